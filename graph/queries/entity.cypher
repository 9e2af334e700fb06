// title: One entity
// about: The entity with an id, all it says of itself, and the sources it cites, newest first. No row when there is none.
// param id: entity id
// column id: entity id
// column labels: class and superclasses, in no order
// column properties: everything the entity says of itself
// column cited: the sources, each with all it says of itself
MATCH (e:Entity {id: $id})
OPTIONAL MATCH (s:Source) WHERE s.id IN e.sources
WITH e, s ORDER BY s.date DESC, s.id
RETURN e.id AS id, labels(e) AS labels, properties(e) AS properties, collect(properties(s)) AS cited
