"""An index folder: the store, the engine that follows it, and the lock between writers."""

from carethread.index.home.home import Home
from carethread.index.home.writer import Writer

__all__ = ["Home", "Writer"]
