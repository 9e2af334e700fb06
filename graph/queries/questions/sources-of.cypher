// title: Where does {id} come from?
// theme: Sources and claims
// about: The sources that an entity cites, with what is known of each.
// param id: any actor, technology, measure, loophole or event (entity, by default jp-23-items-2023)
// column source: id of the source
// column publisher: who published it
// column title: its title
// column date: when, as precisely as it is known
// column url: its address; null when it has none
// no data: No data: no source is recorded for {id}.
MATCH (:Entity {id: $id})-[:CITES]->(s:Source)
RETURN s.id AS source, s.publisher AS publisher, s.name AS title, {{written s.date}} AS date, s.url AS url
ORDER BY source
