"""`NewsArticle`: one article of a news database, being filled; what all of these databases say in the same way."""

from __future__ import annotations

import re

from loccit.biblatex.languages import TAGS
from loccit.formats.builder import Builder
from loccit.formats.dates import read_date
from loccit.formats.news_bylines import read_byline
from loccit.formats.news_dates import date_line
from loccit.formats.news_text import DOCUMENT_LIMIT
from loccit.record import Evidence

KINDS: tuple[tuple[str, str], ...] = (
    ("blog", "post-weblog"), ("periodical", "article-magazine"), ("trade pub", "article-magazine"),
    ("magazine", "article-magazine"), ("zeitschrift", "article-magazine"),
    ("trade journal", "article-magazine"), ("newsletter", "article-magazine"), ("hebdomadaire", "article-magazine"),
    ("transcript", "broadcast"), ("audio", "broadcast"), ("dissertation", "thesis"), ("scholarly", "article-journal"),
    ("academic", "article-journal"), ("law review", "article-journal"), ("conference", "paper-conference"),
    ("working paper", "report"), ("report", "report"), ("journal", "article-journal"), ("book", "book"),
    ("news", "article-newspaper"), ("zeitung", "article-newspaper"), ("journaux", "article-newspaper"),
    ("presse", "article-newspaper"), ("wire", "article-newspaper"), ("web", "article-newspaper"),
)  # fmt: skip
"""A word in what a database says of the kind of source, and the type. What a wire or a site of news brings is news."""

_LANGUAGES: dict[str, str] = {
    "deutsch": "de", "englisch": "en", "französisch": "fr", "anglais": "en", "français": "fr", "allemand": "de",
    "espagnol": "es", "español": "es", "inglés": "en", "italiano": "it", "português": "pt", "nederlands": "nl",
    "chinese language": "zh", "mandarin": "zh", "simplified chinese": "zh-Hans", "traditional chinese": "zh-Hant",
}  # fmt: skip
_PLACED = re.compile(r"(?P<outlet>.+?)\s*\((?P<place>[^()]+)\)")
_NO_PLACE = re.compile(r"\d|blog|online|web|edition|newstex|fulltext|full text|english|wire|magazine", re.IGNORECASE)
_PAGE = re.compile(r"([A-Z]{1,3})\.(\d+)")
_VOLUME = re.compile(r"\bVol(?:ume|\.)?\s*([\w-]+)")
_ISSUE = re.compile(r"\b(?:Issue|Iss\.?|Number|No\.|Nr\.?)\s*([\w/-]+)")
_LONGEST = 300
"""Characters of the name of an outlet with its place."""

_COUNT = re.compile(r"(\d[\d,.\s  ]*)")


def language_tag(text: str) -> str:
    """The BCP 47 tag of a language's name in English, or in itself; `''` where it is not known."""
    name = text.strip(" .").casefold()
    return TAGS.get(name) or _LANGUAGES.get(name, "")


