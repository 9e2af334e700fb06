// title: The supply chain
// about: Every technology with its class, its stage and what it is a kind of, and every flow between two of them; always one row.
// column technologies: maps by id: id, name, label, stage, labels, step, product, umbrella, and the ids of its parents and sources
// column flows: maps by both ids: source, target, kind, criticality
OPTIONAL MATCH (t:Technology)
WITH t ORDER BY t.id
WITH collect(t {.id, .name, .label, .stage, labels: labels(t), step: t:ProcessStep, product: t:Product,
                umbrella: coalesce(t.umbrella, false), sources: coalesce(t.sources, []),
                parents: COLLECT { MATCH (t)-[:NARROWER_THAN]->(p:Technology) RETURN DISTINCT p.id ORDER BY p.id }}) AS technologies
CALL (technologies) {
  MATCH (a:Technology)-[r:{{flow}}]->(b:Technology)
  WITH a, b, r ORDER BY a.id, b.id, r.id
  RETURN collect({source: a.id, target: b.id, kind: r.kind, criticality: r.criticality}) AS flows
}
RETURN technologies, flows
