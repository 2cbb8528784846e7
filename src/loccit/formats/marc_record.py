"""A MARC 21 bibliographic record as a draft, whatever carried it (ISO 2709 or MARCXML).

MARC 21 Format for Bibliographic Data (Library of Congress); also the habits of German and French catalogues.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from loccit.formats import roles
from loccit.formats.builder import Builder
from loccit.formats.dates import read_date
from loccit.formats.names import person, read_name, read_natural
from loccit.record import Date, Draft, Name
from loccit.record.identifiers import address_doi, normal_isbn, normal_issn


class MarcField(NamedTuple):
    """A data field: its tag, its two indicators, its subfields as (code, value)."""

    tag: str
    indicators: str
    subfields: list[tuple[str, str]]

    def get(self, codes: str) -> str:
        """The first subfield with one of `codes`, without ISBD's closing punctuation."""
        return next((_trim(value) for code, value in self.subfields if code in codes and value.strip()), "")

    def all(self, codes: str) -> list[str]:
        """Every subfield with one of `codes`."""
        return [_trim(value) for code, value in self.subfields if code in codes and value.strip()]


_TYPES = {"c": "musical_score", "d": "musical_score", "e": "map", "f": "map", "g": "motion_picture", "i": "song",
          "j": "song", "k": "graphic", "m": "software", "o": "collection", "p": "collection", "r": "graphic",
          "t": "manuscript"}  # fmt: skip
"""Leader position 6 to CSL type; language material (`a`) goes by position 7."""

_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")
_PART = re.compile(r"(?i)(?:^|[\s,;(])(?:vol(?:ume)?|bd|band|jg|jahrgang|v|t)\b[.:]?\s*(\d[\w/-]*)")
_ISSUE = re.compile(r"(?i)(?:^|[\s,;(])(?:no|nr|number|heft|h|issue|n[°º])\b[.:]?\s*(\d[\w/-]*)")
_PAGE = re.compile(r"(?i)(?:^|[\s,;(])(?:pages?|pp?|seiten?|s)\b[.:]?\s*([\w.]+(?:\s*[-–]\s*[\w.]+)?)")
_TOTAL = re.compile(r"(?<![\w.])(\d+)\s*(?:p\b|pp\b|pages|unnumbered|S\b|Seiten|s\.|leaves|l\b)")
_CLOSING = frozenset(":;/=.,")
_SPACING = re.compile(r"\s+[:;/=.,]\s*$|\s*[:;/=,]\s*$")


def draft(
    leader: str, controls: dict[str, str], fields: list[MarcField], format_name: str, source: str, line: int
) -> Draft:
    """The draft of one record."""
    builder = Builder(format_name, "MARC", source, line)
    for field in fields:
        place = _PLACES.get(field.tag)
        if place:
            place(builder, field)
        elif not field.tag.startswith(("03", "04", "33", "9")) or field.tag == "041":
            text = " ".join(value for _, value in field.subfields)
            builder.keep(field.tag, text)
    _fixed_fields(builder, controls)
    builder.record.type = _record_type(builder, leader, controls, fields)
    if builder.record.type in ("book", "thesis", "map") and "container-title" in builder.fields:
        builder.keep("773$t", str(builder.fields.pop("container-title")))
    return builder.done(bare_names=False)


def _record_type(builder: Builder, leader: str, controls: dict[str, str], fields: list[MarcField]) -> str:
    kind, level = leader[6:7], leader[7:8]
    tags = {field.tag for field in fields}
    if "502" in tags:
        return "thesis"
    if level in ("a", "b") or (kind in ("a", "") and "773" in tags and level != "m"):
        host = next((field for field in fields if field.tag == "773"), None)
        serial = host is not None and (host.get("x") or "volume" in builder.fields or "issue" in builder.fields)
        return "article-journal" if serial or level == "b" else "chapter"
    if level in ("s", "i"):
        return "webpage" if level == "i" and controls.get("008", "")[21:22] == "w" else "periodical"
    if kind in _TYPES and not (kind == "m" and "ISBN" in builder.fields):
        return _TYPES[kind]
    if kind in ("a", "m", "") and ("088" in tags or "027" in tags):
        return "report"
    return "book"


