"""A thread laid out for the rules: its kind of place, who answers whom, what each body says. Worked out once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from carethread.index.record import Mention
from carethread.indexer.enrich.profile import Profile
from carethread.indexer.enrich.roles.cues import Voices
from carethread.indexer.enrich.roles.decision import Choice, choose
from carethread.indexer.enrich.roles.prepared import Prepared, prepare
from carethread.indexer.enrich.roles.signatures import Signature, read_signature
from carethread.indexer.enrich.roles.verdict import Verdict
from carethread.indexer.enrich.roles.voices import hear
from carethread.indexer.enrich.roles.words import KIN_WORD
from carethread.indexer.raw import RawThread, Venue

_PLATFORM_VENUES: dict[str, Venue] = {
    **dict.fromkeys(
        (
            "wordpress",
            "blogger",
            "movabletype",
            "movable type",
            "typepad",
            "medium",
            "substack",
            "ghost",
            "disqus",
            "thesis",
            "squarespace",
            "jekyll",
        ),
        "blog",
    ),
    **dict.fromkeys(
        (
            "phpbb",
            "vbulletin",
            "discourse",
            "reddit",
            "hn",
            "hackernews",
            "hacker news",
            "xenforo",
            "smf",
            "mybb",
            "ipb",
            "invision",
            "flarum",
            "vanilla",
        ),
        "forum",
    ),
    **dict.fromkeys(("stackexchange", "stackoverflow", "quora"), "qa"),
    **dict.fromkeys(("mailman", "pipermail", "mbox", "hyperkitty", "googlegroups"), "list"),
}
_ASKS = re.compile(
    r"\b(?:any(?:one|body) (?:else|here|have|had|tried|know|with|on|ever|out there)|please help|any advice"
    r"|any suggestions|any (?:help|info|ideas|input|thoughts) (?:would|is|are|on|please)|new here|newbie"
    r"|first post|thanks in advance|help me|has anyone|does anyone|is it (?:safe|normal|ok)|should i|can i"
    r"|what should i|hi everyone|hi all|hello everyone|hello all)\b",
    re.IGNORECASE,
)
_ADDRESSES_READERS = re.compile(
    r"\b(?:what do you think|leave (?:a|your) comments?|in the comments|comments? below|thanks for (?:listening"
    r"|reading)|dear readers|our readers|let us know|share your (?:story|experience|thoughts)|in this (?:post|article)"
    r"|today's (?:post|thought)|last week's post|guest post|in my (?:last|previous|next) post)\b",
    re.IGNORECASE,
)
_KIN_FIRST = re.compile(rf"(?:{KIN_WORD})\b", re.IGNORECASE)
_ARTICLE = 600


@dataclass
class Scene:
    """One thread while its roles are worked out; `verdicts` fills up in reading order."""

    thread: RawThread
    profile: Profile = field(default_factory=Profile)
    mentions: Sequence[Sequence[Mention]] = ()
    verdicts: list[Verdict] = field(default_factory=list)
    prepared: list[Prepared] = field(init=False)
    voices: list[Voices] = field(init=False)
    signatures: list[Signature | None] = field(init=False)
    answers: list[list[int]] = field(init=False)
    healthy: bool = field(init=False)
    choices: list[Choice | None] = field(init=False)
    is_blog: bool = field(init=False)
    title: tuple[Prepared, Choice] | None = field(init=False)

    def __post_init__(self) -> None:
        entries = self.thread.entries
        self.prepared = [
            prepare(entry.body, self.mentions[n] if n < len(self.mentions) else ()) for n, entry in enumerate(entries)
        ]
        self.voices = [hear(prepared) for prepared in self.prepared]
        self.signatures = [read_signature(entry.body) for entry in entries]
        self.answers = [[] for _ in entries]
        for position, entry in enumerate(entries):
            if entry.parent is not None:
                self.answers[entry.parent].append(position)
        self.healthy = self._is_about_health()
        self.choices = [choose(voices, self.healthy) for voices in self.voices]
        self.is_blog = self._is_blog()
        self.title = self._read_title()

    def _is_about_health(self) -> bool:
        if not self.voices:
            return False
        title = hear(prepare(self.thread.title)).health if self.thread.title else 0
        post = self.voices[0]
        if title >= 2 or post.is_about_health(4, 0.03) or (title and post.is_about_health(1)):
            return True
        bodies = sum(1 for voices in self.voices[1:] if voices.is_about_health())
        return bodies >= 2 and 2 * bodies >= len(self.voices)

    def _read_title(self) -> tuple[Prepared, Choice] | None:
        """What the title says of its writer: "Mum won't take her tablets". There a relative needs no "my"."""
        title = self.thread.title
        if not title or self.is_blog:
            return None
        if _KIN_FIRST.match(title):
            title = "My " + title
        prepared = prepare(title)
        choice = choose(hear(prepared), self.healthy)
        return (prepared, choice) if choice else None

    def _is_blog(self) -> bool:
        """Does the author of the post run the place? Where the source does not say, the post's own words decide."""
        venue = self.thread.venue
        if venue == "unknown":
            venue = _PLATFORM_VENUES.get((self.thread.platform or "").lower(), "unknown")
        if venue != "unknown" or not self.thread.entries:
            return venue == "blog"
        post = self.thread.entries[0]
        signature = self.signatures[0]
        if signature is not None and signature.editor:
            return True
        if self.choices[0] is not None or "opener" in post.marks or _ASKS.search(post.body):
            return False
        if post.author:
            return len(post.body) >= _ARTICLE
        return len(post.body) >= _ARTICLE and _ADDRESSES_READERS.search(post.body) is not None

    @cached_property
    def has_bylines(self) -> bool:
        """Does any comment say who wrote it?"""
        return any(entry.author or entry.account for entry in self.thread.entries[1:])

    @cached_property
    def signed_answers(self) -> bool:
        """Has an editor signed a first answer to a comment?"""
        return any(
            signature is not None and signature.editor and self.is_first_answer(position)
            for position, signature in enumerate(self.signatures)
        )

    def is_first_answer(self, position: int) -> bool:
        """Is this the first answer to a comment (not to the post)?"""
        parent = self.thread.entries[position].parent
        return parent is not None and parent != 0 and self.answers[parent][0] == position
