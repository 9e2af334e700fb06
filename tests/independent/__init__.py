"""A second, independent reading of the rules of coverage: plain Python over the files, for comparison with the product.

It reads the fact base's YAML and the ETO files itself and computes coverage, gaps, diffs, scenarios and every named
question from the text of the rules alone. It may not import `ontology`, `graph`, `loaders` or `app`, and uses neither
Cypher nor a database: a fault shared with the product would go unseen. Each function quotes the rule it carries out,
so that a disagreement can be settled by reading. Clarity comes before speed.
"""
