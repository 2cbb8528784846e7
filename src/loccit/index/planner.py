"""A parsed query as SQL over `entry e`: what FTS5 is asked, what SQL is asked, what is left to look at in the records.

Every word a user types reaches FTS5 inside quotation marks and made of letters and digits only, every other value as a
bound parameter: there is no query that is SQL or FTS5 syntax by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from loccit.index.fields import COLUMN_OF, Field
from loccit.index.fold import fold_words, sort_text
from loccit.index.plan import Plan, Test
from loccit.index.query import And, Has, Key, Kind, Node, Not, Or, Tag, Text, Words, Year
from loccit.index.tables import glob_text

Widen = Callable[[str], Iterable[str]]
"""A tag as typed to all tags that it stands for: its preferred name, itself, the narrower ones."""


def plan(node: Node, widen: Widen | None = None) -> Plan:
    """How to ask for the records that `node` means."""
    maker = _Maker(widen or (lambda tag: (tag,)))
    parts = node.parts if isinstance(node, And) else (node,)
    texts = [part for part in parts if _plain(part)]
    match = " AND ".join(f"({_expression(part)})" for part in texts)
    ranked = " AND ".join(f"({_expression(part, ranked=True)})" for part in texts)
    speaking = " OR ".join(f"({_text(text, ranked=True)})" for text in speaking_texts(node))
    where = " AND ".join(f"({maker.sql(part)})" for part in parts if not _plain(part)) or "1"
    return Plan(match, ranked, speaking, where, tuple(maker.values), tuple(maker.tests))


class _Maker:
    """SQL with its values and tests, in the order in which they occur."""

    def __init__(self, widen: Widen) -> None:
        self.widen = widen
        self.values: list[Any] = []
        self.tests: list[Test] = []

    def sql(self, node: Node) -> str:
        return self._OF[type(node)](self, node)

    def _and(self, node: And) -> str:
        return " AND ".join(f"({self.sql(part)})" for part in node.parts) or "1"

    def _or(self, node: Or) -> str:
        if all(_plain(part) for part in node.parts):
            return self._in(_expression(node))
        return " OR ".join(f"({self.sql(part)})" for part in node.parts)

    def _not(self, node: Not) -> str:
        return f"NOT ({self.sql(node.part)})"

    def _in(self, expression: str) -> str:
        self.values.append(expression)
        return "e.id IN (SELECT rowid FROM words WHERE words MATCH ?)"

    def _text(self, node: Text) -> str:
        if node.field is None or _whole_column(node.field):
            return self._in(_text(node))
        self.values += [_text(node), len(self.tests)]
        self.tests.append(_field_test(node.field, node.ways))
        return (
            "e.id IN (SELECT r.id FROM words CROSS JOIN record r ON r.id = words.rowid"
            " WHERE words MATCH ? AND loccit_test(?, r.json))"
        )

    def _year(self, node: Year) -> str:
        terms = ["e.year IS NOT NULL"]
        for value, term in ((node.first, "e.year_end >= ?"), (node.last, "e.year <= ?")):
            if value is not None:
                terms.append(term)
                self.values.append(value)
        return " AND ".join(terms)

    def _has(self, node: Has) -> str:
        terms = []
        for variable in node.variables:
            if variable == "snapshot":
                terms.append("e.folder IN (SELECT folder FROM snapshot)")
            else:
                self.values.append(f" {variable.replace(' ', '_')} ")
                terms.append("e.fieldset IN (SELECT id FROM fieldset WHERE instr(names, ?))")
        return " OR ".join(terms)

    def _kind(self, node: Kind) -> str:
        """As it is called in CSL or in the file, or a part of CSL's name: `newspaper` for article-newspaper."""
        name = glob_text(node.name.lower().replace("_", "-"))
        patterns = [f"{name}*", f"*-{name}*"] if node.prefix else [name, f"{name}-*", f"*-{name}", f"*-{name}-*"]
        self.values += [*patterns, patterns[0]]
        terms = ["replace(e.type, '_', '-') GLOB ?"] * len(patterns)
        return " OR ".join([*terms, "e.entrytype GLOB ?"])

    def _tag(self, node: Tag) -> str:
        if node.prefix:
            name = sort_text(node.name)
            self.values += [name, name]
            return "e.id IN (SELECT entry FROM tag WHERE substr(folded, 1, length(?)) = ?)"
        names = sorted({sort_text(name) for name in (node.name, *self.widen(node.name))})
        self.values += names
        marks = ", ".join("?" * len(names))
        return f"e.id IN (SELECT entry FROM tag WHERE folded IN ({marks}))"

    def _key(self, node: Key) -> str:
        pattern = glob_text(node.key.lower()) + "*" * node.prefix
        self.values += [pattern, pattern]
        return "(lower(e.citekey) GLOB ? OR e.id IN (SELECT entry FROM alias WHERE lower(key) GLOB ?))"

    _OF: ClassVar[dict[type, Callable[[_Maker, Any], str]]] = {
        And: _and, Or: _or, Not: _not, Text: _text, Year: _year, Has: _has, Kind: _kind, Tag: _tag, Key: _key,
    }  # fmt: skip


def _plain(node: Node) -> bool:
    """Whether FTS5 alone can answer it."""
    if isinstance(node, Text):
        return node.field is None or _whole_column(node.field)
    return isinstance(node, Or) and all(_plain(part) for part in node.parts)


def _expression(node: Node, ranked: bool = False) -> str:
    if isinstance(node, Or):
        return " OR ".join(f"({_expression(part, ranked)})" for part in node.parts)
    assert isinstance(node, Text)
    return _text(node, ranked)


def _text(text: Text, ranked: bool = False) -> str:
    """FTS5's words for one `Text`. `ranked`: a whole word counts besides the words that begin so, so it counts more."""
    ways = []
    for way in text.ways:
        quoted = f'"{" ".join(way.words)}"'
        ways += ([quoted] if ranked else []) + [f"{quoted}*"] if way.prefix else [quoted]
    return f"{_scope(text)}({' OR '.join(ways)})"


def _scope(text: Text) -> str:
    if text.column == "creator":
        return "{author creator} : "
    if text.column:
        return f"{text.column} : "
    if text.field is None:
        return ""
    return "{" + " ".join(dict.fromkeys(_column(variable) for variable in text.field.variables)) + "} : "


def _column(variable: str) -> str:
    from loccit.record.variables import NAME_VARIABLES

    if variable in NAME_VARIABLES and variable != "author":
        return "creator"
    return "number" if variable == "issued" else COLUMN_OF.get(variable, "note")


def _whole_column(field: Field) -> bool:
    return len(field.variables) == 1 and field.variables[0] in ("author", "abstract", "title")


def _field_test(field: Field, ways: tuple[Words, ...]) -> Test:
    from loccit.index.document import sought_text

    def test(item: dict[str, Any]) -> bool:
        found = [fold_words(sought_text(item, variable)) for variable in field.variables]
        return any(_follow(words, way) for words in found for way in ways)

    return test


def _follow(words: list[str], way: Words) -> bool:
    """Whether the words of `way` stand in `words`, one behind the other."""
    size, last = len(way.words), way.words[-1]
    before = list(way.words[:-1])
    for end in range(size, len(words) + 1):
        word = words[end - 1]
        if (word.startswith(last) if way.prefix else word == last) and words[end - size : end - 1] == before:
            return True
    return False


def speaking_texts(node: Node) -> Iterable[Text]:
    """The texts that are not denied."""
    if isinstance(node, Text):
        yield node
    elif isinstance(node, And | Or):
        for part in node.parts:
            yield from speaking_texts(part)
