// title: One step further
// about: The neighbours of some entities along the allowed relationships, as parallel lists; always one row. A publication is stepped on only where that is allowed, or when it is an end.
// param ids: entity ids
// param types: relationship types to walk along; of an empty list, all
// param without: relationship types not to walk along
// param ends: ids of the two ends
// param publications: whether every publication may be stepped on
// param most: so many relationships are followed and no more; as many in the answer mean that there may be more
// column ids: the ids of those that have neighbours
// column neighbours: the ids of the neighbours of each, again for each relationship
// column followed: how many relationships were followed
// column next: how many relationships the neighbours have in all
MATCH (e:Entity) WHERE e.id IN $ids
MATCH (e)-[r]-(n:Entity)
WHERE n <> e AND (size($types) = 0 OR type(r) IN $types) AND NOT type(r) IN $without
  AND ($publications OR NOT n:Source OR n.id IN $ends)
WITH e, n LIMIT $most
WITH e, collect(n.id) AS neighbours, sum(COUNT { (n)--() }) AS links
RETURN collect(e.id) AS ids, collect(neighbours) AS neighbours, coalesce(sum(size(neighbours)), 0) AS followed,
       coalesce(sum(links), 0) AS next
