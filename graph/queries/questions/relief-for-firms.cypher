// title: Which licences, exceptions and validated end-user permits were given to or taken from {firm}?
// theme: Firms
// about: Validated end-user permits, licence decisions and licence exceptions of any date, with the firms that they affect and the parties that they are aimed at.
// param firm: only those that name this firm (company)
// column measure: id
// column name: its title
// column kind: veu, licence-decision or licence-exception
// column firms: the firms affected
// column parties: the parties aimed at
// column effective: its start, as precisely as it is known; null when unknown
// column ended: its end, likewise
// column status: status text of the fact base
MATCH (m:{{classes permission}})
WHERE $firm IS NULL OR EXISTS { (m)-[:AFFECTS|AIMED_AT]->(:Actor {id: $firm}) }
RETURN m.id AS measure, m.name AS name, m.kind AS kind,
       COLLECT { MATCH (m)-[:AFFECTS]->(a) RETURN DISTINCT a.id ORDER BY a.id } AS firms,
       COLLECT { MATCH (m)-[:AIMED_AT]->(a) RETURN DISTINCT a.id ORDER BY a.id } AS parties,
       {{written m.effective}} AS effective, {{written m.ended}} AS ended, m.status AS status
ORDER BY measure
