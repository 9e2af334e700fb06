// title: Measures that changed
// about: One row for each begin, end or suspension of a measure of any kind in a span of days. Source of the rule: INTERFACE, diff.
// in from: the day before the span
// in to: its last day
// in toward: only measures that reach this destination, for all buyers or for named parties; null for all
// out change: begun, ended or suspended
// out m: the measure
// out day: the day that counts
CALL (to, toward) {
  WITH to, toward WHERE toward IS NOT NULL
  WITH to AS on, toward, [] AS without, [] AS added
  CALL (on, toward, without, added) {
    {{include standing}}
  }
  WITH id WHERE reach IS NOT NULL
  MATCH (m:Measure {id: id})
  RETURN m
  UNION ALL
  WITH toward WHERE toward IS NULL
  MATCH (m:Measure)
  RETURN m
}
UNWIND [['begun', m.effective], ['ended', m.ended], ['suspended', m.suspended]] AS step
WITH m, step[0] AS change, step[1] AS day WHERE day > from AND day <= to
RETURN change, m, day
