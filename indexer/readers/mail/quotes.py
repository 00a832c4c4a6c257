"""The new words of a mail: without the quoted mail, the lines that introduce it, signature and list footer.

Own rules, because the packaged parsers look for one quote at the end or the top, and lists answer between the quoted
lines. What a line means is decided by its form and by what stands next to it; the words of the common mail programs
are data, in the languages in which they write them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_QUOTED = re.compile(r"\s{0,3}(?:>|[A-Z][A-Za-z]{0,3}>|\|>)")
_BLANK = re.compile(r"\s*$")
_WROTE = (
    r"(?:wrote|writes|said|schrieb|schreibt|a écrit|écrit|escribió|ha scritto|scrive|schreef|escreveu|skrev"
    r"|napisał\(?a?\)?|kirjoitti|пишет|написал\(?а?\)?)"
)
_INTRODUCES = re.compile(rf".{{0,400}}\b{_WROTE}\b[^:]{{0,60}}(?::|\.\.\.)\s*$", re.DOTALL | re.IGNORECASE)
_QUOTING = re.compile(r"(?:Quoting|Zitat von|Citando|Selon)\s.{1,120}:\s*$", re.DOTALL)
_DATED = re.compile(r"(?:On|Am|Le|El|Il|Op|Em|Den|Dnia|At|In a message dated)\b.*\d", re.DOTALL)
_DIVIDER = re.compile(
    r"\s*[-_=*]{2,}\s*(?:Original(?: Message|nachricht)?|Reply Message|Ursprüngliche (?:Nachricht|Mail)"
    r"|Message d[’']origine|Mensaje original|Messaggio originale|Oorspronkelijk bericht|Mensagem original"
    r"|Original-Nachricht)\s*[-_=*]{2,}\s*$",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"\s*\*?(?:From|Sent|Date|To|Cc|Subject|Reply-To|Von|Gesendet|Datum|An|Betreff|De|Envoyé|Date|À|Objet|Enviado|Para"
    r"|Asunto|Da|Inviato|A|Oggetto|Van|Verzonden|Aan|Onderwerp)\s?:\*?(?:\s|$)"
)
_SIGNATURE = re.compile(r"--\s*$")
_RULE = re.compile(r"\s*(?:_{20,}|-{20,}|={20,}|\*{20,}|-{5,}.*(?:Sponsor|Groups).*-{3,}.*)\s*$")
_FOOTER = re.compile(
    r"un-?subscri|mailing list|list(?:serv|info)|yahoo! groups|to (?:post|reply|leave)|archives?\b|abbestellen"
    r"|désinscri",
    re.IGNORECASE,
)
_LEFT_OUT = re.compile(r"\s*(?:\[(?:\.\.\.|…|snip\w*)\]|<snip\w*>|\(snip\w*\))\s*$", re.IGNORECASE)
_SEALED = re.compile(
    r"-----BEGIN PGP SIGNED MESSAGE-----\s*\n(?:Hash:[^\n]*\n)?|-----BEGIN PGP SIGNATURE-----.*", re.DOTALL
)
_SIGNATURE_LINES = 12
_FOOTER_LINES = 20
_HEADERS_OF_A_MAIL = 3


def new_text(body: str) -> str:
    """What the sender wrote in this mail; paragraphs stay parted by one empty line."""
    body = body.replace("\r\n", "\n").replace("\r", "\n")
    lines = _without_footer(_SEALED.sub("", body).split("\n"))
    lines = _without_quoted_mail(lines)
    lines = _without_signature(lines)
    lines = _without_introductions(lines)
    kept = [line.rstrip() for line in lines if not (_QUOTED.match(line) or _LEFT_OUT.match(line))]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip("\n").strip()


def _without_footer(lines: list[str]) -> list[str]:
    """Cut what the list adds below a rule, near the end."""
    for at in range(max(0, len(lines) - _FOOTER_LINES), len(lines)):
        if _RULE.match(lines[at]) and any(_FOOTER.search(line) for line in lines[at : at + 6]):
            return lines[:at]
    return lines


def _without_quoted_mail(lines: list[str]) -> list[str]:
    """Cut at a divider ("-----Original Message-----") or at the headers of the mail that is answered, where they are
    not followed by marked quotes; an answer may stand below those."""
    at = 0
    while at < len(lines):
        headers = _headers(lines, at + 1 if _DIVIDER.match(lines[at]) else at)
        divider = bool(_DIVIDER.match(lines[at]))
        if divider or headers >= _HEADERS_OF_A_MAIL:
            body = at + divider + headers
            if not any(_QUOTED.match(line) for line in lines[body : body + 3]):
                return _without_rule(lines[:at])
            lines = lines[:at] + lines[body:]
        at += 1
    return lines


def _headers(lines: Sequence[str], at: int) -> int:
    """How many lines from `at` on are the headers of a mail (with blank lines before them)."""
    start = at
    while at < len(lines) and _BLANK.match(lines[at]) and at - start < 2:
        at += 1
    first = at
    while at < len(lines) and _HEADER.match(lines[at]):
        at += 1
    return at - start if at - first >= 1 else 0


def _without_rule(lines: list[str]) -> list[str]:
    """Outlook and Yahoo draw a line above the headers."""
    end = len(lines)
    while end and (_BLANK.match(lines[end - 1]) or _RULE.match(lines[end - 1])):
        end -= 1
    return lines[:end]


def _without_signature(lines: list[str]) -> list[str]:
    """Cut at "-- ". Without its space, or with answers below, it must be short to be one."""
    for at, line in enumerate(lines):
        if not _SIGNATURE.match(line):
            continue
        below = [following for following in lines[at + 1 :] if not _BLANK.match(following)]
        if line == "-- " or len(below) <= _SIGNATURE_LINES:
            return lines[:at]
    return lines


def _without_introductions(lines: list[str]) -> list[str]:
    """Take out "On 3 March 2002, Bob wrote:" (up to three lines) before a quote; cut there where the quoted mail
    follows without marks."""
    kept: list[str] = []
    for at, line in enumerate(lines):
        kept.append(line)
        length = _introduction(kept)
        if not length:
            continue
        following = next((after for after in lines[at + 1 :] if not _BLANK.match(after)), None)
        if following is None or _QUOTED.match(following):
            del kept[-length:]
        elif _DATED.match("\n".join(kept[-length:])) and any(not _BLANK.match(above) for above in kept[:-length]):
            return kept[:-length]
    return kept


def _introduction(lines: Sequence[str]) -> int:
    """How many of the last lines introduce a quote."""
    if not lines or not lines[-1].rstrip().endswith((":", "...")):
        return 0
    for length in (1, 2, 3):
        block = lines[-length:]
        if len(block) < length or any(_BLANK.match(line) or _QUOTED.match(line) for line in block):
            return 0
        text = "\n".join(block).strip()
        opened = _DATED.match(text) or _QUOTING.match(text) or re.match(r"[-\"'<(]*[\w.+-]+|\S+@\S+", text)
        if opened and (_INTRODUCES.fullmatch(text) or _QUOTING.fullmatch(text)):
            return _longer(lines, length)
    return 0


def _longer(lines: Sequence[str], length: int) -> int:
    """A wrapped introduction: "On Monday, 3 March 2002," stands on a line above "Bob wrote:"."""
    for more in (length + 1, length + 2):
        block = lines[-more:]
        if len(block) == more and not any(_BLANK.match(line) for line in block) and _DATED.match("\n".join(block)):
            return more
    return length
