// title: Records and statements by what they rest on
// about: Records (entities that are no publications) and statements (relationships other than the citing itself) that cite a publication, or that stand on weak ground; records first, each by id.
// param source: id of a publication that they cite, or null
// param ground: unverified (no source that was read confirms it), unsourced (no source at all) or low (of low confidence), or null
// column id: id of the record or statement
// column name: name of the record, or null
// column labels: class and superclasses of the record, or null
// column type: type of the statement, or null
// column start: id and name of the entity a statement starts from, or null
// column end: id and name of the entity it leads to, or null
// column verified: whether a source that was read says so, or null
// column confidence: high, medium or low, or null
// column sources: ids of its sources
// column loaded_by: the data sets that contain it
CALL () {
  MATCH (e:Entity) WHERE NOT e:Source
  RETURN e.id AS id, coalesce(e.name, e.id) AS name, labels(e) AS labels, null AS type, null AS start, null AS end, e.verified AS verified,
         e.confidence AS confidence, coalesce(e.sources, []) AS sources, e.loaded_by AS loaded_by, 0 AS rank
  UNION ALL
  MATCH (a:Entity)-[r]->(b:Entity) WHERE type(r) <> 'CITES'
  RETURN r.id AS id, null AS name, null AS labels, type(r) AS type, {id: a.id, name: coalesce(a.name, a.id)} AS start,
         {id: b.id, name: coalesce(b.name, b.id)} AS end, r.verified AS verified, r.confidence AS confidence,
         coalesce(r.sources, []) AS sources, r.loaded_by AS loaded_by, 1 AS rank
}
WITH * WHERE ($source IS NULL OR $source IN sources)
  AND CASE $ground WHEN 'unverified' THEN verified = false WHEN 'unsourced' THEN size(sources) = 0
                   WHEN 'low' THEN confidence = 'low' ELSE $ground IS NULL END
RETURN id, name, labels, type, start, end, verified, confidence, sources, loaded_by
ORDER BY rank, id
