"""RDF in the words of the ontology: files of one's own, and what `dump` has written."""
