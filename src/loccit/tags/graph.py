"""RDF in small: terms and triples, shared by the Turtle and JSON-LD readers and writers (RDF 1.1 Concepts)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"
TYPE = RDF + "type"


class Literal(NamedTuple):
    """A text, with its language or datatype (an IRI) where it has one."""

    text: str
    language: str = ""
    datatype: str = ""


Term = str | Literal
"""An IRI or a blank node (`_:b1`) as text, or a literal."""

Triple = tuple[str, str, Term]


class Graph:
    """Triples by subject and predicate, each in the order they were read."""

    def __init__(self, triples: Iterable[Triple] = ()) -> None:
        self.subjects: dict[str, dict[str, list[Term]]] = {}
        for triple in triples:
            self.add(*triple)

    def add(self, subject: str, predicate: str, term: Term) -> None:
        """Adds one triple; a second time it changes nothing."""
        terms = self.subjects.setdefault(subject, {}).setdefault(predicate, [])
        if term not in terms:
            terms.append(term)

    def terms(self, subject: str, predicate: str) -> list[Term]:
        """The objects of a subject and predicate."""
        return self.subjects.get(subject, {}).get(predicate, [])

    def iris(self, subject: str, predicate: str) -> list[str]:
        """Those objects that are IRIs or blank nodes."""
        return [term for term in self.terms(subject, predicate) if isinstance(term, str)]

    def literals(self, subject: str, predicate: str) -> list[Literal]:
        """Those objects that are literals."""
        return [term for term in self.terms(subject, predicate) if isinstance(term, Literal)]
