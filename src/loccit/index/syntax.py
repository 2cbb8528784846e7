"""The QUERY language as marks and words: blanks, brackets, quotes, minus, `OR`, `field:`.

A bracket opens a group only at the start of a word and closes one only where one is open, so that `287(g)` is a word.
A colon makes a field only of a name directly before it and something directly behind it, so that a pasted title with
a colon is words, and so is an address (`https://…`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from loccit.errors import UsageError

MAX_LENGTH = 10_000
MAX_TOKENS = 500
MAX_DEPTH = 40

_QUOTES = {'"': '"', "“": "”„“", "„": "“”", "«": "»", "»": "«", "”": "”"}
_OPERATORS = {"OR": "or", "|": "or", "AND": "and", "&": "and", "NOT": "not"}
_FIELD = re.compile(r"([^\W\d][\w-]*(?::[\w-]+)*?):(?=[^\s:])(?!//)")


class QueryError(UsageError):
    """A query that cannot be understood; `position` is the 1-based character where it stops making sense."""

    def __init__(self, message: str, position: int, hint: str = "") -> None:
        super().__init__(f"query, character {position}: {message}", hint=hint)
        self.position = position


class Token(NamedTuple):
    """`kind` is word, phrase, field, not, or, and, open, close or end; `at` is its 1-based place."""

    kind: str
    text: str
    at: int


def tokens(query: str) -> list[Token]:
    """The query in tokens, `end` last. Raises `QueryError` for an open quote or an endless query."""
    if len(query) > MAX_LENGTH:
        raise QueryError(f"too long: {len(query)} characters, at most {MAX_LENGTH}", MAX_LENGTH)
    query = query.replace("\x00", " ")
    found: list[Token] = []
    position = depth = 0
    while position < len(query):
        if query[position].isspace():
            position += 1
            continue
        token, position = _next(query, position, depth, bool(found) and found[-1].kind == "field")
        depth += (token.kind == "open") - (token.kind == "close")
        found.append(token)
        if len(found) > MAX_TOKENS:
            raise QueryError(f"more than {MAX_TOKENS} words", token.at)
        if depth > MAX_DEPTH:
            raise QueryError(f"more than {MAX_DEPTH} brackets inside each other", token.at)
    return [*found, Token("end", "", len(query) + 1)]


def _next(query: str, position: int, depth: int, is_value: bool) -> tuple[Token, int]:
    """The token at `position` and where it ends. `is_value`: it stands behind a field's colon, so it is none itself."""
    char, at = query[position], position + 1
    if char in _QUOTES:
        return _phrase(query, position)
    if char == "(":
        return Token("open", char, at), at
    if char == ")" and depth:
        return Token("close", char, at), at
    if char in "-\u2212" and at < len(query) and not query[at].isspace() and query[at] != char:
        return Token("not", char, at), at
    if not is_value and (field := _FIELD.match(query, position)):
        return Token("field", field[1], at), field.end()
    word = _word(query, position, depth)
    kind = "word" if is_value else _OPERATORS.get(word, "word")
    return Token(kind, word, at), position + len(word)


def _phrase(query: str, position: int) -> tuple[Token, int]:
    closing = _QUOTES[query[position]]
    for end in range(position + 1, len(query)):
        if query[end] in closing:
            return Token("phrase", query[position + 1 : end], position + 1), end + 1
    raise QueryError(f"the quote {query[position]} has no end", position + 1, "put a quote behind the phrase too")


def _word(query: str, position: int, depth: int) -> str:
    """To the next blank, or to the bracket that closes an open group; brackets inside the word are its own."""
    inside = 0
    for end in range(position, len(query)):
        char = query[end]
        if char.isspace():
            return query[position:end]
        if char == "(":
            inside += 1
        elif char == ")":
            if not inside and depth and end > position:
                return query[position:end]
            inside = max(0, inside - 1)
    return query[position:]
