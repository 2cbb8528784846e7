"""What kind of piece a title announces."""

from __future__ import annotations

import pytest

from loccit.match.marks import title_marks
from loccit.match.normalise import fold_title


@pytest.mark.parametrize(
    ("title", "marks"),
    [
        ("Erratum: The price of salt", {"correction"}),
        ("The price of salt (corrigendum)", {"correction"}),
        ("Retracted: The price of salt", {"retraction"}),
        ("Salt and the state: author's reply", {"reply"}),
        ("Comment on the price of salt", {"comment"}),
        ("The performance of agreements: Report Update", {"update"}),
        ("Editorial", {"generic"}),
        ("Guest editorial", {"generic"}),
        ("Remarks and thanks - Editor's Comments", {"generic", "comment"}),
        ("Book Reviews", {"generic"}),
        ("Immune response in sheep", set()),
        ("Corrections officers in county jails", set()),
        ("A review of harbour law", set()),
        ("The editorial board and its critics", set()),
        ("Updates to the theory of salt", set()),
    ],
)
def test_marks(title: str, marks: set[str]) -> None:
    assert title_marks(fold_title(title)) >= marks
    assert bool(title_marks(fold_title(title))) == bool(marks)
