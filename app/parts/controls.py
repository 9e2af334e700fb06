"""The control row: the day that the picture is for."""

from __future__ import annotations

from datetime import date

from dash import dcc, html
from dash.development.base_component import Component

from app import words

DAY = "control-day"
STEPS = "control-steps"


def controls() -> html.Div:
    """The row under the app bar."""
    return html.Div(
        [
            html.Label("Day", htmlFor=DAY),
            dcc.DatePickerSingle(
                id=DAY,
                display_format="D MMM YYYY",
                first_day_of_week=1,
                min_date_allowed="1900-01-01",
                max_date_allowed="2100-12-31",
                placeholder="Day",
            ),
            html.Span(id=STEPS, className="steps"),
        ],
        className="controls",
    )


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
