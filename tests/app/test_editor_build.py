"""The built editor is that of its sources: its first line names their hash, which needs no Node.js to check."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

from app.scripts import BUILT as BUILDS

BUILT = BUILDS["cypher/codemirror.js"]
WEB = Path(__file__).parents[2] / "web"


def test_the_editor_is_built_from_the_sources_beside_it() -> None:
    found = sha256()
    for path in sorted(path for path in WEB.iterdir() if path.suffix in (".js", ".json")):
        found.update(f"{path.name}\n{path.read_text('utf-8')}".encode())
    first = BUILT.read_text("utf-8").split("\n", 1)[0]
    assert f"sha256:{found.hexdigest()}" in first, "web/ has changed since the editor was built. Run: make editor"


def test_every_package_is_pinned_by_hash_and_names_no_address() -> None:
    lock = json.loads((WEB / "package-lock.json").read_text("utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert len(packages) > 12
    assert all(entry["integrity"].startswith("sha512-") and "resolved" not in entry for entry in packages.values())
    wanted = json.loads((WEB / "package.json").read_text("utf-8"))
    assert all(
        version[0].isdigit() for part in ("dependencies", "devDependencies") for version in wanted[part].values()
    )


def test_every_package_in_the_editor_has_its_licence_beside_it() -> None:
    said = BUILT.with_name("codemirror-LICENSE.txt").read_text("utf-8").split("\n----\n")
    lock = json.loads((WEB / "package-lock.json").read_text("utf-8"))["packages"]
    bundled = {
        f"{name.removeprefix('node_modules/')} {entry['version']}"
        for name, entry in lock.items()
        if name and not entry.get("dev")
    }
    named = {part.strip().split("\n", 1)[0] for part in said}
    assert named <= bundled
    assert {name.rpartition(" ")[0] for name in bundled - named} <= {"@lezer/lr"}
    assert all("Permission is hereby granted, free of charge" in part for part in said)
