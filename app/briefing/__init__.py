"""The two-page note on a technology, an ally or a measure, made from the graph, and the files it is written to."""

from app.briefing.writing import ENDINGS, WRITERS, write

__all__ = ["ENDINGS", "WRITERS", "write"]
