// title: Technologies of an entity
// about: The technologies that an entity is, supplies or covers; no row for an unknown entity.
// param id: entity id
// column name: its name
// column labels: its class and superclasses
// column technologies: itself, what it supplies, or what it covers with all below that while it is no umbrella; ids in order
MATCH (e:Entity {id: $id})
RETURN coalesce(e.name, e.id) AS name, labels(e) AS labels,
       COLLECT {
         CALL (e) {
           WITH e WHERE e:Technology
           RETURN e.id AS id
           UNION
           MATCH (e)-[:PRODUCES]->(t:Technology)
           RETURN t.id AS id
           UNION
           MATCH (e)-[:COVERS]->(c:Technology)<-[:NARROWER_THAN*0..]-(t:Technology)
           WHERE t = c OR NOT coalesce(c.umbrella, false)
           RETURN t.id AS id
         }
         RETURN DISTINCT id ORDER BY id
       } AS technologies
