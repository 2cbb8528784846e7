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
        self.family, self.given = PartForm(parts.get("family")), PartForm(parts.get("given"))
        self.opening = format_marks(element)
        self.prefix, self.suffix = affix(element.get("prefix")), affix(element.get("suffix"))
        self._known: dict[tuple[Name, int, bool, bool], str] = {}
        long_level = INITIALS if self.terminator is not None and self.initialize else FULL
        self.base = SHORT if options("form", "long") == "short" else long_level

    def text(self, name: Name, level: int, inverted: bool, sorting: bool = False) -> str:
        """The name's marked text."""
        key = (name, level, inverted, sorting)
        found = self._known.get(key)
        if found is None:
            found = self._sort(name, level) if sorting else self._display(name, level, inverted)
            if found and not sorting:
                found = f"{self.prefix}{self.opening}{found}{m.END * len(self.opening)}{self.suffix}"
            self._known[key] = found
        return found

    def _given(self, name: Name, level: int) -> str:
        if self.terminator is None or not name.given or not name.latin:
            return name.given
        if level >= FULL and self.initialize:
            return name.given
        return initialize(name.given, self.terminator, self.initialize, self.hyphens)

    def _display(self, name: Name, level: int, inverted: bool) -> str:
        if name.literal:
            return self.family.affixed(self.family.text(name.literal))
        if level == SHORT:
            return self.family.affixed(self._surname(name))
        given = self.given.text(self._given(name, level))
        if not name.latin or name.static:
            return _join(" " if name.latin else "", self.family.affixed(self._surname(name)), self.given.affixed(given))
        if inverted:
            return self._inverted(name, given)
        suffix = f"{', ' if name.comma_suffix else ' '}{name.suffix}" if name.suffix else ""
        surname = join_particle(self.given.text(name.dropping), self._surname(name))
        return _join(" ", self.given.affixed(given), self.family.affixed(surname + suffix))

    def _surname(self, name: Name) -> str:
        return join_particle(self.family.text(name.particle, particle=True), self.family.text(name.family))

    def _inverted(self, name: Name, given: str) -> str:
        """Family name first; demoted particles follow the given name."""
        dropping = self.given.text(name.dropping)
        if self.demote == "display-and-sort":
            front = self.family.text(name.family)
            back = _join(" ", given, dropping, self.family.text(name.particle, particle=True))
        else:
            front, back = self._surname(name), _join(" ", given, dropping)
        parts = (self.family.affixed(front), self.given.affixed(back), name.suffix)
        return _join(self.separator, *parts)

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


class PartForm:
    """A `cs:name-part`: formatting of the part itself, affixes around it and its particles."""

    def __init__(self, element: Element | None) -> None:
        self.opening = format_marks(element) if element else ""
        self.case = element.get("text-case") if element else ""
        self.prefix = affix(element.get("prefix")) if element else ""
        self.suffix = affix(element.get("suffix")) if element else ""

    def text(self, text: str, particle: bool = False) -> str:
        """A part formatted; a particle is not capitalised."""
        if not text or not (self.opening or self.case):
            return text
        if self.case and not (particle and self.case.startswith("capitalize")):
            text = textcase.apply(text, self.case, "")
        return f"{self.opening}{text}{m.END * len(self.opening)}"

    def affixed(self, text: str) -> str:
        """The finished part with the affixes."""
        return f"{self.prefix}{text}{self.suffix}" if text else ""


def _join(glue: str, *parts: str) -> str:
    return glue.join(part for part in parts if part)


def join_particle(particle: str, name: str) -> str:
    """A particle before a name: `van Gogh`, but `al-Hakim` and `d’Alembert`."""
    if not particle or not name:
        return particle or name
    return particle + name if m.strip(particle)[-1:] in "-‐’' " else f"{particle} {name}"
