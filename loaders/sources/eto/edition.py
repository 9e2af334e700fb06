"""What to call the data in a folder: release, state of knowledge, and whether they are whole."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

from loaders.files import bytes_of, yaml_record
from loaders.record import SourceFault
from loaders.sources.eto import csvs

NOTE = "release.yaml"
RELEASES = Path(__file__).parent / "releases.toml"
WHOLE, EXCERPT = "whole release", "excerpt"


def of_excerpt(folder: Path) -> dict[str, str]:
    """What release.yaml says of an excerpt."""
    return _noted(folder / NOTE, EXCERPT)


def of_release(folder: Path) -> dict[str, str]:
    """What is known of the five files of a release, which name none themselves.

    A release.yaml beside them says it (`release`, `as_of`, `edition`). Without one, the files are recognised by their
    fingerprint when it stands in releases.toml. Otherwise the release is called by the newest year of its shares and
    its fingerprint, and its state of knowledge is that year: no more can be told from the files.
    Raises `SourceFault` for a file that is missing and for shares that name no year at all.
    """
    if (folder / NOTE).exists():
        return _noted(folder / NOTE, WHOLE)
    found = fingerprint(folder)
    for name, said in tomllib.loads(RELEASES.read_text(encoding="utf-8")).items():
        if said["sha256"] == found:
            return {"release": name, "as_of": said["as_of"], "edition": WHOLE}
    year = _newest_year(folder)
    return {"release": f"unnamed, shares up to {year}, {found[:12]}", "as_of": year, "edition": WHOLE}


def fingerprint(folder: Path) -> str:
    """The sha256 of the five files, one after the other in the order of `csvs.COLUMNS`."""
    return hashlib.sha256(b"".join(bytes_of(folder / name) for name in csvs.COLUMNS)).hexdigest()


def _newest_year(folder: Path) -> str:
    records = csvs.records(folder / csvs.PROVISION, [])
    years = [item.value for record in records if (item := record.peek("year")) and csvs.is_year(item.value)]
    if not years:
        raise SourceFault(f"{csvs.PROVISION}: no row has a year.", hint="Is the file cut off?")
    return str(max(years))


def _noted(path: Path, edition: str) -> dict[str, str]:
    record = yaml_record(path)
    found = {"release": record.text("release"), "as_of": record.text("as_of")}
    found["edition"] = record.maybe("edition") or edition
    record.done()
    return found
