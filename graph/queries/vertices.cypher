// title: Entities as they are drawn
// about: The entities among some ids as parallel lists, by id; always one row.
// param ids: entity ids
// column ids: the ids
// column labels: class and superclasses of each, in no order
// column properties: everything that each says of itself
// column degrees: how many relationships each has
// column homes: id and name of the jurisdiction that is the home of each, or null
MATCH (e:Entity) WHERE e.id IN $ids
CALL (e) {
  {{include own_home}}
}
WITH e, COUNT { (e)--() } AS degree, home ORDER BY e.id
RETURN collect(e.id) AS ids, collect(labels(e)) AS labels, collect(properties(e)) AS properties,
       collect(degree) AS degrees, collect(coalesce(home, {})) AS homes
