"""Redaction: mask what gives a person away, keep what was said about treatments.

What it does: authors become stable aliases, names called in the texts, full dates, places of people, e-mail addresses,
phone numbers and links are masked, sources are left out. What was masked is counted, not listed.

What it cannot promise: to find every name, nickname, town, employer or story that only one person has. A redacted text
can still be found by its exact words. Read before you share.
"""

from __future__ import annotations

from carethread.query.redact.redactor import Redactor

__all__ = ["Redactor"]
