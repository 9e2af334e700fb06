"""What the keeper says about the server: a small file that is always whole."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from graph.server.processes import ProcessId

Phase = Literal["starting", "ready", "stopping", "failed"]


@dataclass(frozen=True, kw_only=True)
class State:
    """One moment of the server's life. `message` and `hint` are set when it failed, `mended` when its start cut off a
    torn transaction."""

    phase: Phase
    keeper: ProcessId
    java: ProcessId | None = None
    port: int = 0
    since: str = ""
    version: str = ""
    error: str = ""
    message: str = ""
    hint: str = ""
    mended: bool = False

    @property
    def kept(self) -> bool:
        """Whether the keeper that said this still lives."""
        return self.keeper.alive

    def write(self, file: Path) -> None:
        """Puts this moment in place of the last one."""
        temporary = file.with_name(f"{file.name}.new")
        temporary.write_text(json.dumps(asdict(self), indent=1), encoding="utf-8")
        temporary.replace(file)


def read(file: Path) -> State | None:
    """The last state that was written. None when there is none, or the file is no state of this release."""
    try:
        values = json.loads(file.read_text(encoding="utf-8"))
        java = values.pop("java")
        return State(
            keeper=ProcessId(**values.pop("keeper")), java=None if java is None else ProcessId(**java), **values
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
