"""What to call the data in a folder: release, state of knowledge, and whether they are whole."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

from loaders.files import bytes_of, yaml_record
from loaders.record import SourceFault
from loaders.sources.eto.forms import FILES, NEWEST, PROVISION, Form
from loaders.sources.eto.recognised import form_of, newest_year

NOTE = "release.yaml"
RELEASES = Path(__file__).parent / "releases.toml"
EXCERPT = "excerpt"


def of_excerpt(folder: Path) -> dict[str, str]:
    """What release.yaml says of an excerpt."""
    return _noted(folder / NOTE, EXCERPT)


def of_release(folder: Path) -> dict[str, str]:
    """What is known of the five files of a release, which name none themselves.

    A release.yaml beside them says it (`release`, `as_of`, `edition`). Without one, the files are recognised by their
    fingerprint when it stands in releases.toml. Otherwise the release is called by its form where that is of one
    release only, by the newest year of its shares and by its fingerprint, and its state of knowledge is that year, or
    that of the release where the rows name none: no more can be told from the files.
    Raises `SourceFault` for a file that is missing, for columns of no form and for shares that should name a year but
    never do.
    """
    form = form_of(folder)
    if (folder / NOTE).exists():
        return _noted(folder / NOTE, form.edition)
    found = fingerprint(folder)
    for name, said in tomllib.loads(RELEASES.read_text(encoding="utf-8")).items():
        if said["sha256"] == found:
            return {"release": name, "as_of": said["as_of"], "edition": form.edition}
    if "year" not in form.must[PROVISION]:
        return {"release": f"{form.name}, {found[:12]}", "as_of": form.name, "edition": form.edition}
    year = _newest_year(folder, form)
    called = "unnamed" if form is NEWEST else form.name
    return {"release": f"{called}, shares up to {year}, {found[:12]}", "as_of": year, "edition": form.edition}


def fingerprint(folder: Path) -> str:
    """The sha256 of the five files, one after the other in the order of `forms.FILES`."""
    return hashlib.sha256(b"".join(bytes_of(folder / name) for name in FILES)).hexdigest()


def _newest_year(folder: Path, form: Form) -> str:
    year = newest_year(folder, form)
    if year is None:
        raise SourceFault(f"{PROVISION}: no row has a year.", hint="Is the file cut off?")
    return str(year)


def _noted(path: Path, edition: str) -> dict[str, str]:
    record = yaml_record(path)
    found = {"release": record.text("release"), "as_of": record.text("as_of")}
    found["edition"] = record.maybe("edition") or edition
    record.done()
    return found
