// title: One statement
// about: The relationship with an id at an entity, both its ends, and the sources it cites, newest first. No row when there is none.
// param at: entity id of one end
// param id: relationship id
// column id: relationship id
// column type: relationship type
// column source: id, name and labels of the entity it starts from
// column target: id, name and labels of the entity it leads to
// column properties: everything the relationship says
// column cited: the sources, each with all it says of itself
MATCH (:Entity {id: $at})-[r {id: $id}]-(:Entity)
WITH r, startNode(r) AS a, endNode(r) AS b LIMIT 1
OPTIONAL MATCH (s:Source) WHERE s.id IN r.sources
WITH r, a, b, s ORDER BY s.date DESC, s.id
RETURN r.id AS id, type(r) AS type, a {.id, .name, labels: labels(a)} AS source, b {.id, .name, labels: labels(b)} AS target,
       properties(r) AS properties, collect(properties(s)) AS cited
