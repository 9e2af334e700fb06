"""`export`: the figure, document or data behind an address, by the ending of the file's name."""

from __future__ import annotations

from pathlib import Path

import click

from app import address, exported
from app.commands import output, written
from app.commands.options import settings
from app.exports import own_theme
from app.exports.options import CHOICES, THEMES
from app.exports.themes import Theme
from app.factory import rooms
from graph.access import loaded_graph
from graph.errors import WrongValue
from ontology import model as ontology

LINES = "\n".join(
    (
        "\b",
        "svg png pdf pptx            the figure, on paper or slides",
        "docx html md                the figure within a document, with what it rests on",
        "docx html md pdf pptx       of /briefing?…: the two-page note",
        "csv xlsx json               the rows that the view shows",
        "graphml ttl                 the entities and relationships that it shows",
    )
)


@click.command(
    epilog="Example: chokepoint export '/coverage?on=2024-12-31&toward=chn' -o coverage.pdf",
    help="Write what an ADDRESS of the app shows to a file. The ending of its name decides what it holds:\n\n"
    f"{LINES}\n\nThe footer of a figure holds the address that makes it again. An option here is the same as in the "
    "address: --paper a4-across is &paper=a4-across. Labels under 9 points are told, with what would help.",
)
@click.argument("address_", metavar="ADDRESS")
@click.option("-o", "--output", "file", type=click.Path(path_type=Path, dir_okay=False), required=True, metavar="FILE")
@click.option("--paper", type=click.Choice(CHOICES["paper"]), help="The format of the page. Default: 16x9, a slide.")
@click.option("--theme", metavar="NAME|FILE", help=f"{', '.join(THEMES)}, or a theme file of one's own (YAML).")
@click.option("--split", type=click.Choice(CHOICES["split"]), help="A sheet for each part, such as a stage.")
@click.option("--fold", type=click.Choice(CHOICES["fold"]), help="Leave out what is a kind of something shown.")
@click.option("--layout", type=click.Choice(CHOICES["layout"]), help="Keep the positions of the page.")
def export(
    address_: str,
    file: Path,
    paper: str | None,
    theme: str | None,
    split: str | None,
    fold: str | None,
    layout: str | None,
) -> None:
    ending = file.suffix.removeprefix(".").lower()
    if ending not in exported.ENDINGS:
        known = ", ".join(exported.ENDINGS)
        raise WrongValue(
            f"{file}: there are no files that end in {file.suffix or 'nothing'!r}.", hint=f"End it in {known}."
        )
    written.check(file)
    own, named = _theme(theme)
    given = {"paper": paper, "theme": named, "split": split, "fold": fold, "layout": layout}
    with loaded_graph(settings()) as connection:
        at = exported.place(connection, rooms(), address_)
        query = address.changed(at.query, **{name: value for name, value in given.items() if value})
        found = exported.Place(room=at.room, query=query)
        made = exported.made(connection, ontology.load(), found, ending, own)
    for path, content in zip(_paths(file, len(made.files)), made.files, strict=True):
        _write(path, content)
        output.say(f"Wrote {path}.")
    for said in made.said:
        output.say(f"Note: {said}")


def _theme(given: str | None) -> tuple[Theme | None, str | None]:
    """A theme of one's own from its file, or the name of a bundled one."""
    if not given or given in THEMES:
        return None, given
    path = Path(given)
    if not path.suffix and not path.exists():
        raise WrongValue(f"There is no theme {given[:60]!r}.", hint=f"Choose {', '.join(THEMES)}, or name a YAML file.")
    return own_theme.read(path), None


def _paths(file: Path, count: int) -> list[Path]:
    """The file, or one for each sheet: `figure-1.svg`, `figure-2.svg` …"""
    if count == 1:
        return [file]
    return [file.with_stem(f"{file.stem}-{number}") for number in range(1, count + 1)]


def _write(path: Path, content: bytes) -> None:
    with written.written(path) as stream:
        stream.write(content)
