"""A realistic BibLaTeX library of any size, always the same: `python -m tests.benchmarks.make_library N > file.bib`.

About 510 bytes an entry, ten fields, as in libraries of theses: articles, books, chapters, papers, reports, theses
and web pages; accents as Unicode and as LaTeX, protected capitals, macros, abstracts for one in twelve.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from random import Random

_FAMILY = """Adams Albrecht Andersen Baker Becker Bell Bennett Berg Brown Carter Chen Clark Costa Diaz Dubois Evans
Fischer Flores Fontaine Garcia Gomez Green Gupta Hall Hansen Harris Hernandez Hill Hoffmann Hughes Ivanov Jackson
Jensen Johnson Jones Kaplan Keller Khan Kim Kowalski Kumar Larsen Lee Lewis Li Lopez Marino Martin Meyer Miller
Moore Morales Murphy Nakamura Nelson Nguyen Novak Olsen Ortiz Park Patel Perez Petrov Phillips Quinn Ramirez Reed
Rivera Roberts Rossi Russo Sanchez Sato Schmidt Schneider Scott Silva Singh Smith Suzuki Tanaka Taylor Thomas Torres
Turner Wagner Walker Wang Watson Weber White Williams Wilson Wright Yamamoto Young Zhang Zhou Müller Jørgensen Peña
Gonçalves Świątek Çelik Håkansson {\\"O}zt{\\"u}rk Fern{\\'a}ndez S{\\o}rensen Dvo{\\v{r}}{\\'a}k O'Brien
Smith-Jones""".split()
_PREFIX = ("van", "van der", "de", "de la", "von", "di", "al-")
_GIVEN = """Alice Amara Anna Benjamin Carlos Chloe Daniel David Elena Emma Erik Fatima Felix Grace Hanna Hiro Ines
Isabel Ivan James Jane John José Julia Karin Laura Lena Liam Louis Lucas Maria Marta Mei Michael Mohamed Nadia Nina
Noah Olga Oscar Paul Peter Rachel Raj Robert Rosa Samuel Sara Sofia Thomas Tomás Victor Wei Yuki Zoë
Fran{\\c{c}}ois""".split()
_WORDS = """access accountability administrative agency agreement analysis approach arrest authority border capacity
case citizen city civil cohort community compliance conflict consent constitution control cooperation cost county
court crime criminal custody data deportation detainer detention deterrence discretion due economic effect
eligibility employment enforcement entry equity evaluation evidence experience family federal field fiscal force
foreign governance health hearing history household identity impact implementation incentive inequality information
institution integration interior interview jail judicial jurisdiction justice labor language law learning legal
local market measurement mechanism migration model municipal national neighborhood network officer oversight
participation partnership patrol performance perception police policy political population power practice precedent
prevention priority prison privacy probable procedure process program protection public quality quasi-experimental
race reform refugee regulation removal report residence resource response review right risk rule safety sanctuary
school science section security sheriff social society spatial standard state statute status strategy structure
study surveillance survey system theory trust uncertainty urban victim violence vote warrant welfare witness
worker""".split()
_PROTECTED = ("{ICE}", "{US}", "{DHS}", "{Fourth Amendment}", "{Bayesian}", "{COVID-19}", "{Los Angeles}", "287(g)")
_JOURNALS = tuple(
    f"{kind} of {field}"
    for kind in ("Journal", "Annals", "Review", "Archives")
    for field in """Law and Society|Public Policy|Criminology|Migration Studies|Political Economy|Urban Affairs|Health
 Economics|Computational Social Science|Human Rights|Statistics \\& Computing|Applied Psychology|Ethics""".split("|")
)
_PUBLISHERS = (
    "Cambridge University Press",
    "Routledge",
    "Springer",
    "Oxford University Press",
    "Wiley",
    "{SAGE}",
    "Brill",
)
_PLACES = ("Cambridge", "London", "New York", "Berlin", "Paris", "Chicago", 'M{\\"u}nchen', "Washington, D.C.")
_BODIES = (
    "{U.S. Department of Homeland Security}",
    "{Government Accountability Office}",
    "{World Health Organization}",
    "{{National Academies} of Sciences and Engineering}",
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_KINDS = ("article",) * 9 + (
    "book",
    "book",
    "incollection",
    "inproceedings",
    "inproceedings",
    "report",
    "online",
    "thesis",
)
_HEADER = """% Encoding: UTF-8
% A library made for measuring.

@string{ajcl = "American Journal of Comparative Law"}
@string{lncs = {Lecture Notes in Computer Science}}
@preamble{"\\providecommand{\\noop}[1]{}"}

