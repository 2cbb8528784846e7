"""One name as text: order of parts, particles, initials, name-part formatting.

CSL 1.0.2, Name-part Order, Name-part Formatting, Name Particles.
"""

from __future__ import annotations

from collections.abc import Callable

from . import marks as m
from . import textcase
from .formatting import affix, format_marks
from .initials import initialize
from .names import Name
from .xmltree import Element

SHORT, INITIALS, FULL = 0, 1, 2  # how much of the given name is shown


class NameForm:
    """The settings of one `cs:name`, and the names it has rendered."""

    def __init__(self, options: Callable[[str, str], str], root: Element, element: Element) -> None:
        self.terminator: str | None = options("initialize-with", "\0")
        if self.terminator == "\0":
            self.terminator = None
        self.initialize = options("initialize", "true") != "false"
        self.hyphens = root.get("initialize-with-hyphen", "true") != "false"
        self.demote = root.get("demote-non-dropping-particle", "display-and-sort")
        self.separator = affix(options("sort-separator", ", "))
        parts = {part.get("name"): part for part in element.all("name-part")}
        self.family = _part(parts.get("family"))
        self.given = _part(parts.get("given"))
        self.opening = format_marks(element)
        self._known: dict[tuple[Name, int, bool, bool], str] = {}
        long_level = INITIALS if self.terminator is not None and self.initialize else FULL
        self.base = SHORT if options("form", "long") == "short" else long_level

    def text(self, name: Name, level: int, inverted: bool, sorting: bool = False) -> str:
        """The name's marked text."""
        key = (name, level, inverted, sorting)
        found = self._known.get(key)
        if found is None:
            found = self._sort(name, level) if sorting else self._display(name, level, inverted)
            if self.opening and not sorting:
                found = f"{self.opening}{found}{m.END * len(self.opening)}"
            self._known[key] = found
        return found

    def _given(self, name: Name, level: int) -> str:
        if self.terminator is None or not name.given:
            return name.given
        if level >= FULL and self.initialize:
            return name.given
        return initialize(name.given, self.terminator, self.initialize, self.hyphens)

    def _display(self, name: Name, level: int, inverted: bool) -> str:
        if name.literal:
            return self.family(name.literal, "", "")
        if level == SHORT:
            return self.family(name.family, name.particle, "")
        given = self._given(name, level)
        if not name.latin or name.static:
            glue = " " if name.latin else ""
            return _glue((self.family(name.family, name.particle, ""), self.given(given, "", "")), glue)
        if inverted:
            return self._inverted(name, given)
        front = self.given(given, "", name.dropping)
        suffix = f"{', ' if name.comma_suffix else ' '}{name.suffix}" if name.suffix else ""
        back = self.family(name.family, name.particle, suffix)
        return join_particle(front, back) if name.dropping else _glue((front, back), " ")

    def _inverted(self, name: Name, given: str) -> str:
        if self.demote == "display-and-sort":
            front = self.family(name.family, "", "")
            tail = " ".join(filter(None, (name.dropping, name.particle)))
        else:
            front, tail = self.family(name.family, name.particle, ""), name.dropping
        back = self.given(given, "", tail)
        return self.separator.join(filter(None, (front, back, name.suffix)))

    def _sort(self, name: Name, level: int) -> str:
        """The name as a sort key (CSL 1.0.2, Name-part Order: sorting order)."""
        if name.literal:
            for article in ("the ", "a ", "an "):
                if name.literal.lower().startswith(article):
                    return name.literal[len(article) :]
            return name.literal
        if self.demote == "never":
            keys = [join_particle(name.particle, name.family), name.dropping]
        else:
            keys = [name.family, " ".join(filter(None, (name.dropping, name.particle)))]
        if level != SHORT:
            keys += [self._given(name, level), name.suffix]
        return "  ".join(keys).rstrip() if name.latin else "".join(keys)


def _part(element: Element | None) -> Callable[[str, str, str], str]:
    """A function (text, particles before or after, suffix) for a `cs:name-part`."""
    if element is None:
        return lambda text, particle, suffix: join_particle(particle, text) + _after(text, suffix)
    opening, case = format_marks(element), element.get("text-case")
    closing = m.END * len(opening)
    prefix, suffix_affix = affix(element.get("prefix")), affix(element.get("suffix"))

    def one(text: str, lang: str = "") -> str:
        if not text:
            return ""
        text = textcase.apply(text, case, lang) if case else text
        return f"{opening}{text}{closing}"

    if element.get("name") == "given":

        def given(text: str, particle: str, dropping: str) -> str:
            shown = " ".join(filter(None, (one(text), one(dropping))))
            return f"{prefix}{shown}{suffix_affix}" if shown else ""

        return given

    def family(text: str, particle: str, suffix: str) -> str:
        shown = join_particle(one(particle) if case not in ("capitalize-first",) else particle, one(text))
        return f"{prefix}{shown}{suffix}{suffix_affix}" if shown else ""

    return family


def _after(text: str, suffix: str) -> str:
    """What follows: a suffix with its own space or comma, or a particle after a given name."""
    if not suffix:
        return ""
    return suffix if suffix[0] in " ," or not text else f" {suffix}"


def _glue(parts: tuple[str, str], space: str) -> str:
    return space.join(part for part in parts if part)


def join_particle(particle: str, name: str) -> str:
    """A particle before a name: `van Gogh`, but `al-Hakim` and `d’Alembert`."""
    if not particle or not name:
        return particle or name
    return particle + name if m.strip(particle)[-1:] in "-‐’'" else f"{particle} {name}"
