"""New words of a mail, apart from what it quotes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carethread.indexer.readers.mail.quotes import new_text

CASES = {
    "top": ("I agree.\n\nOn Mon, 1 Jan 2001, Bo wrote:\n> Take it.\n> Soon.\n", "I agree."),
    "bottom": ("On Mon, 1 Jan 2001, Bo <bo@x.org> wrote:\n\n> Take it.\n\nI agree.", "I agree."),
    "between": ("Bo wrote:\n> Take it.\nWhy?\n> Soon.\nI see.", "Why?\nI see."),
    "wrapped introduction": (
        "Yes.\n\nOn Monday the 1st of January 2001 at 10:00,\nBo Roe <bo@x.org>\nwrote:\n> a",
        "Yes.",
    ),
    "german": ("Ja.\n\nAm 01.01.2001 um 10:00 schrieb Bo Roe:\n> a", "Ja."),
    "french": ("Oui.\n\nLe 1 janv. 2001 à 10:00, Bo Roe a écrit :\n> a", "Oui."),
    "spanish": ("Sí.\n\nEl lun, 1 ene 2001, Bo escribió:\n> a", "Sí."),
    "outlook divider": (
        "Yes.\n\n-----Original Message-----\nFrom: Bo\nSent: Monday\nTo: Ann\nSubject: A\n\nTake it.",
        "Yes.",
    ),
    "outlook headers": (
        "Yes.\n\n________________________________\nFrom: Bo\nSent: Monday\nTo: Ann\nSubject: A\n\nTake",
        "Yes.",
    ),
    "german outlook": (
        "Ja.\n\n-----Ursprüngliche Nachricht-----\nVon: Bo\nGesendet: Montag\nAn: Ann\n\nNimm es.",
        "Ja.",
    ),
    "divider above marked quotes": ("----- Original Message -----\nFrom: Bo\nTo: Ann\n\n> Take it.\n\nNo.", "No."),
    "unmarked quote below an introduction": ("Yes.\n\nOn Mon, 1 Jan 2001 Bo wrote:\n\nTake it.", "Yes."),
    "signature": ("Yes.\n-- \nAnn Roe\nSomewhere", "Yes."),
    "signature without its space": ("Yes.\n--\nAnn", "Yes."),
    "list footer": ("Yes.\n\n_______________________________________________\nmel mailing list\nmel@x.org", "Yes."),
    "yahoo footer": ("Yes.\n\n------------------------ Yahoo! Groups Sponsor ----~-->\nUnsubscribe: x", "Yes."),
    "initials": ("BR> Take it.\nNo.", "No."),
    "polish": ("Bo Roe napisał(a):\n\n>> a\n[...]\n> b\n\nNie.", "Nie."),
    "sealed": (
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA1\n\nYes.\n-----BEGIN PGP SIGNATURE-----\nabc\n-----END",
        "Yes.",
    ),
    "windows line ends": ("Yes.\r\n\r\n> old\r\n", "Yes."),
    "paragraphs stay": ("One.\n\nTwo.\n\n\n\nThree.", "One.\n\nTwo.\n\nThree."),
    "a colon is no quote": ("My doctor wrote:\ntake it easy.", "My doctor wrote:\ntake it easy."),
    "a header word is no mail": ("From: now on I rest.\nBye.", "From: now on I rest.\nBye."),
    "a dash list is no signature": ("I had:\n- IL-2\n- surgery", "I had:\n- IL-2\n- surgery"),
}


@pytest.mark.parametrize("name", CASES)
def test_new_text(name: str) -> None:
    body, expected = CASES[name]
    assert new_text(body) == expected


_line = st.sampled_from(
    ["> old", "", "words here", "On 1 May 2001, Bo wrote:", "-- ", "From: Bo", "To: Ann", "Subject: x", "_" * 47]
)


@given(st.lists(_line, max_size=14))
def test_only_lines_of_the_mail_remain_in_their_order(lines: list[str]) -> None:
    kept = [line for line in new_text("\n".join(lines)).split("\n") if line]
    rest = iter(lines)
    assert all(line in rest for line in kept)
    assert not any(line.startswith(">") for line in kept)
    assert new_text("\n".join(kept)).split("\n") == (kept or [""]) or set(kept) - {"words here"}
