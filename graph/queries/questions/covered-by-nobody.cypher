// title: Which technologies does nobody control toward {toward} on {on}?
// theme: Controls and coverage
// about: Technologies that are no umbrella and that no item control covers, whoever imposed it, among those that reach the destination for all buyers and are in force or undated on the day. Controls through an umbrella or on something narrower do not count.
// param toward: the destination (jurisdiction, by default chn)
// param on: the day (date, by default the state of knowledge)
// column technology: id
// column name: its name
WITH date($on) AS on, $toward AS toward, [] AS without, [] AS added
CALL (on, toward, without, added) {
  CALL (on, toward, without, added) {
    {{include standing}}
  }
  WITH covers, item, reach, state WHERE item AND reach = 'all' AND state IN ['in-force', 'undated']
  UNWIND covers AS c
  WITH DISTINCT c
  CALL (c) {
    {{include related}}
  }
  WITH t, how WHERE how = 'covers'
  RETURN collect(DISTINCT t) AS controlled
}
MATCH (t:Technology) WHERE NOT coalesce(t.umbrella, false) AND NOT t IN controlled
RETURN t.id AS technology, t.name AS name
ORDER BY technology
