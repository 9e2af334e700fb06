// title: State of knowledge
// about: What has been loaded and how much of it there is; always one row.
// column records: the loaded sources, each with its name, licence, credit, release and day, by id
// column entities: number of entities
// column measures: number of measures
// column sources: number of sources
OPTIONAL MATCH (l:LoadRecord)
WITH l ORDER BY l.id
RETURN collect(properties(l)) AS records, COUNT { (:Entity) } AS entities, COUNT { (:Measure) } AS measures,
       COUNT { (:Source) } AS sources
