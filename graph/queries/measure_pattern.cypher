// title: What a copy of a measure takes over
// about: Kind, technologies, destinations, parties and exemptions of one measure, all but its dates and status. No row when there is none.
// param id: id of the measure
// column kind: its kind
// column covers: the technologies it names, by id
// column targets: the destinations it names, by id
// column parties: the parties it is aimed at, by id
// column exempt: the destinations it exempts, by id
MATCH (m:Measure {id: $id})
RETURN m.kind AS kind,
       COLLECT { MATCH (m)-[:COVERS]->(x) RETURN DISTINCT x.id ORDER BY x.id } AS covers,
       COLLECT { MATCH (m)-[:TARGETS]->(x) RETURN DISTINCT x.id ORDER BY x.id } AS targets,
       COLLECT { MATCH (m)-[:AIMED_AT]->(x) RETURN DISTINCT x.id ORDER BY x.id } AS parties,
       COLLECT { MATCH (m)-[:EXEMPTS]->(x) RETURN DISTINCT x.id ORDER BY x.id } AS exempt
