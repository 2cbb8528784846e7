"""`vocabulary.toml` read and written: text to `Vocabulary` with the faults found, and back.

    title = "…"                        base = "https://…/"        language = "en"        topic = ["immigration"]
    [words]                            hold = ["hold", "keep"]
    [concept.immigration-detainers]
    label = "Immigration detainers"    alternatives = ["ICE hold"]    cues = ["honor/decline ... detainer"]
    weak = ["hold"]                    not = ["detainer appeal"]      background = false
    note = "…"                         broader = "detainers"          related = ["release-notification"]

A faulty file still gives every concept that can be understood: what is unsound is left out of the value and named.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

from loccit.errors import Problem
from loccit.tags.concepts import Concept, Vocabulary
from loccit.tags.faults import Finder, sound
from loccit.tags.labels import LISTED

_LISTS = {"alternatives": "alternatives", "cues": "cues", "weak": "weak", "not": "against", "related": "related"}
_KEYS = {"label", "note", "broader", "background", "aspect", "years", *_LISTS}
_TOP_KEYS = {"title", "base", "language", "topic", "words", "concept"}
_SLUG = re.compile(r"[^\s,;{}\\\"#%~]+")  # one word that BibLaTeX's keyword list and a query can hold
_LINE_WIDTH = 110


def load(text: str, source: str = "vocabulary.toml") -> tuple[Vocabulary, list[Problem]]:
    """The vocabulary in `text` and its faults, each with its line in `source`. TOML 1.0; never raises on the text."""
    find = Finder(text, source)
    tables, problems = _parse(text, find)
    problems += [
        find.problem("vocabulary-unknown-key", f"'{key}' is not a key of a vocabulary", warning=True, value=key)
        for key in tables
        if key not in _TOP_KEYS
    ]
    entries = tables.get("concept")
    if entries is not None and not isinstance(entries, dict):
        problems.append(find.problem("vocabulary-malformed", "'concept' must be tables like [concept.slug]"))
        entries = None
    words = _word_lists(tables.get("words", {}), find, problems)
    concepts = [_concept(slug, table, find, problems) for slug, table in (entries or {}).items()]
    concepts = [concept and _with_known_lists(concept, words, find, problems) for concept in concepts]
    kept = {concept.slug: concept for concept in concepts if concept}
    head = {key: tables[key] for key in ("title", "base", "language") if isinstance(tables.get(key), str)}
    if (topic := _strings(tables.get("topic", []))) is None:
        problems.append(find.problem("vocabulary-malformed", "'topic' must be a list of texts", value="topic"))
    return Vocabulary(sound(kept, find, problems), **head, topic=topic or (), words=words), problems


def dump(vocabulary: Vocabulary) -> str:
    """The text of `vocabulary.toml`: `load` gives back an equal value, and writing it again the same text."""
    lines = [
        f"{key} = {_quoted(value)}"
        for key, value in (("title", vocabulary.title), ("base", vocabulary.base), ("language", vocabulary.language))
        if value
    ]
    if vocabulary.topic:
        lines += _list("topic", vocabulary.topic)
    if vocabulary.words:
        lines += ["", "[words]"]
        for name, items in vocabulary.words.items():
            lines += _list(name, items)
    for concept in vocabulary.concepts.values():
        lines += ["", *_table(concept)]
    return "\n".join(lines).lstrip("\n") + "\n"


def _parse(text: str, find: Finder) -> tuple[dict[str, Any], list[Problem]]:
    """The TOML tables; where the file as a whole is no TOML, those of its parts (one `[` line to the next) that are."""
    import tomllib

    try:
        return tomllib.loads(text.removeprefix("\ufeff").replace("\r\n", "\n")), []
    except tomllib.TOMLDecodeError:
        pass
    tables: dict[str, Any] = {}
    problems = []
    for line, part in find.parts():
        try:
            _merge(tables, tomllib.loads(part))
        except (tomllib.TOMLDecodeError, KeyError) as error:
            at = re.search(r"\(at line (\d+)", str(error))
            where = line + int(at[1]) - 1 if at else line
            what = re.sub(r"\s*\(at .*\)$", "", str(error)).strip("'\"")
            problems.append(find.problem("vocabulary-syntax", f"not TOML: {what}", line=where))
    return tables, problems


def _merge(tables: dict[str, Any], part: dict[str, Any]) -> None:
    """Adds one part's tables. Raises KeyError where a concept stands twice."""
    concepts = part.pop("concept", {})
    tables |= part
    if isinstance(concepts, dict):
        known = tables.setdefault("concept", {})
        for slug, table in concepts.items():
            if slug in known:
                raise KeyError(f"the concept {slug} stands twice")
            known[slug] = table


