// title: Technologies in the order of the chain
// about: Every technology with its names, its place in the tree and how much comes after it, by id.
// column id: id
// column name: name
// column label: short label of at most 28 characters, or null
// column stage: the part of the chain where it belongs, or null
// column labels: class and superclasses
// column parents: ids of the technologies that it is narrower than, without headings, by id
// column reach: number of technologies downstream of it or of an ancestor that is no umbrella; source of the rule: INTERFACE, gaps
MATCH (t:Technology)
CALL (t) {
  MATCH (t)-[:NARROWER_THAN*0..]->(a:Technology) WHERE a = t OR NOT coalesce(a.umbrella, false)
  MATCH (a)-[:{{flow}}*1..]->(x:Technology) WHERE x <> t
  RETURN count(DISTINCT x) AS reach
}
RETURN t.id AS id, t.name AS name, t.label AS label, t.stage AS stage, labels(t) AS labels,
       COLLECT { MATCH (t)-[:NARROWER_THAN]->(p:Technology) WHERE NOT coalesce(p.umbrella, false) RETURN p.id ORDER BY p.id } AS parents,
       reach
ORDER BY id
