// title: Coverage
// about: One row for each technology: which of some jurisdictions control it on a day toward a destination, and the share of its supply that they hold. Source of the rule: INTERFACE, coverage.
// in on: the day
// in toward: id of the destination
// in by: ids of the jurisdictions, in the order in which the cells are to stand
// in technologies: ids of the technologies, or null for all
// in without: ids of measures that a scenario drops
// in added: measures that a scenario adds, each a map
// out t: the technology
// out source: the loader source of the shares, or null
// out year: the year of the shares, or null
// out basis: the basis of the shares, or null
// out holders: every holder with a share row
// out known: the sum of all numbers, or null when there is none
// out cells: one map for each jurisdiction: status, share, and the measures that give the status
// out covered: the sum of the shares of the cells in force, or null when no number is known
// out undated: the sum of the shares of the undated cells, likewise
CALL (on, toward, by, technologies, without, added) {
  CALL (by) {
    MATCH (j:Jurisdiction) WHERE j.id IN by
    RETURN collect({id: j.id, powers: [j.id] + [(j)-[:MEMBER_OF]->(u:Jurisdiction) | u.id]}) AS states
  }
  CALL (on, toward, without, added) {
    {{include standing}}
  }
  WITH technologies, covers,
       {id: id, state: state, live: state IN ['in-force', 'undated'],
        as: CASE WHEN request THEN 'request' WHEN item AND reach = 'all' THEN 'control'
                 WHEN (item OR end_use) AND reach IS NOT NULL THEN 'end-use' END,
        of: CASE WHEN request THEN [s IN states WHERE s.id IN asked | s.id]
                 ELSE [s IN states WHERE any(p IN s.powers WHERE p IN homes) | s.id] END} AS m
  WHERE m.as IS NOT NULL AND state IS NOT NULL AND size(m.of) > 0
  UNWIND covers AS c
  WITH technologies, c, collect(m) AS measures
  CALL (c) {
    {{include related}}
  }
  WITH t, how, measures WHERE technologies IS NULL OR t.id IN technologies
  UNWIND measures AS m
  WITH t, m,
       CASE WHEN m.as = 'request' THEN CASE WHEN how <> 'broad' THEN 8 END
            WHEN m.as = 'end-use' THEN CASE WHEN m.live AND how <> 'narrower' THEN 4 END
            WHEN how = 'narrower' THEN CASE WHEN m.live THEN 2 END
            WHEN how = 'broad' THEN CASE WHEN m.live THEN 3 END
            ELSE CASE m.state WHEN 'in-force' THEN 0 WHEN 'undated' THEN 1 WHEN 'suspended' THEN 5
                              WHEN 'announced' THEN 6 ELSE 7 END END AS rank
  WHERE rank IS NOT NULL
  UNWIND m.of AS j
  WITH t, j, rank, m.id AS id ORDER BY id
  RETURN t, j, rank, collect(DISTINCT id) AS measures
  UNION ALL
  MATCH (t:Technology) WHERE technologies IS NULL OR t.id IN technologies
  RETURN t, null AS j, null AS rank, [] AS measures
}
WITH by, t, j, rank, measures ORDER BY rank
WITH by, t, collect({j: j, rank: rank, measures: measures}) AS found
CALL (t) {
  {{include shares}}
}
WITH t, source, year, basis, holders, known,
     [j IN by | {id: j, found: [f IN found WHERE f.j = j],
                 share: head([h IN holders WHERE h.id = j | h.share])}] AS drafts
WITH t, source, year, basis, holders, known,
     [d IN drafts | {
       jurisdiction: d.id,
       status: coalesce(['in-force', 'undated', 'partial', 'broad', 'end-use', 'suspended', 'announced', 'ended',
                         'requested'][d.found[0].rank], 'none'),
       share: d.share,
       measures: coalesce(d.found[0].measures, []),
       requests: coalesce(head([f IN d.found WHERE f.rank = 8 | f.measures]), []),
       announced: coalesce(head([f IN d.found WHERE f.rank = 6 | f.measures]), []),
       suspended: coalesce(head([f IN d.found WHERE f.rank = 5 | f.measures]), [])
     }] AS cells
RETURN t, source, year, basis, holders, known, cells,
       CASE WHEN known IS NOT NULL THEN round(reduce(sum = 0.0, c IN cells |
         sum + CASE c.status WHEN 'in-force' THEN coalesce(c.share, 0.0) ELSE 0.0 END), 4) END AS covered,
       CASE WHEN known IS NOT NULL THEN round(reduce(sum = 0.0, c IN cells |
         sum + CASE c.status WHEN 'undated' THEN coalesce(c.share, 0.0) ELSE 0.0 END), 4) END AS undated
