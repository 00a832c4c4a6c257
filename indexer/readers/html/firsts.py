"""Names that nothing shows but their place: every comment of the page begins with a short line of its own."""

from __future__ import annotations

from collections.abc import Sequence

from carethread.indexer.readers.html.drafts import Draft
from carethread.indexer.readers.html.names import MAX_PLAIN_NAME, MAX_WORDS, SENTENCE, clean_name, is_date

MIN_BODIES = 3  # fewer show no habit
SHARE = 0.9  # of the bodies must begin so


def take_first_lines(drafts: Sequence[Draft]) -> None:
    """Make the first lines of the bodies the authors, where no author is known and nearly all begin with a name."""
    said = [draft for draft in drafts if draft.body]
    if len(said) < MIN_BODIES or any(draft.author for draft in said):
        return
    names = {draft: name for draft in said if (name := _name_at_head(draft.body))}
    if len(names) < SHARE * len(said) or len(set(names.values())) < 2:
        return
    for draft, name in names.items():
        draft.author = name
        draft.body = draft.body.partition("\n")[2].lstrip("\n")


def _name_at_head(body: str) -> str | None:
    first, _, rest = body.partition("\n")
    if not rest.strip() or len(first) > MAX_PLAIN_NAME or SENTENCE.search(first) or len(first.split()) > MAX_WORDS:
        return None
    return None if is_date(first) else clean_name(first)
