"""The control row: the day, the destination and the jurisdictions that a picture is for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dash import dcc, html
from dash.development.base_component import Component

from app import words
from app.parts.attributes import aria

DAY, TOWARD, BY = "control-day", "control-toward", "control-by"
STEPS = "control-steps"
ROW, SUMMARY = "controls", "control-summary"
SHOWN, PICKED = "control-shown", "control-picked"
ANY = "any"
"""The destination that stands for all of them, in views that can do without one."""
Option = dict[str, str]


def controls() -> html.Div:
    """The row under the app bar; in a narrow window one line that opens."""
    return html.Div(
        [
            dcc.Store(id=SHOWN),
            dcc.Store(id=PICKED),
            html.Button(id=SUMMARY, className="controls-line", **aria(expanded="false", controls=ROW)),
            html.Div(
                [
                    html.Div([html.Label("Day", htmlFor=DAY), _day(), html.Span(id=STEPS, className="steps")]),
                    html.Div([html.Label("Toward", htmlFor=TOWARD), _toward()], className="with-toward"),
                    html.Div([html.Label("Controls of", htmlFor=BY), _by()], className="with-by"),
                ],
                id=ROW,
                className="controls",
            ),
        ],
        className="control-row",
    )


def _day() -> dcc.DatePickerSingle:
    return dcc.DatePickerSingle(
        id=DAY,
        display_format="D MMM YYYY",
        first_day_of_week=1,
        min_date_allowed="1900-01-01",
        max_date_allowed="2100-12-31",
        placeholder="Day",
    )


def _toward() -> dcc.Dropdown:
    return dcc.Dropdown(id=TOWARD, clearable=False, searchable=True, maxHeight=420, className="choice toward")


def _by() -> dcc.Dropdown:
    return dcc.Dropdown(id=BY, multi=True, searchable=True, maxHeight=420, className="choice by", placeholder="the six")


def row_class(acting: Sequence[str]) -> str:
    """The class of the row that shows only the controls that act in a view."""
    return " ".join(("controls", *(f"acts-{name}" for name in acting)))


def steps(before: tuple[date, str] | None, after: tuple[date, str] | None) -> list[Component]:
    """Links to the days next to the chosen one on which a measure began, ended or was suspended."""
    return [
        dcc.Link(f"{sign} {words.day(step[0])}", href=step[1], className="button step", title=title)
        for sign, step, title in (
            ("‹", before, "The last day before on which a measure changed"),
            ("›", after, "The next day on which a measure changes"),
        )
        if step
    ]
