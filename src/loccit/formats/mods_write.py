"""A record as a MODS 3.8 element.

Held: type (as a local genre), title, title-short, creators with a MARC relator code, container and series with number,
volume, issue, page, section, chapter, number-of-pages, `issued` and `accessed` as EDTF, publisher and place, edition,
language, abstract, note, license, keywords, DOI, ISBN, ISSN, PMID, PMCID, number, URL, call-number, archive and its
location, event-title, original-title, citekey. All else is lost: genre, other dates and places, relations, aliases,
markup, and the order of creators of different roles.
"""

from __future__ import annotations

from collections.abc import Iterator

from loccit.formats import roles
from loccit.formats.builder import split_pages
from loccit.formats.names import inverted
from loccit.formats.xmltools import tag
from loccit.record import Name, Record

HEAD = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n'
    b'<modsCollection xmlns="http://www.loc.gov/mods/v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    b'xsi:schemaLocation="http://www.loc.gov/mods/v3 http://www.loc.gov/standards/mods/v3/mods-3-8.xsd">\n'
)
FOOT = b"</modsCollection>\n"
_PERIODICAL = frozenset({"article-journal", "article-magazine", "article-newspaper", "review", "review-book"})


def mods(record: Record) -> str:
    """One `mods` element and a line end."""
    inner = [
        *(f"<titleInfo>{tag('title', record.text('title'))}</titleInfo>" for _ in _once(record, "title")),
        *_short_title(record, "title-short"),
        *(_name(name, variable) for variable in roles.WRITTEN for name in record.names(variable)),
        *_wrapped(record, "event-title", '<name type="conference"><namePart>', "</namePart></name>"),
        tag("genre", record.type, authority="local"),
        _origin(record),
        *_language(record),
        *_wrapped(record, "number-of-pages", '<physicalDescription><extent unit="page"><total>',
                  "</total></extent></physicalDescription>"),
        *(tag(name, record.text(name)) for name in ("abstract", "note") for _ in _once(record, name)),
        *(f"<subject>{tag('topic', word)}</subject>" for word in record.keywords),
        *(tag("classification", record.text("call-number")) for _ in _once(record, "call-number")),
        _host(record),
        _series(record),
        *_wrapped(record, "original-title", '<relatedItem type="original"><titleInfo><title>',
                  "</title></titleInfo></relatedItem>"),
        *_identifiers(record),
        _location(record),
        *(tag("accessCondition", record.text("license")) for _ in _once(record, "license")),
    ]  # fmt: skip
    return f'<mods version="3.8">{"".join(inner)}</mods>\n'


def _once(record: Record, variable: str) -> Iterator[None]:
    if record.text(variable):
        yield None


def _wrapped(record: Record, variable: str, before: str, after: str) -> Iterator[str]:
    if text := record.text(variable):
        yield before + tag("x", text)[3:-4] + after


def _short_title(record: Record, variable: str) -> Iterator[str]:
    yield from _wrapped(record, variable, '<titleInfo type="abbreviated"><title>', "</title></titleInfo>")


def _name(name: Name, variable: str) -> str:
    role = f"<role>{tag('roleTerm', roles.WRITTEN[variable], type='code', authority='marcrelator')}</role>"
    if name.literal:
        return f'<name type="corporate">{tag("namePart", name.literal)}{role}</name>'
    family, _, _ = inverted(name._replace(given="", suffix="", dropping_particle="")).partition(", ")
    given = f"{name.given} {name.dropping_particle}".strip()
    parts = tag("namePart", family, type="family")
    parts += tag("namePart", given, type="given") if given else ""
    parts += tag("namePart", name.suffix, type="termsOfAddress") if name.suffix else ""
    return f'<name type="personal">{parts}{role}</name>'


def _origin(record: Record) -> str:
    inner = "".join(
        _wrapped(record, "publisher-place", '<place><placeTerm type="text">', "</placeTerm></place>")
    ) + "".join(tag(name, record.text(name)) for name in ("publisher", "edition") if record.text(name))
    for name, variable in (("dateIssued", "issued"), ("dateCaptured", "accessed")):
        if date := record.date(variable):
            inner += tag(name, date.text(), encoding="edtf") if date.edtf() else tag(name, date.literal)
    return f"<originInfo>{inner}</originInfo>" if inner else ""


def _language(record: Record) -> Iterator[str]:
    if text := record.text("language"):
        yield f"<language>{tag('languageTerm', text, type='code')}</language>"


def _host(record: Record) -> str:
    inner = "".join(_wrapped(record, "container-title", "<titleInfo><title>", "</title></titleInfo>"))
    inner += "".join(_short_title(record, "container-title-short"))
    inner += "".join(_name(name, "author") for name in record.names("container-author"))
    if record.type in _PERIODICAL:
        inner += "<originInfo><issuance>continuing</issuance></originInfo>"
    part = "".join(
        f'<detail type="{kind}">{tag("number", record.text(variable))}</detail>'
        for kind, variable in (("volume", "volume"), ("issue", "issue"), ("section", "section"),
                               ("chapter", "chapter-number"))
        if record.text(variable)
    )  # fmt: skip
    part += _extent(record.text("page"))
    inner += f"<part>{part}</part>" if part else ""
    return f'<relatedItem type="host">{inner}</relatedItem>' if inner else ""


def _extent(page: str) -> str:
    if not page:
        return ""
    first, last = split_pages(page)
    inner = tag("start", first) + tag("end", last) if last else tag("list", page)
    return f'<extent unit="page">{inner}</extent>'


def _series(record: Record) -> str:
    title, number = record.text("collection-title"), record.text("collection-number")
    if not title and not number:
        return ""
    inner = f"<titleInfo>{tag('title', title)}</titleInfo>" if title else ""
    inner += f'<part><detail type="volume">{tag("number", number)}</detail></part>' if number else ""
    return f'<relatedItem type="series">{inner}</relatedItem>'


def _identifiers(record: Record) -> Iterator[str]:
    if record.citekey:
        yield tag("identifier", record.citekey, type="citekey")
    for kind, variable in (("doi", "DOI"), ("isbn", "ISBN"), ("issn", "ISSN"), ("pmid", "PMID"), ("pmcid", "PMCID"),
                           ("report number", "number")):  # fmt: skip
        if text := record.text(variable):
            yield tag("identifier", text, type=kind)


def _location(record: Record) -> str:
    inner = "".join(
        tag(name, record.text(variable))
        for name, variable in (("physicalLocation", "archive"), ("shelfLocator", "archive_location"), ("url", "URL"))
        if record.text(variable)
    )
    return f"<location>{inner}</location>" if inner else ""
