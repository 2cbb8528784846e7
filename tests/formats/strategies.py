"""Records for round trips: of the types and variables that a format can hold."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import strategies as st

from loccit.record import Date, Name, Record, Value
from loccit.record.variables import DATE_VARIABLES, NAME_VARIABLES

WORDS = st.sampled_from(
    [
        *"Border enforcement détention Ögmundur 移民 policy λόγος Haft «courts» 9/11 50% a_b {x} C#".split(),
        *("\\alpha", "A&B", "<3", "x>y", "'so'", '"quoted"'),
    ]
)
TEXT = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
"""Text of words, one space between them: no format keeps more than that of white space."""

FAMILIES = st.sampled_from("Müller Ng O'Neil Smith-Jones 王 Zúñiga García".split())
GIVEN = st.sampled_from(["Ann", "J. R.", "José María", "伟", "A.-B.", "Lee"])
PERSONS = st.tuples(FAMILIES, GIVEN).map(lambda parts: Name(*parts))
PARTICLES = st.tuples(
    FAMILIES, GIVEN, st.sampled_from(["", "Jr.", "III"]), st.just(""), st.sampled_from(["", "von", "de la"])
).map(lambda parts: Name(*parts))
BODIES = st.sampled_from(["Oxfam", "Office of Inspector General", "World Health Organization", "Bureau 21"]).map(
    lambda text: Name(literal=text)
)
NAMES = st.lists(PERSONS | PARTICLES | BODIES, min_size=1, max_size=4).map(tuple)
DAYS = st.dates().map(lambda day: Date((day.year, day.month, day.day))).filter(lambda date: date.start[0] > 999)
DATES = DAYS | DAYS.map(lambda date: Date(date.start[:2])) | DAYS.map(lambda date: Date(date.start[:1]))
NUMBERS = st.integers(1, 9999).map(str)
PAGES = NUMBERS | st.tuples(st.integers(1, 999), st.integers(1, 99)).map(lambda two: f"{two[0]}-{sum(two)}")
DOIS = st.sampled_from(
    ["10.1000/182", "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O", "10.5555/Ab_c.1"][:1]
)
ISSNS = st.sampled_from(["0028-0836", "2041-1723"])
ISBNS = st.sampled_from(["978-3-16-148410-0", "0-306-40615-2"])
URLS = st.sampled_from(["https://example.org/a_b?c=1&d=%20e#f", "http://example.com/"])
KEYS = st.from_regex(r"[A-Za-z][A-Za-z0-9:_-]{0,12}", fullmatch=True)
SPECIAL: dict[str, st.SearchStrategy[Value]] = {
    "DOI": DOIS, "ISSN": ISSNS, "ISBN": ISBNS, "URL": URLS, "page": PAGES, "volume": NUMBERS, "issue": NUMBERS,
    "number-of-pages": NUMBERS, "number-of-volumes": NUMBERS, "PMID": NUMBERS, "PMCID": NUMBERS.map("PMC{}".format),
    "language": st.sampled_from(["en", "de", "es-MX"]), "collection-number": NUMBERS, "section": NUMBERS,
    "number": NUMBERS.map("OIG-{}".format), "edition": NUMBERS, "chapter-number": NUMBERS,
}  # fmt: skip


def value_of(variable: str) -> st.SearchStrategy[Value]:
    """Values that make sense for a variable."""
    if variable in SPECIAL:
        return SPECIAL[variable]
    if variable in NAME_VARIABLES:
        return NAMES
    return DATES if variable in DATE_VARIABLES else TEXT


def records(
    kind: str, variables: Iterable[str], *, citekey: bool = True, keywords: bool = True, title: bool = True
) -> st.SearchStrategy[Record]:
    """Records of one CSL type with any of `variables`."""
    optional = {name: value_of(name) for name in variables}
    required = {"title": optional.pop("title", TEXT)} if title else {}
    return st.builds(
        Record,
        type=st.just(kind),
        fields=st.fixed_dictionaries(required, optional=optional),
        citekey=KEYS if citekey else st.just(""),
        keywords=st.lists(TEXT, max_size=3, unique=True) if keywords else st.just([]),
    )
