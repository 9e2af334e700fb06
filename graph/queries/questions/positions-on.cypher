// title: What has been said about {measure}, by whom, and on what authority?
// theme: Sources and claims
// about: What actors state or argue about the measure and the positions that they take on it, with what the words rest on.
// param measure: the measure (measure, by default jp-23-items-2023)
// column actor: id of who speaks
// column name: name of who speaks
// column position: the predicate, such as opposes
// column claim: what was said; null when not known
// column date: when, as precisely as it is known; null when unknown
// column attribution: named person, official body, organisation or unnamed
// column sources: source ids
// no data: No data: no position on {measure} is recorded.
MATCH (a:Actor)-[r:STATED|RESPONDED_TO]->(:Measure {id: $measure})
CALL (a, r) {
  {{include unnamed}}
}
RETURN a.id AS actor, a.name AS name, r.predicate AS position, coalesce(r.claim, r.reason, r.what, r.status) AS claim,
       {{written r.date}} AS date,
       CASE WHEN unnamed THEN 'unnamed' WHEN a:Person THEN 'named person'
            WHEN a:Agency OR a:Jurisdiction THEN 'official body' ELSE 'organisation' END AS attribution,
       COLLECT { UNWIND r.sources AS s RETURN DISTINCT s ORDER BY s } AS sources
ORDER BY actor, position
