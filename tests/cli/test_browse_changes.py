"""`loccit browse`: tags, editing, duplicates, copying and undo, as a reader does them."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from tests.cli.browse_pilot import Browse, Pilot, drive, says, screen, text, told, type_, until
from tests.cli.conftest import REFERENCES, Typed
from tests.cli.test_terminal import TWIN

from loccit.cli.browse.main import Main  # isort: skip - once it is known that Textual is there
from loccit.cli.browse.review import Review  # isort: skip
from loccit.cli.browse.tagging import Tagging  # isort: skip


def test_a_tag_is_given_and_taken_back(folder: Path, typed: Typed) -> None:
    async def steps(app: Browse, pilot: Pilot[None]) -> None:
        await pilot.press("enter", "t")
        await until(pilot, lambda: isinstance(app.screen, Tagging) and "Immigration detainers" in screen(app))
        await type_(pilot, "agreement")  # an alternative label of the vocabulary
        await until(pilot, lambda: "287g-program" in screen(app) and "Immigration detainers" not in screen(app))
        await pilot.press("enter")
        await until(pilot, lambda: "✓ 287g-program" in screen(app))
        await pilot.press("escape")
        await until(pilot, lambda: "287g-program" in says(app))
        await pilot.press("u")
        await until(pilot, lambda: "287g-program" not in says(app))
        await pilot.press("U")
        await until(pilot, lambda: "287g-program" in says(app))

    drive(folder, steps)
    assert typed("list", "tag:287g-program").out.startswith("muster2019detainers")
    commands = [step["command"] for step in typed("log", "--json").json()["steps"]]
    assert commands[-1] == "tag add muster2019detainers 287g-program"


def test_a_tag_is_taken_and_a_new_one_is_made(folder: Path, typed: Typed) -> None:
    async def steps(app: Browse, pilot: Pilot[None]) -> None:
        await pilot.press("enter", "t")
        await until(pilot, lambda: "✓ inspector-general-audits" in screen(app))
        await pilot.press("enter")
        await until(pilot, lambda: "✓" not in screen(app))
        await type_(pilot, "mine")
        await until(pilot, lambda: "+ mine" in screen(app))
        await pilot.press("enter")
        await until(pilot, lambda: "✓ mine" in screen(app))

    drive(folder, steps, query="citekey:sample2020audit")
    assert typed("show", "sample2020audit", "--json").json()["records"][0]["tags"] == ["mine"]


def test_a_tag_that_is_none_is_refused_in_words(folder: Path) -> None:
    async def steps(app: Browse, pilot: Pilot[None]) -> None:
        await pilot.press("enter", "t")
        await until(pilot, lambda: isinstance(app.screen, Tagging) and "detainers" in screen(app))
        app.screen.query_one("#word").value = "a, b"  # type: ignore[attr-defined]
        await until(pilot, lambda: "+ a, b" in screen(app))
        await pilot.press("enter")
        await until(pilot, lambda: "is not one tag" in told(app))

    drive(folder, steps)


def test_edit_lends_the_terminal_to_the_editor(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "sed -i s/2019-05/2018-05/")
    monkeypatch.setattr(Browse, "suspend", lambda app: contextlib.nullcontext())  # the pilot has no terminal to lend

    async def steps(app: Browse, pilot: Pilot[None]) -> None:
        await pilot.press("enter", "e")
        await until(pilot, lambda: "2018-05" in screen(app))
        assert app.main.listing.citekey == "muster2019detainers"

    drive(folder, steps)
    assert (folder / "references.bib").read_text(encoding="utf-8") == REFERENCES.replace("2019-05", "2018-05")


@pytest.mark.parametrize(
    ("editor", "says"), [("sed -i s/@article/article/", "your text is in"), ("no-such-editor", "no-such-editor")]
)
def test_a_fault_of_an_edit_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch, editor: str, says: str) -> None:
    monkeypatch.setenv("EDITOR", editor)
    monkeypatch.setattr(Browse, "suspend", lambda app: contextlib.nullcontext())

    async def steps(app: Browse, pilot: Pilot[None]) -> None:
        await pilot.press("enter", "e")
        await until(pilot, lambda: says in told(app))

    drive(folder, steps)
    assert (folder / "references.bib").read_text(encoding="utf-8") == REFERENCES


def test_a_terminal_that_cannot_be_lent_is_told(folder: Path) -> None:
    async def steps(app: Browse, pilot: Pilot[None]) -> None:
        await pilot.press("enter", "e")
        await until(pilot, lambda: "cannot be lent" in told(app))

    drive(folder, steps)


@pytest.mark.parametrize(("key", "left", "command"), [("m", 3, "merge"), ("d", 4, "distinct"), ("r", 4, "relate")])
@pytest.mark.parametrize("size", [(100, 30), (40, 10)])
def test_duplicates_are_decided(
    folder: Path, typed: Typed, key: str, left: int, command: str, size: tuple[int, int]
) -> None:
    path = folder / "references.bib"
    path.write_text(path.read_text(encoding="utf-8") + TWIN, encoding="utf-8")

    async def steps(app: Browse, pilot: Pilot[None]) -> None:
        await pilot.press("enter", "d")
        await until(pilot, lambda: isinstance(app.screen, Review) and "merge" in screen(app))
        assert "sample2020audit" in screen(app)
        await pilot.press(key)
        await until(pilot, lambda: isinstance(app.screen, Main))
        await until(pilot, lambda: text(app, "#count").startswith(f"{left} records"))

    drive(folder, steps, size)
    assert typed("log", "--json").json()["steps"][0]["command"].startswith(command)


@pytest.mark.parametrize("key", ["s", "q", "escape"])
def test_duplicates_can_be_left_alone(folder: Path, typed: Typed, key: str) -> None:
    path = folder / "references.bib"
    path.write_text(path.read_text(encoding="utf-8") + TWIN, encoding="utf-8")

    async def steps(app: Browse, pilot: Pilot[None]) -> None:
        await pilot.press("enter", "d")
        await until(pilot, lambda: "merge" in screen(app))
        await pilot.press(key)
        await until(pilot, lambda: isinstance(app.screen, Main))

    drive(folder, steps)
    assert typed("log", "--json").json()["steps"] == []


def test_no_duplicates_is_said(folder: Path) -> None:
    async def steps(app: Browse, pilot: Pilot[None]) -> None:
        await pilot.press("enter", "d")
        await until(pilot, lambda: "no duplicates" in told(app) and isinstance(app.screen, Main))

    drive(folder, steps)


@pytest.mark.parametrize(
    ("key", "copied"),
    [
        ("y", "muster2019detainers"),
        ("c", "(Muster & Beispiel, 2019)"),
        ("r", "Muster, A., & Beispiel, A. (2019). Detainers and trust: Evidence from a sample county. "
              "Journal of Sample Studies, 5(2), 12–34. https://doi.org/10.5555/sample.5"),
    ],
)  # fmt: skip
def test_copying(folder: Path, key: str, copied: str) -> None:
    async def steps(app: Browse, pilot: Pilot[None]) -> None:
        await pilot.press("enter", key)
        await until(pilot, lambda: app.clipboard == copied)

    drive(folder, steps)


def test_undo_asks_before_it_removes_many(folder: Path, typed: Typed, tmp_path: Path) -> None:
    more = "\n".join(
        f"@misc{{m{n}, title = {{Entirely other matter {n * 7919}}}, date = {{19{n}0}}}}" for n in range(5)
    )
    (tmp_path / "more.bib").write_text(more, encoding="utf-8")
    assert typed("import", tmp_path / "more.bib").code == 0

    async def steps(app: Browse, pilot: Pilot[None]) -> None:
        before = app.main.listing.count
        await pilot.press("enter", "u")
        await until(pilot, lambda: "which removes 5 records?" in screen(app))
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, Main))
        assert app.main.listing.count == before == 8
        await pilot.press("u")
        await until(pilot, lambda: "which removes" in screen(app))
        await pilot.press("y")
        await until(pilot, lambda: text(app, "#count").startswith("3 records"))

    drive(folder, steps)


def test_undo_typed_twice_takes_two_steps_back(folder: Path, typed: Typed) -> None:
    for tag in ("one", "two", "three"):
        assert typed("tag", "add", "muster2019detainers", tag).code == 0

    async def steps(app: Browse, pilot: Pilot[None]) -> None:
        await pilot.press("enter", "u", "u")
        await until(pilot, lambda: "one" in says(app) and "two" not in says(app))

    drive(folder, steps)
    assert typed("show", "muster2019detainers", "--json").json()["records"][0]["tags"] == ["one"]
