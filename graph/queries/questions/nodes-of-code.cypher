// title: Which technologies does the code {code} name, and which measures cover them under it?
// theme: Controls and coverage
// about: Technologies that carry a control number (ECCN) or tariff code (HS) that begins with the one asked for, or that a measure covers under such a number. Dots, hyphens, spaces and case do not count.
// param code: an ECCN or an HS code, or the beginning of one (text, by default 3B001)
// column technology: id
// column name: its name
// column codes: its own codes and those under which measures cover it, as far as they begin so
// column measures: the measures that cover it under such a code
// column verified: whether a source that was read gives its own codes; null when only measures name them
// note: Most ECCN paragraphs and all HS codes are without a source. Check them before use.
// no data: No data: no technology carries a code that begins with {code}.
CALL () {
  MATCH (t:Technology)
  UNWIND [[c IN coalesce(t.eccn, []) | [c, t.eccn_verified]], [c IN coalesce(t.hs_codes, []) | [c, t.hs_verified]]] AS pairs
  UNWIND pairs AS pair
  RETURN t, pair[0] AS code, null AS measure, pair[1] AS verified
  UNION ALL
  MATCH (m:Measure)-[r:COVERS]->(t:Technology) WHERE r.eccn IS NOT NULL
  UNWIND split(r.eccn, ',') AS code
  RETURN t, trim(code) AS code, m.id AS measure, null AS verified
}
WITH t, code, measure, verified
WHERE toLower(replace(replace(replace(code, '.', ''), '-', ''), ' ', ''))
      STARTS WITH toLower(replace(replace(replace($code, '.', ''), '-', ''), ' ', ''))
WITH t, code, measure, verified ORDER BY code, measure
WITH t, collect(DISTINCT code) AS codes, [m IN collect(DISTINCT measure) WHERE m IS NOT NULL] AS measures,
     collect(DISTINCT verified) AS verdicts
RETURN t.id AS technology, t.name AS name, codes, COLLECT { UNWIND measures AS m RETURN m ORDER BY m } AS measures,
       CASE WHEN true IN verdicts THEN true WHEN false IN verdicts THEN false END AS verified
ORDER BY technology
