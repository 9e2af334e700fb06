// title: The span of what is known
// about: The day of the first announcement or start of a measure, and the state of knowledge of the source that ranks first; always one row.
// column first: the first day, or null
// column as_of: the state of knowledge, or null
OPTIONAL MATCH (m:Measure)
UNWIND [m.announced, m.effective, null] AS day
WITH min(day) AS first
OPTIONAL MATCH (l:LoadRecord) WHERE l.as_of IS NOT NULL
WITH first, l ORDER BY l.rank, l.id LIMIT 1
RETURN first, l.as_of AS as_of
