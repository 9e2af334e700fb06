"""The scenario as it is built: the strip that names its parts, and the panel with the forms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from app import address, words
from app.lens import UNNAMED
from app.markup import Content, tag
from app.places import ordered
from app.views.coverage import scenarios
from app.views.coverage.pieces import day_field, form, link, panel, section, state, submit
from app.views.coverage.view import View
from graph.scenario import Addition
from graph.technologies import NamedMeasure

FILE, LISTED = "coverage--scenario-file", "coverage--measures"
Named = Mapping[str, NamedMeasure]


def strip(view: View, named: Named) -> Markup:
    """One line over the matrix that names the scenario and its parts, each with a way to take it out."""
    scenario = view.selection.lens.scenario
    if scenario is None:
        return Markup("")
    head = tag(
        "strong", "What if: ", scenario.name if scenario.name != UNNAMED else "a scenario without a name", dir="auto"
    )
    return head + tag("ul", _parts(view, named)) + tag("span", _file(view), class_="strip-end")


def scenario_panel(view: View, named: Named) -> Markup:
    """Everything of a scenario: its parts, its name, the forms that change it, its file."""
    scenario = view.selection.lens.scenario
    parts = (
        tag("ul", _parts(view, named), class_="plain-list what-if")
        if scenario
        else tag(
            "p",
            "Nothing is changed yet. Drop a measure with “Without this” on the card of a technology, or add one here.",
            class_="remark",
        )
    )
    return panel(
        f"Toward {view.toward} on {view.day}",
        "Scenario",
        view.href(view.selection.but(panel="none")),
        tag(
            "p",
            "What would be covered if a measure fell away, or another came. The graph itself stays as it is.",
            class_="remark",
        ),
        parts,
        _name(view) if scenario else None,
        section("Add a measure like another", _add(view, named)),
        section("Drop a measure", _drop()),
        section("As a file", _files(view)),
    )


def _parts(view: View, named: Named) -> list[Markup]:
    scenario = view.selection.lens.scenario
    if scenario is None:
        return []
    dropped = [
        _part(view, ["Without ", _measure(view, named, id)], scenarios.with_again(scenario, id))
        for id in scenario.without
    ]
    added = [
        _part(view, _added(view, named, one), scenarios.less_added(scenario, place))
        for place, one in enumerate(scenario.add)
    ]
    return [*dropped, *added]


def _part(view: View, said: list[Content], left: Any) -> Markup:
    there = view.href(view.selection.but(scenario=left))
    return tag("li", tag("span", *said), " ", link("remove", there, "remove"), dir="auto")


def _measure(view: View, named: Named, id: str) -> Content:
    found = named.get(id)
    return link(found.label or found.name, view.elsewhere("explore", id)) if found else id


def _added(view: View, named: Named, one: Addition) -> list[Content]:
    """The added measure in words: `South Korea copies Japan 23 items, from 1 Jul 2024`."""
    who = ", ".join(view.names.get(id.casefold(), id) for id in one.imposed_by)
    verb = "copy" if len(one.imposed_by) > 1 else "copies"
    said: list[Content] = (
        [f"{who} {verb} ", _measure(view, named, one.like)] if one.like else [f"{who}: a list-based control"]
    )
    if one.covers is not None:
        said.append(f", on {', '.join(view.label(id) for id in one.covers)}")
    if one.targets is not None:
        said.append(f", toward {', '.join(view.names.get(id, id) for id in one.targets) or 'everyone'}")
    return [*said, f", from {words.day(one.effective)}"]


def _name(view: View) -> Markup:
    scenario = view.selection.lens.scenario
    name = scenario.name if scenario and scenario.name != UNNAMED else ""
    field = tag("input", type="text", name="scenario", value=name, maxlength=200, placeholder="Korea copies Japan")
    return form("scenario", tag("label", "Name ", field), submit("Name it"))


def _add(view: View, named: Named) -> Markup:
    """Who copies which measure from when."""
    who = ordered([*view.by, *(["eu"] if "eu" in view.names else [])], view.names)
    boxes = [tag("label", tag("input", type="checkbox", name="who", value=id), state(id, view.names[id])) for id in who]
    return form(
        "add",
        tag("fieldset", tag("legend", "Who"), boxes),
        tag("label", "Copies the measure ", _measure_field("like")),
        tag("label", "From ", day_field("day", view.on)),
        tag("p", class_="form-said", role="alert"),
        submit("Add it"),
        _list(named),
        panel="scenario",
        joins=";",
        class_="ask tall",
    )


def _measure_field(name: str) -> Markup:
    """A field that finds a measure by a part of its name or id."""
    hint = "Type a part of its name"
    return tag("input", type="text", name=name, list=LISTED, required=True, placeholder=hint, autocomplete="off")


def _list(named: Named) -> Markup:
    options = [
        tag("option", f"{each.label or each.name}{f', {each.effective}' if each.effective else ''}", value=id)
        for id, each in named.items()
    ]
    return tag("datalist", options, id=LISTED)


def _drop() -> Markup:
    field = tag("label", "Without ", _measure_field("without"))
    return form("without", field, submit("Drop it"), panel="scenario", joins=",")


def _files(view: View) -> Markup:
    load = tag(
        "label",
        "Load a scenario from a YAML file (at most 100 kB)",
        tag("input", type="file", id=FILE, accept=".yaml,.yml"),
        class_="load",
    )
    saved = tag("p", _file(view)) if view.selection.lens.scenario else None
    how = tag(
        "p",
        "The same file answers on the command line: ",
        tag("code", "chokepoint coverage --scenario FILE"),
        class_="remark",
    )
    return Markup("").join(filter(None, (saved, load, how)))


def _file(view: View) -> Markup:
    values = view.selection.lens.values()
    query = address.write({name: values[name] for name in ("scenario", "without", "add")})
    return tag("a", "Save as YAML", href=view.links.to("scenario.yaml", query), download="")
