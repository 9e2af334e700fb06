// title: How many measures are in which status?
// theme: Controls and coverage
// about: Measures counted by the status text of the fact base as it stands, not recomputed for a day, the most frequent first; those of a union count for its members.
// param jurisdiction: only measures imposed by this jurisdiction (jurisdiction)
// column status: status text of the fact base
// column measures: number of measures
// note: The status is the text of the fact base as it stands, not worked out for a day.
// rests on: Measure
WITH $jurisdiction AS jurisdiction
CALL (jurisdiction) {
  {{include imposed}}
}
RETURN m.status AS status, count(m) AS measures
ORDER BY measures DESC, status
