// title: What began, ended or was suspended between {from} and {to}?
// theme: Rules and their history
// about: Measures of every kind that began, ended or were suspended after the first day and not after the last, by day.
// param from: first day, itself left out (date, by default 2023-03-01)
// param to: last day (date, by default 2023-12-31)
// param toward: only measures that reach this destination, for all buyers or for named parties (jurisdiction)
// column change: begun, ended or suspended
// column measure: id
// column name: its title
// column day: the day that counts
WITH date($from) AS from, date($to) AS to, $toward AS toward
CALL (from, to, toward) {
  {{include changed}}
}
RETURN change, m.id AS measure, m.name AS name, toString(day) AS day
ORDER BY day, measure, change
