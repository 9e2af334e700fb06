// title: What was asked, answered and said
// about: One row for each request, answer and other word of an actor, by id: those about some measures, and those of actors who have one home.
// param about: ids of measures, or null for all
// param home: id of a jurisdiction: only words of those who are or sit there; null for all
// column id: id of the statement
// column type: relationship type
// column actor: id of who speaks
// column home: id of the home of who speaks, or null
// column whom: id of whom or what it is put to or about
// column measure: id of the measure concerned, or null
// column unnamed: whether it rests on people who are not named
// column properties: everything the statement says
MATCH (a:Actor)-[r:STATED|RESPONDED_TO|REQUESTED]->(x:Entity)
WITH a, r, x, CASE WHEN type(r) = 'REQUESTED' THEN r.measure WHEN x:Measure THEN x.id END AS measure
WHERE $about IS NULL OR measure IN $about
OPTIONAL CALL (a) {
  {{include home}}
}
WITH a, r, x, measure, home WHERE $home IS NULL OR home.id = $home
CALL (a, r) {
  {{include unnamed}}
}
RETURN r.id AS id, type(r) AS type, a.id AS actor, home.id AS home, x.id AS whom, measure, unnamed,
       properties(r) AS properties
ORDER BY id
