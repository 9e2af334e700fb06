"""What stands beside the list of questions: the sentence, and below it the answer or why there is none."""

from __future__ import annotations

from markupsafe import Markup

from app.markup import tag
from app.views.questions.answer import Answered
from app.views.questions.asked import Wrong
from app.views.questions.page import Page
from app.views.questions.sentence import form


def stage(page: Page) -> Markup:
    """All of it."""
    back = tag("a", "All questions", href=page.to(ask="", given=(), sort="", page=""), class_="button to-all")
    return tag("div", back, form(page.form), _below(page), class_="asked-page")


def _below(page: Page) -> Markup | None:
    if page.asked.wrong:
        return _wrong(page, page.asked.wrong)
    return Answered(page, page.asked.answer).markup() if page.asked.answer else None


def _wrong(page: Page, wrong: Wrong) -> Markup:
    """Why there is no answer, with the nearest values as links."""
    given = dict(page.selection.given)
    near = [
        tag("a", page.called(id), href=page.to(given=tuple((given | {wrong.parameter: id}).items())), class_="button")
        for id in (wrong.nearest if wrong.parameter else ())
    ]
    return tag(
        "div",
        tag("strong", wrong.message, dir="auto"),
        tag("p", wrong.hint),
        tag("p", near, class_="near") if near else None,
        class_="error",
        role="alert",
        id="question-error",
    )
