// title: Whether any share is known
// about: One row when some jurisdiction or collective holder has a share row with a number, else none.
// column known: true
MATCH (:Jurisdiction|CollectiveHolder)-[r:PRODUCES]->(:Technology) WHERE r.basis IS NOT NULL AND r.share IS NOT NULL
RETURN true AS known LIMIT 1
