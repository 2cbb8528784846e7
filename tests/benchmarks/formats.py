"""`python -m tests.benchmarks.formats [--records 20000] [names …]`: records a second, beside rispy and pandoc.

News databases' exports hold the whole article: 600 words each, of a tenth of the number of records.

CPU seconds of reading a file in memory and counting its drafts, best of three; peers read the same RIS and CSL-JSON
file in processes of their own, start-up included. Peers are looked for in `$LOCCIT_PEERS` (default: this interpreter).
"""

from __future__ import annotations

import argparse
import io
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from loccit.formats import by_name
from loccit.record import Date, Name, Record

PEERS = os.environ.get("LOCCIT_PEERS") or sys.executable
LIMIT = 120  # seconds after which a peer is stopped
PANDOC_RECORDS = 500  # pandoc's time grows with the square of the length of a RIS file
WRITTEN = ("ris", "csl-json", "nbib", "endnote-xml", "mods", "enw", "csv", "biblatex", "csl-yaml", "hayagriva")
SYLLABLES = "ba ro ni da ku le mo si ta ve gra chu fen lor mar pol ster win zan ek".split()
RISPY = "import rispy, sys; print(len(rispy.load(open(sys.argv[1], encoding='utf-8'))))"
PANDOC = """
import pypandoc, sys
print(len(pypandoc.convert_file(sys.argv[1], "csljson", format=sys.argv[2])))
"""


def word(dice: random.Random, parts: int) -> str:
    """A made-up word."""
    return "".join(dice.choice(SYLLABLES) for _ in range(parts))


def records(count: int) -> Iterator[Record]:
    """Articles as a database exports them: four authors, six keywords, an abstract of 150 words."""
    dice = random.Random(7)
    for number in range(count):
        authors = tuple(
            Name(word(dice, 3).title(), f"{word(dice, 2).title()} {dice.choice('ABCDEFGH')}.") for _ in range(4)
        )
        yield Record(
            "article-journal",
            {
                "title": " ".join(word(dice, 3) for _ in range(12)).capitalize(),
                "author": authors,
                "container-title": f"Journal of {word(dice, 3).title()}",
                "issued": Date((dice.randrange(1980, 2026), dice.randrange(1, 13))),
                "volume": str(dice.randrange(1, 90)),
                "issue": str(dice.randrange(1, 12)),
                "page": f"{number}-{number + 12}",
                "DOI": f"10.1000/{word(dice, 4)}.{number}",
                "ISSN": "0028-0836",
                "abstract": " ".join(word(dice, 2) for _ in range(150)),
                "URL": f"https://example.org/{number}",
                "language": "en",
            },
            citekey=f"key{number}",
            keywords=[word(dice, 4) for _ in range(6)],
        )


def pubmed_xml(nbib_like: list[Record]) -> bytes:
    """PubMed's XML of the same records, as this is only read here."""
    out = []
    for record in nbib_like:
        authors = "".join(
            f"<Author><LastName>{n.family}</LastName><ForeName>{n.given}</ForeName><Initials>A</Initials></Author>"
            for n in record.names()
        )
        words = "".join(f"<Keyword>{each}</Keyword>" for each in record.keywords)
        out.append(
            f"<PubmedArticle><MedlineCitation><PMID>1</PMID><Article><Journal><ISSN>0028-0836</ISSN><JournalIssue>"
            f"<Volume>{record.text('volume')}</Volume><Issue>{record.text('issue')}</Issue><PubDate><Year>2020</Year>"
            f"<Month>Mar</Month></PubDate></JournalIssue><Title>{record.text('container-title')}</Title></Journal>"
            f"<ArticleTitle>{record.text('title')}</ArticleTitle><Pagination><MedlinePgn>{record.text('page')}"
            f"</MedlinePgn></Pagination><Abstract><AbstractText>{record.text('abstract')}</AbstractText></Abstract>"
            f"<AuthorList>{authors}</AuthorList></Article><KeywordList>{words}</KeywordList></MedlineCitation>"
            f"<PubmedData><ArticleIdList><ArticleId IdType='doi'>{record.text('DOI')}</ArticleId></ArticleIdList>"
            f"</PubmedData></PubmedArticle>"
        )
    return f"<PubmedArticleSet>{''.join(out)}</PubmedArticleSet>".encode()


def marcxml(some: list[Record]) -> bytes:
    """MARCXML of the same records."""
    out = []
    for record in some:
        people = "".join(
            f"<datafield tag='700' ind1='1' ind2=' '><subfield code='a'>{n.family}, {n.given}</subfield></datafield>"
            for n in record.names()
        )
        words = "".join(
            f"<datafield tag='650' ind1=' ' ind2='4'><subfield code='a'>{each}</subfield></datafield>"
            for each in record.keywords
        )
        out.append(
            f"<record><leader>00864naa a2200253 c 4500</leader><controlfield tag='001'>1</controlfield>{people}{words}"
            f"<datafield tag='245' ind1='1' ind2='0'><subfield code='a'>{record.text('title')}</subfield></datafield>"
            f"<datafield tag='520' ind1=' ' ind2=' '><subfield code='a'>{record.text('abstract')}</subfield>"
            "</datafield>"
            f"<datafield tag='264' ind1=' ' ind2='1'><subfield code='c'>2020</subfield></datafield></record>"
        )
    return f"<collection xmlns='http://www.loc.gov/MARC21/slim'>{''.join(out)}</collection>".encode()


