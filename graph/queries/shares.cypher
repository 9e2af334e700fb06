// title: Shares of supply
// about: The shares that an entity holds of technologies, or that actors hold of it; largest first.
// param id: entity id
// column id: entity at the other end
// column name: its name
// column labels: its class and superclasses
// column share: percent
// column year: year of the share, or null
// column basis: headquarters or site, or null
// column statement: id of the relationship
// column sources: source ids of the relationship
MATCH (:Entity {id: $id})-[r:PRODUCES]-(o:Entity) WHERE r.share IS NOT NULL
RETURN o.id AS id, o.name AS name, labels(o) AS labels, r.share AS share, r.year AS year, r.basis AS basis,
       r.id AS statement, r.sources AS sources
ORDER BY share DESC, year DESC, id, statement
