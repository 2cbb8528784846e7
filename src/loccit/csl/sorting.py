"""Sort keys of items (CSL 1.0.2, Sorting)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from . import collate
from . import marks as m
from .compiler import Compiler, Render
from .context import Context
from .elements import date as date_element
from .elements.names import build as build_names
from .items import DATE_VARIABLES, NAME_VARIABLES
from .trigraph import trigraph
from .xmltree import Element

Key = tuple[Any, ...]
_DATE_PARTS = ["year", "month", "day"]


class Sorter:
    """The keys of one `cs:sort`."""

    def __init__(self, compiler: Compiler, sort: Element | None) -> None:
        keys = sort.all("key") if sort else []
        self.getters = [_getter(compiler, key) for key in keys]
        self.descending = [key.get("sort") == "descending" for key in keys]
        self.by_number = any(_sorts_by_number(compiler, key) for key in keys)

    def __bool__(self) -> bool:
        return bool(self.getters)

    def keys(self, make: Callable[[], Context]) -> tuple[Key, ...]:
        """An item's keys; `make` gives a new context for each."""
        out = []
        for getter in self.getters:
            c = make()
            c.sorting = True
            out.append(getter(c))
        return tuple(out)

    def order(self, keys: Sequence[tuple[Key, ...]]) -> list[int]:
        """The positions of `keys` in sorted order; empty values are last in both directions."""
        order = list(range(len(keys)))
        for column in range(len(self.getters) - 1, -1, -1):
            if self.descending[column]:
                order.sort(key=lambda i: (bool(keys[i][column][0]), keys[i][column]), reverse=True)
            else:
                order.sort(key=lambda i: (not keys[i][column][0], keys[i][column]))
        return order


def _sorts_by_number(compiler: Compiler, key: Element) -> bool:
    """Whether a key is the citation number, itself or through macros: then sorting must not renumber."""
    if key.get("variable") == "citation-number":
        return True
    macro = compiler.style.macros.get(key.get("macro"))
    todo = list(macro.children) if macro else []
    while todo:
        element = todo.pop()
        if element.get("variable") == "citation-number":
            return True
        if inner := compiler.style.macros.get(element.get("macro")):
            todo.extend(inner.children)
        todo.extend(element.children)
    return False


def _getter(compiler: Compiler, key: Element) -> Callable[[Context], Key]:
    limits = (_int(key.get("names-min")), _int(key.get("names-use-first")), key.get("names-use-last"))
    render = compiler.macro(key.get("macro")) if key.get("macro") else _variable(compiler, key.get("variable"))

    def get(c: Context) -> Key:
        if any(limits):
            c.names_max = limits
        return collate.sort_key(m.strip(render(c)))

    return get


def _variable(compiler: Compiler, name: str) -> Render:
    if name in NAME_VARIABLES:
        form = Element("name", {"form": "long", "name-as-sort-order": "all"}, (), "", 0)
        return build_names(compiler, Element("names", {"variable": name}, (form,), "", 0))
    if name in DATE_VARIABLES:

        def date(c: Context) -> str:
            value = c.item.date(name)
            return date_element.sort_key(value, _DATE_PARTS) if value else ""

        return date
    if name == "citation-label":
        return lambda c: c.item.text(name) or trigraph(c.item)
    if name == "citation-number":
        return lambda c: f"{c.number:08d}" if c.number else ""

    def text(c: Context) -> str:
        value = c.item.text(name)
        return value.zfill(9) if value.isdecimal() else value

    return text


def _int(text: str) -> int:
    return int(text) if text.strip().isdecimal() else 0
