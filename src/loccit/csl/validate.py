"""What a style must have to be usable: the faults that would otherwise show as wrong output."""

from __future__ import annotations

from collections.abc import Iterator

from loccit.errors import Problem

from .xmltree import Element

RENDERING = frozenset({"text", "number", "label", "date", "names", "group", "choose"})
MAX_DEPTH = 80  # nested elements; the deepest official style has about 20


def faults(root: Element, file: str) -> Iterator[Problem]:
    """The faults of a style that make it unusable, each with its line."""
    if root.tag != "style":
        yield _fault(root, file, f"the root element is '{root.tag}', not 'style' of CSL")
        return
    info = root.find("info")
    if info and any(link.get("rel") == "independent-parent" for link in info.all("link")):
        return
    if root.find("citation") is None:
        yield _fault(root, file, "no 'citation' element")
    for area in (root.find("citation"), root.find("bibliography")):
        if area and area.find("layout") is None:
            yield _fault(area, file, f"'{area.tag}' has no 'layout'")
    yield from _macro_faults(root, file)


def _macro_faults(root: Element, file: str) -> Iterator[Problem]:
    """Calls of macros that are not there, or that call themselves."""
    macros = {macro.get("name"): macro for macro in root.all("macro")}
    calls: dict[str, set[str]] = {}
    for top in root.children:
        for element, depth in _walk(top):
            if depth > MAX_DEPTH:
                yield _fault(element, file, f"more than {MAX_DEPTH} nested elements")
                return
            name = element.get("macro")
            if element.tag in ("text", "key") and name:
                if name not in macros:
                    yield _fault(element, file, f"calls the macro '{name}', which is not defined")
                elif top.tag == "macro":
                    calls.setdefault(top.get("name"), set()).add(name)
    for name, macro in macros.items():
        if name in _reachable(name, calls):
            yield _fault(macro, file, f"the macro '{name}' calls itself")


def _walk(element: Element, depth: int = 0) -> Iterator[tuple[Element, int]]:
    yield element, depth
    if depth <= MAX_DEPTH:
        for child in element.children:
            yield from _walk(child, depth + 1)


def _reachable(start: str, calls: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    todo = [start]
    while todo:
        for name in calls.get(todo.pop(), ()):
            if name not in seen:
                seen.add(name)
                todo.append(name)
    return seen


def _fault(element: Element, file: str, message: str) -> Problem:
    return Problem("style-invalid", message, file=file, line=element.line)
