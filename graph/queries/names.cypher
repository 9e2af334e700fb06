// title: All names of a class
// about: Ids and names of every entity of a class, by id; always one row.
// param label: the class
// column ids: the ids
// column names: the names, in the same order
MATCH (e:Entity) WHERE $label IN labels(e)
WITH e ORDER BY e.id
RETURN collect(e.id) AS ids, collect(coalesce(e.name, e.id)) AS names
