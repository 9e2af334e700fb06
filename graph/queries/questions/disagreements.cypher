// title: Where do actors or sources contradict each other?
// theme: Sources and claims
// about: Pairs of one actor in favour of a measure and one against it, and pairs of two actors who both state something about it. Both sides are kept; no side is chosen.
// param measure: only about this measure (measure)
// column measure: what it is about
// column one: id of the first actor: the one in favour, or of two who state something the one with the smaller id
// column one_says: the predicate
// column other: id of the second actor
// column other_says: the predicate
MATCH (a:Actor)-[x:RESPONDED_TO|STATED]->(m:Measure)<-[y:RESPONDED_TO|STATED]-(b:Actor)
WHERE ($measure IS NULL OR m.id = $measure)
  AND (x.predicate IN ['supports', 'agreed_to', 'sponsors'] AND y.predicate IN ['opposes', 'reluctant_about', 'doubts'] AND a <> b
       OR x.predicate = 'states' AND y.predicate = 'states' AND a.id < b.id)
RETURN DISTINCT m.id AS measure, a.id AS one, x.predicate AS one_says, b.id AS other, y.predicate AS other_says
ORDER BY measure, one, one_says, other, other_says
