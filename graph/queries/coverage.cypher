// title: Covered share and controls of technologies
// about: One row for each technology, by id: the share of its supply that is under control of some jurisdictions on a day toward a destination, an upper bound, and the cell of each jurisdiction. Source of the rule: INTERFACE, coverage.
// param on: the day, ISO
// param toward: id of the destination
// param by: ids of the jurisdictions, in the order of their ids
// param technologies: ids of the technologies, or null for all
// param without: ids of measures that a scenario drops
// param added: measures that a scenario adds, each a map
// column technology: id
// column on: the day, ISO
// column toward: id of the destination
// column covered_share: percent held by jurisdictions whose control is in force; null when no number is known
// column undated_share: percent held by jurisdictions whose control has no start date; null likewise
// column known_share: sum of the numbers of all holders; null likewise
// column holders_without_number: jurisdictions that the source names without a number
// column basis: headquarters or site
// column year: year of the shares
// column share_source: the loader source of the shares
// column cells: one for each jurisdiction, by id: status, share, and the measures behind them
WITH date($on) AS on, $toward AS toward, $by AS by, $technologies AS technologies, $without AS without, $added AS added
CALL (on, toward, by, technologies, without, added) {
  {{include coverage}}
}
RETURN t.id AS technology, toString(on) AS on, toward, covered AS covered_share, undated AS undated_share,
       known AS known_share, [h IN holders WHERE h.state AND h.share IS NULL | h.id] AS holders_without_number,
       basis, year, source AS share_source, cells
ORDER BY technology
