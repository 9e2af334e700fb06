// title: At what level does the power over exports from {jurisdiction} sit?
// theme: Controls and coverage
// about: Measures of any kind and date with each imposer that sits in the jurisdiction itself (national) or in a union that it is a member of (union).
// param jurisdiction: the jurisdiction (jurisdiction, by default nld)
// column measure: id
// column name: its title
// column imposer: actor id
// column level: national or union
WITH $jurisdiction AS jurisdiction
CALL (jurisdiction) {
  {{include powers}}
}
RETURN m.id AS measure, m.name AS name, imposer.id AS imposer, level
ORDER BY measure, imposer
