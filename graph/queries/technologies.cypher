// title: Technologies in the order of the chain
// about: Every technology with its names, its place in the tree and how much comes after it, by id; always one row, each column a list in the same order.
// column ids: ids
// column names: names
// column short: short labels of at most 28 characters; the empty text where there is none
// column stages: the parts of the chain where they belong; the empty text where none is known
// column labels: class and superclasses
// column parents: ids of the technologies that each is narrower than, without headings, by id
// column reaches: number of technologies downstream of each or of an ancestor that is no umbrella; source of the rule: INTERFACE, gaps
OPTIONAL MATCH (t:Technology)
CALL (t) {
  MATCH (t)-[:NARROWER_THAN*0..]->(a:Technology) WHERE a = t OR NOT coalesce(a.umbrella, false)
  MATCH (a)-[:{{flow}}*1..]->(x:Technology) WHERE x <> t
  RETURN count(DISTINCT x) AS reach
}
WITH t, reach,
     COLLECT { MATCH (t)-[:NARROWER_THAN]->(p:Technology) WHERE NOT coalesce(p.umbrella, false) RETURN p.id ORDER BY p.id } AS parents
WHERE t IS NOT NULL
WITH t, reach, parents ORDER BY t.id
RETURN collect(t.id) AS ids, collect(coalesce(t.name, t.id)) AS names, collect(coalesce(t.label, '')) AS short,
       collect(coalesce(t.stage, '')) AS stages, collect(labels(t)) AS labels, collect(parents) AS parents,
       collect(reach) AS reaches
