"""What is missing: fields that references need, tags, dates, related works that are not in the library."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from loccit.report.anchors import Anchors
from loccit.report.data import Entry, Report
from loccit.report.markup import escape
from loccit.report.words import need_name, plural, type_name

_LISTED = 500


def section(report: Report, anchors: Anchors) -> str:
    """A line for each kind of gap, a table of the sources that lack something, and dead relations."""
    wanting = [entry for entry in report.entries if not entry.complete]
    parts = [_counts(report, wanting)]
    if wanting:
        parts.append(_table(wanting[:_LISTED], anchors))
        if len(wanting) > _LISTED:
            parts.append(f"<p>and {plural(len(wanting) - _LISTED, 'source')} more, marked in the bibliography.</p>")
    if report.dead:
        parts.append(_dead(report, anchors))
    if untagged := [entry for entry in report.entries if not entry.tags]:
        parts.append(_untagged(untagged, anchors))
    return "".join(parts)


def _counts(report: Report, wanting: list[Entry]) -> str:
    """The gaps in one list, the most frequent fields first."""
    all_there = len(report.entries) - len(wanting)
    lines = [f"<b>{all_there:,} of {len(report.entries):,}</b> sources have everything that their type needs."]
    fields = Counter(need for entry in wanting for need in (*entry.required, *entry.expected))
    lines += [
        f"<b>{plural(count, 'source')}</b> without {escape(need_name(need))}."
        for need, count in sorted(fields.items(), key=lambda item: (-item[1], item[0]))
    ]
    kept = sum(entry.snapshot for entry in report.entries)
    lines.append(f"The text of <b>{kept:,} of {len(report.entries):,}</b> sources is kept as a snapshot.")
    return f'<ul class="lines">{"".join(f"<li>{line}</li>" for line in lines)}</ul>'


def _table(entries: Iterable[Entry], anchors: Anchors) -> str:
    rows = "".join(_row(entry, anchors) for entry in entries)
    return (
        '<div class="scroll" role="region" aria-label="Sources that lack something" tabindex="0">'
        "<table><caption>Sources that lack something</caption>"
        '<thead><tr><th scope="col">Source</th><th scope="col">Type</th><th scope="col">No reference without</th>'
        f'<th scope="col">A reader will look for</th></tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _row(entry: Entry, anchors: Anchors) -> str:
    work = entry.work
    needs = (", ".join(map(need_name, names)) or "–" for names in (entry.required, entry.expected))
    cells = "".join(f"<td>{escape(text)}</td>" for text in needs)
    return f"<tr><td>{anchors.described(work)}</td><td>{escape(type_name(work.type))}</td>{cells}</tr>"


def _dead(report: Report, anchors: Anchors) -> str:
    """The relations that lead nowhere."""
    items = "".join(
        f"<li>{anchors.link(link.source, report.works[link.source].name)} names <code>{escape(link.target)}</code></li>"
        for link in report.dead[:_LISTED]
    )
    return f"<h3>Related works that are not in the library</h3><ul>{items}</ul>"


def _untagged(entries: list[Entry], anchors: Anchors) -> str:
    """The sources without any tag."""
    names = ", ".join(anchors.link(entry.work.citekey, entry.work.name) for entry in entries[:_LISTED])
    more = f" and {len(entries) - _LISTED:,} more" if len(entries) > _LISTED else ""
    return f"<h3>Sources without a tag</h3><p>{names}{more}.</p>"
