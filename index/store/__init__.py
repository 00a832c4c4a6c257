"""The store: SQLite, the truth of an index. Everything an engine holds can be made again from it."""

from carethread.index.store.editor import SourceDelta
from carethread.index.store.reader import Annotation, SourceState, Store, StoreCounts, TakedownEntry

__all__ = ["Annotation", "SourceDelta", "SourceState", "Store", "StoreCounts", "TakedownEntry"]
