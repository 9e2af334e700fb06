"""Python's search for rings of dead objects, put off while millions of live ones are made.

It goes through all that is alive again and again, and statements and rows form no rings: it takes a quarter of the time
of reading a big source and finds nothing.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unswept() -> Iterator[None]:
    """No such search inside, in any thread; afterwards as it was before."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()
