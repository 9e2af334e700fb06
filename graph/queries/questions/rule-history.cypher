// title: Which rules amend, extend, split from or revoke {measure}?
// theme: Rules and their history
// about: Statements that one measure amends, extends, is part of or revokes another, among all that such statements connect to the measure over any number of steps, direction ignored.
// param measure: a measure of the family (measure, by default us-oct7-2022-ifr)
// column measure: id
// column relation: amends, extends, part_of or revokes
// column other: id
MATCH (:Measure {id: $measure})-[:AMENDS|EXTENDS|BELONGS_TO|REVOKES*0..]-(m:Measure)
WITH DISTINCT m
MATCH (m)-[r:AMENDS|EXTENDS|BELONGS_TO|REVOKES]->(o:Measure)
RETURN DISTINCT m.id AS measure, r.predicate AS relation, o.id AS other
ORDER BY measure, relation, other
