// title: Ranked gaps
// about: The share of each technology that some jurisdictions hold and none of their controls catches, with what depends on it; largest score first, then uncovered share, then id.
// param on: the day, ISO
// param toward: id of the destination
// param by: ids of the jurisdictions, in the order of their ids
// param without: ids of measures that a scenario drops
// param added: measures that a scenario adds, each a map
// column technology: id
// column uncovered_share: percent held where the cell is neither in force nor undated
// column holders: jurisdictions that hold it, by id
// column reach: number of technologies downstream of it or of an ancestor that is no umbrella
// column score: uncovered share times reach
WITH date($on) AS on, $toward AS toward, $by AS by, $without AS without, $added AS added
CALL (on, toward, by, without, added) {
  {{include gaps}}
}
RETURN technology, uncovered_share, holders, reach, score
ORDER BY score DESC, uncovered_share DESC, technology
