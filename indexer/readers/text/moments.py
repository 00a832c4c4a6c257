"""Dates as they stand in bylines: where in a line one is, and what `indexer.dates` makes of it.

Spotting is ours, because a byline has to be cut into name and date; reading the date is not.
"""

from __future__ import annotations

import re

_MONTHS = (
    # English, German, French, Spanish, Italian, Portuguese, Dutch, Scandinavian, Polish, Czech, Hungarian, Turkish,
    # Finnish, Russian
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|januar|jänner|februar|märz|maerz|mai|juni|juli|oktober|dezember"
    "|janvier|février|fevrier|mars|avril|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre"
    "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre"
    "|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre"
    "|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro"
    "|januari|februari|maart|mei|augustus|augusti|desember"
    "|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia"
    "|ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince"
    "|január|február|március|április|május|június|július|augusztus|szeptember|október|december"
    "|ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık"
    "|tammikuuta|helmikuuta|maaliskuuta|huhtikuuta|toukokuuta|kesäkuuta|heinäkuuta|elokuuta|syyskuuta|lokakuuta"
    "|marraskuuta|joulukuuta"
    "|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
    "|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|mär|mrz|okt|dez|janv|févr|fév|avr|juil|déc|ene|abr|ago|dic"
    "|set|out|янв|фев|мар|апр|июн|июл|авг|сен|сент|окт|ноя|нояб|дек"
)
_MONTH = "(?:" + "|".join(sorted(set(_MONTHS.split("|")), key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo"
    r"|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
    r"|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun|mo|di|mi|do|fr|sa|so)\b)\.?,?[ \t]*(?:den\b|le\b|the\b)?[ \t]*"
)
_YEAR = r"(?:(?:19|20)\d\d(?!\d)|['’]\d\d\b)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
_TIME = (
    r"(?:[01]?\d|2[0-4])(?:[:.h]|[ \t]h[ \t])[0-5]\d(?:[ \t]?min\b)?(?:[:.][0-5]\d)?(?:[ \t]*[ap]\.?m\b\.?"
    r"|[ \t]?uhr\b)?"
    r"|(?:0?[1-9]|1[0-2])[ \t]?[ap]\.?m\b\.?|(?:[01]?\d|2[0-4])[ \t]?uhr\b"
)
_ZONE = (
    r"(?:[ \t]*\(?\b(?:utc|gmt|[ecmp][sd]?t|ces?t|mes?z|bst|ist|aest|aedt|akst"
    r"|hst)\b(?:[ \t]?[+-]\d{1,2}(?::?\d\d)?)?\)?)?"
)
_GLUE = (
    r"[ \t]*,?[ \t]*(?:[,|@•·/–—:-]|\b(?:at|um|à|a[ \t]las|alle(?:[ \t]ore)?|às|om|kl\.?|klo|w|o|в|gegen|den|de|on"
    r"|the)(?![^\W\d_]))?"
    r"[ \t]*(?:[@|•·–—-][ \t]*)?"
)
_DATES = (
    rf"(?<!\d){_DAY}(?:st|nd|rd|th|er|ème|º|\.)?[ \t/-]*(?:of[ \t]+|de[ \t]+|d['’])?{_MONTH}"
    rf"(?:[ \t]*[,./-]?[ \t]*(?:del?[ \t]+)?{_YEAR}|[ -]\d\d(?![\d:.h])(?![ \t]?[ap]m)(?!,?[ \t]*{_YEAR})"
    rf"|(?![ \t]*{_DAY},?[ \t]*{_YEAR}))",
    rf"{_MONTH}[ \t]*{_DAY}(?:st|nd|rd|th)?\b(?:[ \t]*,?[ \t]*(?:del?[ \t]+)?{_YEAR})?",
    r"(?<!\d)(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?",
    r"(?<![\d.])\d{1,2}\.\d{1,2}\.?,?[ \t]+(?:19|20)\d\d(?!\d)",
    r"(?<![\d.])\d{1,2}[./-]\d{1,2}[./-](?:(?:19|20)\d\d|\d\d)(?![\d])(?!\.\d)",
    r"(?<![\d./])\d{1,2}/\d{1,2}(?=[ \t]*(?:,|-|@|\bat\b|\bà\b|\bum\b)?[ \t]*\d{1,2}[:h]\d\d)",
    rf"(?<!\d)(?:19|20)\d\d\.?[ ]{_MONTH}[ ]{_DAY}\.?",
    r"(?<!\d)(?:19|20)\d\d[ ]?年[ ]?\d{1,2}[ ]?月[ ]?\d{1,2}[ ]?日",
)
_UNIT = (
    r"(?:sec(?:ond)?s?|min(?:ute)?s?|h(?:ou)?rs?|days?|w(?:ee)?ks?|mo(?:nth)?s?|y(?:ea)?rs?"
    r"|sekunden?|minuten?|stunden?|tag(?:en)?|wochen?|monat(?:en)?|jahr(?:en)?"
    r"|heures?|jours?|semaines?|mois|ans?|ann[ée]es?|horas?|d[íi]as?|semanas?|mes(?:es)?|a[ñn]os?|segundos?|minutos?"
    r"|minuti?o?|or[ae]|giorn[io]|settiman[ae]|mes[ei]|ann[io])"
)
_RELATIVE = (
    rf"(?:(?:about|over|almost|around|less[ \t]than|more[ \t]than)[ \t]+)?(?:(?<!\d)\d{{1,4}}|\ban?|\bone)[ \t]*{_UNIT}"
    rf"(?:(?:,|[ \t]and)?[ \t]+\d{{1,2}}[ \t]*{_UNIT})?[ \t]+(?:ago|fa\b|geleden|atrás)",
    rf"\b(?:vor|il[ \t]y[ \t]a|hace|há)[ \t]+(?:(?:etwa|mehr[ \t]als|environ|plus[ \t]de|unos|cerca[ \t]de)[ \t]+)?"
    rf"(?:\d{{1,4}}|eine[mr]|une?|una?|uma?)[ \t]*{_UNIT}\b",
    r"(?<![\d.,])\d{1,3}[ \t]?(?:d|w|mo|yr?|h|m)[ \t]ago\b",
    r"\bjust[ \t]now\b|^(?:yesterday|today|gestern|heute|hier|aujourd['’]hui|ayer|hoy)$",
    r"\b(?:yesterday|today|gestern|heute|hier|aujourd['’]hui|ayer|hoy)\b(?=[ \t]*(?:,[ \t]*\d|at\b|um\b|à\b"
    r"|a[ \t]las\b|\d))",
)
_MOMENT = re.compile(
    rf"(?:(?:(?:{_TIME}){_ZONE}{_GLUE})?(?:\b{_WEEKDAY})?(?:{'|'.join(_DATES)})(?:{_GLUE}(?:{_TIME}){_ZONE})?"
    rf"|(?:{'|'.join(_RELATIVE)})(?:{_GLUE}(?:{_TIME}){_ZONE})?)",
    re.IGNORECASE,
)
_CLOCK = re.compile(rf"(?<![\w:.])(?:{_TIME}){_ZONE}(?![\w:])", re.IGNORECASE)
_WHOLE = re.compile(r"(?:19|20)\d\d|\d[./-]\d\d?[./-]\d\d")
_GLUED_YEARS = re.compile(r"((?:19|20)\d\d)(?=\d{1,2}[.)]?[ ][^\W\d_]{3})")
_GLUED_DAYS = re.compile(r"(?<=[^\W\d_A-Z])(?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?[ ])")
_SPACES = {ord(space): " " for space in "\u00a0\u2007\u2009\u200a\u202f\u3000"}
_LONGEST = 240  # a line longer than this is prose; its dates are no byline


def spot(text: str) -> tuple[int, int] | None:
    """The place of the first date in a line, with the time and zone that belong to it; None when there is none."""
    found = _MOMENT.search(_plain(text), 0, _LONGEST)
    return found.span() if found else None


def spot_clock(text: str) -> tuple[int, int] | None:
    """The place of a time of day that stands without a date."""
    found = _CLOCK.search(_plain(text), 0, _LONGEST)
    return found.span() if found else None


def opens_with_date(text: str) -> bool:
    """Whether the line begins with a whole date: day, month and year."""
    found = _MOMENT.match(_plain(text), 0, _LONGEST)
    return found is not None and _WHOLE.search(found[0]) is not None


def parted(text: str) -> str:
    """The text with a space between what is glued to a date ("May 20192. June 2019", "Comment LinkFriday, 2 May")."""
    return _GLUED_DAYS.sub(" ", _GLUED_YEARS.sub(r"\1 ", text))


def _plain(text: str) -> str:
    """The text with every kind of space as a plain one, place for place."""
    return text if text.isascii() else text.translate(_SPACES)
