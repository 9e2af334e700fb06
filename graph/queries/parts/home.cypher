// title: The home of an actor
// about: The jurisdiction that an actor is or is located in, else the home of what it is part of, the nearest first; no row when there is none.
// in a: the actor
// out home: the jurisdiction
MATCH q = (a)-[:PART_OF*0..]->(b:Actor)
MATCH (b)-[:LOCATED_IN*0..1]->(home:Jurisdiction) WHERE home = b OR NOT b:Jurisdiction
RETURN home ORDER BY length(q), home.id LIMIT 1
