"""What health professionals say of themselves. Data only; see `frames_i`."""

from __future__ import annotations

import re

from carethread.indexer.enrich.roles.words import any_of

# A doctor's own words: they keep the weak cues of a patient from counting.
PROFESSIONAL = re.compile(
    r"\b(?:my|our|many|several|of my|i tell|i counsel|we tell) (?:[\w-]{1,14} ){0,2}?(?:patients|clients)\b"
    r"|\bin (?:my|our) (?:clinical |private )?(?:practice|clinic)\b"
    r"|\b(?:i|we) (?:often |usually |always |frequently |routinely |sometimes |also |typically )?"
    r"(?:prescribe|treat patients|see patients|tell patients|advise patients|recommend to)\b"
    r"|\bi (?:usually|generally|typically|often|always|normally|routinely) (?:start|give|advise|order|refer|treat"
    r"|begin|recommend)\b"
)
# One of these stands in every match of `PROFESSIONAL`.
PROFESSIONAL_HINTS = [
    "patients",
    "clients",
    "practice",
    "clinic",
    "prescribe",
    "recommend",
    "usually",
    "generally",
    "typically",
    "often",
    "always",
    "normally",
    "routinely",
]
_PROFESSION = any_of(
    """
    physician oncologist neurologist psychiatrist cardiologist endocrinologist rheumatologist dermatologist
    radiologist pulmonologist surgeon anesthesiologist nurse rn nurse_practitioner pharmacist physician_assistant
    physician's_assistant midwife dentist paramedic pediatrician urologist gastroenterologist nephrologist
    gynecologist hematologist physiotherapist physical_therapist dietitian dietician psychologist family_doctor gp
    medical_doctor doctor md
    """
)
_NOT_ONE = r"(?![a-z'-]| (?:appointment|visit|office|who (?:has|was diagnosed)|fan|shop|student))"
# "I'm an oncology nurse", "as a pharmacist I …"
CLINICIAN_I = re.compile(
    rf"\bi(?:'m| am|'ve been| have been| work as)(?: also| myself| actually"
    rf"| now)? an? (?:[\w'/-]{{1,18}} ){{0,4}}?{_PROFESSION}{_NOT_ONE}"
    rf"|\bas an? (?:[\w'/-]{{1,18}} ){{0,4}}?{_PROFESSION}(?: (?:myself|of \d+|for \d+|who|with|in|and|i\b)|, (?:i"
    rf"|let me|my)\b)"
)
