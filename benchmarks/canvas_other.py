"""The graph of the canvas's benchmark, and the page it is compared with: Dash with dash-cytoscape and its fcose."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

from app.canvas.explorer_style import explorer_stylesheets
from ontology.model import load

ENTITIES, LINKS, AROUND = 1_000, 1_500, 200
HUBS = (0, 500)
KINDS = ("Company", "Equipment", "Material", "Jurisdiction", "ListBasedControl")
OTHER = """
import json, sys
import dash_cytoscape as cyto
from dash import Dash, html
cyto.load_extra_layouts()
given = json.load(open(sys.argv[1]))
app = Dash("other")
app.layout = html.Div([cyto.Cytoscape(id="cy", elements=given["elements"], stylesheet=given["stylesheet"],
    layout={"name": "fcose", "animate": False}, style={"width": "100%", "height": "860px"})])
app.run(port=int(sys.argv[2]), debug=False)
"""


def elements() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The entities, and the relationships: 1,000 and 1,500 near each other, and two hubs with 200 more each."""
    random = Random(8)
    things = [{"id": f"e{at}", "name": f"Entity number {at}", "kind": KINDS[at % len(KINDS)]} for at in range(ENTITIES)]
    pairs = [(at, (at + 1 + random.randrange(30)) % ENTITIES) for at in random.choices(range(ENTITIES), k=LINKS)]
    links = [{"id": f"r{at}", "from": f"e{a}", "to": f"e{b}"} for at, (a, b) in enumerate(pairs)]
    for hub in HUBS:
        for at in range(AROUND):
            id = f"h{hub}-{at}"
            things.append({"id": id, "name": f"Around {hub}, number {at}", "kind": "Company"})
            links.append({"id": f"{id}-r", "from": id, "to": f"e{hub}"})
    return things, links


PLAIN = [
    {"selector": "node", "style": {"label": "data(label)", "font-size": 12, "width": 26, "height": 20}},
    {"selector": "edge", "style": {"target-arrow-shape": "triangle", "curve-style": "straight", "width": 1}},
]
"""The least that shows names and arrows."""


@contextmanager
def other(folder: Path, *, plain: bool) -> Iterator[str]:
    """The address of the other page over the 1,000 and the 1,500, with the least of looks, or as our canvas draws them:
    forms and colours by class, names and relations in words. Its files are written to a folder."""
    things, links = elements()
    shown: list[dict[str, Any]] = [
        {
            "data": {"id": each["id"], "label": each["name"], "dy": 0},
            "classes": f"entity shape {each['kind']} below said",
        }
        for each in things[:ENTITIES]
    ]
    shown += [
        {
            "data": {"id": each["id"], "source": each["from"], "target": each["to"], "label": "is related to"},
            "classes": "link line-dotted plain far",
        }
        for each in links[:LINKS]
    ]
    stylesheet = PLAIN if plain else explorer_stylesheets(load())["light"]
    (folder / "elements.json").write_text(json.dumps({"elements": shown, "stylesheet": stylesheet}))
    (folder / "other.py").write_text(OTHER)
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    words = [sys.executable, str(folder / "other.py"), str(folder / "elements.json"), str(port)]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as app:
        _until_open(port)
        yield f"http://127.0.0.1:{port}/"
        app.terminate()


def _until_open(port: int) -> None:
    while True:
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
