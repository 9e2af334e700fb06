// title: Requests, answers, events and links between measures
// about: What ties measures to each other and to those who ask, answer and act, with days; always one row, each column a list ordered by id.
// column links: maps of id, type, from and to: one measure amends, revokes, extends or retaliates for another
// column requests: maps of id of a request, homes of those asked, and ids of the actors asked
// column answers: maps of id, measure, actor, name of the actor, home, word, day, precision and reason
// column events: maps of id, name, day, precision, homes of those involved, ids of the actors, ids of the measures concerned, sources and confidence
CALL () {
  OPTIONAL MATCH (m:Measure)-[r:AMENDS|REVOKES|EXTENDS|RETALIATES_FOR]->(x:Measure)
  WITH r, m, x ORDER BY r.id
  RETURN [l IN collect({id: r.id, type: type(r), from: m.id, to: x.id}) WHERE l.id IS NOT NULL] AS links
}
CALL (links) {
  OPTIONAL MATCH (m:DiplomaticRequest)
  WITH m, [(m)-[:TARGETS]->(a) | a] + COLLECT { MATCH (:Actor)-[r:REQUESTED]->(a:Actor) WHERE r.measure = m.id RETURN a } AS actors
  CALL (actors) {
    {{include homes}}
  }
  WITH m, COLLECT { UNWIND actors AS a RETURN DISTINCT a.id ORDER BY a.id } AS asked,
       COLLECT { UNWIND homes AS h RETURN h ORDER BY h } AS homes ORDER BY m.id
  RETURN [q IN collect({id: m.id, homes: homes, asked: asked}) WHERE q.id IS NOT NULL] AS requests
}
CALL (requests) {
  OPTIONAL MATCH (a:Actor)-[r:RESPONDED_TO]->(m:Measure)
  OPTIONAL CALL (a) {
    {{include home}}
  }
  WITH a, r, m, home ORDER BY r.id
  RETURN [x IN collect({id: r.id, measure: m.id, actor: a.id, name: a.name, home: home.id, word: r.predicate, day: r.date,
                        precision: r.date_precision, reason: coalesce(r.reason, r.claim, r.what)}) WHERE x.id IS NOT NULL] AS answers
}
CALL (answers) {
  OPTIONAL MATCH (e:Event) WHERE e.date IS NOT NULL
  WITH e, [(e)-[:INVOLVES]->(a) | a] AS actors
  CALL (actors) {
    {{include homes}}
  }
  WITH e, actors, homes ORDER BY e.id
  RETURN [x IN collect({id: e.id, name: e.name, day: e.date, precision: e.date_precision,
                        homes: COLLECT { UNWIND homes AS h RETURN h ORDER BY h }, actors: [a IN actors | a.id],
                        measures: COLLECT { MATCH (e)-[:CONCERNS]-(m:Measure) RETURN DISTINCT m.id ORDER BY m.id },
                        sources: coalesce(e.sources, []), confidence: e.confidence}) WHERE x.id IS NOT NULL] AS events
}
RETURN links, requests, answers, events
