// title: Who supplies or has supplied {firm}?
// theme: Firms
// about: Statements that an actor supplies the firm, produced for it or passed chips to it, and statements that one produces something for it.
// param firm: the firm supplied (company, by default huawei)
// column supplier: id of the supplier
// column name: its name
// column jurisdiction: its home
// column how: the predicate
// column what: what was supplied; null when not known
// column until: last day, as precisely as it is known; null when unknown
// no data: No data: no source says who supplies {firm}.
CALL () {
  MATCH (a:Actor)-[r:SUPPLIES]->(:Actor {id: $firm})
  RETURN a, r
  UNION ALL
  MATCH (a:Actor)-[r:PRODUCES]->(:Technology) WHERE r.for = $firm
  RETURN a, r
}
OPTIONAL CALL (a) {
  {{include home}}
}
RETURN a.id AS supplier, a.name AS name, home.id AS jurisdiction, r.predicate AS how,
       coalesce(r.what, r.product) AS what, {{written r.until}} AS until
ORDER BY supplier, how, what
