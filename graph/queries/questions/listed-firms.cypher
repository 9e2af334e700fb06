// title: Which firms are listed, by which measure, since when?
// theme: Firms
// about: One row for each party of each end-user listing that is in force or undated on the day. Only firms that the graph names; the lists themselves are longer.
// param jurisdiction: only lists of this jurisdiction (jurisdiction)
// param on: the day (date, by default the state of knowledge)
// column firm: id of the party listed
// column name: its name
// column located_in: its home
// column measure: id of the listing
// column since: its start, as precisely as it is known; null when undated
// column status: in-force or undated on the day
MATCH (m:EndUserListing)-[:AIMED_AT]->(a:Actor)
WITH m, a, date($on) AS on
CALL (m, on) {
  {{include state}}
}
WITH m, a, state WHERE state IN ['in-force', 'undated']
CALL (m) {
  WITH COLLECT { MATCH (m)-[:IMPOSED_BY]->(i) RETURN i } AS actors
  CALL (actors) {
    {{include homes}}
  }
  RETURN homes
}
WITH m, a, state WHERE $jurisdiction IS NULL OR $jurisdiction IN homes
  OR EXISTS { MATCH (:Jurisdiction {id: $jurisdiction})-[:MEMBER_OF]->(u:Jurisdiction) WHERE u.id IN homes }
CALL (a) {
  OPTIONAL CALL (a) {
    {{include home}}
  }
  RETURN home
}
RETURN a.id AS firm, a.name AS name, home.id AS located_in, m.id AS measure, {{written m.effective}} AS since, state AS status
ORDER BY firm, measure
