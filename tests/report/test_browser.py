"""The page in Chromium: the filter works, nothing leaves, both schemes, narrow screens, the keyboard, paper."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from loccit.report import page
from loccit.report.palette import DARK, LIGHT
from tests.report import samples
from tests.report.chromium import PROGRAM, asked, first_pixel, measured, proxy, run

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="Chromium is not installed")

_SET = """
const set = async (id, value) => {
  const field = document.getElementById(id);
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await new Promise((done) => setTimeout(done, 200));
};
const entries = () => [...document.querySelectorAll('.entry')];
const shown = () => entries().filter((e) => e.checkVisibility()).map((e) => e.dataset.key);
const wait = () => new Promise((done) => setTimeout(done, 200));
const option = (words) => [...document.querySelectorAll('option')].find((o) => o.textContent.includes(words)).value;
"""
_DARK, _LIGHT = "--blink-settings=preferredColorScheme=0", "--blink-settings=preferredColorScheme=1"


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The usual report in a file."""
    path = tmp_path_factory.mktemp("usual") / "report.html"
    path.write_text(page(samples.usual()), encoding="utf-8")
    return path


def test_the_filter_by_words_type_tag_and_year(usual: Path) -> None:
    script = f"""{_SET}
    const out = {{}};
    out.all = shown();
    await set('words', 'DETAINERS audit'); out.words = shown(); out.count = result.textContent;
    await set('words', '"and trust"'); out.phrase = shown();
    await set('words', ''); await set('type', 'article-newspaper'); out.type = shown();
    await set('type', ''); await set('tag', option('Cooperation')); out.tag = shown();
    await set('tag', ''); await set('from', '2020'); out.from = shown();
    await set('to', '2020'); out.years = shown();
    await set('words', 'nothing like it'); out.none = shown(); out.noneCount = result.textContent;
    document.querySelector('#filter button').click(); await wait();
    out.reset = shown(); out.resetCount = result.textContent;
    return out;"""
    out: dict[str, Any] = asked(usual, script)
    assert out["all"] == ["oig2020", "hill2020", "reprint2021", "muster2019", "arizona2012", "undated"]
    assert out["words"] == ["oig2020", "hill2020", "reprint2021"]
    assert out["count"] == "3 of 6 sources"
    assert out["phrase"] == ["muster2019"]
    assert out["type"] == ["hill2020", "reprint2021"]
    assert out["tag"] == ["oig2020", "muster2019"]
    assert out["from"] == ["oig2020", "hill2020", "reprint2021"]
    assert out["years"] == ["oig2020", "hill2020"]
    assert out["none"] == []
    assert out["noneCount"] == "0 of 6 sources"
    assert out["reset"] == out["all"]
    assert out["resetCount"] == "6 of 6 sources"


def test_tags_filter_and_links_and_marks_lead_to_hidden_entries(usual: Path) -> None:
    script = f"""{_SET}
    const out = {{}};
    const tag = [...document.querySelectorAll('.tags button')].find((b) => b.textContent === 'Immigration detainers');
    tag.click(); await wait(); out.tag = shown(); out.focus = document.activeElement.id;
    document.querySelector("#missing a[href='#ref-undated']").click(); await wait();
    out.link = shown().length; out.at = document.activeElement.id;
    await set('words', 'nothing like it');
    const mark = document.querySelector(".timeline [data-ref='hill2020']");
    mark.dispatchEvent(new MouseEvent('click', {{ bubbles: true }}));
    await wait(); out.mark = document.activeElement.id; out.markShown = shown().length;
    return out;"""
    out = asked(usual, script)
    assert out["tag"] == ["oig2020", "muster2019"]
    assert out["focus"] == "tag"
    assert (out["link"], out["at"]) == (6, "ref-undated")
    assert (out["markShown"], out["mark"]) == (6, "ref-hill2020")


