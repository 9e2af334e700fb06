// title: What changed between two days
// about: Measures that began, ended or were suspended, by day, then id; then, toward a destination, technologies whose covered share changed, by id. Source of the rule: INTERFACE, diff.
// param from: the day before the span, ISO
// param to: its last day, ISO
// param toward: only measures that reach this destination, and shares toward it; null for all measures and no shares
// column change: begun, ended, suspended or share
// column id: id of the measure or technology
// column name: its name
// column date: the day that counts, ISO; null for a share
// column before: covered share on the first day; null for a measure
// column after: covered share on the last day; null for a measure
WITH date($from) AS from, date($to) AS to, $toward AS toward
CALL (from, to, toward) {
  CALL (from, to, toward) {
    {{include changed}}
  }
  RETURN 0 AS part, change, m.id AS id, m.name AS name, toString(day) AS date, null AS before, null AS after
  UNION ALL
  WITH from, to, toward WHERE toward IS NOT NULL
  UNWIND [from, to] AS on
  WITH on, toward, {{default_by}} AS by, null AS technologies, [] AS without, [] AS added
  CALL (on, toward, by, technologies, without, added) {
    {{include coverage}}
  }
  WITH t, covered ORDER BY on
  WITH t, collect(covered) AS shares WHERE shares[0] <> shares[1]
  RETURN 1 AS part, 'share' AS change, t.id AS id, t.name AS name, null AS date, shares[0] AS before, shares[1] AS after
}
RETURN change, id, name, date, before, after
ORDER BY part, date, id, change
