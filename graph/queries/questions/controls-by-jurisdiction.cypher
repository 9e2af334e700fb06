// title: Which jurisdictions have how many item controls toward {toward} on {on}?
// theme: Controls and coverage
// about: Item controls that reach the destination for all buyers and are in force or undated on the day, counted for each jurisdiction; a union's controls count for the union and for each member. Jurisdictions with none are left out.
// param toward: the destination (jurisdiction, by default chn)
// param on: the day (date, by default the state of knowledge)
// column jurisdiction: id
// column name: its name
// column in_force: number in force on the day
// column undated: number said to be in force without a start date
// rests on: Measure
WITH date($on) AS on, $toward AS toward, [] AS without, [] AS added
CALL (on, toward, without, added) {
  {{include standing}}
}
WITH id, state, item, reach, homes WHERE item AND reach = 'all' AND state IN ['in-force', 'undated']
UNWIND homes AS home
MATCH (h:Jurisdiction {id: home})
UNWIND [h] + [(j:Jurisdiction)-[:MEMBER_OF]->(h) | j] AS j
WITH DISTINCT j, id, state
WITH j, sum(CASE state WHEN 'in-force' THEN 1 ELSE 0 END) AS in_force, sum(CASE state WHEN 'undated' THEN 1 ELSE 0 END) AS undated
RETURN j.id AS jurisdiction, j.name AS name, in_force, undated
ORDER BY in_force DESC, undated DESC, jurisdiction
