"""`ask` as a person or a script meets it, and what the commands that answer say of words they cannot use."""

from __future__ import annotations

import pytest

from graph.questions import THEMES, questions
from tests.app.conftest import rows
from tests.conftest import Command
from tests.graph.comparing import ASKED
from tests.worked_example import ROW

# Questions


def test_ask_without_a_question_lists_them_by_theme(run: Command) -> None:
    found = rows(run("ask"))
    assert [list(row) for row in found] == [["theme", "id", "title", "parameters"]] * 39
    assert [row["id"] for row in found] == list(questions())
    assert list(dict.fromkeys(row["theme"] for row in found)) == list(THEMES)
    [one] = [row for row in found if row["id"] == "what-changed"]
    assert one["parameters"] == ["from=2023-03-01", "to=2023-12-31", "toward"]
    assert one["title"] == "What began, ended or was suspended between {from} and {to}?"


def test_ask_takes_parameters_as_they_are_written(run: Command) -> None:
    [row] = rows(run("ask", "coverage-share", "--param", "technology=cleaning", "--param", "on=2023-07-23"))
    assert row == {name: ROW[name] for name in ASKED["coverage-share"]["columns"]}
    above = rows(run("ask", "single-source", "--param", "threshold=100", "--param", "toward=CN"))
    assert {row["share"] for row in above} == {100.0}
    assert rows(run("ask", "hops-between", "--param", "from=zeiss", "--param", "to=smic")) == [
        {"from": "zeiss", "to": "smic", "hops": 3}
    ]


def test_a_code_that_looks_like_a_number_is_a_code(run: Command) -> None:
    found = rows(run("ask", "nodes-of-code", "--param", "code=3E004"))
    assert [code for row in found for code in row["codes"]] == ["3E004"]


def test_no_data_is_an_answer(run: Command) -> None:
    done = run("ask", "installed-base")
    assert done.stdout == "[]\n"
    assert done.stderr.splitlines()[0] == (
        "No data: no loaded source counts installed tools of litho-arf-immersion by site."
    )
    assert run("ask", "installed-base", "--format", "csv").stdout == "technology,site,tools\n"
    assert run("ask", "installed-base", "--format", "ndjson").stdout == ""
    [row] = rows(run("ask", "coverage-share", "--param", "technology=helium"))
    assert (row["covered_share"], row["undated_share"], row["known_share"]) == (None, None, None)
    done = run("coverage", "helium", "--on", "2024-04-01")
    assert "No data: no source gives a number for who supplies helium." in done.stderr.splitlines()
    assert rows(done)[0]["covered_share"] is None


def test_none_known_is_an_answer_too(run: Command) -> None:
    done = run("ask", "relief-for-firms", "--param", "firm=zeiss")
    assert done.stdout == "[]\n"
    assert "None known: no record of the graph answers this." in done.stderr.splitlines()
    assert "No data" not in done.stderr


# What cannot be


@pytest.mark.parametrize(
    ("words", "said", "hint"),
    [
        (["ask", "measure-on"], "There is no question 'measure-on'.", "'measures-on'"),
        (["ask", "measures-on", "--param", "technolgy=etch"], "has no parameter 'technolgy'.", "'technology'"),
        (["ask", "measures-on", "--param", "technology=ecth"], "technology: there is no Technology 'ecth'.", "'etch'"),
        (["coverage", "clening"], "technology: there is no Technology 'clening'.", "'cleaning'"),
        (["coverage", "etch", "--toward", "chm"], "toward: there is no Jurisdiction 'chm'.", "'chn'"),
        (["coverage", "etch", "--by", "usa,jpm"], "by: there is no Jurisdiction 'jpm'.", "'jpn'"),
        (["gaps", "--toward", "asml"], "toward: there is no Jurisdiction 'asml'.", ""),
        (["diff", "--from", "2023-01-01", "--to", "2024-01-01", "--toward", "chnn"], "'chnn'", "'chn'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_an_unknown_name_is_status_1_with_the_nearest(run: Command, words: list[str], said: str, hint: str) -> None:
    done = run(*words, status=1)
    assert done.stdout == ""
    what, then = done.stderr.splitlines()
    assert said in what
    assert hint in then


@pytest.mark.parametrize(
    "words",
    [
        ["coverage", "etch", "--on", "2023-02-30"],
        ["coverage", "etch", "--on", "yesterday"],
        ["coverage", "etch", "--on", "2023"],
        ["gaps", "--on", "31.12.2023"],
        ["diff", "--from", "2023-01-01", "--to", "2023-13-01"],
        ["diff", "--from", "2024-01-01", "--to", "2023-01-01"],
        ["ask", "measures-on", "--param", "on=2023-02-30"],
        ["ask", "what-changed", "--param", "from=2024-06-01"],
        ["ask", "single-source", "--param", "threshold=much"],
        ["ask", "request-status", "--param", "state=closed"],
        ["ask", "measures-on", "--param", "technology"],
        ["coverage", "etch", "--by", ""],
        ["coverage", "etch", "--by", "usa,,jpn"],
        ["coverage", "etch", "--format", "xml"],
        ["diff", "--from", "2024-01-01"],
        ["gaps", "cleaning"],
        ["ask", "measures-on", "etch"],
    ],
    ids=" ".join,
)
def test_what_is_written_wrongly_is_status_2(run: Command, words: list[str]) -> None:
    done = run(*words, status=2)
    assert done.stdout == ""
    assert "Error:" in done.stderr


def test_a_graph_never_loaded_is_status_1_with_what_to_do(changing_chokepoint: Command) -> None:
    for words in (
        ("coverage",),
        ("gaps",),
        ("diff", "--from", "2023-01-01", "--to", "2024-01-01"),
        ("ask", "requests"),
    ):
        done = changing_chokepoint(*words, status=1)
        assert done.stdout == ""
        assert "chokepoint load" in done.stderr
