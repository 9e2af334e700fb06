"""Entities in rows and columns, in the order given: as regular as a table, as wide as wanted."""

from __future__ import annotations

import math

import numpy as np

from app.layout.rooms import Floats


def rowed(sizes: Floats, columns: int) -> Floats:
    """The middles of rectangles in rows from the upper left corner; each column is as wide as its widest."""
    count = len(sizes)
    found = np.zeros((count, 2))
    numbers = np.arange(count)
    wide = np.array([sizes[numbers % columns == column, 0].max() for column in range(min(columns, count))])
    high = np.array([sizes[numbers // columns == row, 1].max() for row in range(math.ceil(count / columns))])
    found[:, 0] = (np.cumsum(wide) - wide / 2)[numbers % columns]
    found[:, 1] = (np.cumsum(high) - high)[numbers // columns] + sizes[:, 1] / 2
    return found


def columns_for(sizes: Floats, aspect: float) -> int:
    """How many columns give rows of about this aspect."""
    wide, high = sizes.max(axis=0)
    return max(1, min(len(sizes), round(math.sqrt(len(sizes) * aspect * high / wide))))
