// title: How a measure stands on a day
// about: The state of one measure on a day; always one row. Source of the rule: INTERFACE, coverage.
// in m: the measure, or its dates and status as a map
// in on: the day
// out state: ended, suspended, in-force, undated, announced, or null when nothing is known of it on that day
RETURN CASE WHEN m.ended <= on THEN 'ended'
            WHEN m.suspended <= on AND NOT coalesce(m.resumed >= m.suspended AND m.resumed <= on, false) THEN 'suspended'
            WHEN m.effective <= on THEN 'in-force'
            WHEN m.effective IS NULL AND m.status IN ['in-force', 'amended'] AND coalesce(m.announced <= on, true) THEN 'undated'
            WHEN m.announced <= on THEN 'announced' END AS state
