// title: Names behind ids
// about: What a reader calls the entities among some ids, and where a publication is found; an id that the graph does not have has no row.
// param ids: entity ids
// column id: entity id
// column name: its name
// column label: its short label, or null
// column labels: its class and superclasses
// column publisher: publisher of a source, or null
// column date: day of a source, or null
// column date_precision: how exactly that day is known, or null
// column url: address of a source, or null
// column access: secondary for a source read in a copy or quotation, or null
MATCH (e:Entity) WHERE e.id IN $ids
RETURN e.id AS id, coalesce(e.name, e.id) AS name, e.label AS label, labels(e) AS labels, e.publisher AS publisher,
       e.date AS date, e.date_precision AS date_precision, e.url AS url, e.access AS access
ORDER BY id
