// title: Which measures cover {technology} toward {toward} on {on}?
// theme: Controls and coverage
// about: Every item control, whoever imposed it, that reaches the destination for all buyers, covers the technology and is in force or undated on the day.
// param technology: the technology (technology, by default lithography)
// param toward: the destination (jurisdiction, by default chn)
// param on: the day (date, by default the state of knowledge)
// column measure: id of the measure
// column name: its title
// column imposed_by: the imposing actors
// column status: in-force or undated on the day
// column effective: its start, as precisely as it is known; null when undated
// column through: the covered technologies that bring it about, itself or ancestors that are no umbrella
WITH date($on) AS on, $toward AS toward, [] AS without, [] AS added
CALL (on, toward, without, added) {
  {{include standing}}
}
WITH id, state, item, reach WHERE item AND reach = 'all' AND state IN ['in-force', 'undated']
MATCH (t:Technology {id: $technology})-[:NARROWER_THAN*0..]->(c:Technology)<-[:COVERS]-(m:Measure {id: id})
WHERE c = t OR NOT coalesce(c.umbrella, false)
WITH m, state, c ORDER BY c.id
WITH m, state, collect(DISTINCT c.id) AS through
RETURN m.id AS measure, m.name AS name, COLLECT { MATCH (m)-[:IMPOSED_BY]->(a) RETURN a.id ORDER BY a.id } AS imposed_by,
       state AS status, {{written m.effective}} AS effective, through
ORDER BY measure
