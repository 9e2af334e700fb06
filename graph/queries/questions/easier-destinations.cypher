// title: Which destinations are exempt from {measure} or get a simplified procedure?
// theme: Controls and coverage
// about: Jurisdictions that the measure spares or asks less of, by name or through a group; a union stands for itself and its members. Only the members that are known, fewer than a group may have.
// param measure: the measure (measure, by default jp-23-items-2023)
// column destination: jurisdiction id
// column name: its name
// column group: the group or union that brings it about; null when named itself
// column treatment: exempt or simplified
// note: Only the members that sources name are known; the groups may have more.
// no data: No data: {measure} names groups whose members are not known.
// no data when: members_unknown
MATCH (:Measure {id: $measure})-[r:EXEMPTS|SIMPLIFIES_FOR]->(g:Actor)
CALL (g) {
  WITH g WHERE g:Jurisdiction
  RETURN g AS d, null AS group
  UNION ALL
  MATCH (d:Jurisdiction)-[:MEMBER_OF]->(g)
  RETURN d, g.id AS group
}
RETURN DISTINCT d.id AS destination, d.name AS name, group,
       CASE type(r) WHEN 'EXEMPTS' THEN 'exempt' ELSE 'simplified' END AS treatment
ORDER BY treatment, destination, group
