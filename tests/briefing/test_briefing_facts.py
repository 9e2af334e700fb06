"""What notes say, compared with what the graph and the named answers say."""

from __future__ import annotations

from datetime import date

import pytest

from app.briefing.note import Limits
from graph.asking import answered
from graph.connection import Connection
from graph.reads import coverage, differences, gaps
from graph.scope import Scope
from tests.briefing.conftest import Noted
from tests.briefing.reading import part, rows, tables, told, wholes, written

DAY = "2024-12-31"
SIX = ("deu", "jpn", "kor", "nld", "twn", "usa")
CLEANING = f"?focus=cleaning&on={DAY}&since=2023-01-01"
JAPAN = f"?focus=jpn&on={DAY}"
ITEMS = f"?focus=jp-23-items-2023&on={DAY}"
EVERY = (CLEANING, JAPAN, ITEMS, "?focus=asml", "?focus=photoresist", "?focus=us-request-allies-2024-03", "?focus=chn")


def test_cleaning_is_supplied_and_controlled_as_the_data_say(noted: Noted) -> None:
    note = noted(CLEANING)
    assert note.title == "Wafer cleaning"
    assert note.over == "Technology · equipment · fabrication"
    assert [each.text for each in note.lead.items] == [
        "Covered at most: 84.3 % of the world supply of Wafer cleaning, toward China on 31 Dec 2024 "
        "(Japan 51.9 % and United States 32.4 %).",
        "Held outside any control of its holders: 11.2 % (South Korea 7.2 %, Taiwan 2.2 % and Germany 1.8 %); "
        "33 technologies depend on it, score 369.6.",
    ]
    assert told(note, "suppliers") == [
        "Shares in percent of world supply by headquarters, 2025; shares known for 100 %."
    ]
    assert rows(note, "suppliers")[:3] == [
        ("Japan", "51.9", "2025, headquarters", "SCREEN Holdings 32 and Tokyo Electron 19.1"),
        ("United States", "32.4", "2025, headquarters", "Lam Research 22.1"),
        ("South Korea", "7.2", "2025, headquarters", "none known"),
    ]
    assert rows(note, "controls")[:2] == [
        (
            "Japan",
            "in force",
            "23 Jul 2023",
            "Japan 23 items (2023)",
            "METI ordinance amending the goods ordinance under the Foreign Exchange and Foreign Trade Act",
        ),
        ("United States", "in force", "17 Nov 2023", "US Oct 2023 equipment rule, 3B001.p", "FR Doc 2023-23049"),
    ]
    assert told(note, "changes")[0] == ("Covered at most: 84.3 % of Wafer cleaning on 31 Dec 2024; 0 % on 1 Jan 2023.")
    assert "23 Jul 2023: Japan 23 items (2023) began." in told(note, "changes")


def test_both_sides_of_a_dispute_stand_side_by_side(noted: Noted) -> None:
    [row] = rows(noted(CLEANING), "claims")
    assert row[0] == "Japan 23 items (2023)"
    assert row[1] == "none known"
    assert row[2].startswith("Mao Ning opposes it (31 Mar 2023) / Ministry of Commerce (MOFCOM) opposes it")
    assert row[2].endswith("United States has doubts: how strictly Japan enforces (people not named)")
    assert row[3].startswith("Yasutoshi Nishimura states: aim is to prevent military diversion")


def test_a_number_that_a_source_says_loosely_stands_beside_the_counted_one(noted: Noted) -> None:
    note = noted("?focus=chips")
    [row] = tables(note, "claims")[0].rows
    said = [written(note, cell.items[0]) for cell in row]
    assert said[0].startswith("Taiwan")
    assert said[2].startswith("at least 60\u00a0% of world chip supply (2023) (low confidence)")


def test_an_ally_is_told_by_its_own_controls(noted: Noted) -> None:
    note = noted(JAPAN)
    assert note.lead.items[1].text == (
        "Its own controls are in force, or said to be, on 26 of these 44, toward China on 31 Dec 2024."
    )
    assert note.foot.under[2] == "controls of Japan"
    assert told(note, "controls") == [
        "Item controls for all buyers toward China on 31 Dec 2024: 2 in force, "
        "1 said to be in force without a start date."
    ]
    assert [row[:4] for row in rows(note, "controls")][:2] == [
        ("Japan Sep 2024 items", "list-based control", "in force", "Sep 2024"),
        ("Japan 23 items (2023)", "list-based control", "in force", "23 Jul 2023"),
    ]
    assert told(note, "changes") == [
        "30 Dec 2024: Japan reporting duty (2024) began.",
        "Sep 2024: Japan Sep 2024 items began.",
    ]
    request, answer = rows(note, "requests")[2]
    assert request.startswith("6 Mar 2024: US Department of Commerce and United States asked Germany, ")
    assert answer.startswith("Japan is reluctant: wants to assess current curbs first / ")


