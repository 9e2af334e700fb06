"""Documents of the canvas in all variety, for what must hold for every one of them."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from app.canvas.document import (
    ASOF,
    COLOURS,
    COMPARISONS,
    LAYOUTS,
    SIDES,
    Bundle,
    Condition,
    Document,
    Group,
    Hidden,
    Placed,
    Style,
    Supposed,
)
from app.canvas.opening import SHAPES

HARD = (
    "a,b",
    "tilde~d",
    "100 %",
    "%2C",
    "“q”'\"",
    "中芯国际",
    "ラム・リサーチ",
    "삼성",
    "شركة",
    "\u202ertl",
    "e&f=g+h;i:j",
    "é́",
)
LETTERS = st.characters(exclude_categories=["Cs"])
ids = st.one_of(st.sampled_from(HARD), st.text(LETTERS, min_size=1, max_size=12)).map(str.strip).filter(bool)
texts = st.one_of(st.sampled_from(("", *HARD)), st.text(LETTERS, max_size=12))
points = st.tuples(st.integers(-1_000_000, 1_000_000), st.integers(-1_000_000, 1_000_000))
relations = st.from_regex(r"[a-z][a-z0-9_]{0,8}-(out|in)", fullmatch=True)
kinds = st.from_regex(r"[A-Za-z][A-Za-z0-9]{0,10}", fullmatch=True)
fills = st.one_of(st.just(""), st.from_regex(r"#[0-9a-f]{6}", fullmatch=True))
styles = st.builds(Style, kind=kinds, fill=fills, shape=st.sampled_from(("", *SHAPES))).filter(
    lambda each: bool(each.fill or each.shape)
)
conditions = st.builds(Condition, property=texts.filter(bool), how=st.sampled_from(COMPARISONS), value=texts)


def _several(one: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(one, unique=True, max_size=4).map(tuple)


@st.composite
def documents(draw: DrawFn) -> Document:
    """A sound document, with up to seven entities."""
    names = draw(st.lists(ids, unique=True, max_size=7))
    some = st.lists(st.sampled_from(names), unique=True, max_size=4).map(tuple) if names else st.just(())
    return Document(
        name=draw(texts),
        on=draw(st.one_of(st.none(), st.dates(date(1000, 1, 1), date(9999, 12, 31)))),
        toward=draw(texts).strip(),
        by=draw(
            st.one_of(st.none(), st.lists(st.sampled_from(("usa", "jpn", "nld")), min_size=1, unique=True).map(tuple))
        ),
        supposed=Supposed(scenario=draw(texts), without=draw(texts), add=draw(texts)),
        focus=draw(st.one_of(st.just(""), ids)),
        entities=tuple(_placed(draw, id, draw(some)) for id in names),
        bundles=_bundles(draw, names),
        groups=_groups(draw, names),
        layout=draw(st.sampled_from(LAYOUTS)),
        colour=draw(st.sampled_from(COLOURS)),
        hide=Hidden(
            classes=draw(_several(texts.filter(bool))),
            types=draw(_several(texts.filter(bool))),
            sources=draw(_several(texts)),
            confidences=draw(_several(texts)),
        ),
        where=tuple(draw(st.lists(conditions, max_size=3))),
        asof=draw(st.sampled_from(ASOF)),
        styles=tuple(draw(st.lists(styles, max_size=3, unique_by=lambda each: each.kind))),
    )


def _placed(draw: DrawFn, id: str, origins: tuple[str, ...]) -> Placed:
    place = draw(st.one_of(st.none(), points))
    side = draw(st.sampled_from(SIDES)) if place else "below"
    pinned, hidden = draw(st.booleans()), draw(st.booleans())
    return Placed(id=id, place=place, side=side, pinned=pinned, hidden=hidden, origins=origins)


def _bundles(draw: DrawFn, names: list[str]) -> tuple[Bundle, ...]:
    if not names:
        return ()
    some = st.lists(relations, min_size=1, max_size=3, unique=True).map(tuple)
    one = st.builds(Bundle, hub=st.sampled_from(names), relations=some, at=points)
    return tuple(draw(st.lists(one, max_size=3, unique_by=lambda each: (each.hub, frozenset(each.relations)))))


def _groups(draw: DrawFn, names: list[str]) -> tuple[Group, ...]:
    parts = [names[:2], names[2:4]]
    return tuple(Group(name=draw(texts), members=tuple(part)) for part in parts if part and draw(st.integers(0, 1)))
