"""The topic's records from the evaluation data, as `Record`s."""

from __future__ import annotations

from loccit.biblatex import NOT_SOURCES, Context, split, to_record
from loccit.record import Record
from tests.shared import shared


def topic_records(relations: bool = False) -> list[Record]:
    """All records of the topic and of its additions, variants too; with the relations they state where `relations`."""
    records = [record for name in ("topic.bib", "additions.bib") for record in _read(name)]
    if not relations:
        for record in records:
            record.relations = []
    return records


def _read(name: str) -> list[Record]:
    file = split(shared(f"topic/{name}").read_bytes(), name)
    context = Context([file])
    return [to_record(entry, context)[0] for entry in file.entries if entry.type.lower() not in NOT_SOURCES]
