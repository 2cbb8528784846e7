"""Import of an article that names other works: related where the library has them, suggested where not, with the
sentence."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Typed

AUDIT = """\
@report{audit2020, title={Arrests in the street}, number={OIG-20-13}, date={2020-02-18},
  author={{U.S. Department of Homeland Security, Office of Inspector General}}}
"""
STORY = """\
Sheriff keeps the jail open

By Ann Roe
March 3, 2020

The county kept its jail open on Monday. A Feb. 18 audit by the DHS Office of Inspector General found that officers
spent twice as long. Nobody disputed it.

In GAO-09-109 auditors had warned of this. Commissioners voted four to one to keep the contract, which pays eighty
dollars a day for each prisoner, two dollars more than last year.
"""


def test_what_an_article_names(typed: Typed, folder: Path, tmp_path: Path) -> None:
    (folder / "references.bib").write_text(AUDIT, encoding="utf-8")
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    (result,) = typed("import", tmp_path / "story.txt", "--json", "--dry-run").json()
    assert result["relations"] == [{"type": "reports-on", "to": "audit2020"}]
    names = {one["form"]: one for one in result["names"]}
    assert names["GAO-09-109"]["citekey"] is None
    assert names["GAO-09-109"]["sentence"] == "In GAO-09-109 auditors had warned of this."
    assert names["GAO-09-109"]["record"]["number"] == "GAO-09-109"
    shown = typed("import", tmp_path / "story.txt").out
    assert "reports-on audit2020: “A Feb. 18 audit by the DHS Office of Inspector General" in shown
    assert "names GAO-09-109, not in the library: “In GAO-09-109 auditors had warned of this.”" in shown
    why = typed("why", result["citekey"]).out
    assert "relations = reports-on audit2020 (certain; named in the text: same body and day: A Feb. 18 audit" in why
