// title: What several entities are linked to
// about: The entities that at least two of a selection are linked to and that are not there yet: those linked to most of the selection first, then those with most links, then by id; how many there are, and how many of them are there. Always one row.
// param ids: ids of the selection, itself left out
// param without: relationship types to leave out
// param have: ids of the entities that are there
// param most: most entities to list
// column total: how many entities at least two are linked to
// column shown: how many of them are there
// column found: the listed ones, each with id, name, labels and number of links
CALL () {
  MATCH (e:Entity) WHERE e.id IN $ids
  CALL (e) {
    MATCH (e)-[r]-(n:Entity) WHERE NOT type(r) IN $without
    RETURN DISTINCT n
  }
  WITH n, count(*) AS joined WHERE joined > 1 AND NOT n.id IN $ids
  RETURN collect({n: n, joined: joined}) AS every
}
CALL (every) {
  UNWIND every AS one
  WITH one.n AS n WHERE n.id IN $have
  RETURN count(*) AS shown
}
CALL (every) {
  UNWIND every AS one
  WITH one.n AS n, one.joined AS joined WHERE NOT n.id IN $have
  WITH n, joined, COUNT { (n)--() } AS degree ORDER BY joined DESC, degree DESC, n.id LIMIT $most
  RETURN collect({id: n.id, name: n.name, labels: labels(n), degree: degree}) AS found
}
RETURN size(every) AS total, shown, found
