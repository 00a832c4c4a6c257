"""The words dates are written with, folded: month names, units, days of the week, time zones.

Month names and units are those of Unicode CLDR for the eleven languages that the readers meet most; any other language
is left to `fallback`.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_MONTHS = (
    "january jan januar janner jaen jaenner janvier janv enero ene gennaio gen januari janeiro styczen stycznia sty"
    " января январь янв tammikuuta",
    "february feb februar febr fevrier fevr fev febrero febbraio februari fevereiro luty lutego lut"
    " февраля февраль фев helmikuuta",
    "march mar marz maerz mrz mars marzo maart mrt marco marec marca marzec марта март мар maaliskuuta marts",
    "april apr avril avr abril abr aprile kwietnia kwiecien kwi апреля апрель апр huhtikuuta",
    "may mai mayo maggio mag mei maio maj maja мая май toukokuuta",
    "june jun juni juin junio giugno giu junho czerwca czerwiec cze июня июнь июн kesakuuta",
    "july jul juli juillet juil julio luglio lug julho lipca lipiec lip июля июль июл heinakuuta",
    "august aug aout agosto ago augustus augusti sierpnia sierpien sie августа август авг elokuuta",
    "september sep sept septembre septiembre setiembre settembre set setembro wrzesnia wrzesien wrz"
    " сентября сентябрь сен сент syyskuuta",
    "october oct oktober okt octobre octubre ottobre ott outubro out pazdziernika pazdziernik paz"
    " октября октябрь окт lokakuuta",
    "november nov novembre noviembre novembro listopada listopad lis ноября ноябрь ноя нояб marraskuuta",
    "december dec dezember dez decembre diciembre dic dicembre dezembro grudnia grudzien gru"
    " декабря декабрь дек joulukuuta",
)

_WEEKDAYS = (
    "monday mon montag lundi lunes lunedi maandag segunda mandag poniedzialek понедельник",
    "tuesday tue tues dienstag mardi martes martedi dinsdag terca tisdag tirsdag wtorek вторник",
    "wednesday wed mittwoch mercredi miercoles mercoledi woensdag quarta onsdag sroda среда",
    "thursday thu thur thurs donnerstag jeudi jueves giovedi donderdag quinta torsdag czwartek четверг",
    "friday fri freitag vendredi viernes venerdi vrijdag sexta fredag piatek пятница",
    "saturday sat samstag sonnabend samedi sabado sabato zaterdag lordag lordag sobota суббота",
    "sunday sun sonntag dimanche domingo domenica zondag sondag niedziela воскресенье",
)

_UNITS = {
    "second": "s sec secs second seconds sek sekunde sekunden seconde secondes segundo segundos secondo secondi"
    " seconden sekunder",
    "minute": "m min mins minute minutes minuten minuto minutos minuti minuut minuter minutter",
    "hour": "h hr hrs hour hours std stunde stunden heure heures hora horas ora ore uur uren timme timmar timer time",
    "day": "d day days tag tage tagen jour jours dia dias giorno giorni dag dagen dagar dage",
    "week": "w wk wks week weeks wo woche wochen semaine semaines semana semanas settimana settimane weken vecka",
    "month": "mo mos mon month months monat monate monaten mois mes meses mese mesi maand maanden manad manader maned",
    "year": "y yr yrs year years jahr jahre jahren an ans annee annees ano anos anno anni jaar jaren ar",
}

_AGO = "ago vor hace il y a fa geleden ha sedan siden atras temu назад earlier prima"
ONE = frozenset(
    [
        "a",
        "an",
        "one",
        "ein",
        "eine",
        "einem",
        "einer",
        "einen",
        "un",
        "une",
        "una",
        "uno",
        "een",
        "um",
        "uma",
        "et",
        "en",
        "ett",
    ]
)
TODAY = "today heute aujourd'hui aujourd’hui hoy oggi vandaag hoje idag i dag dzisiaj dzis сегодня"
YESTERDAY = "yesterday gestern hier ayer ieri gisteren ontem igar i gar i går wczoraj вчера"

# The zones of RFC 5322, section 4.3, and the European ones, whose names mean one offset only.
ZONES = {
    "z": "+00:00", "ut": "+00:00", "utc": "+00:00", "gmt": "+00:00", "wet": "+00:00", "west": "+01:00",
    "cet": "+01:00", "mez": "+01:00", "cest": "+02:00", "mesz": "+02:00", "eet": "+02:00", "eest": "+03:00",
    "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00",
    "pst": "-08:00", "pdt": "-07:00",
}  # fmt: skip


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """`text` casefolded, without accents, its white space single; Hangul and Kana stay whole."""
    loose = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in loose if not unicodedata.combining(char))
    return " ".join(unicodedata.normalize("NFC", bare).split())


def _index(rows: tuple[str, ...], first: int) -> dict[str, int]:
    return {fold(word): number for number, row in enumerate(rows, first) for word in row.split()}


MONTHS = _index(_MONTHS, 1)
WEEKDAYS = _index(_WEEKDAYS, 0)
UNITS = {word: unit for unit, row in _UNITS.items() for word in row.split()}
AGO = frozenset(_AGO.split())


def alternation(words: frozenset[str] | dict[str, int] | dict[str, str]) -> str:
    """The words as one regular expression, longest first."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))
