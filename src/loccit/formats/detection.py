"""Formats told by content: one light signature each, so that asking costs no reader's import.

A signature says what only that format has. None claims running prose or HTML, which `documents/` reads.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from loccit.formats.encoding import decode

HEAD = 1 << 16
"""Bytes of a file that are looked at."""

_ENTITY = re.compile(r"@[a-z]+\s*[{(]\s*[^\s{}(),=]*\s*,\s*(?:[a-z_+-]+\s*=|[})])", re.IGNORECASE)
_BIB_OTHER = re.compile(r"\s*@(?:string|comment|preamble)\s*[{(]", re.IGNORECASE)
_ENTRY_LINE = re.compile(r"^\s*@[a-z]+\s*[{(]\s*[^\s{}(),=]*\s*,\s*$", re.IGNORECASE | re.MULTILINE)
_RIS = re.compile(r"^\W{0,3}TY ? ?- ?[A-Z]{3,}\s*$", re.MULTILINE)
_RIS_TAGS = re.compile(r"^[A-Z][A-Z0-9]  - ?.*$", re.MULTILINE)
_NBIB = re.compile(r"^(?:PMID|PMC|PMCR|STAT|OWN|DCOM|PHST|BTI|FAU) ?- ?", re.MULTILINE)
_NBIB_TAG = re.compile(r"^[A-Z]{2,4} {0,2}- ?\S", re.MULTILINE)
_WOS = re.compile(r"^(?:FN (?:Clarivate|Thomson|ISI)|PT [JBSPCDK]\s*$|PT\tAU\t)", re.MULTILINE)
_OVID = re.compile(r"^<\d+>\s*$", re.MULTILINE)
_OVID_NAME = re.compile(
    r"^(?:Unique Identifier|Accession Number|Author(?:s)?|Title|Source|Publication Type)\s*$", re.MULTILINE
)
_OVID_TAG = re.compile(r"^(?:VN {2}- Ovid|DB {2}- (?:Ovid|Embase|APA PsycInfo|MEDLINE))", re.MULTILINE)
_REFWORKS = re.compile(
    r"^RT (?:Journal|Book|Abstract|Artwork|Bills|Case|Computer|Conference|Dictionary|Disser|Generic|Grant|Hearing|"
    r"Laws|Magazine|Map|Monograph|Motion|Music|Newspaper|Online|Patent|Personal|Report|Resolution|Sound|Unenacted|"
    r"Unpublished|Video|Web|SR|Serial)",
    re.MULTILINE,
)
_ENW = re.compile(r"%(?:0\s|[A-Z@] \S)")
_ENW_TAG = re.compile(r"^%[0-9A-Z!@#$()&*+=<>?~\[\]^;:|{}.,'\"\\/-] \S", re.MULTILINE)
_MARC = re.compile(rb"\s*\d{5}[a-z ][a-z][a-z ][ a-z]?.{0,2}22\d{5}.{3}4500", re.DOTALL)
_HTML = re.compile(r"<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])", re.IGNORECASE)
_ROOT = re.compile(r"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
_YAML_REFERENCES = re.compile(r"^references:\s*(?:\[\]\s*)?$", re.MULTILINE)
_YAML_ITEM = re.compile(r"^-?\s+(?:id|type|title|author|issued|DOI):", re.MULTILINE)
_YAML_LIST = re.compile(r"^- +(?:id|type|title|author|DOI|abstract|issued|container-title): ", re.MULTILINE)
_HAYAGRIVA = re.compile(r"^[^\s#:][^\n:]*:\s*\n(?:[ \t]+[^\n]*\n)*?[ \t]+type: *[\"']?[A-Za-z-]+", re.MULTILINE)
_CFF = re.compile(r"^[\"']?cff-version[\"']?\s*:", re.MULTILINE)
_JSON_KEYS = re.compile(r'"([\w.-]+)"\s*:')


def claimants(head: bytes) -> list[str]:
    """The names of the formats whose signature `head`, the beginning of a file, bears."""
    head = head[:HEAD]
    if head.startswith(b"PK\x03\x04"):
        return [name for name, marks in _ZIPPED if any(mark in head for mark in marks)]
    if _MARC.match(head):
        return ["marc"]
    text = decode(head.replace(b"\0", b"") if head[:2] not in (b"\xff\xfe", b"\xfe\xff") else head)[0]
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff \n\t")
    if not text:
        return []
    if text.startswith("<") and not _OVID.match(text):
        return [] if _HTML.search(text[:2000]) else _xml(text)
    if text[0] in "[{" and (names := _json(text)):
        return names
    tagged = [name for name, test in _TAGGED if test(text)]
    if tagged:
        return tagged
    from loccit.formats.detection_news import news_databases
    from loccit.formats.detection_text import tables_and_lists

    return news_databases(text) or tables_and_lists(text)


_ZIPPED = (("word", (b"word/", b"[Content_Types].xml", b"mimetypeapplication/vnd.oasis.opendocument.text")),)


def _xml(text: str) -> list[str]:
    """By root element and namespace; a comment or doctype before the root is passed over."""
    match = _ROOT.search(re.sub(r"<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\])?\s*>", "", text, flags=re.DOTALL))
    root = match[1] if match else ""
    return [name for name, test in _XML if test(root, text)]


_PUBMED_ROOTS = frozenset(
    "PubmedArticleSet PubmedArticle PubmedBookArticle PubmedBookArticleSet MedlineCitationSet MedlineCitation".split()
)
_MARC_FIELDS = ("http://www.loc.gov/MARC21/slim", "<datafield ", "<marc:datafield ", "<leader>")
_XML: tuple[tuple[str, Callable[[str, str], bool]], ...] = (
    ("endnote-xml", lambda root, text: root.lower() in ("xml", "records") and _has(text, "<ref-type", "<records")),
    ("pubmed-xml", lambda root, _: root in _PUBMED_ROOTS),
    ("mods", lambda root, text: root in ("mods", "modsCollection") or "http://www.loc.gov/mods/v3" in text[:4000]),
    ("marcxml", lambda root, text: root not in ("mods", "RDF") and _has(text, *_MARC_FIELDS)),
    ("zotero-rdf", lambda root, text: root == "RDF" and _has(text, "zotero.org/namespaces", "purl.org/net/biblio")),
    ("citavi", lambda root, _: root in ("CitaviExchangeData", "CitaviProject")),
)


def _has(text: str, *marks: str) -> bool:
    return any(mark in text for mark in marks)


def _json(text: str) -> list[str]:
    """By the keys in the beginning of the file; registries' own records are told from CSL-JSON by theirs."""
    keys = set(_JSON_KEYS.findall(text))
    if {"types", "titles"} <= keys or {"attributes", "doi"} <= keys or {"schemaVersion", "creators"} <= keys:
        return ["datacite"]
    if keys & _CROSSREF_KEYS and {"title", "DOI", "prefix", "member", "message"} & keys:
        return ["crossref"]
    if {"title", "author", "issued", "DOI", "container-title", "id"} & keys and ("type" in keys or "title" in keys):
        return ["csl-json"] if "itemType" not in keys else []
    return []


