// title: Technologies above and below one
// about: The technologies that a control on one technology bears on: itself and all below it, and all above it.
// in c: the technology that a measure names
// out t: a technology
// out how: `covers` (itself, or below it while it is no umbrella), `broad` (below an umbrella) or `narrower` (above it)
MATCH (t:Technology)-[:NARROWER_THAN*0..]->(c)
RETURN DISTINCT t, CASE WHEN t = c OR NOT coalesce(c.umbrella, false) THEN 'covers' ELSE 'broad' END AS how
UNION ALL
MATCH (c)-[:NARROWER_THAN*1..]->(t:Technology)
RETURN DISTINCT t, 'narrower' AS how
