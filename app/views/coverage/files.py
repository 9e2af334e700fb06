"""Scenario files come in and go out."""

from __future__ import annotations

from typing import Any

import flask
from dash import Dash, Input, Output, State
from dash.exceptions import PreventUpdate

from app import address, lens
from app.lens import Lens
from app.links import Links
from app.views.coverage import scenario_files
from app.views.coverage.layout import ids
from graph.connection import Reader
from graph.supposing import change
from ontology.errors import ExplorerError
from ontology.model import Model


def register(app: Dash, reader: Reader, model: Model, links: Links) -> None:
    """The address of a scenario as a file, and the way from a file to an address."""
    server: flask.Flask = app.server

    @server.get(links.to("scenario.yaml"))
    def scenario_file() -> flask.Response:
        query = flask.request.query_string.decode("utf-8", "replace")[: address.LONGEST]
        return saved(query)

    outputs = [Output(ids("go"), "data"), Output(ids("file-said"), "children")]

    @app.callback(outputs, Input(ids("file"), "data"), State(ids("address"), "data"), prevent_initial_call=True)
    def load(given: dict[str, Any] | None, at: dict[str, str] | None) -> tuple[Any, Any]:
        if not given:
            raise PreventUpdate
        return loaded(reader, model, links, given, (at or {}).get("search"))


def saved(query: str) -> flask.Response:
    """The scenario of a query string as a YAML file; in words what is wrong where there is none."""
    values = address.read(query)
    scenario, wrong = Lens.from_values(values).scenario, lens.complaints(values)
    if scenario is None or wrong:
        return flask.Response("\n".join(wrong) or "The address holds no scenario.\n", status=400, mimetype="text/plain")
    answer = flask.Response(scenario_files.written(scenario), mimetype="application/yaml")
    answer.headers["Content-Disposition"] = f'attachment; filename="{scenario_files.file_name(scenario)}"'
    return answer


def loaded(
    reader: Reader, model: Model, links: Links, given: dict[str, Any], query: str | None
) -> tuple[dict[str, str] | None, str]:
    """Where a file leads, and what is to be said: one of the two. The address stays where a file cannot be taken."""
    try:
        scenario = scenario_files.read(str(given.get("name", "")), str(given.get("content", "")))
        change(reader, [scenario], model)
        found = scenario_files.at(query, scenario)
    except ExplorerError as error:
        return None, f"{error.message} {error.hint}".strip()
    return {"to": links.to("coverage", address.changed(found, panel="scenario"))}, ""
