"""carethread: search for the voices in treatment discussions."""

from carethread._version import __version__

__all__ = ["__version__"]