def _word_lists(tables: Any, find: Finder, problems: list[Problem]) -> dict[str, tuple[str, ...]]:
    """The lists of words that cues call by name."""
    lists = {}
    for name, value in tables.items() if isinstance(tables, dict) else (("words", None),):
        items = _strings(value)
        if items and LISTED.fullmatch(f"{{{name}}}"):
            lists[name] = items
        else:
            problems.append(
                find.problem("vocabulary-malformed", f"words: '{name}' must be a list of texts", value=name)
            )
    return lists


def _with_known_lists(
    concept: Concept, words: dict[str, tuple[str, ...]], find: Finder, problems: list[Problem]
) -> Concept:
    """The concept without labels that call a list of words there is not."""
    kept: dict[str, Any] = {}
    for name in ("cues", "weak", "against"):
        labels = getattr(concept, name)
        for label in labels:
            for unknown in (called for called in LISTED.findall(label) if called not in words):
                message = f"{concept.slug}: there is no list of words '{unknown}'"
                problems.append(find.problem("vocabulary-unknown-words", message, slug=concept.slug, value=label))
        kept[name] = tuple(label for label in labels if all(called in words for called in LISTED.findall(label)))
    return replace(concept, **kept)


def _concept(slug: str, table: Any, find: Finder, problems: list[Problem]) -> Concept | None:
    line = find.header(slug)

    def fault(code: str, message: str, value: str = "", warning: bool = False) -> None:
        problems.append(find.problem(code, f"{slug}: {message}", slug=slug, value=value, warning=warning))

    if not isinstance(table, dict):
        fault("vocabulary-malformed", "must be a table")
        return None
    if not _SLUG.fullmatch(slug):
        fault("vocabulary-slug", "a slug is one word without spaces, commas, braces or quotes")
        return None
    for key in table:
        if key not in _KEYS:
            fault("vocabulary-unknown-key", f"'{key}' is not known here (known: {', '.join(sorted(_KEYS))})", key, True)
    label = table.get("label", "")
    if not isinstance(label, str) or not label.strip():
        fault("vocabulary-no-label", "has no label")
        label = slug.replace("-", " ")
    values: dict[str, Any] = {}
    for key, name in {**_LISTS, "broader": "broader"}.items():
        if (items := _strings(table.get(key, []))) is None:
            fault("vocabulary-malformed", f"'{key}' must be a list of texts", key)
        values[name] = items or ()
    for key in ("note", "years"):
        if not isinstance(table.get(key, ""), str):
            fault("vocabulary-malformed", f"'{key}' must be a text in quotes", key)
        values[key] = str(table.get(key, ""))
    for key in ("background", "aspect"):
        if not isinstance(table.get(key, False), bool):
            fault("vocabulary-malformed", f"'{key}' must be true or false", key)
        values[key] = table.get(key) is True
    concept = Concept(slug, label.strip(), **values, line=line)
    if concept.years and concept.span is None:
        fault("vocabulary-years", f"years '{concept.years}' is not like 2017/2021 or 2025/..", concept.years)
    return concept


def _strings(value: Any) -> tuple[str, ...] | None:
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        return None
    return tuple(dict.fromkeys(item.strip() for item in value if item.strip()))


def _table(concept: Concept) -> list[str]:
    bare = re.fullmatch(r"[A-Za-z0-9_-]+", concept.slug)
    lines = [f"[concept.{concept.slug if bare else _quoted(concept.slug)}]", f"label = {_quoted(concept.label)}"]
    for key, name in _LISTS.items():
        if key != "related" and (items := getattr(concept, name)):
            lines += _list(key, items)
    lines += [f"{key} = true" for key in ("background", "aspect") if getattr(concept, key)]
    if concept.years:
        lines.append(f"years = {_quoted(concept.years)}")
    if concept.note:
        lines.append(f"note = {_quoted(concept.note)}")
    if len(concept.broader) == 1:
        lines.append(f"broader = {_quoted(concept.broader[0])}")
    elif concept.broader:
        lines += _list("broader", concept.broader)
    return lines + (_list("related", concept.related) if concept.related else [])


def _list(key: str, items: tuple[str, ...]) -> list[str]:
    """`key = […]` on one line where it fits, else as many items a line as fit."""
    line = f"{key} = [{', '.join(map(_quoted, items))}]"
    if len(line) <= _LINE_WIDTH:
        return [line]
    rows: list[str] = []
    for item in map(_quoted, items):
        if rows and len(rows[-1]) + len(item) + 2 <= _LINE_WIDTH:
            rows[-1] += f" {item},"
        else:
            rows.append(f"  {item},")
    return [f"{key} = [", *rows, "]"]


def _quoted(text: str) -> str:
    """A TOML basic string; JSON escapes what TOML asks for, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
