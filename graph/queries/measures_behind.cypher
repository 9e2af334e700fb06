// title: Measures with their sources
// about: The measures among some ids with all they say of themselves and the sources they cite, newest first; by id. An id that is no measure has no row.
// param ids: ids of measures
// column id: id
// column labels: class and superclasses
// column properties: everything the measure says of itself
// column cited: the sources, each with all it says of itself
MATCH (m:Measure) WHERE m.id IN $ids
RETURN m.id AS id, labels(m) AS labels, properties(m) AS properties,
       COLLECT { MATCH (s:Source) WHERE s.id IN m.sources RETURN properties(s) ORDER BY s.date DESC, s.id } AS cited
ORDER BY id
