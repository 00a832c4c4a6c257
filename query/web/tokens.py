"""Tokens for servers that others can reach: made once, kept as hashes, revocable.

A token is 256 random bits, so that a plain SHA-256 of it needs no salt and no slow hash.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from carethread.index.errors import NotFound, StorageError, UsageError
from carethread.index.manifest import write_atomically

PREFIX = "ct_"
_NAME_LETTERS = 8


@dataclass(frozen=True, slots=True)
class Token:
    """A token as it is kept: a short name for revoking it, the hash, a note, when it was made (ISO 8601, UTC)."""

    name: str
    hash: str
    note: str
    made: str


def default_path() -> Path:
    """Where tokens are kept: in the user's configuration folder, readable for the user alone."""
    from platformdirs import user_config_path

    return user_config_path("carethread") / "tokens.json"


def create(path: Path, note: str = "") -> str:
    """Make a token, keep its hash; the token itself is given back once and kept nowhere."""
    token = PREFIX + secrets.token_urlsafe(32)
    digest = hashlib.sha256(token.encode()).hexdigest()
    made = datetime.now(UTC).isoformat(timespec="seconds")
    _write(path, [*read(path), Token(digest[:_NAME_LETTERS], digest, note, made)])
    return token


def revoke(path: Path, name: str) -> None:
    """Take a token back, by its name or by its note where no other has that. Raises NotFound, UsageError."""
    tokens = read(path)
    meant = [token for token in tokens if token.name == name] or [token for token in tokens if token.note == name]
    if not meant:
        raise NotFound(f"there is no token {name!r}", hint="carethread token list")
    if len(meant) > 1:
        raise UsageError(
            f"{len(meant)} tokens have the note {name!r}", hint="one of: " + ", ".join(token.name for token in meant)
        )
    _write(path, [token for token in tokens if token is not meant[0]])


def read(path: Path) -> list[Token]:
    """All tokens that are kept. Raises StorageError for a file that is none of ours."""
    try:
        return [Token(**item) for item in json.loads(path.read_text(encoding="utf-8"))]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, TypeError) as error:
        raise StorageError(f"{path} cannot be read: {error}", hint="delete it, and make new tokens") from error


def read_hashes(path: Path) -> list[str]:
    """The hashes of all tokens; a revoked one is gone at once."""
    return [token.hash for token in read(path)]


def _write(path: Path, tokens: list[Token]) -> None:
    data = [{"name": t.name, "hash": t.hash, "note": t.note, "made": t.made} for t in tokens]
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_atomically(path, json.dumps(data, indent=1).encode(), 0o600)
    except OSError as error:
        raise StorageError(f"{path} cannot be written: {error}") from error


def presented(authorization: str) -> str | None:
    """The token in an Authorization header: Bearer, or the password of Basic."""
    scheme, _, value = authorization.partition(" ")
    if scheme.casefold() == "bearer":
        return value.strip() or None
    if scheme.casefold() == "basic":
        try:
            _, _, password = base64.b64decode(value.strip(), validate=True).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return None
        return password or None
    return None