_CROSSREF_KEYS = frozenset(
    "message-type message-version reference-count is-referenced-by-count content-domain references-count".split()
)


def _is_biblatex(text: str) -> bool:
    if _BIB_OTHER.match(text):
        return True
    match = _ENTITY.search(text) or _ENTRY_LINE.search(text)
    return bool(match) and not _HTML.search(text[:2000])


def _is_ris(text: str) -> bool:
    if _RIS.search(text):
        return True
    return not _NBIB.search(text) and "\nER  -" in text and len(_RIS_TAGS.findall(text)) > 3


def _is_nbib(text: str) -> bool:
    return bool(_NBIB.search(text)) and len(_NBIB_TAG.findall(text)) > 1 and not _RIS.search(text)


def _is_ovid(text: str) -> bool:
    return bool(_OVID.search(text) and _OVID_NAME.search(text)) or bool(_OVID_TAG.search(text) and _OVID.search(text))


def _is_enw(text: str) -> bool:
    return bool(_ENW.match(text)) and len(_ENW_TAG.findall(text)) * 2 > min(20, text.count("\n") // 2)


def _is_csl_yaml(text: str) -> bool:
    if _CFF.search(text):
        return False
    return bool(_YAML_REFERENCES.search(text) and _YAML_ITEM.search(text)) or bool(_YAML_LIST.match(_yaml_body(text)))


def _is_hayagriva(text: str) -> bool:
    body = _yaml_body(text)
    return bool(_HAYAGRIVA.match(body)) and not _CFF.search(text) and not _YAML_REFERENCES.search(text)


def _yaml_body(text: str) -> str:
    """Without the document mark and comments at its beginning."""
    return re.sub(r"\A(?:---[^\n]*\n|#[^\n]*\n|\s*\n)*", "", text)


_TAGGED: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("biblatex", _is_biblatex),
    ("ris", _is_ris),
    ("nbib", _is_nbib),
    ("wos", lambda text: bool(_WOS.search(text)) and not _RIS.search(text)),
    ("ovid", _is_ovid),
    ("refworks", lambda text: bool(_REFWORKS.search(text))),
    ("enw", _is_enw),
    ("cff", lambda text: bool(_CFF.search(text))),
    ("csl-yaml", _is_csl_yaml),
    ("hayagriva", _is_hayagriva),
)
