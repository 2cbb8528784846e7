"""The tags, branch by branch: how many sources each has, and which."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from loccit.report.anchors import Anchors
from loccit.report.data import Report, Tag
from loccit.report.markup import escape
from loccit.report.words import plural

_LISTED = 50  # sources named below one tag
_LOOSE = 60  # tags shown that no vocabulary knows


class Branch(NamedTuple):
    """A top concept with all below it, or the tags that stand in no tree (`top` is None)."""

    top: Tag | None
    tags: tuple[Tag, ...]

    @property
    def used(self) -> tuple[Tag, ...]:
        """Its tags that a source has."""
        return tuple(tag for tag in self.tags if tag.members)

    @property
    def unused(self) -> tuple[Tag, ...]:
        """Its tags that no source has yet."""
        return tuple(tag for tag in self.tags if not tag.members)


def branches(report: Report) -> list[Branch]:
    """The branches that hold a source, in the vocabulary's order; loose tags last, the most frequent first."""
    found: list[list[Tag]] = []
    for tag in report.tags:
        if tag.depth == 0 or not found:
            found.append([])
        found[-1].append(tag)
    trees = [Branch(tags[0], tuple(tags[1:])) for tags in found if tags[0].members]
    alone = tuple(branch.top for branch in trees if branch.top and not branch.tags)
    trees = [branch for branch in trees if branch.tags]
    loose = sorted((*alone, *report.loose), key=lambda tag: (-len(tag.members), tag.label))
    return [*trees, Branch(None, tuple(loose))] if loose else trees


def section(report: Report, anchors: Anchors) -> str:
    """The branches as lists; each tag opens to its sources."""
    found = branches(report)
    if not found:
        return '<p class="none">No source has a tag. <code>loccit tag suggest</code> proposes some.</p>'
    most = max(len(tag.members) for branch in found for tag in branch.tags)
    return f'<div class="branches">{"".join(_branch(report, branch, most, anchors) for branch in found)}</div>'


def _branch(report: Report, branch: Branch, most: int, anchors: Anchors) -> str:
    if branch.top:
        heading = f"{escape(branch.top.label)} <span>{len(branch.top.members):,}</span>"
    else:
        heading = "Other tags" if report.tags else "Tags"
    shown = branch.used if branch.top else branch.used[:_LOOSE]
    rows = "".join(_row(report, tag, most, anchors) for tag in shown)
    if own := _own(branch):
        rows += _row(report, own, most, anchors)
    return (
        f'<section class="branch"><h3>{heading}</h3><ul role="list">{rows}</ul>'
        f"{_rest(branch.used[len(shown) :])}{_unused(branch.unused)}</section>"
    )


def _own(branch: Branch) -> Tag | None:
    """The sources that have the top concept itself and nothing narrower, as a row of their own."""
    if not branch.top:
        return None
    below = {citekey for tag in branch.tags for citekey in tag.members}
    members = tuple(citekey for citekey in branch.top.members if citekey not in below)
    return branch.top._replace(label="in general", depth=1, members=members) if members else None


def _row(report: Report, tag: Tag, most: int, anchors: Anchors) -> str:
    """One tag: its name, a bar, its count; below it, its sources."""
    count = len(tag.members)
    sources = "".join(f"<li>{anchors.link(key, report.works[key].name)}</li>" for key in tag.members[:_LISTED])
    if count > _LISTED:
        sources += f"<li>and {count - _LISTED:,} more</li>"
    note = f"<p>{escape(tag.note)}</p>" if tag.note and tag.label != "in general" else ""
    bar = (
        f'<svg viewBox="0 0 {max(most, count)} 1" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        f'<rect width="{count}" height="1"/></svg>'
    )
    return (
        f'<li class="depth-{min(max(tag.depth, 1), 4)}"><details><summary><span>{escape(tag.label)}</span>{bar}<b>'
        f'{count:,}<span class="unseen"> {"source" if count == 1 else "sources"}</span></b></summary>'
        f'{note}<ul class="sources">{sources}</ul></details></li>'
    )


def _rest(tags: Sequence[Tag]) -> str:
    return f"<p>and {plural(len(tags), 'tag')} more, less frequent.</p>" if tags else ""


def _unused(tags: Sequence[Tag]) -> str:
    """The concepts that wait for a source: a gap in the reading, or a word not needed."""
    names = ", ".join(escape(tag.label) for tag in tags)
    return f"<p>No source yet: {names}.</p>" if tags else ""
