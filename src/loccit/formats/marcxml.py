"""MARCXML, read: records of the Library of Congress's MARC21 slim schema, also within SRU and OAI responses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from loccit.formats.marc_record import MarcField, draft
from loccit.formats.xmltools import elements, inner_text, line_of, local
from loccit.record import Draft

if TYPE_CHECKING:
    from lxml.etree import _Element


def read(stream: BinaryIO, source: str = "") -> Iterator[Draft]:
    """One draft a `record` that has fields."""
    for element in elements(stream, ("record",), "marcxml", source):
        if isinstance(element, Draft):
            yield element
        elif any(local(each) in ("datafield", "controlfield") for each in element):
            yield _draft(element, source)


def _draft(element: _Element, source: str) -> Draft:
    leader, controls, fields = "", {}, []
    for each in element:
        name = local(each)
        if name == "leader":
            leader = inner_text(each)
        elif name == "controlfield":
            controls[each.get("tag") or ""] = inner_text(each)
        elif name == "datafield":
            indicators = f"{each.get('ind1') or ' '}{each.get('ind2') or ' '}"
            subfields = [(part.get("code") or "", inner_text(part)) for part in each if local(part) == "subfield"]
            fields.append(MarcField(each.get("tag") or "", indicators, subfields))
    return draft(leader, controls, fields, "marcxml", source, line_of(element))
