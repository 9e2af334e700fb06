"""What the page of /cypher is given beside results: words, examples, pictures and scripts, on the real graph."""

from __future__ import annotations

from typing import Any

from graph.questions import questions
from ontology.model import Model
from tests.app.cypher_page import Tab, error


def test_the_words_of_the_editor_are_those_of_the_ontology_and_the_catalogue(tab: Tab, model: Model) -> None:
    answer = tab.client.get("/cypher/words")
    words = answer.json
    assert words is not None
    assert [each["name"] for each in words["labels"]] == sorted(model.nodes)
    assert {each["name"] for each in words["types"]} == {each.cypher_type for each in model.relations.values()}
    assert [each["id"] for each in words["queries"]] == list(questions())
    assert {"coalesce", "point.distance", "date"} <= {each["name"] for each in words["functions"]}
    assert not any("{" in each["title"] for each in words["queries"])
    again = tab.client.get("/cypher/words", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_every_example_runs_as_it_stands(tab: Tab) -> None:
    words: Any = tab.client.get("/cypher/words").json
    texts = [each["text"] for each in (*words["first"], *words["queries"])]
    assert len(texts) > 35
    for text in texts:
        assert error(tab.run(text)) is None, text


def test_a_picture_holds_the_entities_once_and_names_the_ends_it_lacks(tab: Tab) -> None:
    body = {
        "entities": [["asml", "ASML Holding", "Company"]],
        "relationships": [["r", "PRODUCES", "asml", "litho-iline"]],
    }
    drawn: Any = tab.post("picture", body).json
    shapes = {each["data"]["id"]: each["data"]["title"] for each in drawn["elements"] if each["group"] == "nodes"}
    assert shapes == {"asml": "ASML Holding, company", "litho-iline": "i-line lithography, equipment"}
    assert [each["data"]["href"] for each in drawn["elements"]][:1] == ["/explore?focus=asml"]
    assert (drawn["name"], drawn["left_out"]) == ("2 entities, 1 relationship", "")
    many = {"entities": [[f"e{at}", f"Entity {at}", "Nope"] for at in range(305)], "relationships": []}
    left_out: Any = tab.post("picture", many).json
    assert left_out["left_out"].startswith("The first 300 of 305 entities are drawn")
    assert left_out["legend"] == [["Entity", "entity", 300]] or left_out["legend"][0][2] == 300
    assert tab.post("picture", {"entities": [["a"]], "relationships": []}).status_code == 400


def test_scripts_are_kept_for_as_long_as_none_changes(tab: Tab) -> None:
    from app.scripts import FOLDERS, files, version

    assert {"cypher/page.js", "cypher/codemirror.js", "cypher/table.js", "common/dom.js"} <= set(files())
    for name in files():
        kept = tab.client.get(f"/scripts/{version()}/{name}")
        assert (kept.status_code, kept.mimetype) == (200, "text/javascript")
        assert "immutable" in kept.headers["Cache-Control"]
    assert tab.client.get("/scripts/0/cypher/page.js").headers["Cache-Control"] == "no-store"
    assert tab.client.get(f"/scripts/{version()}/cypher/__init__.py").status_code == 404
    page = tab.client.get("/cypher").text
    assert "codemirror" not in page
    assert not any(f"/assets/{folder}/" in page for folder in FOLDERS)
