// title: What each data set put into the graph
// about: How many entities of each class and relationships of each type a loaded data set speaks of; what two data sets say counts for both.
// column source: the data set by its name on the command line
// column labels: class and superclasses of the entities, or null
// column type: type of the relationships, or null
// column count: how many
CALL () {
  MATCH (e:Entity) UNWIND e.loaded_by AS source
  RETURN source, labels(e) AS labels, null AS type, count(*) AS count
  UNION ALL
  MATCH (:Entity)-[r]->(:Entity) UNWIND r.loaded_by AS source
  RETURN source, null AS labels, type(r) AS type, count(*) AS count
}
RETURN source, labels, type, count
ORDER BY source, type, labels
