"""The labels of Nexis, in the languages of its pages, and what each of them says."""

from __future__ import annotations

import re

from loccit.formats.news_text import Line, blocks

_NAMES: dict[str, str] = {
    "headline": "headline title article essay comment schlagzeile titre título titel",
    "byline": "byline name autor auteur author autora",
    "section": "section rubrik rubrique sección sectie",
    "length": "length länge longueur longitud lengte",
    "dateline": "dateline ort",
    "highlight": "highlight encart insert sumario",
    "series": "series serie", "column": "column columna", "guests": "guests guest",
    "show": "show", "anchor": "anchors", "contact": "contact", "distribution": "distribution",
    "body": "body text corps cuerpo",
    "load-date": "load-date update date-chargement fecha-carga laad-datum",
    "language": "language sprache langue idioma taal",
    "publication-type": "publication-type type-publication pub-type publikationstyp tipo-publicación zeitungstyp",
    "document-type": "document-type type",
    "journal-code": "journal-code journal code code-journal zeitungs-code",
    "graphic": "graphic grafik graphique gráfico bild", "url": "url",
    "acc-no": "acc-no", "issn": "issn", "volume": "volume vol", "issue": "issue", "pages": "pages",
    "subject": "subject sujet thema tema", "industry": "industry branche secteur-activite",
    "geographic": "geographic region geo-localization localisation-geo", "person": "person",
    "company": "company firma societe", "organization": "organization organisation",
    "ticker": "ticker stock-symbol symbole-boursier", "country": "country", "state": "state", "city": "city",
    "correction-date": "correction-date", "correction": "correction", "notes": "notes", "links": "links",
    "classification": "classification", "bibliography": "bibliography",
    "supplement": "supplement", "edition": "edition ausgabe édition", "category": "category", "copyright": "",
}  # fmt: skip
LABELS: dict[str, str] = {word: name for name, words in _NAMES.items() for word in words.split()}
LABELS |= {"journal code": "journal-code", "load date": "load-date", "publication type": "publication-type"}

HEAD = frozenset(
    """headline byline section length dateline highlight series column guests show anchor contact distribution edition
    supplement volume issue pages issn url category notes correction correction-date""".split()
)
"""What stands before the text."""

TAIL = frozenset(_NAMES) - frozenset("byline section length dateline body copyright show guests".split())
"""What may stand behind it."""

ANCHORS = frozenset("load-date language publication-type journal-code".split())
"""Labels that only Nexis's own words bear: without one of them nothing behind the text is taken for labelled."""

LONG = frozenset("graphic correction notes bibliography classification".split())
"""Labels of which the words may go on over several blocks."""

ALONE = {"graphic": "graphic", "grafik": "graphic", "classification": "classification", "klassifikation":
         "classification", "correction": "correction", "notes": "notes", "bibliography": "bibliography",
         "correction-date": "correction-date", "graphique": "graphic"}  # fmt: skip
"""Headings of the newer form, on lines of their own."""

_LABEL = re.compile(r"(?P<name>[A-ZÄÉ][\w-]{2,18}(?: [Cc]ode| [Tt]ype)?): *(?P<value>.*)", re.DOTALL)


def label(text: str) -> tuple[str, str]:
    """(what the label says, its value) of a line that begins with one; `("", text)` of any other."""
    match = _LABEL.match(text)
    if match is None:
        return "", text
    name = LABELS.get(match["name"].casefold(), "")
    return (name, match["value"].strip()) if name else ("", text)


_BODY = re.compile(r"(?:BODY|Body|TEXT|Text|Corps|Cuerpo):?")
_RIGHTS = re.compile(
    r"copyright|©|\(c\) ?\d{4}|all rights reserved|alle rechte|tous droits|todos los derechos|delivered by newstex",
    re.IGNORECASE,
)

Field = tuple[str, list[Line]]
"""What a label says, and the lines of its value."""


def is_rights(text: str) -> bool:
    """Whether a line is the notice of copyright."""
    return len(text) < 300 and _RIGHTS.search(text) is not None


def labelled_blocks(lines: list[Line]) -> list[list[Line]]:
    """The lines in blocks, which empty lines part, and which begin anew with a label: exports leave empty lines out."""
    found: list[list[Line]] = []
    for block in blocks(lines):
        start = 0
        for at, line in enumerate(block):
            if at and (label(line.text)[0] or line.text.casefold() in ALONE or is_body(line.text)):
                found.append(block[start:at])
                start = at
        found.append(block[start:])
    return found


def is_body(text: str) -> bool:
    """Whether a line is the heading of the text: `Body`, `BODY:`."""
    return _BODY.fullmatch(text) is not None