def test_nothing_leaves_and_no_text_of_a_record_runs(tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(page(samples.hostile()), encoding="utf-8")
    script = """
    const names = [...document.querySelectorAll('*')].flatMap((e) => e.getAttributeNames());
    return { title: document.title, scripts: document.scripts.length, frames: frames.length,
      loaded: performance.getEntriesByType('resource').length, handlers: names.filter((name) => name.startsWith('on')),
      images: document.images.length, entries: document.querySelectorAll('#entries > .entry').length,
      links: [...document.links].filter((a) => !/^(https?|file):/.test(a.protocol)).length };"""
    with proxy() as listening:
        out = asked(path, script, proxied=listening)
        run(path, f"--screenshot={tmp_path / 'hostile.png'}", proxied=listening)
    assert listening.asked == []
    assert not out.pop("title").startswith("PWNED")
    none = {"frames": 0, "loaded": 0, "handlers": [], "images": 0, "links": 0}
    assert out == {**none, "scripts": 2, "entries": len(samples.HOSTILE)}


def test_the_policy_stops_what_would_load_or_run(tmp_path: Path) -> None:
    """A page into which something got after all: the policy is the second wall."""
    path = tmp_path / "broken.html"
    with proxy() as listening:
        bad = (
            f"<img src='http://{listening.address}/x'><script>document.body.dataset.ran = 1</script>"
            "<p id=p style='color:red' onclick='document.body.dataset.ran = 1'>x</p>"
            f"<link rel=stylesheet href='http://{listening.address}/x.css'><iframe src='http://{listening.address}/f'></iframe>"
        )
        path.write_text(page(samples.usual()).replace("<main>", f"<main>{bad}"), encoding="utf-8")
        script = "p.click(); return [document.body.dataset.ran ?? '', getComputedStyle(p).color === 'rgb(255, 0, 0)'];"
        assert asked(path, script, proxied=listening) == ["", False]
        assert listening.asked == []
        path.write_text(re.sub("<meta http-equiv.*?>", "", path.read_text(encoding="utf-8")), encoding="utf-8")
        assert asked(path, script, proxied=listening) == ["1", True]
        assert f"GET http://{listening.address}/x HTTP/1.1" in listening.asked


@pytest.mark.parametrize(("flag", "palette"), [(_LIGHT, LIGHT), (_DARK, DARK)], ids=["light", "dark"])
def test_the_page_takes_the_systems_colours_and_the_switch_the_others(
    usual: Path, tmp_path: Path, flag: str, palette: dict[str, str]
) -> None:
    run(usual, flag, "--window-size=1280,900", f"--screenshot={tmp_path / 'page.png'}")
    assert first_pixel((tmp_path / "page.png").read_bytes()) == palette["page"]
    script = """
    const seen = () => getComputedStyle(document.documentElement).getPropertyValue('--page').trim();
    const out = [seen()];
    for (const name of ['light', 'dark', 'auto']) {
      document.getElementById(`scheme-${name}`).click();
      out.push(seen());
    }
    return out;"""
    assert asked(usual, script, flag) == [palette["page"], LIGHT["page"], DARK["page"], palette["page"]]


@pytest.mark.parametrize(("width", "upright"), [(360, True), (768, False), (1280, False)])
def test_nothing_is_wider_than_the_screen_and_one_timeline_is_seen(usual: Path, width: int, upright: bool) -> None:
    wider = "(document.documentElement.scrollWidth > innerWidth ? 5 : 0)"
    which = "[...document.querySelectorAll('.timeline')].findIndex((e) => e.checkVisibility())"
    assert measured(usual, f"innerWidth * 10 + {wider} + {which}", width) == width * 10 + upright


def test_every_place_the_keyboard_reaches_shows_that_it_is_there(usual: Path) -> None:
    script = """
    const places = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
      .filter((e) => e.checkVisibility() && e.tabIndex >= 0);
    const faint = [];
    for (const place of places) {
      place.focus({ focusVisible: true });
      const shown = place.type === 'radio' ? place.nextElementSibling : place;
      const style = getComputedStyle(shown);
      if (document.activeElement !== place || style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2)
        faint.push(place.outerHTML.slice(0, 80));
    }
    return [places.length, faint];"""
    count, faint = asked(usual, script)
    assert count > 30
    assert faint == []


def test_the_texts_of_the_drawings_stay_inside_their_cards(usual: Path) -> None:
    script = """
    const out = [];
    for (const card of document.querySelectorAll('.network .card')) {
      const edge = card.querySelector('rect').getBBox();
      for (const text of card.querySelectorAll('text')) {
        const box = text.getBBox();
        if (box.x + box.width > edge.x + edge.width || box.x < edge.x) out.push(text.textContent);
      }
    }
    return out;"""
    assert asked(usual, script) == []


def test_on_paper_every_reference_and_abstract_is_there(usual: Path, tmp_path: Path) -> None:
    import pypdfium2

    target = tmp_path / "report.pdf"
    run(usual, f"--print-to-pdf={target}", "--no-pdf-header-footer")
    document = pypdfium2.PdfDocument(target)
    words = " ".join(page.get_textpage().get_text_bounded() for page in document)
    words = re.sub(r"\s+", " ", words)
    for entry in samples.usual().entries:
        assert entry.work.title in words
        assert f"https://example.org/{entry.work.citekey}" in words
    assert "And what it did not." in words
    assert "Read chapter 3 first." in words
    assert "What is missing" in words
    assert "Show all" not in words


def test_thousands_of_entries_are_filtered(tmp_path: Path) -> None:
    path = tmp_path / "many.html"
    path.write_text(page(samples.many(3000)), encoding="utf-8")
    script = """
    words.value = 'title of 2999';
    document.getElementById('filter').dispatchEvent(new Event('submit', { cancelable: true }));
    return [result.textContent, [...document.querySelectorAll('.entry:not([hidden])')].map((e) => e.dataset.key)];"""
    assert asked(path, script) == ["1 of 3,000 sources", ["key2999"]]
