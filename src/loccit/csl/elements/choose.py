"""`cs:choose` (CSL 1.0.2, Choose)."""

from __future__ import annotations

from collections.abc import Callable

from loccit.csl import numbers
from loccit.csl.compiler import Compiler, Render
from loccit.csl.context import Context
from loccit.csl.items import DATE_VARIABLES, NAME_VARIABLES
from loccit.csl.locators import label_of
from loccit.csl.xmltree import Element

Test = Callable[[Context], bool]


def build(compiler: Compiler, element: Element, delimiter: str) -> Render:
    """The function that renders the first branch whose conditions hold; the outer delimiter applies in it."""
    branches = []
    otherwise: Render | None = None
    for branch in element.children:
        if branch.tag == "else":
            otherwise = compiler.sequence(branch.children, delimiter)
        elif branch.tag in ("if", "else-if"):
            branches.append((condition(branch), compiler.sequence(branch.children, delimiter)))

    def run(c: Context) -> str:
        for test, render in branches:
            if test(c):
                return render(c)
        return otherwise(c) if otherwise else ""

    return run


def condition(element: Element) -> Test:
    """All tests of an `if` or `else-if`, joined by its `match`."""
    tests = [test for name, value in element.attrs.items() for test in _tests(name, value)]
    match = element.get("match", "all")
    if not tests:
        return lambda c: False
    if match == "none":
        return lambda c: not _any(tests, c)
    if len(tests) == 1:
        return tests[0]
    if match == "any":
        return lambda c: _any(tests, c)
    return lambda c: _all(tests, c)


def _any(tests: list[Test], c: Context) -> bool:
    for test in tests:  # noqa: SIM110 - half the cost of any() on the hot path
        if test(c):
            return True
    return False


def _all(tests: list[Test], c: Context) -> bool:
    for test in tests:  # noqa: SIM110
        if not test(c):
            return False
    return True


def _tests(name: str, value: str) -> list[Test]:
    if name in _ONE_OF:
        return [_ONE_OF[name](frozenset(value.split()))]
    maker = _MAKERS.get(name)
    return [maker(one) for one in value.split()] if maker else []


def _type(wanted: frozenset[str]) -> Test:
    return lambda c: c.item.type in wanted


def _variable(value: str) -> Test:
    if value in NAME_VARIABLES:
        return lambda c: bool(c.item.names(value))
    if value in DATE_VARIABLES:
        return lambda c: c.item.date(value) is not None
    if value == "locator":
        return lambda c: bool(c.cite.locator)
    if value == "citation-number":
        return lambda c: bool(c.number)
    if value == "first-reference-note-number":
        return lambda c: bool(c.cite.first_note)
    if value == "year-suffix":
        return lambda c: bool(c.dis.suffix)
    return lambda c: bool(c.item.text(value))


def _numeric(value: str) -> Test:
    if value == "locator":
        return lambda c: numbers.is_numeric(c.cite.locator)
    if value == "citation-number":
        return lambda c: bool(c.number)
    return lambda c: numbers.is_numeric(c.item.text(value))


def _uncertain(value: str) -> Test:
    def test(c: Context) -> bool:
        date = c.item.date(value)
        return date is not None and date.circa

    return test


def _locator(wanted: frozenset[str]) -> Test:
    if "sub" in wanted:
        wanted |= {"sub-verbo"}
    return lambda c: bool(c.cite.locator) and label_of(c.cite) in wanted


def _position(value: str) -> Test:
    if value == "near-note":
        return lambda c: c.area == "citation" and c.cite.near_note
    wanted = _POSITIONS.get(value, frozenset())
    return lambda c: c.area == "citation" and (c.cite.position or "first") in wanted


_POSITIONS = {
    "first": frozenset(("first",)),
    "subsequent": frozenset(("subsequent", "ibid", "ibid-with-locator")),
    "ibid": frozenset(("ibid", "ibid-with-locator")),
    "ibid-with-locator": frozenset(("ibid-with-locator",)),
}


def _disambiguate(value: str) -> Test:
    """The conditions come true one after the other, until the cite is unambiguous."""

    def test(c: Context) -> bool:
        c.conditions += 1
        return c.conditions <= c.dis.condition

    return test


# An item has one type, a cite one locator: several values are alternatives, also under match="all"
_ONE_OF: dict[str, Callable[[frozenset[str]], Test]] = {"type": _type, "locator": _locator}
_MAKERS: dict[str, Callable[[str], Test]] = {
    "variable": _variable,
    "is-numeric": _numeric,
    "is-uncertain-date": _uncertain,
    "position": _position,
    "disambiguate": _disambiguate,
}
