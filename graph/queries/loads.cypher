// title: What each source put into the graph
// about: One row for each loaded source, in the order of their ranks.
// column source: its name on the command line
// column title: its title
// column publisher: who publishes it
// column licence: the licence of its data
// column release: the release that is loaded
// column as_of: the day of its state of knowledge
// column state: complete, or unfinished when the last load of it broke off
// column loaded_at: when it was last changed by a load, ISO, UTC
// column entities: entities in the graph that it speaks of
// column relationships: relationships in the graph that it states
// column credit: the credit its licence asks for
// column url: its address, or null
MATCH (l:LoadRecord)
WITH l, l.loaded_by[0] AS source
ORDER BY l.rank, source
RETURN
  source AS source,
  l.name AS title,
  l.publisher AS publisher,
  l.licence AS licence,
  l.release AS release,
  toString(l.as_of) AS as_of,
  l.state AS state,
  l.loaded_at AS loaded_at,
  COUNT { MATCH (n:Entity) WHERE source IN n.loaded_by } AS entities,
  COUNT { MATCH (:Entity)-[r]->(:Entity) WHERE source IN r.loaded_by } AS relationships,
  l.credit AS credit,
  l.url AS url
