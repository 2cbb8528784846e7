"""The whole page: head, figures, bibliography, gaps. What may run and look how is named by digest in its own policy."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from loccit.report import branches, gaps, related
from loccit.report.anchors import Anchors
from loccit.report.data import Report
from loccit.report.entries import Bibliography
from loccit.report.filters import form
from loccit.report.markup import escape
from loccit.report.palette import schemes
from loccit.report.timeline import columns, legend, summary, table
from loccit.report.timeline_svg import definitions, svg
from loccit.report.timeline_upright import upright
from loccit.report.words import plural

_SECTIONS = (
    ("timeline", "Timeline"),
    ("tags", "Tags"),
    ("related", "Related works"),
    ("bibliography", "Bibliography"),
    ("missing", "What is missing"),
)


def page(report: Report) -> str:
    """The report as one HTML document that loads nothing."""
    anchors = Anchors(tuple(entry.work.citekey for entry in report.entries))
    bibliography = Bibliography(report, anchors)
    bodies = {
        "timeline": _timeline(report),
        "tags": branches.section(report, anchors),
        "related": related.section(report, anchors),
        "bibliography": _bibliography(report, bibliography),
        "missing": gaps.section(report, anchors),
    }
    sections = "".join(
        f'<section id="{name}" aria-labelledby="{name}-heading"><h2 id="{name}-heading">{label}</h2>{bodies[name]}'
        "</section>\n"
        for name, label in _SECTIONS
    )
    main = sections if report.entries else '<p class="none">There are no sources to report on.</p>'
    return (
        f"{_head(report)}<body>\n"
        '<a class="skip" href="#bibliography">Skip to the bibliography</a>\n'
        f"{definitions()}{_header(report)}<main>\n{main}</main>\n{_footer(report)}<script>{_asset('filter.js')}</script>\n"
        "</body>\n</html>\n"
    )


@cache
def _asset(name: str) -> str:
    """A file of this package as it stands in the page."""
    return files("loccit.report").joinpath(name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """`'sha256-…'`, as a policy names an inline style or script (CSP Level 3, §2.3.1)."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _head(report: Report) -> str:
    style = schemes() + _asset("style.css")
    policy = (
        f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(_asset('filter.js'))}; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n'
        f'<meta name="generator" content="loccit {escape(report.version)}">\n'
        f"<title>{escape(report.title)}</title>\n<style>{style}</style>\n</head>\n"
    )


def _header(report: Report) -> str:
    """Title, what this is, the sections, and the switch of the colours."""
    about = " · ".join(f"<span>{escape(part)}</span>" for part in _about(report))
    query = f'<p class="query">Sources found by <code>{escape(report.query)}</code></p>' if report.query else ""
    notices = "".join(f"<li>{escape(notice)}</li>" for notice in report.notices)
    notices = f'<ul class="notices">{notices}</ul>' if notices else ""
    links = "".join(f'<li><a href="#{name}">{label}</a></li>' for name, label in _SECTIONS)
    navigation = f'<nav aria-label="Sections"><ul role="list">{links}</ul></nav>' if report.entries else ""
    return f"<header>{_switch()}<h1>{escape(report.title)}</h1><p>{about}</p>{query}{notices}{navigation}</header>\n"


def _about(report: Report) -> list[str]:
    parts = ["Annotated bibliography", plural(len(report.entries), "source")]
    if report.years:
        first, last = report.years[0], report.years[-1]
        parts.append(str(first) if first == last else f"{first}–{last}")
    return [*parts, *([f"as of {report.date}"] if report.date else [])]


def _switch() -> str:
    """Works without a script: the style sheet asks which one is checked."""
    choices = "".join(
        f'<input type="radio" name="scheme" id="scheme-{name}"{" checked" if name == "auto" else ""}>'
        f'<label for="scheme-{name}">{label}</label>'
        for name, label in (("auto", "Auto"), ("light", "Light"), ("dark", "Dark"))
    )
    return f'<fieldset class="switch"><legend class="unseen">Colours</legend>{choices}</fieldset>'


def _timeline(report: Report) -> str:
    if not report.entries:
        return ""
    return (
        f"<p>{escape(summary(report, columns(report.entries)))}</p>"
        f'<figure><div class="scroll" role="region" aria-label="Timeline" tabindex="0">{svg(report)}</div>'
        f"{upright(report)}"
        f"<figcaption>{legend(report.entries)}</figcaption></figure>"
        f"<details><summary>The timeline as a table</summary>"
        f'<div class="scroll" role="region" aria-label="Sources by year" tabindex="0">{table(report.entries)}</div>'
        "</details>"
    )


def _bibliography(report: Report, bibliography: Bibliography) -> str:
    style = f'<p class="style">In the style <code>{escape(report.style)}</code>.</p>' if report.style else ""
    return f'{style}<div class="desk">{form(report, bibliography)}{bibliography.html()}</div>'


def _footer(report: Report) -> str:
    return (
        "<footer><p>Made by loccit from the records of the library. What a source does not say stays empty and is "
        "named as missing.</p></footer>\n"
    )
