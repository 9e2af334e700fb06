// title: How many tools of {technology} stand in China, where, and who services them?
// theme: Shares and supply
// about: Never a row: no source that can be loaded counts installed tools by site. The question is kept because analysts ask it.
// param technology: the technology (technology, by default litho-arf-immersion)
// column technology: id
// column site: the place
// column tools: number of tools
// no data: No data: no loaded source counts installed tools of {technology} by site.
MATCH (t:Technology {id: $technology}) WHERE false
RETURN t.id AS technology, null AS site, null AS tools
