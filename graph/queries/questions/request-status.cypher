// title: Which requests and proposals made by {on} are open, adopted or fulfilled?
// theme: Requests and answers
// about: Diplomatic requests, proposals and legislation proposals announced by the day, with their state after the status text of the fact base. That text is of the last update, not of the day.
// param on: only those announced by this day (date, by default the state of knowledge)
// param state: only those in this state (one of open|adopted|fulfilled|other)
// column measure: id
// column name: its title
// column kind: kind of measure
// column announced: when it became known, as precisely as it is known
// column status: status text of the fact base, as of its last update
// column state: open (reported or proposed), adopted, fulfilled or other
// note: The status is that of the last update of the fact base, not of the day asked for.
MATCH (m:DiplomaticRequest|Proposal|LegislationProposal) WHERE m.announced <= date($on)
WITH m, CASE WHEN m.status IN ['fulfilled', 'adopted'] THEN m.status
             WHEN m.status IN ['reported', 'proposed'] THEN 'open' ELSE 'other' END AS state
WHERE $state IS NULL OR state = $state
RETURN m.id AS measure, m.name AS name, m.kind AS kind, {{written m.announced}} AS announced, m.status AS status, state
ORDER BY measure
