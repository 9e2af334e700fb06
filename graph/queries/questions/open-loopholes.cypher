// title: Which loopholes were open on {on}?
// theme: Rules and their history
// about: Loopholes that had opened by the day and were not closed by it, with the measures that closed some of them.
// param technology: only loopholes of this technology (technology)
// param on: the day (date, by default the state of knowledge)
// column gap: id
// column name: its title
// column open_since: when it opened, as precisely as it is known
// column technologies: the technologies that go through it
// column partly_closed_by: the measures that closed some of it
MATCH (g:Gap) WHERE g.open_since <= date($on) AND NOT coalesce(g.closed_date <= date($on), false)
  AND ($technology IS NULL OR EXISTS { (g)-[:GAP_IN]->(:Technology {id: $technology}) })
RETURN g.id AS gap, g.name AS name, {{written g.open_since}} AS open_since,
       COLLECT { MATCH (g)-[:GAP_IN]->(t) RETURN DISTINCT t.id ORDER BY t.id } AS technologies,
       COLLECT { MATCH (g)-[:PARTLY_CLOSED_BY]->(m) RETURN DISTINCT m.id ORDER BY m.id } AS partly_closed_by
ORDER BY gap
