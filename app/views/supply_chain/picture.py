"""The whole picture: panels and rails, the lines between technologies, titles, folds and boxes."""

from __future__ import annotations

from app import words
from app.drawing.shapes import Block, Drawing, Part, Route, Shape, Words
from app.layout.chain_shapes import Box, Fold, Panel, Rail, Title, Way
from app.views.supply_chain.boxes import boxed
from app.views.supply_chain.figures import View


def drawing(view: View) -> Drawing:
    """The whole picture."""
    picture = view.picture
    shapes: list[Shape] = [_panel(panel) for panel in picture.panels]
    shapes += [_rail(item) for item in picture.items if isinstance(item, Rail)]
    shapes += [_way(view, way) for way in sorted(picture.ways, key=lambda way: not way.back)]
    for item in picture.items:
        if isinstance(item, Title):
            shapes.append(_title(view, item))
        elif isinstance(item, Fold):
            shapes.append(_fold(view, item))
        elif isinstance(item, Box):
            shapes += boxed(view, item)
    return Drawing(
        name=f"{view.title}, {view.colouring.heading.lower()}: {_many(len(view.rows))}",
        width=picture.width,
        height=picture.height,
        shapes=tuple(shapes),
    )


def _many(count: int) -> str:
    return words.count(count, "technology", "technologies")


def _panel(panel: Panel) -> Block:
    return Block(
        x=panel.x,
        y=panel.y,
        width=panel.width,
        height=panel.height,
        look="sc-panel",
        radius=4,
        key=f"panel-{panel.key}",
    )


def _rail(rail: Rail) -> Route:
    return Route(points=((rail.x, rail.y), (rail.x, rail.y + rail.height)), look="sc-rail", arrow=False)


def _way(view: View, way: Way) -> Route:
    source, target = (view.chain.things[id].label for id in (way.source, way.target))
    bright = view.lit is None or _along(view, way)
    look = f"sc-flow{' sc-back' * way.back}{'' if bright else ' sc-dim'}"
    said = f"{source} flows back into {target}" if way.back else f"{source} flows into {target}"
    return Route(points=way.points, look=look, ends=way.ends, title=said)


def _along(view: View, way: Way) -> bool:
    """Whether a line lies on the way to or from what is chosen."""
    if not view.focus:
        return view.bright([way.source]) and view.bright([way.target])
    own = {view.focus, *view.chain.own(view.focus)}
    above, below = view.upstream | own, view.downstream | own
    return {way.source, way.target} <= above or {way.source, way.target} <= below


def _title(view: View, title: Title) -> Shape:
    texts = tuple(
        Words(
            x=title.x,
            y=title.y + 14.5 + 14 * place,
            text=line,
            look="sc-with" if title.minor else "sc-title sc-tall" if len(title.lines) > 1 else "sc-title",
            size=11.5 if title.minor else 12,
            weight=400 if title.minor else 600,
        )
        for place, line in enumerate(title.lines)
    )
    if not title.id:
        return Part(shapes=texts)
    name = view.chain.things[title.id].name
    return Part(shapes=texts, key=f"sc-head-{title.id}", look="sc-head", href=view.to(title.id), title=name)


def _fold(view: View, fold: Fold) -> Part:
    """The hatched mark with the words beside it."""
    mark = Block(x=fold.x + 4, y=fold.y + 3, width=9, height=9, look="sc-mark", pattern="hatch")
    texts = tuple(
        Words(x=fold.x + 17, y=fold.y + 11.5 + 12 * place, text=line, look="sc-rest", condensed=True)
        for place, line in enumerate(fold.lines)
    )
    names = ", ".join(view.chain.things[id].label for id in fold.ids)
    bright = view.bright(fold.ids) and (len(fold.ids) == 1 or not fold.opened or view.bright(fold.ids))
    look = f"sc-fold{'' if bright else ' sc-dim'}{' sc-open' * fold.opened}"
    if not fold.opens:
        said = f"{view.chain.things[fold.ids[0]].name}: {view.value(fold.ids[0]).words}"
        chosen = " sc-chosen" * (fold.ids[0] == view.focus)
        return Part(
            shapes=(mark, *texts),
            key=f"sc-{fold.key}",
            look=look + chosen,
            href=view.to(fold.ids[0]),
            title=said,
        )
    verb = "Close" if fold.opened else "Open"
    return Part(
        shapes=(mark, *texts),
        key=f"sc-{fold.key}",
        look=look,
        href=view.toggle(fold.opens),
        title=f"{verb} {len(fold.ids)} without number: {names}",
    )
