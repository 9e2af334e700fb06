"""Moved to graph.access."""

from graph.access import connect, loaded_graph, never_loaded, open_graph

__all__ = ["connect", "loaded_graph", "never_loaded", "open_graph"]
