"""PubMed's XML, read: articles and books (NLM, 'PubmedArticleSet' and 'PubmedBookArticle' DTDs)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from loccit.formats import medline
from loccit.formats.builder import Builder, pages
from loccit.formats.dates import month_number, read_date
from loccit.formats.xmltools import child, children, elements, line_of, local, marked_text, text_of
from loccit.record import Date, Draft, Name
from loccit.record.identifiers import normal_issn

if TYPE_CHECKING:
    from lxml.etree import _Element

_RECORDS = ("PubmedArticle", "PubmedBookArticle", "MedlineCitation")


def read(stream: BinaryIO, source: str = "") -> Iterator[Draft]:
    """One draft an article or book."""
    for element in elements(stream, _RECORDS, "pubmed-xml", source):
        if isinstance(element, Draft):
            yield element
        elif local(element) == "PubmedBookArticle":
            yield _book(element, source)
        elif local(element) == "PubmedArticle":
            yield _article(element, child(element, "MedlineCitation"), source)
        else:
            yield _article(element, element, source)


def _article(element: _Element, citation: _Element | None, source: str) -> Draft:
    builder = Builder("pubmed-xml", "PubMed", source, line_of(element))
    article = child(citation, "Article") if citation is not None else None
    if citation is not None:
        _put(builder, "PMID", _pmid(citation), "PMID")
        _keywords(builder, citation)
    if article is not None:
        _fill_article(builder, article)
    builder.record.type = medline.csl_type(
        [text_of(each) for each in children(child(article, "PublicationTypeList"), "PublicationType")]
        if article is not None and child(article, "PublicationTypeList") is not None
        else [],
        in_journal="container-title" in builder.fields,
    )
    for name in ("CommentsCorrectionsList", "GeneralNote"):
        if citation is not None:
            for note in children(citation, name):
                builder.keep(name, text_of(note))
    _identifiers(builder, children(child(element, "PubmedData", "ArticleIdList"), "ArticleId"))
    _dates(builder, article)
    return builder.done(bare_names=False)


def _pmid(element: _Element) -> str:
    """The PMID; of several, the latest version's."""
    found = [(each.get("Version") or "1", text_of(each)) for each in children(element, "PMID")]
    return max(found, key=lambda pair: int(pair[0]) if pair[0].isdecimal() else 0)[1] if found else ""


def _fill_article(builder: Builder, article: _Element) -> None:
    _put(builder, "title", medline.title(marked_text(child(article, "ArticleTitle"))), "ArticleTitle")
    _put(builder, "original-title", text_of(article, "VernacularTitle").rstrip("."), "VernacularTitle")
    journal = child(article, "Journal")
    if journal is not None:
        _put(builder, "container-title", text_of(journal, "Title"), "Title")
        short = text_of(journal, "ISOAbbreviation")
        if short and builder.fields.get("container-title", short) != short:
            _put(builder, "container-title-short", short, "ISOAbbreviation")
        elif short and "container-title" not in builder.fields:
            _put(builder, "container-title", short, "ISOAbbreviation")
        _put(builder, "ISSN", normal_issn(text_of(journal, "ISSN")) or text_of(journal, "ISSN"), "ISSN")
        _put(builder, "volume", text_of(journal, "JournalIssue", "Volume"), "Volume")
        _put(builder, "issue", text_of(journal, "JournalIssue", "Issue"), "Issue")
    _pagination(builder, child(article, "Pagination"))
    _names(builder, child(article, "AuthorList"), "author")
    _put(builder, "abstract", _abstract(child(article, "Abstract")), "Abstract")
    _put(builder, "language", text_of(article, "Language"), "Language")
    _locations(builder, article)


def _locations(builder: Builder, element: _Element) -> None:
    for each in children(element, "ELocationID"):
        if each.get("EIdType") == "doi" and each.get("ValidYN", "Y") == "Y":
            builder.doi(text_of(each), "ELocationID")
        else:
            builder.keep("ELocationID", text_of(each))


def _book(element: _Element, source: str) -> Draft:
    """A book, or a chapter where the document has a title of its own."""
    builder = Builder("pubmed-xml", "PubMed", source, line_of(element))
    document = child(element, "BookDocument")
    book = child(document, "Book") if document is not None else None
    if document is None:
        return builder.done()
    _put(builder, "PMID", _pmid(document), "PMID")
    own = medline.title(marked_text(child(document, "ArticleTitle")))
    title = medline.title(marked_text(child(book, "BookTitle"))) if book is not None else ""
    builder.record.type = "chapter" if own and title and own != title else "book"
    _put(builder, "title", own or title, "ArticleTitle" if own else "BookTitle")
    if builder.record.type == "chapter":
        _put(builder, "container-title", title, "BookTitle")
    if book is not None:
        named = any(each.get("Type") != "editors" for each in children(document, "AuthorList"))
        _fill_book(builder, book, has_authors=named)
    for authors in children(document, "AuthorList"):
        _names(builder, authors, "editor" if authors.get("Type") == "editors" else "author")
    _put(builder, "abstract", _abstract(child(document, "Abstract")), "Abstract")
    _put(builder, "language", text_of(document, "Language"), "Language")
    _pagination(builder, child(document, "Pagination"))
    _keywords(builder, document)
    _identifiers(builder, children(child(document, "ArticleIdList"), "ArticleId"))
    _identifiers(builder, children(child(element, "PubmedBookData", "ArticleIdList"), "ArticleId"))
    return builder.done(bare_names=False)


