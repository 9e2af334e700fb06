// title: Relationships that join entities
// about: Every relationship between two of some entities, or between one of them and one of others, as parallel lists, by id; always one row. What begins at an entity is followed, since most lead to hubs, few from them; of one from which more than 10,000 lead, what joins it to each of the rest is looked for.
// param ids: ids of the entities
// param others: ids of other entities; what joins two of these is left out
// column ids: relationship ids
// column types: relationship types
// column starts: the ids of the entities that they start from
// column ends: the ids of the entities that they lead to
// column properties: everything that each relationship says
MATCH (e:Entity) WHERE e.id IN $ids
WITH collect(e) AS given
OPTIONAL MATCH (o:Entity) WHERE o.id IN $others
WITH given, collect(o) AS others
WITH given, others, given + others AS every, [e IN given WHERE COUNT { (e)-->() } > 10000] AS wide,
     reduce(n = 0, e IN given | n + COUNT { (e)<--() }) AS to_given, reduce(n = 0, o IN others | n + COUNT { (o)-->() }) AS from_others
/* Entities are looked for among entities, not their ids among ids, which would be read from the store for each. */
CALL (given, others, every, wide, to_given, from_others) {
  UNWIND [e IN given WHERE NOT e IN wide] AS a
  MATCH (a)-[r]->(b) WHERE b IN every
  RETURN r
  UNION
  UNWIND wide AS a UNWIND every AS b
  MATCH (a)-[r]->(b)
  RETURN r
  UNION
  UNWIND CASE WHEN from_others <= to_given THEN others ELSE [] END AS a
  MATCH (a)-[r]->(b) WHERE b IN given
  RETURN r
  UNION
  UNWIND CASE WHEN from_others > to_given THEN given ELSE [] END AS b
  MATCH (a)-[r]->(b) WHERE a IN others
  RETURN r
}
WITH r ORDER BY r.id
RETURN collect(r.id) AS ids, collect(type(r)) AS types, collect(startNode(r).id) AS starts, collect(endNode(r).id) AS ends,
       collect(properties(r)) AS properties
