// title: Whether a statement rests on people who are not named
// about: True when its subject is a group of people, or its note says that they are not named; always one row. Source of the rule: questions.yaml, unnamed.
// in a: the subject of the statement
// in r: the statement
// out unnamed: whether it is so
RETURN a:Group OR any(word IN ['unnamed', 'not named'] WHERE toLower(coalesce(r.note, '')) CONTAINS word) AS unnamed
