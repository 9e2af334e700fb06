"""`dump`: the whole graph with its provenance as a file."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import IO, cast

import click

from app import dumps
from app.commands import output, written
from app.commands.options import settings
from graph.access import loaded_graph
from graph.errors import WrongValue
from graph.whole import Whole
from ontology import model as ontology

LINES = "\n".join(
    (
        "\b",
        "ttl        Turtle",
        "nt         N-Triples, a fact a line",
        "jsonld     JSON-LD, an entity or relationship a line",
        "ndjson     lines of JSON: {id, labels, properties}, then {id, type, from, to, properties}",
    )
)


@click.command(
    epilog="Example: chokepoint dump -o graph.ttl.gz",
    help="Write the whole graph to a file: entities, relationships with their attributes, what each source says, and "
    f"what was loaded when. The ending of its name decides the form:\n\n{LINES}\n\nWith .gz behind it, it is packed. "
    "`chokepoint load rdf FILE` gives the same graph back. The same graph gives the same bytes.",
)
@click.option("-o", "--output", "file", type=click.Path(path_type=Path, dir_okay=False), required=True, metavar="FILE")
def dump(file: Path) -> None:
    ending, packed = _form(file)
    written.check(file)
    with loaded_graph(settings()) as connection, written.written(file) as stream:
        whole = Whole(connection)
        if packed:
            with gzip.GzipFile(filename="", fileobj=stream, mode="wb", mtime=0, compresslevel=6) as archive:
                dumps.write(whole, ontology.load(), ending, cast(IO[bytes], archive))
        else:
            dumps.write(whole, ontology.load(), ending, stream)
        whole.check()
    output.say(f"Wrote {file}: {whole.entities_read} entities, {whole.links_read} relationships.")
    nodes, links = whole.left_out
    if nodes or links:
        output.say(f"Left out, since they have no id of this project: {nodes} nodes, {links} relationships.")


def _form(file: Path) -> tuple[str, bool]:
    """Which form the name asks for, and whether it is to be packed. Raises `WrongValue`."""
    packed = file.suffix.lower() == ".gz"
    named = Path(file.stem).suffix if packed else file.suffix
    ending = named.removeprefix(".").lower()
    if ending not in dumps.FORMS:
        known = ", ".join(dumps.FORMS)
        raise WrongValue(
            f"{file}: there are no dumps that end in {named or 'nothing'!r}.",
            hint=f"End it in {known}, with .gz behind it to pack it.",
        )
    return ending, packed
