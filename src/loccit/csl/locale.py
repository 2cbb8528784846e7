"""Locales: terms, date formats and options, merged in the order of the specification.

CSL 1.0.2, Locale Fallback: the style's own `cs:locale` for the dialect, for the language, for all; then the
locale files of the dialect, of the language's primary dialect, of en-US.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from loccit.errors import Problem

from . import cache, xmltree
from .xmltree import Element

# Languages whose locale file is not named xx-XX, or that have several (CSL 1.0.2, Locale Fallback)
PRIMARY = {
    "af": "af-ZA", "ar": "ar", "bal": "bal-PK", "bg": "bg-BG", "brh": "brh-PK", "ca": "ca-AD", "cs": "cs-CZ",
    "cy": "cy-GB", "da": "da-DK", "de": "de-DE", "el": "el-GR", "en": "en-US", "es": "es-ES", "et": "et-EE",
    "eu": "eu", "fa": "fa-IR", "fi": "fi-FI", "fr": "fr-FR", "gl": "gl-ES", "he": "he-IL", "hi": "hi-IN",
    "hr": "hr-HR", "hu": "hu-HU", "hy": "hy-AM", "id": "id-ID", "is": "is-IS", "it": "it-IT", "ja": "ja-JP",
    "kh": "km-KH", "km": "km-KH", "ko": "ko-KR", "la": "la", "lij": "lij-IT", "lt": "lt-LT", "lv": "lv-LV",
    "mn": "mn-MN", "ms": "ms-MY", "nb": "nb-NO", "nl": "nl-NL", "nn": "nn-NO", "no": "nb-NO", "pa": "pa-PK",
    "pl": "pl-PL", "pt": "pt-PT", "ro": "ro-RO", "ru": "ru-RU", "sk": "sk-SK", "sl": "sl-SI",
    "sr": "sr-Cyrl-RS", "sv": "sv-SE", "th": "th-TH", "tl": "tl-PH", "tr": "tr-TR", "uk": "uk-UA",
    "vi": "vi-VN", "zh": "zh-CN",
}  # fmt: skip
_FALLBACK = {"verb-short": "verb", "symbol": "short", "verb": "long", "short": "long"}
_RENAMED = {"sub verbo": "sub-verbo"}  # CSL 1.0.1 -> 1.0.2
_ORDINAL = re.compile(r"ordinal(-\d\d)?$")


class Term(NamedTuple):
    """A term's content; `match` is the ordinal terms' own attribute."""

    single: str
    multiple: str
    gender: str = ""
    match: str = ""


class Locale:
    """All localised data for one language, as one style sees it."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.terms: dict[tuple[str, str, str], Term] = {}  # (name, form, gender-form)
        self.dates: dict[str, Element] = {}
        self.options: dict[str, str] = {}

    def overlay(self, element: Element) -> None:
        """Let `element` (a `cs:locale`) override what is there, unit by unit.

        (Re)defining any ordinal suffix replaces all of them (CSL 1.0.2, Ordinal Suffixes).
        """
        terms = [term for child in element.all("terms") for term in child.all("term")]
        if any(_ORDINAL.match(term.get("name")) for term in terms):
            self.terms = {key: term for key, term in self.terms.items() if not _ORDINAL.match(key[0])}
        for term in terms:
            form = term.get("form", "long")
            name = _RENAMED.get(term.get("name"), term.get("name"))
            self.terms[name, form, term.get("gender-form")] = _term(term)
        for date in element.all("date"):
            self.dates[date.get("form")] = date
        for options in element.all("style-options"):
            self.options.update(options.attrs)

    def find(self, name: str, form: str = "long", gender: str = "") -> Term | None:
        """The term in `form`, else in the form it falls back to (CSL 1.0.2, Terms)."""
        name = _RENAMED.get(name, name)
        while True:
            term = self.terms.get((name, form, gender)) if gender else None
            term = term or self.terms.get((name, form, ""))
            if term is not None or form not in _FALLBACK:
                return term
            form = _FALLBACK[form]

    def term(self, name: str, form: str = "long", plural: bool = False) -> str:
        """The term's text, empty if there is none."""
        term = self.find(name, form)
        return "" if term is None else term.multiple if plural else term.single

    def gender(self, name: str) -> str:
        """The gender of the noun `name`: given on its long form."""
        term = self.terms.get((name, "long", ""))
        return term.gender if term else ""

    def flag(self, name: str) -> bool:
        """A localized option (CSL 1.0.2, Locale Options)."""
        return self.options.get(name) == "true"


def _term(element: Element) -> Term:
    single, multiple = element.find("single"), element.find("multiple")
    one = single.text if single else element.text.strip() if element.children else element.text
    many = multiple.text if multiple else one
    if not element.children and not element.text.strip(" \n\t\r"):
        one = many = ""
    return Term(one, many, element.get("gender"), element.get("match"))


@lru_cache(maxsize=1)
def data_folder() -> Path | None:
    """Where the locale files lie: data inside citeproc-py, whose code is not imported."""
    spec = find_spec("citeproc")
    for place in spec.submodule_search_locations or () if spec else ():
        if (folder := Path(place) / "data" / "locales").is_dir():
            return folder
    return None


@lru_cache(maxsize=32)
def file_element(lang: str) -> Element | None:
    """The parsed file locales-`lang`.xml, from the cache when it is there."""
    folder = data_folder()
    if folder is None or not re.fullmatch(r"[A-Za-z-]+", lang):
        return None
    path = folder / f"locales-{lang}.xml"
    if not path.is_file():
        return None
    data = path.read_bytes()
    key = cache.key(data)
    try:
        return xmltree.load(cache.read(key))
    except (ValueError, TypeError, KeyError):
        parsed = xmltree.parse(data, str(path))
    if isinstance(parsed, Problem):
        return None
    cache.write(key, xmltree.dump(parsed))
    return parsed


def chain(lang: str) -> list[str]:
    """The locale files for `lang`, the most general first: en-US, primary dialect, dialect."""
    language = lang.split("-", maxsplit=1)[0].lower()
    names = ["en-US", PRIMARY.get(language, ""), lang]
    return [name for i, name in enumerate(names) if name and name not in names[:i]]


@lru_cache(maxsize=32)
def _from_files(lang: str) -> Locale:
    locale = Locale(lang)
    for name in chain(lang):
        if element := file_element(name):
            locale.overlay(element)
    return locale


def build(lang: str, in_style: list[Element]) -> Locale:
    """The locale `lang` with a style's own `cs:locale` elements over it."""
    base = _from_files(lang)
    locale = Locale(lang)
    locale.terms, locale.dates, locale.options = dict(base.terms), dict(base.dates), dict(base.options)
    language = lang.split("-", maxsplit=1)[0]
    full = PRIMARY.get(lang, lang) if "-" not in lang else lang
    for wanted in ("", language, full):
        for element in in_style:
            if element.get("xml:lang") == wanted and (wanted or "xml:lang" not in element.attrs):
                locale.overlay(element)
    return locale


def normalise(lang: str | None) -> str:
    """A usable locale name from what a user or an item says: `en_us` -> `en-US`, `de` -> `de-DE`."""
    parts = re.split(r"[-_]", (lang or "").strip())
    if not parts[0].isalpha():
        return "en-US"
    if len(parts) == 1:
        return PRIMARY.get(parts[0].lower(), parts[0].lower())
    parts = [parts[0].lower(), *(part.upper() if len(part) == 2 else part.title() for part in parts[1:])]
    return "-".join(parts)