def test_nothing_said_after_the_day_is_in_the_note(noted: Noted) -> None:
    """China opposed Japan's items of 2025 in January 2025."""
    assert not any("2025" in row[0] for row in rows(noted(JAPAN), "claims"))
    assert any(row[0] == "Japan 21 items (2025)" for row in rows(noted("?focus=jpn"), "claims"))


def test_a_measure_is_told_with_dates_items_and_what_it_catches(noted: Noted) -> None:
    note = noted(ITEMS)
    assert note.lead.items[0].text == (
        "On 31 Dec 2024: in force; it reaches China. Status in the record, at the state of knowledge: in force."
    )
    assert told(note, "what")[1] == "Dates: announced 31 Mar 2023; published 23 May 2023; in force from 23 Jul 2023."
    assert told(note, "reach")[0] == "No destination named: it holds for every destination but its own."
    assert ("Deposition equipment", "no data", "11 items, incl. EUV mask film tools") in rows(note, "covers")
    assert told(note, "family") == [
        "Extended by Japan: 21 items incl. advanced tools, advanced ICs and quantum items.",
        "Answered by China: licences for gallium and germanium (by press reading or timing).",
    ]
    assert rows(note, "catches")[0] == ("Coater-developers", "Japan", "95.2", "in force", "2025, headquarters")
    assert told(note, "changes") == [
        "Neither it nor a measure of its family began, ended or was suspended from 1 Jan 2024 to 31 Dec 2024."
    ]


def test_a_measure_that_is_not_announced_yet_catches_nothing(noted: Noted) -> None:
    note = noted("?focus=jp-23-items-2023&on=2023-01-15")
    assert note.lead.items[0].text.startswith("On 15 Jan 2023: not yet announced; ")
    assert told(note, "catches") == [
        "No data: no share is caught toward China on 15 Jan 2023: it does not hold for all buyers there on that day."
    ]


def test_an_unverified_and_an_undated_measure_say_so(noted: Noted) -> None:
    found = {row[3].split(",")[0]: row for row in rows(noted(CLEANING), "controls")}
    assert found["Korea strategic items notice"][2] == "start not known"
    assert told(noted("?focus=us-request-allies-2024-03"), "catches") == [
        "No data: a measure of this kind restricts no items, so it catches no share."
    ]


@pytest.mark.parametrize("technology", ["cleaning", "litho-euv", "deposition", "wafers", "hbm"])
def test_the_numbers_of_a_technology_are_those_of_the_commands(
    noted: Noted, connection: Connection, technology: str
) -> None:
    note = noted(f"?focus={technology}&on={DAY}")
    scope = Scope(on=DAY, toward="chn", by=SIX)
    [row] = [each for each in coverage(connection, scope) if each.technology == technology]
    gap = next((each for each in gaps(connection, scope) if each.technology == technology), None)
    text = " ".join(each.text for each in note.lead.items)
    if row.covered_share is None:
        assert text.startswith("No data: ")
    else:
        assert f"Covered at most: {row.covered_share:.1f}".removesuffix(".0") in text
        shares = [float(each[1]) for each in rows(note, "suppliers") if each[1] != "no number"]
        assert sum(shares) == pytest.approx(row.known_share)
    if gap:
        assert f"outside any control of its holders: {gap.uncovered_share:.1f}".removesuffix(".0") in text
        assert f"score {gap.score:,.0f}" in text or f"score {gap.score:,.1f}" in text or f"{gap.score:,.4g}" in text
    firms = answered(connection, "firms-by-share", {"technology": technology}).rows
    assert sum(f"{each['share']:g}" in str(rows(note, "suppliers")) for each in firms) == len(firms)


def test_the_gaps_of_an_ally_are_those_of_the_command(noted: Noted, connection: Connection) -> None:
    found = gaps(connection, Scope(on=DAY, toward="chn", by=("jpn",)))
    said = rows(noted(JAPAN), "gaps", "Supply outside its controls")
    assert len(said) == len(found)
    assert [float(row[1]) for row in said] == [round(each.uncovered_share, 1) for each in found]
    assert [int(row[3]) for row in said] == [each.reach for each in found]


