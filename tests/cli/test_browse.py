"""`loccit browse`: the list, the card and the filter, at several sizes, with and without colour."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.browse_pilot import Browse, Pilot, card, drive, screen, text, told, type_, until
from tests.cli.conftest import REFERENCES, Typed
from tests.cli.test_terminal import TWIN

from loccit.cli.browse.dialogs import Keys  # isort: skip - once it is known that Textual is there
from loccit.cli.browse.look import THEMES  # isort: skip
from loccit.cli.browse.main import Main  # isort: skip
from loccit.cli.browse.review import Review  # isort: skip
from loccit.cli.browse.tagging import Tagging  # isort: skip


def test_the_list_and_the_card_stand_side_by_side(folder: Path) -> None:
    async def steps(app: Browse, pilot: Pilot[None]) -> None:
        assert "3 records" in text(app, "#count")
        await until(pilot, lambda: "10.5555/sample.5" in screen(app))
        assert "Muster & Beispiel, 2019" in screen(app)
        assert "Detainers and Trust" in screen(app)
        assert "Muster, A., & Beispiel, A. (2019)" in screen(app)  # the formatted reference of the card

    drive(folder, steps)


def test_typing_filters_and_the_cursor_moves(folder: Path) -> None:
    async def steps(app: Browse, pilot: Pilot[None]) -> None:
        await type_(pilot, "detainers")
        await until(pilot, lambda: "2 of 3" in text(app, "#count"))
        await until(pilot, lambda: card(app) == "muster2019detainers")
        await pilot.press("down")
        await until(pilot, lambda: card(app) == "sample2020audit")
        await pilot.press("enter", "up")
        await until(pilot, lambda: card(app) == "muster2019detainers")
        await pilot.press("escape")
        await until(pilot, lambda: "3 records" in text(app, "#count"))
        assert app.main.listing.citekey == "muster2019detainers"

    drive(folder, steps)


def test_a_query_of_the_command_line_is_there_at_the_start(folder: Path) -> None:
    async def steps(app: Browse, pilot: Pilot[None]) -> None:
        assert "1 of 3" in text(app, "#count")
        assert card(app) == "sample2025board"

    drive(folder, steps, query="year:2025")


def test_a_half_typed_query_is_no_fault(folder: Path) -> None:
    async def steps(app: Browse, pilot: Pilot[None]) -> None:
        for typed in ("author:", 'author:"', "(", "-", "nofield:x", "year:20x", '"', "tag:", "a OR", "*", "\\", "[/b]"):
            app.main.filter.value = typed
            await pilot.pause(0.15)  # longer than the list waits for the next key
            app.main.filter.value = "board"
            await until(pilot, lambda: "1 of 3" in text(app, "#count") and text(app, "#says") == "")
            assert not app.main.filter.has_class("-wrong")

    drive(folder, steps)


def test_what_is_wrong_with_a_query_is_said(folder: Path) -> None:
    async def steps(app: Browse, pilot: Pilot[None]) -> None:
        app.main.filter.value = "autor:x"
        await until(pilot, lambda: "did you mean 'author:'" in text(app, "#says"))
        assert app.main.filter.has_class("-wrong")
        assert app.main.listing.count == 3  # the list stays as it was

    drive(folder, steps)


@pytest.mark.parametrize(
    ("size", "plain"), [((40, 10), False), ((60, 14), False), ((200, 60), False), ((20, 5), True), ((80, 24), True)]
)
def test_it_fits_every_size(folder: Path, size: tuple[int, int], plain: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "")  # so that it is taken back afterwards
    path = folder / "references.bib"
    wide = "@misc{wide, author = {山田, 太郎}, title = {移民と警察：協力の歴史 👩‍🔬 e\u0301tude}, date = {2020}}\n"
    path.write_text(path.read_text(encoding="utf-8") + wide, encoding="utf-8")

    async def steps(app: Browse, pilot: Pilot[None]) -> None:
        assert all(len(line) <= size[0] for line in screen(app).splitlines())
        for keys in (["enter", "down", "down", "down"], ["enter"], ["escape"], ["question_mark"], ["escape"], ["t"]):
            await pilot.press(*keys)
            await pilot.pause()
        await until(pilot, lambda: isinstance(app.screen, Tagging))
        await pilot.press("escape")
        assert app.no_color is plain

    drive(folder, steps, size, plain=plain)


@pytest.mark.parametrize("theme", sorted(THEMES.values()))
def test_every_theme_shows_every_screen(folder: Path, theme: str) -> None:
    path = folder / "references.bib"
    path.write_text(path.read_text(encoding="utf-8") + TWIN, encoding="utf-8")

    async def steps(app: Browse, pilot: Pilot[None]) -> None:
        app.theme = theme
        await pilot.press("enter", "t")
        await until(pilot, lambda: isinstance(app.screen, Tagging) and "Immigration detainers" in screen(app))
        await pilot.press("escape", "d")
        await until(pilot, lambda: isinstance(app.screen, Review) and "merge keeps sample2020audit" in screen(app))
        await pilot.press("q", "question_mark")
        await until(pilot, lambda: isinstance(app.screen, Keys) and "copy the citekey" in screen(app))

    drive(folder, steps)


def test_it_follows_a_change_of_size(folder: Path) -> None:
    async def steps(app: Browse, pilot: Pilot[None]) -> None:
        await pilot.press("enter")
        for size in ((40, 10), (200, 60), (80, 24)):
            await pilot.resize_terminal(*size)
            await until(pilot, lambda size=size: app.size == size)  # type: ignore[misc]
            await until(pilot, lambda: "Detainers" in screen(app))
        await pilot.resize_terminal(40, 10)
        await until(pilot, lambda: "Muster, A." not in screen(app))
        await pilot.press("enter")  # the card in the place of the list
        await until(pilot, lambda: "Muster, A." in screen(app))
        await pilot.press("escape")
        await until(pilot, lambda: "Muster, A." not in screen(app))

    drive(folder, steps)


def test_an_empty_library(folder: Path) -> None:
    (folder / "references.bib").write_text("", encoding="utf-8")

    async def steps(app: Browse, pilot: Pilot[None]) -> None:
        assert "loccit import" in text(app, "#says")
        await pilot.press("down", "enter", "up", "pagedown", "end", "t", "e", "c", "y", "r", "enter", "s", "u")
        await until(pilot, lambda: "undo" in told(app))
        await pilot.press("d")
        await until(pilot, lambda: "no duplicates" in told(app))

    drive(folder, steps)


def test_another_program_changes_the_files_meanwhile(folder: Path) -> None:
    path = folder / "references.bib"

    async def steps(app: Browse, pilot: Pilot[None]) -> None:
        await pilot.press("enter", "end")
        await until(pilot, lambda: card(app) == "sample2025board")
        path.write_text(REFERENCES.split("@article{sample2025board")[0], encoding="utf-8")
        await pilot.press("t")  # a tag for what is gone
        await until(pilot, lambda: "there is no record 'sample2025board'" in told(app))
        await pilot.press("f5")
        await until(pilot, lambda: "2 records" in text(app, "#count"))
        path.write_text(REFERENCES, encoding="utf-8")
        await pilot.press("slash")
        await type_(pilot, "board")
        await until(pilot, lambda: card(app) == "sample2025board")

    drive(folder, steps)


def test_a_library_that_goes_away_is_told(folder: Path) -> None:
    async def steps(app: Browse, pilot: Pilot[None]) -> None:
        folder.rename(folder.with_name("elsewhere"))
        await pilot.press("f5")
        await until(pilot, lambda: bool(text(app, "#says")))
        folder.with_name("elsewhere").rename(folder)
        await pilot.press("enter", "f5")
        await until(pilot, lambda: text(app, "#says") == "" and "3 records" in text(app, "#count"))

    drive(folder, steps)


def test_nothing_of_a_source_reaches_the_terminal_raw(folder: Path) -> None:
    path = folder / "references.bib"
    title = "[b]x[/b] \x1b]52;c;eA==\x07 \u202egnp"
    entry = f"@misc{{evil, author = {{[red]A[/red], \x1b[31mB}}, title = {{{title}}}, note = {{[@click=app.quit]x}}}}\n"
    path.write_text(REFERENCES + entry, encoding="utf-8")

    async def steps(app: Browse, pilot: Pilot[None]) -> None:
        await until(pilot, lambda: "[@click=app.quit]x" in screen(app))
        shown = screen(app)
        assert "[b]x[/b]" in shown
        assert not any(sign in shown for sign in "\x1b\x07\u202e")
        await pilot.press("enter", "y")
        await until(pilot, lambda: "copied: evil" in told(app))

    drive(folder, steps, query="citekey:evil")


def test_sorting(folder: Path) -> None:
    async def steps(app: Browse, pilot: Pilot[None]) -> None:
        await pilot.press("enter", "s", "s")
        await until(pilot, lambda: "by year" in text(app, "#count"))
        await pilot.press("home")
        await until(pilot, lambda: card(app) == "muster2019detainers")
        await pilot.press("S")
        await until(pilot, lambda: "backwards" in text(app, "#count"))
        await pilot.press("home")
        await until(pilot, lambda: card(app) == "sample2025board")

    drive(folder, steps)


def test_the_mouse(folder: Path) -> None:
    async def steps(app: Browse, pilot: Pilot[None]) -> None:
        await pilot.click("#listing", offset=(3, 2))  # the second record: two lines each
        await until(pilot, lambda: card(app) == "sample2020audit")
        await pilot.click("#listing", offset=(3, 0), times=2)
        await until(pilot, lambda: app.focused is app.main.card)
        await pilot.click("#filter")
        await until(pilot, lambda: app.focused is app.main.filter)

    drive(folder, steps)


def test_the_keys_are_told(folder: Path) -> None:
    async def steps(app: Browse, pilot: Pilot[None]) -> None:
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(app.screen, Keys) and "$EDITOR" in screen(app))
        await pilot.press("end")
        await until(pilot, lambda: "year:2017..2020" in screen(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Main))

    drive(folder, steps)


def test_the_filter_completes_tags(folder: Path) -> None:
    async def steps(app: Browse, pilot: Pilot[None]) -> None:
        await type_(pilot, "tag:insp")
        await until(pilot, lambda: app.main.filter._suggestion == "tag:inspector-general-audits")
        await pilot.press("right")
        await until(pilot, lambda: card(app) == "sample2020audit" and "1 of 3" in text(app, "#count"))

    drive(folder, steps)


def test_only_what_is_in_sight_is_read(folder: Path) -> None:
    """Of many records, a page or two; the end of the list is there at once."""
    many = "".join(f"@misc{{k{n:04}, title = {{Record number {n}}}}}\n" for n in range(3000))
    (folder / "references.bib").write_text(many, encoding="utf-8")

    async def steps(app: Browse, pilot: Pilot[None]) -> None:
        assert len(app.main.listing._pages) <= 2
        await pilot.press("enter", "end")
        await until(pilot, lambda: card(app) == "k2999")
        assert len(app.main.listing._pages) <= 4

    drive(folder, steps)


def test_without_a_terminal_one_line_says_so(typed: Typed) -> None:
    result = typed("browse")
    assert result.code == 2
    assert len(result.err.splitlines()) == 1
    assert "terminal" in result.err
