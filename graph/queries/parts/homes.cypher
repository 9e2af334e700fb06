// title: The homes of actors
// about: The ids of the homes of several actors; always one row.
// in actors: the actors
// out homes: the ids, each once
UNWIND actors AS a
CALL (a) {
  {{include home}}
}
RETURN collect(DISTINCT home.id) AS homes
