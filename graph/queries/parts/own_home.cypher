// title: The home of an entity
// about: The home of an actor, and of a measure that of whoever imposes it, when it is one jurisdiction; always one row.
// in e: the entity
// out home: id and name of the jurisdiction, or null
MATCH (e)-[:IMPOSED_BY*0..1]->(a:Actor)
CALL (a) {
  {{include home}}
}
WITH collect(DISTINCT home {.id, .name}) AS homes
RETURN CASE size(homes) WHEN 1 THEN homes[0] END AS home
