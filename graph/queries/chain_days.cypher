// title: Days of change
// about: Every day on which any measure was announced, began, was suspended, resumed or ended; always one row.
// column days: ISO, each once, in order
OPTIONAL MATCH (m:Measure)
UNWIND [m.announced, m.effective, m.suspended, m.resumed, m.ended, null] AS day
WITH DISTINCT day ORDER BY day
RETURN collect(toString(day)) AS days
