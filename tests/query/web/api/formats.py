"""Values for the formats that the API's description names, for schemathesis (it loads this file as its hooks).

JSON Schema cannot say what a query, a cursor or a treatment's name is. Here each such format is given values that are
right, so that "what fits the schema is accepted" is put to the test, and a 400 to one of them is a failure.
"""

from __future__ import annotations

import os

import schemathesis
from hypothesis import strategies as st

from carethread.query.web.api.cursor import Cursor, write

WORDS = st.sampled_from(
    ["IL-2", "Yervoy", "ipi", "tumor", "7%", "hope", "yervvoy", "Zürich", "治療", "💉", "treat*", "docter~"]
)
FIELDS = st.sampled_from(
    ["role:editor", "to:patient", "has:question", "is:reply", "kind:post", "treatment:il-2", "about:imatinib",
     "author:jerry", "since:2011", "date:2010..2012-03", "evidence:signed", "-role:reader", "NOT kind:post"]
)  # fmt: skip
PHRASES = st.builds('"{} {}"{}'.format, WORDS, WORDS, st.sampled_from(["", "~5"]))
QUERIES = st.lists(WORDS | FIELDS | PHRASES, max_size=4).map(" ".join)
DAYS = st.sampled_from(["2011", "2011-12", "2011-12-10", "december 2011"])

FORMATS = {
    "query": QUERIES | st.builds("({} OR {}) {}".format, WORDS, WORDS, FIELDS),
    "cursor": st.just("") | st.builds(Cursor, st.integers(0, 10_000), st.integers(0, 2**40)).map(write),
    "treatment": st.sampled_from(["IL-2", "Proleukin", "braf-inhibitor", "Yervoy", "yervoi", "chemotherapy"]),
    "name": st.sampled_from(["jerry", "Jane", "the doctor"]),
    "thread": st.just(os.environ.get("KNOWN_THREAD", "")),
    "date": DAYS | st.just("2010..2012"),
    "since": DAYS,
    "until": DAYS,
}
for name, strategy in FORMATS.items():
    schemathesis.openapi.format(f"carethread-{name}", strategy)
