// title: Publications and what cites them
// about: Every publication with the records and statements that cite it, by id. Records are entities; a statement is a relationship other than the citing itself.
// column id: id of the publication
// column name: its title
// column publisher: who published it, or null
// column date: its day, or null
// column date_precision: how exactly that day is known, or null
// column url: its address, or null
// column kind: what sort of publication it is, or null
// column access: secondary when it was read in a copy or quotation, or null
// column note: what a reader should know, or null
// column loaded_by: the data sets that contain it
// column records: number of records that cite it
// column statements: number of statements that cite it
CALL () {
  MATCH (:Entity)-[r]->(:Entity) WHERE type(r) <> 'CITES'
  UNWIND r.sources AS source
  WITH source, count(*) AS statements
  RETURN collect({source: source, statements: statements}) AS counted
}
MATCH (s:Source)
RETURN s.id AS id, coalesce(s.name, s.id) AS name, s.publisher AS publisher, s.date AS date,
       s.date_precision AS date_precision, s.url AS url, s.kind AS kind, s.access AS access, s.note AS note,
       s.loaded_by AS loaded_by, COUNT { (:Entity)-[:CITES]->(s) } AS records,
       coalesce([each IN counted WHERE each.source = s.id | each.statements][0], 0) AS statements
ORDER BY id
