"""How a body is signed: "Jane Roe, MD / Senior Editor", "— Sam (moderator)", "Regards, Dr. Poe".

Only the end of a body is read, and only what stands there as a signature: short lines of a name with a degree, a title
or a profession. Who is greeted or thanked there ("Thank you, Dr. Roe, for caring") has signed nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# Degrees and registrations of health professionals. PhD is left out: most who hold it treat nobody.
_DEGREE = (
    r"(?:M\.?\s?D|D\.?O|MBBS|MB\s?BS|MBChB|R\.?N|BSN|MSN|APRN|ARNP|CRNP|FNP|DNP|NP|NP-C|FNP-C|PA-C|LPN|LVN|OCN|CNS"
    r"|CNM|Pharm\.?\s?D|R\.?Ph|D\.?D\.?S|DMD|BDS|DPM|DPT"
    r"|OTR|LCSW|LICSW|LMFT|LPC|LMHC|Psy\.?D|RDN|FACP|FACC|FACS|FACOG|FAAN|FAAD|FRCP|FRCS|FRCPC|FRACP|MRCP|MRCGP"
    r"|MRCPsych|DNB|Dr\.? med)"
)
_NAME = r"(?:[A-ZÀ-Þ][\w.'’-]*)(?:[ .]+(?:[A-ZÀ-Þ][\w.'’-]*|van|von|de|der|la|al|bin)){0,4}"
_PROFESSION = (
    r"(?:(?:[\w-]+ ){0,3}(?:nurse(?: practitioner)?|oncologist|neurologist|pharmacist|physician(?: assistant)?"
    r"|psychiatrist|cardiologist|endocrinologist|rheumatologist"
    r"|dermatologist|surgeon|radiologist|hematologist|pulmonologist|urologist|gastroenterologist|nephrologist"
    r"|gyn(?:a)?ecologist|pediatrician|midwife|physiotherapist"
    r"|physical therapist|dietitian|psychologist|psychotherapist|general practitioner|dentist|paramedic))"
)
_DOCTOR = rf"(?:Dr|DR|Doctor|Prof|Professor)\.?(?: Dr\.?)? {_NAME}"
_HOST = (
    r"(?:moderator|mod team|administrator|webmaster|site admin|forum admin|community manager|forum host|community host"
    r"|moderatorin|modérateur|modératrice)"
)
_EDITOR = rf"(?:{_HOST}|editor|editorial (?:team|staff)|redaktion|redakteurin|redakteur|rédacteur|rédactrice)"
_EDITOR_WORD = re.compile(rf"(?<![\w-]){_EDITOR}(?![\w-])", re.IGNORECASE)
_HOST_WORD = re.compile(rf"(?<![\w-]){_HOST}(?![\w-])", re.IGNORECASE)
_NOT_A_TITLE = re.compile(
    r"\b(?:the|an?|your|our|my|this|to|dear|ask|letters?|contact|please|for your|is|was|are|were|thanks|thank|hi"
    r"|hello|hey)\b|@\w",
    re.IGNORECASE,
)
_CLINICIAN_LINE = re.compile(
    rf"^(?:{_DOCTOR}(?:,? {_DEGREE}\.?)*(?:, ?[^.!?]{{1,60}})?"
    rf"|{_NAME},? {_DEGREE}(?![\w])[.,]*(?:[ ,/&-]+[^!?]{{1,60}})?"
    rf"|{_NAME}, ?(?i:{_PROFESSION})[.,]?(?:[ ,][^.!?]{{1,40}})?)[.,]?$"
)
_DEGREE_OR_PROFESSION = re.compile(rf"(?<!\w){_DEGREE}(?!\w)|(?i:\b{_PROFESSION}\b)")
_NAME_ALONE = re.compile(rf"^{_NAME}(?:,? {_DEGREE})*[.,]?$")
_NAME_WITH_TITLE = re.compile(rf"^{_NAME}.*$")
_SIGN_OFF = (
    r"(?:(?:kind|best|warm|with)(?:est)? (?:regards|wishes)|regards|sincerely(?: yours)?|yours(?: sincerely"
    r"| truly)?|best wishes|all the best|best|warmly|cheers"
    r"|take care|with care|hope (?:this|it|that) helps(?: you)?|good luck|wish you (?:all the best|good health"
    r"|the best)|mit freundlichen grüßen|viele grüße|cordialement)"
)
_LEADING = re.compile(rf"^(?:[-–—~*_=\s]+)?(?:(?:{_SIGN_OFF})[\s,.!:;-]+)?", re.IGNORECASE)
_INLINE = re.compile(rf"(?:(?<=[.!?,)\s])[-–—~]+\s?|(?<![\w]){_SIGN_OFF}[\s,.!:;-]+)(?=[A-Z])", re.IGNORECASE)
_AUTHOR_DEGREE = re.compile(rf"^.{{2,60}}?(?:,\s?|\s)\(?{_DEGREE}\.?\)?(?:[\s,].{{0,40}})?$")
_AUTHOR_DOCTOR = re.compile(rf"^{_DOCTOR}(?:,.*)?$")
_AMBIGUOUS_DEGREE = re.compile(r"[, ]\(?(?:D\.?O|MD|NP|CNS|RD|LPC|OTR|DNB)\.?\)?$")
_LINE = 90
_TAIL = 600


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature as written, and whose it is.

    degree: it has a health professional's degree or profession, not only "Dr.", which scholars of any field bear.
    """

    text: str
    editor: bool
    clinician: bool
    degree: bool = False

    @property
    def host(self) -> bool:
        """Is it a moderator's or administrator's, and not only an editor's, who may edit something else?"""
        return self.editor and _HOST_WORD.search(self.text) is not None


