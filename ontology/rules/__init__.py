"""The rules of the lint, one module for each thing they look at."""
