"""Turtle (W3C, RDF 1.1) read into a graph and written from one.

A reader of our own: rdflib reads the same files in the tests, but costs more to import than a whole command may take,
and it stops at the first fault where this one names it and goes on with the next statement.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urljoin

from loccit.errors import Problem
from loccit.tags.graph import RDF, TYPE, XSD, Graph, Literal, Term, Triple

_MAX_DEPTH = 60  # of brackets in brackets: thesauri have one or two
_ESCAPES = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
_TOKEN = re.compile(
    r"""(?P<space>\s+|\#[^\n]*)
    |(?P<iri><[^\x00-\x20<>"{}|^`]*>)
    |(?P<text>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3}|'{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
        |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
    |(?P<word>@[A-Za-z]+(?:-[A-Za-z0-9]+)*|\^\^|[;,\[\]()])
    |(?P<number>[+-]?(?:\d+\.\d*[eE][+-]?\d+|\.?\d+[eE][+-]?\d+|\d*\.\d+|\d+))(?![\w:])
    |(?P<blank>_:[\w](?:[\w.·-]*[\w·-])?)
    |(?P<name>(?:[^\W\d_](?:[\w.-]*[\w-])?)?:(?:(?:[\w:]|%[0-9A-Fa-f]{2}|\\.)(?:(?:[\w.:·-]|%[0-9A-Fa-f]{2}|\\.)*
        (?:[\w:·-]|%[0-9A-Fa-f]{2}|\\.))?)?)
    |(?P<bare>[A-Za-z]+)
    |(?P<stop>\.)""",
    re.VERBOSE | re.DOTALL,
)


class _Token(NamedTuple):
    kind: str
    text: str
    line: int


class _Fault(Exception):  # noqa: N818 - a fault in the user's file, caught in this module
    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def read(text: str, source: str = "") -> tuple[Graph, list[Problem]]:
    """The triples of a Turtle text. A statement that cannot be read is named and left out; the others stay."""
    reader = _Reader(text)
    problems = []
    while reader.peek().kind != "end":
        try:
            reader.statement()
        except _Fault as fault:
            hint = "the statement was left out"
            problems.append(Problem("turtle-syntax", f"not Turtle: {fault}", "error", source, fault.line, hint=hint))
            reader.skip()
    return reader.graph, problems


def write(graph: Graph, prefixes: Mapping[str, str]) -> str:
    """Turtle text of a graph: subjects and predicates in its order, one value a line."""
    lines = [f"@prefix {name}: <{iri}> ." for name, iri in prefixes.items()]
    for subject, predicates in graph.subjects.items():
        parts = [
            f"    {_written(predicate, prefixes)} {', '.join(_written(term, prefixes) for term in terms)}"
            for predicate, terms in predicates.items()
        ]
        lines += ["", _written(subject, prefixes), " ;\n".join(parts) + " ."]
    return "\n".join(lines) + "\n"


def _written(term: Term, prefixes: Mapping[str, str]) -> str:
    if isinstance(term, Literal):
        escaped = term.text.replace("\\", "\\\\").replace('"', '\\"')
        for letter, char in (("n", "\n"), ("r", "\r"), ("t", "\t")):
            escaped = escaped.replace(char, f"\\{letter}")
        if term.datatype == XSD + "boolean":
            return term.text
        mark = (
            f"@{term.language}" if term.language else f"^^{_written(term.datatype, prefixes)}" if term.datatype else ""
        )
        return f'"{escaped}"{mark}'
    if term == TYPE:
        return "a"
    for name, iri in prefixes.items():
        if term.startswith(iri) and re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", term[len(iri) :]):
            return f"{name}:{term[len(iri) :]}"
    return term if term.startswith("_:") else f"<{term}>"


class _Reader:
    """A recursive reader over the tokens of the grammar's section 6.5."""

    def __init__(self, text: str) -> None:
        self.tokens = _tokens(text.removeprefix("\ufeff"))
        self.place = 0
        self.prefixes: dict[str, str] = {}
        self.base = ""
        self.graph = Graph()
        self.pending: list[Triple] = []  # of the statement being read: a faulty one leaves nothing half said
        self.blanks = 0

    def peek(self) -> _Token:
        return self.tokens[self.place]

    def take(self, expected: str = "") -> _Token:
        token = self.tokens[self.place]
        if token.kind in ("end", "fault") or (expected and token.text != expected):
            found = "the end of the file" if token.kind == "end" else f"'{token.text[:40]}'"
            raise _Fault(f"{found} where {expected or 'a term'} was expected", token.line)
        self.place += 1
        return token

    def skip(self) -> None:
        """Goes behind the next full stop."""
        while self.peek().kind not in ("end", "stop"):
            self.place += 1
        if self.peek().kind == "stop":
            self.place += 1

    def statement(self) -> None:
        self.pending = []
        token = self.peek()
        if token.text.casefold() in ("@prefix", "prefix", "@base", "base") and token.kind in ("word", "bare"):
            self._directive(self.take())
            return
        bracket = token.text == "["
        subject = self._term(0)
        if isinstance(subject, Literal):
            raise _Fault("a literal cannot be a subject", token.line)
        if not (bracket and self.peek().kind == "stop"):
            self._predicates(subject, 0)
        self.take(".")
        for triple in self.pending:
            self.graph.add(*triple)

    def _directive(self, word: _Token) -> None:
        if word.text.casefold().endswith("prefix"):
            name = self.take()
            if not name.text.endswith(":"):
                raise _Fault(f"'{name.text}' is no prefix", name.line)
            self.prefixes[name.text[:-1]] = self._iri(self.take())
        else:
            self.base = self._iri(self.take())
        if word.text.startswith("@"):
            self.take(".")

    def _predicates(self, subject: str, depth: int) -> None:
        while True:
            token = self.take()
            predicate = TYPE if token.text == "a" else self._iri(token)
            while True:
                place = len(self.pending)
                term = self._term(depth)
                self.pending.insert(place, (subject, predicate, term))
                if self.peek().text != ",":
                    break
                self.take()
            if self.peek().text != ";":
                return
            while self.peek().text == ";":
                self.take()
            if self.peek().text in (".", "]"):
                return

    def _term(self, depth: int) -> Term:
        token = self.take()
        if depth > _MAX_DEPTH:
            raise _Fault("brackets are nested too deeply", token.line)
        if token.text == "[":
            node = self._blank()
            if self.peek().text != "]":
                self._predicates(node, depth + 1)
            self.take("]")
            return node
        if token.text == "(":
            return self._collection(depth + 1)
        if token.kind == "text":
            return self._literal(token)
        if token.kind == "number":
            kind = "double" if "e" in token.text.casefold() else "decimal" if "." in token.text else "integer"
            return Literal(token.text, datatype=XSD + kind)
        if token.text in ("true", "false"):
            return Literal(token.text, datatype=XSD + "boolean")
        return self._iri(token)

    def _collection(self, depth: int) -> str:
        items = []
        while self.peek().text != ")":
            items.append(self._term(depth))
        self.take(")")
        rest = RDF + "nil"
        for item in reversed(items):
            node = self._blank()
            self.pending += [(node, RDF + "first", item), (node, RDF + "rest", rest)]
            rest = node
        return rest

    def _literal(self, token: _Token) -> Literal:
        quotes = 3 if token.text[:3] in ('"""', "'''") else 1
        text = _unescaped(token.text[quotes:-quotes], token.line)
        following = self.peek()
        if following.kind == "word" and following.text.startswith("@"):
            return Literal(text, self.take().text[1:])
        if following.text == "^^":
            self.take()
            return Literal(text, datatype=self._iri(self.take()))
        return Literal(text)

    def _iri(self, token: _Token) -> str:
        if token.kind == "iri":
            iri = _unescaped(token.text[1:-1], token.line)
            return urljoin(self.base, iri) if self.base and ":" not in iri.partition("/")[0] else iri
        if token.kind == "blank":
            return token.text
        prefix, _, local = token.text.partition(":")
        if token.kind != "name" or prefix not in self.prefixes:
            raise _Fault(f"'{token.text[:40]}' is no address and no name with a known prefix", token.line)
        return self.prefixes[prefix] + re.sub(r"\\(.)", r"\1", local)

    def _blank(self) -> str:
        self.blanks += 1
        return f"_:.{self.blanks}"  # the dot keeps it apart from the labels of the file


def _tokens(text: str) -> list[_Token]:
    tokens = []
    place, line = 0, 1
    while place < len(text):
        match = _TOKEN.match(text, place)
        found = match[0] if match else text[place]
        kind = (match.lastgroup if match else None) or "fault"
        if kind != "space":
            tokens.append(_Token(kind, found, line))
        line += found.count("\n")
        place += len(found)
    return [*tokens, _Token("end", "", line)]


def _unescaped(text: str, line: int) -> str:
    if "\\" not in text:
        return text

    def replaced(match: re.Match[str]) -> str:
        if match[1]:
            number = int(match[1][1:], 16)
            if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
                raise _Fault(f"\\{match[1]} is no character", line)
            return chr(number)
        return _ESCAPES.get(match[2], match[2])

    return re.sub(r"\\(?:(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})|(.))", replaced, text, flags=re.DOTALL)
