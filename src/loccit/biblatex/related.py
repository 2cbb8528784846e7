"""Relations between entries: BibLaTeX's `related` and `relatedtype` (manual §4.5.1) ↔ `Record.relations`.

An entry has one `relatedtype` for all its `related` entries. Where a record has relations of several types, the field
`relations` says them all (`reports-on: key; version-of: key`), and `related` names the entries for LaTeX.
"""

from __future__ import annotations

from collections.abc import Mapping

from loccit.record import RELATION_TYPES, Record, Relation

_TYPES = {
    "reprintof": "reprint-of", "reprintas": "related", "translationof": "translation-of", "translationas": "related",
    "reviewof": "review-of", "multivolume": "related", "origpubas": "related", "origpubin": "reprint-of",
    "bytranslator": "related",
}  # fmt: skip
_WRITTEN = {"reprint-of": "reprintof", "translation-of": "translationof", "review-of": "reviewof"}
_CUSTOM = "biblatex:"


def read_relations(record: Record, values: Mapping[str, str], name: str, latex: str) -> None:
    """Adds the relations that the field `name` says; `relations` goes before `related`."""
    exact = values.get("relations", "")
    if exact and (found := _exact(exact)):
        record.relations = found
    elif name == "related":
        word = values.get("relatedtype", "").strip().lower()
        kind = word if word in RELATION_TYPES else _TYPES.get(word, "related")
        record.relations = [Relation(kind, key.strip()) for key in latex.split(",") if key.strip()]
        if word and (_WRITTEN.get(kind) or kind) != word:
            record.custom[_CUSTOM + "relatedtype"] = values["relatedtype"]
    elif name == "relations" or not values.get("related"):
        record.custom[_CUSTOM + name] = latex


def _exact(text: str) -> list[Relation]:
    found = []
    for part in text.split(";"):
        kind, _, key = part.partition(":")
        if kind.strip() not in RELATION_TYPES or not key.strip():
            return []
        found.append(Relation(kind.strip(), key.strip()))
    return found


def write_relations(record: Record) -> list[tuple[str, str]]:
    """The fields that say `record.relations`."""
    if not record.relations:
        return []
    kinds = {relation.type for relation in record.relations}
    keys = ", ".join(dict.fromkeys(relation.to for relation in record.relations))
    if len(kinds) > 1:
        exact = "; ".join(f"{relation.type}: {relation.to}" for relation in record.relations)
        return [("related", keys), ("relations", exact)]
    kind = kinds.pop()
    word = record.custom.get(_CUSTOM + "relatedtype", "")
    if not word or _TYPES.get(word.strip().lower(), "related") != kind:
        word = _WRITTEN.get(kind) or ("" if kind == "related" else kind)
    return [("related", keys), *([("relatedtype", word)] if word else [])]
