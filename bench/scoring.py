"""Score records against hand-made gold: how many comments are found, whole, and rightly placed.

A case is NAME.gold.json beside NAME.html, .xml or .json, with NAME.full.txt and NAME.main.txt, plain-text copies of the
same page. The gold holds `comments` (or `posts`, each with `comments`), each with `id`, `author`, `date`, `parent`,
`depth`, `is_post_author`, `text_start`, `text_end`, `n_chars`.

  found      gold comments whose first 40 letters and digits begin a body (short ones: the whole body)
  whole      those whose last 25 agree too
  precision  bodies that are one of the gold ones
  parent, depth, author, date   right among the found ones for which the gold knows it
  editor     F1 of "this is the post's author" (blogs only)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

MEASURES = ("found", "whole", "precision", "parent", "depth", "author", "date", "editor")
_BLOGS = ("wordpress", "blogger", "movable", "drupal", "thesis", "genesis", "disqus")

Json = Mapping[str, Any]
Fraction = tuple[int, int]


def letters(text: str | None) -> str:
    """Letters and digits alone, lower case: what is left when layouts differ."""
    return re.sub(r"[\W_]+", "", text or "").lower()


def gold_comments(gold: Json) -> list[Json]:
    """The comments and answers of a case that have words, in order."""
    posts = gold.get("posts") or [gold]
    everything = (comment for post in posts for comment in post["comments"])
    kept = (comment for comment in everything if comment.get("type", "comment") in ("comment", "answer"))
    return [comment for comment in kept if letters(comment["text_start"])]


@dataclass
class Score:
    """One case: for each measure (right, of)."""

    gold: int = 0
    said: int = 0
    fractions: dict[str, Fraction] = field(default_factory=dict)


def score(gold: Json, records: Sequence[Json], copy: str | None = None, *, bare: bool = False) -> Score:
    """Score the records of one page.

    copy: the text of a plain-text copy: only comments that survive in it are wanted.
    bare: the copy has no author and date lines, so these are not scored.
    """
    wanted = gold_comments(gold)
    if copy is not None:
        page = letters(copy)
        wanted = [comment for comment in wanted if letters(comment["text_start"])[:40] in page]
    comments = [record for record in records if record.get("kind") == "comment"]
    posts = {record["id"] for record in records if record.get("kind") == "post"}
    match, whole = _match(wanted, comments)
    result = Score(len(wanted), len(comments))
    result.fractions["found"] = (len(match), len(wanted))
    result.fractions["whole"] = (whole, len(wanted))
    result.fractions["precision"] = (len(match), len(comments))
    pairs = [(comment, comments[match[comment["id"]]]) for comment in wanted if comment["id"] in match]
    result.fractions |= _places(pairs, {comment["id"] for comment in wanted}, match, comments, posts)
    if not bare:
        result.fractions["author"] = _ratio(
            letters(record.get("author")) == letters(comment["author"])
            for comment, record in pairs
            if comment.get("author")
        )
        result.fractions["date"] = _ratio(
            str(record.get("posted_at") or "")[:10] == comment["date"][:10]
            for comment, record in pairs
            if comment.get("date")
        )
        if any(name in gold.get("platform", "").lower() for name in _BLOGS):
            result.fractions["editor"] = _editor(wanted, pairs)
    return result


def _ratio(rights: Iterable[bool]) -> Fraction:
    listed = list(rights)
    return sum(listed), len(listed)


def _match(wanted: Sequence[Json], comments: Sequence[Json]) -> tuple[dict[Any, int], int]:
    """Gold id to the position of the record that is it, and how many of them end right too."""
    bodies = [letters(record.get("body")) for record in comments]
    match: dict[Any, int] = {}
    used: set[int] = set()
    whole = 0
    for comment in wanted:
        start, end = letters(comment["text_start"])[:40], letters(comment["text_end"])[-25:]
        best: tuple[tuple[bool, bool, bool], int] | None = None
        for position, body in enumerate(bodies):
            if position in used or not body.startswith(start):
                continue
            same_author = letters(comments[position].get("author")) == letters(comment.get("author"))
            key = (body.endswith(end), same_author, abs(len(body) - comment.get("n_chars", 0)) < 40)
            if best is None or key > best[0]:
                best = (key, position)
        if best is not None:
            used.add(best[1])
            match[comment["id"]] = best[1]
            whole += best[0][0]
    return match, whole


def _places(
    pairs: Sequence[tuple[Json, Json]],
    ids: set[Any],
    match: Mapping[Any, int],
    comments: Sequence[Json],
    posts: set[str],
) -> dict[str, Fraction]:
    gold_of = {comments[position]["id"]: gold_id for gold_id, position in match.items()}
    parents, depths = [], []
    for comment, record in pairs:
        if comment["parent"] is not None and comment["parent"] not in ids:
            continue
        above = record.get("parent_id")
        if comment["parent"] is None:
            parents.append(above is None or above in posts)
        else:
            parents.append(gold_of.get(str(above)) == comment["parent"])
        if comment.get("depth"):
            depths.append(record.get("depth") == comment["depth"])
    return {"parent": _ratio(parents), "depth": _ratio(depths)}


def _editor(wanted: Sequence[Json], pairs: Sequence[tuple[Json, Json]]) -> Fraction:
    """Twice the true positives, over twice them plus false positives and false negatives."""
    known = [(comment, record) for comment, record in pairs if comment.get("is_post_author") is not None]
    right = sum(record.get("author_role") == "editor" and comment["is_post_author"] for comment, record in known)
    said = sum(record.get("author_role") == "editor" for _, record in known)
    there = sum(bool(comment.get("is_post_author")) for comment in wanted)
    return 2 * right, said + there


def macro(scores: Iterable[Score]) -> dict[str, float | None]:
    """The mean over cases of each measure; cases without it are left out (no records said: precision 0)."""
    table: dict[str, list[float]] = {name: [] for name in MEASURES}
    for case in scores:
        for name, (right, of) in case.fractions.items():
            if of:
                table[name].append(right / of)
            elif name == "precision":
                table[name].append(0.0)
    return {name: sum(values) / len(values) if values else None for name, values in table.items()}
