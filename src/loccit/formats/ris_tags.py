"""What RIS's types and tags mean: one table for both directions.

RIS format specification (Research Information Systems, 2001, and its revision of 2011 with tags by type), with the
habits of EndNote, Zotero, ProQuest, EBSCO, Scopus, IEEE, SAGE and PubMed Central.
"""

from __future__ import annotations

from functools import cache

READ_TYPES: dict[str, str] = {
    "ABST": "article-journal", "ADVS": "motion_picture", "AGGR": "dataset", "ANCIENT": "classic", "ART": "graphic",
    "BILL": "bill", "BLOG": "post-weblog", "BOOK": "book", "CASE": "legal_case", "CHAP": "chapter",
    "CHART": "graphic", "CLSWK": "classic", "COMP": "software", "CONF": "paper-conference",
    "CPAPER": "paper-conference", "CTLG": "book", "DATA": "dataset", "DBASE": "dataset",
    "DICT": "entry-dictionary", "EBOOK": "book", "ECHAP": "chapter", "EDBOOK": "book", "EJOUR": "article-journal",
    "ELEC": "webpage", "ENCYC": "entry-encyclopedia", "EQUA": "document", "FIGURE": "figure", "GEN": "document",
    "GENERIC": "document", "GOVDOC": "report", "GRANT": "document", "GRNT": "document", "HEAR": "hearing",
    "ICOMM": "personal_communication", "INPR": "article-journal", "INTV": "interview", "JFULL": "periodical",
    "JOUR": "article-journal", "LEGAL": "regulation", "MANSCPT": "manuscript", "MAP": "map",
    "MGZN": "article-magazine", "MPCT": "motion_picture", "MULTI": "motion_picture", "MUSIC": "musical_score",
    "NEWS": "article-newspaper", "PAMP": "pamphlet", "PAT": "patent", "PCOMM": "personal_communication",
    "POD": "broadcast", "PODC": "broadcast", "PRESS": "webpage", "RPRT": "report", "SER": "book", "SLIDE": "speech",
    "SOCIAL": "post", "SOUND": "song", "STAND": "standard", "STAT": "legislation", "THES": "thesis",
    "TVEP": "broadcast", "UNBILL": "bill", "UNPB": "article", "UNPD": "manuscript", "VIDEO": "motion_picture",
    "WEB": "webpage",
}  # fmt: skip
"""RIS type to CSL type."""

GENRES: dict[str, str] = {"PRESS": "Press release"}
"""What a RIS type says beyond its CSL type, where nothing else says it."""

WRITE_TYPES: dict[str, str] = {
    "article": "UNPB", "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS",
    "bill": "BILL", "book": "BOOK", "broadcast": "TVEP", "chapter": "CHAP", "classic": "CLSWK", "collection": "GEN",
    "dataset": "DATA", "document": "GEN", "entry": "DICT", "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC", "event": "GEN", "figure": "FIGURE", "graphic": "ART", "hearing": "HEAR",
    "interview": "INTV", "legal_case": "CASE", "legislation": "STAT", "manuscript": "MANSCPT", "map": "MAP",
    "motion_picture": "MPCT", "musical_score": "MUSIC", "pamphlet": "PAMP", "paper-conference": "CONF",
    "patent": "PAT", "performance": "GEN", "periodical": "JFULL", "personal_communication": "PCOMM",
    "post": "SOCIAL", "post-weblog": "BLOG", "regulation": "LEGAL", "report": "RPRT", "review": "JOUR",
    "review-book": "JOUR", "software": "COMP", "song": "SOUND", "speech": "SLIDE", "standard": "STAND",
    "thesis": "THES", "treaty": "LEGAL", "webpage": "ELEC",
}  # fmt: skip
"""CSL type to RIS type. Types that share one come back as the first that has it in READ_TYPES."""

