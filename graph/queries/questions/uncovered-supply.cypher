// title: Which allied supply is outside any control toward {toward} on {on}?
// theme: Controls and coverage
// about: The share of each technology that the United States, Japan, the Netherlands, South Korea, Taiwan and Germany hold and none of their controls catches, with what depends on it; largest score first.
// param toward: the destination (jurisdiction, by default chn)
// param on: the day (date, by default the state of knowledge)
// column technology: id
// column uncovered_share: percent held where the cell is neither in force nor undated
// column holders: the jurisdictions that hold it
// column reach: number of technologies downstream of it or of an ancestor that is no umbrella
// column score: uncovered share times reach
// note: Covered shares are upper bounds: a control catches part of a node only.
// rests on: coverage
WITH date($on) AS on, $toward AS toward, {{default_by}} AS by, [] AS without, [] AS added
CALL (on, toward, by, without, added) {
  {{include gaps}}
}
RETURN technology, uncovered_share, holders, reach, score
ORDER BY score DESC, uncovered_share DESC, technology
