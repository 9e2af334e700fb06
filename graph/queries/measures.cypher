// title: Measures that cover technologies
// about: Every measure that covers a technology, with its names, for lists to choose from; by id.
// column id: id
// column name: title
// column label: short label of at most 28 characters, or null
// column effective: day of its start, ISO, as precisely as it is known, or null
MATCH (m:Measure) WHERE EXISTS { (m)-[:COVERS]->() }
RETURN m.id AS id, m.name AS name, m.label AS label, {{written m.effective}} AS effective
ORDER BY id
