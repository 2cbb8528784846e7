"""The grammar of BibTeX text as regular expressions, compiled when first used.

It follows btparse, the reader of biber, which BibLaTeX files are written for: braces count even behind a backslash,
`%` starts a comment between tokens but not inside a value, an entry may stand in `{}` or `()`. It is lenient where
that loses nothing: commas may be missing or doubled, a value may be empty, a key may hold spaces.
All repetition is possessive: what a pattern reads once it never reads again.
"""

from __future__ import annotations

import re
from functools import cache

_DEPTH = 6  # braces nested deeper than this go to the slow reader, which has no limit

GAP = r"[\s,]*+(?:%[^\r\n]*+[\s,]*+)*+"
_SPACE = r"\s*+(?:%[^\r\n]*+\s*+)*+"
NAME = r"[^\s,={}\"#%()'@\\]++"
_BARE = r"[^\s,={}\"#%()]++"
_KEY = r"(?![^\s,={}\"#%()]++\s*+=\s*+[{\"\d])"
_HEAD = r"@\s*+([A-Za-z][^\s{}(),=\"@%#'\\]*+)\s*+"


def _many(body: str) -> str:
    """`body` as often as it comes, once and for all.

    An atomic group, and no possessive repeat: where the body of one fails in its middle, Python before 3.11.5 leaves
    the position moved (gh-106052).
    """
    return f"(?>(?:{body})*)"


def _maybe(body: str) -> str:
    """`body` or nothing, once and for all."""
    return f"(?>(?:{body})?)"


def _text(escaped: bool, but: str) -> str:
    """Plain characters. `escaped`: so are `\\{` and `\\"`, which TeX and biber do not think."""
    return rf"[^{but}\\]*+(?:\\[\s\S][^{but}\\]*+)*+" if escaped else rf"[^{but}]*+"


def _braced(escaped: bool) -> str:
    text = _text(escaped, "{}")
    braced = rf"\{{{text}\}}"
    for _ in range(_DEPTH):
        braced = rf"\{{{text}{_many(braced + text)}\}}"
    return braced


def _part(escaped: bool) -> str:
    """One part of a value: braced, quoted, or a bare number or macro."""
    braced = _braced(escaped)
    text = _text(escaped, '{}"')
    return rf"(?:{braced}|\"{text}{_many(braced + text)}\"|{_BARE})"


def _value(escaped: bool) -> str:
    part = _part(escaped)
    return part + _many(f"{_SPACE}#{_SPACE}{part}")


def _entry(escaped: bool) -> str:
    fields = _many(f"{NAME}{_SPACE}={_SPACE}{_maybe(_value(escaped))}{GAP}")
    return (
        f"({_HEAD}(?:"
        rf"\{{\s*+({_KEY}[^,{{}}\r\n]*+){GAP}{fields}\}}|"
        rf"\(\s*+({_KEY}[^,{{}}()\r\n]*+){GAP}{fields}\)))"
    )


@cache
def skip() -> re.Pattern[bytes]:
    """Free text and comments up to the next `@`."""
    return re.compile(rb"(?:[^@%]++|%[^\r\n]*+)*+")


@cache
def head() -> re.Pattern[bytes]:
    """`@type{` or `@type(`: group 1 is the type."""
    return re.compile((_HEAD + r"[{(]").encode())


@cache
def entry(escaped: bool = False) -> re.Pattern[bytes]:
    """A whole entry: group 1 all of it, 2 its type, 3 or 4 its key with white space behind."""
    return re.compile(_entry(escaped).encode())


@cache
def directive() -> re.Pattern[bytes]:
    """A whole `@string`, `@preamble` or `@comment`: group 1 is what stands in it."""
    inner = _braced(False)
    body = rf"\{{({_many(f'[^{{}}]++|{inner}')})\}}|\(({_many(f'[^(){{}}]++|{inner}')})\)"
    return re.compile(f"{_HEAD}(?:{body})".encode())


@cache
def candidate() -> re.Pattern[bytes]:
    """A place where another block may begin: `@type{` at the beginning of a line."""
    return re.compile(rb"(?:^|(?<=[\r\n]))[ \t]*(@[ \t]*[A-Za-z]\w*\s*[{(])")


@cache
def field(escaped: bool = False) -> re.Pattern[bytes]:
    """A field of an entry that the entry pattern has matched: group 1 its name, 2 its value as written."""
    return re.compile(f"{GAP}({NAME}){_SPACE}={_SPACE}{_maybe(f'({_value(escaped)})')}".encode())


@cache
def text_field(escaped: bool = False) -> re.Pattern[str]:
    """`field` over decoded text."""
    return re.compile(f"{GAP}({NAME}){_SPACE}={_SPACE}{_maybe(f'({_value(escaped)})')}", re.ASCII)  # as over bytes


@cache
def value_part(escaped: bool = False) -> re.Pattern[str]:
    """One part of a value and the `#` behind it, over text: group 1 is the part."""
    return re.compile(f"{_SPACE}({_part(escaped)}){_SPACE}#?+", re.ASCII)
