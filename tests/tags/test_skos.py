"""SKOS: thesauri of others read, our own written so that they come back equal, here and in another program."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.tags import Concept, Vocabulary, load_vocabulary, skos, turtle
from loccit.tags.graph import Graph, Literal
from tests.tags.cases import LIBRARY, cases, expected


@pytest.mark.parametrize("path", cases("skos"), ids=lambda path: path.name)
def test_thesauri_of_others(path: Path) -> None:
    want = expected(path)
    vocabulary, problems = skos.read(path.read_text(encoding="utf-8"), path.name)
    got = {
        slug: {
            "label": concept.label,
            "alternatives": list(concept.alternatives),
            "note": concept.note,
            "broader": list(concept.broader),
            "related": list(concept.related),
        }
        for slug, concept in vocabulary.concepts.items()
    }
    assert got == want["concepts"]
    assert (vocabulary.title, vocabulary.base) == (want["title"], want["base"])
    assert [problem.code for problem in problems] == want["problems"]


def topic() -> Vocabulary:
    return load_vocabulary(LIBRARY.read_text(encoding="utf-8"))[0]


@pytest.mark.parametrize("to", ["turtle", "json-ld"])
def test_the_topic_comes_back_equal(to: skos.Format) -> None:
    text = skos.export(topic(), to)
    again, problems = skos.read(text)
    assert (again, problems) == (topic(), [])
    assert skos.export(again, to) == text


# rdflib's own JSON-LD reader calls what rdflib deprecates
QUIET = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")


@QUIET
@pytest.mark.parametrize("to", ["turtle", "json-ld"])
def test_another_program_reads_the_same_and_what_it_writes_is_read(to: skos.Format) -> None:
    rdflib = pytest.importorskip("rdflib", reason="rdflib is the other program; it is in the test extra")
    graph = rdflib.Graph().parse(data=skos.export(topic(), to), format=to)
    core = rdflib.Namespace(skos.SKOS)
    labels = {str(graph.value(iri, core.prefLabel)) for iri in graph.subjects(rdflib.RDF.type, core.Concept)}
    assert labels == {concept.label for concept in topic().concepts.values()}
    broader = {(str(a), str(b)) for a, b in graph.subject_objects(core.broader)}
    base = topic().base
    assert broader == {(base + c.slug, base + up) for c in topic().concepts.values() for up in c.broader}

    again, problems = skos.read(graph.serialize(format=to))
    assert problems == []
    assert {slug: as_sets(concept) for slug, concept in again.concepts.items()} == {
        slug: as_sets(concept) for slug, concept in topic().concepts.items()
    }


def as_sets(concept: Concept) -> dict[str, object]:
    """A concept without the order of its lists, which RDF does not keep."""
    values = {name: getattr(concept, name) for name in Concept.__dataclass_fields__ if name != "line"}
    return {name: frozenset(value) if isinstance(value, tuple) else value for name, value in values.items()}


@QUIET
def test_both_forms_say_the_same_to_another_program() -> None:
    rdflib = pytest.importorskip("rdflib", reason="rdflib is the other program; it is in the test extra")
    graphs = [rdflib.Graph().parse(data=skos.export(topic(), to), format=to) for to in ("turtle", "json-ld")]
    assert set(graphs[0]) == set(graphs[1])


TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)


@given(st.dictionaries(st.sampled_from(["urn:x:a", "urn:x:b", "_:b1"]), st.lists(TEXT, min_size=1, max_size=3)))
def test_any_literal_survives_turtle(values: dict[str, list[str]]) -> None:
    graph = Graph((subject, "urn:x:p", Literal(text, "en")) for subject, texts in values.items() for text in texts)
    again, problems = turtle.read(turtle.write(graph, {"x": "urn:x:"}))
    assert problems == []
    assert again.subjects == graph.subjects


@given(st.text(alphabet='@prefix skos:<urn>. "a[](){};,\\_^#\n1e', max_size=80))
def test_no_text_makes_the_turtle_reader_fail(text: str) -> None:
    skos.read(text)
    skos.read("{" + text)


def test_deep_nesting_is_a_problem_and_no_crash() -> None:
    graph, problems = turtle.read("<urn:a> <urn:b> " + "[ <urn:b> " * 500 + "." + "\n<urn:c> <urn:d> <urn:e> .")
    assert [problem.code for problem in problems] == ["turtle-syntax"]
    assert graph.iris("urn:c", "urn:d") == ["urn:e"]
    _, problems = skos.read('{"urn:p": ' * 300 + "1" + "}" * 300)
    assert problems[0].code == "jsonld-shape"


def test_faults_name_their_line() -> None:
    _, problems = skos.read("@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\n<a> skos:prefLabel .", "x.ttl")
    assert (problems[0].file, problems[0].line) == ("x.ttl", 3)


def test_slugs_from_labels_are_numbered_where_they_are_taken() -> None:
    labels = ("Droit d’asile", "droit dasile")
    text = "".join(f'<urn:{n}> <{skos.SKOS}prefLabel> "{label}" .\n' for n, label in enumerate(labels))
    assert list(skos.read(text)[0].concepts) == ["droit-dasile", "droit-dasile-2"]
