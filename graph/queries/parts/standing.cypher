// title: How every measure stands
// about: One row for each measure of the graph, and for each that a scenario adds: how it stands on a day and whether it reaches a destination. Source of the rule: INTERFACE, coverage.
// in on: the day
// in toward: id of the destination
// in without: ids of measures that a scenario drops
// in added: measures that a scenario adds, each a map
// out id: id of the measure
// out item: whether its kind is an item control
// out end_use: whether its kind looks at the use or the user
// out request: whether it is a diplomatic request
// out homes: ids of the homes of its imposers
// out asked: ids of the homes of those to whom a request was put by that day
// out covers: the technologies it names
// out reach: all buyers at the destination, only named parties there, or null
// out state: ended, suspended, in-force, undated, announced, or null when nothing is known of it on that day
MATCH (d:Jurisdiction {id: toward})
WITH on, without, added, d, [d.id] + [(d)-[:MEMBER_OF]->(g) | g.id] AS places
CALL (added) {
  MATCH (a:Actor) WHERE EXISTS { (a)<-[:IMPOSED_BY]-(:Measure) } OR any(x IN added WHERE a.id IN x.imposed_by)
  CALL (a) {
    {{include home}}
  }
  RETURN collect({a: a, home: home.id}) AS seats
}
CALL (without, added) {
  MATCH (m:Measure) WHERE NOT m.id IN without
  RETURN m.id AS id, m:{{classes item_control}} AS item, m:{{classes end_use}} AS end_use, m:{{classes by_party}} AS by_party,
         m:DiplomaticRequest AS request, m {.announced, .effective, .suspended, .resumed, .ended, .status} AS m,
         [(m)-[:IMPOSED_BY]->(a) | a] AS imposers, [(m)-[:TARGETS]->(a) | a] AS targets,
         [(m)-[:AIMED_AT]->(a) | a] AS parties, [(m)-[:EXEMPTS]->(a) | a.id] AS exempt, [(m)-[:COVERS]->(t) | t] AS covers
  UNION ALL
  UNWIND added AS x
  RETURN x.id AS id, x.item AS item, x.end_use AS end_use, x.by_party AS by_party, x.request AS request,
         {effective: date(x.effective)} AS m,
         COLLECT { MATCH (a:Actor) WHERE a.id IN x.imposed_by RETURN a } AS imposers,
         COLLECT { MATCH (a:Actor) WHERE a.id IN x.targets RETURN a } AS targets,
         COLLECT { MATCH (a:Actor) WHERE a.id IN x.parties RETURN a } AS parties,
         x.exempt AS exempt, COLLECT { MATCH (t:Technology) WHERE t.id IN x.covers RETURN t } AS covers
}
WITH *, by_party AND size(targets) = 0 AND size(parties) > 0 AS by_name
WITH *, CASE WHEN request AND m.announced <= on
             THEN targets + COLLECT { MATCH (:Actor)-[r:REQUESTED {measure: id}]->(o:Actor) RETURN o } ELSE [] END AS whom
WITH *, CASE WHEN by_name THEN COLLECT {
       WITH parties AS actors
       CALL (actors) {
         {{include homes}}
       }
       UNWIND homes AS home
       RETURN home } ELSE [] END AS party_homes,
     CASE WHEN size(whom) > 0 THEN COLLECT {
       WITH whom AS actors
       CALL (actors) {
         {{include homes}}
       }
       UNWIND homes AS home
       RETURN home } ELSE [] END AS asked,
     [s IN seats WHERE s.a IN imposers | s.home] AS homes
CALL (m, on) {
  {{include state}}
}
RETURN id, item, end_use, request, homes, asked, covers,
       CASE WHEN any(x IN exempt WHERE x IN places) THEN null
            WHEN size(targets) > 0 THEN CASE WHEN any(a IN targets WHERE a.id IN places) THEN 'all' END
            WHEN by_name THEN CASE WHEN d.id IN party_homes THEN 'parties' END
            WHEN none(h IN homes WHERE h IN places) THEN 'all' END AS reach, state
