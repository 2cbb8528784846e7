"""Quotations as writers type them, against one source of two pages: what is said of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from loccit.manuscript import read_manuscript
from loccit.manuscript.check import Cited, check

SOURCE = """Sample Office of Inspection
Jails and Detainers

We reviewed 1,284 detainers. The jails did not honour most of the detainers that they received, and
nobody had asked them why.1 Managers were not aware of these fig-
ures. “Nobody told us,” one of them said; “we would have counted.”

The sheriff's deputies—some of them new—kept a well-known list. In 2019 the county paid
$3.5 million (12% of its budget) for co-operation with the federal agency. It’s a mistake to call
1 See appendix B for the counts.
3
\fSOI-20-13 Jails and Detainers
this a policy; it never was one. Where two governments share one territory, neither of them commands the
officers of the other [12]. The ﬁrst ofﬁcer who re-
fused was moved. Naïve readers ask who pays & why.

Die Übergabe erfolgte „ohne jede Prüfung“, wie der Bericht festhält. Das Gericht hob sie auf.
4
"""
OTHER = "A government that lends its keys will sooner or later lend its conscience, and nobody will have noticed."
MOST = "the jails did not honour most of the detainers that they received"


def statuses(folder: Path, ending: str, text: str, everything: bool = False) -> list[str]:
    """What is said of each quotation."""
    path = folder / f"thesis{ending}"
    path.write_text(text, encoding="utf-8")
    texts = {"audit": SOURCE, "keys": OTHER, "silent": ""}
    verdicts = check(
        read_manuscript([path]).quotations,
        lambda key: Cited(key, texts[key]) if key in texts else None,
        texts.items,
        everything=everything,
    )
    return ["page" if verdict.page else verdict.status for verdict in verdicts]


HONEST_MD = (
    f"“{MOST}” [@audit].",
    f'"{MOST.capitalize()}," the audit found [@audit, p. 1].',
    f"‘{MOST}’ [@audit].",
    f"„{MOST}“ [@audit].",
    f"« {MOST} » [@audit].",
    f"»{MOST}« [@audit].",
    "“Managers were not aware of these figures.” [@audit]",
    "“Managers were not aware of these figures”[@audit]",
    "@audit: “Managers were not aware of these figures.”",
    "@audit [p. 1] notes that “Managers were not aware of these figures.”",
    "“Nobody had asked them why. Managers were not aware” [@audit].",
    "“Managers were not aware of these figures. ‘Nobody told us,’ one of them said” [@audit].",
    "‘Managers were not aware of these figures. “Nobody told us”, one of them said’ [@audit].",
    "“The jails did not honour most … and nobody had asked them why” [@audit].",
    "“The jails did not honour most . . . . Managers were not aware” [@audit].",
    "“The jails […] did not honour [these requests], and nobody had asked [the wardens] why” [@audit].",
    "“[T]he jails did not honour most of the[m]” [@audit].",
    "“deputies – some of them new – kept a well-known list” [@audit].",
    "“deputies -- some of them new -- kept a wellknown list” [@audit].",
    "“deputies---some of them new---kept a well‑known list” [@audit].",
    "“the county paid $3.5 million (12 % of its budget) for cooperation with the federal agency” [@audit].",
    "“the county paid \\$3.5 million (12% of its budget)” [@audit].",
    "“It's a mistake to call this a policy; it never was one” [@audit].",
    "“call this a policy; it *never* was one” (emphasis added) [@audit].",
    "“call this a policy; it never was one [sic]” [@audit].",
    "“neither of them commands the officers of the other. The first officer who refused was moved” [@audit].",
    "“Naïve readers ask who pays and why” [@audit].",
    "“Nai\u0308ve readers ask who pays & why” [@audit].",
    "„Die Übergabe erfolgte ‚ohne jede Prüfung‘, wie der Bericht festhält“ [@audit].",
    "»Die Übergabe erfolgte ›ohne jede Prüfung‹, wie der Bericht festhält« [@audit, S. 2].",
    "> The jails did not honour most of the detainers that they received. [@audit]",
    "> “Managers were not aware of these figures.” [@audit]",
    "> Managers were not aware of these figures.\n>\n> — [@audit, p. 1]",
    "As [@audit] has it:\n\n> Managers were not aware of these figures.",
    "- “Managers were not aware of these figures” [@audit]\n- “the county paid $3.5 million” [@audit]",
    "“Managers were not aware of these figures” [see @keys; @audit].",
    "“Managers were not aware of these figures” [@keys] [@audit].",
    "A claim.^[“Managers were not aware of these figures” [@audit].]",
    "A claim.[^1]\n\n[^1]: “Managers were not aware of these figures”, @audit.",
    "“Managers were not aware of these figures.”[^1]\n\n[^1]: @audit, 1.",
    "“Managers were not aware,” the audit says, “of these figures” [@audit].",
    "Trust is low (“Managers were not aware of these figures” [@audit, 1]) everywhere.",
    "| a | b |\n|---|---|\n| “Managers were not aware of these figures” [@audit] | c |",
    "“nobody had asked them why”—so the audit [@audit].",
    "“Managers were not aware of these [numbers]” [@audit].",
    "“[The county]’s deputies—some of them new—kept a well-known list” [@audit].",
    "“[i]t’s a mistake to call this a policy” [@audit].",
    "“[I]t’s a mistake to call this a policy” [@audit].",
    "“Managers were not aware of these figures” (@audit, p. 1).",
    'Smith wrote of "scare quotes" and “terms” [@audit].',
    "“Los encargados no lo sabían en absoluto” [@audit, my translation].",
    "“The handover was made without any check at all” (own translation) [@audit].",
    "“The jails did not honour most of the detainers”, and “nobody had asked them why” [both @audit].",
)


@pytest.mark.parametrize("text", HONEST_MD)
def test_honest_in_markdown(text: str, tmp_path: Path) -> None:
    assert set(statuses(tmp_path, ".md", text)) <= {"verbatim"}


@pytest.mark.parametrize("text", [one for one in HONEST_MD if "ranslation" not in one and "scare" not in one])
def test_honest_ones_are_looked_at(text: str, tmp_path: Path) -> None:
    assert "verbatim" in statuses(tmp_path, ".md", text, everything=True)


JAPANESE = "日本の保安官は、連邦政府の要請に応じなかった。そのことを誰も知らなかったという。"


@pytest.mark.parametrize(
    ("quoted", "status"),
    [
        ("連邦政府の要請に応じなかった", "verbatim"),
        ("保安官は…要請に応じなかった", "verbatim"),
        ("連邦政府の要請に応じた", "altered"),
        ("州政府の要請に応じなかった", "altered"),
    ],
)
def test_words_without_spaces_between_them(quoted: str, status: str, tmp_path: Path) -> None:
    path = tmp_path / "thesis.md"
    path.write_text(f"“{quoted}” [@ja].", encoding="utf-8")
    quotations = read_manuscript([path]).quotations
    (verdict,) = check(quotations, lambda key: Cited(key, JAPANESE), lambda: [("ja", JAPANESE)])
    assert verdict.status == status


@pytest.mark.parametrize("mark", ["over to the next", "over […] next"])
def test_a_long_note_at_the_foot_of_a_page_is_passed_over(mark: str, tmp_path: Path) -> None:
    note = "\n".join(f"a note of many words in line number {n} of it" for n in range(9))
    source = (
        f"A first page with words.\nThis sentence of the report goes\n1 See {note}\n5\n\fover to the next page of it.\n"
    )
    path = tmp_path / "thesis.md"
    path.write_text(f"“This sentence of the report goes {mark} page of it” [@x].", encoding="utf-8")
    (verdict,) = check(read_manuscript([path]).quotations, lambda key: Cited(key, source), list)
    assert verdict.status == "verbatim"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("“the jails did honour most of the detainers that they received” [@audit].", "altered"),
        ("“the jails did not honor most of the detainers that they received” [@audit].", "altered"),
        ("“the jails did not honour most of the detainers they received” [@audit].", "altered"),
        ("“We reviewed 1,294 detainers. The jails did not honour most” [@audit].", "altered"),
        ("“the county paid $3.5 billion (12% of its budget)” [@audit].", "altered"),
        ("“the county paid $35 million (12% of its budget)” [@audit].", "altered"),
        ("“the county paid €3.5 million (12% of its budget)” [@audit].", "altered"),
        ("“Managers were aware of these figures” [@audit].", "altered"),
        ("“Manager were not aware of these figures” [@audit].", "altered"),
        ("“The jails […] did honour most of the detainers that they received” [@audit].", "altered"),
        ("“It is a mistake to call this a policy; it never was one” [@audit].", "altered"),
        ("“neither of them commands the officers of the others” [@audit].", "altered"),
        ("“Die Übergabe erfolgte ohne eine Prüfung, wie der Bericht festhält” [@audit].", "altered"),
        ("“will sooner or later lend its conscience” [@audit].", "elsewhere"),
        ("“no clerk had ever opened a letter in this office” [@audit].", "not-found"),
        ("“no clerk had ever opened a letter in this office” [@silent].", "no-snapshot"),
        ("“Managers were not aware of these figures” [@audit, p. 2].", "page"),
        ("“it never was one. Where two governments share one territory” [@audit, p. 1].", "page"),
        ("> Managers were never aware of these figures. [@audit]", "altered"),
        ("‘Managers were never aware of these figures’ [@audit].", "altered"),
        ("«Managers were never aware of these figures» [@audit].", "altered"),
    ],
)
def test_wrong_in_markdown(text: str, status: str, tmp_path: Path) -> None:
    assert statuses(tmp_path, ".md", text) == [status]


@pytest.mark.parametrize(
    ("ending", "text"),
    [
        (".tex", r"\enquote{Managers were not aware of these figures} \autocite[1]{audit}."),
        (".tex", r"\enquote{figures. \enquote{Nobody told us,} one of them said} \autocite[1]{audit}."),
        (".tex", r"``figures. `Nobody told us,' one of them said'' \cite{audit}."),
        (
            ".tex",
            "\\begin{displayquote}[{\\cite[1]{audit}}]\nManagers were not aware of these figures.\n\\end{displayquote}",
        ),
        (".tex", r"\textquote[{\cite{audit}}][.]{Managers were not aware of these figures}"),
        (".tex", r"\blockquote[{\cite[1]{audit}}]{Managers were not aware of these figures}"),
        (".tex", "\\epigraph{Managers were not aware of these figures}{\\cite{audit}}"),
        (".tex", r"\textelp{}\enquote{the county paid \$3.5~million (12\,\% of its budget)} \cite{audit}"),
        (".tex", r"\enquote{Na\"\i ve readers ask who pays \& why} \cite{audit}"),
        (".tex", r"\enquote{Die \"Ubergabe erfolgte \enquote{ohne jede Pr\"ufung}, wie der Bericht} \cite{audit}"),
        (".tex", "\"`Die Übergabe erfolgte 'ohne jede Prüfung', wie der Bericht festhält\"' \\cite{audit}"),
        (".tex", r"\glqq Managers were not aware of these figures\grqq{} \cite{audit}"),
        (".tex", r"\foreignquote{ngerman}{Das Gericht hob sie auf} \cite{audit}"),
        (
            ".tex",
            r"\enquote{Managers \emph{were not aware} of these figures}\footnote{\cite[1]{audit}, emphasis added.}",
        ),
        (".tex", "\\enquote{Managers were not aware\n  of these % a comment\n  figures} \\cite{audit}"),
        (".typ", "#quote[Managers were not aware of these figures] @audit[p. 1]"),
        (".typ", "#quote(block: true, attribution: <audit>)[Managers _were not_ aware of these figures.]"),
        (".typ", "#quote(block: true, attribution: [@audit])[\n  Managers were not aware of these figures.\n]"),
        (".typ", '"Managers were not aware of these figures." @audit'),
        (".typ", "‘Managers were not aware of these figures’ @audit"),
        (".org", "#+begin_quote\nManagers were not aware of these figures. [cite:@audit p. 1]\n#+end_quote"),
        (".org", "“Managers were /not/ aware of these figures” [cite:@audit p. 1]"),
        (".rst", "“Managers were *not* aware of these figures” :cite:p:`audit`"),
        (".rst", "Thus:\n\n    Managers were not aware of these figures.\n\n    -- :cite:t:`audit`"),
        (".adoc", '"`Managers were not aware of these figures`" cite:[audit(1)]'),
        (".adoc", "“The jails [---] and nobody had asked them why” cite:[audit]"),
        (".tex", r"\enquote{The jails [---] and nobody had asked them why} \cite{audit}"),
        (".adoc", "[quote]\n____\nManagers were not aware of these figures. cite:[audit]\n____"),
    ],
)
def test_in_other_syntaxes(ending: str, text: str, tmp_path: Path) -> None:
    found = statuses(tmp_path, ending, text)
    assert found
    assert set(found) == {"verbatim"}
    wrong = text.replace("were not", "were hardly").replace("not/ ", "hardly/ ").replace("*not*", "*hardly*")
    if wrong != text:
        assert "altered" in statuses(tmp_path, ending, wrong)
