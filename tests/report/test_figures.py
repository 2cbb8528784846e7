"""The figures: years put into columns, groups of related works laid out, tags by branch, text cut to its place."""

from __future__ import annotations

import itertools
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from loccit.report import Entry, Link, Report, Work
from loccit.report.anchors import Anchors
from loccit.report.branches import branches
from loccit.report.measure import fit, width, wrapped
from loccit.report.network import MOST_CROSSES, MOST_ROWS, groups
from loccit.report.network_svg import describe, svg
from loccit.report.periods import MOST, periods
from loccit.report.related import section
from loccit.report.timeline import columns
from loccit.report.timeline_svg import svg as timeline_svg
from loccit.report.timeline_upright import upright
from loccit.report.words import KINDS, kind_of, need_name, relation_name, type_name
from tests.report import samples


def of_years(*years: int | None) -> Report:
    return Report("", tuple(Entry(Work(f"k{n}", "book", "A", year, "T")) for n, year in enumerate(years)))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(-3000, 9999), min_size=1, max_size=60).map(sorted))
def test_periods_hold_every_year_once_and_are_few(years: list[int]) -> None:
    found = periods(years)
    assert len(found) <= MOST + 2
    for year in years:
        assert sum(one.first <= year <= one.last for one in found) == 1
    assert all(a.last + 1 == b.first for a, b in itertools.pairwise(found))
    assert len({one.last - one.first for one in found if not one.before}) == 1


def test_one_old_classic_does_not_squeeze_the_rest() -> None:
    found = periods([1651, *range(2000, 2025)])
    assert found[0].name == "before 2000"
    assert [one.name for one in found[1:3]] == ["2000", "2001"]


@pytest.mark.parametrize(
    ("first", "last", "name"), [(2000, 2026, "2000"), (1950, 2026, "1950–1951"), (1800, 2026, "1800–1809")]
)
def test_periods_grow_with_the_span(first: int, last: int, name: str) -> None:
    assert periods([first] * 10 + [last] * 10)[0].name == name


def test_columns_hold_each_source_once_and_those_without_a_year_last() -> None:
    report = of_years(2019, None, 2017, 2019)
    assert [(column.name, len(column.entries)) for column in columns(report.entries)] == [
        ("2017", 1), ("2018", 0), ("2019", 2), ("no date", 1),
    ]  # fmt: skip


@pytest.mark.parametrize("draw", [timeline_svg, upright])
def test_few_sources_are_marks_many_are_bars(draw: object) -> None:
    assert callable(draw)
    few, many = draw(of_years(2019, 2020, 2020)), draw(of_years(*[2019] * 300, *[2020] * 200))
    assert few.count('class="mark books"') == few.count("data-ref") == 3
    assert "data-ref" not in many
    assert many.count("<rect") == 2
    assert ">300<" in many
    assert draw(of_years()) == ""


def test_all_of_a_drawing_stands_inside_its_frame() -> None:
    for report in (
        samples.usual(),
        samples.hostile(),
        samples.many(400),
        of_years(None),
        of_years(1651, *range(1990, 2026)),
    ):
        for drawing in (timeline_svg(report), upright(report)):
            root: Any = etree.fromstring(drawing)
            _, _, wide, high = map(float, root.get("viewBox").split())
            for mark in root.iter("{*}g", "g"):
                x, y = map(float, re.findall(r"translate\(([\d.-]+) ([\d.-]+)\)", mark.get("transform"))[0])
                assert 0 <= x <= wide
                assert 0 <= y <= high
            for bar in root.iter("rect"):
                assert float(bar.get("x")) >= 0
                assert float(bar.get("x")) + float(bar.get("width")) <= wide + 1


def linked(*pairs: tuple[str, str, str]) -> Report:
    keys = sorted({key for _, *ends in pairs for key in ends})
    entries = tuple(Entry(Work(key, "book", key.upper(), 2000 + n, f"Title {key}")) for n, key in enumerate(keys))
    return Report("", entries, tuple(Link(*pair) for pair in pairs))


def test_groups_hang_below_the_work_that_most_are_about() -> None:
    (group,) = groups(linked(("reports-on", "b", "d"), ("reports-on", "c", "d"), ("reprint-of", "a", "b")))
    assert [(row.work.citekey, row.depth) for row in group.rows] == [("d", 0), ("b", 1), ("a", 2), ("c", 1)]
    assert group.crosses == ()


