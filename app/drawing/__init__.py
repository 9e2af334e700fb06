"""Pictures as plain shapes with places, and their writers."""
