"""The macros a LaTeX manuscript defines: `\\newcommand{\\src}[2][]{\\autocite[#1]{#2}}` cites where it is used."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from loccit.manuscript.blank import closing

_DEFINITION = re.compile(
    r"\\(?:(?P<new>(?:re)?newcommand|providecommand|(?:re|provide)?newrobustcmd|DeclareRobustCommand)"
    r"|(?P<xparse>(?:New|Renew|Provide|Declare)(?:Expandable)?DocumentCommand)"
    r"|(?P<def>[gex]?def)|(?P<let>let)|(?P<cite>Declare(?P<multi>Multi)?CiteCommand))\*?\s*"
    r"\{?\s*\\(?P<name>[A-Za-z@]+)\s*\}?"
)
_PARAMETERS = re.compile(r"\s*((?:#\d)*)\s*(?=\{)")
_ALIAS = re.compile(r"\s*=?\s*(\\[A-Za-z@]+)")
_NUMBER = re.compile(r"\s*\[(\d)\]")
_SPEC = re.compile(r"([mos])|O\{([^{}]*)\}|\+|\s")
_OPEN = re.compile(r"\\[A-Za-z@]+\*?\s*$")
_SPACE = re.compile(r"[ \t]*\n?[ \t]*")
_SET = re.compile(r"\\defbibentryset\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_SAYS = re.compile(  # what makes a macro worth following: it cites or quotes
    r"\\[A-Za-z]*[cC]ite|\\(?:enquote|[a-z]*quote)|``|\\begin\{[a-z]*quot"
)
_STANDARD = re.compile(  # redefined, these cite still; `\let\old\cite` within would never end
    r"(?:no|foot|paren|text|auto|smart|super|full|foot?full)?cites?|cite(?:t|p|author|year|title|alt|alp)|enquote"
)


class Macro(NamedTuple):
    """`arguments`: for each the default, None where it is mandatory; `#1` in `body` is the first."""

    body: str
    arguments: tuple[str | None, ...] = ()
    starred: bool = False


def definitions(prose: str) -> tuple[dict[str, Macro], list[tuple[int, int]]]:
    """The macros defined in `prose`, and where: what stands in a definition cites nothing by itself.

    Sets of entries (biblatex, `\\defbibentryset`) are there as `set:name`.
    """
    found: dict[str, Macro] = {}
    spans: list[tuple[int, int]] = []
    for one in _DEFINITION.finditer(prose):
        if spans and one.start() < spans[-1][1]:
            continue
        macro, end = _macro(prose, one)
        spans.append((one.start(), end))
        if macro and not _STANDARD.fullmatch(one["name"]):
            found[one["name"]] = macro
    for one in _SET.finditer(prose):
        found[f"set:{one[1].strip()}"] = Macro(one[2])
    return found, spans


def _macro(prose: str, one: re.Match[str]) -> tuple[Macro | None, int]:
    """The macro that begins here, and the place after its definition."""
    position = one.end()
    if one["let"]:
        alias = _ALIAS.match(prose, position)
        return (Macro(alias[1]), alias.end()) if alias else (None, position)
    if one["cite"]:
        while (end := _group(prose, position)[1]) > position:
            position = end
        return Macro("\\cites" if one["multi"] else "\\cite"), position
    arguments: tuple[str | None, ...] | None
    starred = False
    if one["new"]:
        arguments, position = _counted(prose, position)
    elif one["def"]:
        parameters = _PARAMETERS.match(prose, position)
        arguments = (None,) * (len(parameters[1]) // 2) if parameters else None
        position = parameters.end() if parameters else max(position, prose.find("{", position, position + 200))
    else:
        spec, position = _group(prose, position)
        arguments, starred = _specified(spec or "")
    body, end = _group(prose, position)
    return (None if arguments is None or body is None else Macro(body, arguments, starred)), max(end, one.end())


def _counted(prose: str, position: int) -> tuple[tuple[str | None, ...], int]:
    """`[2][default]`."""
    number = _NUMBER.match(prose, position)
    if not number:
        return (), position
    count, position = int(number[1]), number.end()
    if prose[position : position + 1] == "[" and (end := closing(prose, position, "[]")) > 0:
        return (prose[position + 1 : end - 1], *(None,) * (count - 1)), end
    return (None,) * count, position


def _specified(spec: str) -> tuple[tuple[str | None, ...] | None, bool]:
    """xparse's `s O{} m`; None where it asks for more than we know. A star is an argument too, an empty one."""
    if _SPEC.sub("", spec):
        return None, False
    kinds = [part[0] for part in _SPEC.finditer(spec) if part[0].strip() and part[0] != "+"]
    starred = kinds[:1] == ["s"]
    defaults = {"m": None, "o": "", "s": ""}
    return tuple(defaults[kind] if kind in defaults else kind[2:-1] for kind in kinds), starred


def _group(prose: str, position: int) -> tuple[str | None, int]:
    """What stands in the next braces or brackets, and the place after them; None where there are none."""
    space = _SPACE.match(prose, position)
    start = space.end() if space else position
    pair = {"{": "{}", "[": "[]", "(": "()"}.get(prose[start : start + 1])
    end = closing(prose, start, pair) if pair else -1
    return (prose[start + 1 : end - 1], end) if end > 0 else (None, position)


def telling(macros: Mapping[str, Macro]) -> dict[str, Macro]:
    """Those that cite or quote, themselves or through another one."""
    found = {name: macro for name, macro in macros.items() if _SAYS.search(macro.body) and ":" not in name}
    while found:
        names = re.compile(rf"\\(?:{'|'.join(map(re.escape, found))})(?![A-Za-z@])")
        more = {name: one for name, one in macros.items() if name not in found and names.search(one.body)}
        if not more:
            break
        found |= more
    return found


def called(macro: Macro, prose: str, position: int) -> tuple[str, int]:
    """What a macro called before `position` stands for, and the place after its arguments."""
    values: list[str] = []
    for number, default in enumerate(macro.arguments):
        if macro.starred and not number:
            star = prose[position : position + 1] == "*"
            position += star
            values.append("*" if star else "")
            continue
        space = _SPACE.match(prose, position)
        start = space.end() if space else position
        opening = prose[start : start + 1]
        if default is not None and opening != "[":
            values.append(default)
            continue
        value, end = _group(prose, start) if opening in ("{", "[") else (opening, start + 1)
        values.append(value or "")
        position = min(end, len(prose))
    text = re.sub(r"#(\d)", lambda found: "".join(values[int(found[1]) - 1 : int(found[1])]), macro.body)
    if _OPEN.search(text):  # it ends on a command that takes what follows
        start = position
        while (end := _group(prose, position)[1]) > position:
            position = end
        text += prose[start:position]
    return text, position
