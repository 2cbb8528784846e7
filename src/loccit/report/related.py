"""The section on related works: the drawings, and all relations as a table."""

from __future__ import annotations

from loccit.report.anchors import Anchors
from loccit.report.data import Link, Report
from loccit.report.markup import escape
from loccit.report.network import Group, groups
from loccit.report.network_svg import is_wide, svg
from loccit.report.words import plural, relation_name

_DRAWN = 60  # groups; the table has all


def section(report: Report, anchors: Anchors) -> str:
    """A figure for each group of works that hang together, then the table."""
    found = groups(report)
    if not found:
        return '<p class="none">No relations are recorded. <code>loccit relate</code> adds one.</p>'
    figures = "".join(_figure(group, report, number) for number, group in enumerate(found[:_DRAWN], 1))
    left = len(found) - _DRAWN
    more = f"<p>{plural(left, 'smaller group')} more: the table has them.</p>" if left > 0 else ""
    return f'<div class="networks">{figures}</div>{more}{table(report, anchors)}'


def _figure(group: Group, report: Report, number: int) -> str:
    more = f"<figcaption>and {plural(group.more, 'work')} more, in the table</figcaption>" if group.more else ""
    drawing = svg(group, report, number)
    if not is_wide(group):
        return f'<figure class="group">{drawing}{more}</figure>'
    name = f'role="region" aria-label="Group {number} of related works" tabindex="0"'
    return f'<figure class="group wide"><div class="scroll" {name}>{drawing}</div>{more}</figure>'


def table(report: Report, anchors: Anchors) -> str:
    """Every relation as a row, those to what is not in the library too."""
    rows = "".join(_row(link, report, anchors) for link in sorted(report.links))
    return (
        f"<details><summary>All {plural(len(report.links), 'relation')} as a table</summary>"
        '<div class="scroll" role="region" aria-label="Relations" tabindex="0">'
        "<table><caption>Relations between works</caption>"
        '<thead><tr><th scope="col">Work</th><th scope="col">Relation</th><th scope="col">To</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div></details>"
    )


def _row(link: Link, report: Report, anchors: Anchors) -> str:
    source, target = (_work(key, report, anchors) for key in (link.source, link.target))
    return f"<tr><td>{source}</td><td>{escape(relation_name(link.type))}</td><td>{target}</td></tr>"


def _work(citekey: str, report: Report, anchors: Anchors) -> str:
    work = report.works.get(citekey)
    if work is None:
        return f"<code>{escape(citekey)}</code>, not in the library"
    return anchors.described(work)
