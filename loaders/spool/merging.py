"""What several processes kept of one file, put together as one that was alone would have kept it."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from loaders.emit import Emit


def merged(emits: Sequence[Emit]) -> Emit:
    """One `Emit`: faults and what is left out in the order of the lines, of what is common to many the first."""
    whole = Emit()
    told = [each for emit in emits for each in zip(emit.fault_lines, emit.faults, strict=True)]
    whole.faults += [fault for _, fault in sorted(told, key=itemgetter(0))]
    for left in sorted((each for emit in emits for each in emit.left_out), key=lambda left: left.where):
        whole.leave_out(left.where, left.reason, left.what, left.more)
    for emit in emits:
        whole.broken |= emit.broken
        whole.rows += emit.rows
        newest = max(whole.about.get("release", ""), emit.about.get("release", ""))
        whole.about.update(emit.about)
        whole.about["release"] = newest
    common = [each for emit in emits for each in emit.common.values()]
    for said in sorted(common, key=lambda said: said.where):
        whole.common.setdefault(said.id, said)
    return whole
