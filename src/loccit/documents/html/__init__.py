"""Saved web pages: what a page says of itself (JSON-LD, meta elements, microdata, what is printed), weighed.

`page` parses, `jsonld` finds the article's node, and each variable has its file: `title`, `creators`, `issued`,
`container`, `kind`, `address`, `numbers`; `body` gives the article's own text for the snapshot.
"""

from __future__ import annotations

from loccit.documents.decode import squeeze
from loccit.documents.html import (
    address,
    body,
    coins,
    container,
    copies,
    creators,
    error_pages,
    issued,
    jsonld,
    kind,
    law,
    numbers,
    title,
)  # fmt: skip
from loccit.documents.html.claim import Claim
from loccit.documents.html.page import MAX_BYTES, Page, parse
from loccit.errors import Problem
from loccit.record import Draft, Evidence, Name

FORMAT = "html"


def read(data: bytes, source: str) -> Draft:
    """The record of one page. A page without any markup in it is a failed draft."""
    page = parse(data)
    if page is None:
        problem = Problem("html-empty", "no markup that can be read", file=source, hint="save the page again")
        return Draft(source=source, format=FORMAT, problems=[problem], failed=True)
    draft = Draft(source=source, format=FORMAT, original=data, suffix=".html")
    if len(data) > MAX_BYTES:
        draft.problems.append(
            Problem("html-large", f"only the first {MAX_BYTES >> 20} MB were read", "warning", source)
        )
    if page.assumed:
        message = f"the page's encoding is not what it says: read as {page.assumed}"
        draft.problems.append(Problem("encoding-assumed", message, "warning", source))
    _conclude(draft, page, source)
    if said := error_pages.says(page, draft.record.text("title")):
        message = f"the page says '{said[:60]}': an error page was saved, not the source"
        problem = Problem("error-page", message, file=source, hint="get the source again, by its current address")
        return Draft(source=source, format=FORMAT, problems=[problem], failed=True)
    return draft


def _conclude(draft: Draft, page: Page, source: str) -> None:
    jsonld.load(page)
    copy = copies.unwrap(page)
    coins.load(page, title.headings(page))
    link, method = (copy.address, "archived copy") if copy else address.find(page, None, source)
    node = jsonld.main_article(page, title.titles_of_page(page), link)
    if not link:
        link, method = address.find(page, node, source)
    sites = container.names(page, node)
    draft.text = body.find(page, node)
    if found := title.find(page, node, sites):
        found.enter(draft, "title")
    signed = creators.find(page, node, sites, draft.text)
    above, draft.text = creators.of_body(page, draft.text)
    _enter_creators(draft, signed if signed and signed.people else above or signed)
    outlet = container.find(page, node)
    if outlet:
        outlet.enter(draft, "container-title")
    if date := issued.find(page, node):
        date.enter(draft, "issued")
    _enter_type(draft, page, node, link)
    if outlet and draft.record.type in ("report", "thesis", "book"):
        # A repository names the body that issued the work: it is no container.
        draft.evidence.pop("container-title", None)
        draft.record.fields.pop("container-title", None)
        outlet.enter(draft, "publisher")
    for variable, claim in numbers.find(page, node):
        claim.enter(draft, variable)
    if found_law := law.read(page, draft.record.text("title"), draft.record.text("container-title")):
        _enter_law(draft, found_law)
    _enter_address(draft, link, method, copy or copies.of_address(link))
    _enter_language(draft, page)


def _enter_type(draft: Draft, page: Page, node: jsonld.Node | None, link: str) -> None:
    signed = "author" in draft.record.fields and "issued" in draft.record.fields
    what = kind.find(page, node, draft.record.text("container-title"), link, signed=signed)
    draft.record.type = str(what.value)
    draft.evidence["type"] = Evidence(what.method, squeeze(what.text), "", what.confidence)
    if what.method == kind.PRESS_RELEASE:
        Claim("Press release", "address or heading of the page", link).enter(draft, "genre")


def _enter_law(draft: Draft, found: law.Law) -> None:
    """The parts of a law's title; the site it stands on is no part of its citation.

    What somebody signed is about a law, whatever its title says.
    """
    if any(name.family for name in draft.record.names("author")) or draft.record.type == "article-journal":
        return
    title = draft.record.text("title")
    draft.record.type = found.kind
    draft.evidence["type"] = Evidence("title of a page of law", title, "", "likely")
    draft.record.fields.pop("container-title", None)
    draft.record.fields.pop("author", None)
    draft.evidence.pop("author", None)
    for variable, value in found.values.items():
        if value:
            Claim(value, "title of a page of law", title, "", "likely").enter(draft, variable)


def _enter_creators(draft: Draft, signed: creators.Signed | None) -> None:
    """Persons are the authors; an agency is one where nobody else signs, and is kept beside them otherwise."""
    if signed is None:
        return
    if signed.people:
        Claim(tuple(signed.people), signed.method, signed.shown).enter(draft, "author")
        if signed.bodies:
            draft.record.custom["biblatex:agency"] = "; ".join(signed.bodies)
    elif signed.bodies:
        names = tuple(Name(literal=one) for one in signed.bodies)
        Claim(names, signed.method, signed.shown, "", "likely").enter(draft, "author")


def _enter_address(draft: Draft, link: str, method: str, copy: copies.Copy | None) -> None:
    """An archive's copy: the original's address is the work's, the copy stands beside it."""
    if copy:
        Claim(copy.original, "original of an archived copy", copy.address).enter(draft, "URL")
        draft.record.custom["biblatex:archiveurl"] = squeeze(copy.address)
        if copy.day:
            draft.record.custom["biblatex:archivedate"] = copy.day.edtf()
    elif link:
        Claim(link, method, link).enter(draft, "URL")


def _enter_language(draft: Draft, page: Page) -> None:
    stated = page.tree.get("lang") or page.first("og:locale", "dc.language", "language")[0]
    if stated and len(stated) <= 12:
        language = stated.replace("_", "-").strip()
        Claim(language, "html lang", stated).enter(draft, "language")
