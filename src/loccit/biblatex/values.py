"""A value as written → its LaTeX text: delimiters taken off, `@string`s and `#` resolved."""

from __future__ import annotations

from collections.abc import Mapping

from loccit.biblatex import grammar

_LONG = "January February March April May June July August September October November December".split()
_NAMES = {name[:3].lower(): name for name in _LONG}
MONTHS = {name: str(number) for number, name in enumerate(_NAMES, 1)}
"""The month macros, as biber knows them: numbers (biblatex manual §2.3.9)."""


def evaluate(written: str, strings: Mapping[str, str], unknown: list[str] | None = None) -> str:
    """The text of a value as written. A macro that is not defined stands for its own name and is added to `unknown`."""
    if "#" not in written or (written[:1] == "{" and "}" not in written[:-1]):
        return _part(written, strings, unknown)
    joined = parts(written)
    if len(joined) == 1:
        return _part(joined[0], strings, unknown)
    # `jan # "~4"`: a number would say no longer which part is the month
    return "".join(_NAMES.get(part.strip().lower()) or _part(part, strings, unknown) for part in joined)


def parts(written: str) -> list[str]:
    """The parts of a value that `#` joins: `"a" # jan` is `"a"` and `jan`."""
    found = grammar.value_part().findall(written)
    return found if "".join(found) or not written else [written]


def _part(part: str, strings: Mapping[str, str], unknown: list[str] | None) -> str:
    first = part[:1]
    if first in ("{", '"'):
        return part[1:-1]
    if not part or part.isdigit():
        return part
    name = part.strip().lower()
    if (text := strings.get(name)) is not None:
        return text
    if name in MONTHS:
        return MONTHS[name]
    if unknown is not None and not name.isdigit():
        unknown.append(part.strip())
    return part.strip()
