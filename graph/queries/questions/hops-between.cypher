// title: How far apart are {from} and {to}?
// theme: Firms
// about: The length of a shortest path between two actors, direction ignored, over who imposes a measure, whom it is aimed at and whose exports it touches by its own record, seats, memberships, parts, supplies, ownership and requests. No row when there is no path.
// param from: one actor (actor, by default asml)
// param to: the other actor (actor, by default huawei)
// column from: actor id
// column to: actor id
// column hops: least number of steps
/* The second end is optional so that the plan looks up one end after the other, not their product. */
MATCH (a:Actor {id: $from})
OPTIONAL MATCH (b:Actor {id: $to})
MATCH p = SHORTEST 1 (a)
  (()-[r:IMPOSED_BY|AIMED_AT|AFFECTS|LOCATED_IN|MEMBER_OF|PART_OF|SUPPLIES|RELATED_TO|REQUESTED]-(o:Actor|Measure)
   WHERE CASE type(r) WHEN 'AFFECTS' THEN r.predicate IS NULL WHEN 'RELATED_TO' THEN r.predicate = 'owns'
                     WHEN 'MEMBER_OF' THEN endNode(r):Group|Jurisdiction ELSE true END)*
  (b)
RETURN a.id AS from, b.id AS to, length(p) AS hops
