// title: The shares of firms that count for a technology
// about: One row for each company with a share row of the source, year, basis and definition (`of`) that count: the newest year, on a tie the source with more rows; no row when there is none. Source of the rule: questions.yaml, share rows.
// in t: the technology
// out firm: the company
// out share: percent, or null when the source gives no number
// out year: year of the share, or null
MATCH (t)<-[r:PRODUCES]-(f:Company) WHERE r.basis IS NOT NULL
UNWIND r.loaded_by AS source
WITH source, r.year AS year, r.basis AS basis, r.of AS of, collect({firm: f, share: r.share}) AS rows
ORDER BY coalesce(year, 0) DESC, size(rows) DESC, source, basis, of LIMIT 1
UNWIND rows AS row
RETURN row.firm AS firm, row.share AS share, year
