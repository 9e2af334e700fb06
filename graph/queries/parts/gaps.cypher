// title: Gaps
// about: One row for each technology of which some jurisdictions hold a share that none of their controls catches. Source of the rule: INTERFACE, gaps.
// in on: the day
// in toward: id of the destination
// in by: ids of the jurisdictions
// in without: ids of measures that a scenario drops
// in added: measures that a scenario adds, each a map
// out technology: id of the technology
// out uncovered_share: percent held where the cell is neither in force nor undated
// out holders: ids of those who hold it
// out reach: number of technologies downstream of it or of an ancestor that is no umbrella
// out score: uncovered share times reach
WITH on, toward, by, without, added, null AS technologies
CALL (on, toward, by, technologies, without, added) {
  {{include coverage}}
}
WITH t, [c IN cells WHERE c.share > 0 AND NOT c.status IN ['in-force', 'undated']] AS open
WITH t, [c IN open | c.jurisdiction] AS holders, round(reduce(sum = 0.0, c IN open | sum + c.share), 4) AS uncovered_share
WHERE uncovered_share > 0
CALL (t) {
  MATCH (t)-[:NARROWER_THAN*0..]->(a:Technology) WHERE a = t OR NOT coalesce(a.umbrella, false)
  MATCH (a)-[:{{flow}}*1..]->(x:Technology) WHERE x <> t
  RETURN count(DISTINCT x) AS reach
}
RETURN t.id AS technology, uncovered_share, holders, reach, round(uncovered_share * reach, 4) AS score
