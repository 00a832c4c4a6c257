"""The lexicon: treatments, their names, and finding them in text."""

from carethread.index.lexicon.lexicon import Lexicon, check, load
from carethread.index.lexicon.model import CONCEPT_KINDS, Concept, ConceptKind, Resolution, Suggestion
from carethread.index.lexicon.sentences import sentence_of

__all__ = [
    "CONCEPT_KINDS",
    "Concept",
    "ConceptKind",
    "Lexicon",
    "Resolution",
    "Suggestion",
    "check",
    "load",
    "sentence_of",
]
