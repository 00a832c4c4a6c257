"""Every theme in `themes/` holds the same discussion in the markup of one real theme or platform; all must read alike.

A theme file has head lines ("platform: wordpress"), then sections that begin with "--- NAME":
    comment   one comment, with {author} {id} {us} {iso} {body} {answers} {depth} {mark} … filled in
    answers   what surrounds the answers to a comment (default: {answers})
    page      the whole page with {post} and {comments} (default: `SHELL`)
Head lines: `flat: yes` (the markup says no parents), `dates: none|day`, `authors: none`, `post: first` (a forum),
`venue: …`, `platform: …`, `marks: no` (the markup does not say which comment is by the post's author).
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from carethread.indexer.raw import RawThread
from carethread.indexer.readers import html
from carethread.indexer.readers.base import Input

THEMES = sorted((Path(__file__).parent / "themes").glob("*.html"))

SHELL = (Path(__file__).parent / "themes" / "shell.txt").read_text(encoding="utf-8")
POST = (Path(__file__).parent / "themes" / "post.txt").read_text(encoding="utf-8")


@dataclass
class Said:
    """One comment of the discussion that every theme shows."""

    id: int
    author: str
    iso: str
    body: str
    text: str
    answers: list[Said] = field(default_factory=list)


DISCUSSION = [
    Said(
        101,
        "Jon Abbot",
        "2012-03-03T21:14:00",
        "<p>The evening trick worked for me.</p><p>By week three the fevers were gone, though "
        "I<br>still slept badly.</p>",
        "The evening trick worked for me.\n\nBy week three the fevers were gone, though I\nstill slept badly.",
        [
            Said(
                102,
                "Marta Lindqvist",
                "2012-03-04T08:05:00",
                "<p>Good to hear, Jon. Sleep comes back last; ask your nurse about the timing.</p>",
                "Good to hear, Jon. Sleep comes back last; ask your nurse about the timing.",
                [Said(105, "Jon Abbot", "2012-03-05T10:00:00", "<p>Thanks, will do.</p>", "Thanks, will do.")],
            )
        ],
    ),
    Said(
        103,
        "Ruth K.",
        "2012-03-04T12:30:00",
        "<p>My list for the fridge door:</p><ul><li>two litres of water</li><li>paracetamol at nine</li></ul>",
        "My list for the fridge door:\n\n- two litres of water\n- paracetamol at nine",
    ),
    Said(
        104,
        "Dr. Peter Sohn",
        "2012-03-04T19:45:00",
        '<p>There is a <a href="https://trials.example/adjuvant">summary of the adjuvant trials</a> worth reading.</p>',
        "There is a summary of the adjuvant trials worth reading.",
    ),
]
OPENING = Said(
    100,
    "Marta Lindqvist",
    "2012-03-02T09:00:00",
    "<p>Many of you asked how the first weeks on interferon go, so here is what we see on the "
    "ward and what helps most.</p>"
    "<p>Drink more than you think you need, plan the injections for the evening, and keep a "
    "diary of the fevers so that we "
    "can compare.</p>",
    "",
)
FRENCH = ("mars", "avril", "mai")
MONTHS = list(calendar.month_name)[1:]


@dataclass
class Theme:
    """A theme file."""

    head: dict[str, str]
    parts: dict[str, str]

    @classmethod
    def load(cls, path: Path) -> Theme:
        head_text, *sections = re.split(r"^--- *(\w+) *$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        head = dict(line.split(": ", 1) for line in head_text.splitlines() if ": " in line)
        return cls(head, dict(zip(sections[::2], sections[1::2], strict=True)))

    def page(self) -> str:
        said = [OPENING, *DISCUSSION] if self.head.get("post") == "first" else DISCUSSION
        return _fill(
            self.parts.get("page", SHELL),
            post=self.parts.get("post", POST),
            comments=self.comments(said, 1, None),
        )

    def comments(self, said: list[Said], depth: int, parent: Said | None) -> str:
        return "".join(self.comment(one, depth, parent, place) for place, one in enumerate(said))

    def comment(self, said: Said, depth: int, parent: Said | None, place: int) -> str:
        inner = self.comments(said.answers, depth + 1, said) if said.answers else ""
        wrap = self.parts.get("answers", "{answers}") if inner else ""
        year, month, day, hour, minute = (int(part) for part in re.split(r"[-T:]", said.iso)[:5])
        name = MONTHS[month - 1]
        clock = f"{hour % 12 or 12}:{minute:02d} {'pm' if hour >= 12 else 'am'}"
        template = self.parts["comment"]
        return _fill(
            template if "{answers}" in template else template + "{answers}",
            author=said.author,
            id=str(said.id),
            body=said.body,
            text=said.body.removeprefix("<p>").removesuffix("</p>").replace("</p><p>", "<br><br>"),
            answers=_fill(wrap, answers=inner, id=str(said.id)),
            depth=str(depth),
            indent=str((depth - 1) * 25),
            mark="bypostauthor" if said.author.startswith("Marta") else "",
            parity="even" if place % 2 == 0 else "odd",
            parent=str(parent.id) if parent else "0",
            parentauthor=parent.author if parent else "",
            replied=f'replied to <a href="#comment-{parent.id}">comment from {parent.author}</a>' if parent else "",
            iso=said.iso,
            us=f"{name} {day}, {year} at {clock}",
            short=f"{month:02d}/{day:02d}/{year} {hour:02d}:{minute:02d}",
            german=f"{day}.{month:02d}.{year} um {hour:02d}:{minute:02d}",
            day=f"{name} {day}, {year}",
            dashed=f"{day:02d}-{month:02d}-{year} {hour:02d}:{minute:02d}",
            french=f"{day} {FRENCH[month - 3]} {year} à {hour:02d}h{minute:02d}",
            clock=clock,
        )


def _fill(template: str, **values: str) -> str:
    return re.sub(r"\{(\w+)\}", lambda found: values.get(found[1], found[0]), template)


def expected(said: list[Said], depth: int = 1) -> list[tuple[int, Said]]:
    rows = []
    for one in said:
        rows.append((depth, one))
        rows.extend(expected(one.answers, depth + 1))
    return rows


def depths(thread: RawThread) -> list[int]:
    found: list[int] = []
    for entry in thread.entries:
        found.append(0 if entry.parent is None else found[entry.parent] + 1)
    return found


def read_one(markup: str) -> RawThread:
    [thread] = html.read(
        Input.of_bytes(
            markup.encode(), "page.html", url="https://letters.example/2012/03/notes-on-starting-interferon/"
        )
    )
    assert isinstance(thread, RawThread)
    return thread


@pytest.mark.parametrize("path", THEMES, ids=lambda path: path.stem)
def test_theme_reads_as_the_same_discussion(path: Path) -> None:
    theme = Theme.load(path)
    thread = read_one(theme.page())
    rows = expected(DISCUSSION)
    got = {entry.body: (entry, depth) for entry, depth in zip(thread.entries, depths(thread), strict=True)}
    assert [
        entry.body
        for entry in thread.entries
        if entry.parent is not None and entry.body not in {one.text for _, one in rows}
    ] == []
    assert [one.text for _, one in rows if one.text not in got] == []
    if theme.head.get("authors") != "none":
        assert [got[one.text][0].author for _, one in rows] == [one.author for _, one in rows]
    if (dates := theme.head.get("dates", "minute")) != "none":
        size = {"day": 10, "minute": 16}[dates]
        assert [(got[one.text][0].date.iso or "")[:size] for _, one in rows] == [one.iso[:size] for _, one in rows]
    wanted = [1 if theme.head.get("flat") == "yes" else depth for depth, _ in rows]
    assert [got[one.text][1] for _, one in rows] == wanted
    assert len(thread.entries) == len(rows) + 1
    if "platform" in theme.head:
        assert thread.platform == theme.head["platform"]
    if theme.head.get("marks") != "no":
        assert [one.author for _, one in rows if "post_author" in got[one.text][0].marks] == ["Marta Lindqvist"]


@pytest.mark.parametrize("path", THEMES, ids=lambda path: path.stem)
def test_the_post_stands_beside_its_comments(path: Path) -> None:
    theme = Theme.load(path)
    if theme.head.get("post") == "no":
        pytest.skip("a page without its post")
    thread = read_one(theme.page())
    assert thread.title == "Notes on starting interferon"
    assert thread.entries[0].author == "Marta Lindqvist"
    assert thread.entries[0].body.startswith("Many of you asked")
    assert thread.entries[0].body.endswith("so that we can compare.")
    assert (thread.entries[0].date.iso or "")[:10] == "2012-03-02"
