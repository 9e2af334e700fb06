// title: What happened around {actor}?
// theme: Rules and their history
// about: Events that the actor took part in, with the measures that they were about.
// param actor: the actor (actor, by default usa)
// column event: id
// column name: its title
// column date: when, as precisely as it is known; null when unknown
// column measures: the measures it was about
MATCH (e:Event)-[:INVOLVES]->(:Actor {id: $actor})
RETURN DISTINCT e.id AS event, e.name AS name, {{written e.date}} AS date,
       COLLECT { MATCH (e)-[:CONCERNS]->(m) RETURN DISTINCT m.id ORDER BY m.id } AS measures
ORDER BY event
