// title: What would be covered if {jurisdiction} copied {measure}?
// theme: Controls and coverage
// about: Technologies whose covered share for the United States, Japan, the Netherlands, South Korea, Taiwan, Germany and the jurisdiction differs with a copy of the measure that is in force on the day; largest rise first. The graph stays as it is.
// param jurisdiction: who copies (jurisdiction, by default kor)
// param measure: what is copied (measure, by default jp-23-items-2023)
// param toward: the destination (jurisdiction, by default chn)
// param on: the day, on which the copy is in force (date, by default the state of knowledge)
// column technology: id
// column before: covered share now
// column after: covered share with the copy
// column rise: the difference
// note: Covered shares are upper bounds: a control catches part of a node only.
// rests on: coverage
MATCH (m:Measure {id: $measure})
WITH {{default_by}} + CASE WHEN $jurisdiction IN {{default_by}} THEN [] ELSE [$jurisdiction] END AS by,
     {id: 'scenario-1', item: m:{{classes item_control}}, end_use: m:{{classes end_use}}, by_party: m:{{classes by_party}},
      request: m:DiplomaticRequest, effective: $on, imposed_by: [$jurisdiction],
      targets: [(m)-[:TARGETS]->(x) | x.id], parties: [(m)-[:AIMED_AT]->(x) | x.id],
      exempt: [(m)-[:EXEMPTS]->(x) | x.id], covers: [(m)-[:COVERS]->(x) | x.id]} AS copy
UNWIND [[0, []], [1, [copy]]] AS turn
WITH date($on) AS on, $toward AS toward, by, null AS technologies, [] AS without, turn[0] AS copied, turn[1] AS added
CALL (on, toward, by, technologies, without, added) {
  {{include coverage}}
}
WITH t, copied, covered ORDER BY copied
WITH t, collect(covered) AS shares WHERE shares[0] <> shares[1]
RETURN t.id AS technology, shares[0] AS before, shares[1] AS after, round(shares[1] - shares[0], 4) AS rise
ORDER BY rise DESC, technology
