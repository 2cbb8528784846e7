"""A value as written → its LaTeX text: delimiters taken off, `@string`s and `#` resolved."""

from __future__ import annotations

from collections.abc import Mapping

from loccit.biblatex import grammar

MONTHS = {name: str(number) for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
"""The month macros, as biber knows them: numbers (biblatex manual §2.3.9)."""


def evaluate(written: str, strings: Mapping[str, str], unknown: list[str] | None = None) -> str:
    """The text of a value as written. A macro that is not defined stands for its own name and is added to `unknown`."""
    if "#" not in written or (written[:1] == "{" and "}" not in written[:-1]):
        return _part(written, strings, unknown)
    return "".join(_part(part, strings, unknown) for part in parts(written))


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
