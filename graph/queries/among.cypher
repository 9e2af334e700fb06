// title: Relationships among entities
// about: Every relationship that begins and ends at one of the given entities, by id. It is looked for at the end that has fewer relationships, so that an entity with very many costs little: up to 1,000 are followed; two entities with more are asked only for what joins them.
// param ids: entity ids
// param statements: relationship ids to keep; of an empty list, all
// column id: relationship id
// column type: relationship type
// column source: id, name and labels of the entity it starts from
// column target: id, name and labels of the entity it leads to
// column properties: everything the relationship says
MATCH (e:Entity) WHERE e.id IN $ids
WITH collect(e) AS given
WITH [e IN given WHERE COUNT { (e)--() } <= 1000] AS few, [e IN given WHERE COUNT { (e)--() } > 1000] AS many
CALL (few, many) {
  UNWIND few AS e
  MATCH (e)-[r]-(o:Entity) WHERE o.id IN $ids
  RETURN r
  UNION
  UNWIND many AS a UNWIND many AS b
  MATCH (a)-[r]->(b)
  RETURN r
}
WITH r WHERE $statements = [] OR r.id IN $statements
WITH r, startNode(r) AS a, endNode(r) AS b
RETURN r.id AS id, type(r) AS type, a {.id, .name, labels: labels(a)} AS source, b {.id, .name, labels: labels(b)} AS target,
       properties(r) AS properties
ORDER BY id
