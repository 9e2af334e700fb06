// title: The next neighbours of an entity
// about: The neighbours of an entity along the chosen relationships that are not there yet, those with most links first, then by id; how many there are, and how many of them are there. One row, none for an unknown id.
// param id: entity id
// param type: relationship type, or the empty text for all
// param outgoing: whether the relationship leads from the entity; null for both directions
// param kind: class that the neighbours must have, at or below it; the empty text for all
// param without: relationship types to leave out
// param have: ids of the entities that are there
// param most: most neighbours to list
// column total: how many neighbours, each counted once
// column shown: how many of them are there
// column found: the listed neighbours, each with id, labels, own facts, number of links and home
MATCH (e:Entity {id: $id})
CALL (e) {
  MATCH (e)-[r]-(n:Entity)
  WHERE n <> e AND NOT type(r) IN $without AND ($type = '' OR type(r) = $type)
    AND ($outgoing IS NULL OR (startNode(r) = e) = $outgoing) AND ($kind = '' OR $kind IN labels(n))
  WITH DISTINCT n
  WITH COUNT { (n)--() } AS degree, collect(n) AS alike ORDER BY degree DESC
  RETURN collect({degree: degree, alike: alike}) AS levels
}
CALL (levels) {
  MATCH (h:Entity) WHERE h.id IN $have
  WITH COUNT { (h)--() } AS degree, collect(h) AS there
  UNWIND levels AS level
  WITH level, degree, there WHERE level.degree = degree
  RETURN sum(size([h IN there WHERE h IN level.alike])) AS shown
}
CALL (levels) {
  /* Ids are read only of those that may be listed: of a hub's neighbours, most are not. */
  UNWIND range(0, size(levels) - 1) AS place
  WITH levels[place] AS level, reduce(before = 0, l IN levels[..place] | before + size(l.alike)) AS before
  WHERE before < $most + size($have)
  UNWIND level.alike AS n
  WITH n AS e, level.degree AS degree WHERE NOT n.id IN $have
  WITH e, degree ORDER BY degree DESC, e.id LIMIT $most
  CALL (e) {
    {{include own_home}}
  }
  WITH e, degree, home ORDER BY degree DESC, e.id
  RETURN collect({id: e.id, labels: labels(e), properties: properties(e), degree: degree, home: home}) AS found
}
RETURN reduce(total = 0, l IN levels | total + size(l.alike)) AS total, shown, found
