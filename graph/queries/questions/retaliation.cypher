// title: Which measures answer which?
// theme: Rules and their history
// about: Pairs of measures joined by a chain of answers, with its least length. That one answers another is the reading of press and analysts, not a stated motive.
// param measure: only chains that begin or end with it (measure)
// column measure: the answer
// column answers: what it answers
// column hops: length of the chain
// note: That one measure answers another is the reading of press and analysts, not a stated motive.
MATCH (m:Measure) WHERE EXISTS { (m)-[:RETALIATES_FOR]->(:Measure) }
MATCH p = (m)-[:RETALIATES_FOR*1..]->(o:Measure)
WITH m, o, min(length(p)) AS hops WHERE $measure IS NULL OR $measure IN [m.id, o.id]
RETURN m.id AS measure, o.id AS answers, hops
ORDER BY measure, answers
