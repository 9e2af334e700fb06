// title: Links of an entity
// about: One row for each relationship type, direction and set of labels at an entity: to how many neighbours it leads. A relationship from an entity to itself is left out. Nothing is sorted by neighbour, so that an entity with very many costs little.
// param id: entity id
// column type: relationship type
// column outgoing: whether it leads from the entity
// column labels: class and superclasses of the neighbours, in no order
// column neighbours: how many neighbours, each counted once
// column total: how many neighbours over all types, each counted once
MATCH (e:Entity {id: $id})
CALL (e) {
  MATCH (e)--(n:Entity) WHERE n <> e
  RETURN count(DISTINCT n) AS total
}
MATCH (e)-[r]-(n:Entity) WHERE n <> e
WITH DISTINCT total, type(r) AS type, startNode(r) = e AS outgoing, n
RETURN type, outgoing, labels(n) AS labels, count(*) AS neighbours, total
ORDER BY type, outgoing, labels
