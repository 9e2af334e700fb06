"""What a user's Maven settings say about where to fetch: mirror, its login, proxies."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

from graph.server.errors import DownloadFailed

FILE = Path(".m2") / "settings.xml"
CENTRAL = "central"


@dataclass(frozen=True)
class MavenSettings:
    """The parts of settings.xml that matter here. Empty when the user has none."""

    mirror: str | None = None
    login: tuple[str, str] | None = None
    proxies: dict[str, str] = field(default_factory=dict)


def read(file: Path | None = None) -> MavenSettings:
    """What `file` (by default ~/.m2/settings.xml) says. Raises `DownloadFailed` when it is no XML."""
    file = file or Path.home() / FILE
    try:
        root = ElementTree.fromstring(file.read_bytes())  # noqa: S314 - the user's own file
    except FileNotFoundError:
        return MavenSettings()
    except (ElementTree.ParseError, OSError) as error:
        raise DownloadFailed(
            f"The Maven settings {file} cannot be read: {error}.",
            hint="Mend the file, or set CHOKEPOINT_MAVEN to the Maven repository to use.",
        ) from error
    for element in root.iter():
        element.tag = element.tag.rsplit("}", 1)[-1]
    mirror = _mirror(root)
    login = None if mirror is None else _login(root, _text(mirror, "id"))
    return MavenSettings(None if mirror is None else _text(mirror, "url"), login, _proxies(root))


def _mirror(root: ElementTree.Element) -> ElementTree.Element | None:
    """The mirror that stands for the central repository: one that names it goes before one for all."""
    mirrors = [m for m in root.iterfind("mirrors/mirror") if _text(m, "blocked") != "true" and _text(m, "url")]
    named = [m for m in mirrors if _text(m, "mirrorOf") == CENTRAL]
    return next(iter(named + [m for m in mirrors if _stands_for_central(_text(m, "mirrorOf"))]), None)


def _stands_for_central(mirror_of: str) -> bool:
    patterns = [pattern.strip() for pattern in mirror_of.split(",")]
    return f"!{CENTRAL}" not in patterns and any(p in (CENTRAL, "*", "external:*") for p in patterns)


def _login(root: ElementTree.Element, name: str) -> tuple[str, str] | None:
    for server in root.iterfind("servers/server"):
        if _text(server, "id") == name and _text(server, "username"):
            return _text(server, "username"), _text(server, "password")
    return None


def _proxies(root: ElementTree.Element) -> dict[str, str]:
    """The active proxy for each scheme; Maven uses one for http also for https when there is no other."""
    found: dict[str, str] = {}
    for proxy in root.iterfind("proxies/proxy"):
        if _text(proxy, "active") != "false" and _text(proxy, "host"):
            found.setdefault(_text(proxy, "protocol") or "http", _proxy(proxy))
    return {**({"https": found["http"]} if "http" in found else {}), **found}


def _proxy(proxy: ElementTree.Element) -> str:
    name, secret = _text(proxy, "username"), _text(proxy, "password")
    login = f"{quote(name, safe='')}:{quote(secret, safe='')}@" if name else ""
    return f"http://{login}{_text(proxy, 'host')}:{_text(proxy, 'port') or '8080'}"


def _text(element: ElementTree.Element, name: str) -> str:
    """The text of a child, with `${env.NAME}` and `${user.home}` filled in; blank when it is not there."""
    text = (element.findtext(name) or "").strip()
    text = text.replace("${user.home}", str(Path.home()))
    return re.sub(r"\$\{env\.([^}]+)\}", lambda match: os.environ.get(match[1], ""), text)
