"""Presentations opened by LibreOffice: it makes a page of each slide, and the text on a page is that of its sheet."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pypdf
import pytest

from app.exports.plain import plain
from app.exports.pptx import pptx
from app.exports.scene import Figure
from tests.exports import decks
from tests.exports.decks import figure, said, sheet

OFFICE = shutil.which("soffice")
REASON = "no soffice on the PATH; presentations are opened where LibreOffice is installed (2026-11-22)"
pytestmark = pytest.mark.skipif(OFFICE is None, reason=REASON)


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile of its own, so that no running LibreOffice is asked and none of its settings count."""
    return tmp_path_factory.mktemp("office")


def pages(made: Figure, folder: Path, profile: Path) -> list[str]:
    """The text of each page that LibreOffice makes of a presentation."""
    (folder / "deck.pptx").write_bytes(pptx(made))
    own = f"-env:UserInstallation={profile.as_uri()}"
    words = [str(OFFICE), own, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / "deck.pptx")]
    subprocess.run(words, check=True, capture_output=True, timeout=120)
    return [page.extract_text() for page in pypdf.PdfReader(folder / "deck.pdf").pages]


def solid(text: str) -> str:
    """A text without spaces: a reader of PDF guesses them from gaps."""
    return re.sub(r"\s", "", text)


def test_each_slide_is_a_page_with_all_its_labels(tmp_path: Path, profile: Path) -> None:
    sheets = (*decks.matrix().sheets, *decks.routes().sheets, sheet(said(40, 60, "Third", role="title"), title="Third"))
    read = pages(figure(*sheets), tmp_path, profile)
    assert len(read) == 3
    for one, page in zip(sheets, read, strict=True):
        assert [text.text for text in one.texts() if solid(text.text) not in solid(page)] == []


def test_hostile_text_opens(tmp_path: Path, profile: Path) -> None:
    (read,) = pages(decks.hostile(), tmp_path, profile)
    latin = [text for text in decks.HOSTILE if plain(text).isascii() and len(text) < 60]
    assert len(latin) == 3
    assert [text for text in latin if solid(plain(text)) not in solid(read)] == []
