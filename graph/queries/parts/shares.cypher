// title: The shares that count for a technology
// about: The numbers of one source, year, basis and definition (`of`): the newest year, on a tie the source with more rows; always one row. Source of the rule: INTERFACE, coverage.
// in t: the technology
// out source: the loader source, or null when there is no share row
// out year: the year, or null
// out basis: headquarters or site, or null
// out holders: each holder with id, share (or null) and whether it is a jurisdiction, by id
// out known: the sum of all numbers, or null when there is none
OPTIONAL MATCH (t)<-[r:PRODUCES]-(h:Jurisdiction|CollectiveHolder) WHERE r.basis IS NOT NULL
UNWIND coalesce(r.loaded_by, [null]) AS source
WITH r, h, source ORDER BY h.id
WITH source, r.year AS year, r.basis AS basis, r.of AS of, sum(r.share) AS known, count(r.share) AS numbers,
     [h IN collect({id: h.id, share: r.share, state: h:Jurisdiction}) WHERE h.id IS NOT NULL] AS holders
ORDER BY coalesce(year, 0) DESC, size(holders) DESC, source, basis, of LIMIT 1
RETURN source, year, basis, holders, CASE WHEN numbers > 0 THEN round(known, 4) END AS known
