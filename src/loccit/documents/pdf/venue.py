"""Where a paper appeared: journal with volume, issue and pages, or conference; and the year of its copyright line."""

from __future__ import annotations

import re

_JOURNAL = re.compile(
    r"^(?P<container>[A-ZÀ-Þ][\w&’'.:,\- ]{3,90}?)[\s,.]+(?:vol(?:ume|\.)?|v\.|bd\.|jg\.)\s*(?P<volume>\d{1,4})"
    r"(?:\s*[,(]?\s*(?:no\.?|issue|nr\.?|number|heft)?\s*(?P<issue>\d{1,3}(?:[-–/]\d{1,3})?)\)?)?"
    r"(?:[,:]?\s*(?:\(?(?:[A-Z][a-z]+\s)?\d{4}\)?[,:]?)?\s*(?:pp?\.?\s*)?(?P<page>\d{1,5}\s?[-–]\s?\d{1,5}))?",
    re.IGNORECASE | re.MULTILINE,
)
# `Empirical Samples (2020) 25:4927–4961`, `Empir Samples (2023) 28:132`.
_YEAR_FIRST = re.compile(
    r"^(?P<container>[A-ZÀ-Þ][\w&’'.,\- ]{3,90}?),?\s\((?P<year>(?:19|20)\d{2})\)\s(?P<volume>\d{1,4})"
    r"(?:\((?P<issue>\d{1,3})\))?"
    r"(?::\s?(?P<page>\d{1,6}(?:\s?[-–]\s?\d{1,6})?))?"
)
# `Journal of Samples 188 (2020) 104234`, as Elsevier's journals head their pages.
_YEAR_SECOND = re.compile(
    r"^(?P<container>[A-ZÀ-Þ][\w&’'.,:\- ]{3,90}?)\s(?P<volume>\d{1,4})\s\((?P<year>(?:19|20)\d{2})\)"
    r"\s(?P<page>\d{1,6}(?:\s?[-–]\s?\d{1,6})?)$"
)
_CONFERENCE = re.compile(
    r"\b(?:In\s+)?(?P<container>(?:Proceedings of (?:the )?)?(?:\d{4}\s+)?(?:[A-Z][\w/&.-]*\s+){0,6}(?:\d+(?:st|nd|"
    r"rd|th)\s+)?(?:[A-Z][\w/&.-]*\s+){0,4}"
    r"(?:Conference|Symposium|Workshop|Congress)(?:\s+(?:on|of|for|in)\s+(?:[A-Z][\w&,/-]*|and|of|for|in|the|"
    r"on)(?:\s+(?:[A-Z][\w&/-]*|and|of|for|in|the|on))*)?"
    r"(?:\s+\([A-Z][\w ’'-]{2,20}\))?)"
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright|@)\s*(?:©\s*)?(?P<year>(?:19|20)\d{2})\b|"
    r"\$\d+\.\d{2}\s*(?:©|@|\(c\))?\s*(?P<other>(?:19|20)\d{2})",
    re.IGNORECASE,
)
_THESIS = re.compile(
    r"\b(?:(?:doctoral|ph\.?\s?d\.?|master(?:['’]?s)?|bachelor(?:['’]?s)?|diploma)\s+(?:thesis|dissertation)|"
    r"(?:thesis|dissertation)\s+(?:submitted|presented)|"
    r"inaugural-?dissertation|masterarbeit|diplomarbeit|thèse de doctorat|tesis doctoral|"
    r"in partial fulfil?lment of the requirements)\b",
    re.IGNORECASE,
)


_DEGREES = (
    ("PhD thesis", r"\bdoctor|ph\.?\s?d\b|inaugural-?dissertation|doctorat"),
    ("Master's thesis", r"\bmaster"),
    ("Bachelor's thesis", r"\bbachelor"),
)


def find_journal(text: str) -> dict[str, str]:
    """`container-title`, `volume`, `issue`, `page`, `issued` (year) of the journal's head or foot line; {} if none."""
    lines = [line for line in text.split("\n") if line.strip()]
    for line in [*lines[:6], *lines[-6:]]:
        line = line.strip()
        match = (
            (_YEAR_SECOND.match(line) or _YEAR_FIRST.match(line) or _JOURNAL.search(line)) if len(line) < 200 else None
        )
        if match and len(match["container"].split()) <= 10:
            found = {key: value.strip() for key, value in match.groupdict().items() if value}
            if (year := found.pop("year", "")) != "":
                found["issued"] = year
            return {"container-title": found.pop("container").strip(" ,."), **found}
    return {}


def find_conference(text: str) -> str:
    """The proceedings or conference a front page names in its own citation or imprint; '' if none."""
    match = _CONFERENCE.search(" ".join(text.split()))
    return " ".join(match["container"].split()) if match and len(match["container"].split()) >= 3 else ""


def copyright_year(text: str) -> tuple[int, str]:
    """(year, words) of the copyright line; (0, '') where there is none or the page has several."""
    matches = list(_COPYRIGHT.finditer(text))
    years = {int(match["year"] or match["other"]) for match in matches}
    return (years.pop(), matches[0][0]) if len(years) == 1 else (0, "")


def thesis_genre(text: str) -> str:
    """What kind of thesis the front page says it is; '' where it is none."""
    if _THESIS.search(text) is None:
        return ""
    for genre, words in _DEGREES:
        if re.search(words, text, re.IGNORECASE):
            return genre
    return "Thesis"