_PERIODICAL = frozenset({"article-journal", "article-magazine", "article-newspaper", "periodical", "review"})
_LEGAL = frozenset({"bill", "hearing", "legal_case", "legislation", "regulation"})
_WITHIN = frozenset({"chapter", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia"})
_SCREEN = frozenset({"motion_picture", "broadcast"})
_NUMBERED = frozenset({"bill", "hearing", "legislation", "patent", "report", "standard", "dataset", "article"})

# tag: {types it means something else for: variable}, and the variable for all others ("" keeps it in custom).
_Meaning = tuple[str, dict[str, str]]


def _for(types: frozenset[str], variable: str) -> dict[str, str]:
    return dict.fromkeys(types, variable)


_NAMES: dict[str, _Meaning] = {
    "AU": ("author", {"interview": "author", "motion_picture": "director", "song": "composer", "figure": "author"}),
    "ED": ("editor", {}),
    "A2": (
        "editor",
        {
            "book": "collection-editor", "report": "contributor", "interview": "interviewer", "song": "performer",
            "personal_communication": "recipient", "bill": "contributor", "legal_case": "contributor",
            "hearing": "contributor", "legislation": "contributor", "patent": "contributor",
            "thesis": "contributor",
        },
    ),
    "A3": (
        "collection-editor",
        {"book": "editor", "motion_picture": "producer", "broadcast": "producer", "report": "editor",
         "bill": "recipient", "thesis": "contributor"},
    ),
    "A4": ("translator", {"legal_case": "compiler", "paper-conference": "contributor"}),
    "TA": ("translator", {}),
}  # fmt: skip
_TEXTS: dict[str, _Meaning] = {
    "TI": ("title", {}),
    "ST": ("title-short", {}),
    "TT": ("", {}),
    "T2": (
        "container-title",
        {"book": "collection-title", "report": "collection-title", "map": "collection-title",
         "software": "collection-title", "hearing": "section", "speech": "event-title", "thesis": "",
         "interview": "container-title"},
    ),
    "T3": ("collection-title", {"hearing": "authority", "bill": "authority", "book": "volume-title"}),
    "VL": ("volume", {"patent": "", "thesis": "", "webpage": ""}),
    "IS": ("issue", _for(_NUMBERED, "number") | {"chapter": "number-of-volumes", "thesis": "number",
                     "regulation": "number", "book": "collection-number"}),
    "M1": ("", _for(_NUMBERED, "number") | {"book": "collection-number", "broadcast": "number",
                                            "regulation": "number", "software": "medium"}),
    "SV": ("collection-number", {"legal_case": "number", "book": "volume"}),
    "NV": ("number-of-volumes", {}),
    "CP": ("issue", {"patent": "", "report": ""}),
    "ET": ("edition", {"article-journal": "", "bill": "chapter-number", "hearing": "chapter-number",
                       "legislation": "chapter-number", "software": "version", "standard": "version"}),
    "SE": ("section", {"article-journal": "", "legal_case": ""}),
    "PB": ("publisher", {"legal_case": "authority", "patent": "authority"}),
    "CY": ("publisher-place", {"paper-conference": "publisher-place", "patent": "jurisdiction"}),
    "M3": ("genre", {"graphic": "medium", "interview": "medium", "figure": "medium"}),
    "AB": ("abstract", {}),
    "N1": ("note", {}),
    "RN": ("annote", {}),
    "UR": ("URL", {}),
    "LA": ("language", {}),
    "CN": ("call-number", {}),
    "AV": ("archive_location", {}),
    "DB": ("source", {"manuscript": "archive", "personal_communication": "archive", "graphic": "archive"}),
    "DP": ("", {"manuscript": "source", "personal_communication": "source", "graphic": "source"}),
    "OP": ("", _for(_LEGAL, "references")),
    "RI": ("reviewed-title", {}),
    "AN": ("", {}),
    "RP": ("", {}),
    "LB": ("", {}),
    "CA": ("", {}),
    "AD": ("", {}),
    "C1": ("", {"paper-conference": "event-place", "map": "scale"}),
    "C2": ("", {}),
    "C3": ("", {"paper-conference": "container-title", "graphic": "dimensions"}),
    "C4": ("", {}),
    "C5": ("", {"patent": "references", "song": "medium"} | _for(_SCREEN, "medium")),
    "C6": ("", {"patent": "status"}),
    "C7": ("", {"article-journal": "number"}),
    "C8": ("", {}),
    "SN": ("ISBN", _for(_PERIODICAL, "ISSN") | {"report": "number", "patent": "number"}),
}  # fmt: skip
_DATES: dict[str, _Meaning] = {
    "DA": ("issued", {}),
    "Y2": ("accessed", {}),
    "C1": ("", {"patent": "submitted"}),
    "ET": ("", {"article-journal": "available-date"}),
    "OP": ("original-date", _for(_LEGAL, "") | {"patent": ""}),
}
ALIASES: dict[str, str] = {
    "T1": "TI", "CT": "TI", "A1": "AU", "N2": "AB", "PP": "CY", "IP": "IS", "LK": "UR", "L2": "UR", "PY": "DA",
    "Y1": "DA", "YR": "DA", "CL": "CY", "VO": "VL", "JT": "JF", "SS": "ST",
}  # fmt: skip
"""Tags of older specifications and other dialects, by the tag of today that says the same."""

JOURNAL_RANK: dict[str, int] = {"JF": 0, "T2": 1, "JO": 2, "JA": 3, "J2": 4, "J1": 5}
"""Tags for the title of a periodical, from the one that holds the full title to those that hold abbreviations."""


@cache
def meanings(csl_type: str) -> dict[str, tuple[str, str]]:
    """tag → (kind, variable) for a CSL type; kind is `name`, `text` or `date`. Tags without a home are not in it."""
    found: dict[str, tuple[str, str]] = {}
    for kind, table in (("name", _NAMES), ("text", _TEXTS), ("date", _DATES)):
        for tag, (default, by_type) in table.items():
            if variable := by_type.get(csl_type, default):
                found[tag] = (kind, variable)
    return found


@cache
def tags_of(csl_type: str) -> tuple[tuple[str, str, str], ...]:
    """(tag, kind, variable) in the order they are written, each variable once."""
    seen: set[str] = set()
    out = []
    for tag in WRITE_ORDER:
        kind, variable = meanings(csl_type).get(tag, ("", ""))
        if variable and variable not in seen:
            seen.add(variable)
            out.append((tag, kind, variable))
    return tuple(out)


WRITE_ORDER = tuple(
    """AU ED A2 A3 A4 TI ST T2 C3 T3 VL SV IS SN M1 C7 CP NV ET SE DA OP PB CY C1 M3 LA AB N1 RN UR Y2 CN DB DP AV
    RI C5 C6""".split()
)