def read_signature(body: str) -> Signature | None:
    """The signature at the end of `body`, if it is one of an editor, a moderator or a health professional."""
    lines = [line.strip() for line in body[-_TAIL:].splitlines() if line.strip()]
    if not lines:
        return None
    block: list[str] = []
    for line in reversed(lines[-4:]):
        if len(line) > _LINE or (line.endswith(("?", "!", ":")) or _is_sentence(line)):
            break
        block.insert(0, line)
    if len(block) == len(lines) and len(body) <= _TAIL and len(lines) == 1:
        block = []  # one line is the message itself
    return _read_block(block) or _read_inline(lines[-1])


def tail_lines(body: str) -> str:
    """The last four lines of `body` that are not empty: where a signature stands."""
    return "\n".join([line.strip() for line in body[-_TAIL:].splitlines() if line.strip()][-4:])


def professional_name(author: str | None) -> bool:
    """Does this byline carry a health professional's degree ("Jane Roe, RN")?"""
    return bool(author) and _AUTHOR_DEGREE.match(author or "") is not None


def doctors_name(author: str | None) -> bool:
    """Does this byline begin with a doctor's title ("Dr. Roe")? Scholars of any field bear it."""
    return bool(author) and _AUTHOR_DOCTOR.match(author or "") is not None


def _is_sentence(line: str) -> bool:
    return len(line.split()) > 9 or (
        line.endswith(".") and len(line.split()) > 5 and _CLINICIAN_LINE.match(_bare(line)) is None
    )


def _bare(line: str) -> str:
    return line[_end_of_lead(line) :].strip()


def _end_of_lead(line: str) -> int:
    lead = _LEADING.match(line)
    return lead.end() if lead else 0


def _read_block(block: list[str]) -> Signature | None:
    """The signature in the last short lines, from the line of the name on."""
    for at, line in enumerate(block):
        bare = _bare(line)
        rest = block[at + 1 :]
        clinician = _CLINICIAN_LINE.match(bare) is not None
        if not clinician and not (_NAME_ALONE.match(bare) or _editor_title(bare)):
            continue
        editor = any(_editor_title(part) for part in [bare, *rest]) and (bool(rest) or clinician or _named(bare))
        if editor or clinician:
            return Signature("\n".join([bare, *rest]), editor, clinician, _has_degree(bare))
    return None


def _read_inline(line: str) -> Signature | None:
    """The signature behind the last sign-off or dash of a line: "… see your doctor. Regards, Dr. Poe"."""
    starts = [found.end() for found in _INLINE.finditer(line, max(0, len(line) - 2 * _LINE))]
    for start in starts:
        bare = line[start:].strip()
        clinician = _CLINICIAN_LINE.match(bare) is not None
        editor = _editor_title(bare) and _named(bare)
        if clinician or editor:
            return Signature(bare, editor, clinician, _has_degree(bare))
    return None


def _has_degree(line: str) -> bool:
    return _DEGREE_OR_PROFESSION.search(line) is not None


def _editor_title(line: str) -> bool:
    found = _EDITOR_WORD.search(line)
    return found is not None and len(line.split()) <= 9 and _NOT_A_TITLE.search(line) is None


def _named(line: str) -> bool:
    """Is there a name beside the title: "Sam (moderator)", "Ana Roe, Senior Editor"?"""
    rest = _EDITOR_WORD.sub("", line)
    words = re.findall(r"[A-ZÀ-Þ][\w'’-]+", rest)
    return any(
        word.lower()
        not in {"senior", "chief", "managing", "medical", "associate", "deputy", "site", "forum", "community", "in"}
        for word in words
    )
