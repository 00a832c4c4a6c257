"""Who is who in a thread: names and accounts compared."""

from __future__ import annotations

import re

from carethread.index.normal import normal_form
from carethread.indexer.raw import Entry

_DECORATION = re.compile(
    r"\((?:[^)]*)\)|\[[^\]]*\]|^(?:by|posted by|von|par)\s+|\b(?:dr|prof|mr|mrs|ms|miss)\.?\s|,\s*(?:m\.?d|ph\.?d"
    r"|r\.?n|d\.?o|pharm\.?d|mph|np|pa-c|facp|ms|msc|ma|bsn|msn|frcp|mbbs)\b\.?"
    r"|\s(?:m\.?d|ph\.?d|r\.?n|mbbs)\.?$",
    re.IGNORECASE,
)
# Names that many persons share; the same name does not make them one.
_SHARED = frozenset(
    [
        "anonymous",
        "anon",
        "guest",
        "unknown",
        "user",
        "visitor",
        "deleted",
        "reader",
        "a",
        "reader",
        "removed",
        "admin",
        "gast",
        "anonym",
        "anonyme",
        "invité",
        "nobody",
        "none",
        "name",
        "no",
        "name",
        "me",
        "anonimo",
        "member",
    ]
) | {"a reader", "no name", "anonymous user", "guest user", "deleted user"}


def name_key(name: str | None) -> str:
    """The normal form of a name without titles and degrees; empty for none and for names that many share."""
    if not name:
        return ""
    key = normal_form(_DECORATION.sub(" ", name))
    return "" if key in _SHARED else key


def person_key(entry: Entry) -> str:
    """What tells one author of a thread from another: the account, else the name; empty when not known."""
    if entry.account:
        return "account " + entry.account.casefold()
    key = name_key(entry.author)
    return "name " + key if key else ""


def same_account(one: Entry, other: Entry) -> bool:
    """Have both the same account of the platform?"""
    return (
        bool(one.account) and bool(other.account) and (one.account or "").casefold() == (other.account or "").casefold()
    )


def same_name(one: Entry, other: Entry) -> bool:
    """Do both show the same name, and no accounts that tell them apart?"""
    if one.account and other.account:
        return False
    key = name_key(one.author)
    return bool(key) and key == name_key(other.author)
