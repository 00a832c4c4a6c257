"""Who speaks: roles for the entries of a thread, each with its evidence and the words that decided.

`assign` gives one `Verdict` an entry. The rules stand in `rules` in order of certainty. What people say of themselves
and of those close to them is heard by `voices` (`own`, `kin`) and weighed by `decision`; how they say it is data:
`words`, `phrases`, the `frames_…` and `professions`.
"""

from __future__ import annotations

from carethread.indexer.enrich.profile import Persons, Profile, load_profile
from carethread.indexer.enrich.roles.assigning import assign
from carethread.indexer.enrich.roles.verdict import Verdict

__all__ = ["Persons", "Profile", "Verdict", "assign", "load_profile"]
