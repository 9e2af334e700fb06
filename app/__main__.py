"""`python -m app` is `chokepoint`."""

from __future__ import annotations

from app.cli import main

main()
