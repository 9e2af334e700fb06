"""The card of what is chosen: what it says, and where its words lead."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from dash.development.base_component import Component

from app import claims
from app.cards import Card, Claim, Conflict, Link, Side, source_lines
from app.links import Links
from app.parts.card import card
from app.views.explore import chosen
from app.views.explore.selection import Selection
from app.views.explore.sights import standing
from graph import reads
from graph.connection import Connection
from graph.rows import CitedSource
from graph.seen_rows import Sight
from ontology.model import Model

SELECTION = Selection(focus="asml", on=date(2024, 12, 31), toward="chn", by="usa,jpn")
PAGE = CitedSource(id="s1", name="A page", publisher="Reuters", date=date(2024, 9, 30), date_precision="month")
NOTE = CitedSource(id="s2", name="A note")
TOLD = {
    "eto": {"labels": [], "properties": {"stage": "fabrication", "market_size": "$2 billion"}, "sources": ["s1"]},
    "facts": {"labels": [], "properties": {"stage": "design-work", "verified": False}, "sources": ["s1", "s2"]},
}


def told(connection: Connection, model: Model, entity: str, selection: Selection = SELECTION) -> Card:
    """What the card of an entity of the bundled graph tells."""
    found = reads.entity(connection, entity)
    assert found
    knowledge = reads.knowledge(connection)
    view = chosen.view_of(connection, model, Links(), selection, found, knowledge)
    return chosen.of_entity(connection, view, knowledge)


def components(connection: Connection, model: Model, **asked: str) -> str:
    made: list[Component] = chosen.card_of(connection, model, Links(), SELECTION, **asked)
    return json.dumps(made, default=lambda part: part.to_plotly_json())


def ways(shown: Card) -> dict[str, str]:
    return {way.text: way.href for way in shown.ways}


def test_each_view_that_can_show_it_is_a_link_that_keeps_the_lens(connection: Connection, model: Model) -> None:
    lens = "on=2024-12-31&toward=chn&by=usa,jpn"
    assert ways(told(connection, model, "litho-euv")) == {
        "Put in the middle": f"/explore?focus=litho-euv&{lens}",
        "Supply chain": f"/supply-chain?{lens}&focus=litho-euv",
        "Coverage": f"/coverage?{lens}&focus=litho-euv",
        "Timeline": f"/timeline?{lens}&focus=litho-euv",
        "Briefing": f"/briefing?{lens}&focus=litho-euv",
    }


@pytest.mark.parametrize(
    ("entity", "leads"),
    [
        ("asml", ["Supply chain", "Timeline", "Briefing"]),
        ("jp-23-items-2023", ["Put in the middle", "Supply chain", "Timeline", "Briefing"]),
        ("japan-announces-23", ["Put in the middle", "Timeline"]),
        ("elise-stefanik", ["Put in the middle", "Timeline"]),
        ("eto-chipexplorer", ["Put in the middle"]),
    ],
)
def test_no_view_is_offered_that_cannot_show_it(
    connection: Connection, model: Model, entity: str, leads: list[str]
) -> None:
    assert list(ways(told(connection, model, entity))) == leads


def test_questions_are_asked_about_it_and_nothing_else(connection: Connection, model: Model) -> None:
    found = {link.text: link.href for link in told(connection, model, "asml").questions}
    assert found["Which measures are aimed at ASML Holding or affect it?"] == (
        "/questions?ask=measures-against&firm=asml&on=2024-12-31&toward=chn&by=usa,jpn&focus=asml"
    )
    assert all("ASML Holding" in text for text in found)


def test_a_technology_tells_how_far_it_is_covered_under_the_lens(connection: Connection, model: Model) -> None:
    reach = told(connection, model, "cleaning", SELECTION.but(by="jpn")).reach
    assert reach
    assert reach.number == "51.9 %"
    assert reach.said[:2] == (
        "An upper bound, toward China on 31 Dec 2024, by controls of Japan: a control catches part of what it names.",
        "Outside these controls: nothing of what these jurisdictions are known to hold.",
    )
    assert reach.said[2].endswith("technologies depend on it.")
    assert reach.said[3].startswith("Shares by headquarters, 2025, ")


def test_what_is_held_outside_the_controls_is_told_with_its_holders(connection: Connection, model: Model) -> None:
    before = SELECTION.but(on=date(2023, 7, 22), by="jpn,usa")
    reach = told(connection, model, "cleaning", before).reach
    assert reach
    assert any(said.startswith("Outside these controls: ") and "Japan" in said for said in reach.said)


def test_no_number_is_not_told_as_nothing(connection: Connection, model: Model) -> None:
    [bare] = connection.rows(
        "MATCH (t:Technology) WHERE NOT EXISTS { (t)<-[:PRODUCES]-() } RETURN t.id AS id ORDER BY id LIMIT 1"
    )
    reach = told(connection, model, bare["id"]).reach
    assert reach
    assert (reach.number, reach.said[0]) == (None, "No number: no source in the graph gives shares of its supply.")


def test_only_a_technology_is_covered(connection: Connection, model: Model) -> None:
    assert told(connection, model, "asml").reach is None


def test_both_sides_of_a_measure_stand_beside_each_other(connection: Connection, model: Model) -> None:
    [conflict] = told(connection, model, "us-match-act").conflicts
    assert [(side.name, [claim.who for claim in side.claims]) for side in conflict.sides] == [
        ("In favour", ["Elise Stefanik", "Michael Baumgartner", "Pete Ricketts"]),
        ("Against or in doubt", ["Sjoerd Sjoerdsma"]),
    ]
    [against] = conflict.sides[1].claims
    assert against.value == "opposes it (24 Jun 2026)"
    assert "statement=" in against.sources[0].href


def test_every_share_and_every_sight_leads_to_its_statement(connection: Connection, model: Model) -> None:
    shown = told(connection, model, "asml")
    links = [bar.statement_href for bars in shown.shares for bar in bars.bars]
    links += [tie.href for seen in shown.seen for line in seen.listed for tie in line.ties]
    assert len(links) > 12
    for href in links:
        [id] = [part.partition("=")[2] for part in href.split("&") if part.startswith("statement=")]
        assert reads.statement(connection, "asml", id), href


def test_a_relationship_with_one_statement_leads_to_it(connection: Connection, model: Model) -> None:
    hrefs = {count.label: (count.count, count.href) for count in told(connection, model, "asml").counts}
    assert hrefs["Is located in"][0] == 1
    assert "statement=" in hrefs["Is located in"][1]
    assert hrefs["Produces"][1].endswith("&group=produces-out&as=list")


def test_a_card_says_how_it_is_cited(connection: Connection, model: Model) -> None:
    cite = told(connection, model, "asml").cite
    assert cite
    assert cite.address == "/entity/asml"
    assert cite.text.startswith("Chokepoint (2026): “ASML Holding”, company asml. /entity/asml State of knowledge: ")
    assert cite.files == (
        Link("BibTeX", "/entity/asml.bib"),
        Link("RIS", "/entity/asml.ris"),
        Link("Text", "/entity/asml.txt"),
    )


def test_a_statement_has_an_address_of_its_own(connection: Connection, model: Model) -> None:
    written = components(connection, model, statement="rel-0019")
    for said in ("ASML Holding dominates Lithography", "/entity/rel-0019.bib", '"data-copy": "/entity/rel-0019"'):
        assert said in written
    assert "/explore?focus=asml&on=2024-12-31&toward=chn&by=usa,jpn" in written


def test_a_statement_is_found_wherever_it_stands(connection: Connection, model: Model) -> None:
    assert "ASML Holding dominates Lithography" in components(connection, model, entity="smic", statement="rel-0019")


@pytest.mark.parametrize("asked", [{"entity": "no<b>body"}, {"entity": "asml", "statement": "no<b>body"}])
def test_what_is_gone_is_said_in_the_place_of_the_card(
    connection: Connection, model: Model, asked: dict[str, str]
) -> None:
    assert "The graph has nothing with the id 'no<b>body'." in components(connection, model, **asked)


def test_data_sets_that_differ_stand_beside_each_other_with_their_sources(model: Model) -> None:
    said = {"claims": json.dumps(TOLD), "sources": ["s1", "s2"]}
    attributes = model.nodes["Equipment"].attributes
    found = claims.conflicts(attributes, said, {"eto": "ETO"}, [PAGE, NOTE], "/{}".format)
    page, note = Link("Reuters, Sep 2024", "/s1"), Link("A note", "/s2")
    assert found == (
        Conflict(
            "Stage",
            (
                Side("ETO", (Claim("fabrication", (page,)),)),
                Side("facts", (Claim("design work", (page, note)),)),
            ),
        ),
    )


def test_a_source_names_the_facts_that_others_do_not_say(model: Model) -> None:
    said = {"claims": json.dumps(TOLD)}
    assert claims.says(model.nodes["Equipment"].attributes, said) == {"s1": "Market size"}
    assert claims.says(model.nodes["Equipment"].attributes, {}) == {}


@pytest.mark.parametrize(
    ("said", "marks"),
    [
        ({"verified": True, "sources": ["s1"]}, {"s1": True}),
        ({"verified": True, "sources": ["s1", "s2"]}, {}),
        ({"verified": False, "sources": ["s1", "s2"]}, {"s1": False, "s2": False}),
        ({"sources": ["s1"]}, {}),
        ({"claims": json.dumps(TOLD), "verified": True, "sources": ["s1", "s2"]}, {"s1": False, "s2": False}),
    ],
)
def test_a_source_is_called_verified_only_where_that_is_known(said: dict[str, Any], marks: dict[str, bool]) -> None:
    assert claims.verified(said) == marks


def test_a_source_says_in_words_how_far_it_was_checked() -> None:
    [line] = source_lines([PAGE], "/{}".format, says={"s1": "Stage"}, verified={"s1": False})
    assert (line.marks, line.says, line.detail) == (("not verified", "no public address"), "Stage", "Reuters, Sep 2024")


def sight(state: str | None = None, **said: Any) -> Sight:
    return Sight(id="x", name="X", labels=(), state=state, properties=said, ties=())


@pytest.mark.parametrize(
    ("seen", "measure", "words"),
    [
        (sight("in-force", effective=date(2024, 9, 30), effective_precision="month"), True, "in force since Sep 2024"),
        (sight("undated", announced=date(2024, 9, 30)), True, "in force, start not known"),
        (
            sight("announced", announced=date(2024, 1, 2), effective=date(2025, 4, 1)),
            True,
            "announced 2 Jan 2024, from 1 Apr 2025",
        ),
        (sight("suspended", suspended=date(2024, 5, 6)), True, "suspended 6 May 2024"),
        (sight("ended", ended=date(2022, 12, 31), ended_precision="year"), True, "ended 2022"),
        (sight(effective=date(2025, 4, 1)), True, "later: from 1 Apr 2025"),
        (sight(announced=date(2025, 4, 1)), True, "later: announced 1 Apr 2025"),
        (sight(), True, "no date known"),
        (
            sight(status="partly-closed", open_since=date(2022, 10, 7), closed_date=date(2024, 12, 2)),
            False,
            "partly closed, since 7 Oct 2022, closed 2 Dec 2024",
        ),
        (sight(date=date(2025, 5, 1)), False, "1 May 2025, after the day"),
        (sight(), False, "no date known"),
    ],
)
def test_how_it_stood_is_told_with_the_day_that_says_so(seen: Sight, measure: bool, words: str) -> None:
    assert standing(seen, date(2024, 12, 31), measure=measure) == words


def test_past_twelve_the_rest_is_folded_and_all_of_it_is_there(connection: Connection, model: Model) -> None:
    shown = told(connection, model, "usa")
    [measures] = [each for each in shown.seen if each.heading == "Measures it is seen in"]
    written = json.dumps(card(shown), default=lambda part: part.to_plotly_json())
    assert len(measures.listed) > 40
    assert f'"{len(measures.listed) - 12} more"' in written
    assert all(json.dumps(line.href) in written for line in measures.listed)
