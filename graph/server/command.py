"""The command lines that run Neo4j and its own tool."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from graph.server.java import Java
from graph.server.places import Places

MAIN = "org.neo4j.server.Neo4jCommunity"
ADMIN = "org.neo4j.cli.AdminTool"
ADMIN_HEAP = "-Xmx1g"  # what it asks for itself
OPTIONS: tuple[str, ...] = (
    "-Xms256m",
    "-Xmx512m",  # enough for a million entities
    "-XX:+UseSerialGC",  # starts faster and takes less memory than the default
    "-XX:-UsePerfData",
    "-Xss4m",  # a query nested 200 deep is planned; with less the server falls silent on it
    "-Dfile.encoding=UTF-8",
    "-Dlog4j2.disable.jmx=true",
    "-Dio.netty.tryReflectionSetAccessible=true",
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
    "--enable-native-access=ALL-UNNAMED",
)
INHERITED = ("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "JDK_AOT_VM_OPTIONS")


def line(java: Java, jars: Sequence[Path], places: Places, extra: Sequence[str] = ()) -> list[str]:
    """The arguments that start Neo4j in the foreground."""
    return [
        str(java.program),
        *extra,
        _options(jars, places),
        MAIN,
        home_argument(places),
        f"--config-dir={places.configuration}",
    ]


def admin_line(java: Java, jars: Sequence[Path], places: Places, words: Sequence[str]) -> list[str]:
    """The arguments that run `neo4j-admin WORDS`."""
    return [str(java.program), _options(jars, places), ADMIN_HEAP, ADMIN, *words]


def _options(jars: Sequence[Path], places: Places) -> str:
    """The argument with Java's options and class path.

    They go through a file of arguments: 237 jars are too long for some systems' command lines.
    """
    arguments = places.configuration / "java-arguments"
    text = "\n".join(_quoted(part) for part in (*OPTIONS, "-cp", os.pathsep.join(map(str, jars))))
    arguments.write_text(text + "\n", encoding="utf-8")
    return f"@{arguments}"


def home_argument(places: Places) -> str:
    """The argument by which a process is known as the server of this home."""
    return f"--home-dir={places.database}"


def environment() -> dict[str, str]:
    """This process's environment without what would change the options of Java."""
    return {name: value for name, value in os.environ.items() if name not in INHERITED}


def _quoted(part: str) -> str:
    escaped = part.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