"""


class _Maker:
    """Makes entries from one stream of random numbers."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def entry(self, number: int) -> str:
        pick = self.random.choice
        kind = pick(_KINDS)
        year = self.random.randint(1965, 2025)
        people = self._people()
        fields = [("author", people), ("title", self._title())]
        fields += getattr(self, f"_{kind}")(year)
        fields += self._rest(year)
        family = "".join(c for c in people.split(",")[0].split()[-1].lower() if c.isascii() and c.isalpha())
        body = "".join(f"  {name:<12} = {self._value(name, value)},\n" for name, value in fields)
        return f"@{kind}{{{family or 'x'}{year}{number},\n{body}}}\n\n"

    def _value(self, name: str, value: str) -> str:
        return value if (name == "month" or value == "ajcl") else f"{{{value}}}"

    def _people(self) -> str:
        random = self.random
        if random.random() < 0.06:
            return random.choice(_BODIES)
        names = []
        for _ in range(random.choice((1, 1, 1, 2, 2, 2, 3, 3, 4, 6))):
            family = random.choice(_FAMILY)
            if random.random() < 0.06:
                family = f"{random.choice(_PREFIX)} {family}"
            given = random.choice(_GIVEN)
            if random.random() < 0.4:
                given += f" {random.choice('ABCDEFGHJKLMPRSTW')}."
            names.append(f"{given} {family}" if random.random() < 0.25 else f"{family}, {given}")
        if random.random() < 0.02:
            names.append("others")
        return " and ".join(names)

    def _words(self, low: int, high: int) -> str:
        return " ".join(self.random.choice(_WORDS) for _ in range(self.random.randint(low, high)))

    def _title(self) -> str:
        random = self.random
        title = self._words(3, 8).capitalize()
        if random.random() < 0.3:
            title += f" in {random.choice(_PROTECTED)}"
        if random.random() < 0.35:
            title += f": {self._words(3, 7).capitalize()}"
        if random.random() < 0.03:
            title += random.choice((" and $p < 0.05$", " \\emph{ex ante}", "---a ``natural'' experiment"))
        return title

    def _pages(self) -> str:
        first = self.random.randint(1, 1800)
        return f"{first}--{first + self.random.randint(3, 45)}"

    def _article(self, year: int) -> list[tuple[str, str]]:
        random = self.random
        journal = "ajcl" if random.random() < 0.03 else random.choice(_JOURNALS)
        fields = [("journaltitle", journal), ("volume", str(random.randint(1, 120)))]
        fields += [("number", str(random.randint(1, 12))), ("pages", self._pages())]
        return fields + self._when(year) + [("issn", f"{random.randint(1000, 9999)}-{random.randint(1000, 9999)}")]

    def _book(self, year: int) -> list[tuple[str, str]]:
        random = self.random
        fields = [("publisher", random.choice(_PUBLISHERS)), ("location", random.choice(_PLACES)), ("date", str(year))]
        digits = random.randint(10**9, 10**10 - 1)
        isbn = f"978-{digits % 10}-{digits // 10 % 1000:03d}-{digits // 10**4 % 10**5:05d}-{digits // 10**9}"
        return [
            *fields,
            ("edition", str(random.randint(1, 4))),
            ("isbn", isbn),
            ("pagetotal", str(random.randint(90, 700))),
        ]

    def _incollection(self, year: int) -> list[tuple[str, str]]:
        return [
            ("booktitle", self._title()),
            ("editor", self._people()),
            *self._book(year)[:3],
            ("pages", self._pages()),
        ]

    def _inproceedings(self, year: int) -> list[tuple[str, str]]:
        title = f"Proceedings of the {self.random.randint(2, 45)}th Conference on {self._words(1, 3).title()}"
        return [("booktitle", title), ("year", str(year)), ("pages", self._pages()), ("series", "LNCS")]

    def _report(self, year: int) -> list[tuple[str, str]]:
        number = f"OIG-{year % 100:02d}-{self.random.randint(1, 140)}"
        return [
            ("type", "techreport"),
            ("number", number),
            ("institution", self.random.choice(_BODIES)),
            *self._when(year),
        ]

    def _thesis(self, year: int) -> list[tuple[str, str]]:
        return [
            ("type", "phdthesis"),
            ("institution", f"University of {self.random.choice(_PLACES)}"),
            ("date", str(year)),
        ]

    def _online(self, year: int) -> list[tuple[str, str]]:
        return [*self._when(year), ("organization", self.random.choice(_BODIES)), ("urldate", f"{year}-12-01")]

    def _when(self, year: int) -> list[tuple[str, str]]:
        random = self.random
        month, day = random.randint(1, 12), random.randint(1, 28)
        if random.random() < 0.3:
            return [("year", str(year)), ("month", _MONTHS[month - 1])]
        return [("date", f"{year}-{month:02d}-{day:02d}")]

    def _rest(self, year: int) -> list[tuple[str, str]]:
        random = self.random
        fields = [("langid", "english")]
        if random.random() < 0.65:
            fields.append(
                (
                    "doi",
                    f"10.{random.randint(1000, 9999)}/s{random.randint(10000, 99999)}-{year}-{random.randint(1, 9999)}",
                )
            )
        if random.random() < 0.5:
            page = f"{'_'.join(self._words(2, 4).split())}?id=1%20{random.randint(1, 99999)}"
            fields.append(("url", f"https://www.example.org/{year}/{page}"))
        if random.random() < 0.7:
            fields.append(("keywords", ", ".join(random.choice(_WORDS) for _ in range(random.randint(2, 5)))))
        if random.random() < 0.08:
            fields.append(
                ("abstract", " ".join(f"{self._words(9, 18).capitalize()}." for _ in range(random.randint(3, 7))))
            )
        if random.random() < 0.15:
            fields.append(("file", f":{self._words(1, 2).replace(' ', '_')}.pdf:PDF"))
        return fields


def entries(count: int, seed: int = 1) -> Iterator[str]:
    """The head of the file and its `count` entries, as text."""
    maker = _Maker(seed)
    yield _HEADER
    for number in range(count):
        yield maker.entry(number)


def library(count: int, seed: int = 1) -> bytes:
    """A file of `count` entries."""
    return "".join(entries(count, seed)).encode()


if __name__ == "__main__":
    for text in entries(int(sys.argv[1]) if len(sys.argv) > 1 else 1000):
        sys.stdout.write(text)