def _fixed_fields(builder: Builder, controls: dict[str, str]) -> None:
    """008: the first date and the language, where no other field gives them."""
    fixed = controls.get("008", "")
    if "issued" not in builder.fields and (match := _YEAR.fullmatch(fixed[7:11])):
        builder.date("issued", Date((int(match[1]),)), "008")
    if "language" not in builder.fields and fixed[35:38].isalpha() and fixed[35:38] not in ("und", "zxx", "mul"):
        builder.put("language", fixed[35:38], "008")


def _put(builder: Builder, variable: str, value: str, tag: str) -> None:
    if value:
        builder.put(variable, value, tag)


def _isbn(builder: Builder, field: MarcField) -> None:
    value = field.get("a")
    if normal_isbn(value):
        builder.put("ISBN", value.split("(")[0].strip(), field.tag)
    elif value:
        builder.keep(field.tag, value)


def _issn(builder: Builder, field: MarcField) -> None:
    _put(builder, "ISSN", normal_issn(field.get("a")) or field.get("a"), field.tag)


def _other_number(builder: Builder, field: MarcField) -> None:
    """024: the source in $2 says whose number it is."""
    value = field.get("a")
    if field.get("2").lower() == "doi" or value.lower().startswith(("10.", "doi:")) or address_doi(value):
        builder.doi(value, field.tag)
    elif value:
        builder.keep(f"024[{field.get('2')}]", value)


def _number(builder: Builder, field: MarcField) -> None:
    _put(builder, "number", field.get("a"), field.tag)


def _language(builder: Builder, field: MarcField) -> None:
    _put(builder, "language", field.get("a"), field.tag)


def _call_number(builder: Builder, field: MarcField) -> None:
    _put(builder, "call-number", " ".join(field.all("ab")), field.tag)


def _name(builder: Builder, field: MarcField) -> None:
    """100/700 persons, 110/710 bodies, by their relator; without one the main entry is the author."""
    added = field.tag[0] == "7"
    variable = ""
    terms = [*field.all("4"), *field.all("e")]
    for term in terms:
        if variable := roles.variable(term, ""):
            break
    if added and field.get("t"):  # a work within or beside this one, not its creator
        builder.keep(field.tag, " ".join(value for _, value in field.subfields))
        return
    if not variable:
        known = any(roles.variable(term, "?") == "" for term in terms)
        variable = "" if known else "author" if not terms and not (added and field.tag == "710") else "contributor"
    name = _person(field) if field.tag.endswith("00") else Name(literal=" ".join(field.all("ab")).replace("  ", " "))
    if variable:
        builder.name(variable, name, field.tag)
    else:
        builder.keep(field.tag, name.text())


def _person(field: MarcField) -> Name:
    text = field.get("a")
    natural = field.indicators[:1] == "0" and "," not in text
    name = read_natural(text) if natural else read_name(text)
    suffix = field.get("c")
    if name.family and suffix.rstrip(".") in ("Jr", "Sr"):
        return person(name.family, name.given, suffix)
    return name


def _meeting(builder: Builder, field: MarcField) -> None:
    _put(builder, "event-title", field.get("a"), field.tag)
    _put(builder, "event-place", field.get("c").strip("() "), field.tag)
    if text := field.get("d").strip("() "):
        builder.date("event-date", read_date(text), field.tag)


def _title(builder: Builder, field: MarcField) -> None:
    """245: $a: $b. $n, $p. The statement of responsibility is kept."""
    title = field.get("a").replace("\x98", "").replace("\x9c", "").replace("<<", "").replace(">>", "")
    for code, value in field.subfields:
        value = _trim(value)
        if code == "b" and value:
            title = f"{title}: {value}" if not title.endswith("?") else f"{title} {value}"
        elif code in "np" and value:
            title = f"{title}. {value}"
    _put(builder, "title", title, "245")
    if text := field.get("c"):
        builder.keep("245$c", text)


