// title: What share of the supply of {technology} is under control toward {toward} on {on}?
// theme: Controls and coverage
// about: The covered share of a technology for the United States, Japan, the Netherlands, South Korea, Taiwan and Germany: an upper bound of the known part.
// param technology: the technology (technology, by default cleaning)
// param toward: the destination (jurisdiction, by default chn)
// param on: the day (date, by default the state of knowledge)
// column technology: id
// column covered_share: percent in force, an upper bound; null when no number is known
// column undated_share: percent under controls without a start date; null likewise
// column known_share: sum of the numbers of all holders; null likewise
// column year: year of the shares
// note: Covered shares are upper bounds: a control catches part of a node only.
// rests on: coverage
// no data: No data: no source gives a number for who supplies {technology}.
// no data when: known_share is null
WITH date($on) AS on, $toward AS toward, {{default_by}} AS by, [$technology] AS technologies, [] AS without, [] AS added
CALL (on, toward, by, technologies, without, added) {
  {{include coverage}}
}
RETURN t.id AS technology, covered AS covered_share, undated AS undated_share, known AS known_share, year
