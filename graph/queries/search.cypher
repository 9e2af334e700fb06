// title: Candidates for a search
// about: Entities whose searched words come near the text, and the two ends of relationships that name a control number; best first by the index, to be ranked again by the caller.
// param text: Lucene query for entities
// param codes: Lucene query for relationships, or the empty text for none
// param ids: ids to look up as they are
// param limit: most candidates of each kind
// column id: entity id
// column name: its name
// column labels: its class and superclasses
// column label: its short label, or null
// column aliases: its other names
// column codes: its control and tariff numbers
// column publisher: publisher of a source, or null
// column score: how well the index says it fits; the larger the better
// column reason: the control number on a relationship that led here, or null
// column degree: number of links
// column sources: the publisher of a source, else the names of the data sets that contain it
MATCH (l:LoadRecord)
WITH collect(l {.id, .name}) AS loads
CALL (loads) {
  CALL db.index.fulltext.queryNodes('entity_search', $text, {limit: $limit}) YIELD node, score
  RETURN node AS e, score, null AS reason
  UNION ALL
  WITH 1 AS one WHERE $codes <> ''
  CALL db.index.fulltext.queryRelationships('relationship_search', $codes, {limit: $limit}) YIELD relationship AS r, score
  UNWIND [endNode(r), startNode(r)] AS e
  RETURN e, score, r.eccn AS reason
  UNION ALL
  MATCH (e:Entity) WHERE e.id IN $ids
  RETURN e, 100.0 AS score, null AS reason
}
WITH loads, e, max(score) AS score, min(reason) AS reason
RETURN e.id AS id, e.name AS name, labels(e) AS labels, e.label AS label, coalesce(e.aliases, []) AS aliases,
       coalesce(e.eccn, []) + coalesce(e.hs_codes, []) + coalesce(e.iso2, []) + coalesce(e.iso3, []) AS codes,
       e.publisher AS publisher, score, reason, COUNT { (e)--() } AS degree,
       CASE WHEN e:Source AND e.publisher IS NOT NULL THEN [e.publisher]
            ELSE [l IN loads WHERE l.id IN [s IN e.loaded_by | 'load:' + s] | coalesce(l.name, l.id)] END AS sources
ORDER BY score DESC, id
