"""Checks: identifiers with wrong check digits or of the wrong form, and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loccit.checks.base import Check, Context, Finding
from loccit.errors import typed
from loccit.record import Record
from loccit.record.identifiers import address_doi, normal_doi, normal_isbn, normal_issn


def _doi(record: Record, context: Context) -> Iterator[Finding]:
    text = record.text("DOI")
    if text and not normal_doi(text):
        yield Finding("DOI", f"'{text}' is not a DOI", "a DOI starts with 10. and has a slash")


def _doi_form(record: Record, context: Context) -> Iterator[Finding]:
    text = record.text("DOI")
    doi = normal_doi(text)
    if doi and text.strip().lower() != doi:
        bare = text[text.lower().find(doi) :][: len(doi)] if doi in text.lower() else doi
        yield Finding("DOI", f"'{text}' holds more than the DOI", f"keep only {bare}", bare)


def _doi_url(record: Record, context: Context) -> Iterator[Finding]:
    url = record.text("URL")
    if not record.text("DOI") and (doi := address_doi(url)):
        yield Finding(
            "DOI", "the address is a DOI, and the DOI field is empty", typed("set", record.citekey, f"doi={doi}"), doi
        )


def _isbn(record: Record, context: Context) -> Iterator[Finding]:
    for text in re.split(r"[,;]", record.text("ISBN")):
        if text.strip() and not normal_isbn(text):
            yield Finding(
                "ISBN", f"'{text.strip()}' is not an ISBN: its check digit is wrong", "look at the title page again"
            )


def _issn(record: Record, context: Context) -> Iterator[Finding]:
    for text in re.split(r"[,;]", record.text("ISSN")):
        if text.strip() and not normal_issn(text):
            yield Finding("ISSN", f"'{text.strip()}' is not an ISSN: its check digit is wrong")


def _url_form(record: Record, context: Context) -> Iterator[Finding]:
    url = record.text("URL").strip()
    if url and not re.match(r"(?i)(https?|ftp)://[^\s/]+\.[^\s/]+|(https?|ftp)://\[", url):
        yield Finding("URL", f"'{url[:80]}' is not an address", "start it with https://")
    elif " " in url:
        yield Finding("URL", "the address holds a space", "write %20, or copy it again")


def _tracking(record: Record, context: Context) -> Iterator[Finding]:
    url = record.text("URL")
    bare = re.sub(r"[?&](?:utm_\w+|fbclid|gclid|mc_cid|mc_eid)=[^&#]*", "", url)
    if bare != url:
        bare = bare if "?" in bare else bare.replace("&", "?", 1)
        yield Finding(
            "URL", "the address carries tracking parameters", typed("set", record.citekey, f"url={bare}"), bare
        )


def _archive_http(record: Record, context: Context) -> Iterator[Finding]:
    url = record.text("URL")
    if re.match(r"http://(web\.archive\.org|archive\.(today|ph|is))/", url):
        yield Finding("URL", "the archive is addressed by http", "it answers by https", "https" + url[4:])


CHECKS = (
    Check(
        "doi-malformed", "error", "a DOI is not a DOI",
        "A reader who follows it gets nowhere.",
        _doi,
    ),
    Check(
        "doi-form", "warning", "the DOI field holds more than the DOI",
        "Styles put https://doi.org/ before it, so an address in the field is printed twice.",
        _doi_form,
    ),
    Check(
        "doi-in-url", "warning", "a DOI stands only in the address",
        "Duplicates are recognised by the DOI, and styles prefer it.",
        _doi_url,
    ),
    Check(
        "isbn-checksum", "error", "an ISBN with a wrong check digit",
        "One digit is mistyped: it names another book, or none.",
        _isbn,
    ),
    Check(
        "issn-checksum", "error", "an ISSN with a wrong check digit",
        "One digit is mistyped.",
        _issn,
    ),
    Check(
        "url-malformed", "error", "an address is not one",
        "It cannot be followed or printed as a link.",
        _url_form,
    ),
    Check(
        "url-tracking", "warning", "an address carries tracking parameters",
        "They say how you came there, not where the source is, and they hide duplicates.",
        _tracking,
    ),
    Check(
        "archive-http", "warning", "an archive is addressed by http",
        "The address of an archived copy should be as lasting as the copy.",
        _archive_http,
    ),
)  # fmt: skip
