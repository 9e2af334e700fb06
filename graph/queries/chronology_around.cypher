// title: What one measure or event says of others
// about: One row for each relationship of an entity except those to sources, in the order of type, direction and id of the other end.
// param id: entity id
// column type: relationship type
// column outgoing: whether it starts from the entity
// column id: id of the entity at the other end
// column name: its name
// column label: its short label, or null
// column labels: its class and superclasses, in no order
// column properties: everything the relationship says
MATCH (:Entity {id: $id})-[r]-(x:Entity) WHERE type(r) <> 'CITES'
RETURN type(r) AS type, startNode(r).id = $id AS outgoing, x.id AS id, coalesce(x.name, x.id) AS name, x.label AS label,
       labels(x) AS labels, properties(r) AS properties
ORDER BY type, outgoing, id, r.id
