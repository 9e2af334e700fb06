// title: Several records
// about: The entities among some ids with all they say of themselves, by id; an id that the graph does not have has no row.
// param ids: entity ids
// column id: entity id
// column labels: class and superclasses, in no order
// column properties: everything the entity says of itself
MATCH (e:Entity) WHERE e.id IN $ids
RETURN e.id AS id, labels(e) AS labels, properties(e) AS properties
ORDER BY id
