"""The annotated bibliography: each source with its reference, tags, relations, gaps, abstract and notes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from loccit.report.anchors import Anchors
from loccit.report.data import Entry, Link, Report, Tag
from loccit.report.markup import escape, link, paragraphs, safe_address
from loccit.report.references import plain, reference
from loccit.report.words import kind_of, need_name, relation_name, type_name

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")  # BCP 47 in short
_RELATED = 30  # relations named at one entry


class Bibliography:
    """Writes the entries of one report."""

    def __init__(self, report: Report, anchors: Anchors) -> None:
        self._report = report
        self._anchors = anchors
        self._numbers, self._reach = _tag_numbers((*report.tags, *report.loose))
        self._labels = {tag.slug: tag.label for tag in (*report.tags, *report.loose)}
        self._links: dict[str, list[Link]] = defaultdict(list)
        for one in report.links:
            self._links[one.source].append(one)
            if one.target != one.source:
                self._links[one.target].append(one)

    def number(self, slug: str) -> int:
        """By which number the entries and the filter name a tag: a tag may hold any character."""
        return self._numbers[slug]

    def html(self) -> str:
        """The list."""
        items = "\n".join(map(self._item, self._report.entries))
        return f'<ol class="entries" id="entries" role="list">\n{items}\n</ol>'

    def _item(self, entry: Entry) -> str:
        work = entry.work
        numbers = " ".join(map(str, self._reach.get(work.citekey, ())))
        year = "" if work.year is None else f' data-year="{work.year}"'
        parts = (self._reference(entry), self._facts(entry), self._tags(entry), self._relations(entry), _needs(entry))
        return (
            f'<li class="entry {kind_of(work.type).name}" id="{self._anchors[work.citekey]}" '
            f'data-key="{escape(work.citekey)}" data-type="{escape(work.type)}"{year} data-tags="{numbers}">'
            f"{''.join(parts)}{_texts(entry)}</li>"
        )

    def _reference(self, entry: Entry) -> str:
        text = reference(entry.reference) if entry.reference else escape(f"{entry.work.name}. {entry.work.title}")
        return f'<div class="reference" dir="auto">{text}</div>'

    def _facts(self, entry: Entry) -> str:
        """Type, citekey, and the address where the reference itself has none."""
        facts = [f"<span>{escape(type_name(entry.work.type))}</span>", f"<code>{escape(entry.work.citekey)}</code>"]
        if safe_address(entry.address) and not re.search("https?://", entry.reference, re.IGNORECASE):
            facts.append(link(entry.address, entry.address.partition("://")[2].rstrip("/")))
        return f'<p class="facts">{" · ".join(facts)}</p>'

    def _tags(self, entry: Entry) -> str:
        if not entry.tags:
            return ""
        chips = "".join(
            f'<li data-tag="{self._numbers[slug]}">{escape(self._labels[slug])}</li>'
            for slug in dict.fromkeys(entry.tags)
            if slug in self._numbers
        )
        return f'<ul class="tags" role="list" aria-label="Tags">{chips}</ul>'

    def _relations(self, entry: Entry) -> str:
        """What it is to other works, and they to it."""
        parts = list(self._told(entry.work.citekey))
        more = f"; and {len(parts) - _RELATED} more" if len(parts) > _RELATED else ""
        text = "; ".join(parts[:_RELATED])
        return f'<p class="relations">{text[:1].upper()}{text[1:]}{more}.</p>' if parts else ""

    def _told(self, citekey: str) -> Iterator[str]:
        for one in dict.fromkeys(self._links.get(citekey, ())):
            outgoing = one.source == citekey
            other = one.target if outgoing else one.source
            work = self._report.works.get(other)
            name = self._anchors.link(other, work.name) if work else f"<code>{escape(other)}</code>"
            lost = "" if work else " (not in the library)"
            yield f"{escape(relation_name(one.type, outgoing))} {name}{lost}"


def _tag_numbers(tags: Sequence[Tag]) -> tuple[Mapping[str, int], Mapping[str, list[int]]]:
    """(number of each tag, the numbers by which each citekey is found: its tags and the broader ones)."""
    numbers: dict[str, int] = {}
    reach: dict[str, list[int]] = defaultdict(list)
    for tag in tags:
        if tag.slug in numbers:  # a concept with two broader ones stands in the tree twice
            continue
        numbers[tag.slug] = len(numbers)
        for citekey in tag.members:
            reach[citekey].append(numbers[tag.slug])
    return numbers, reach


def _needs(entry: Entry) -> str:
    if entry.complete:
        return ""
    names = ", ".join(need_name(need) for need in (*entry.required, *entry.expected))
    return f'<p class="needs">Missing: {escape(names)}</p>'


def _texts(entry: Entry) -> str:
    """The writer's own words open, the abstract to be opened; a note that the style prints is not said twice."""
    language = f' lang="{entry.language}"' if _LANGUAGE.fullmatch(entry.language) else ""
    note = "" if _letters(entry.note) in _letters(plain(entry.reference)) else entry.note
    own = "".join(paragraphs(text) for text in (entry.annotation, note))
    out = f'<div class="annotation" dir="auto">{own}</div>' if own else ""
    if abstract := paragraphs(entry.abstract):
        out += (
            f'<details class="abstract"><summary>Abstract</summary><div{language} dir="auto">{abstract}</div></details>'
        )
    return out


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()
