// title: The statements of some shares
// about: For each technology and holder the statement that gives its share in one source, year and basis, by technology and holder; a pair without one has no row.
// param pairs: maps of technology, holder, source, year (or null) and basis
// column technology: id
// column holder: id
// column properties: everything the statement says
UNWIND $pairs AS pair
MATCH (h:Actor {id: pair.holder})
CALL (h, pair) {
  MATCH (h)-[r:PRODUCES]->(t:Technology)
  WITH h, pair, r, t WHERE t.id = pair.technology AND r.basis = pair.basis
    AND (r.year = pair.year OR r.year IS NULL AND pair.year IS NULL)
    AND (pair.source IS NULL OR pair.source IN r.loaded_by)
  RETURN r, t
}
RETURN t.id AS technology, h.id AS holder, properties(r) AS properties
ORDER BY technology, holder, r.id
