"""Queries put together from parts, and the names that the ontology fills in. Nothing from outside enters here.

`{{include home}}` stands for the text of parts/home.cypher. `{{classes item_control}}` stands for the classes of
measures that the ontology marks so, as a label expression; `{{flow}}` for the relationships that carry goods;
`{{written m.announced}}` for the text of a date as precisely as it is known; `{{default_by}}` for the jurisdictions
that coverage is asked for by default.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Mapping

from ontology import model as ontology

DEFAULT_BY = ("deu", "jpn", "kor", "nld", "twn", "usa")
"""The jurisdictions of `coverage` without --by, in the order of their ids."""
_INCLUDE = re.compile(r"^(?P<indent> *)\{\{include (?P<name>\w+)\}\}$", re.MULTILINE)
_SLOT = re.compile(r"\{\{(?P<word>\w+)(?: (?P<of>[\w.]+))?\}\}")


def filled(text: str, parts: Callable[[str], str]) -> str:
    """The query with every slot filled. `parts` gives the text of a part by its name.

    Raises `KeyError` for a part or slot that does not exist.
    """
    while _INCLUDE.search(text):
        text = _INCLUDE.sub(lambda slot: textwrap.indent(parts(slot["name"]).strip("\n"), slot["indent"]), text)
    return _SLOT.sub(lambda slot: _SLOTS[slot["word"]](slot["of"] or ""), text)


def _classes(mark: str) -> str:
    """The most general classes with a mark of the ontology: what is below them carries their label too."""
    nodes = ontology.load().nodes
    marked = {name for name, node in nodes.items() if getattr(node, mark)}
    return "|".join(sorted(name for name in marked if not marked & set(nodes[name].ancestors[1:])))


def _flow(_: str) -> str:
    return "|".join(ontology.load().flows)


def _written(value: str) -> str:
    digits = f"CASE {value}_precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END"
    return f"left(toString({value}), {digits})"


_SLOTS: Mapping[str, Callable[[str], str]] = {
    "classes": _classes,
    "flow": _flow,
    "written": _written,
    "default_by": lambda _: str(list(DEFAULT_BY)),
}