def _fill_book(builder: Builder, book: _Element, *, has_authors: bool) -> None:
    """The book's own fields. Its authors wrote a chapter that names no others."""
    _put(builder, "publisher", text_of(book, "Publisher", "PublisherName"), "PublisherName")
    _put(builder, "publisher-place", text_of(book, "Publisher", "PublisherLocation"), "PublisherLocation")
    _put(builder, "edition", text_of(book, "Edition"), "Edition")
    _put(builder, "volume", text_of(book, "Volume"), "Volume")
    _put(builder, "collection-title", text_of(book, "CollectionTitle"), "CollectionTitle")
    _locations(builder, book)
    for isbn in children(book, "Isbn"):
        _put(builder, "ISBN", text_of(isbn), "Isbn")
    within = builder.record.type == "chapter" and has_authors
    for authors in children(book, "AuthorList"):
        role = "editor" if authors.get("Type") == "editors" else "container-author" if within else "author"
        _names(builder, authors, role)
    date = child(book, "PubDate")
    if date is not None and (found := _date(date)).text():
        builder.date("issued", found, "PubDate")


def _put(builder: Builder, variable: str, value: str, tag: str) -> None:
    if value:
        builder.put(variable, value, tag)


def _pagination(builder: Builder, element: _Element | None) -> None:
    if element is not None:
        found = text_of(element, "MedlinePgn") or pages(text_of(element, "StartPage"), text_of(element, "EndPage"))
        _put(builder, "page", medline.full_pages(found), "Pagination")


def _names(builder: Builder, group: _Element | None, variable: str) -> None:
    """Persons with their fore names in full where they are given, else their initials; bodies as they are."""
    for each in children(group, "Author"):
        body = text_of(each, "CollectiveName")
        family = text_of(each, "LastName")
        given = text_of(each, "ForeName") or text_of(each, "FirstName") or medline.initials(text_of(each, "Initials"))
        if body:
            builder.name(variable, Name(literal=body), "CollectiveName")
        elif family:
            builder.name(variable, Name(family, medline.given(given), text_of(each, "Suffix")), "Author")


def _abstract(element: _Element | None) -> str:
    """Its parts a line each, with their labels."""
    lines = []
    for part in children(element, "AbstractText"):
        label = part.get("Label") or ""
        text = marked_text(part)
        lines.append(f"{label}: {text}" if label and label != "UNLABELLED" else text)
    return "\n".join(line for line in lines if line)


def _keywords(builder: Builder, element: _Element) -> None:
    for group in children(element, "MeshHeadingList"):
        for heading in group:
            parts = [text_of(part) for part in heading if local(part) in ("DescriptorName", "QualifierName")]
            builder.keywords(["/".join(parts)])
    for group in children(element, "KeywordList"):
        builder.keywords(text_of(word) for word in group)


def _identifiers(builder: Builder, ids: list[_Element]) -> None:
    for each in ids:
        kind, value = each.get("IdType"), text_of(each)
        if not value:
            continue
        if kind == "doi":
            if "DOI" not in builder.fields:
                builder.doi(value, "ArticleId")
        elif kind in ("pubmed", "pmc"):
            builder.put("PMID" if kind == "pubmed" else "PMCID", value, "ArticleId")
        elif kind == "url":
            builder.put("URL", value, "ArticleId")
        else:
            builder.keep(f"ArticleId[{kind}]", value)


def _dates(builder: Builder, article: _Element | None) -> None:
    """The issue's date; the electronic one is when the article was first available."""
    if article is None:
        return
    date = child(article, "Journal", "JournalIssue", "PubDate")
    if date is not None and (found := _date(date)).text():
        builder.date("issued", found, "PubDate")
    for each in children(article, "ArticleDate"):
        if (found := _date(each)).start:
            builder.date("available-date" if "issued" in builder.fields else "issued", found, "ArticleDate")


def _date(element: _Element) -> Date:
    """Year with month, day or season, or a MedlineDate (`2009 May-Jun`)."""
    if written := text_of(element, "MedlineDate"):
        return read_date(written)
    year, month, day = (text_of(element, name) for name in ("Year", "Month", "Day"))
    number = int(month) if month.isdecimal() and len(month) < 3 else month_number(month or text_of(element, "Season"))
    if not year:
        return Date()
    return read_date(f"{year}/{number or ''}/{day}/" if number < 13 else f"{year}///{text_of(element, 'Season')}")
