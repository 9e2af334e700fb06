// title: Which technologies have known suppliers but no known shares?
// theme: Shares and supply
// about: Technologies that some actor is known to make, with no number for any jurisdiction in the shares that count.
// param above: only technologies narrower than this (technology)
// column technology: id
// column name: its name
// column holders: who supplies it
MATCH (t:Technology)<-[:PRODUCES]-(a:Actor)
WHERE $above IS NULL OR EXISTS { (t)-[:NARROWER_THAN*1..]->(:Technology {id: $above}) }
WITH t, a ORDER BY a.id
WITH t, collect(DISTINCT a.id) AS suppliers
CALL (t) {
  {{include shares}}
}
WITH t, suppliers WHERE none(h IN holders WHERE h.state AND h.share IS NOT NULL)
RETURN t.id AS technology, t.name AS name, suppliers AS holders
ORDER BY technology
