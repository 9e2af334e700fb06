// title: What was answered to requests, understandings and proposals?
// theme: Requests and answers
// about: Statements of agreement, reluctance, support, opposition or doubt, denials, confirmations, refusals to comment and other words on a diplomatic request, an understanding or a proposal.
// param request: only answers to this one (measure)
// column measure: id of the request, understanding or proposal
// column actor: id of who answered
// column name: name of who answered
// column response: the predicate, such as reluctant_about
// column detail: what was said; null when not known
// column date: when, as precisely as it is known; null when unknown
// no data: No data: no answer to {request} is recorded.
MATCH (m:DiplomaticRequest|Understanding|Proposal)<-[r:RESPONDED_TO|STATED]-(a:Actor)
WHERE ($request IS NULL OR m.id = $request)
  AND r.predicate IN ['agreed_to', 'reluctant_about', 'declined_comment', 'denies_knowledge_of', 'confirms', 'supports',
                      'opposes', 'states', 'doubts']
RETURN m.id AS measure, a.id AS actor, a.name AS name, r.predicate AS response,
       coalesce(r.claim, r.reason, r.what, r.status) AS detail, {{written r.date}} AS date
ORDER BY measure, actor, response
