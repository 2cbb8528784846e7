"""Two drafts of one work, from a document and from a registry: which value is kept, and what is said about the other.

The rule, value by value:

1. What only one of them has is taken.
2. Values that say the same (case, punctuation, a date that is a part of the other, initials for given names) are no
   disagreement: the fuller one is kept.
3. Where they differ, the surer evidence wins (certain, likely, guess).
4. Equally sure: the document wins for what it shows of itself (title, authors, date, number, publisher of a report);
   the registry for what it registers (container, volume, issue, pages, identifiers, everything else).

The value that is not kept stays in the evidence, as `<variable> (other)`, and a warning names both.
"""

from __future__ import annotations

import re

from loccit.errors import Problem
from loccit.record import Date, Draft, Evidence, Name, Record, Value, plain

_SURE = {"certain": 2, "likely": 1, "guess": 0}
_OWN = frozenset(("title", "author", "editor", "issued", "number", "genre"))
_NOT_COMPARED = frozenset(("abstract", "URL", "accessed", "source", "language", "note", "keyword"))
_GENERAL_TYPES = ("document", "webpage", "article")


def agree(document: Draft, registry: Draft) -> Draft:
    """`document` completed by `registry`. Neither is changed; order of fields and snapshot are the document's."""
    result = Draft(
        record=_copy(document),
        evidence=dict(document.evidence),
        problems=[*document.problems],
        source=document.source,
        format=document.format,
        line=document.line,
        text=document.text,
        original=document.original,
        suffix=document.suffix,
        raw=document.raw,
    )
    for variable, value in registry.record.fields.items():
        _weigh(result, variable, value, registry)
    if result.record.type in _GENERAL_TYPES and registry.record.type not in _GENERAL_TYPES:
        result.record.type = registry.record.type
        result.evidence["type"] = registry.evidence.get("type") or Evidence(registry.format, registry.record.type)
    return result


def _copy(document: Draft) -> Record:
    from copy import deepcopy

    return deepcopy(document.record)


def _weigh(result: Draft, variable: str, value: Value, registry: Draft) -> None:
    theirs = registry.evidence.get(variable) or Evidence(registry.format or "look-up", source=registry.source)
    theirs = theirs if theirs.source else theirs._replace(source=registry.source)
    held = result.record.fields.get(variable)
    if held is None:
        suggestion = result.evidence.get(variable)
        result.record.fields[variable] = value
        result.evidence[variable] = theirs
        if suggestion is not None and suggestion.value and suggestion.value != result.record.text(variable):
            result.evidence[f"{variable} (other)"] = suggestion
        return
    ours = result.evidence.get(variable) or Evidence(result.format)
    if _same(held, value):
        if _fuller(value, held):
            result.record.fields[variable], result.evidence[variable] = value, theirs
        return
    if variable in _NOT_COMPARED:
        return
    kept_ours = _SURE[ours.confidence] > _SURE[theirs.confidence] or (
        ours.confidence == theirs.confidence and variable in _OWN
    )
    first, second = _shown(held), _shown(value)
    if kept_ours:
        result.evidence[f"{variable} (other)"] = theirs._replace(confidence="guess", value=second)
    else:
        result.record.fields[variable], result.evidence[variable] = value, theirs
        result.evidence[f"{variable} (other)"] = ours._replace(confidence="guess", value=first)
    kept, other = (first, second) if kept_ours else (second, first)
    message = f"sources disagree on {variable}: kept '{kept}', not '{other}'"
    hint = f"if it is the other: loccit set CITEKEY {variable}=…"
    result.problems.append(
        Problem("sources-disagree", message, "warning", file=result.source, field=variable, hint=hint)
    )


def _shown(value: Value) -> str:
    if isinstance(value, str):
        return value
    return value.text() if isinstance(value, Date) else "; ".join(name.text() for name in value)


def _same(first: Value, second: Value) -> bool:
    """Whether two values say the same in different detail."""
    if isinstance(first, Date) and isinstance(second, Date):
        size = min(len(first.start), len(second.start))
        return size > 0 and first.start[:size] == second.start[:size] and first.end == second.end
    if isinstance(first, str) and isinstance(second, str):
        one, two = _letters(first), _letters(second)
        return one == two or (min(len(one), len(two)) > 12 and (one.startswith(two) or two.startswith(one)))
    if (
        isinstance(first, tuple)
        and isinstance(second, tuple)
        and not isinstance(first, Date)
        and not isinstance(second, Date)
    ):
        return len(first) == len(second) and all(_same_name(a, b) for a, b in zip(first, second, strict=True))
    return False


def _same_name(first: Name, second: Name) -> bool:
    if first.literal or second.literal:
        return _letters(first.text()) == _letters(second.text())
    one, two = _letters(first.given), _letters(second.given)
    short = min(len(one), len(two))
    families = _letters(first.family) == _letters(second.family)
    return families and (
        short == 0 or (one[:1] == two[:1] and (len(one) <= 3 or len(two) <= 3 or one[:short] == two[:short]))
    )


def _fuller(value: Value, held: Value) -> bool:
    """Whether `value` says more than `held`: a title in capitals says less."""
    if isinstance(value, Date) and isinstance(held, Date):
        return len(value.start) > len(held.start)
    if _shown(held).isupper() != _shown(value).isupper():
        return _shown(held).isupper()
    return len(_shown(value)) > len(_shown(held)) + 2


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", plain(text)).casefold()