def test_what_changed_is_what_the_command_says(noted: Noted, connection: Connection) -> None:
    found = differences(connection, "2024-01-01", DAY, "chn")
    own = {row["measure"] for row in answered(connection, "union-or-national", {"jurisdiction": "jpn"}).rows}
    assert len(told(noted(JAPAN), "changes")) == sum(each.id in own for each in found)
    [share] = [each for each in differences(connection, "2023-01-01", DAY, "chn") if each.id == "cleaning"]
    assert told(noted(CLEANING), "changes")[0].startswith(f"Covered at most: {share.after} % ")
    assert (share.before, share.after) == (0.0, 84.3)


@pytest.mark.parametrize("query", EVERY)
def test_every_figure_leads_to_its_statement_and_its_sources(noted: Noted, query: str) -> None:
    note = noted(query)
    bare = [
        sentences[0].text
        for sentences in wholes(note)
        if any(letter.isdigit() for each in sentences for letter in each.text)
        and not (
            any(run.to.startswith("entity/") for each in sentences for run in each.runs)
            and any(each.sources or "no source" in each.marks for each in sentences)
        )
    ]
    assert bare == []


def test_references_are_numbered_as_they_are_met(noted: Noted) -> None:
    note = noted(CLEANING)
    assert [each.number for each in note.references] == list(range(1, len(note.references) + 1))
    first = note.references[0]
    assert (first.source.publisher, first.source.date) == ("CSET Emerging Technology Observatory", "12 Aug 2026")
    assert first.source.href.startswith("https://github.com/georgetown-cset/")
    assert {each.verified for each in note.references} == {"verified"}


def test_what_is_cut_is_counted_and_leads_to_the_rest(noted: Noted) -> None:
    note = noted(JAPAN)
    [whole], [short] = (
        tables(note, "suppliers"),
        tables(note.shortened(Limits(rows=5, items=2, sources=1)), "suppliers"),
    )
    assert (len(short.rows), short.left) == (5, len(whole.rows) - 5)
    assert short.to.startswith("coverage?focus=jpn&on=2024-12-31&toward=chn&by=jpn")
    assert all(
        note.shortened(Limits(rows=5, items=2, sources=1)).cited(each) == note.cited(each)[:1]
        for each in note.lead.items
    )


def test_the_footer_rebuilds_the_note(noted: Noted) -> None:
    note = noted("?focus=cleaning&on=2024-12-31")
    assert note.foot.address == (
        "briefing?focus=cleaning&on=2024-12-31&toward=chn&by=usa,jpn,nld,kor,twn,deu&since=2024-01-01"
    )
    assert noted("?" + note.foot.address.partition("?")[2]) == note
    assert noted("?focus=cleaning&on=2024-12-30").foot.digest != note.foot.digest
    assert note.foot.under[:2] == ("As of 31 Dec 2024", "toward China")
    assert any("CC BY-NC 4.0, credit: CSET Emerging Technology Observatory" in each for each in note.foot.releases)


def test_a_scenario_is_named_and_changes_the_note(noted: Noted) -> None:
    note = noted(f"?focus=cleaning&on={DAY}&without=jp-23-items-2023&scenario=Without+Japan")
    assert "Covered at most: 32.4 %" in note.lead.items[0].text
    assert note.foot.under[3] == "scenario: Without Japan"
    added = noted(f"?focus=cleaning&on={DAY}&add=kor~2024-07-01~like:jp-23-items-2023")
    assert ("South Korea", "in force", "1 Jul 2024", "scenario-1, which the scenario adds", "no data") in rows(
        added, "controls"
    )


def test_days_that_cannot_be_compared_are_said(noted: Noted) -> None:
    late = noted(f"?focus=cleaning&on={DAY}&since=2025-06-01")
    assert late.since == "2024-01-01"
    assert late.notices == ("since: 2025-06-01 is after the day of the note; changes are told since 2024-01-01.",)
    wrong = noted(f"?focus=cleaning&on={DAY}&since=soon")
    assert wrong.notices == ("'soon' in the address is no day to compare with. Write it as 2024-01-01.",)
    assert date.fromisoformat(noted("?focus=cleaning").since) == date(2026, 1, 1)


def test_a_section_without_facts_says_what_is_missing(noted: Noted) -> None:
    note = noted("?focus=photoresist")
    assert note.lead.items[0].text.startswith("No data: ")
    assert part(note, "suppliers").heading == "Who supplies it"
    assert told(note, "suppliers")