def _short_title(builder: Builder, field: MarcField) -> None:
    _put(builder, "title-short", field.get("a"), field.tag)


def _edition(builder: Builder, field: MarcField) -> None:
    _put(builder, "edition", field.get("a").rstrip("."), field.tag)


def _imprint(builder: Builder, field: MarcField) -> None:
    """260, and 264 by its second indicator: 1 publication; 4 is the date of copyright alone."""
    kind = field.indicators[1:2] if field.tag == "264" else "1"
    if kind not in ("1", " ", "", "0", "3"):
        if "issued" not in builder.fields and (match := _YEAR.search(field.get("c"))):
            builder.date("issued", Date((int(match[1]),)), field.tag)
        return
    _put(builder, "publisher-place", "; ".join(_unbracketed(text) for text in field.all("a")), field.tag)
    _put(builder, "publisher", "; ".join(_unbracketed(text) for text in field.all("b")), field.tag)
    if text := field.get("c"):
        builder.date("issued", _date(text), field.tag)


def _unbracketed(text: str) -> str:
    """`[Oxford]` without the brackets that say it was found elsewhere; `Elsevier [u.a.]` as it is."""
    return text[1:-1] if text.startswith("[") and text.endswith("]") else text


def _date(text: str) -> Date:
    """`c2011`, `[1999?]`, `2011-2013`, `©2023`."""
    years = [int(year) for year in _YEAR.findall(text)]
    found = read_date(text.strip("[]. "))
    if not found.literal or not years:
        return found
    if len(years) == 2 and re.search(r"\d\s*[-–]\s*\[?\d", text) and years[0] <= years[1]:
        return Date((years[0],), (years[1],))
    if re.search(r"\d\s*[-–]\s*$", text.strip("]. ")):
        return Date((years[0],), ())
    return Date((years[0],), circa="ca" in text.lower(), uncertain="?" in text)


def _extent(builder: Builder, field: MarcField) -> None:
    match = _TOTAL.search(field.get("a"))
    _put(builder, "number-of-pages" if match else "dimensions", match[1] if match else field.get("a"), field.tag)


def _series(builder: Builder, field: MarcField) -> None:
    if "collection-title" not in builder.fields:
        _put(builder, "collection-title", field.get("a"), field.tag)
        if "ISSN" not in builder.fields and normal_issn(field.get("x")):
            builder.put("ISSN", normal_issn(field.get("x")), field.tag)
        _put(builder, "collection-number", re.sub(r"(?i)^(?:vol|v|no|nr|bd|band)\.?\s*", "", field.get("v")), field.tag)


def _thesis(builder: Builder, field: MarcField) -> None:
    """502: $b degree, $c institution, $d year; else a note (`Thesis (Ph.D.)--University, 2001`)."""
    if field.get("b") or field.get("c"):
        _put(builder, "genre", field.get("b"), field.tag)
        _institution(builder, field.get("c"), field.tag)
        if text := field.get("d"):
            builder.date("issued", _date(text), field.tag)
        return
    text = field.get("a")
    if match := re.fullmatch(r"(.*?)\s*(?:--|—|, )\s*([^,]+(?:,[^,]*[A-Za-z][^,]*)?),?\s*(\d{4})?\.?", text):
        _put(builder, "genre", match[1], field.tag)
        _institution(builder, match[2].strip(), field.tag)
    else:
        _put(builder, "genre", text, field.tag)


def _institution(builder: Builder, value: str, tag: str) -> None:
    """The university a thesis was submitted to goes before the firm that printed it."""
    if value and isinstance(printer := builder.fields.pop("publisher", ""), str):
        builder.put("publisher", value, tag)
        if printer and printer != value:
            builder.keep("264$b", printer)


