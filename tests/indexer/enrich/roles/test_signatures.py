"""Who has signed a body, and who is only greeted or thanked in it."""

from __future__ import annotations

import pytest

from carethread.indexer.enrich.roles.signatures import doctors_name, professional_name, read_signature

EDITORS = [
    "Good question, we will come back to it.\n\nEric Roe, MD\nSenior Editor",
    "Good question.\n\nEric D.Roes, MD\nSenior Editor,",
    "The thread is closed now.\n\nAna (moderator)",
    "Please stay on topic. — Sam, moderator",
    "Please stay on topic.\n\n- Ana Roe, Community Manager",
    "Vielen Dank für den Hinweis.\n\nMit freundlichen Grüßen\nAnna Roth, Redaktion",
]
CLINICIANS = [
    "Ask for a blood test first.\n\nDr. Jane Roe, oncology nurse",
    "Ask for a blood test first.\n\n— J. Smith, MD",
    "I would suggest a scan. Regards, Dr. Menon",
    "I would suggest a scan.\n\nRegards,\nDr. A. Menon",
    "Six weeks is a fair trial.\n\nHanna Brandt, psychiatric nurse",
    "Hope this helps!\nMaria Lopez PharmD",
    "See your physician.\nJohn Q. Public, M.D., FACP",
]
NOBODY = [
    "Thank you, Dr. Roe, for caring what the patients think about this issue.",
    "Great post.\n\nThank you Dr. Roe",
    "My surgeon is the best.\nLove, Donna",
    "I asked the moderator to close this thread.",
    "Please ask the editor",
    "Thanks, moderator!",
    "I read it in the paper.\nLetters to the editor",
    "My husband saw Dr. Kim and then Dr. Lee.\nHe liked Dr. Lee more.",
    "Dr. Roe says that it works and I believe her.",
    "Two sessions left.\nJohn",
    "Best drug ever",
    "",
    "Ended up in the ER, saw a nurse, a PA and an MD",
    "Maria",
]


@pytest.mark.parametrize("body", EDITORS)
def test_editors_sign(body: str) -> None:
    signature = read_signature(body)
    assert signature is not None
    assert signature.editor


@pytest.mark.parametrize("body", CLINICIANS)
def test_clinicians_sign(body: str) -> None:
    signature = read_signature(body)
    assert signature is not None
    assert signature.clinician
    assert not signature.editor


@pytest.mark.parametrize("body", NOBODY)
def test_others_are_only_named(body: str) -> None:
    assert read_signature(body) is None


def test_the_signature_is_given_as_written() -> None:
    signature = read_signature("So it is.\n\nEric Roe, MD\nSenior Editor")
    assert signature is not None
    assert signature.text == "Eric Roe, MD\nSenior Editor"


@pytest.mark.parametrize("name", ["Jane Roe, RN", "John Poe MD", "A. Kim, PharmD", "Lee Wong, M.D."])
def test_a_degree_in_a_byline(name: str) -> None:
    assert professional_name(name)


@pytest.mark.parametrize("name", ["Jane Roe", "RN", "Doctor Who fan", "madmd", "John Poe, PhD", None, "", "Maryland"])
def test_no_degree_in_a_byline(name: str | None) -> None:
    assert not professional_name(name)


def test_a_doctors_title_in_a_byline() -> None:
    assert doctors_name("Dr. Jane Roe")
    assert not doctors_name("DrDeath")
    assert not doctors_name(None)
