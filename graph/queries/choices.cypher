// title: What can be chosen of some classes
// about: Every entity of the classes as parallel lists, by name; always one row.
// param classes: the classes, each entity of any of them counts once
// column ids: the ids
// column names: the names, in the same order
// column shorts: the short labels or nulls, in the same order
// column kinds: class and superclasses of each, in the same order
MATCH (e:Entity) WHERE any(class IN $classes WHERE class IN labels(e))
WITH e ORDER BY toLower(coalesce(e.name, e.id)), e.id
RETURN collect(e.id) AS ids, collect(coalesce(e.name, e.id)) AS names, collect(coalesce(e.label, '')) AS shorts,
       collect(labels(e)) AS kinds
