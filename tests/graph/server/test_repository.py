"""Which repository the programs come from."""

from __future__ import annotations

from pathlib import Path

import pytest
from jgo.constants import MAVEN_CENTRAL_URL

from graph.server import repository
from graph.server.errors import DownloadFailed
from graph.server.repository import Repository

NAMESPACE = 'xmlns="urn:example:settings"'


def user(tmp_path: Path, inside: str, namespace: str = "") -> Path:
    file = tmp_path / "settings.xml"
    file.write_text(f"<settings {namespace}>{inside}</settings>")
    return file


def mirror(of: str, url: str, extra: str = "") -> str:
    return f"<mirror><id>m</id><mirrorOf>{of}</mirrorOf><url>{url}</url>{extra}</mirror>"


def chosen(tmp_path: Path, inside: str, namespace: str = "") -> Repository:
    return repository.choose(None, settings_file=user(tmp_path, inside, namespace))


def test_the_setting_goes_before_the_users_mirror(tmp_path: Path) -> None:
    file = user(tmp_path, f"<mirrors>{mirror('*', 'http://m.example/')}</mirrors>")
    assert repository.choose("http://r.example/x", settings_file=file).address == "http://r.example/x"


@pytest.mark.parametrize("of", ["central", "*", "external:*", "*,!snapshots", "jboss, central"])
def test_a_mirror_of_central_is_used(tmp_path: Path, of: str) -> None:
    found = chosen(tmp_path, f"<mirrors>{mirror(of, 'http://m.example/')}</mirrors>", NAMESPACE)
    assert found.address == "http://m.example/"
    assert found.url("a/b.jar") == "http://m.example/a/b.jar"


@pytest.mark.parametrize("inside", ["", *[f"<mirrors>{m}</mirrors>" for m in (
    mirror("snapshots", "http://m.example/"),
    mirror("*,!central", "http://m.example/"),
    mirror("*", "http://m.example/", "<blocked>true</blocked>"),
)]])  # fmt: skip
def test_without_a_mirror_of_central_the_resolvers_default_is_used(tmp_path: Path, inside: str) -> None:
    assert chosen(tmp_path, inside).address == MAVEN_CENTRAL_URL


def test_a_mirror_that_names_central_goes_before_one_for_all(tmp_path: Path) -> None:
    both = mirror("*", "http://all.example") + mirror("central", "http://c.example")
    assert chosen(tmp_path, f"<mirrors>{both}</mirrors>").address == "http://c.example"


def test_login_and_proxies_come_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MIRROR_WORD", "open sesame")
    server = "<server><id>m</id><username>ann</username><password>${env.MIRROR_WORD}</password></server>"
    proxy = "<proxy><active>true</active><protocol>http</protocol><host>p.example</host><port>3128</port></proxy>"
    found = chosen(
        tmp_path,
        f"<mirrors>{mirror('*', 'http://m.example')}</mirrors><servers>{server}</servers><proxies>{proxy}</proxies>",
    )
    assert found.login == ("ann", "open sesame")
    assert found.proxies == {"http": "http://p.example:3128", "https": "http://p.example:3128"}


def test_no_maven_settings_at_all_is_fine(tmp_path: Path) -> None:
    assert repository.choose(None, settings_file=tmp_path / "none").address == MAVEN_CENTRAL_URL


def test_broken_maven_settings_are_named(tmp_path: Path) -> None:
    file = tmp_path / "settings.xml"
    file.write_text("<settings>")
    with pytest.raises(DownloadFailed, match=r"settings\.xml"):
        repository.choose(None, settings_file=file)


def test_a_folder_may_be_the_repository(tmp_path: Path) -> None:
    assert repository.choose(str(tmp_path)).folder == tmp_path
    assert repository.choose(tmp_path.as_uri()).folder == tmp_path
    assert repository.choose("http://r.example").folder is None


def test_a_setting_that_is_neither_address_nor_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(DownloadFailed, match="CHOKEPOINT_MAVEN is"):
        repository.choose(str(tmp_path / "none"))
