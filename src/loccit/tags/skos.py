"""Vocabularies as SKOS (W3C Simple Knowledge Organization System), the standard of thesauri, in Turtle or JSON-LD.

| vocabulary.toml | SKOS |
|---|---|
| label, alternatives, cues | skos:prefLabel, skos:altLabel, skos:hiddenLabel |
| note, broader, related, slug | skos:scopeNote, skos:broader, skos:related, skos:notation |
| weak, not | loccit:weakLabel, loccit:notLabel |
| background, aspect, years | loccit:background, loccit:aspect, loccit:years |
| topic, words | loccit:topic, loccit:words (`name: word, word`), of the concept scheme |
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal as OneOf
from urllib.parse import quote

from loccit.errors import Problem
from loccit.tags import jsonld, turtle
from loccit.tags.concepts import Concept, Vocabulary
from loccit.tags.faults import Finder, sound
from loccit.tags.graph import TYPE, XSD, Graph, Literal

Format = OneOf["turtle", "json-ld"]

SKOS = "http://www.w3.org/2004/02/skos/core#"
SKOS_XL = "http://www.w3.org/2008/05/skos-xl#"
DCT = "http://purl.org/dc/terms/"
TERMS = "urn:loccit:terms:"
PREFIXES = {"skos": SKOS, "dct": DCT, "loccit": TERMS}
_NO_BASE = "urn:loccit:vocabulary:"
_LABELS = {
    "alternatives": SKOS + "altLabel",
    "cues": SKOS + "hiddenLabel",
    "weak": TERMS + "weakLabel",
    "against": TERMS + "notLabel",
}
_XL = {SKOS + name: SKOS_XL + name for name in ("prefLabel", "altLabel", "hiddenLabel")}


def export(vocabulary: Vocabulary, to: Format = "turtle") -> str:
    """The SKOS text of a vocabulary; `read` gives back an equal one."""
    graph = _graph(vocabulary)
    return turtle.write(graph, PREFIXES) if to == "turtle" else jsonld.write(graph, PREFIXES)


def read(text: str, source: str = "", language: str = "en") -> tuple[Vocabulary, list[Problem]]:
    """The vocabulary of a SKOS text, Turtle or JSON-LD (told by its first character), and its faults.

    Labels are taken in `language`, or without one, or where a concept has neither in any; those in other languages are
    counted in a problem. Slugs come from our own notation, else from the labels.
    """
    start = text.lstrip("\ufeff \t\r\n")[:1]
    json = start == "{" or (start == "[" and '"@' in text)
    graph, problems = jsonld.read(text, source) if json else turtle.read(text, source)
    return _vocabulary(graph, source, language, problems), problems


def _graph(vocabulary: Vocabulary) -> Graph:
    graph, base, language = Graph(), vocabulary.base or _NO_BASE, vocabulary.language
    graph.add(base, TYPE, SKOS + "ConceptScheme")
    if vocabulary.title:
        graph.add(base, DCT + "title", Literal(vocabulary.title, language))
    graph.add(base, DCT + "language", Literal(language))
    for word in vocabulary.topic:
        graph.add(base, TERMS + "topic", Literal(word, language))
    for name, words in vocabulary.words.items():
        graph.add(base, TERMS + "words", Literal(f"{name}: {', '.join(words)}", language))
    for slug in vocabulary.tops:
        graph.add(base, SKOS + "hasTopConcept", _iri(base, slug))
    for concept in vocabulary.concepts.values():
        _add(graph, concept, base, language)
    return graph


def _add(graph: Graph, concept: Concept, base: str, language: str) -> None:
    iri = _iri(base, concept.slug)
    graph.add(iri, TYPE, SKOS + "Concept")
    graph.add(iri, SKOS + "inScheme", base)
    graph.add(iri, SKOS + "notation", Literal(concept.slug, datatype=TERMS + "slug"))
    graph.add(iri, SKOS + "prefLabel", Literal(concept.label, language))
    for name, predicate in _LABELS.items():
        for label in getattr(concept, name):
            graph.add(iri, predicate, Literal(label, language))
    if concept.note:
        graph.add(iri, SKOS + "scopeNote", Literal(concept.note, language))
    for slug in concept.broader:
        graph.add(iri, SKOS + "broader", _iri(base, slug))
    for slug in concept.related:
        graph.add(iri, SKOS + "related", _iri(base, slug))
    for name in ("background", "aspect"):
        if getattr(concept, name):
            graph.add(iri, TERMS + name, Literal("true", datatype=XSD + "boolean"))
    if concept.years:
        graph.add(iri, TERMS + "years", Literal(concept.years))


def _iri(base: str, slug: str) -> str:
    return base + quote(slug, safe="-._~()'!*:@/?+&=$")


def _vocabulary(graph: Graph, source: str, language: str, problems: list[Problem]) -> Vocabulary:
    schemes = [iri for iri in graph.subjects if SKOS + "ConceptScheme" in graph.iris(iri, TYPE)]
    scheme = schemes[0] if schemes else ""
    iris = [iri for iri in graph.subjects if _is_concept(graph, iri)]
    if not iris:
        problems.append(Problem("skos-empty", "no concept with a skos:prefLabel was found", "error", source))
    if told := graph.literals(scheme, DCT + "language"):
        language = told[0].text or language
    texts = _Texts(graph, language)
    slugs: dict[str, str] = {}
    for iri in iris:
        slugs[iri] = _slug(graph, iri, texts.one(iri, SKOS + "prefLabel"), set(slugs.values()))
    concepts = {slugs[iri]: _concept(graph, iri, slugs, texts) for iri in iris}
    if texts.foreign:
        message = f"{texts.foreign} labels and notes in other languages than '{language}' were left out"
        problems.append(Problem("skos-languages", message, "warning", source, hint="import with another language"))
    title = texts.one(scheme, DCT + "title") or texts.one(scheme, SKOS + "prefLabel")
    concepts = sound(concepts, Finder("", source), problems)
    topic = tuple(word.text for word in graph.literals(scheme, TERMS + "topic"))
    lists = (list_.text.partition(": ") for list_ in graph.literals(scheme, TERMS + "words"))
    words = {name: tuple(items.split(", ")) for name, _, items in lists}
    return Vocabulary(concepts, title, "" if scheme == _NO_BASE else scheme, language, topic, words)


def _is_concept(graph: Graph, iri: str) -> bool:
    types = graph.iris(iri, TYPE)
    if SKOS + "Concept" in types:
        return True
    labelled = any(graph.terms(iri, name) for name in (SKOS + "prefLabel", SKOS_XL + "prefLabel"))
    return labelled and not any(SKOS + name in types for name in ("ConceptScheme", "Collection", "OrderedCollection"))


def _concept(graph: Graph, iri: str, slugs: dict[str, str], texts: _Texts) -> Concept:
    broader = graph.iris(iri, SKOS + "broader")
    broader += [other for other in slugs if iri in graph.iris(other, SKOS + "narrower") and other not in broader]
    slug = slugs[iri]
    labels = {name: tuple(texts.all(iri, predicate)) for name, predicate in _LABELS.items()}
    true = Literal("true", datatype=XSD + "boolean")
    return Concept(
        slug,
        texts.one(iri, SKOS + "prefLabel") or slug.replace("-", " "),
        alternatives=labels["alternatives"],
        cues=labels["cues"],
        weak=labels["weak"],
        against=labels["against"],
        note=" ".join(texts.all(iri, SKOS + "scopeNote")),
        broader=tuple(slugs.get(other, other) for other in broader),
        related=tuple(slugs.get(other, other) for other in graph.iris(iri, SKOS + "related")),
        background=true in graph.terms(iri, TERMS + "background"),
        aspect=true in graph.terms(iri, TERMS + "aspect"),
        years=next((literal.text for literal in graph.literals(iri, TERMS + "years")), ""),
    )


def _slug(graph: Graph, iri: str, label: str, taken: set[str]) -> str:
    """Our own notation; else one made from the label, else from the end of the address; numbered where it is taken."""
    for notation in graph.literals(iri, SKOS + "notation"):
        if notation.datatype == TERMS + "slug" and notation.text not in taken:
            return notation.text
    slug = made = slugged(label) or slugged(re.split(r"[/#:]", iri.rstrip("/#"))[-1]) or "concept"
    number = 2
    while slug in taken:
        slug, number = f"{made}-{number}", number + 1
    return slug


def slugged(label: str) -> str:
    """A slug from a label: lower case, hyphens for all that is no letter or digit, accents dropped."""
    plain = unicodedata.normalize("NFKD", label.replace("'", "").replace("’", ""))
    kept = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    return "-".join(re.findall(r"[^\W_]+", kept))


class _Texts:
    """Labels in one language, SKOS-XL ones too; counts those in others."""

    def __init__(self, graph: Graph, language: str) -> None:
        self.graph = graph
        self.language = language.casefold()
        self.foreign = 0

    def one(self, iri: str, predicate: str) -> str:
        found = self.all(iri, predicate)
        return found[0] if found else ""

    def all(self, iri: str, predicate: str) -> list[str]:
        literals = list(self.graph.literals(iri, predicate))
        for label in self.graph.iris(iri, _XL.get(predicate, "")):
            literals += self.graph.literals(label, SKOS_XL + "literalForm")
        own = [text for text in literals if text.language.casefold().partition("-")[0] == self.language]
        chosen = own or [text for text in literals if not text.language]
        if predicate == SKOS + "prefLabel":
            chosen = chosen or literals[:1]
        else:
            self.foreign += len(literals) - len(chosen)
        return [text.text.strip() for text in chosen if text.text.strip()]
