"""What gives a person away in a text, as data: patterns and word lists. English, as the role rules are."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

_DATA = Path(__file__).resolve().parent / "data"

EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+", re.UNICODE)
LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"'()\[\]]{2,2000}", re.IGNORECASE)
HANDLE = re.compile(r"(?<![\w@./])@\w[\w.]{1,30}\w")
PHONE = re.compile(
    r"(?<![\w.-])(?:\+\d{1,3}[ .-]?)?(?:\(\d{2,4}\)[ .-]?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\w-])"
    r"|(?<![\w.-])\+\d{1,3}(?:[ .-]\d{2,4}){2,5}(?![\w-])"
)

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
DATE = re.compile(
    rf"\b{_MONTH}\s{{1,3}}\d{{1,2}}(?:st|nd|rd|th)?,?\s{{1,3}}(?P<a>(?:19|20)\d\d)\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s{{1,3}}(?:of\s)?{_MONTH},?\s{{1,3}}(?P<b>(?:19|20)\d\d)\b"
    r"|\b\d{1,2}[/.-]\d{1,2}[/.-](?P<c>(?:19|20)?\d\d)\b"
    r"|\b(?P<d>(?:19|20)\d\d)-\d{1,2}-\d{1,2}\b",
    re.IGNORECASE,
)

# A name as written: "Donna", "O'Neil", "D.Whitman", "Anne-Marie".
WORD = r"[A-ZÀ-ÖØ-Þ](?:\.\s?[A-ZÀ-ÖØ-Þ])?[\w’'-]{1,30}"
NAME = rf"{WORD}(?:[ ](?:[A-Z]\.[ ]?)?{WORD}){{0,2}}"

_KIN = (
    r"(?:husband|wife|partner|spouse|son|daughter|mother|father|mom|mum|dad|brother|sister|fiance|fiancee|fiancé|fiancée|"
    r"boyfriend|girlfriend|friend|nephew|niece|uncle|aunt|grandmother|grandfather|grandma|grandpa|grandson|granddaughter|"
    r"cousin|boy|girl|child|baby|hubby|hubs|father-in-law|mother-in-law|sister-in-law|brother-in-law)"
)
_DEGREE = r"(?:M\.?D|Ph\.?D|R\.?N|D\.?O|N\.?P|P\.?A|MBBS|FRCP|FACS|FACP|LCSW|Pharm\.?D|BSN|MSN|MPH|APRN|DNP|OCN)\b\.?"
_GREETING = (
    r"(?:Hi|Hello|Hey|Dear|Thanks|Thank you|Thank-you|Welcome|Sorry|So sorry|Congratulations|Congrats|Bless you"
    r"|God bless|Good luck|Best wishes|Hugs|Take care|Yes|No|Oh)"
)
_TITLE = r"(?:[Dd]r|[Mm]rs?|[Mm]s|[Mm]iss|[Pp]rof|[Pp]rofessor|[Dd]octor|[Nn]urse|[Ss]ister)"
_FOND = r"(?:late|dear|beloved|sweet|older|younger|best|good|oldest|youngest)"
_FAREWELL = (
    r"(?:love|hugs|best|regards|best wishes|kind regards|sincerely|cheers|thanks|blessings|take care|yours|warmly|xo+)"
)

# Each has a group `name` (and may have `place`). Whoever is found by one is masked in the whole thread.
CUES: tuple[re.Pattern[str], ...] = (
    # Dr. Whitman, Mrs. May
    re.compile(rf"\b{_TITLE}\.?[ ](?P<name>{NAME})"),
    # Eric D. Whitman, MD
    re.compile(rf"(?P<name>{NAME}),?[ ]{{0,2}}{_DEGREE}"),
    # Hi Jerry!   Thank you, Anna.
    re.compile(
        rf"(?:^|[.!?…\n]\s{{0,8}}|\s)(?i:{_GREETING})(?:,| there,| so much,| again,)?[ ]"
        rf"(?P<name>{NAME})(?=\s*(?:[,.!?:;–—-]|$))"
    ),
    # Thanks for your note Donna.
    re.compile(rf"\b[Tt]hank(?:s| you)\b[^.!?\n]{{0,60}}[ ,](?P<name>{WORD})(?=\s*[.!,])"),
    # my husband David, our late son Tom
    re.compile(rf"\b(?i:my|our|his|her|their)[ ](?i:{_FOND}[ ])?(?i:{_KIN}),?[ ](?P<name>{WORD})\b"),
    # David, my husband
    re.compile(rf"(?P<name>{WORD}),[ ](?i:my|our)[ ](?i:{_KIN})\b"),
    # Jane from Maine
    re.compile(rf"(?P<name>{WORD})[ ](?:from|in)[ ](?P<place>{WORD}(?:,?[ ]{WORD})?)"),
    # my name is Anna, a boy named Tim
    re.compile(rf"\b(?i:name(?: is|’s|'s|d)|called|named)[ ](?P<name>{NAME})"),
)
HOME = re.compile(
    rf"\b(?:I['’]?m|I am|we['’]?re|we are|I live|we live|living|lives?|based|moved)[ ](?:from|in|to|near|outside)[ ]"
    rf"(?P<place>{WORD}(?:,?[ ]{WORD}){{0,2}})"
)
# The last lines of a text that are nothing but a name, with or without a farewell before it.
SIGNATURE = re.compile(
    rf"(?:^|\n)[ \t]*(?:[-–—~*][ \t]*)?(?:(?i:{_FAREWELL})[,!. \t]*\n?[ \t]*)?"
    rf"(?P<name>{NAME}(?:[ ](?:and|&)[ ]{WORD})?)[ \t.!]*$"
)


@lru_cache(maxsize=1)
def no_names() -> frozenset[str]:
    """Words, in normal form, that stand capitalised where a name could stand and are none."""
    return _words("no_names.txt")


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Given names in normal form that are no ordinary words."""
    return _words("given_names.txt") - _words("ordinary_names.txt") - no_names()


def _words(name: str) -> frozenset[str]:
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
