"""A question as a sentence with a control for each of its parameters; asking writes them into the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from app import address, words
from app.links import Links
from app.markup import joined, tag
from app.views.questions import wording
from app.views.questions.selection import Selection, name_of
from graph.named import LABELS
from graph.questions import STATE_OF_KNOWLEDGE, Parameter, Question
from graph.titles import Title

ANY = "any"


@dataclass(frozen=True, kw_only=True)
class Form:
    """What the form of a question is made from. `known` is the state of knowledge, written 2024-12-31.

    `wrong` is the parameter that an error is about, else empty; what was typed into it stays.
    """

    question: Question
    selection: Selection
    titles: Mapping[str, Title]
    links: Links
    known: str
    wrong: str = ""

    def default(self, parameter: Parameter) -> str:
        """What a parameter is when nothing is said; empty for no restriction."""
        return self.known if parameter.default == STATE_OF_KNOWLEDGE else parameter.default or ""

    def value(self, parameter: Parameter) -> str:
        """What a parameter is: as it is written in the address, else its default."""
        return dict(self.selection.given).get(parameter.name) or self.default(parameter)

    def shown(self, parameter: Parameter) -> str:
        """The same as people read it: names for ids, days in words; what is neither, as it was typed."""
        value = self.value(parameter)
        if parameter.type in LABELS:
            found = self.titles.get(value) or self.titles.get(value.lower())
            return found.short if found else value
        return words.written_day(value) if parameter.type == "date" and address.day(value) else value

    def said(self) -> str:
        """The whole question in words."""
        return wording.filled(self.question, {each.name: self.shown(each) for each in self.question.parameters})


def form(form: Form) -> Markup:
    """The sentence, what else can be chosen, and the button."""
    title = [piece if isinstance(piece, str) else _control(form, piece) for piece in wording.pieces(form.question)]
    rest = [
        tag("label", tag("span", words.capital(each.meaning)), _control(form, each), class_="besides")
        for each in wording.outside(form.question)
    ]
    return tag(
        "form",
        _kept(form),
        tag("p", joined(title), class_="sentence"),
        tag("div", rest, tag("button", "Ask", type="submit", class_="button ask"), class_="asking"),
        tag("p", form.question.about, class_="about"),
        action=form.links.to("questions"),
        class_="question-form to-address",
        id=f"form-{form.question.id}",
        role="form",
        aria_label="The question",
        data_options=form.links.to("questions/options"),
    )


def _kept(form: Form) -> Markup:
    """The rest of the address, which asking keeps."""
    written = replace(form.selection, given=(), sort="", page="").to_url()
    own = {name_of(each.name) for each in form.question.parameters}
    pairs = [(name, value) for name, value in address.read(written).items() if name not in own]
    return joined(tag("input", type="hidden", name=name, value=value) for name, value in pairs)


def _control(form: Form, parameter: Parameter) -> Markup:
    if parameter.choices:
        return _select(form, parameter)
    if parameter.type in LABELS:
        return _combo(form, parameter)
    return _day(form, parameter) if parameter.type == "date" else _text(form, parameter)


def _named(form: Form, parameter: Parameter) -> dict[str, str | bool | None]:
    """What every control says of itself."""
    wrong = form.wrong == parameter.name
    return {
        "aria_label": words.capital(parameter.meaning),
        "title": words.capital(parameter.meaning),
        "aria_invalid": "true" if wrong else None,
        "aria_describedby": "question-error" if wrong else None,
        "placeholder": ANY,
        "autocomplete": "off",
        "spellcheck": "false",
    }


def _combo(form: Form, parameter: Parameter) -> Markup:
    """A box that searches among everything that the parameter can be; the id goes into the address."""
    shown, id = form.shown(parameter), f"choose-{parameter.name}"
    box = tag(
        "input",
        type="text",
        class_="combo-text",
        id=id,
        role="combobox",
        value=shown,
        size=max(len(shown), 4),
        aria_expanded="false",
        aria_autocomplete="list",
        aria_controls=f"{id}-list",
        **_named(form, parameter),
    )
    return tag(
        "span",
        box,
        _hidden(form, parameter),
        class_="combo",
        data_type=parameter.type,
        data_clear=ANY if parameter.default is None else None,
    )


def _hidden(form: Form, parameter: Parameter) -> Markup:
    """What goes into the address for a control that shows something else; its default does not."""
    value = form.value(parameter)
    return tag("input", type="hidden", name=name_of(parameter.name), value=value, data_default=form.default(parameter))


def _day(form: Form, parameter: Parameter) -> Markup:
    """A day to be typed as `31 Dec 2024` or `2024-12-31`, or taken from a calendar."""
    shown, value = form.shown(parameter), form.value(parameter)
    return tag(
        "span",
        tag("input", type="text", class_="day-text", value=shown, size=11, **_named(form, parameter)),
        tag("button", type="button", class_="day-open", aria_label=f"{words.capital(parameter.meaning)}: calendar"),
        tag("input", type="date", class_="day-picker", tabindex="-1", aria_hidden="true", value=value),
        _hidden(form, parameter),
        class_="day-box",
    )


def _text(form: Form, parameter: Parameter) -> Markup:
    shown = form.shown(parameter)
    number = parameter.type == "number"
    return tag(
        "input",
        type="text",
        inputmode="decimal" if number else None,
        class_="plain-text",
        name=name_of(parameter.name),
        value=shown,
        size=max(len(shown), 4),
        maxlength="200",
        data_default=form.default(parameter),
        **_named(form, parameter),
    )


def _select(form: Form, parameter: Parameter) -> Markup:
    value = form.value(parameter)
    known = value in ("", *parameter.choices)
    options = ["", *parameter.choices, *([] if known else [value])]
    return tag(
        "select",
        [tag("option", words.spaced(each) or ANY, value=each, selected=each == value) for each in options],
        name=name_of(parameter.name),
        data_default=form.default(parameter),
        aria_label=words.capital(parameter.meaning),
        aria_invalid="true" if form.wrong == parameter.name else None,
    )
