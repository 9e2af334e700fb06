"""Names of a graph of one's own on the explorer's canvas: any script is shown, and nothing in a name is run."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server

from app.factory import create_app
from graph import schema
from graph.connection import Connection
from ontology import model as ontology
from tests.browser.explorer import CY, counted, spot

SCRIPT = "<img src=x onerror=document.title=1><script>document.title=2</script> Works"
CHINESE, KOREAN, ARABIC, HEBREW = "中芯国际集成电路", "주식회사 하이닉스", "شركة أشباه الموصلات", "חברת מוליכים למחצה"
NAMES = (SCRIPT, CHINESE, KOREAN, ARABIC, HEBREW)
MADE = """
UNWIND range(0, size($names) - 1) AS at
CREATE (c:Company:Actor:Entity {id: 'made-' + at, name: $names[at], loaded_by: ['made']})
WITH collect(c) AS all
CREATE (hub:Jurisdiction:Actor:Entity {id: 'hub', name: 'Hub', loaded_by: ['made']})
FOREACH (c IN all | CREATE (c)-[:LOCATED_IN {id: 'tie-' + c.id, loaded_by: ['made']}]->(hub))
"""


@pytest.fixture
def made(changing: Connection, browser: Browser) -> Iterator[Page]:
    """A window on an app over companies with such names, all in one place."""
    model = ontology.load()
    schema.prepare(changing, model)
    with changing.session("WRITE") as session:
        session.run(MADE, names=list(NAMES)).consume()
        session.run("CALL db.awaitIndexes(60)").consume()
    server = make_server("127.0.0.1", 0, create_app(changing, model).server, threaded=True)
    serving = threading.Thread(target=server.serve_forever)
    serving.start()
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{server.port}/explore?show=hub&focus=hub")
    page.wait_for_selector("[data-drawn]", state="attached")
    yield page
    context.close()
    server.shutdown()
    serving.join()


def test_any_script_is_text_in_hits_menus_paths_and_common_neighbours(made: Page) -> None:
    counted(made, 1)
    for name in NAMES:
        made.locator("#explore--find").fill(name)
        first = made.locator("#explore--find-list .ex-hit-name").first
        expect(first).to_have_text(name)
        assert first.get_attribute("dir") == "auto"
        made.keyboard.press("Enter")
        expect(made.locator("#explore--find")).to_have_attribute("aria-expanded", "false")
    counted(made, 1 + len(NAMES))
    made.mouse.click(*spot(made, "made-0"), button="right")
    expect(made.locator(".ex-menu-head")).to_have_text(SCRIPT)
    made.locator(".ex-menu [role=menuitem]", has_text="Paths from here to").click()
    made.locator("#explore--paths-to").fill(ARABIC)
    made.locator("#explore--paths-to-list [role=option]").first.wait_for()
    made.keyboard.press("Enter")
    made.keyboard.press("Enter")
    expect(made.locator(".ex-way-chain").first).to_have_text(f"2 steps: {SCRIPT} → Hub → {ARABIC}")
    made.mouse.click(*spot(made, "hub"))
    made.keyboard.press("Control+i")
    made.keyboard.press("m")
    made.locator(".ex-menu [role=menuitem]", has_text="Common neighbours").click()
    expect(made.locator(".ex-shared")).to_contain_text("Hub")
    expect(made.locator(".ex-way-words li").first).to_have_text(f"{SCRIPT} is located in it")
    for name in (CHINESE, KOREAN, HEBREW):
        made.locator("#explore--canvas").focus()
        made.keyboard.press("f")
        made.keyboard.type(name)
        made.keyboard.press("Enter")
        now = made.evaluate(f"() => {CY}.nodes('.entity:selected').map((n) => n.id())")
        assert now == [f"made-{NAMES.index(name)}"]
    assert made.locator(".explore img, .ex-menu img, .explore script, .ex-menu script").count() == 0
    assert made.title() not in ("1", "2")
