// title: All measures, or those of one jurisdiction
// about: Each measure once, of any date and status.
// in jurisdiction: only measures that count for this jurisdiction, by id; null for all
// out m: the measure
CALL (jurisdiction) {
  WITH jurisdiction WHERE jurisdiction IS NULL
  MATCH (m:Measure)
  RETURN m
  UNION
  WITH jurisdiction WHERE jurisdiction IS NOT NULL
  CALL (jurisdiction) {
    {{include powers}}
  }
  RETURN m
}
RETURN m
