// title: Who holds technologies
// about: One row for each technology with share rows, by id: the countries of the source, year and basis that count, and the companies of theirs. Source of the rule: INTERFACE, coverage; questions.yaml, share rows.
// param technologies: ids of the technologies, or null for all
// column technology: id
// column source: the loader source of the countries, or null
// column year: year of the countries, or null
// column basis: headquarters or site, or null
// column known: sum of all numbers of countries and collective holders, or null
// column countries: maps by share: id, name, share (or null), and whether it is a jurisdiction
// column firms: maps by share: id, name, share (or null), year
MATCH (t:Technology) WHERE $technologies IS NULL OR t.id IN $technologies
CALL (t) {
  {{include shares}}
}
CALL (t) {
  CALL (t) {
    {{include firm_shares}}
  }
  WITH firm, share, year ORDER BY share DESC, firm.id
  RETURN collect({id: firm.id, name: firm.name, share: share, year: year}) AS firms
}
WITH t, source, year, basis, holders, known, firms WHERE size(holders) > 0 OR size(firms) > 0
RETURN t.id AS technology, source, year, basis, known,
       COLLECT { UNWIND holders AS h MATCH (a:Entity {id: h.id}) WITH h, a ORDER BY h.share DESC, h.id
                 RETURN {id: h.id, name: a.name, share: h.share, state: h.state} } AS countries, firms
ORDER BY technology
