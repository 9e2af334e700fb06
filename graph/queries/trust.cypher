// title: How far the graph is verified
// about: Two rows, for the records (entities that are no publications) and for the statements (relationships other than the citing itself); what is not stated is neither verified nor unverified.
// column sort: record or statement
// column total: how many there are
// column verified: a source that was read says the core of it
// column unverified: no source that was read says so
// column unstated: nothing is said about it
// column unsourced: no source is named at all
// column low: of low confidence
CALL () {
  MATCH (e:Entity) WHERE NOT e:Source
  RETURN 'record' AS sort, e.verified AS said, coalesce(e.sources, []) AS sources, e.confidence AS confidence
  UNION ALL
  MATCH (:Entity)-[r]->(:Entity) WHERE type(r) <> 'CITES'
  RETURN 'statement' AS sort, r.verified AS said, coalesce(r.sources, []) AS sources, r.confidence AS confidence
}
RETURN sort, count(*) AS total, count(CASE WHEN said THEN 1 END) AS verified, count(CASE WHEN NOT said THEN 1 END) AS unverified,
       count(CASE WHEN said IS NULL THEN 1 END) AS unstated, count(CASE WHEN size(sources) = 0 THEN 1 END) AS unsourced,
       count(CASE WHEN confidence = 'low' THEN 1 END) AS low
ORDER BY sort
