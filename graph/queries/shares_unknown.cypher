// title: Whether nobody is known to hold a share of a technology
// about: True when no jurisdiction has a share row of the technology, with or without a number.
// param technology: the technology (technology)
// column so: whether it is so
MATCH (t:Technology {id: $technology})
RETURN NOT EXISTS { (t)<-[r:PRODUCES]-(:Jurisdiction) WHERE r.basis IS NOT NULL } AS so
