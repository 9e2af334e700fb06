// title: Days of change beside a day
// about: The last day before and the first day after it on which any measure began, ended or was suspended; always one row.
// param on: date
// column before: the day before, or null
// column after: the day after, or null
OPTIONAL MATCH (m:Measure)
UNWIND [m.effective, m.suspended, m.ended, null] AS day
RETURN max(CASE WHEN day < $on THEN day END) AS before, min(CASE WHEN day > $on THEN day END) AS after
