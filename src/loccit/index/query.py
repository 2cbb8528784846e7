"""The QUERY language of the command line, parsed.

    word            records with a word that begins so (from four letters on; shorter ones and numbers: whole words)
    word*           … that begins so, however short
    "a phrase"      these words in this order, exactly
    field:value     in that field; the value may be a "phrase" or a group (a OR b)
    -x, NOT x       not x
    a b, a AND b    both
    a OR b, a | b   either; OR binds closer than the blank: `sheriff year:2017 OR year:2018` is sheriffs of both years
    ( … )           a group
    year:2017, year:2017..2020, year:2017.., year:..2020, year:>2017, year:<=2020
    type:report     CSL type, BibLaTeX type, or a part of the CSL type (newspaper, journal, case)
    tag:x           the tag x or a narrower one; `tag:adm*`
    citekey:x       the citekey or a former one; `citekey:smith*`
    has:x missing:x a field, or snapshot, tag

Case and accents do not matter. Words are joined and parted as people write them: `co-operation` finds *cooperation*,
`287g` finds *287(g)*, `OIG-20-13` finds *OIG 20-13*.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from loccit.index.fields import PRESENT, SPECIAL, Field, field_names, find_field
from loccit.index.fold import fold_words
from loccit.index.syntax import QueryError, Token, tokens

MIN_PREFIX = 4
_EVERYDAY = frozenset("author title tag tags type year has missing citekey doi isbn".split())
"""Fields whose name with nothing behind the colon is a slip; `report:` and the like are words of a pasted title."""


class Words(NamedTuple):
    """Words that follow each other; the last may go on where `prefix` is set."""

    words: tuple[str, ...]
    prefix: bool


class Text(NamedTuple):
    """Any of `ways` in `column` ('' for all), or, where there is a `field`, in one of its variables."""

    ways: tuple[Words, ...]
    column: str = ""
    field: Field | None = None


class And(NamedTuple):
    """All of them; none is everything."""

    parts: tuple[Node, ...]


class Or(NamedTuple):
    """Any of them."""

    parts: tuple[Node, ...]


class Not(NamedTuple):
    """All but these."""

    part: Node


class Year(NamedTuple):
    """Issued in one of the years from `first` to `last`; None is open."""

    first: int | None
    last: int | None


class Has(NamedTuple):
    """With one of these variables; `snapshot` and `tag` stand for themselves."""

    variables: tuple[str, ...]


class Kind(NamedTuple):
    """Of this type, in lower case."""

    name: str
    prefix: bool


class Tag(NamedTuple):
    """With this tag, as typed, or a narrower one."""

    name: str
    prefix: bool


class Key(NamedTuple):
    """With this citekey, now or formerly, in any case."""

    key: str
    prefix: bool


Node = Text | And | Or | Not | Year | Has | Kind | Tag | Key

_ADDRESS = re.compile(r"^(?:https?://(?:(?:dx\.)?doi\.org/|www\.)?|doi:(?=10\.))", re.IGNORECASE)
"""What begins an address and may differ from one copy of it to another."""
_YEAR = re.compile(r"(?P<sign>[<>]=?|)(?P<a>-?\d{1,5})|(?P<from>-?\d{1,5})?(?:\.\.|…|/|(?<=\d)[-–])(?P<to>-?\d{1,5})?")


def parse(query: str, known: tuple[str, ...] = ()) -> Node:
    """The query as a tree. `known` are the names of fields in this library.

    Raises `QueryError` for an unknown field, a bad year, a bracket or a quote left open.
    """
    return _Parser(tokens(query), known).whole()


class _Parser:
    def __init__(self, found: list[Token], known: tuple[str, ...]) -> None:
        self.tokens = found
        self.known = known
        self.position = 0

    @property
    def now(self) -> Token:
        return self.tokens[self.position]

    def take(self) -> Token:
        self.position += 1
        return self.tokens[self.position - 1]

    def whole(self) -> Node:
        return self.all_of(None)

    def all_of(self, field: Token | None) -> Node:
        """Terms up to a closing bracket or the end."""
        parts: list[Node] = []
        while self.now.kind not in ("close", "end"):
            if self.now.kind == "and":
                self.take()
                continue
            node = self.any_of(field)
            if node is not None:
                parts.append(node)
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def any_of(self, field: Token | None) -> Node | None:
        """`a OR b OR c`; an OR with nothing at one side is passed over."""
        parts: list[Node] = []
        while True:
            while self.now.kind == "or":
                self.take()
            if self.now.kind in ("close", "end", "and"):
                break
            node = self.unary(field)
            if node is not None:
                parts.append(node)
            if self.now.kind != "or":
                break
        if len(parts) < 2:
            return parts[0] if parts else None
        return Or(tuple(parts))

    def unary(self, field: Token | None) -> Node | None:
        token = self.take()
        negative = False
        while token.kind == "not":
            negative = not negative
            if self.now.kind in ("close", "end", "or", "and"):
                return None
            token = self.take()
        node = self.term(token, field)
        return Not(node) if negative and node is not None else node

    def term(self, token: Token, field: Token | None) -> Node | None:
        if token.kind == "open":
            node = self.all_of(field)
            if self.now.kind == "end":
                raise QueryError("the bracket has no end", token.at, "put it in quotes to search for it")
            self.take()
            return None if node == And(()) else node
        if token.kind == "field":
            self.check_field(token)
            if self.now.kind == "not":
                return self.unary(token)
            return self.term(self.take(), token)
        return self.value(token, field)

    def check_field(self, token: Token) -> None:
        name = token.text.lower()
        if name not in SPECIAL and find_field(name, self.known) is None:
            raise QueryError(f"there is no field '{token.text}'", token.at, _suggestion(name, self.known))

    def value(self, token: Token, field: Token | None) -> Node | None:
        """A word or phrase, in `field` or anywhere."""
        if field is None:
            if token.kind == "word" and token.text.endswith(":") and token.text[:-1].lower() in _EVERYDAY:
                raise QueryError(f"'{token.text}' has no value", token.at, f"{token.text}…, without a blank between")
            ways = _ways(token)
            return Text(ways) if ways else None
        special = SPECIAL.get(field.text.lower())
        if special == "year":
            return _year(token)
        if special in ("has", "missing"):
            has = self.presence(token)
            return has if special == "has" else Not(has)
        bare, prefix = token.text, False
        if token.kind == "word" and bare.endswith("*"):
            bare, prefix = bare.rstrip("*"), True
        if special == "type":
            return Kind(bare, prefix)
        if special == "tag":
            return Tag(bare, prefix)
        if special == "citekey":
            return Key(bare, prefix)
        found = None if special else find_field(field.text, self.known)
        if token.kind == "phrase" and "," in token.text and _are_names(special, found):
            parts = (self.value(token._replace(text=part), field) for part in token.text.split(","))
            return And(tuple(part for part in parts if part is not None))
        ways = _ways(token, found.variables if found else (special or "",))
        return Text(ways, special or "", found) if ways else None

    def presence(self, token: Token) -> Has:
        name = token.text.lower()
        if name in PRESENT or SPECIAL.get(name) == "tag":
            return Has((PRESENT.get(name, "tag"),))
        if SPECIAL.get(name) == "citekey":
            return Has(("aliases",))
        if SPECIAL.get(name) == "creator":
            return Has(("creator",))
        found = find_field(name, self.known)
        if found is None:
            raise QueryError(f"there is no field '{token.text}'", token.at, _suggestion(name, self.known))
        return Has(found.variables)


def _ways(token: Token, variables: tuple[str, ...] = ()) -> tuple[Words, ...]:
    """How the words of `token` may be written in one of `variables` (anywhere: none); () where it has no words."""
    found = fold_words(_ADDRESS.sub("", token.text))
    if not found:
        return ()
    if token.kind == "phrase":
        return (Words(tuple(found), False),)
    if "ISBN" in variables:
        from loccit.record.identifiers import normal_isbn

        if isbn := normal_isbn(token.text):
            return (Words((isbn,), False),)
    starred = token.text.endswith("*")
    ways = [Words(tuple(found), starred or _open_ended(found[-1]))]
    joined = "".join(found)
    if len(found) > 1 and len(joined) <= 40 and joined.isascii():
        ways.append(Words((joined,), starred or _open_ended(joined)))
    elif len(found) == 1 and joined.isascii() and not joined.isalpha() and not joined.isdigit():
        parts = tuple(re.findall(r"[a-z]+|\d+", joined))
        ways.append(Words(parts, starred or _open_ended(parts[-1])))
    return tuple(ways)


def _are_names(special: str | None, field: Field | None) -> bool:
    """Whether the field holds names: `Smith, John` is then asked part by part, as it may be stored in any order."""
    from loccit.record.variables import NAME_VARIABLES

    return special == "creator" or (field is not None and not NAME_VARIABLES.isdisjoint(field.variables))


def _open_ended(word: str) -> bool:
    """Whether a word stands for all that begin so: `sheriff` for *sheriffs*, but not `ice` for *iceland*."""
    return len(word) >= MIN_PREFIX and not word.isdigit()


def _year(token: Token) -> Year:
    match = _YEAR.fullmatch(token.text.strip())
    if match is None or token.text.strip() in ("..", "…", "/"):
        raise QueryError(f"'{token.text}' is no year", token.at, "year:2017, year:2017..2020, year:2017.., year:>2017")
    if match["a"]:
        year = int(match["a"])
        first = {"": year, ">": year + 1, ">=": year}.get(match["sign"])
        last = {"": year, "<": year - 1, "<=": year}.get(match["sign"])
        return Year(first, last)
    first = int(match["from"]) if match["from"] else None
    last = int(match["to"]) if match["to"] else None
    if first is not None and last is not None and last < first:
        raise QueryError(f"'{token.text}' ends before it begins", token.at, f"year:{last}..{first}")
    return Year(first, last)


def _suggestion(name: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, field_names(known), 1)
    quoted = "put it in quotes to search for the words"
    return f"did you mean '{close[0]}:'? {quoted}" if close else quoted
