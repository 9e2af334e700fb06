// title: Who asked {asked} to be exempted, and from what?
// theme: Requests and answers
// about: Requests of one actor to another whose words speak of an exemption.
// param asked: only requests to this jurisdiction or to actors in it (jurisdiction)
// column who: id of who asked
// column name: its name
// column asked: id of who was asked
// column measure: id of the request
// column what: what was asked
// no data: No data: no request for an exemption is recorded.
MATCH (who:Actor)-[r:REQUESTED]->(a:Actor) WHERE toLower(r.what) CONTAINS 'exempt'
OPTIONAL CALL (a) {
  {{include home}}
}
WITH who, r, a WHERE $asked IS NULL OR home.id = $asked
RETURN who.id AS who, who.name AS name, a.id AS asked, r.measure AS measure, r.what AS what
ORDER BY who, measure
