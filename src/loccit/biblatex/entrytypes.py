"""Entry types: BibLaTeX's (manual §2.1, with the aliases of §2.1.2 and the custom ones of §2.1.3) ↔ CSL's."""

from __future__ import annotations

from collections.abc import Mapping

from loccit.biblatex.legal import legislation_type
from loccit.record import Record

NOT_SOURCES = frozenset(("xdata", "set", "control"))
"""Entries that hold data for others and are no source themselves."""

READ = {
    "article": "article-journal", "suppperiodical": "article-journal", "review": "review", "periodical": "periodical",
    "book": "book", "mvbook": "book", "collection": "book", "mvcollection": "book", "proceedings": "book",
    "mvproceedings": "book", "reference": "book", "mvreference": "book", "manual": "book", "commentary": "book",
    "inbook": "chapter", "bookinbook": "chapter", "suppbook": "chapter", "incollection": "chapter",
    "suppcollection": "chapter", "inreference": "entry-encyclopedia", "inproceedings": "paper-conference",
    "conference": "paper-conference", "report": "report", "techreport": "report", "thesis": "thesis",
    "phdthesis": "thesis", "mastersthesis": "thesis", "online": "webpage", "www": "webpage", "electronic": "webpage",
    "misc": "document", "booklet": "pamphlet", "dataset": "dataset", "software": "software",
    "unpublished": "manuscript", "patent": "patent", "standard": "standard", "letter": "personal_communication",
    "legislation": "legislation", "legal": "treaty", "jurisdiction": "legal_case", "artwork": "graphic",
    "image": "graphic", "movie": "motion_picture", "video": "motion_picture", "audio": "song", "music": "song",
    "performance": "performance", "bibnote": "document",
}  # fmt: skip

WRITE = {
    "article": ("online", "article"),
    "article-journal": ("article", ""),
    "article-magazine": ("article", "magazine"),
    "article-newspaper": ("article", "newspaper"),
    "bill": ("legislation", "bill"),
    "book": ("book", ""),
    "broadcast": ("video", "broadcast"),
    "chapter": ("incollection", ""),
    "classic": ("book", "classic"),
    "collection": ("misc", "collection"),
    "dataset": ("dataset", ""),
    "document": ("misc", ""),
    "entry": ("inreference", "entry"),
    "entry-dictionary": ("inreference", "entry-dictionary"),
    "entry-encyclopedia": ("inreference", ""),
    "event": ("misc", "event"),
    "figure": ("image", "figure"),
    "graphic": ("artwork", ""),
    "hearing": ("legal", "hearing"),
    "interview": ("misc", "interview"),
    "legal_case": ("jurisdiction", ""),
    "legislation": ("legislation", ""),
    "manuscript": ("unpublished", ""),
    "map": ("image", "map"),
    "motion_picture": ("movie", ""),
    "musical_score": ("music", "musical_score"),
    "pamphlet": ("booklet", ""),
    "paper-conference": ("inproceedings", ""),
    "patent": ("patent", ""),
    "performance": ("performance", ""),
    "periodical": ("periodical", ""),
    "personal_communication": ("letter", ""),
    "post": ("online", "post"),
    "post-weblog": ("online", "post-weblog"),
    "regulation": ("legislation", "regulation"),
    "report": ("report", ""),
    "review": ("review", ""),
    "review-book": ("review", "review-book"),
    "software": ("software", ""),
    "song": ("audio", ""),
    "speech": ("unpublished", "speech"),
    "standard": ("standard", ""),
    "thesis": ("thesis", ""),
    "treaty": ("legal", ""),
    "webpage": ("online", ""),
}
"""CSL type → entry type and `entrysubtype`, which brings back what BibLaTeX has no type for."""

_SUBTYPES = {pair: kind for kind, pair in WRITE.items() if pair[1]}
_SUBTYPES |= {("suppperiodical", "magazine"): "article-magazine", ("suppperiodical", "newspaper"): "article-newspaper"}


def csl_type(kind: str, values: Mapping[str, str]) -> str:
    """The CSL type of an entry; `document` for a type that is not known.

    `values` are its fields: a paper that was read out and not printed is a speech, a preprint server's an `article`.
    """
    if subtype := values.get("entrysubtype"):
        subtype = subtype.strip().lower()
        if found := _SUBTYPES.get((kind, subtype)):
            return found
        if subtype in WRITE and WRITE[subtype][0] == kind:
            return subtype
    if kind == "legislation":
        return legislation_type(values)
    if kind == "unpublished" and ("eventtitle" in values or "eventdate" in values):
        return "speech"
    return READ.get(kind, "document")


def entry_type(record: Record) -> tuple[str, str]:
    """Entry type and `entrysubtype` of a record: those it was read with, as long as they mean its type."""
    kind = record.custom.get("biblatex:entrytype", "")
    subtype = record.custom.get("biblatex:entrysubtype", "")
    if kind and csl_type(kind, _hints(record) | ({"entrysubtype": subtype} if subtype else {})) == record.type:
        return kind, subtype
    kind, own = WRITE.get(record.type, ("misc", ""))
    subtype = own or subtype
    if csl_type(kind, _hints(record) | ({"entrysubtype": subtype} if subtype else {})) != record.type:
        subtype = record.type
    return kind, subtype


def _hints(record: Record) -> dict[str, str]:
    """The fields that decide on a type, as `record` will be written."""
    hints = {"type": record.text("genre"), "number": record.custom.get("biblatex:number") or record.text("number")}
    if record.fields.keys() & {"event-title", "event-date"}:
        hints["eventtitle"] = "yes"
    return hints


def is_default(kind: str, subtype: str, csl: str) -> bool:
    """Whether `entry_type` gives back this entry type without being told."""
    return WRITE.get(csl) == (kind, subtype)
