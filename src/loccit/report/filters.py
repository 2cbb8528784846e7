"""The form that searches and filters the bibliography. It is hidden until the page's script shows it."""

from __future__ import annotations

from collections import Counter

from loccit.report.branches import branches
from loccit.report.data import Report, Tag
from loccit.report.entries import Bibliography
from loccit.report.markup import escape
from loccit.report.words import type_name


def form(report: Report, bibliography: Bibliography) -> str:
    """Words, type, tag and years, and how many sources are shown."""
    count = len(report.entries)
    return (
        '<form id="filter" role="search" aria-label="Filter the bibliography" hidden>'
        '<p class="words"><label for="words">Search</label>'
        '<input id="words" type="search" autocomplete="off" spellcheck="false" placeholder="Words of the entry"></p>'
        f"{_types(report)}{_tags(report, bibliography)}{_years(report)}"
        '<p class="result"><output id="result" role="status" aria-live="polite">'
        f'{count:,} of {count:,} sources</output> <button type="reset">Show all</button></p></form>'
    )


def _types(report: Report) -> str:
    counts = Counter(entry.work.type for entry in report.entries)
    if len(counts) < 2:
        return ""
    options = "".join(
        f'<option value="{escape(kind)}">{escape(type_name(kind))} ({count:,})</option>'
        for kind, count in sorted(counts.items(), key=lambda item: type_name(item[0]))
    )
    return _select("type", "Type", "All types", options)


def _tags(report: Report, bibliography: Bibliography) -> str:
    """The tags in use, each branch a group of options."""
    options = ""
    for branch in branches(report):
        rows = "".join(_option(tag, bibliography) for tag in branch.used)
        if branch.top:
            rows = _option(branch.top._replace(label=f"{branch.top.label}, all"), bibliography) + rows
        label = branch.top.label if branch.top else "Other tags" if report.tags else "Tags"
        options += f'<optgroup label="{escape(label)}">{rows}</optgroup>'
    return _select("tag", "Tag", "All tags", options) if options else ""


def _option(tag: Tag, bibliography: Bibliography) -> str:
    indent = "\u2002" * max(0, tag.depth - 1)
    return (
        f'<option value="{bibliography.number(tag.slug)}">{indent}{escape(tag.label)} ({len(tag.members):,})</option>'
    )


def _select(name: str, label: str, everything: str, options: str) -> str:
    return (
        f'<p><label for="{name}">{label}</label><select id="{name}"><option value="">{everything}</option>'
        f"{options}</select></p>"
    )


def _years(report: Report) -> str:
    if not report.years or report.years[0] == report.years[-1]:
        return ""
    first, last = report.years[0], report.years[-1]
    fields = "".join(
        f'<label for="{name}"><span class="unseen">Year </span>{name}</label>'
        f'<input id="{name}" type="number" inputmode="numeric" min="{first}" max="{last}" placeholder="{year}">'
        for name, year in (("from", first), ("to", last))
    )
    return f'<p class="years" role="group" aria-label="Years">{fields}</p>'
