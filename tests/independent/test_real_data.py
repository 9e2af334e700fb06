"""The independent computation on the data that come with the project, and the worked example of the interface."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.independent import facts
from tests.independent.coverage import STATUS_TABLE, coverage
from tests.independent.questions import QUESTIONS, answer
from tests.worked_example import JAPAN, ROW

SOURCES = Path(__file__).resolve().parents[2] / "loaders" / "sources"


@pytest.fixture(scope="module")
def real():
    """The fact base and the excerpt of ETO that come with the project."""
    return facts.read(SOURCES / "facts" / "data", SOURCES / "eto" / "data" / "eto_shares.yaml")


def test_the_worked_example_of_the_interface(real):
    row = coverage(real, ["cleaning"], on="2023-07-23", toward="chn", by=["usa", "jpn", "nld", "kor"])[0]
    cells = row.pop("cells")
    assert row == ROW
    assert cells[0] == JAPAN
    assert [c["jurisdiction"] for c in cells] == ["jpn", "kor", "nld", "usa"]


def test_every_row_of_the_status_table_decides_some_cell_of_the_real_data(real):
    """Nine rows; each left out changes a status that the others do not."""
    days = [("2023-05-01", "chn"), ("2024-04-01", "kor"), ("2026-11-20", "chn")]
    by = ["deu", "jpn", "kor", "nld", "twn", "usa"]

    def statuses(table):
        return [
            (row["technology"], c["jurisdiction"], c["status"])
            for day, toward in days
            for row in coverage(real, on=day, toward=toward, by=by, table=table)
            for c in row["cells"]
        ]

    whole = statuses(STATUS_TABLE)
    assert len(STATUS_TABLE) == 9
    for left_out in range(len(STATUS_TABLE)):
        assert statuses(STATUS_TABLE[:left_out] + STATUS_TABLE[left_out + 1 :]) != whole, STATUS_TABLE[left_out][0]


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_has_an_answer_for_its_defaults(real, question):
    rows = answer(real, question)
    assert bool(rows) == (question not in ("installed-base", "share-over-time"))


def test_there_are_as_many_questions_as_the_list_of_the_interface_has():
    assert len(QUESTIONS) == 38


def test_a_question_refuses_a_parameter_that_it_does_not_have(real):
    with pytest.raises(LookupError, match="measures-on has no parameter measure"):
        answer(real, "measures-on", measure="jp-23-items-2023")
