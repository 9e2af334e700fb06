"""GraphML holds what is shown, for programs that draw networks."""

from __future__ import annotations

import io

import networkx
import pytest
from lxml import etree

from app.exports.graphml import TwoIdsAlike, graphml
from app.exports.plain_xml import legal
from graph.rows import Web
from tests.exports.hostile import HOSTILE
from tests.exports.webs import ABOUT, EMPTY, ODD, TECHNOLOGY, WEB, entity

NS = "{http://graphml.graphdrawing.org/xmlns}"


def network(web: Web) -> networkx.MultiDiGraph[str]:
    return networkx.read_graphml(io.BytesIO(graphml(web, ABOUT)), force_multigraph=True)


def test_entities_are_nodes_with_their_properties() -> None:
    nodes = network(WEB).nodes
    assert list(nodes) == ["asml", "eto:N 49/é", "rule"]
    assert nodes["asml"] == {
        "aliases": "ASML;Al & Co",
        "class": "Company",
        "label": "ASML Holding",
        "labels": "Actor;Company;Entity",
        "name": "ASML Holding",
        "verified": True,
    }
    assert (nodes["eto:N 49/é"]["label"], nodes["eto:N 49/é"]["name"]) == ("EUV", 'EUV "light"')
    assert (nodes["rule"]["announced"], nodes["rule"]["announced_precision"]) == ("2024-09-30", "month")


def test_statements_are_directed_edges_and_parallel_ones_stay_apart() -> None:
    found = network(WEB)
    assert found.is_directed()
    assert [(a, b, id) for a, b, id in found.edges(keys=True)] == [
        ("asml", "eto:N 49/é", "p-1"),
        ("asml", "eto:N 49/é", "p-2"),
        ("rule", "eto:N 49/é", "rule--COVERS--euv"),
    ]
    assert found.edges["asml", "eto:N 49/é", "p-1"] == {
        "confidence": "high",
        "label": "produces",
        "loaded_by": "facts",
        "share": 51.9,
        "sources": "s-1;gone",
        "type": "PRODUCES",
        "verified": True,
        "year": 2025,
    }


def test_the_graph_says_what_it_is_and_what_it_cites() -> None:
    assert {
        name: said for name, said in network(WEB).graph.items() if name not in ("node_default", "edge_default")
    } == {
        "Address": "/explore?focus=asml",
        "Licence": "Apache-2.0\nCC BY\n@prefix x: <y> .",
        "publications": "gone; gone\ns-1; A page; A & B; 2024-09-30; https://example.org/a?b&c",
    }


def test_keys_have_types_and_every_datum_has_a_key() -> None:
    root = etree.fromstring(graphml(WEB, ABOUT))
    keys = {each.get("id"): each.get("attr.type") for each in root.iter(f"{NS}key")}
    assert {keys[name] for name in ("edge-share", "edge-year", "node-verified", "node-announced")} == {
        "double",
        "long",
        "boolean",
        "string",
    }
    assert {each.get("key") for each in root.iter(f"{NS}data")} == set(keys)


def test_hostile_texts_are_text_and_control_characters_are_shown() -> None:
    nodes = network(ODD).nodes
    assert [said["name"] for _, said in nodes.items()] == [legal(text) for text in HOSTILE]
    assert [legal(text) for text in ("a\x00\x07b", "\uffff", "\t\n\r é")] == ["a␀␇b", "�", "\t\n\r é"]


def test_ids_that_only_control_characters_tell_apart_are_refused() -> None:
    two = (entity("a\x00", "A", TECHNOLOGY), entity("a␀", "B", TECHNOLOGY))
    with pytest.raises(TwoIdsAlike, match="look alike in XML"):
        graphml(Web(entities=two), ABOUT)


@pytest.mark.parametrize("web", [WEB, ODD, EMPTY])
def test_the_same_graph_gives_the_same_bytes(web: Web) -> None:
    assert graphml(web, ABOUT) == graphml(web, ABOUT)


def test_nothing_shown_is_a_graph_without_nodes() -> None:
    found = networkx.read_graphml(io.BytesIO(graphml(EMPTY, ())))
    assert (found.number_of_nodes(), found.is_directed()) == (0, True)
