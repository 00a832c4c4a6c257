"""One line as a byline: who wrote, when, and whether the line is anything else than that.

"Bob says:", "On March 3, 2012 at 9:14 pm Bob said:", "Posted by Bob on 2012-03-03", "Bob | 3.3.2012, 21:14 | Reply",
"BobMarch 3, 2012 at 9:14 PM", "Comment by Bob — March 3, 2012 @ 9:14 pm", "answered Mar 3 '12 at 9:14",
"vor 3 Stunden".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from carethread.indexer.raw import Mark
from carethread.indexer.readers.text.chrome import is_buttons
from carethread.indexer.readers.text.moments import parted, spot, spot_clock

LONGEST = 200  # code points of a line that can be a byline
NAME_LENGTH = 80
NAME_WORDS = 9
_SHORTENED = re.compile(  # a full stop that ends no sentence: "Dr. Ann Lee", "Ruth K.", "Bob Jr."
    r"\b(Dr|Drs|Prof|Mr|Mrs|Ms|St|Jr|Sr|Rev|Fr|M\.?D|Ph\.?D|R\.?N|Mme|Hr|Univ|[^\W\d_])\.(?=\s|[A-Z]|$)"
)
_LONE_NAME = 60  # code points of a name that has a line to itself
_LED_WORDS = 5  # of a name after "by", where no date stands beside it

_CACHE = 32_768  # lines remembered: each is asked for many times while cuts are tried
_CLOCK_LENGTH = 24
_CUT = "\x1f"  # stands where a date was taken out
_SAYS = (
    r"says|said|wrote|writes|replied|replies|responded|responds|commented|posted|adds|added|asks|asked"
    r"|sagt|sagte|schreibt|schrieb|meint|meinte|antwortet|antwortete|kommentierte|kommentiert"
    r"|dit|a[ ]dit|écrit|a[ ]écrit|répond|a[ ]répondu|dice|dijo|escribió|escribe|ha[ ]dicho|comentó|disse|diz|escreveu"
    r"|ha[ ]scritto|ha[ ]detto|scrive|zegt|schreef|zei|skriver|skrev|sier|säger|siger|pisze|napisał|napisała|пишет"
    r"|говорит|dedi|diyor(?:[ ]ki)?|szerint|napsala?|řekla?|kirjoitti|sanoo|a[ ]spus|spune|έγραψε|说道?|说"
)
_SAYING = re.compile(
    rf"(?P<name>^.{{0,{NAME_LENGTH}}}?)[ |,\u00a0]+\b(?:{_SAYS})\b"
    rf"(?:[ ]+(?:on|am|at|le|el|um|the|this|den|op))?[ ]*(?P<close>:|\.\.\.|…)?[ ]*(?P<rest>{_CUT}.*)?$",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"(?:re:|(?:comment|commented|reply|posted|post|submitted|written|asked|answered|kommentar|geschrieben"
    r"|verfasst|veröffentlicht"
    r"|commentaire|rédigé|posté|publié|écrit|comentario|escrito|publicado|enviado|inviato|scritto|pubblicato"
    r"|geplaatst|reactie|skrevet|published|created|added|by|von|par)"
    r"[ ]*(?:by|from|von|vom|par|de|da|por|door|av|af)?[ ]*:?|(?:from|por|door|author|autor|auteur|autore|user"
    r"|name|username|nick(?:name)?|commenter|poster|verfasser(?:in)?|date|datum|fecha|data|time|posted|published"
    r"|created|added|sent|veröffentlicht)[ ]*:)(?=[ \x1f]|$)",
    re.IGNORECASE,
)
_LED = re.compile(
    r"\b(?:by|from|von|vom|par|de|da|por|door|av|af|author|autor|auteur|autore|user|name|username|nick(?:name)?"
    r"|commenter|poster|verfasser(?:in)?)\b[ ]*:?$",
    re.IGNORECASE,
)
_JOINS = re.compile(
    r"(?:on|at|am|um|the|le|el|em|il|op|den|à|kl|klo|às|alle|and|posted|registered|modified|edited|originally|joined|says?|said"
    r"|wrote|commented)",
    re.IGNORECASE,
)
_EDGE = " \t\u00a0\u200b|•·,;:–—-»«>→~/\\*…&↓↑@#"
_POINTS = re.compile(
    r"[-–]?\d+[ ]*(?:points?|votes?|likes?|upvotes?|karma|punkte?|comments?|repl(?:y|ies)|child(?:ren)?"
    r"|answers?)\b(?:[ ]*by\b)?|\bscore (?:hidden|\d+)",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?:\d?\#(?:\d{1,2}\.)?|\b(?:no\.|nr\.|comment[ ]\#?|post[ ]\#?|message[ ]\#?|reply[ ]\#?))[ ]?(\d{1,6})\b",
    re.IGNORECASE,
)
_HOLLOW = re.compile(r"[(\[{][\s,.|–-]*[)\]}]")
_ANSWERS = re.compile(
    r"[ ]*(?:\b(?:in[ ]reply[ ]to|replying[ ]to|replied[ ]to(?:[ ]comment[ ]from)?|in[ ]response[ ]to"
    r"|als[ ]antwort[ ]auf|antwort[ ]auf"
    r"|en[ ]réponse[ ]à|en[ ]respuesta[ ]a|in[ ]risposta[ ]a|em[ ]resposta[ ]a|als[ ]reactie[ ]op)\b"
    r"|→)[ ]+(?P<to>[^\x1f|]{1,60})",
    re.IGNORECASE,
)
_BADGES: tuple[tuple[re.Pattern[str], Mark], ...] = (
    (
        re.compile(
            r"[ (\[|,•·]+(?:post[ ]author|article[ ]author|author|autor(?:in)?|auteur|autore|beitragsautor(?:in)?"
            r"|blogger|投稿作成者|投稿者)[ )\]]*$",
            re.IGNORECASE,
        ),
        "post_author",
    ),
    (
        re.compile(
            r"[ (\[|,•·]+(?:moderator(?:in)?|site[ ]admin|admin(?:istrator)?|staff|modérateur|moderador|mod)[ )\]]*$",
            re.IGNORECASE,
        ),
        "staff",
    ),
    (re.compile(r"[ (\[|,•·]+(?:Original[ ]Poster|Topic[ ]Starter|Thread[ ]Starter|OP)[ )\]]*$"), "opener"),
)
# What every byline has one of: a number, the end of "Bob says:", a word before a name, a word for a day.
_CUE = re.compile(
    r"\d|:|…|\.\.\.|\b(?:by|from|von|vom|par|de|da|por|door|av|af|ago|now|yesterday|today|gestern|heute|hier"
    r"|aujourd|ayer|hoy"
    r"|vor|il y a|hace|há|fa|geleden|atrás)\b",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"level (\d{1,3})")
_OPENER = re.compile(r"original poster|op", re.IGNORECASE)
_NO_NAME = re.compile(
    r"(?:(?:last[ ])?(?:updated|edited|modified|changed)|filed|posted[ ]in|tagged|copyright|©|joined|registered"
    r"|member[ ]since|categor\w+|published"
    r"|join[ ]date|posts|location|topics?:|updated|aktualisiert|zuletzt|dernière|modifié|asked|viewed|active"
    r"|created|archived?)\b.*|answered|replied|responded|commented|reviewed|wrote",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"(?:hi|hello|hey|hallo|hola|bonjour|salut|ciao|hej|olá|moin|servus|dear|good (?:morning|evening|day)|привет)"
    r"(?:[ ](?:all|everyone|everybody|there|folks|guys|friends|zusammen|alle|todos|à tous|a tutti))?",
    re.IGNORECASE,
)
_PROSE = re.compile(r"[.!?…]['\"”’)]?\s+\w+[ ]+\w|[!?]$|[,;:][ ]+\w+[ ]+\w+[ ]+\w+[ ]+\w")
_NOTE = re.compile(
    r"^unregistered commenter[ ]*|[ ]*\((?:not verified|guest|visitor|nicht überprüft|gast|non vérifié"
    r"|no verificado|non verificato"
    r"|anonymous|author|op|homepage|url|link|e-?mail|website|\d{3,9})\)[ ]*$"
    r"|[ ·|,]+top commenter$"
    r"|[ ]+(?:(?:senior|junior|new|full|hero|registered) (?:member|user)|newbie)$|[ ]+posts: [\d,.]+$"
    r"|(?:[ ]+is)?[ ]+(?:off|on)line$|[ ]+\d+[ ]?(?:pts?|points?)$",
    re.IGNORECASE,
)
_GLUED = re.compile(  # "9:14 pmEdit", "9:14pm12"
    r"(?<=[\dm])(?=(?:edit|reply|permalink|quote|report|flag|link|antworten|bearbeiten)\b)|(?<=\d[ap]m)(?=\d{1,4}$)",
    re.IGNORECASE,
)
_MEMBER = re.compile(  # when somebody came, and no date of a comment
    r".*\b(?:registered|member since|joined|join date|mitglied seit|dabei seit|registriert|inscrit le|miembro desde)\b"
    r"(?!.*\b(?:posted|wrote|said)\b).{0,8}\d.*|.*\bjoined .{0,20}\d{4}",
    re.IGNORECASE,
)
_EDITED = re.compile(
    r"[ (\[|,«-]*(?:this post was )?(?:last (?:edit(?:ed)?|modified)|edited(?: on| by)?"
    r"|zuletzt (?:bearbeitet|geändert))\b[ ]*:?[ ]*(?=.*\d).*$",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"@ |(?:author[ ]+topic:|quote(?: from|:)|quoting|originally posted by|zitat von|citation de)\b", re.IGNORECASE
)
_TO_TITLE = re.compile(r"in reply to .{1,200}? by(?:[ ]+(?P<to>\S.{0,60}))?", re.IGNORECASE)
_SUBJECT = re.compile(r"[ \t\u00a0]+(?:post subject|betreff|sujet du message)[ ]*:.*$", re.IGNORECASE)
_VERB = re.compile(rf"(?<=\S)[ ]+(?:{_SAYS})[ ]*:?$", re.IGNORECASE)
_URL_NAME = re.compile(r"^https?://\S+[ ]+(?=\S)")


@dataclass(frozen=True, slots=True)
class Byline:
    """What one line says about a comment.

    author: the name, None where the line has none. moment: the date as written. clock: a time of day alone, whose
        date stands on another line. said: "Bob says:". led: "by Bob".
    place: its number in the thread ("#12"). answers: the name that it says it answers.
    level: the depth that some prints write above a comment ("level 2").
    """

    author: str | None = None
    moment: str | None = None
    clock: str | None = None
    said: bool = False
    led: bool = False
    place: int | None = None
    answers: str | None = None
    level: int | None = None
    marks: frozenset[Mark] = frozenset()


@lru_cache(maxsize=_CACHE)
def parse_byline(text: str) -> Byline | None:
    """The line as a byline; None when it is something else, or cannot be told without its surroundings."""
    if not text or len(text) > LONGEST or _QUOTED.match(text) or not _CUE.search(text) or _MEMBER.fullmatch(text):
        return None
    text = text.replace("\u00a0", " ")
    if (found := _LEVEL.fullmatch(text)) is not None:
        return Byline(level=int(found[1]))
    if (found := _TO_TITLE.fullmatch(text)) is not None:
        return Byline(answers=found["to"] or None)
    moment, rest = _take_moment(_GLUED.sub(" ", _without_edit(parted(_SUBJECT.sub("", text)))))
    if moment is None and (clock := _lone_clock(text)):
        return Byline(clock=clock)
    said, rest = _take_saying(rest, moment is not None)
    led = any(_is_led(half) for half in _halves(rest)) or (moment is not None and _is_led_by_points(rest))
    return _told(rest, Byline(None, moment, said=said, led=led)) if moment or said or led else None


def _without_edit(text: str) -> str:
    """The line without who changed the comment and when; as it is where it says nothing else."""
    return _EDITED.sub("", text) or text


def _told(rest: str, told: Byline) -> Byline | None:
    """`told` with what the rest of the line says; None when that is more than a byline holds."""
    rest = _POINTS.sub(" ", rest) if told.moment else _without_clock(rest)
    place, rest = _take_place(rest)
    answers, rest = _take_answers(rest)
    before, after = _halves(rest)
    before, after = _trimmed(before, last=True), _trimmed(after, last=False)
    if after and is_buttons(before):
        before = ""
    if before and after.isdecimal():
        place, after = int(after[:9]), ""
    if before and after and not _is_aside(after):
        return None
    author, marks = _take_badges(_NOTE.sub("", before or after) or before or after)
    if not _fits(author, told, is_first=bool(before)):
        return None
    return replace(told, author=author or None, place=place, answers=answers, marks=marks)


def _fits(author: str, told: Byline, *, is_first: bool) -> bool:
    """Whether what is left of the line is a name, or nothing beside a date. is_first: it stands before the date."""
    if not author:
        return told.moment is not None
    if not _is_name(author, told.said):
        return False
    if told.moment:
        return is_first or told.said or told.led or " " not in author or not author[0].islower()
    words = len(author.split())
    return not told.led or words == 1 or not (author[0].islower() or words > _LED_WORDS)


def _is_led_by_points(rest: str) -> bool:
    """Whether the name follows a count, as in "62 points by Ann"."""
    return any(points[0].rstrip().endswith("by") for points in _POINTS.finditer(rest))


def _without_clock(rest: str) -> str:
    """ "At 9:14 PM, Bob" without the time."""
    place = spot_clock(rest)
    return rest[: place[0]] + _CUT + rest[place[1] :] if place else rest


def _lone_clock(text: str) -> str | None:
    """The time of day that is all of the line."""
    place = spot_clock(text) if len(text) <= _CLOCK_LENGTH else None
    if place and not text[: place[0]].strip(_EDGE + "at") and not text[place[1] :].strip(_EDGE):
        return text[place[0] : place[1]]
    return None


def _take_moment(text: str) -> tuple[str | None, str]:
    """The first date of the line, and the line with every date replaced by a mark."""
    place = spot(text)
    if place is None:
        return None, text
    moment = text[place[0] : place[1]]
    rest = text[: place[0]] + _CUT + text[place[1] :]
    again = spot(rest)
    if again:
        rest = rest[: again[0]] + _CUT + rest[again[1] :]
    clock = spot_clock(rest)
    if clock:
        moment = f"{moment} {rest[clock[0] : clock[1]]}" if not again else moment
        rest = rest[: clock[0]] + _CUT + rest[clock[1] :]
    return moment, rest


def _take_saying(rest: str, dated: bool) -> tuple[bool, str]:
    """Whether a verb of saying stands after a name; the line without the verb. Undated lines need a colon too."""
    found = _SAYING.match(rest)
    if not found or not (dated or found["close"]):
        return False, rest
    return True, found["name"] + (found["rest"] or "")


def _is_led(rest: str) -> bool:
    found = _LEADS.match(rest.lstrip(_EDGE))
    return bool(found and _LED.search(found[0].rstrip(_EDGE)))


def _take_place(rest: str) -> tuple[int | None, str]:
    found = _PLACE.search(rest)
    if not found:
        return None, rest
    return int(found[1]), rest[: found.start()] + _CUT + rest[found.end() :]


def _take_answers(rest: str) -> tuple[str | None, str]:
    found = _ANSWERS.search(rest)
    if not found:
        return None, rest
    name = found["to"].strip(_EDGE + "()[]")
    name = re.sub(r"(?:['’]s?)?[ ]+(?:comment|post|message)$", "", name)
    return name or None, rest[: found.start()] + _CUT + rest[found.end() :]


def _halves(rest: str) -> tuple[str, str]:
    before, _, after = rest.partition(_CUT)
    return before, after.replace(_CUT, " ")


def _trimmed(part: str, *, last: bool) -> str:
    """The part without separators and buttons at its edges, and without a connecting word at the edge by the date.

    last: the date follows the part; else it stands before it.
    """
    part = _HOLLOW.sub(" ", part)
    while True:
        shorter = part.strip(_EDGE).lstrip(".")
        if shorter.endswith(("(", "[", "{")) or shorter.startswith((")", "]", "}")):
            shorter = shorter.strip("()[]{}")
        found = _LEADS.match(shorter)
        if found:
            shorter = shorter[found.end() :]
        shorter = _drop_edge_words(shorter, last=last)
        if shorter == part:
            return shorter
        part = shorter


def _drop_edge_words(part: str, *, last: bool) -> str:
    first, _, rest = part.partition(" ")
    if _JOINS.fullmatch(first.strip(_EDGE)) and (not rest or not (last or first.istitle())):
        return rest
    rest, _, final = part.rpartition(" ")
    bare = final.strip(_EDGE + "()[]")
    if bare and (_JOINS.fullmatch(bare) or (is_buttons(bare) and not bare.isdecimal()) or (not last and bare == "e")):
        return rest
    return part


def _take_badges(author: str) -> tuple[str, frozenset[Mark]]:
    marks: set[Mark] = set()
    for pattern, mark in _BADGES:
        found = pattern.search(author)
        if found and found.start() > 0:
            author = author[: found.start()].strip(_EDGE)
            marks.add(mark)
    if _OPENER.fullmatch(author):
        return "", frozenset({*marks, "opener"})
    return author, frozenset(marks)


def _is_aside(after: str) -> bool:
    """Whether what follows the date beside a name is a short note, as a place or "(edited)", and no sentence."""
    words = after.split()
    return (
        len(words) <= 4
        and (after[0].isupper() or after[0] in "([")
        and not _PROSE.search(after)
        and after[-1] not in ".!?"
    )


def _is_name(name: str, said: bool) -> bool:
    """Whether it can be a person's name or nickname; what stands before "said:" may be longer and odder."""
    if (
        len(name) > NAME_LENGTH
        or _JOINS.fullmatch(name)
        or _NO_NAME.fullmatch(name)
        or not any(char.isalnum() for char in name)
    ):
        return False
    words = name.split()
    if said:
        return len(words) <= NAME_WORDS + 4
    if len(words) > NAME_WORDS or _PROSE.search(_SHORTENED.sub(r"\1", name)):
        return False
    plain = sum(word.isalpha() and word.islower() for word in words)
    return len(words) <= 2 or plain * 2 <= len(words)


def clean_name(name: str) -> str:
    """A name without what prints put around it: an address before it, "(not verified)" or a number after it."""
    name = _URL_NAME.sub("", name)
    while (shorter := _NOTE.sub("", name).strip(_EDGE).lstrip(". ")) not in ("", name):
        name = shorter
    return name


def lone_name(text: str) -> str:
    """The name on a line of its own; "Bob says" without a colon is one too."""
    return clean_name(_VERB.sub("", text))


@lru_cache(maxsize=_CACHE)
def name_like(text: str) -> bool:
    """Whether a line alone could be a name: short, no sentence, no buttons."""
    bare = lone_name(text)
    if text[-1:] in (",", ";") or _GREETING.fullmatch(bare):
        return False
    if not bare or len(bare) > _LONE_NAME or is_buttons(bare) or bare.startswith(("http://", "https://", "(")):
        return False
    if _SHORTENED.sub(r"\1", bare)[-1] in ".!?:…,;":
        return False
    return _is_name(bare, said=False) and len(bare.split()) <= 6
