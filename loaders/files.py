"""Files of a source, read into records that know their lines."""

from __future__ import annotations

import contextlib
import stat
from pathlib import Path
from typing import Any

import yaml

from loaders.record import Item, Record, SourceFault, Where

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LARGEST = 64 * 1024 * 1024
DEEPEST, MOST = 100, 1_000_000
"""Lists and mappings within each other, and values, of a YAML file: a record of ours is five deep."""


def yaml_records(path: Path, *lists: str) -> dict[str, list[Record]]:
    """The records under each of `lists`, the only keys that the file may have at its top.

    Every record must have an `id` or stand on its own line; its place in the file goes with it.
    Raises `SourceFault` for a file that is missing, too large, not UTF-8 or not YAML, for a key said twice,
    and for a missing or unknown list.
    """
    top = yaml_record(path)
    found = {name: top.children(name) if name in top.left() else _absent(path, name) for name in lists}
    top.done()
    return {name: [_named(record) for record in records] for name, records in found.items()}


def yaml_record(path: Path) -> Record:
    """The whole of a YAML file whose top is a mapping, as one record."""
    return yaml_record_of(path.name, bytes_of(path))


def yaml_record_of(name: str, data: bytes) -> Record:
    """The bytes of a YAML file whose top is a mapping, as one record; `name` stands in what is said of it."""
    text = _decoded(name, data)
    try:
        _check_shape(name, text)
        node = yaml.compose(text, Loader=_LOADER)
        top = _item(node, name) if node is not None else None
    except yaml.MarkedYAMLError as error:
        raise _broken(name, error) from error
    except yaml.reader.ReaderError as error:
        line = text.encode()[: error.position].count(b"\n") + 1  # it counts bytes
        said = f"{name} line {line} holds the control character U+{int(error.character):04X}."
        raise SourceFault(said, hint="Take it out.") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise SourceFault(f"{name} is not YAML: {error}.", hint="Correct the file.") from error
    if top is None or not isinstance(top.value, dict):
        raise SourceFault(f"{name} holds no mapping.", hint="Restore the file, or name the right folder.")
    return Record(top.value, Where(name, 1))


def _check_shape(name: str, text: str) -> None:
    """Raises `SourceFault` for a file too deep or with too many values, before its values are put together.

    That is done in C, level within level: a hundred thousand of them would end the process.
    """
    depth = values = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        values += isinstance(event, yaml.NodeEvent)
        if depth > DEEPEST:
            line = event.start_mark.line + 1 if event.start_mark else 1
            said = f"{name} line {line}: values stand more than {DEEPEST} deep in each other."
            raise SourceFault(said, hint="Correct the YAML there.")
        if values > MOST:
            raise SourceFault(f"{name} holds over {MOST:,} values.", hint="Split it, or name the right file.")


def text_of(path: Path) -> str:
    """The whole of a text file. Raises `SourceFault` when it is missing, too large or not UTF-8."""
    return _decoded(path.name, bytes_of(path))


def _decoded(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise SourceFault(f"{name} line {line} is not UTF-8 (byte {error.start}).", hint="Save it as UTF-8.") from error


def bytes_of(path: Path) -> bytes:
    """The whole of a file. Raises `SourceFault` when it is missing, too large, or a pipe or device."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise SourceFault(f"{path} is no file.", hint="Put the file itself in its place.")
        if found.st_size > LARGEST:
            raise SourceFault(f"{path.name} is over {LARGEST >> 20} MiB.", hint="Split it, or name the right file.")
        return path.read_bytes()
    except OSError as error:
        raise SourceFault(f"{path} cannot be read: {error.strerror}.", hint="Name a folder that holds it.") from error


def _absent(path: Path, name: str) -> list[Record]:
    raise SourceFault(f"{path.name} has no list '{name}'.", hint="Restore it, or name the right folder.")


def _broken(name: str, error: yaml.MarkedYAMLError) -> SourceFault:
    mark = error.problem_mark or error.context_mark
    line = f" line {mark.line + 1}" if mark else ""
    return SourceFault(f"{name}{line}: {error.problem or error.context}.", hint="Correct the YAML there.")


def _named(record: Record) -> Record:
    """`record` with its own id in its place, so that every message about it says which it is."""
    item = record.peek("id")
    name = item.value if item and isinstance(item.value, str) else ""
    record.where = Where(record.where.file, record.where.line, name)
    return record


def _item(node: yaml.Node, file: str, seen: set[int] | None = None) -> Item:
    seen = set() if seen is None else seen
    line = node.start_mark.line + 1
    if isinstance(node, yaml.ScalarNode):
        return Item(_scalar(node, file), line)
    if id(node) in seen:
        raise SourceFault(f"{file} line {line}: an alias (*) repeats this.", hint="Write it out; aliases are not read.")
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        return Item(_mapping(node, file, seen), line)
    return Item([_item(child, file, seen) for child in node.value], line)


def _mapping(node: yaml.MappingNode, file: str, seen: set[int]) -> dict[str, Item]:
    fields: dict[str, Item] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise SourceFault(f"{file} line {key.start_mark.line + 1}: a name is not plain text.", hint="Correct it.")
        if key.value in fields:
            raise SourceFault(
                f"{file} line {key.start_mark.line + 1}: field '{key.value}' stands twice in one record.",
                hint="Keep one of them.",
            )
        fields[key.value] = _item(value, file, seen)
    return fields


_TRUE, _FALSE = ("true", "True", "TRUE"), ("false", "False", "FALSE")
_TEXT = ("str", "timestamp", "int", "float", "bool", "value", "merge")


def _scalar(node: yaml.ScalarNode, file: str) -> Any:
    """YAML's core types; dates stay text, since a year or a month alone is a date here too."""
    kind = node.tag.rpartition(":")[2] if node.tag.startswith("tag:yaml.org,2002:") else node.tag
    if kind == "null":
        return None
    if kind == "bool" and node.value in _TRUE + _FALSE:
        return node.value in _TRUE
    if kind not in _TEXT:
        where = f"{file} line {node.start_mark.line + 1}"
        raise SourceFault(f"{where}: the tag {node.tag} is not read.", hint="Leave it out.")
    return _number(node.value) if kind in ("int", "float") else node.value


def _number(text: str) -> int | float | str:
    """What YAML takes for a number, `.inf` and hexadecimal included: a field of text must not take it for words."""
    plain = text.replace("_", "").lower()
    with contextlib.suppress(ValueError):  # then it may be a number with a point
        return int(plain, 10 if plain.lstrip("+-").isdecimal() else 0)
    with contextlib.suppress(ValueError):  # then it is text
        return float(plain.replace(".inf", "inf").replace(".nan", "nan"))
    return text
