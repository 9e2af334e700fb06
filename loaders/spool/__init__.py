"""Checked rows on disk, for sources too big to hold: written while they are read, judged together by SQL."""
