"""New citekeys: from the record, in ASCII, unlike all others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.record import Date, Name, Record
from loccit.store.citekeys import new_citekey, pattern_fault, unique
from loccit.store.settings import DEFAULT_CITEKEY
from loccit.store.transliterate import ascii_letters


def record(*names: Name, title: str = "", year: int | None = 2025, **more: str) -> Record:
    fields = {"author": names, "title": title, **({"issued": Date((year, 3))} if year else {}), **more}
    return Record("article-newspaper", {name: value for name, value in fields.items() if value})


@pytest.mark.parametrize(
    ("source", "pattern", "wanted"),
    [
        (record(Name("Pinedo", "Peter"), title="Bucking the Trend"), DEFAULT_CITEKEY, "pinedo2025bucking"),
        (record(Name("Gogh", "V.", non_dropping_particle="van"), title="The Art"), DEFAULT_CITEKEY, "vangogh2025art"),
        (record(Name("O’Connor", "S."), title="“Is” it? A test"), DEFAULT_CITEKEY, "oconnor2025test"),
        (record(Name("A", "x"), Name("B", "y"), title="T"), "{Authors:2}_{year:2}-{Title}", "AB_25-T"),
        (record(Name("Smith"), title="War's End and the Law"), "{author}:{title:2}", "smith:warsend"),
        (record(Name("Smith"), title="X", number="GAO-05-927"), "{author}/{number}", "smith/gao05927"),
        (record(Name("Smith"), title="X"), "{type}.{month}.{Author}", "articlenewspaper.03.Smith"),
        (record(Name("Smith"), title="X", **{"container-title": "The New York Times"}), "{container}{year}", "nyt2025"),
        (record(title="Only a title", year=None), DEFAULT_CITEKEY, "onlytitle"),
        (record(year=None), DEFAULT_CITEKEY, "articlenewspaper"),
        (record(title="", year=1999), DEFAULT_CITEKEY, "articlenewspaper1999"),
        (record(year=-44, title="De bello"), DEFAULT_CITEKEY, "bello0044"),
    ],
)
def test_by_pattern(source: Record, pattern: str, wanted: str) -> None:
    assert new_citekey(source, pattern) == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("Oxfam", "oxfam"),
        ("The World Bank", "worldbank"),
        ("Government Accountability Office", "gao"),
        ("American Civil Liberties Union (ACLU)", "aclu"),
        ("U.S. Immigration and Customs Enforcement", "usice"),
        ("U.S. Department of Justice, Office of the Inspector General", "usdj"),
        ("ICE", "ice"),
        ("Ärzte ohne Grenzen", "arztegrenzen"),
        ("赤十字", ""),
    ],
)
def test_bodies_go_by_their_short_form(body: str, wanted: str) -> None:
    assert new_citekey(record(Name(literal=body), title="zzz"), "{author}{year}") == (wanted or "zzz") + "2025"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Müller", "Muller"), ("Straße", "Strasse"), ("Łódź", "Lodz"), ("Đorđević", "Dordevic"), ("Ærø", "Aero"),
        ("Nguyễn", "Nguyen"), ("Щербаков", "Shcherbakov"), ("Юлія", "Yuliya"), ("Παπαδόπουλος", "Papadopoulos"),
        ("שלום", "shlvm"), ("محمد", "mhmd"), ("한국", "hangug"), ("ひらがな", "hiragana"), ("カタカナ", "katakana"),
        ("कमल", "kamala"), ("हिन्दी", "hindii"), ("王小明", ""), ("ﬁ", "fi"), ("ＡＢ", "AB"), ("x² + y", "x2y"),
    ],
)  # fmt: skip
def test_scripts(text: str, wanted: str) -> None:
    assert ascii_letters(text) == wanted


@given(st.text())
def test_letters_are_ascii(text: str) -> None:
    assert all(char.isascii() and char.isalnum() for char in ascii_letters(text))


names = st.builds(Name, st.text(max_size=9), st.text(max_size=9), literal=st.text(max_size=20))
records = st.builds(
    record,
    names,
    names,
    title=st.text(max_size=30),
    year=st.none() | st.integers(-999, 9999),
    number=st.text(max_size=5),
)
patterns = st.sampled_from([DEFAULT_CITEKEY, "{Authors}-{Title:3}", "{number}", "{container}_{month}", "{year:2}"])


@given(records, patterns, st.integers(0, 40))
def test_always_a_citekey_and_never_one_that_is_taken(source: Record, pattern: str, count: int) -> None:
    taken: set[str] = set()
    for _ in range(count):
        key = new_citekey(source, pattern, taken)
        assert key.isascii()
        assert any(char.isalpha() for char in key)
        assert not set(key) & set(" ,{}\"#%~=\\'()")
        assert key.casefold() not in taken
        taken.add(key.casefold())


def test_suffixes_in_order_and_in_any_case() -> None:
    taken = {"a"}
    made = []
    for _ in range(28):
        made.append(unique("A", taken))
        taken.add(made[-1].casefold())
    assert made[:2] == ["Aa", "Ab"]
    assert made[25:] == ["Az", "Aaa", "Aab"]


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        ("{author}{year}", ""), ("{Title:2}_{type}", ""), ("{foo}", "unknown part {foo}"), ("abc", "it has no part"),
        ("{author} {year}", "only letters"), ("{author", "only letters"), ("{author:x}", "only letters"),
    ],
)  # fmt: skip
def test_patterns_are_checked(pattern: str, fault: str) -> None:
    assert pattern_fault(pattern).startswith(fault)
    assert bool(pattern_fault(pattern)) == bool(fault)
