// title: Measures through time
// about: One row for each measure of the graph, and for each that a scenario adds, by id: its dates, who imposes it, whom and what it touches, and how it stands on a day. Source of the rule of states: INTERFACE, coverage.
// param on: the day, ISO
// param toward: id of a destination, or null for any
// param technology: id of a technology, or null for any
// param without: ids of measures that a scenario drops
// param added: measures that a scenario adds, each a map
// column id: id
// column name: its title; null for one that a scenario adds
// column label: short label, or null
// column labels: its class and superclasses, in no order; empty for one that a scenario adds
// column item: whether its kind is an item control
// column by_name: whether it reaches named parties only
// column dates: maps of name, day and precision: announced, published, effective, suspended, resumed, ended, where known
// column amended: days of amendments as text, as precisely as they are known
// column status: status text of the record, or null
// column verified: true, false or null
// column homes: ids of the homes of its imposers, sorted
// column imposers: their ids, sorted
// column targets: ids of its destinations, sorted
// column actors: ids of all actors that impose it, are its destinations or parties, or are affected, with the homes of the imposers, sorted
// column covers: ids of the technologies it names, sorted
// column sources: ids of its sources
// column state: ended, suspended, in-force, undated, announced, or null when nothing is known of it on that day
// column reaches: whether it reaches the destination, for all buyers or named parties; true without one
// column bears: whether it names the technology, or one above or below it; true without one
OPTIONAL MATCH (j:Jurisdiction)
WITH date($on) AS on, $without AS without, $added AS added, coalesce($toward, min(j.id)) AS toward
CALL (on, toward, without, added) {
  {{include standing}}
}
CALL (on) {
  OPTIONAL MATCH (t:Technology {id: $technology})
  RETURN COLLECT {
    MATCH (t)-[:NARROWER_THAN*0..]->(c:Technology)
    RETURN c.id AS id
    UNION
    MATCH (c:Technology)-[:NARROWER_THAN*1..]->(t)
    RETURN c.id AS id } AS related
}
OPTIONAL MATCH (m:Measure {id: id})
WITH *, head([x IN added WHERE m IS NULL AND x.id = id]) AS new
WITH *, CASE WHEN new IS NULL THEN [(m)-[:IMPOSED_BY]->(a) | a.id] ELSE new.imposed_by END AS imposed_by,
     CASE WHEN new IS NULL THEN [(m)-[:TARGETS]->(a) | a.id] ELSE new.targets END AS destinations,
     CASE WHEN new IS NULL THEN [(m)-[:AIMED_AT]->(a) | a.id] ELSE new.parties END AS parties,
     [(m)-[:AFFECTS]->(a) | a.id] AS affected,
     CASE WHEN new IS NULL THEN m:{{classes by_party}} ELSE new.by_party END AS by_party
RETURN id, m.name AS name, m.label AS label, CASE WHEN m IS NULL THEN [] ELSE labels(m) END AS labels, item,
       by_party AND size(destinations) = 0 AND size(parties) > 0 AS by_name,
       [d IN [{name: 'announced', day: m.announced, precision: m.announced_precision},
              {name: 'published', day: m.published, precision: m.published_precision},
              {name: 'effective', day: coalesce(m.effective, date(new.effective)), precision: m.effective_precision},
              {name: 'suspended', day: m.suspended, precision: m.suspended_precision},
              {name: 'resumed', day: m.resumed, precision: m.resumed_precision},
              {name: 'ended', day: m.ended, precision: m.ended_precision}] WHERE d.day IS NOT NULL] AS dates,
       coalesce(m.amended, []) AS amended, m.status AS status, m.verified AS verified,
       COLLECT { UNWIND homes AS x RETURN DISTINCT x ORDER BY x } AS homes,
       COLLECT { UNWIND imposed_by AS x RETURN DISTINCT x ORDER BY x } AS imposers,
       COLLECT { UNWIND destinations AS x RETURN DISTINCT x ORDER BY x } AS targets,
       COLLECT { UNWIND homes + imposed_by + destinations + parties + affected AS x RETURN DISTINCT x ORDER BY x } AS actors,
       COLLECT { UNWIND covers AS x RETURN DISTINCT x.id ORDER BY x.id } AS covers,
       coalesce(m.sources, []) AS sources, state,
       $toward IS NULL OR reach IS NOT NULL AS reaches,
       $technology IS NULL OR any(c IN covers WHERE c.id IN related) AS bears
ORDER BY id
