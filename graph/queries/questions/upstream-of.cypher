// title: What does {technology} depend on?
// theme: Shares and supply
// about: The technologies from which it can be reached along the flow of goods and work, with the least number of steps, nearest first.
// param technology: the technology (technology, by default advanced-logic)
// column technology: id
// column name: its name
// column hops: least number of steps
// no data: No data: no flow into {technology} is recorded.
MATCH p = (a:Technology {id: $technology})<-[:{{flow}}*1..]-(t:Technology)
WITH t, min(length(p)) AS hops WHERE t.id <> $technology
RETURN t.id AS technology, t.name AS name, hops
ORDER BY hops, technology
