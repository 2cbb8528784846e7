"""What reference managers write into the fields of word processors: Zotero, Mendeley, EndNote, Citavi, Word, JabRef."""

from __future__ import annotations

import base64
import binascii
import json
import re
from typing import Any, NamedTuple


class Cited(NamedTuple):
    """One work cited by a field: its key if the field has one, its locator, its CSL-JSON if the field carries it."""

    key: str
    locator: str = ""
    item: dict[str, Any] | None = None


BIBLIOGRAPHY = re.compile(
    r"\s*(?:ADDIN (?:ZOTERO_BIBL|EN\.REFLIST|Mendeley Bibliography|CSL_BIBLIOGRAPHY)|BIBLIOGRAPHY\b)"
)
_WORD = re.compile(r"\s*CITATION\s+(\S+)(.*)", re.S)
_WORD_MORE = re.compile(r"\\(p|m)\s+(\"[^\"]*\"|\S+)")
_TAG = re.compile(r"<(Author|Year|Pages|title|electronic-resource-num|label|Suffix)\b[^>]*>(.*?)</\1>", re.S)


def cited(instruction: str, data: str = "") -> list[Cited]:
    """The works that a field's instruction cites; `[]` where it is no citation. `data` is Word's `fldData`."""
    if native := _WORD.match(instruction):
        return _native(native)
    if "CSL_CITATION" in instruction or "ZOTERO_ITEM" in instruction:
        return csl_citation(instruction[max(0, instruction.find("{")) :])
    if "EN.CITE" in instruction:
        return _endnote(instruction) or _endnote(_decoded(data))
    return []


def _native(found: re.Match[str]) -> list[Cited]:
    r"""Word's own: `CITATION Tag \p 12 \m Other`."""
    works = [Cited(found[1])]
    for switch, value in _WORD_MORE.findall(found[2]):
        value = value.strip('"')
        if switch == "m":
            works.append(Cited(value))
        else:
            works[-1] = works[-1]._replace(locator=value)
    return works


def csl_citation(text: str) -> list[Cited]:
    """The JSON of Zotero and Mendeley (the citation data of CSL)."""
    try:
        value, _ = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return []
    works = []
    for one in value.get("citationItems", ()) if isinstance(value, dict) else ():
        item = one.get("itemData") if isinstance(one, dict) else None
        if not isinstance(item, dict):
            continue
        locator = f"{_label(one.get('label'))} {one['locator']}".strip() if one.get("locator") else ""
        works.append(Cited(_key(item), locator, item))
    return works


def _label(label: Any) -> str:
    return "" if label in (None, "page") else str(label)


def _key(item: dict[str, Any]) -> str:
    """The citation key that Better BibTeX adds; else the id, where it is no number or address of a database."""
    if key := item.get("citation-key") or item.get("citekey"):
        return str(key)
    identity = str(item.get("id", ""))
    if identity and "/" not in identity and not re.fullmatch(r"\d+|ITEM-\d+|[0-9a-f\-]{32,36}", identity):
        return identity
    return ""


def _endnote(xml: str) -> list[Cited]:
    works = []
    for cite in re.findall(r"<Cite\b[^>]*>(.*?)</Cite>", xml, re.S):
        values = {name: _text(value) for name, value in reversed(_TAG.findall(cite))}
        item = {"title": values.get("title", ""), "DOI": values.get("electronic-resource-num", "")}
        item = {name: text for name, text in item.items() if text}
        if values.get("Author"):
            item["author"] = [{"literal": values["Author"]}]  # type: ignore[assignment]
        if values.get("Year", "").isdigit():
            item["issued"] = {"date-parts": [[int(values["Year"])]]}  # type: ignore[assignment]
        works.append(Cited(values.get("label", ""), values.get("Pages", ""), item))
    return works


def _text(xml: str) -> str:
    import html

    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", xml)).split())


def _decoded(data: str) -> str:
    try:
        return base64.b64decode("".join(data.split()) + "===").decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""


def content_control(tag: str) -> list[Cited]:
    """The works of a content control's tag (Mendeley Cite, Citavi's is no CSL and stays unread)."""
    if not tag.startswith("MENDELEY_CITATION"):
        return []
    found = re.match(r"MENDELEY_CITATION_(?:v\d+_)?(.*)", tag, re.S)
    return csl_citation(_decoded(found[1])) if found else []


def reference_mark(name: str) -> list[Cited]:
    """The works of an OpenDocument reference mark: Zotero's, Mendeley's, JabRef's."""
    if "CSL_CITATION" in name:
        return csl_citation(name[name.find("{") :])
    if found := re.match(r"JABREF_([^ ]+(?:,[^ ]+)*) CID_", name):
        return [Cited(key) for key in found[1].split(",")]
    if found := re.match(r"JR_cite\d*_\d+_(.+)", name):
        return [Cited(key) for key in found[1].split(",")]
    return []
