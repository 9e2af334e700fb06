"""Office files whose bytes depend on what is in them only."""

from __future__ import annotations

import datetime
import io
import zipfile

START = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
"""When every part says it was made: the earliest time that a ZIP archive knows, and no clock."""


def repacked(written: bytes) -> bytes:
    """The same archive with its parts in a fixed order, all as old as `START`."""
    again = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written)) as parts, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, START.timetuple()[:6])
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, parts.read(name))
    return again.getvalue()
