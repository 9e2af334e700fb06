"""The password of the managed database: made once, kept in a file only its owner reads."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path

USERNAME = "neo4j"
ROUNDS = 1024  # what Neo4j itself uses; the password is 256 random bits, so no guessing helps
PRIVATE = 0o600


def ensure(file: Path) -> str:
    """The password in `file`, which is made when it is not there."""
    if not file.exists():
        write_private(file, secrets.token_urlsafe(32) + "\n")
    return file.read_text(encoding="ascii").strip()


def prepare(password: str, database: Path) -> None:
    """Makes the first start of the server in `database` take `password` as that of its user.

    The server reads the file only while it has no users; a store that has them is left alone. Written here,
    in the form that `neo4j-admin dbms set-initial-password` gives it, because that program takes two seconds.
    """
    if not (database / "data" / "databases" / "system").exists():
        file = database / "data" / "dbms" / "auth.ini"
        file.parent.mkdir(parents=True, exist_ok=True)
        write_private(file, f"{USERNAME}:{digest(password, secrets.token_bytes(32))}:\n")


def digest(password: str, salt: bytes) -> str:
    """`password` as Neo4j stores it: algorithm, hash, salt, rounds."""
    value = salt + password.encode()
    for _ in range(ROUNDS):
        value = hashlib.sha256(value).digest()
    return f"SHA-256,{value.hex()},{salt.hex()},{ROUNDS}"


def write_private(file: Path, text: str) -> None:
    """Writes `file` whole or not at all; at no moment can anybody but its owner read it."""
    temporary = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE), "w") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(file)
    finally:
        temporary.unlink(missing_ok=True)
