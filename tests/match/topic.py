"""The topic's records from the evaluation data, as `Record`s: the fields of `topic.jsonl` by their BibLaTeX names."""

from __future__ import annotations

import json
from typing import Any

from loccit.record import Date, Name, Record, Relation, parse_date
from tests.shared import shared

TYPES = {
    "article": "article-journal", "book": "book", "report": "report", "thesis": "thesis", "dataset": "dataset",
    "legislation": "legislation", "jurisdiction": "legal_case", "unpublished": "manuscript", "misc": "document",
    "online": "webpage", "incollection": "chapter", "inproceedings": "paper-conference",
}  # fmt: skip
FIELDS = {
    "title": "title", "journaltitle": "container-title", "volume": "volume", "pages": "page", "issue": "issue",
    "doi": "DOI", "url": "URL", "institution": "publisher", "publisher": "publisher", "type": "genre",
    "howpublished": "medium", "edition": "edition", "isbn": "ISBN", "abstract": "abstract",
}  # fmt: skip


def topic_records(relations: bool = False) -> list[Record]:
    """All records of the topic, variants too; with the relations they state only where `relations`."""
    lines = shared("topic/topic.jsonl").read_text(encoding="utf-8").splitlines()
    return [_record(json.loads(line), relations) for line in lines if line.strip()]


def _record(line: dict[str, Any], relations: bool) -> Record:
    fields = {name: value.replace("--", "–") for name, value in line["fields"].items() if isinstance(value, str)}
    record = Record(TYPES.get(line["bibtype"], "document"), {}, line["key"])
    for name, variable in FIELDS.items():
        if value := _plain(fields.get(name, "")):
            record.fields[variable] = value
    if subtitle := fields.get("subtitle"):
        record.fields["title"] = f"{record.text('title')}: {_plain(subtitle)}"
    if author := fields.get("author"):
        record.fields["author"] = tuple(_name(one) for one in author.split(" and "))
    if date := fields.get("date"):
        record.fields["issued"] = parse_date(date) or Date(literal=date)
    _place(record, fields)
    if relations and line.get("variantOf"):
        kind = "reprint-of" if "reprint" in (line["relation"] or "").replace("preprint", "") else "related"
        record.relations = [Relation(kind, line["variantOf"])]
    return record


def _place(record: Record, fields: dict[str, str]) -> None:
    """`number` is an article's issue and the number of everything else; `organization` the court or the outlet."""
    if number := _plain(fields.get("number", "")):
        record.fields["issue" if record.type == "article-journal" else "number"] = number
    if organization := _plain(fields.get("organization", "")):
        record.fields["authority" if record.type == "legal_case" else "publisher"] = organization


def _name(text: str) -> Name:
    if text.startswith("{"):
        return Name(literal=_plain(text))
    family, _, given = text.partition(", ")
    return Name(family=_plain(family), given=_plain(given))


def _plain(text: str) -> str:
    return text.replace("{", "").replace("}", "").replace("\\&", "&").strip()
