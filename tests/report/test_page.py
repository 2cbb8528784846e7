"""The page: its structure, what it says, and that it can be used with keyboard and screen reader."""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from collections import Counter

import pytest
from lxml import etree

from loccit.report import Report, page
from tests.report import samples
from tests.report.reading import Tokens, outside_references, text, tree

REPORTS = {
    "usual": samples.usual(), "empty": samples.empty(), "single": samples.single(), "hostile": samples.hostile(),
    "many": samples.many(300),
}  # fmt: skip
EVERY = pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)


@EVERY
def test_it_is_one_document_that_loads_nothing(report: Report) -> None:
    made = page(report)
    assert made.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert made.count("<html") == made.count("<script>") == made.count("<style>") == 1
    assert outside_references(made) == []
    made.encode("utf-8")


@EVERY
def test_only_its_own_style_and_script_may_run(report: Report) -> None:
    made = page(report)
    policy = next(a["content"] or "" for tag, a in Tokens(made).tags if tag == "meta" and "http-equiv" in a)
    for name in ("style", "script"):
        own = re.search(f"<{name}>(.*?)</{name}>", made, re.DOTALL)
        assert own
        digest = base64.b64encode(hashlib.sha256(own[1].encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@EVERY
def test_ids_are_unique_and_every_reference_to_one_leads_somewhere(report: Report) -> None:
    root = tree(report)
    ids = Counter(root.xpath("//@id"))
    assert [name for name, count in ids.items() if count > 1] == []
    wanted = {name[1:] for name in root.xpath("//@href") if name.startswith("#")}
    for attribute in ("aria-labelledby", "for", "aria-describedby"):
        wanted |= {name for value in root.xpath(f"//@{attribute}") for name in value.split()}
    assert wanted - set(ids) <= ({"bibliography"} if not report.entries else set())


@EVERY
def test_headings_descend_one_level_at_a_time(report: Report) -> None:
    levels = [int(element.tag[1]) for element in tree(report).xpath("//h1|//h2|//h3|//h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@EVERY
def test_landmarks_labels_and_figures_have_names(report: Report) -> None:
    root = tree(report)
    for landmark in ("header", "main", "footer"):
        assert len(root.xpath(f"//body/{landmark}")) == 1
    for field in root.xpath("//input|//select"):
        assert root.xpath(f'//label[@for="{field.get("id")}"]'), field.get("id")
    for drawing in root.xpath("//*[local-name()='svg']"):
        if drawing.get("aria-hidden") == "true":
            continue
        assert drawing.get("role") == "img"
        names = [root.get_element_by_id(name) for name in drawing.get("aria-labelledby").split()]
        assert all(text(name) for name in names)
    for region in root.xpath("//*[@tabindex='0']"):
        assert region.get("role") == "region"
        assert region.get("aria-label")
    for section in root.xpath("//main/section"):
        assert root.get_element_by_id(section.get("aria-labelledby")).tag == "h2"


@EVERY
def test_every_drawing_is_well_formed_xml(report: Report) -> None:
    drawings = re.findall(r"<svg.*?</svg>", page(report), re.DOTALL)
    for drawing in drawings:
        etree.fromstring(drawing)
    assert drawings or not report.entries


@EVERY
def test_every_figure_is_there_as_a_table_or_a_list_too(report: Report) -> None:
    root = tree(report)
    if not report.entries:
        return
    rows = root.xpath("//section[@id='timeline']//tbody/tr/td[last()]")
    assert sum(int(text(row)) for row in rows) == len(report.entries)
    assert len(root.xpath("//section[@id='related']//tbody/tr")) == len(report.links)


def test_every_source_stands_in_the_bibliography_with_what_is_known_of_it() -> None:
    root = tree(samples.usual())
    entries = {entry.get("data-key"): entry for entry in root.xpath("//li[contains(@class, 'entry')]")}
    assert list(entries) == ["oig2020", "hill2020", "reprint2021", "muster2019", "arizona2012", "undated"]
    audit = text(entries["oig2020"])
    for words in ("Jails and Detainers: An Audit", "Report", "Audits", "Immigration detainers", "And what it did not."):
        assert words in audit
    assert "Reported on by The Hill 2020; related to Gazette 2021." in audit
    assert "Read chapter 3 first." in text(entries["muster2019"])
    assert "Version of Muster 2017." in text(entries["muster2019"])
    assert "Missing: author or editor, volume and pages" in text(entries["hill2020"])
    assert "gone1999 (not in the library)" in text(entries["arizona2012"])
    assert entries["undated"].get("data-year") is None
    links = entries["oig2020"].xpath(".//div[@class='reference']//a/@href")
    assert links == ["https://example.org/oig2020"]


def test_a_broader_tag_finds_the_narrower_ones() -> None:
    root = tree(samples.usual())
    options = {text(option): option.get("value") for option in root.xpath("//select[@id='tag']//option")}
    broad = options["Cooperation, all (2)"]
    found = [
        entry.get("data-key")
        for entry in root.xpath("//li[contains(@class, 'entry')]")
        if broad in entry.get("data-tags").split()
    ]
    assert found == ["oig2020", "muster2019"]
    assert options["odd one (1)"]


def test_without_its_script_the_filter_is_hidden_and_all_is_there() -> None:
    root = tree(samples.usual())
    assert root.get_element_by_id("filter").get("hidden") is not None
    assert root.xpath("//li[contains(@class, 'entry')][@hidden]") == []
    assert "6 of 6 sources" in text(root.get_element_by_id("result"))
    assert root.get_element_by_id("result").get("aria-live") == "polite"


def test_tags_stand_by_branch_and_name_what_has_no_source() -> None:
    root = tree(samples.usual())
    branches = [text(branch) for branch in root.xpath("//section[@class='branch']")]
    assert branches[0].startswith("Cooperation 2 Immigration detainers 2 sources")
    assert "No source yet: Transfers." in branches[0]
    assert branches[-1].startswith("Other tags")
    assert {"Audits", "odd one"} <= {
        text(name) for name in root.xpath("//section[@class='branch'][last()]//summary/span")
    }


def test_what_is_missing_is_named() -> None:
    gaps = text(tree(samples.usual()).get_element_by_id("missing"))
    assert "4 of 6 sources have everything that their type needs." in gaps
    assert "1 source without date." in gaps
    assert "The text of 1 of 6 sources is kept" in gaps
    assert "Muster & Beispiel" not in gaps
    assert "The Hill 2020: Audit finds fault with detainers News article – author or editor, volume and pages" in gaps
    assert "Arizona v. United States 2012 names gone1999" in gaps
    assert "Sources without a tag The Hill 2020, Gazette 2021, Agency" in gaps


def test_an_empty_library_says_so() -> None:
    root = tree(samples.empty())
    assert "There are no sources to report on." in text(root.xpath("//main")[0])
    assert root.xpath("//main//*[local-name()='svg']") == []


def test_a_library_of_one() -> None:
    words = text(tree(samples.single()).xpath("//main")[0])
    assert "1 source from 2020." in words
    assert "No relations are recorded" in words
    assert "No source has a tag" in words
    assert "1 of 1 sources" in words


def test_the_same_library_gives_the_same_page() -> None:
    assert page(samples.usual()) == page(samples.usual())
    assert page(samples.many(50)) == page(samples.many(50))


def test_a_thousand_entries_make_a_page_of_a_reasonable_size() -> None:
    assert len(page(samples.many(1000))) < 1_500_000
