// title: Whether a measure spares groups of which no member is known
// about: True when the measure exempts groups or simplifies licences for them and no jurisdiction is known to be in any of them.
// param measure: the measure (measure)
// column so: whether it is so
MATCH (m:Measure {id: $measure})
WITH [(m)-[:EXEMPTS|SIMPLIFIES_FOR]->(g) | g:Jurisdiction OR EXISTS { (g)<-[:MEMBER_OF]-(:Jurisdiction) }] AS known
RETURN size(known) > 0 AND none(each IN known WHERE each) AS so
