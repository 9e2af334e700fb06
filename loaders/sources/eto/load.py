"""The ETO Advanced Semiconductor Supply Chain Dataset: the bundled excerpt, or a folder with a whole release.

Which of the two a folder holds is told by its files. Both are the source `eto`: loading one replaces the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from loaders.emit import Emit, Statement
from loaders.known import Known
from loaders.record import SourceFault
from loaders.sources.eto import excerpt
from loaders.sources.eto.edition import of_excerpt, of_release
from loaders.sources.eto.forms import FILES
from loaders.sources.eto.release import load_release
from ontology.model import Model


def release(folder: Path) -> dict[str, str]:
    """`release`, `as_of` and `edition` of what `folder` holds. Raises `SourceFault` when it holds neither form."""
    return of_release(folder) if _whole(folder) else of_excerpt(folder)


def load(folder: Path, emit: Emit, model: Model, known: Known) -> Iterator[Statement]:
    """The statements of the release or the excerpt in `folder`."""
    return load_release(folder, emit, model, known) if _whole(folder) else excerpt.load_excerpt(folder, emit, model)


def _whole(folder: Path) -> bool:
    """Whether the folder holds a whole release. One file of it is enough to tell; the missing ones are named later."""
    one, other = any((folder / name).exists() for name in FILES), (folder / excerpt.FILE).exists()
    if one == other:
        raise SourceFault(
            f"{folder} holds {'both' if one else 'neither'} {excerpt.FILE} "
            f"{'and' if one else 'nor'} the files {', '.join(FILES)}.",
            hint="Name a folder that holds a whole release, or an excerpt.",
        )
    return one
