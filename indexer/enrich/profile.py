"""A site profile: who runs a place and who treats there, as a user knows it.

A profile is a YAML file:

    editors:
      names: [Jane Roe, "John Poe, MD"]      # as shown beside their comments
      accounts: [jroe, "42"]                 # the platform's own names or ids
      signatures: ["Roe Clinic, Editorial"]  # regular expressions, tried on the last four lines
    clinicians:
      names: [Dr. Kim]
      accounts: []
      signatures: []

Every part may be missing. Names are compared without case, titles and degrees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from carethread.index.errors import UsageError

if TYPE_CHECKING:
    from yaml.nodes import Node

_GROUPS = ("editors", "clinicians")
_PARTS = ("names", "accounts", "signatures")


@dataclass(frozen=True, slots=True)
class Persons:
    """Persons of one kind: names as shown, the platform's accounts, signature patterns."""

    names: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    signatures: tuple[re.Pattern[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """What a user says of a site's editors and clinicians."""

    editors: Persons = field(default_factory=Persons)
    clinicians: Persons = field(default_factory=Persons)


def load_profile(path: str | Path) -> Profile:
    """The profile in a YAML file.

    Raises UsageError when the file cannot be read or a part of it is wrong; the message names the file and the line.
    """
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot read this profile: {error}", hint="Give a YAML file in UTF-8.") from error
    return parse_profile(text, str(path))


def parse_profile(text: str, name: str = "profile") -> Profile:
    """The profile that `text` (YAML) holds; `name` stands in messages. Raises UsageError as `load_profile` does."""
    import yaml

    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{name}, line {mark.line + 1}" if mark is not None else name
        problem = getattr(error, "problem", None) or str(error)
        raise UsageError(f"{place}: this is no YAML: {problem}") from error
    if root is None:
        return Profile()
    groups: dict[str, Persons] = {}
    for key, node in _mapping(root, _GROUPS, name):
        groups[key] = _persons(node, name)
    return Profile(**groups)


def _persons(node: Node, name: str) -> Persons:
    parts: dict[str, Any] = {}
    for key, value in _mapping(node, _PARTS, name):
        texts = list(_texts(value, key, name))
        parts[key] = (
            tuple(_pattern(*item, name) for item in texts) if key == "signatures" else tuple(t for t, _ in texts)
        )
    return Persons(**parts)


def _mapping(node: Node, allowed: tuple[str, ...], name: str) -> Iterator[tuple[str, Node]]:
    from yaml.nodes import MappingNode, ScalarNode

    wanted = ", ".join(allowed)
    if isinstance(node, ScalarNode) and not node.value:
        return
    if not isinstance(node, MappingNode):
        raise UsageError(f"{_place(node, name)}: expected a mapping with {wanted}")
    for key, value in node.value:
        if key.value not in allowed:
            raise UsageError(f"{_place(key, name)}: unknown key {key.value!r}", hint=f"Keys here are: {wanted}.")
        yield key.value, value


def _texts(node: Node, key: str, name: str) -> Iterator[tuple[str, Node]]:
    from yaml.nodes import ScalarNode, SequenceNode

    if isinstance(node, ScalarNode):
        if node.value:
            yield node.value, node
        return
    for item in node.value if isinstance(node, SequenceNode) else [node]:
        if not isinstance(item, ScalarNode) or not item.value:
            raise UsageError(f"{_place(item, name)}: {key} is a list of texts", hint='Write it as ["…", "…"].')
        yield item.value, item


def _pattern(text: str, node: Node, name: str) -> re.Pattern[str]:
    try:
        return re.compile(text, re.IGNORECASE | re.MULTILINE)
    except re.error as error:
        raise UsageError(f"{_place(node, name)}: {text!r} is no regular expression: {error}") from error


def _place(node: Node, name: str) -> str:
    return f"{name}, line {node.start_mark.line + 1}"