class NewsArticle(Builder):
    """A `Builder` whose evidence names the line. The article's words go to `draft.text`, for the snapshot.

    Subject terms are the database's own, a dozen an article, and stay in `custom`: tags are the writer's. So does the
    address in the database, which is none of the article's and asks for a login.
    """

    __slots__ = ()

    def say(self, variable: str, value: str, tag: str, line: int, text: str = "") -> None:
        """Sets a text variable, its line as evidence; `text` is how the source wrote it, where that differs."""
        if value and self.put(variable, value, tag):
            self.note(variable, tag, line, text)

    def note(self, variable: str, tag: str, line: int, text: str = "", *, sure: bool = True) -> None:
        """Says where a value stood."""
        confidence = "certain" if sure else "likely"
        self.draft.evidence[variable] = Evidence(f"{self.label} {tag}", text, f"line {line}", confidence)  # type: ignore[arg-type]

    def byline(self, value: str, tag: str, line: int, *, inverted: bool = False) -> None:
        """The authors; the byline itself is kept where it says more than their names."""
        names, sure = read_byline(value, inverted=inverted)
        if "author" in self.names:
            self.keep(tag, value)
            return
        for name in names:
            self.name("author", name, tag)
        if names:
            self.note("author", tag, line, value, sure=sure)
        if _words(value) != _words(" ".join(name.text() for name in names)):
            self.keep(tag, value)

    def issued(self, value: str, tag: str, line: int) -> bool:
        """The day of publication; False where `value` is no date."""
        found = date_line(value)
        date = found.date if found else read_date(value)
        if not date.start:
            return False
        before = self.fields.get("issued")
        self.date("issued", date, tag)
        if self.fields.get("issued") is not before:
            self.note("issued", tag, line, value)
        return True

    def outlet(self, value: str, tag: str, line: int) -> None:
        """`Sample County Gazette (Ohio)`: the title, and the place that tells it from others of that name."""
        match = _PLACED.fullmatch(value) if len(value) < _LONGEST else None
        if match and not _NO_PLACE.search(match["place"]):
            self.say("container-title", match["outlet"], tag, line, value)
            self.say("publisher-place", match["place"], tag, line, value)
        else:
            self.say("container-title", value, tag, line)

    def pages(self, value: str, tag: str, line: int) -> None:
        """`B.1` is page 1 of section B, which papers print as `B1`; `Pg. B1`, `S. 4` without the word."""
        page = re.sub(r"^(?:pg?s?|pages?|s|seiten?)\b\.?\s*(?=\S)", "", value.strip(" ."), flags=re.IGNORECASE)
        page = re.sub(r"\s*[-–]\s*", "-", _PAGE.sub(r"\1\2", page))
        first, _, last = page.partition("-")
        page = first if first == last else page
        if page and page.casefold() not in ("n/a", "none", "0"):
            self.say("page", page, tag, line, value if page != value else "")

    def volume(self, value: str, tag: str, line: int) -> None:
        """`Volume 12, Issue 3`, `Vol. 271, No. 38`; another text is the volume as it stands."""
        volume, issue = _VOLUME.search(value), _ISSUE.search(value)
        if volume or not issue:
            self.say("volume", volume[1] if volume else value, tag, line, value)
        if issue:
            self.say("issue", issue[1], tag, line, value)

    def kind(self, value: str, tag: str, line: int) -> None:
        """The type, by what the database says of the source."""
        known = next((kind for word, kind in KINDS if word in value.casefold()), "")
        if known:
            self.record.type = known
            self.note("type", tag, line, value)
        else:
            self.keep(tag, value)

    def spoken(self, value: str, tag: str, line: int) -> None:
        """The language as a tag: `ENGLISH`, `GERMAN; DEUTSCH`; a name that is not known stays as it is."""
        first = re.split(r"[;,]", value)[0].strip()
        self.say("language", language_tag(first) or first, tag, line, value)

    def words(self, value: str, tag: str) -> None:
        """The number of words, as the database counts them."""
        if match := _COUNT.search(value):
            self.keep(tag, re.sub(r"\D", "", match[1]))

    def text(self, paragraphs: list[str], *, ended: bool, cut: bool, expected: bool = True) -> None:
        """The article's own words, for the snapshot; what is wrong with them is a problem.

        `ended`: the document says where it ends; `cut`: it was too long; `expected`: the export means to hold them.
        """
        self.draft.text = "\n\n".join(paragraphs)
        if "type" not in self.draft.evidence:
            self.note("type", "document", self.draft.line, sure=False)
        if cut:
            limit = f"longer than {DOCUMENT_LIMIT // 1_000_000} million characters; the rest of it was skipped"
            self.problem("document-too-long", f"the {self.label} document is {limit}")
        if not ended:
            hint = "the export may be cut off: fetch this article again"
            self.problem("record-not-ended", f"the {self.label} document does not end", hint=hint)
        elif expected and not self.draft.text:
            hint = "export it again with its full text to search in it and check quotations"
            self.problem("text-missing", "the export holds no text of this article", hint=hint)


def _words(text: str) -> list[str]:
    """The words in order of the alphabet, without `By` and `and`: to compare a byline with the names read from it."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return sorted(word for word in words if word not in ("by", "and", "von", "und", "par", "et", "the"))
