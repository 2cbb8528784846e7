"""The citations embedded in a document of Word or LibreOffice, read: of Zotero, Mendeley and EndNote.

Each plug-in writes the items it cites into the document, as fields, content controls or reference marks. Every item
is given once, in the order of its first citation.
"""

from __future__ import annotations

import base64
import binascii
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from loccit.formats import csl_json, endnote_xml
from loccit.formats.builder import evidence, failed
from loccit.formats.json_items import Item
from loccit.record import Draft

_PARTS = re.compile(r"word/(?:document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml|content\.xml|styles\.xml")
_SIZE_LIMIT = 256 << 20
"""Bytes of one unpacked part; a thesis of a thousand pages has a tenth of it."""

_RATIO_LIMIT = 500
_MARK = re.compile(r'text:name="((?:ZOTERO_ITEM |CSL_CITATION|Mendeley Citation)[^"]*)"')
_CONTROL = re.compile(r'w:val="MENDELEY_CITATION_v3_([A-Za-z0-9+/=]+)"')


def read(stream: BinaryIO, source: str = "") -> Iterator[Draft]:
    """One draft a cited item; a failed one where the document cannot be unpacked."""
    data = io.BytesIO(stream.read(_SIZE_LIMIT))
    seen: set[str] = set()
    try:
        with zipfile.ZipFile(data) as archive:
            for info in archive.infolist():
                if _PARTS.fullmatch(info.filename):
                    yield from _part(archive, info, source, seen)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        message = f"the document cannot be unpacked: {str(error)[:100]}"
        yield failed("word", source, 0, "", "zip-malformed", message)
        return
    if not seen:
        message = "no citations of Zotero, Mendeley or EndNote in the document"
        hint = "a reference list in its text can be imported after saving it as plain text"
        yield failed("word", source, 0, "", "no-citations", message, hint)


def _part(archive: zipfile.ZipFile, info: zipfile.ZipInfo, source: str, seen: set[str]) -> Iterator[Draft]:
    if info.file_size > _SIZE_LIMIT or info.file_size > _RATIO_LIMIT * max(info.compress_size, 4096):
        seen.add("")
        message = f"{info.filename} unpacks to {info.file_size >> 20} MB; it was left out"
        yield failed("word", source, 0, "", "zip-too-large", message)
        return
    with archive.open(info) as member:
        text = member.read(info.file_size + 1).decode("utf-8", "replace")
    for code in _codes(text):
        for draft in _drafts(code, source):
            key = _identity(draft)
            if key not in seen:
                seen.add(key)
                yield draft


def _identity(draft: Draft) -> str:
    """What tells one cited item from another: its fields; item numbers differ between the plug-ins' libraries."""
    return repr(sorted((name, str(value)) for name, value in draft.record.fields.items())) or draft.raw


def _codes(text: str) -> Iterator[str]:
    """The text of each citation's field code, mark or control, in the document's order within each kind."""
    import html

    if "<w:" in text:
        yield from _fields(text)
        for match in _CONTROL.finditer(text):
            try:
                yield "ADDIN CSL_CITATION " + base64.b64decode(match[1]).decode("utf-8", "replace")
            except (binascii.Error, ValueError):
                continue
    for match in _MARK.finditer(text):
        yield html.unescape(match[1])


_FIELD_PIECE = re.compile(
    r'<w:fldChar\b[^>]*w:fldCharType="(begin|separate|end)"[^>]*?(?:/>|>(?:\s*<w:fldData[^>]*>([^<]*)</w:fldData>)?)'
    r'|<w:instrText\b[^>]*>([^<]*)</w:instrText>|<w:fldSimple\b[^>]*w:instr="([^"]*)"'
)


def _fields(text: str) -> Iterator[str]:
    """Complex fields by their pieces: instructions may be split over runs, and fields may stand in fields."""
    import html

    stack: list[list[str]] = []
    for match in _FIELD_PIECE.finditer(text):
        kind, data, instruction, simple = match.groups()
        if simple:
            yield html.unescape(simple)
        elif kind == "begin":
            stack.append([_endnote_data(data)] if data else [])
        elif instruction is not None and stack:
            stack[-1].append(html.unescape(instruction))
        elif kind == "end" and stack:
            code = "".join(stack.pop())
            if "ADDIN" in code:
                yield code


def _endnote_data(data: str) -> str:
    """EndNote's fldData: base64 of its XML."""
    try:
        return "ADDIN EN.CITE " + base64.b64decode("".join(data.split())).decode("utf-8", "replace").rstrip("\0")
    except (binascii.Error, ValueError):
        return ""


def _drafts(code: str, source: str) -> Iterator[Draft]:
    if "<EndNote>" in code:
        yield from _endnote(code[code.index("<EndNote>") :], source)
        return
    start = code.find("{")
    if start < 0 or not re.search(r"ADDIN (?:ZOTERO_ITEM )?CSL_CITATION|ZOTERO_ITEM|Mendeley|CSL_CITATION", code):
        return
    try:
        value, _ = json.JSONDecoder().raw_decode(code, start)
    except (ValueError, RecursionError):
        yield failed("word", source, 0, code[:2000], "citation-malformed", "an embedded citation cannot be read")
        return
    for cited in value.get("citationItems") or () if isinstance(value, dict) else ():
        item = cited.get("itemData") or cited.get("item") if isinstance(cited, dict) else None
        if isinstance(item, dict):
            yield _csl(item, source)


def _csl(item: dict[str, Any], source: str) -> Draft:
    """Items' ids are numbers of the plug-in's library (`ITEM-1`, 4711), no citekeys."""
    key = str(item.get("citation-key") or item.get("id") or "")
    plain = {name: value for name, value in item.items() if name != "id"}
    if (
        re.fullmatch(r"[A-Za-z][\w:.+-]*", key)
        and not key.startswith("ITEM-")
        and not re.fullmatch(r"[0-9a-f-]{20,}", key)
    ):
        plain["id"] = key
    draft = csl_json.draft(Item(plain, 0, []), source, "word")
    for variable in draft.evidence:
        draft.evidence[variable] = evidence(f"embedded citation, {variable}")
    return draft


def _endnote(text: str, source: str) -> Iterator[Draft]:
    records = re.findall(r"<record>.*?</record>", text, re.DOTALL)
    xml = "<xml><records>" + "".join(records) + "</records></xml>"
    for draft in endnote_xml.read(io.BytesIO(xml.encode("utf-8", "replace")), source):
        draft.format, draft.line = "word", 0
        yield draft
