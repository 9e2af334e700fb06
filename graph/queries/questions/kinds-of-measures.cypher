// title: What kinds of measures are there, and how many of each?
// theme: Controls and coverage
// about: Measures of any date and status counted by kind, the most frequent first; those of a union count for its members.
// param jurisdiction: only measures imposed by this jurisdiction (jurisdiction)
// column kind: kind of measure
// column measures: number of measures
// rests on: Measure
WITH $jurisdiction AS jurisdiction
CALL (jurisdiction) {
  {{include imposed}}
}
RETURN m.kind AS kind, count(m) AS measures
ORDER BY measures DESC, kind
