// title: Coverage under a scenario, beside coverage without it
// about: As `coverage`, under a scenario, with the covered share without it and the difference.
// param on: the day, ISO
// param toward: id of the destination
// param by: ids of the jurisdictions, in the order of their ids
// param technologies: ids of the technologies, or null for all
// param without: ids of measures that the scenario drops
// param added: measures that the scenario adds, each a map
// param scenario: the names of the scenarios
// column technology: id
// column on: the day, ISO
// column toward: id of the destination
// column covered_share: percent held by jurisdictions whose control is in force under the scenario; null when no number is known
// column undated_share: percent held by jurisdictions whose control has no start date; null likewise
// column known_share: sum of the numbers of all holders; null likewise
// column holders_without_number: jurisdictions that the source names without a number
// column basis: headquarters or site
// column year: year of the shares
// column share_source: the loader source of the shares
// column cells: one for each jurisdiction, by id: status, share, and the measures behind them
// column scenario: the names of the scenarios
// column covered_share_before: covered share without the scenario
// column difference: covered share under the scenario less that without it; null when no number is known
UNWIND [[0, [], []], [1, $without, $added]] AS turn
WITH turn[0] AS changed, date($on) AS on, $toward AS toward, $by AS by, $technologies AS technologies,
     turn[1] AS without, turn[2] AS added
CALL (on, toward, by, technologies, without, added) {
  {{include coverage}}
}
WITH t, on, toward, changed, known, basis, year, source, holders, cells, covered, undated ORDER BY changed
WITH t, on, toward, known, basis, year, source, [h IN holders WHERE h.state AND h.share IS NULL | h.id] AS holders_without_number,
     collect({cells: cells, covered: covered, undated: undated}) AS turns
RETURN t.id AS technology, toString(on) AS on, toward, turns[1].covered AS covered_share, turns[1].undated AS undated_share,
       known AS known_share, holders_without_number, basis, year, source AS share_source, turns[1].cells AS cells,
       $scenario AS scenario, turns[0].covered AS covered_share_before,
       round(turns[1].covered - turns[0].covered, 4) AS difference
ORDER BY technology