def test_links_beside_the_tree_are_drawn_apart() -> None:
    report = linked(("reports-on", "b", "a"), ("reports-on", "c", "a"), ("reprint-of", "c", "b"), ("related", "b", "c"))
    (group,) = groups(report)
    assert {cross.link.type for cross in group.crosses} == {"reprint-of", "related"}
    assert {cross.lane for cross in group.crosses} == {0, 1}
    drawing = svg(group, report, 1)
    assert drawing.count('class="link cross') == 2
    for words in ("B 2001 reports on A 2000.", "C 2002 reprint of B 2001.", "B 2001 related to C 2002."):
        assert words in describe(group, report)
        assert words in drawing


def test_the_relation_is_named_as_seen_from_the_lower_card() -> None:
    report = linked(("supersedes", "b", "a"), ("supersedes", "c", "a"), ("supersedes", "a", "d"))
    drawing = svg(groups(report)[0], report, 1)
    assert drawing.count(">supersedes<") == 2
    assert drawing.count(">superseded by<") == 1


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["reports-on", "related"]), st.integers(0, 14).map(str), st.integers(0, 14).map(str)),
        min_size=1, max_size=40,
    )
)  # fmt: skip
def test_every_link_is_in_exactly_one_group(pairs: list[tuple[str, str, str]]) -> None:
    report = linked(*dict.fromkeys(pairs))
    drawn = [
        link
        for group in groups(report)
        for link in [row.link for row in group.rows if row.link] + [cross.link for cross in group.crosses]
    ]
    assert sorted(drawn) == sorted(link for link in report.links if link.source != link.target)
    assert groups(report) == groups(report)
    for number, group in enumerate(groups(report)):
        etree.fromstring(svg(group, report, number))
        for one in group.crosses:
            for other in group.crosses:
                if one is not other and one.lane == other.lane:
                    assert max(one.start, one.end) < min(other.start, other.end) or max(other.start, other.end) < min(
                        one.start, one.end
                    )


def test_a_deep_group_is_drawn_over_the_whole_page_to_be_scrolled() -> None:
    chain = linked(*(("supersedes", f"n{number:02}", f"n{number + 1:02}") for number in range(14)))
    flat = linked(("supersedes", "a", "b"))
    assert 'class="group wide"><div class="scroll" role="region"' in section(chain, Anchors(()))
    assert "wide" not in section(flat, Anchors(()))


def test_a_large_group_is_cut_and_says_so() -> None:
    report = linked(*(("reports-on", f"n{number:03}", "a") for number in range(200)),
                    *(("related", f"n{number:03}", f"n{number + 1:03}") for number in range(199)))  # fmt: skip
    (group,) = groups(report)
    assert len(group.rows) == MOST_ROWS
    assert group.more == 201 - MOST_ROWS
    assert 0 < len(group.crosses) <= MOST_CROSSES


def test_links_out_of_the_library_and_to_itself_are_not_drawn() -> None:
    report = linked(("related", "a", "a"))
    assert groups(report) == []
    assert groups(Report("", (Entry(Work("a")),), (Link("related", "a", "gone"),))) == []


def test_branches_are_the_vocabularys_and_the_rest_stands_together() -> None:
    found = branches(samples.usual())
    assert [branch.top.label if branch.top else None for branch in found] == ["Cooperation", "Law", None]
    assert [tag.label for tag in found[0].unused] == ["Transfers"]
    assert [tag.label for tag in found[2].used] == ["Audits", "odd one"]


@given(st.text(max_size=80), st.floats(20, 400))
def test_cut_text_fits(text: str, room: float) -> None:
    made = fit(text, 12, room)
    assert width(made, 12) <= max(room, width("…", 12))
    assert made == " ".join(text.split()) or made.endswith("…")
    lines = wrapped(text, 12, room, 2)
    assert len(lines) <= 2
    assert all(width(line, 12) <= max(room, width("…", 12)) for line in lines)


def test_words() -> None:
    assert need_name("author|editor|translator") == "author, editor or translator"
    assert need_name("volume+page") == "volume and pages"
    assert type_name("article-journal") == "Journal article"
    assert type_name("motion_picture") == "Film"
    assert type_name("map") == "Map"
    assert relation_name("reports-on", from_source=False) == "reported on by"
    assert relation_name("inspired-by") == "inspired by"
    assert kind_of("legal_case").name == "law"
    assert kind_of("anything").name == KINDS[-1].name
