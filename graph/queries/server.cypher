// title: The database's version
// about: Name, version and edition of the server that answers.
// column name: name of the component
// column version: its version
// column edition: its edition
CALL dbms.components() YIELD name, versions, edition
RETURN name, versions[0] AS version, edition
