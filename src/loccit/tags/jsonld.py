"""JSON-LD 1.1 (W3C) read into a graph and written from one, in the forms thesauri are published in.

Read are expanded documents and compacted ones whose context stands in the file: prefixes, terms with `@id`, `@type`,
`@container` and `@language`, `@vocab`, `@base`, `@graph`, nested nodes. A context at an address is not fetched.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin

from loccit.errors import Problem
from loccit.tags.graph import RDF, TYPE, XSD, Graph, Literal, Term

_MAX_DEPTH = 60


def read(text: str, source: str = "") -> tuple[Graph, list[Problem]]:
    """The triples of a JSON-LD text, and what could not be read."""
    try:
        document = json.loads(text.removeprefix("\ufeff"))
    except (json.JSONDecodeError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        return Graph(), [Problem("jsonld-syntax", f"not JSON: {getattr(error, 'msg', error)}", "error", source, line)]
    reader = _Reader(source)
    reader.nodes(document, {}, 0)
    return reader.graph, reader.problems


def write(graph: Graph, prefixes: Mapping[str, str]) -> str:
    """JSON-LD text of a graph: prefixes in the context, one object a subject."""
    nodes = []
    for subject, predicates in graph.subjects.items():
        node: dict[str, Any] = {"@id": subject}
        for predicate, terms in predicates.items():
            if predicate == TYPE:
                node["@type"] = [_short(str(term), prefixes) for term in terms]
            else:
                values = [_value(term, prefixes) for term in terms]
                node[_short(predicate, prefixes)] = values[0] if len(values) == 1 else values
        nodes.append(node)
    return json.dumps({"@context": dict(prefixes), "@graph": nodes}, ensure_ascii=False, indent=2) + "\n"


def _short(iri: str, prefixes: Mapping[str, str]) -> str:
    for name, start in prefixes.items():
        if iri.startswith(start):
            return f"{name}:{iri[len(start) :]}"
    return iri


def _value(term: Term, prefixes: Mapping[str, str]) -> Any:
    if isinstance(term, str):
        return {"@id": term}
    if term.datatype == XSD + "boolean":
        return term.text == "true"
    if term.language:
        return {"@value": term.text, "@language": term.language}
    return {"@value": term.text, "@type": _short(term.datatype, prefixes)} if term.datatype else term.text


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.graph = Graph()
        self.problems: list[Problem] = []
        self.blanks = 0

    def nodes(self, value: Any, context: dict[str, Any], depth: int) -> None:
        """Reads a document: a node, or an array of them."""
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                self.node(item, context, depth)
            else:
                self._problem("jsonld-shape", "a node is expected to be an object")

    def node(self, node: dict[str, Any], context: dict[str, Any], depth: int) -> str:
        """Reads one node object; its IRI or blank label."""
        if depth > _MAX_DEPTH:
            self._problem("jsonld-shape", "objects are nested too deeply")
            return "_:deep"
        context = self._context(node.get("@context"), context)
        names = {self._keyword(key, context): key for key in node}
        subject = node.get(names.get("@id", ""))
        subject = self._iri(subject, context, True) if isinstance(subject, str) else self._blank()
        for key, value in node.items():
            keyword = self._keyword(key, context)
            if keyword in ("@graph", "@included"):
                self.nodes(value, context, depth + 1)
            elif keyword == "@type":
                for item in value if isinstance(value, list) else [value]:
                    self.graph.add(subject, TYPE, self._iri(str(item), context))
            elif keyword == "@reverse" and isinstance(value, dict):
                self._reverse(subject, value, context, depth)
            elif not keyword.startswith("@"):
                self._property(subject, key, value, context, depth)
        return subject

    def _property(self, subject: str, key: str, value: Any, context: dict[str, Any], depth: int) -> None:
        predicate = self._iri(key, context)
        if ":" not in predicate:
            return  # JSON-LD ignores keys that the context does not map
        definition = context.get(key)
        definition = definition if isinstance(definition, dict) else {}
        container = definition.get("@container")
        if isinstance(value, dict) and (
            container == "@language" or (isinstance(container, list) and "@language" in container)
        ):
            for language, texts in value.items():
                for text in texts if isinstance(texts, list) else [texts]:
                    self.graph.add(subject, predicate, Literal(str(text), "" if language == "@none" else language))
            return
        items = value if isinstance(value, list) else [value]
        if container == "@list":
            items = [{"@list": items}]
        for item in items:
            if (term := self._term(item, definition, context, depth)) is not None:
                self.graph.add(subject, predicate, term)

    def _term(self, item: Any, definition: dict[str, Any], context: dict[str, Any], depth: int) -> Term | None:
        kind = definition.get("@type")
        if isinstance(item, bool):
            return Literal("true" if item else "false", datatype=XSD + "boolean")
        if isinstance(item, int | float):
            return Literal(str(item), datatype=XSD + ("integer" if isinstance(item, int) else "double"))
        if isinstance(item, str):
            if kind in ("@id", "@vocab"):
                return self._iri(item, context, True)
            language = definition["@language"] if "@language" in definition else context.get("@language")
            if kind and kind != "@none":
                return Literal(item, datatype=self._iri(str(kind), context))
            return Literal(item, str(language or ""))
        if not isinstance(item, dict):
            return None
        if "@value" in item:
            if not isinstance(item["@value"], str):
                return self._term(item["@value"], {}, context, depth)
            datatype = item.get("@type")
            return Literal(
                item["@value"], str(item.get("@language") or ""), self._iri(str(datatype), context) if datatype else ""
            )
        if "@list" in item:
            return self._list(item["@list"], definition, context, depth)
        return self.node(item, context, depth + 1)

    def _list(self, items: Any, definition: dict[str, Any], context: dict[str, Any], depth: int) -> str:
        rest = RDF + "nil"
        for item in reversed(items if isinstance(items, list) else [items]):
            if (term := self._term(item, definition, context, depth)) is not None:
                node = self._blank()
                self.graph.add(node, RDF + "first", term)
                self.graph.add(node, RDF + "rest", rest)
                rest = node
        return rest

    def _reverse(self, subject: str, value: dict[str, Any], context: dict[str, Any], depth: int) -> None:
        for key, items in value.items():
            for item in items if isinstance(items, list) else [items]:
                term = self._term(item, {"@type": "@id"}, context, depth)
                if isinstance(term, str):
                    self.graph.add(term, self._iri(key, context), subject)

    def _context(self, value: Any, context: dict[str, Any]) -> dict[str, Any]:
        for item in value if isinstance(value, list) else [value] if value is not None else []:
            if isinstance(item, dict):
                context = {**context, **item}
            elif isinstance(item, str):
                hint = "put the context into the file; nothing is fetched"
                self._problem("jsonld-remote-context", f"the context {item} stands elsewhere", hint)
        return context

    def _keyword(self, key: str, context: dict[str, Any]) -> str:
        """The keyword a key stands for, by itself or as an alias; else the key."""
        mapped = context.get(key)
        return mapped if isinstance(mapped, str) and mapped.startswith("@") else key

    def _iri(self, name: str, context: dict[str, Any], as_id: bool = False) -> str:
        """A term, a compact IRI or an IRI in full; ids are relative to `@base`, other names to `@vocab`."""
        for _ in range(10):  # a term may be defined by another's prefix, but not for ever
            mapped = None if as_id and ":" not in name else context.get(name)
            mapped = mapped.get("@id") if isinstance(mapped, dict) else mapped
            if isinstance(mapped, str) and mapped != name:
                name, as_id = mapped, False
                continue
            prefix, colon, local = name.partition(":")
            start = context.get(prefix) if colon and not local.startswith("//") else None
            start = start.get("@id") if isinstance(start, dict) else start
            if not isinstance(start, str):
                break
            name = start + local
        if ":" in name:
            return name
        base = context.get("@base" if as_id else "@vocab")
        if not isinstance(base, str):
            return name
        return urljoin(base, name) if as_id else base + name

    def _blank(self) -> str:
        self.blanks += 1
        return f"_:.{self.blanks}"

    def _problem(self, code: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(code, message, "error", self.source, hint=hint))
