// title: Where to begin
// about: The company with shares of supply that has most links; without one, any entity; null in an empty graph.
// column id: entity id, or null
OPTIONAL MATCH (c:Company)-[r:PRODUCES]->(:Technology) WHERE r.share IS NOT NULL
WITH DISTINCT c
WITH c, COUNT { (c)--() } AS degree ORDER BY degree DESC, c.id LIMIT 1
OPTIONAL MATCH (e:Entity) WHERE c IS NULL AND NOT e:Source
WITH c, min(e.id) AS other
RETURN coalesce(c.id, other) AS id
