"""Pages that the server writes as markup, read back: the rows of a table, cell by cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit


@dataclass
class Cell:
    """What one cell of a table says: its text, its exact numbers and days, and the entities that its links lead to."""

    text: str = ""
    values: list[str] = field(default_factory=list)
    days: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


class Tables(HTMLParser):
    """The rows of every table of a markup, by the table's id; heads of rows are cells too."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.rows: dict[str, list[list[Cell]]] = {}
        self.captions: dict[str, str] = {}
        self._table, self._open = "", list[str]()
        self._cell: Cell | None = None
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        self._open.append(tag)
        if tag == "table":
            self._table = said["id"]
            self.rows[self._table], self.captions[self._table] = [], ""
        if tag == "tr" and "tbody" in self._open:
            self.rows[self._table].append([])
        if tag in ("td", "th") and "tbody" in self._open:
            self._cell = Cell()
            self.rows[self._table][-1].append(self._cell)
        if self._cell is not None:
            self._note(tag, said)

    def _note(self, tag: str, said: dict[str, str]) -> None:
        assert self._cell is not None
        if tag == "data":
            self._cell.values.append(said["value"])
        if tag == "time":
            self._cell.days.append(said["datetime"])
        if tag == "a" and "focus" in (query := parse_qs(urlsplit(said["href"]).query)):
            self._cell.links.append(query["focus"][0])

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, f"</{tag}> closes something else"
        if tag in ("td", "th"):
            self._cell = None

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in ("table", "tr", "td", "th", "data", "time", "a"), f"<{tag}/> is empty"

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.text += data
        if "caption" in self._open:
            self.captions[self._table] += data
