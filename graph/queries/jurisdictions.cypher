// title: Jurisdictions and their codes
// about: Every jurisdiction with its ISO codes, by id.
// column id: id
// column name: name
// column iso2: two-letter code, or null
// column iso3: three-letter code, or null
MATCH (j:Jurisdiction)
RETURN j.id AS id, j.name AS name, j.iso2 AS iso2, j.iso3 AS iso3
ORDER BY id
