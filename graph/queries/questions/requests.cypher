// title: Who asked whom for what?
// theme: Requests and answers
// about: Diplomatic requests with those who asked and those who were asked: the destinations of the request and the objects of the statements that name it.
// param asked: only requests to this jurisdiction or to actors in it (jurisdiction)
// column measure: id of the request
// column name: its title
// column asked_by: the actors who asked
// column asked: the actors asked
// column announced: when it became known, as precisely as it is known
// column technologies: what it is about
// column status: status text of the fact base
MATCH (m:DiplomaticRequest)
OPTIONAL MATCH (who:Actor)-[r:REQUESTED]->(whom:Actor) WHERE r.measure = m.id
WITH m, collect(who) + COLLECT { MATCH (m)-[:IMPOSED_BY]->(a) RETURN a } AS askers,
     collect(whom) + COLLECT { MATCH (m)-[:TARGETS]->(a) RETURN a } AS actors
CALL (actors) {
  {{include homes}}
}
WITH m, askers, actors, homes WHERE $asked IS NULL OR $asked IN homes
RETURN m.id AS measure, m.name AS name, COLLECT { UNWIND askers AS a RETURN DISTINCT a.id ORDER BY a.id } AS asked_by,
       COLLECT { UNWIND actors AS a RETURN DISTINCT a.id ORDER BY a.id } AS asked, {{written m.announced}} AS announced,
       COLLECT { MATCH (m)-[:COVERS]->(t) RETURN DISTINCT t.id ORDER BY t.id } AS technologies, m.status AS status
ORDER BY measure
