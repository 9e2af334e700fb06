// title: Which technologies come to {threshold} percent or more from one country or one firm, and does the holder control them?
// theme: Shares and supply
// about: Shares of jurisdictions, and likewise of companies, of at least the threshold, with the status of the cell of the holder's home; largest share first.
// param threshold: percent (number, by default 75)
// param toward: the destination of the controls (jurisdiction, by default chn)
// param on: the day of the controls (date, by default the state of knowledge)
// column technology: id
// column holder: jurisdiction or company
// column holder_kind: jurisdiction or firm
// column share: percent
// column year: year of the share
// column status: status of the cell of the holder's home; null when its home is not known
// rests on: coverage
CALL () {
  MATCH (t:Technology)
  CALL (t) {
    {{include shares}}
  }
  UNWIND holders AS h
  WITH t, h, year WHERE h.state AND h.share >= $threshold
  MATCH (j:Jurisdiction {id: h.id})
  RETURN t, j AS holder, 'jurisdiction' AS holder_kind, h.share AS share, year, j AS home
  UNION ALL
  MATCH (t:Technology)
  CALL (t) {
    {{include firm_shares}}
  }
  WITH t, firm AS a, share, year WHERE share >= $threshold
  CALL (a) {
    OPTIONAL CALL (a) {
      {{include home}}
    }
    RETURN home
  }
  RETURN t, a AS holder, 'firm' AS holder_kind, share, year, home
}
WITH collect({t: t, holder: holder.id, kind: holder_kind, share: share, year: year, home: home.id}) AS rows
WITH rows, date($on) AS on, $toward AS toward, [] AS without, [] AS added,
     COLLECT { UNWIND rows AS r RETURN DISTINCT r.t.id } AS technologies,
     COLLECT { UNWIND rows AS r WITH r WHERE r.home IS NOT NULL RETURN DISTINCT r.home } AS by
CALL (on, toward, by, technologies, without, added) {
  {{include coverage}}
}
UNWIND [r IN rows WHERE r.t = t] AS r
RETURN t.id AS technology, r.holder AS holder, r.kind AS holder_kind, r.share AS share, r.year AS year,
       head([c IN cells WHERE c.jurisdiction = r.home | c.status]) AS status
ORDER BY share DESC, technology, holder
