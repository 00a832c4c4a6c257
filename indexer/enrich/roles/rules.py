"""The role rules in order of certainty, each a small function: what it sees in a scene, or None.

The first that answers decides. The order was measured on a thread of 23 records and widened on threads of our own.
Nesting alone misleads: readers answer too, and editors write at the top level.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from carethread.index.record import Confidence, Evidence, Role
from carethread.indexer.enrich.profile import Persons, Profile
from carethread.indexer.enrich.roles.people import name_key, same_account, same_name
from carethread.indexer.enrich.roles.professions import CLINICIAN_I
from carethread.indexer.enrich.roles.scene import Scene
from carethread.indexer.enrich.roles.signatures import doctors_name, professional_name, tail_lines
from carethread.indexer.enrich.roles.verdict import UNKNOWN, Verdict, quote

Rule = Callable[[Scene, int], Verdict | None]


def gone(scene: Scene, position: int) -> Verdict | None:
    """Nobody speaks: a deleted comment, a link from another page, a post that the page has lost."""
    entry = scene.thread.entries[position]
    for mark, reason in (
        ("deleted", "the words are gone"),
        ("pingback", "a link from another page, no person's words"),
    ):
        if mark in entry.marks:
            return Verdict("unknown", "none", "low", (reason,))
    if not entry.body.strip() and not entry.author and not entry.marks:
        return Verdict("unknown", "none", "low", ("there are no words",))
    return None


_NO_PROFILE = Profile()


def profile(scene: Scene, position: int) -> Verdict | None:
    """The user's site profile names this author, account or signature."""
    if scene.profile == _NO_PROFILE:
        return None
    groups: tuple[tuple[Role, Persons], ...] = (
        ("editor", scene.profile.editors),
        ("clinician", scene.profile.clinicians),
    )
    for role, persons in groups:
        found = _in_profile(scene, position, role, persons)
        if found is not None:
            return found
    return None


def _in_profile(scene: Scene, position: int, role: Role, persons: Persons) -> Verdict | None:
    entry = scene.thread.entries[position]
    if entry.account and entry.account.casefold() in {account.casefold() for account in persons.accounts}:
        return Verdict(role, "account", "certain", (f"the site profile lists the account {quote(entry.account)}",))
    key = name_key(entry.author)
    if key and key in {name_key(name) for name in persons.names}:
        return Verdict(role, "account", "high", (f"the site profile lists the name {quote(entry.author or '')}",))
    tail = tail_lines(entry.body)
    for pattern in persons.signatures:
        found = pattern.search(tail)
        if found and found[0]:
            return Verdict(role, "signed", "high", (f"signed {quote(found[0])}, as in the site profile",))
    return None


def badge(scene: Scene, position: int) -> Verdict | None:
    """The platform's own badge."""
    marks = scene.thread.entries[position].marks
    if "staff" in marks:
        return Verdict("editor", "markup", "certain", ("the page marks this author as staff or moderator",))
    if "clinician" in marks:
        return Verdict("clinician", "markup", "certain", ("the page marks this author as a health professional",))
    return None


# Where whoever signs as an editor edits something else: only moderators run these places.
_MANY_HANDS = frozenset({"forum", "qa", "list"})


def signed_editor(scene: Scene, position: int) -> Verdict | None:
    """A name with Editor or Moderator below the words."""
    signature = scene.signatures[position]
    if signature is None or not signature.editor:
        return None
    if scene.thread.venue in _MANY_HANDS and not signature.host:
        return None
    return Verdict(
        "editor", "signed", "certain" if signature.clinician else "high", (f"signed {quote(signature.text)}",)
    )


def post_author(scene: Scene, position: int) -> Verdict | None:
    """Who writes a blog's post runs the place."""
    if position or not scene.is_blog:
        return None
    author = scene.thread.entries[0].author
    by = f" by {quote(author)}" if author else ""
    sure: Confidence = "high" if scene.thread.venue == "blog" else "medium" if author else "low"
    return Verdict("editor", "post_author", sure, (f"wrote the post itself{by}",))


def same_author(scene: Scene, position: int) -> Verdict | None:
    """On a blog: the author of the post answers."""
    if not position or not scene.is_blog:
        return None
    entry, post = scene.thread.entries[position], scene.thread.entries[0]
    if "post_author" in entry.marks:
        return Verdict("editor", "markup", "certain", ("the page marks this comment as by the post's author",))
    if same_account(entry, post):
        return Verdict(
            "editor", "account", "certain", (f"same account as the post's author: {quote(entry.account or '')}",)
        )
    if same_name(entry, post):
        return Verdict("editor", "account", "high", (f"same name as the post's author: {quote(entry.author or '')}",))
    return None


def signed_clinician(scene: Scene, position: int) -> Verdict | None:
    """A health professional's degree or title in the byline or below the words."""
    entry, signature = scene.thread.entries[position], scene.signatures[position]
    healthy = scene.healthy or scene.voices[position].is_about_health()
    if signature is not None and signature.clinician and (signature.degree or healthy):
        return Verdict("clinician", "signed", "high", (f"signed {quote(signature.text)}",))
    if professional_name(entry.author) or (healthy and doctors_name(entry.author)):
        return Verdict("clinician", "signed", "high", (f"writes under the name {quote(entry.author or '')}",))
    return None


def own_words(scene: Scene, position: int) -> Verdict | None:
    """The words tell whose illness it is: the writer's, or that of somebody close."""
    choice = scene.choices[position]
    if choice is None:
        return None
    prepared = scene.prepared[position]
    evidence: Evidence = "first_person" if choice.role == "patient" else "kinship"
    reasons = tuple(f"says {quote(prepared.said(cue.start, cue.end))}" for cue in choice.cues)
    return Verdict(choice.role, evidence, choice.confidence, reasons)


