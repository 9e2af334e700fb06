// title: Which measures are aimed at {firm} or affect it?
// theme: Firms
// about: Measures of any date that name the firm as a party, or that are said to affect it.
// param firm: the firm (actor, by default huawei)
// column measure: id
// column name: its title
// column kind: kind of measure
// column role: affects, aimed-at or both
// column effective: its start, as precisely as it is known; null when unknown
// column status: status text of the fact base
MATCH (m:Measure)-[r:AFFECTS|AIMED_AT]->(:Actor {id: $firm})
WITH m, CASE type(r) WHEN 'AFFECTS' THEN 'affects' ELSE 'aimed-at' END AS as ORDER BY as
WITH m, collect(DISTINCT as) AS role
RETURN m.id AS measure, m.name AS name, m.kind AS kind, role, {{written m.effective}} AS effective, m.status AS status
ORDER BY measure
