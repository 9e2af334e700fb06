// title: Which statements rest on people who are not named?
// theme: Sources and claims
// about: Statements, positions and requests whose subject is a group of people or whose note says that those who spoke are not named.
// param about: only statements about this (entity)
// column actor: id of the subject
// column name: its name
// column statement: the predicate
// column about: id of the object
// column claim: what was said; null when not known
// column sources: source ids
MATCH (a:Actor)-[r:STATED|RESPONDED_TO|REQUESTED]->(o:Entity) WHERE $about IS NULL OR o.id = $about
CALL (a, r) {
  {{include unnamed}}
}
WITH a, r, o WHERE unnamed
RETURN a.id AS actor, a.name AS name, r.predicate AS statement, o.id AS about,
       coalesce(r.claim, r.reason, r.what, r.status) AS claim,
       COLLECT { UNWIND r.sources AS s RETURN DISTINCT s ORDER BY s } AS sources
ORDER BY actor, about, statement