def title_words(scene: Scene, position: int) -> Verdict | None:
    """Where the post itself leaves it open: the title is its writer's too."""
    if position or scene.title is None or scene.is_blog or not scene.thread.entries[0].body.strip():
        return None
    prepared, choice = scene.title
    evidence: Evidence = "first_person" if choice.role == "patient" else "kinship"
    said = quote(prepared.said(choice.cues[0].start, choice.cues[0].end))
    return Verdict(choice.role, evidence, "low", (f"the title says {said}",))


def own_profession(scene: Scene, position: int) -> Verdict | None:
    """ "I'm an oncology nurse": a profession in the writer's own words, and no illness of theirs."""
    prepared = scene.prepared[position]
    found = CLINICIAN_I.search(prepared.low)
    if found is None:
        return None
    return Verdict("clinician", "first_person", "medium", (f"says {quote(prepared.said(found.start(), found.end()))}",))


_GREETING = re.compile(
    r"^\W*(?:(?i:hi|hello|hey|dear|welcome|yo|good to see you|hallo|salut|bonjour)(?: there)?,? "
    r"|@)(?P<name>[A-Z][\w'’.-]{1,24})(?: [A-Z][\w'’-]+)?\s?[!,.:;—–-]"
)
_NO_NAMES = frozenset(
    [
        "all",
        "everyone",
        "everybody",
        "there",
        "guys",
        "friends",
        "folks",
        "dr",
        "doctor",
        "doc",
        "prof",
        "admin",
        "moderator",
        "editor",
        "team",
        "ladies",
        "both",
        "again",
        "any",
        "readers",
        "reader",
    ]
)


def greets_peer(scene: Scene, position: int) -> Verdict | None:
    """Greets another commenter by name, and is not the first to answer (where names are shown: whoever answers)."""
    entry = scene.thread.entries[position]
    found = _GREETING.match(entry.body)
    if not position or not scene.is_blog or found is None or not entry.parent:
        return None
    name = found["name"].rstrip(".").casefold()
    if name in _NO_NAMES or _speaks_to_editor(scene, entry.parent, name):
        return None
    if scene.is_first_answer(position) and not scene.has_bylines:
        return None
    return Verdict("reader", "greets_peer", "medium", (f"greets {quote(found['name'])}, another commenter",))


def _speaks_to_editor(scene: Scene, parent: int, name: str) -> bool:
    if scene.verdicts[parent].role in {"editor", "clinician"}:
        return True
    post = scene.thread.entries[0]
    return name in name_key(post.author).split()


_TO_DOCTOR = re.compile(
    r"\b(?:thank you|thanks|hi|hello|dear)(?: so much| again)?,? (?:dr|doctor|doc)\b", re.IGNORECASE
)


def position_in_thread(scene: Scene, position: int) -> Verdict | None:
    """The first answer to a comment, unnamed, where the editor has signed an answer of that kind."""
    if scene.has_bylines or not scene.signed_answers or not scene.is_first_answer(position):
        return None
    entry, voices = scene.thread.entries[position], scene.voices[position]
    parent = scene.verdicts[entry.parent or 0]
    if parent.role in {"editor", "clinician"} or _TO_DOCTOR.search(entry.body):
        return None
    if any(cue.weight >= _CUE for cue in (*voices.own, *voices.kin)):
        return None
    signed = next(s for n, s in enumerate(scene.signatures) if s and s.editor and scene.is_first_answer(n))
    reason = f"the first answer to a comment, as the one signed {quote(signed.text)}, and nothing of an own illness"
    return Verdict("editor", "position", "medium", (reason,))


_CUE = 0.5
_TO_ALL = re.compile(
    r"^\W*(?:(?:great|good|wonderful|excellent|thoughtful|interesting|terrific|fantastic"
    r"|such) (?:\w+ )?(?:comments?|discussion|responses|insights|thoughts|feedback|questions)"
    r"(?:,? (?:all|everyone|everybody|folks|so far|here))"
    r"|(?:thanks?(?: you)?|many thanks)(?: so much| very much)?,?(?: to)?(?: you)? (?:all|everyone"
    r"|everybody)(?: of you)?(?: so much| very much)?,? for (?:\w+ ){0,3}?(?:comments?|comment(?:ing)|feedback"
    r"|reading|sharing|responses|input|thoughts|stories|contribut\w+))"
    r"|\blook(?:ing)? forward to (?:more|your|reading|hearing) (?:\w+ )?(?:comments|thoughts|stories|feedback)",
    re.IGNORECASE,
)


def addresses_thread(scene: Scene, position: int) -> Verdict | None:
    """Speaks to all who commented, as a host does, where no names are shown."""
    entry = scene.thread.entries[position]
    if not position or entry.parent != 0 or scene.has_bylines or not scene.is_blog:
        return None
    if scene.verdicts[0].role != "editor":
        return None
    found = _TO_ALL.search(entry.body)
    if found is None:
        return None
    return Verdict("editor", "addresses_thread", "medium", (f"speaks to all who commented: {quote(found[0])}",))


def nothing(scene: Scene, position: int) -> Verdict | None:
    """The honest default."""
    return UNKNOWN


RULES: tuple[Rule, ...] = (
    gone,
    profile,
    badge,
    signed_editor,
    post_author,
    same_author,
    signed_clinician,
    own_words,
    own_profession,
    title_words,
    greets_peer,
    position_in_thread,
    addresses_thread,
    nothing,
)
