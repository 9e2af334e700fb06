"""Docs that cannot fall behind the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app import reference
from graph.settings import SETTINGS
from ontology import model
from ontology import reference as ontology_reference

ROOT = Path(__file__).parents[2]
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "loaders").rglob("*.md")]
LINK = re.compile(r"\[[^\]]+\]\((?!https?://|mailto:)([^)#\s]+)?(?:#([\w-]+))?\)")


@pytest.mark.parametrize("name", reference.PAGES)
def test_a_written_page_is_what_the_code_says_today(name: str) -> None:
    assert (reference.DOCS / name).read_text(encoding="utf-8") == reference.PAGES[name](), "Run: make docs"


def test_the_ontologys_page_is_what_the_terms_say_today() -> None:
    written = (reference.DOCS / "ontology.md").read_text(encoding="utf-8")
    assert written == ontology_reference.markdown(model.load()), "Run: make docs"


def test_every_setting_has_its_heading() -> None:
    text = (reference.DOCS / "settings.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (\w+)$", text, re.MULTILINE)
    assert headings == [setting.name for setting in SETTINGS]


def test_pages_were_found() -> None:
    assert len(PAGES) >= 8


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    for target, anchor in LINK.findall(page.read_text(encoding="utf-8")):
        there = (page.parent / target).resolve() if target else page
        assert there.exists(), f"{page.name}: {target}"
        if anchor:
            assert anchor in _anchors(there), f"{page.name}: {target}#{anchor}"


def _anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


FORBIDDEN = re.compile(
    r"(pypi|pythonhosted|npmjs|crates)\.(org|io|com)|repo1?\.maven|maven\.(org|apache)|deb\.debian|"
    r"(^|[^\w.])/(work|root|home/\w+)/"
)


def test_no_page_or_lock_names_a_registry_or_a_path_of_a_machine() -> None:
    files = [*PAGES, ROOT / "requirements.lock", ROOT / "pyproject.toml", ROOT / "Makefile"]
    files += (ROOT / "graph" / "server").glob("programs.*")
    found = [str(file) for file in files if FORBIDDEN.search(file.read_text(encoding="utf-8"))]
    assert found == []
