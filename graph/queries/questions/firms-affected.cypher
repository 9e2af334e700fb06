// title: Which firms does {measure} affect?
// theme: Firms
// about: Firms that the measure is said to affect and firms with a product that is said to be covered by it. Parties that it is aimed at do not count.
// param measure: the measure (measure, by default jp-23-items-2023)
// column firm: id of the firm
// column name: its name
// column jurisdiction: its home
// column how: affected, product-covered or both
// column technologies: its products that a statement says are covered
// no data: No data: no source names a firm affected by {measure}.
MATCH (m:Measure {id: $measure})
CALL (m) {
  MATCH (m)-[:AFFECTS]->(a:Actor)
  RETURN a, 'affected' AS how, null AS technology
  UNION
  MATCH (a:Actor)-[r:RELATED_TO {predicate: 'product_covered_by'}]->(m)
  RETURN a, 'product-covered' AS how, r.technology AS technology
}
WITH a, how, technology ORDER BY how, technology
WITH a, collect(DISTINCT how) AS how, collect(DISTINCT technology) AS technologies
OPTIONAL CALL (a) {
  {{include home}}
}
RETURN a.id AS firm, a.name AS name, home.id AS jurisdiction, how, technologies
ORDER BY firm
