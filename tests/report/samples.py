"""Reports to draw: a usual one, an empty one, a hostile one, one of any size."""

from __future__ import annotations

from dataclasses import replace

from loccit.report import Entry, Link, Report, Tag, Work

HOSTILE = (
    "</script><script>document.title='PWNED'</script>",
    "</style></title><img src=http://127.0.0.1:1/x onerror=document.title='PWNED'>",
    "\"><svg onload=document.title='PWNED'>",
    "'><a href=javascript:document.title='PWNED'>x</a>",
    "<!--", "]]>", "&lt;b&gt;", "&#60;script&#62;", "${alert(1)}", "{{7*7}}",
    "a\x00b\x07c\x1b[31md\x7fe\x85f", "lone \ud800 surrogate", "\u202egnirts\u2066", "\ufffe\uffff",
    "<style>@import 'http://127.0.0.1:1/x'</style>", "<base href=http://127.0.0.1:1/>", "<iframe srcdoc='x'>",
    "javascript:document.title='PWNED'", "data:text/html,<script>document.title='PWNED'</script>",
    "https://user:secret@evil.example/", "https://a.example/<script>", "http://a.example/\"onmouseover=\"x",
)  # fmt: skip
"""Texts that a careless page would run, load, or be broken by."""


def usual() -> Report:
    """Six sources with everything that a page shows."""
    works = (
        Work("oig2020", "report", "Sample Office of Inspection", 2020, "Jails and Detainers: An Audit"),
        Work("hill2020", "article-newspaper", "The Hill", 2020, "Audit finds fault with detainers"),
        Work("reprint2021", "article-newspaper", "Gazette", 2021, "Audit finds fault with detainers"),
        Work("muster2019", "article-journal", "Muster & Beispiel", 2019, "Detainers and Trust"),
        Work("arizona2012", "legal_case", "Supreme Court", 2012, "Arizona v. United States"),
        Work("undated", "webpage", "Agency", None, "About us"),
    )
    tags = {"oig2020": ("audits", "detainers"), "muster2019": ("detainers",), "arizona2012": ("preemption", "odd one")}
    entries = tuple(
        Entry(
            work,
            f'<div class="csl-entry">{work.who} ({work.year}). <i>{work.title}</i>. https://example.org/{work.citekey}</div>',
            tags.get(work.citekey, ()),
            required=("issued",) if work.year is None else (),
            expected=("author|editor", "volume+page") if work.citekey == "hill2020" else (),
            abstract="What the audit found.\n\nAnd what it did not." if work.citekey == "oig2020" else "",
            annotation="Read chapter 3 first." if work.citekey == "muster2019" else "",
            language="en",
            snapshot=work.citekey == "oig2020",
        )
        for work in works
    )
    links = (
        Link("reports-on", "hill2020", "oig2020"),
        Link("reprint-of", "reprint2021", "hill2020"),
        Link("related", "reprint2021", "oig2020"),
        Link("version-of", "muster2019", "working2017"),
        Link("related", "arizona2012", "gone1999"),
    )
    return Report(
        "A sample thesis",
        entries,
        links,
        others=(Work("working2017", "article", "Muster", 2017, "Detainers and Trust (working paper)"),),
        tags=(
            Tag("cooperation", "Cooperation", 0, ("muster2019", "oig2020")),
            Tag("detainers", "Immigration detainers", 1, ("muster2019", "oig2020"), "Requests to hold."),
            Tag("transfers", "Transfers", 2, ()),
            Tag("law", "Law", 0, ("arizona2012",)),
            Tag("preemption", "Preemption", 1, ("arizona2012",)),
            Tag("audits", "Audits", 0, ("oig2020",)),
        ),
        loose=(Tag("odd one", "odd one", 0, ("arizona2012",)),),
        style="apa",
        date="22 November 2026",
        version="1.0",
    )


def empty() -> Report:
    """No source at all."""
    return Report("Nothing yet")


def single() -> Report:
    """One source, without tags or relations."""
    return Report("One", (Entry(Work("one2020", "book", "Muster", 2020, "One")),))


def hostile() -> Report:
    """Every text of the usual one replaced by hostile ones, each text in each place once."""
    entries, links, tags = [], [], []
    for number, text in enumerate(HOSTILE):
        key = f"{number}{text}"
        work = Work(key, text, text, 1990 + number, text)
        entries.append(
            Entry(work, text, (text,), (text,), (text,), text, text, text, address=text, language=text, snapshot=True)
        )
        links.append(Link(text, key, f"{(number + 1) % len(HOSTILE)}{HOSTILE[(number + 1) % len(HOSTILE)]}"))
        links.append(Link("related", key, text))
        tags.append(Tag(text, text, number % 3, (key,), text))
    text = "".join(HOSTILE)
    return Report(text, tuple(entries), tuple(links), (), tuple(tags), (), text, text, text, text, (text,))


def many(count: int) -> Report:
    """`count` sources, a third of them related to the one before, one in ten in a large group."""
    entries = tuple(
        Entry(
            Work(f"key{number}", "article-journal", f"Author {number}", 1950 + number % 75, f"The title of {number}"),
            f'<div class="csl-entry">Author {number}. The title of {number}.</div>',
            (f"tag{number % 40}", f"tag{number % 7}"),
        )
        for number in range(count)
    )
    links = [Link("version-of", f"key{number}", f"key{number - 1}") for number in range(1, count, 3)]
    links += [Link("reports-on", f"key{number}", "key0") for number in range(10, count, 10)]
    members: dict[str, list[str]] = {}
    for entry in entries:
        for tag in entry.tags:
            members.setdefault(tag, []).append(entry.work.citekey)
    tags = tuple(
        Tag(tag, tag, 0 if number % 8 == 0 else 1, tuple(keys)) for number, (tag, keys) in enumerate(members.items())
    )
    return replace(Report("Many"), entries=entries, links=tuple(links), tags=tags)
