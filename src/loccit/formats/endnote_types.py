"""EndNote's reference types: names and numbers (EndNote XML, `%0`), by RIS type."""

from __future__ import annotations

from functools import cache

# name, number in XML, RIS type. The first name of a RIS type is the one that is written.
_TYPES: tuple[tuple[str, int, str], ...] = (
    ("Journal Article", 17, "JOUR"), ("Book", 6, "BOOK"), ("Thesis", 32, "THES"),
    ("Conference Proceedings", 10, "CONF"), ("Personal Communication", 26, "PCOMM"),
    ("Newspaper Article", 23, "NEWS"), ("Computer Program", 9, "COMP"), ("Book Section", 5, "CHAP"),
    ("Magazine Article", 19, "MGZN"), ("Edited Book", 28, "EDBOOK"), ("Report", 27, "RPRT"), ("Map", 20, "MAP"),
    ("Audiovisual Material", 3, "ADVS"), ("Artwork", 2, "ART"), ("Patent", 25, "PAT"), ("Web Page", 12, "ELEC"),
    ("Bill", 4, "BILL"), ("Case", 7, "CASE"), ("Hearing", 14, "HEAR"), ("Manuscript", 36, "MANSCPT"),
    ("Film or Broadcast", 21, "MPCT"), ("Statute", 31, "STAT"), ("Figure", 37, "FIGURE"),
    ("Chart or Table", 38, "CHART"), ("Equation", 39, "EQUA"), ("Electronic Article", 43, "EJOUR"),
    ("Electronic Book", 44, "EBOOK"), ("Electronic Book Section", 60, "ECHAP"), ("Online Database", 45, "DBASE"),
    ("Generic", 13, "GEN"), ("Government Document", 46, "GOVDOC"), ("Conference Paper", 47, "CPAPER"),
    ("Online Multimedia", 48, "MULTI"), ("Classical Work", 49, "CLSWK"),
    ("Legal Rule or Regulation", 50, "LEGAL"), ("Unpublished Work", 34, "UNPB"), ("Dictionary", 52, "DICT"),
    ("Encyclopedia", 53, "ENCYC"), ("Grant", 54, "GRANT"), ("Aggregated Database", 55, "AGGR"), ("Blog", 56, "BLOG"),
    ("Serial", 57, "SER"), ("Standard", 58, "STAND"), ("Dataset", 59, "DATA"), ("Ancient Text", 51, "ANCIENT"),
    ("Catalog", 8, "CTLG"), ("Pamphlet", 24, "PAMP"), ("Music", 61, "MUSIC"), ("Press Release", 63, "PRESS"),
    ("Interview", 64, "INTV"), ("Podcast", 65, "PODC"), ("Social Media", 66, "SOCIAL"),
    ("Television Episode", 67, "TVEP"), ("Video", 68, "VIDEO"), ("Multimedia Application", 69, "MULTI"),
    ("Discussion Forum", 70, "SOCIAL"),
    # not EndNote's own: Bookends, Mendeley, Zotero, JabRef and older versions; and types only RIS has
    ("Sound Recording", 3, "SOUND"), ("Presentation", 13, "SLIDE"), ("Periodical", 17, "JFULL"),
    ("Journal", 17, "JOUR"), ("Article", 17, "JOUR"), ("In Press", 17, "INPR"), ("Abstract", 17, "ABST"),
    ("Magazine", 19, "MGZN"), ("Newspaper", 23, "NEWS"), ("Conference", 10, "CONF"), ("Chapter", 5, "CHAP"),
    ("Book Chapter", 5, "CHAP"), ("Dissertation", 32, "THES"), ("Masters Thesis", 32, "THES"),
    ("PhD Thesis", 32, "THES"), ("Webpage", 12, "ELEC"), ("Web", 12, "ELEC"), ("Website", 12, "ELEC"),
    ("Internet Communication", 12, "ICOMM"), ("Electronic Source", 12, "ELEC"), ("Software", 9, "COMP"),
    ("Unpublished", 34, "UNPB"), ("Preprint", 34, "UNPB"), ("Letter", 26, "PCOMM"), ("Film", 21, "MPCT"),
    ("Broadcast", 21, "MPCT"), ("Working Paper", 27, "RPRT"), ("Technical Report", 27, "RPRT"),
    ("Law", 31, "STAT"), ("Legislation", 31, "STAT"), ("Regulation", 50, "LEGAL"), ("Court Case", 7, "CASE"),
    ("Review", 17, "JOUR"), ("Review Article", 17, "JOUR"), ("Other", 13, "GEN"), ("Misc", 13, "GEN"),
    ("Video Recording", 68, "VIDEO"), ("Dictionary Entry", 52, "DICT"), ("Encyclopedia Article", 53, "ENCYC"),
    ("Forum Post", 70, "SOCIAL"), ("Blog Post", 56, "BLOG"), ("Audio Recording", 3, "SOUND"),
    ("Conference Publication", 10, "CONF"), ("Data Set", 59, "DATA"), ("Unenacted Bill", 4, "UNBILL"),
)  # fmt: skip


@cache
def ris_by_name() -> dict[str, str]:
    """RIS type by EndNote's name for it, in lower case."""
    return {name.lower(): ris for name, _, ris in reversed(_TYPES)}


@cache
def ris_by_number() -> dict[int, str]:
    """RIS type by EndNote's number for it."""
    return {number: ris for _, number, ris in reversed(_TYPES)}


@cache
def named() -> dict[str, tuple[str, int]]:
    """EndNote's name and number by RIS type."""
    return {ris: (name, number) for name, number, ris in reversed(_TYPES)}


def endnote_type(ris_type: str) -> tuple[str, int]:
    """The name and number to write for a RIS type."""
    return named().get(ris_type, ("Generic", 13))