NEWS = {
    "proquest": "{rule}\n\n{title}\n\nAuthor: {inverted}\n\n"
    "Publication info: {outlet} ; Sampleton, Ohio. 09 Mar 2025: B.1.\n\n"
    "Full text: {body}\n\nSubject: Jails; Sheriffs\n\nPublication title: {outlet}; Sampleton, Ohio\n\nPages: B.1\n\n"
    "Publication date: Mar 9, 2025\n\nSource type: Newspapers\n\nProQuest document ID: {number}\n\n",
    "factiva": "HD  {title}\nBY  By {natural}\nWC  600 words\nPD  9 March 2025\n"
    "SN  {outlet}\nSC  SAMPGZ\nPG  B1\nLA  English\n\n"
    "LP  {body}\n\nNS  gcrim : Crime\n\nAN  Document SAMPGZ0020250309el{number:09}\n\n",
    "ebsco": "Record: {number}\n\nTitle: {title}.\n\nAuthors: {inverted}\n\nSource: {outlet}. 03/09/2025, pB1.\n\n"
    "Document Type: Article\n\nAccession Number: {number}\n\nDatabase: Newspaper Source\n\n{body}\n\n",
    "nexis": "        {number} of 999 DOCUMENTS\n\n        {outlet} (Ohio)\n\n"
    "        March 9, 2025 Sunday\n\n{title}\n\n"
    "BYLINE: {natural}\n\nSECTION: METRO; Pg. B1\n\nLENGTH: 600 words\n\n{body}\n\nLOAD-DATE: March 10, 2025\n\n"
    "LANGUAGE: ENGLISH\n\nPUBLICATION-TYPE: Newspaper\n\n",
}  # fmt: skip


def news(name: str, some: list[Record]) -> bytes:
    """An export of a news database: the same titles and names, with a text of six paragraphs."""
    out = []
    for number, record in enumerate(some, 1):
        people, body = record.names()[:2], "\n\n".join([record.text("abstract")[:600]] * 6)
        out.append(
            NEWS[name].format(
                rule="_" * 60, title=record.text("title"), outlet=record.text("container-title"), number=number,
                inverted="; ".join(f"{one.family}, {one.given}" for one in people),
                natural=" and ".join(one.text() for one in people), body=body,
            )
        )  # fmt: skip
    return "".join(out).encode()


def seconds(job: Callable[[], object]) -> float:
    """CPU seconds, best of three."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        job()
        best = min(best, time.process_time() - start)
    return best


def peer(code: str, *arguments: str) -> tuple[float, str]:
    """(CPU seconds, last line of output or of the fault) of a peer in a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        done = subprocess.run(
            [PEERS, "-c", code, *arguments], capture_output=True, text=True, timeout=LIMIT, check=False
        )
    except subprocess.TimeoutExpired:
        return LIMIT, f"stopped after {LIMIT} s"
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    lines = (done.stdout if done.returncode == 0 else done.stderr).strip().splitlines()
    return used, lines[-1] if lines else ""


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=20_000)
    parser.add_argument("names", nargs="*")
    chosen = parser.parse_args()
    some = list(records(chosen.records))
    print(f"{'format':12} {'MB':>6} {'read/s':>9} {'written/s':>10}")
    data: dict[str, bytes] = {"pubmed-xml": pubmed_xml(some), "marcxml": marcxml(some)}
    data |= {name: news(name, some[: len(some) // 10]) for name in NEWS}
    for name in (*WRITTEN, *data):
        if chosen.names and name not in chosen.names:
            continue
        rate = ""
        if name in WRITTEN:
            out = io.BytesIO()
            by_name(name).write(some, out)
            rate = f"{len(some) / seconds(lambda name=name: by_name(name).write(some, io.BytesIO())):10,.0f}"  # type: ignore[misc]
            data[name] = out.getvalue()
        used = seconds(lambda name=name: sum(1 for _ in by_name(name).read(io.BytesIO(data[name]))))  # type: ignore[misc]
        count = len(some) // 10 if name in NEWS else len(some)
        print(f"{name:12} {len(data[name]) / 1e6:6.1f} {count / used:9,.0f} {rate:>10}", flush=True)
    if not chosen.names:
        peers(data, some)


def peers(data: dict[str, bytes], some: list[Record]) -> None:
    """rispy on the RIS file; pandoc on RIS, CSL-JSON and BibLaTeX of the first records, to CSL-JSON."""
    few = some[:PANDOC_RECORDS]
    print(f"\n{'peer':18} {'records':>8} {'CPU s':>7} {'read/s':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for label, name, code, arguments in (
            ("rispy", "ris", RISPY, ()),
            ("pandoc csl-json", "csl-json", PANDOC, ("csljson",)),
            ("pandoc biblatex", "biblatex", PANDOC, ("biblatex",)),
            ("pandoc ris", "ris", PANDOC, ("ris",)),
        ):
            path = Path(folder) / name
            if code == RISPY:
                path.write_bytes(data[name])
            else:
                with path.open("wb") as out:
                    by_name(name).write(few, out)
            count = len(some) if code == RISPY else len(few)
            used, note = peer(code, str(path), *arguments)
            rate = f"{count / used:9,.0f}" if note.isdigit() else note[:60]
            print(f"{label:18} {count:8} {used:7.1f} {rate}", flush=True)


if __name__ == "__main__":
    main()
