// title: How much comes after a technology
// about: The number of technologies that can be reached along the flow from a technology or from an ancestor of it that is no umbrella, itself not counted; no row for an unknown one. Source of the rule: INTERFACE, gaps.
// param id: id of the technology
// column reach: how many
MATCH (t:Technology {id: $id})
CALL (t) {
  MATCH (t)-[:NARROWER_THAN*0..]->(a:Technology) WHERE a = t OR NOT coalesce(a.umbrella, false)
  MATCH (a)-[:{{flow}}*1..]->(x:Technology) WHERE x <> t
  RETURN count(DISTINCT x) AS reach
}
RETURN reach
