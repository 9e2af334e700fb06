// title: Neighbours by relationship
// about: One row for each relationship type and direction at an entity: how many neighbours it leads to, and the ones with most links. A relationship from an entity to itself is left out.
// param id: entity id
// param without: relationship types to leave out
// param whole: type and direction to list further than the rest, such as `PRODUCES out`; none is the empty text
// param fold: up to this many neighbours are listed in full
// param first: so many are listed of a group with more than that
// param most: so many are listed of the group named in `whole`
// column type: relationship type
// column direction: `out` from the entity, `in` to it
// column neighbours: how many neighbours
// column statements: how many relationships
// column total: how many neighbours over all types, each counted once
// column shown: the listed neighbours, each with id, name, labels, own facts, number of links and the relationships to it
MATCH (e:Entity {id: $id})
WITH e, COUNT { MATCH (e)-[r]-(n:Entity) WHERE n <> e AND NOT type(r) IN $without RETURN DISTINCT n } AS total
MATCH (e)-[r]-(n:Entity) WHERE n <> e AND NOT type(r) IN $without
WITH e, total, r, n ORDER BY r.id
WITH total, type(r) AS type, CASE WHEN startNode(r) = e THEN 'out' ELSE 'in' END AS direction, n, collect(r) AS links
WITH total, type, direction, n, links, COUNT { (n)--() } AS degree
ORDER BY degree DESC, n.id
WITH total, type, direction, count(*) AS neighbours, sum(size(links)) AS statements,
     collect({n: n, links: links, degree: degree}) AS every
WITH total, type, direction, neighbours, statements,
     CASE WHEN type + ' ' + direction = $whole THEN every[..$most] WHEN neighbours > $fold THEN every[..$first] ELSE every END AS kept
RETURN type, direction, neighbours, statements, total,
       [k IN kept | {id: k.n.id, name: k.n.name, labels: labels(k.n), properties: properties(k.n), degree: k.degree,
                     statements: [l IN k.links | properties(l)]}] AS shown
ORDER BY type, direction
