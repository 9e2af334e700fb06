// title: Measures that count for a jurisdiction
// about: One row for each measure and each of its imposers whose home is the jurisdiction or a union that it is a member of. Source of the rule: questions.yaml, imposed by a jurisdiction.
// in jurisdiction: id of the jurisdiction
// out m: the measure
// out imposer: the actor who imposes it
// out level: national or union
MATCH (j:Jurisdiction {id: jurisdiction})
CALL (j) {
  RETURN j AS seat, 'national' AS level
  UNION ALL
  MATCH (j)-[:MEMBER_OF]->(seat:Jurisdiction)
  RETURN seat, 'union' AS level
}
WITH collect({seat: seat, level: level}) AS seats
MATCH (a:Actor)<-[:IMPOSED_BY]-(:Measure)
WITH DISTINCT a, seats
CALL (a) {
  {{include home}}
}
UNWIND [s IN seats WHERE s.seat = home] AS held
MATCH (m:Measure)-[:IMPOSED_BY]->(a)
RETURN DISTINCT m, a AS imposer, held.level AS level
