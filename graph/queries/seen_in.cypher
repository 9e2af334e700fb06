// title: Where an entity is seen
// about: The measures, gaps and events that an entity stands in: directly or by a body seated there, or through a wider heading, a union or a group it belongs to. One row for each; of a kind first what holds on the day, in that the direct ones first, then by how they stand, then the newest, then by id.
// param id: entity id
// param on: the day, ISO
// param most: so many are listed of each kind
// column sort: `measure`, `gap` or `event`
// column total: how many there are of this kind, also those not listed
// column id: entity id
// column name: its name
// column labels: its class and superclasses
// column state: how a measure stands on the day (ended, suspended, in-force, undated, announced), or null
// column properties: its dates, each with how exactly it is known, and its status
// column ties: the relationships that lead to it: id, type, predicate (or null), whether it starts from the entity or what stands for it, and id and name of what stands for it (or null)
MATCH (e:Entity {id: $id})
CALL (e) {
  MATCH (e)-[r]-(n:Measure|Gap|Event) WHERE n <> e
  RETURN n, r, e AS at, 0 AS away
  UNION
  MATCH (e)-[r:REQUESTED]-(:Actor)
  MATCH (n:Measure {id: r.measure})
  RETURN n, r, e AS at, 0 AS away
  UNION
  MATCH (e)-[:NARROWER_THAN*1..]->(at:Technology)
  MATCH (n:Measure|Gap)-[r:COVERS|GAP_IN]->(at)
  RETURN n, r, at, 1 AS away
  UNION
  MATCH (e)-[:MEMBER_OF]->(at:Actor)
  MATCH (n:Measure)-[r:TARGETS|EXEMPTS|SIMPLIFIES_FOR]->(at) WHERE e:Jurisdiction
  RETURN n, r, at, 1 AS away
  UNION
  WITH e.id AS jurisdiction WHERE e:Jurisdiction
  CALL (jurisdiction) {
    {{include powers}}
  }
  MATCH (m)-[r:IMPOSED_BY]->(imposer)
  RETURN m AS n, r, imposer AS at, CASE level WHEN 'national' THEN 0 ELSE 1 END AS away
}
WITH e, n, r, at, away ORDER BY away, at <> e, type(r), at.id, r.id
WITH e, n, min(away) AS far,
     collect(DISTINCT {id: r.id, type: type(r), predicate: r.predicate, out: startNode(r) = at,
                       through: CASE WHEN at <> e THEN at.id END, through_name: CASE WHEN at <> e THEN coalesce(at.name, at.id) END}) AS ties
WITH n AS m, date($on) AS on, far, ties
CALL (m, on) {
  {{include state}}
}
WITH m, on, far, ties, state, CASE WHEN m:Measure THEN 'measure' WHEN m:Gap THEN 'gap' ELSE 'event' END AS sort,
     coalesce(m.effective, m.announced, m.open_since, m.date) AS day
WITH *, CASE WHEN sort = 'measure' THEN CASE state WHEN 'in-force' THEN 0 WHEN 'undated' THEN 1 WHEN 'announced' THEN 2
                                                  WHEN 'suspended' THEN 3 WHEN 'ended' THEN 4 ELSE 5 END
             WHEN day > on THEN 5
             WHEN sort = 'gap' THEN CASE m.status WHEN 'open' THEN 0 WHEN 'partly-closed' THEN 1 ELSE 2 END
             ELSE 0 END AS weight
ORDER BY weight > 1, far, weight, day IS NULL, day DESC, m.id
WITH sort, collect({m: m, state: CASE WHEN sort = 'measure' THEN state END, ties: ties}) AS every
UNWIND range(0, size(every[..$most]) - 1) AS place
WITH sort, size(every) AS total, place, every[place].m AS m, every[place].state AS state, every[place].ties AS ties
RETURN sort, total, m.id AS id, coalesce(m.name, m.id) AS name, labels(m) AS labels, state,
       m {.status, .kind, .announced, .announced_precision, .published, .published_precision, .effective, .effective_precision,
              .suspended, .suspended_precision, .resumed, .resumed_precision, .ended, .ended_precision,
              .open_since, .open_since_precision, .closed_date, .closed_date_precision, .date, .date_precision} AS properties,
       ties
ORDER BY sort, place
