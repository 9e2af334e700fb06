"""The lines of a file of JSON lines, decoded a block at a time, and what is wrong with those that cannot be.

Decoding a whole block at once is several times as fast as line by line; a block with anything unusual in it (a fault, a
blank line) is taken apart, so that a fault is told with its line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from msgspec import DecodeError, MsgspecError, ValidationError
from msgspec.json import Decoder

from loaders.record import SourceFault, nearest
from loaders.share import ALL, Share
from loaders.sources.opensanctions.mapping import MAPPING
from loaders.streams import BLOCK, LONGEST_LINE, MARK, opened

T = TypeVar("T")
Faulty = Callable[[int, bytes, Exception], None]
BROKEN = (MsgspecError, UnicodeDecodeError, RecursionError)


def decoded(path: Path, decoder: Decoder[T], faulty: Faulty, share: Share = ALL) -> Iterator[tuple[int, T]]:
    """Each line that can be decoded, with its number; the others go to `faulty` with the error. Blank ones are none.

    Of a share only some blocks. No more than a block is held.
    Raises `SourceFault` as `streams.opened` does, and for a line over `LONGEST_LINE`.
    """
    for number, count, block in _blocks(path, share):
        try:
            found = decoder.decode_lines(block)
        except BROKEN:
            found = []
        if len(found) == count:
            yield from enumerate(found, number)
        else:
            yield from _one_by_one(number, block, decoder, faulty)


def _one_by_one(number: int, block: bytes, decoder: Decoder[T], faulty: Faulty) -> Iterator[tuple[int, T]]:
    if not block.strip():
        return
    for at, line in enumerate(block.split(b"\n")[:-1], number):
        if line.strip():
            try:
                found = decoder.decode(line)
            except BROKEN as error:
                faulty(at, line, error)
            else:
                yield at, found


def _blocks(path: Path, share: Share) -> Iterator[tuple[int, int, bytes]]:
    """Whole lines, some thousand at a time: the number of the first, how many, and they; the last ends with a line's
    end too. What is in the share of others is only counted."""
    number, turn, rest = 1, 0, b""
    with opened(path) as stream:
        while data := stream.read(BLOCK):
            end = data.rfind(b"\n") + 1
            kept = len(data) - end + (0 if end else len(rest))
            count = data.count(b"\n")
            if kept > LONGEST_LINE:
                raise SourceFault(
                    f"{path.name} line {number + count} is over {LONGEST_LINE >> 20} MiB long.",
                    hint="Is this a text file?",
                )
            if end:
                if share.takes(turn):
                    yield number, count, _marked_off(rest + data[:end], number)
                number, turn, rest = number + count, turn + 1, data[end:]
            else:
                rest += data
    if rest and share.takes(turn):
        yield number, 1, _marked_off(rest + b"\n", number)


def _marked_off(block: bytes, number: int) -> bytes:
    """A block without the mark that may stand at the begin of a file."""
    return block.removeprefix(MARK) if number == 1 else block


def fault(file: str, number: int, line: bytes, error: Exception) -> SourceFault:
    """What is wrong with a line that could not be decoded, in words."""
    where = f"{file} line {number}"
    try:
        line.decode("utf-8")
    except UnicodeDecodeError as wrong:
        said = f"{where} is not UTF-8 (byte {wrong.start + 1} of the line)."
        return SourceFault(said, hint="Save it as UTF-8.")
    if isinstance(error, ValidationError):
        return _of_wrong_form(where, str(error))
    if isinstance(error, DecodeError) and "truncated" in str(error):
        if line.rstrip().endswith(b"}"):  # so it calls half a character at the end of a text
            return SourceFault(f"{where}: a text may hold half a character.", hint="Is the file whole? Fetch it anew.")
        return SourceFault(f"{where} is cut off.", hint="Fetch the file anew.")
    if "surrogate" in str(error):
        return SourceFault(f"{where}: a text holds half a character.", hint="Correct the \\u escape there.")
    said = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
    return SourceFault(f"{where} is no JSON: {said}.", hint="Each line must be one entity of FollowTheMoney, in JSON.")


def _of_wrong_form(where: str, error: str) -> SourceFault:
    """`error` is msgspec's: what it expected, and where as a path, `$.properties.name[0]`."""
    said, _, path = error.partition(" - at ")
    field = path.strip("`").removeprefix("$").removeprefix(".")
    if "missing required field" in said:
        name = said.rpartition(" ")[2].strip("`")
        return SourceFault(f"{where}: field '{name}' is missing.", hint="An entity needs id, schema and properties.")
    if path == "`$.schema`" and "Invalid value" in said:
        name = said.partition("'")[2].rpartition("'")[0]
        return SourceFault(f"{where}: '{name}' is no schema that is known.", hint=nearest(name, MAPPING.schemata))
    if "unknown field" in said:
        name = said.rpartition(" ")[2].strip("`")
        hint = "It belongs among the properties, or the file is in another format: entities.ftm.json is read."
        return SourceFault(f"{where}: '{name}' is no field of an entity.", hint=hint)
    wanted = said.replace("`", "'")
    at = f"field '{field}'" if field else "the line"
    return SourceFault(f"{where}: {at}: {wanted}.", hint='Every property is a list of texts, such as ["Example"].')
