"""A note as HTML: the markup that the page in the app shares with the file, and the file around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup

from app.briefing.inline import HOME, Inline, absolute, foot_lines, inlines, more, reference_words
from app.briefing.note import Grid, Lines, Note, Reference, Section, Sentence
from app.exports.plain import clean
from app.markup import Content, joined, tag

To = Callable[[str], Mapping[str, str | None]]
"""From an address within the app, one of the web or `#…` to the attributes of a link."""
STYLE = """
:root{color-scheme:light dark;--ink:#17212B;--muted:#4A5662;--page:#FFF;--line:#D5DAE0;--accent:#1B5A99;--error:#B42318}
@media(prefers-color-scheme:dark){:root{--ink:#E8ECF0;--muted:#AEB8C2;--page:#10161C;--line:#3A4652;--accent:#8FB4DA;--error:#F0998F}}
body{margin:0;background:var(--page);color:var(--ink);font:15px/1.45 "IBM Plex Sans",system-ui,sans-serif}
main{max-width:60rem;margin:0 auto;padding:1.5rem 1rem}
h1{font-size:1.8rem;line-height:1.15;margin:.2rem 0 .5rem}h2{font-size:1.1rem;margin:1.4rem 0 .3rem}
a{color:var(--accent)}p,ul,ol{margin:.3rem 0}ul{padding-left:1.1rem}
.over,.quiet,.note-foot{color:var(--muted)}.lead{font-size:1.1rem}.notice{color:var(--error)}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;margin:.4rem 0}
th{text-align:left;font-weight:400;font-size:.85em;color:var(--muted)}
table{table-layout:fixed;min-width:38rem}
th,td{padding:.2rem .4rem;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:break-word}
.number{text-align:right;white-space:nowrap}td ul{list-style:none;padding:0;margin:0}
.ref{font-size:.82em;text-decoration:none}.references{font-size:.85em;padding-left:2.2rem}
.note-foot{margin-top:1.2rem;border-top:1px solid var(--line);font-size:.85em;overflow-wrap:anywhere}
@media print{body{font-size:9pt}main{padding:0}}
"""


HEAD = (
    '<html lang="en-GB"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="generator" content="Chokepoint">'
)


def html(note: Note, base: str = HOME) -> bytes:
    """A page that stands alone: no script, nothing fetched."""
    body = tag("body", tag("main", article(note, lambda to: {"href": absolute(to, base)})))
    return (
        f"<!DOCTYPE html>\n{HEAD}{tag('title', clean(note.title))}<style>{STYLE}</style></head>{body}</html>\n".encode()
    )


def article(note: Note, to: To) -> Markup:
    """The note itself, for a page of any look. Text is escaped here and nowhere else."""
    return tag(
        "article",
        tag("p", clean(note.over), class_="over"),
        tag("h1", clean(note.title), dir="auto"),
        [tag("p", clean(each), class_="notice", dir="auto") for each in note.notices],
        _lines(note, note.lead, to, "lead"),
        [_section(note, each, to) for each in note.sections],
        _sources(note, to),
        tag("footer", [tag("p", _runs(line, to)) for line in foot_lines(note)], class_="note-foot"),
        class_="briefing-note",
    )


def _section(note: Note, section: Section, to: To) -> Markup:
    blocks = [_lines(note, each, to) if isinstance(each, Lines) else _table(note, each, to) for each in section.blocks]
    return tag(
        "section",
        tag("h2", clean(section.heading), id=f"part-{section.key}"),
        blocks,
        aria_labelledby=f"part-{section.key}",
    )


def _lines(note: Note, block: Lines, to: To, look: str | None = None) -> Markup:
    items = [_sentence(note, each, to) for each in block.items]
    left = more(block)
    last = [_runs([left], to)] if left else []
    if block.listed:
        return tag("ul", [tag("li", each, dir="auto") for each in [*items, *last]], class_=look)
    parts: list[Markup | str] = [part for each in [*items, *last] for part in (" ", each)][1:]
    return tag("p", parts, class_=look, dir="auto")


def _table(note: Note, block: Grid, to: To) -> Markup:
    def look(place: int) -> str | None:
        return "number" if place in block.numbers else None

    heads = tag(
        "tr", [tag("th", clean(head), scope="col", class_=look(place)) for place, head in enumerate(block.heads)]
    )
    rows = [
        tag("tr", [tag("td", _cell(note, each, to), class_=look(place), dir="auto") for place, each in enumerate(row)])
        for row in block.rows
    ]
    left = more(block)
    columns = tag("colgroup", [tag("col", style=f"width:{part:.0%}") for part in block.widths])
    table = tag("table", columns, tag("thead", heads), tag("tbody", rows), aria_label=block.name)
    return tag("div", table, class_="wide", tabindex="0") + (tag("p", _runs([left], to)) if left else Markup(""))


def _cell(note: Note, block: Lines, to: To) -> Content:
    left = more(block)
    if len(block.items) == 1 and not left:
        return _sentence(note, block.items[0], to)
    items = [_sentence(note, each, to) for each in block.items]
    return tag("ul", [tag("li", each, dir="auto") for each in [*items, *([_runs([left], to)] if left else [])]])


def _sentence(note: Note, sentence: Sentence, to: To) -> Markup:
    return _runs(inlines(note, sentence), to)


def _runs(found: Sequence[Inline], to: To) -> Markup:
    return joined(_run(each, to) for each in found)


def _run(each: Inline, to: To) -> Content:
    look = {"strong": "strong", "quiet": "quiet", "reference": "ref"}.get(each.style)
    if each.to:
        return tag("a", clean(each.text), class_=look, **to(each.to))
    return tag("span", clean(each.text), class_=look) if look else clean(each.text)


def _sources(note: Note, to: To) -> Markup:
    items = [tag("li", _reference(each, to), id=f"ref-{each.number}", dir="auto") for each in note.references]
    inside = tag("ol", items, class_="references") if items else tag("p", "No source is cited.")
    return tag("section", tag("h2", "Sources", id="part-sources"), inside, aria_labelledby="part-sources")


def _reference(reference: Reference, to: To) -> Markup:
    before, after = reference_words(reference)
    source = reference.source
    return _runs([Inline(before), Inline(source.title, source.href), Inline(after)], to)