def _note(builder: Builder, field: MarcField) -> None:
    present = builder.fields.get("note")
    text = field.get("a")
    if isinstance(present, str) and text:
        builder.fields["note"] = f"{present}\n{text}"
    else:
        _put(builder, "note", text, field.tag)


def _abstract(builder: Builder, field: MarcField) -> None:
    _put(builder, "abstract", " ".join(" ".join(field.all("ab")).split()), field.tag)


def _subject(builder: Builder, field: MarcField) -> None:
    parts = field.all("abxyzv") if field.tag != "653" else []
    words = field.all("a") if field.tag == "653" else ["--".join(part.rstrip(".") for part in parts)]
    builder.keywords(words)


def _host(builder: Builder, field: MarcField) -> None:
    """773: what contains the work, and where in it ($g, $q)."""
    _put(builder, "container-title", re.sub(r"\s+/ .*", "", field.get("t")), field.tag)
    _put(builder, "ISSN", field.get("x"), field.tag)
    _put(builder, "ISBN", field.get("z"), field.tag)
    for place in field.all("g"):
        for variable, pattern in (("volume", _PART), ("issue", _ISSUE), ("page", _PAGE)):
            if (match := pattern.search(place)) and variable not in builder.fields:
                builder.put(variable, re.sub(r"\s*[-–]\s*", "-", match[1]), "773$g")
        if "issued" not in builder.fields and (match := _YEAR.search(re.sub(_PAGE, " ", place))):
            builder.date("issued", Date((int(match[1]),)), "773$g")
    if match := re.fullmatch(r"(\d+)(?::(\d+))?<(\w+)(?:-(\w+))?", field.get("q")):
        for variable, value in (("volume", match[1]), ("issue", match[2]), ("page", match[3])):
            _put(builder, variable, value or "", "773$q")
    imprint = field.get("d")
    if match := re.fullmatch(r"(?:([^:,]+)\s*:\s*)?([^:]*?),?\s*(?:c|©)?(\d{4})\.?", imprint):
        _put(builder, "publisher-place", (match[1] or ("" if match[1] else match[2])).strip(), "773$d")
        _put(builder, "publisher", match[2].strip() if match[1] else "", "773$d")


def _link(builder: Builder, field: MarcField) -> None:
    """856: the work itself (second indicator 0, 1 or none), not a cover or table of contents (2)."""
    url = field.get("u")
    if url and field.indicators[1:2] != "2" and "DOI" not in builder.fields and address_doi(url):
        builder.doi(url, field.tag)
    if url and field.indicators[1:2] != "2":
        builder.put("URL", url, field.tag)
    elif url:
        builder.keep(field.tag, url)


def _trim(value: str) -> str:
    """Without ISBD's punctuation before the next element, and white space collapsed."""
    text = " ".join(value.split())
    if text[-1:] in _CLOSING:
        text = _SPACING.sub("", text)
    if text.endswith(".") and not re.search(r"(?:\b\w|\b(?:ed|Jr|Sr|Inc|Co|Ltd|etc|vol|no|St|u\.a))\.$|\.\.\.$", text):
        text = text[:-1]
    return text.strip()


_PLACES = {
    "020": _isbn, "022": _issn, "024": _other_number, "027": _number, "088": _number, "041": _language,
    "050": _call_number, "082": _call_number, "100": _name, "110": _name, "700": _name, "710": _name,
    "111": _meeting, "711": _meeting, "245": _title, "210": _short_title, "250": _edition, "260": _imprint,
    "264": _imprint, "300": _extent, "490": _series, "440": _series, "830": _series, "502": _thesis, "500": _note,
    "520": _abstract, "600": _subject, "610": _subject, "611": _subject, "650": _subject, "651": _subject,
    "653": _subject, "773": _host, "856": _link,
}  # fmt: skip
