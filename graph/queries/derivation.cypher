// title: How measures come to bear on technologies
// about: For each pair of a technology and a measure, of the graph or of a scenario: what the measure says, and through which technology it bears on the one asked for. No row for a pair that is unknown or unrelated.
// param pairs: maps of technology and measure, ids
// param toward: id of the destination
// param added: measures that a scenario adds, each a map
// column technology: id
// column technology_name: its name
// column measure: id
// column name: title of the measure; null for one that a scenario adds
// column kind: word of the record for its class; null likewise
// column status: status text of the record; null likewise
// column announced: as precisely as it is known, or null
// column effective: likewise
// column begins: the day that counts of its start, ISO, or null
// column suspended: likewise
// column resumed: likewise
// column ended: likewise
// column confidence: high, medium, low or null
// column verified: true, false or null
// column by_party: whether a measure of its class that names parties and no destination reaches them only
// column imposed_by: id, name and home (name or null) of each imposer, by id
// column targets: id, name, and whether it is or holds the destination, of each target, by id
// column parties: names of those it is aimed at, by id
// column asked: names of those to whom a request was put, by id
// column through: id, name, relation (covers, broad, narrower), item number and wording of each technology it names that bears on this one, by id
UNWIND $pairs AS pair
MATCH (t:Technology {id: pair.technology})
CALL (pair) {
  MATCH (m:Measure {id: pair.measure})
  RETURN m {.id, .name, .kind, .status, .confidence, .verified, announced: {{written m.announced}},
            effective: {{written m.effective}}, begins: toString(m.effective), suspended: {{written m.suspended}}, resumed: {{written m.resumed}},
            ended: {{written m.ended}}, by_party: m:{{classes by_party}}} AS m,
         [(m)-[:IMPOSED_BY]->(a) | a] AS imposers, [(m)-[:TARGETS]->(a) | a] AS targets,
         [(m)-[:AIMED_AT]->(a) | a] AS parties, [(m)-[r:COVERS]->(c) | {c: c, eccn: r.eccn, text: r.text}] AS covers
  UNION ALL
  UNWIND $added AS x
  WITH x WHERE x.id = pair.measure
  RETURN {id: x.id, effective: x.effective, begins: x.effective, by_party: x.by_party} AS m,
         COLLECT { MATCH (a:Actor) WHERE a.id IN x.imposed_by RETURN a } AS imposers,
         COLLECT { MATCH (a:Actor) WHERE a.id IN x.targets RETURN a } AS targets,
         COLLECT { MATCH (a:Actor) WHERE a.id IN x.parties RETURN a } AS parties,
         COLLECT { MATCH (c:Technology) WHERE c.id IN x.covers RETURN {c: c, eccn: null, text: null} } AS covers
}
CALL (t, covers) {
  UNWIND covers AS cover
  WITH t, cover, cover.c AS c
  WITH cover, c, CASE WHEN c = t OR EXISTS { (t)-[:NARROWER_THAN*1..]->(c) }
                      THEN CASE WHEN c = t OR NOT coalesce(c.umbrella, false) THEN 'covers' ELSE 'broad' END
                      WHEN EXISTS { (c)-[:NARROWER_THAN*1..]->(t) } THEN 'narrower' END AS how
  WHERE how IS NOT NULL
  WITH c, how, cover ORDER BY c.id, cover.eccn, cover.text
  RETURN collect({id: c.id, name: c.name, how: how, eccn: cover.eccn, text: cover.text}) AS through
}
WITH t, m, imposers, targets, parties, through WHERE size(through) > 0
CALL (imposers) {
  UNWIND imposers AS a
  CALL (a) {
    OPTIONAL CALL (a) {
      {{include home}}
    }
    RETURN home
  }
  WITH a, home ORDER BY a.id
  RETURN collect({id: a.id, name: a.name, home: home.name}) AS imposed_by
}
RETURN t.id AS technology, t.name AS technology_name, m.id AS measure, m.name AS name, m.kind AS kind, m.status AS status,
       m.announced AS announced, m.effective AS effective, m.begins AS begins, m.suspended AS suspended, m.resumed AS resumed, m.ended AS ended,
       m.confidence AS confidence, m.verified AS verified, m.by_party AS by_party, imposed_by,
       COLLECT { UNWIND targets AS a WITH a ORDER BY a.id
                 RETURN {id: a.id, name: a.name, hit: a.id = $toward OR EXISTS { (:Jurisdiction {id: $toward})-[:MEMBER_OF]->(a) }} } AS targets,
       COLLECT { UNWIND parties AS a WITH a ORDER BY a.id RETURN a.name } AS parties,
       COLLECT { MATCH (:Actor)-[:REQUESTED {measure: m.id}]->(a:Actor) WITH DISTINCT a ORDER BY a.id RETURN a.name } AS asked,
       through
ORDER BY technology, measure
