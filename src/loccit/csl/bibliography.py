"""The bibliography's entries (CSL 1.0.2, Bibliography-specific Options)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .context import Replace
from .engine import Engine
from .formatting import affix
from .items import Item
from .output.base import Layout


def layout(engine: Engine) -> Layout:
    """How the style wants the list set (CSL 1.0.2, Whitespace)."""
    element = engine.style.bibliography
    if element is None:
        return Layout()
    return Layout(
        element.get("hanging-indent") == "true",
        element.get("second-field-align"),
        _int(element.get("line-spacing"), 1),
        _int(element.get("entry-spacing"), 1),
    )


def _int(text: str, default: int) -> int:
    return int(text) if text.isdecimal() else default


def entries(engine: Engine, items: Iterable[Item]) -> Iterator[tuple[Item, str]]:
    """Each item with its marked entry, repeated authors replaced."""
    element = engine.style.bibliography
    substitute = element.attrs.get("subsequent-author-substitute") if element else None
    rule = element.get("subsequent-author-substitute-rule", "complete-all") if element else ""
    previous: tuple[str, ...] = ()
    for item in items:
        replace = _replacer(affix(substitute), rule, previous) if substitute is not None else None
        c = engine.entry(item, replace)
        previous = c.first_parts
        yield item, c.text


def _replacer(substitute: str, rule: str, previous: tuple[str, ...]) -> Replace:
    """CSL 1.0.2, Reference Grouping: what stands for names that the entry before had too."""

    def replace(parts: tuple[str, ...], shown: list[str]) -> tuple[list[str], str | None]:
        same = bool(previous) and parts == previous
        if rule == "complete-all":
            return shown, substitute if same else None
        if rule == "complete-each":
            return [substitute] * len(shown) if same else shown, None
        count = 0
        while count < min(len(shown), len(previous)) and shown[count] == previous[count]:
            count += 1
        if rule == "partial-first":
            count = min(count, 1)
        return [substitute] * count + shown[count:], None

    return replace
