"""Every setting of Chokepoint in one table, and the values in force.

A command-line flag beats the environment; the environment beats a `.env` file in the working folder.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import platformdirs
from dotenv import dotenv_values

from ontology.errors import ExplorerError

SCHEMES = ("bolt", "neo4j", "bolt+s", "neo4j+s", "bolt+ssc", "neo4j+ssc")


class UnusableSetting(ExplorerError):
    """A setting has a value that nothing can be done with."""

    title = "A setting has an unusable value"


@dataclass(frozen=True)
class Setting:
    """One setting: its name in the environment, what it is when unset, and what it is for."""

    name: str
    default: str
    help: str


SETTINGS: tuple[Setting, ...] = (
    Setting("NEO4J_URI", "", "Address of a Neo4j server to use. Unset: the managed database on this machine."),
    Setting("NEO4J_USERNAME", "neo4j", "User name for NEO4J_URI."),
    Setting("NEO4J_PASSWORD", "", "Password for NEO4J_URI. The managed database makes its own."),
    Setting("NEO4J_DATABASE", "", "Database on that server. Unset: the server's default database."),
    Setting(
        "CHOKEPOINT_HOME",
        "",
        "Folder for the managed database, its programs, password and logs. Unset: the platform's user data folder.",
    ),
    Setting(
        "CHOKEPOINT_MAVEN",
        "",
        "Maven repository to take the database's programs from. Unset: the mirror in the user's Maven settings, "
        "else the resolver's own default.",
    ),
    Setting(
        "CHOKEPOINT_JAVA",
        "",
        "Java program, 21 or newer, for the managed database. Unset: the Java 25 runtime of the package.",
    ),
    Setting(
        "CHOKEPOINT_STARTUP_CACHE",
        "on",
        "on: after its first start the managed database records, in the background, a cache that makes later starts "
        "faster. off: it does not.",
    ),
    Setting("HOST", "127.0.0.1", "Address that `chokepoint up` serves the app on."),
    Setting("PORT", "8050", "Port that `chokepoint up` serves the app on."),
    Setting("DASH_URL_BASE_PATHNAME", "/", "Path in front of every address of the app, as in Dash."),
)
DEFAULTS: Mapping[str, str] = {setting.name: setting.default for setting in SETTINGS}


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The values in force. `None` stands for a setting that is unset and has no default."""

    neo4j_uri: str | None
    neo4j_username: str
    neo4j_password: str | None
    neo4j_database: str | None
    home: Path
    maven: str | None
    java: str | None
    startup_cache: bool
    host: str
    port: int
    base_path: str

    @classmethod
    def read(cls, environ: Mapping[str, str] | None = None, *, dotenv: Path | None = None) -> Settings:
        """The settings of `environ` (by default this process's), completed from `.env` and the defaults.

        Raises `UnusableSetting` for a port that is no port, an address with a scheme Neo4j does not speak,
        or a switch that is neither on nor off.
        """
        value = _lookup(os.environ if environ is None else environ, dotenv or Path(".env"))
        return cls(
            neo4j_uri=_address(value("NEO4J_URI")),
            neo4j_username=value("NEO4J_USERNAME"),
            neo4j_password=value("NEO4J_PASSWORD") or None,
            neo4j_database=value("NEO4J_DATABASE") or None,
            home=_home(value("CHOKEPOINT_HOME")),
            maven=value("CHOKEPOINT_MAVEN") or None,
            java=value("CHOKEPOINT_JAVA") or None,
            startup_cache=_switch("CHOKEPOINT_STARTUP_CACHE", value("CHOKEPOINT_STARTUP_CACHE")),
            host=value("HOST"),
            port=port(value("PORT")),
            base_path=value("DASH_URL_BASE_PATHNAME"),
        )


def _lookup(environ: Mapping[str, str], dotenv: Path) -> Callable[[str], str]:
    """The value of a setting: from the environment, else from the `.env` file, else its default. Blank is unset."""
    file = dotenv_values(dotenv) if dotenv.is_file() else {}
    values = {**DEFAULTS, **{k: v for k, v in file.items() if v}, **{k: v for k, v in environ.items() if v}}

    def value(name: str) -> str:
        assert name in DEFAULTS, f"{name} is not in the table of settings"
        return values[name].strip()

    return value


def port(text: str) -> int:
    """`text` as a port number from 1 to 65535. Raises `UnusableSetting`."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise UnusableSetting(f"PORT is {text!r}, which is no port.", hint="Give a whole number from 1 to 65535.")
    return int(text)


def _home(text: str) -> Path:
    return Path(text).expanduser().absolute() if text else platformdirs.user_data_path("chokepoint", appauthor=False)


def _address(text: str) -> str | None:
    if not text:
        return None
    if urlsplit(text).scheme not in SCHEMES or not urlsplit(text).hostname:
        raise UnusableSetting(
            f"NEO4J_URI is {text!r}, which is no address of a Neo4j server.",
            hint=f"Write it as neo4j://host:7687. Schemes: {', '.join(SCHEMES)}.",
        )
    return text


def _switch(name: str, text: str) -> bool:
    if text.lower() not in ("on", "off"):
        raise UnusableSetting(f"{name} is {text!r}.", hint="Set it to on or off.")
    return text.lower() == "on"
