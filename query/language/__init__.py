"""The query language: our own parser, from text to a neutral tree."""

from carethread.query.language.fields import QUERY_FIELDS, QueryField
from carethread.query.language.nodes import Query, outline
from carethread.query.language.parser import MAX_NESTING, MAX_QUERY, parse

__all__ = ["MAX_NESTING", "MAX_QUERY", "QUERY_FIELDS", "Query", "QueryField", "outline", "parse"]
