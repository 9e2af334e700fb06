// title: Which firms supply {technology}, and with what share?
// theme: Shares and supply
// about: Companies with a known share of the technology, of the source and year that count, largest share first. Companies known to supply it without a number are not among them.
// param technology: the technology (technology, by default etch)
// column firm: company id
// column name: its name
// column jurisdiction: its home
// column share: percent
// column year: year of the share
// no data: No data: no source gives firm shares of {technology}.
MATCH (t:Technology {id: $technology})
CALL (t) {
  {{include firm_shares}}
}
WITH firm AS a, share, year WHERE share IS NOT NULL
OPTIONAL CALL (a) {
  {{include home}}
}
RETURN a.id AS firm, a.name AS name, home.id AS jurisdiction, share, year
ORDER BY share DESC, firm
