"""The CSL type of a MODS record: by its genre, its host's genre, the kind of resource, and how it is issued."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loccit.formats.xmltools import child, children, local, text_of
from loccit.record.variables import TYPES

if TYPE_CHECKING:
    from lxml.etree import _Element

_GENRES: dict[str, str] = {
    "journalarticle": "article-journal", "article": "article-journal", "magazinearticle": "article-magazine",
    "newspaperarticle": "article-newspaper", "conferencepublication": "paper-conference",
    "conferencepaper": "paper-conference", "conferenceproceedings": "book", "proceedings": "book",
    "conferencecollection": "book", "booksection": "chapter", "bookchapter": "chapter", "inbook": "chapter",
    "incollection": "chapter", "inproceedings": "paper-conference", "collection": "book", "monograph": "book",
    "theses": "thesis", "dissertation": "thesis", "phdthesis": "thesis", "ph.d.thesis": "thesis",
    "mastersthesis": "thesis", "doctoralthesis": "thesis", "academicthesis": "thesis", "technicalreport": "report",
    "techreport": "report", "governmentpublication": "report", "workingpaper": "report", "website": "webpage",
    "electronic": "webpage", "blogpost": "post-weblog", "blog": "post-weblog", "forumpost": "post",
    "legalcaseandcasenotes": "legal_case", "legalcase": "legal_case", "case": "legal_case",
    "lawreportordigest": "legal_case", "statute": "legislation", "law": "legislation", "computerprogram": "software",
    "computerfile": "software", "dictionaryentry": "entry-dictionary", "dictionary": "entry-dictionary",
    "encyclopediaarticle": "entry-encyclopedia", "encyclopedia": "entry-encyclopedia",
    "letter": "personal_communication",
    "personalcommunication": "personal_communication", "email": "personal_communication",
    "communication": "personal_communication", "film": "motion_picture", "videorecording": "motion_picture",
    "motionpicture": "motion_picture", "tvbroadcast": "broadcast", "radiobroadcast": "broadcast",
    "podcast": "broadcast", "audiorecording": "song", "presentation": "speech", "preprint": "article",
    "unpublished": "manuscript", "artwork": "graphic", "review": "review", "bookreview": "review-book",
    "newspaper": "article-newspaper", "magazine": "article-magazine", "periodical": "periodical",
    "academicjournal": "periodical", "journal": "periodical", "database": "dataset", "instruction": "document",
    "standardorspecification": "standard", "musicalscore": "musical_score", "hearing": "hearing",
}  # fmt: skip
_IN_HOST = {"book": "chapter", "periodical": "article-journal", "academicjournal": "article-journal",
            "journal": "article-journal", "newspaper": "article-newspaper", "magazine": "article-magazine",
            "conferencepublication": "paper-conference", "collection": "chapter", "proceedings": "paper-conference",
            "website": "webpage", "encyclopedia": "entry-encyclopedia", "dictionary": "entry-dictionary"}  # fmt: skip
_RESOURCES = {
    "cartographic": "map",
    "notated music": "musical_score",
    "sound recording": "song",
    "sound recording-musical": "song",
    "still image": "graphic",
    "moving image": "motion_picture",
    "software, multimedia": "software",
}


def record_type(element: _Element, host: _Element | None) -> str:
    """The CSL type. A genre of the record itself says most, if it does not name what only contains it."""
    for genre in children(element, "genre"):
        text = text_of(genre)
        if text in TYPES and genre.get("authority") == "local":
            return text
        named = _GENRES.get(_plain(text), "") or (text.lower() if text.lower() in TYPES else "")
        if named and not (host is not None and named in ("periodical", "book")):
            return named
    if host is not None:
        return _of_host(host)
    for resource in children(element, "typeOfResource"):
        if found := _RESOURCES.get(text_of(resource).lower()):
            return found
    issuance = [text_of(origin, "issuance") for origin in children(element, "originInfo")]
    if any(text in ("continuing", "serial") for text in issuance):
        return "periodical"
    return "book" if any(text.startswith(("monographic", "single")) for text in issuance) else "document"


def _of_host(host: _Element) -> str:
    for genre in children(host, "genre"):
        if found := _IN_HOST.get(_plain(text_of(genre))):
            return found
    if any(text_of(origin, "issuance") == "continuing" for origin in children(host, "originInfo")):
        return "article-journal"
    for part in children(host, "part"):
        if any(detail.get("type") in ("issue", "number") for detail in children(part, "detail")):
            return "article-journal"
    serials = {each.get("type") for each in host if local(each) == "identifier"}
    if "issn" in serials:
        return "article-journal"
    return "chapter" if "isbn" in serials or child(host, "originInfo", "publisher") is not None else "document"


def _plain(text: str) -> str:
    return re.sub(r"[^\w.]", "", text.lower())
