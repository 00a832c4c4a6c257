"""The store: SQLite, the truth of an index. Everything an engine holds can be made again from it."""

from carethread.index.store.reader import Store
from carethread.index.store.values import Annotation, SourceDelta, SourceState, StoreCounts, TakedownEntry

__all__ = ["Annotation", "SourceDelta", "SourceState", "Store", "StoreCounts", "TakedownEntry"]
