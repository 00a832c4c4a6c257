"""carethread: search for the voices in treatment discussions.

`carethread.open(folder)` gives an `Index` to ask (see `carethread.api`). It is imported when it is first used, so that
the command line does not pay for it.
"""

from typing import TYPE_CHECKING, Any

from carethread._version import __version__

if TYPE_CHECKING:
    from carethread.api import Index, open

__all__ = ["Index", "__version__", "open"]


def __getattr__(name: str) -> Any:
    if name in ("Index", "open"):
        from carethread import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
