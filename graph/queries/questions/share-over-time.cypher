// title: How did the shares of {technology} move?
// theme: Shares and supply
// about: Jurisdictions with numbers of one source, basis and definition (`of`) for two years or more: the oldest and the newest. Of several sources, the one that reaches the newest year, then the one with more years. No cause is stated.
// param technology: the technology (technology, by default cleaning)
// column holder: jurisdiction id
// column year_from: first year
// column share_from: percent then
// column year_to: last year
// column share_to: percent then
// no data: No data: only one year of shares of {technology} is loaded.
MATCH (h:Jurisdiction)-[r:PRODUCES]->(:Technology {id: $technology})
WHERE r.basis IS NOT NULL AND r.share IS NOT NULL AND r.year IS NOT NULL
UNWIND r.loaded_by AS source
WITH h, source, r.basis AS basis, r.of AS of, r.year AS year, r.share AS share ORDER BY year, r.id
WITH h, source, basis, of, collect({year: year, share: share}) AS steps, count(DISTINCT year) AS years WHERE years > 1
ORDER BY steps[-1].year DESC, years DESC, source, basis, of
WITH h, head(collect(steps)) AS steps
RETURN h.id AS holder, steps[0].year AS year_from, steps[0].share AS share_from,
       steps[-1].year AS year_to, steps[-1].share AS share_to
ORDER BY holder
