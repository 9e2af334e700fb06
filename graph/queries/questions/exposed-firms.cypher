// title: Which firms at home of the imposer of {measure} make what it covers?
// theme: Firms
// about: Companies with a known share of a technology that the measure covers, at home where one of its imposers is, or in a member of that union; largest share first. The date and status of the measure do not matter.
// param measure: the measure (measure, by default jp-23-items-2023)
// column firm: id of the firm
// column name: its name
// column technology: what it makes
// column share: its share in percent
// column year: year of the share
MATCH (m:Measure {id: $measure})
WITH m, [(m)-[:IMPOSED_BY]->(a) | a] AS actors
CALL (actors) {
  {{include homes}}
}
MATCH (m)-[:COVERS]->(c:Technology)<-[:NARROWER_THAN*0..]-(t:Technology) WHERE c = t OR NOT coalesce(c.umbrella, false)
WITH DISTINCT t, homes
CALL (t) {
  {{include firm_shares}}
}
WITH t, homes, firm AS a, share, year WHERE share IS NOT NULL
CALL (a) {
  {{include home}}
}
WITH t, a, share, year
WHERE home.id IN homes OR any(u IN [(home)-[:MEMBER_OF]->(x:Jurisdiction) | x.id] WHERE u IN homes)
RETURN a.id AS firm, a.name AS name, t.id AS technology, share, year
ORDER BY share DESC, firm, technology
