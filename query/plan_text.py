"""A plan in words, for `--explain`."""

from __future__ import annotations

from carethread.index.plan import EVERYTHING, NOTHING, All, AnyOf, Fuzzy, Near, Not, Phrase, Plan, Prefix, Range, Term


def written(plan: Plan) -> str:
    """The plan on one line: `field:term`, AND, OR, NOT and parentheses."""
    if plan == EVERYTHING:
        return "everything"
    if plan == NOTHING:
        return "nothing"
    match plan:
        case All(parts):
            return " AND ".join(_inside(part) for part in parts)
        case AnyOf(parts):
            return " OR ".join(_inside(part) for part in parts)
        case Not(part):
            return f"NOT {_inside(part)}"
    return _leaf(plan)


def _inside(plan: Plan) -> str:
    return f"({written(plan)})" if isinstance(plan, All | AnyOf) and len(plan.parts) > 1 else written(plan)


def _leaf(plan: Plan) -> str:
    match plan:
        case Term(field, value):
            return f"{field}:{value}"
        case Prefix(field, prefix):
            return f"{field}:{prefix}*"
        case Fuzzy(field, term, distance):
            return f"{field}:{term}~{distance}"
        case Phrase(field, terms):
            return f'{field}:"{" ".join(terms)}"'
        case Near(field, terms, distance):
            return f'{field}:"{" ".join(terms)}"~{distance}'
        case Range(field, low, high):
            return f"{field}:{'' if low is None else low}..{'' if high is None else high}"
    raise AssertionError(plan)
