// title: If {technology} from {without} stops, which countries are left, and do they control it?
// theme: Shares and supply
// about: The jurisdictions other than one with a share row of the technology, with the status of their cell; largest share first.
// param technology: the technology (technology, by default memory-chips)
// param without: the supplier that stops (jurisdiction, by default usa)
// param toward: the destination of the controls (jurisdiction, by default chn)
// param on: the day of the controls (date, by default the state of knowledge)
// column holder: jurisdiction id
// column name: its name
// column share: percent; null when unknown
// column status: status of its cell
// no data: No data: no source gives shares of {technology}.
// no data when: shares_unknown
MATCH (t:Technology {id: $technology})
CALL (t) {
  {{include shares}}
}
WITH [h IN holders WHERE h.state AND h.id <> $without | h.id] AS by,
     date($on) AS on, $toward AS toward, [$technology] AS technologies, [] AS without, [] AS added
CALL (on, toward, by, technologies, without, added) {
  {{include coverage}}
}
UNWIND cells AS c
MATCH (j:Jurisdiction {id: c.jurisdiction})
RETURN j.id AS holder, j.name AS name, c.share AS share, c.status AS status
ORDER BY share IS NULL, share DESC, holder
