"""A CSL style: its metadata and its element tree (CSL 1.0.2, Styles - Structure)."""

from __future__ import annotations

from pathlib import Path

from loccit.errors import LoccitError, Problem

from . import cache, xmltree
from .xmltree import Element


class StyleError(LoccitError):
    """A style file that cannot be used; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.text())
        self.problem = problem


class Style:
    """One independent style, ready to be compiled. Load with `Style.load` or `Style.parse`."""

    def __init__(self, root: Element, file: str = "", alias: Element | None = None) -> None:
        self.root, self.file = root, file
        self.info = (alias or root).find("info") or Element("info", {}, (), "", 0)
        self.default_locale = (alias.get("default-locale") if alias else "") or root.get("default-locale")
        self.citation = root.find("citation") or Element("citation", {}, (), "", 0)
        self.bibliography = root.find("bibliography")
        self.macros = {macro.get("name"): macro for macro in root.all("macro")}
        self.locales = root.all("locale")

    @classmethod
    def load(cls, name: str | Path) -> Style:
        """The style called `name`, or in the file `name`.

        Raises StyleError for a faulty file and UsageError for an unknown name (with the nearest names).
        """
        from .registry import find_style

        path = find_style(name)
        return cls.parse(path.read_bytes(), str(path))

    @classmethod
    def parse(cls, data: bytes | str, file: str = "") -> Style:
        """The style in `data`; a dependent one is resolved to its parent.

        Raises StyleError where it is not a usable CSL style.
        """
        root = read(data.encode() if isinstance(data, str) else data, file)
        parent = _parent(root)
        if parent:
            from .registry import find_style

            path = find_style(parent.rstrip("/").rsplit("/", 1)[-1])
            return cls(read(path.read_bytes(), str(path)), str(path), alias=root)
        return cls(root, file)

    @property
    def title(self) -> str:
        """The name shown to users."""
        return self._info("title")

    @property
    def short_title(self) -> str:
        """E.g. `APA`; often empty."""
        return self._info("title-short")

    @property
    def id(self) -> str:
        """The style's identifier, usually a URI."""
        return self._info("id")

    @property
    def has_bibliography(self) -> bool:
        """Whether there is a `cs:bibliography`; note styles may have none."""
        return self.bibliography is not None

    @property
    def category(self) -> str:
        """`author-date`, `author`, `numeric`, `label` or `note`; from the style's class where it does not say."""
        for element in self.info.all("category"):
            if found := element.get("citation-format"):
                return found
        return "note" if self.is_note else "author-date"

    @property
    def fields(self) -> tuple[str, ...]:
        """The disciplines (CSL 1.0.2, Appendix I)."""
        return tuple(e.get("field") for e in self.info.all("category") if e.get("field"))

    @property
    def is_note(self) -> bool:
        """Whether citations are notes."""
        return self.root.get("class") == "note"

    def _info(self, tag: str) -> str:
        element = self.info.find(tag)
        return " ".join(element.text.split()) if element else ""


def read(data: bytes, file: str) -> Element:
    """The checked root of a style file, from the cache when it is there. Raises StyleError."""
    key = cache.key(data)
    try:
        return xmltree.load(cache.read(key))
    except (ValueError, TypeError, KeyError):
        parsed = xmltree.parse(data, file)
    if isinstance(parsed, Element):
        from .validate import faults

        problem = next(iter(faults(parsed, file)), None)
    else:
        problem = parsed
    if problem is not None or isinstance(parsed, Problem):
        raise StyleError(problem or Problem("style-malformed", "not a style", file=file))
    cache.write(key, xmltree.dump(parsed))
    return parsed


def _parent(root: Element) -> str:
    """The parent's URI, where the style is dependent (CSL 1.0.2, Dependent Styles)."""
    info = root.find("info")
    links = info.all("link") if info else []
    return next((link.get("href") for link in links if link.get("rel") == "independent-parent"), "")
