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
        """The style called `name`, or in the file `name`; parsed once, then kept in the user's cache folder.

        Raises StyleError for a faulty file and UsageError for an unknown name (with the nearest names).
        """
        from .registry import find_style

        path = find_style(name)
        return cls._resolved(_cached(path), str(path))

    @classmethod
    def parse(cls, data: bytes | str, file: str = "") -> Style:
        """The style in `data`. Raises StyleError where it is not a usable CSL style."""
        return cls._resolved(read(data.encode() if isinstance(data, str) else data, file), file)

    @classmethod
    def _resolved(cls, root: Element, file: str) -> Style:
        """The style of `root`; a dependent one is an alias of its parent (CSL 1.0.2, Dependent Styles)."""
        if not (parent := _parent(root)):
            return cls(root, file)
        from .registry import find_style

        path = find_style(parent.rstrip("/").rsplit("/", 1)[-1])
        return cls(_cached(path), str(path), alias=root)

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
    """The checked root of a style file. Raises StyleError."""
    parsed = xmltree.parse(data, file)
    if isinstance(parsed, Problem):
        raise StyleError(parsed)
    from .validate import faults

    for problem in faults(parsed, file):
        raise StyleError(problem)
    return parsed


def _cached(path: Path) -> Element:
    """The root of the style in `path`, from the cache when it is there. Raises StyleError."""
    data = path.read_bytes()
    key = cache.key(data)
    try:
        return xmltree.load(cache.read(key))
    except (ValueError, TypeError, KeyError):
        root = read(data, str(path))
    cache.write(key, xmltree.dump(root))
    return root


def _parent(root: Element) -> str:
    """The parent's URI, where the style is dependent (CSL 1.0.2, Dependent Styles)."""
    info = root.find("info")
    links = info.all("link") if info else []
    return next((link.get("href") for link in links if link.get("rel") == "independent-parent"), "")
