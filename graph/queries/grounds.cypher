// title: What an answer rests on
// about: The records and statements behind an answer: the measures, gaps and events among its entities, what these measures name, and what relates its entities to each other; always one row.
// param ids: ids of the entities of the answer
// param every: whether it rests on every measure, as a count does
// param with_shares: whether shares of supply are among what it rests on
// column measures: ids of the measures, sorted
// column statements: number of relationships
// column shares: loader source, year and basis of the shares among them, each once
// column sources: ids of all sources, those in the answer itself among them, sorted
// column unverified: ids of records and statements that no read source confirms, sorted
// column low: ids of records and statements of low confidence, sorted
CALL () {
  MATCH (e:Entity) WHERE e.id IN $ids
  RETURN e
  UNION
  MATCH (e:Measure) WHERE $every
  RETURN e
}
WITH collect(e) AS entities
CALL (entities) {
  UNWIND entities AS a
  MATCH (a)-[r]->(b:Entity) WHERE type(r) <> 'CITES' AND (b IN entities OR a:Measure AND type(r) IN ['COVERS', 'IMPOSED_BY', 'TARGETS', 'EXEMPTS'])
    AND ($with_shares OR type(r) <> 'PRODUCES' OR r.basis IS NULL)
  RETURN collect(DISTINCT r) AS links
}
WITH links, [e IN entities WHERE e:Measure OR e:Gap OR e:Event] AS records, [e IN entities WHERE e:Source | e.id] AS named
WITH links, records, named, [x IN records | x {.id, .sources, .verified, .confidence}] + [x IN links | x {.id, .sources, .verified, .confidence}] AS said
RETURN COLLECT { UNWIND records AS e WITH e WHERE e:Measure RETURN e.id ORDER BY e.id } AS measures, size(links) AS statements,
       COLLECT { UNWIND links AS r WITH r WHERE type(r) = 'PRODUCES' AND r.basis IS NOT NULL UNWIND r.loaded_by AS by
                 WITH DISTINCT by, r.year AS year, r.basis AS basis ORDER BY by, year DESC, basis
                 RETURN by + coalesce(', ' + year, '') + ', ' + basis } AS shares,
       COLLECT { UNWIND named + reduce(all = [], x IN said | all + coalesce(x.sources, [])) AS s RETURN DISTINCT s ORDER BY s } AS sources,
       COLLECT { UNWIND said AS x WITH x WHERE x.verified = false RETURN DISTINCT x.id ORDER BY x.id } AS unverified,
       COLLECT { UNWIND said AS x WITH x WHERE x.confidence = 'low' RETURN DISTINCT x.id ORDER BY x.id } AS low
