// title: Where a statement stands
// about: The entity that the relationship with an id starts from; no row when there is none.
// param id: relationship id
// param whole: the id as one phrase of a full-text query
// column at: entity id
CALL db.index.fulltext.queryRelationships('statement_id', $whole) YIELD relationship AS r
WITH r, startNode(r) AS a WHERE r.id = $id
RETURN a.id AS at ORDER BY at LIMIT 1
