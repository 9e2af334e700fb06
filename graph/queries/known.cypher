// title: Which ids are known
// about: The entities among some ids, by id; an id that the graph does not have has no row.
// param ids: entity ids
// column id: entity id
// column labels: its class and superclasses
MATCH (e:Entity) WHERE e.id IN $ids
RETURN e.id AS id, labels(e) AS labels
ORDER BY id
