"""Exports of news databases, told by several of their own marks together: one alone may stand in any text."""

from __future__ import annotations

import re

_RULE = re.compile(r"^[ \t\f]*_{20,}[ \t]*$", re.MULTILINE)
_PROQUEST = re.compile(
    r"^(?:Publication info|Publication title|Source type|ProQuest document ID|Document URL|Language of publication|"
    r"Place of publication|Publication date|Document type|Last updated|Database|Publication year|Full text|Links):",
    re.MULTILINE,
)
_PROQUEST_OWN = re.compile(
    r"^(?:Publication info|ProQuest document ID|Report Information from ProQuest)\b", re.MULTILINE
)
_FACTIVA_TAG = re.compile(r"^[ \f]{0,4}(HD|BY|WC|PD|SN|SC|LA|LP|TD|AN|CY|SE|NS|RE)(?:[ \t]+\S.*)?[ \t]*$", re.MULTILINE)
_WORDS = r"\d[\d,.  ]* (?:words|mots|Wörter|palabras|parole|palavras|woorden)"
_FACTIVA_WORDS = re.compile(rf"^[ \f]{{0,4}}WC(?:[ \t]+|[ \t]*\n[ \t]*){_WORDS}[ \t]*$", re.MULTILINE)
_DAY = r"\d{1,2}(?:\.|er)?(?: de)? [^\W\d_]+(?: de)? \d{4}"
_FACTIVA_LINES = re.compile(rf"^[ \t]*{_WORDS}[ \t]*\n\s*{_DAY}[ \t]*$", re.MULTILINE)
_FACTIVA_END = re.compile(
    r"^[ \t]*(?:Document|Dokument|Documento) [A-Z0-9]{2,14}\d{8,}[a-z0-9]{5,}[ \t]*$", re.MULTILINE
)
_NEXIS_NUMBER = re.compile(
    r"^[ \t\f]*(?:\d+ of \d+ DOCUMENTS|Dokument \d+ von \d+|Document \d+ de \d+)[ \t]*$", re.MULTILINE
)
_NEXIS_LENGTH = re.compile(
    r"^[ \t]*(?:LENGTH|LÄNGE|LONGUEUR|LONGITUD|LENGTE|Length|Länge|Longueur|Longitud): *\d[\d,. ]*[^\W\d_]+",
    re.MULTILINE,
)
_NEXIS_BODY = re.compile(r"^[ \t]*(?:Body|Text|Corps|Cuerpo)[ \t]*$", re.MULTILINE)
_NEXIS_NEW = re.compile(
    r"^[ \t]*(?:Load-Date: .+|End of Document|Byline: .+|Section: .+|Ende des Dokuments?)[ \t]*$", re.MULTILINE
)


_EBSCO = re.compile(
    r"^[ \t]*(Title|Source|Accession Number|Database|Document Type|Publication Type|Subject Terms|Full Text Word Count|"
    r"Persistent link to this record|Cut and Paste)(?: \(Permalink\))?:",
    re.MULTILINE,
)


def news_databases(text: str) -> list[str]:
    """`proquest`, `factiva`, `nexis` or `ebsco`, or none."""
    text = text.replace("\xa0", " ")
    return [name for name, test in _TESTS if test(text)]


def _is_proquest(text: str) -> bool:
    labels = {match[0].partition(":")[0] for match in _PROQUEST.finditer(text)}
    return bool(_RULE.search(text) and _PROQUEST_OWN.search(text)) and len(labels) > 2


def _is_factiva(text: str) -> bool:
    """By its tags (five of them, with the number of words), or by number of words, date and the document's name."""
    if _FACTIVA_WORDS.search(text):
        return len({match[1] for match in _FACTIVA_TAG.finditer(text)} & {"HD", "PD", "SN", "SC", "LA", "LP", "AN"}) > 3
    return bool(_FACTIVA_LINES.search(text) and _FACTIVA_END.search(text))


def _is_nexis(text: str) -> bool:
    if not _NEXIS_LENGTH.search(text):
        return False
    if _NEXIS_NUMBER.search(text):
        return True
    return bool(_NEXIS_BODY.search(text)) and len({m[0].split(":")[0].strip() for m in _NEXIS_NEW.finditer(text)}) > 1


def _is_ebsco(text: str) -> bool:
    labels = {match[1] for match in _EBSCO.finditer(text)}
    return {"Title", "Source", "Accession Number", "Database"} <= labels and len(labels) > 4


_TESTS = (("proquest", _is_proquest), ("factiva", _is_factiva), ("nexis", _is_nexis), ("ebsco", _is_ebsco))
