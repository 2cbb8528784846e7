"""Plain article text: what a person copies from a news page into a file.

`read` tells the lines apart (`classify`), concludes what the text says of itself (`title`, `issued`, `creators`,
`outlet`, `genre`), and keeps the article's own words for the snapshot. What is only probable is a guess: it stands in
the evidence as a suggestion, never in the record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loccit.documents.decode import decode, is_binary
from loccit.documents.text.lines import Line, split_lines
from loccit.errors import Problem, Severity
from loccit.record import Draft, Evidence

if TYPE_CHECKING:
    from loccit.documents.text.article import Article

FORMAT = "text"
_NO_RECORD = "give it a first line 'Title: …', or make the record by hand: loccit set"


def read(data: bytes, source: str) -> Draft:
    """The record of one text. A file that is no text or has hardly a word in it is a failed draft."""
    if is_binary(data):
        return _failed(Problem("binary-file", "not a text file", file=source, hint="give its kind with --from"), source)
    text, problems = decode(data, source)
    lines = split_lines(text)
    words = sum(len(line.text.split()) for line in lines)
    if not lines:
        return _failed(Problem("empty-file", "the file is empty", file=source), source)
    from loccit.documents.text.genre import MIN_WORDS

    if words < MIN_WORDS and sum(len(line.text) for line in lines) < 60:
        return _failed(
            Problem("too-short", f"hardly a word in it ({words}): nothing to make a record of", file=source),
            source,
            text,
        )
    draft = Draft(source=source, format=FORMAT, problems=problems, original=data, suffix=".txt")
    _conclude(draft, lines)
    draft.problems = [problem._replace(file=source) for problem in draft.problems]
    return draft


def _conclude(draft: Draft, lines: list[Line]) -> None:
    from loccit.documents.text import genre
    from loccit.documents.text.classify import classify
    from loccit.documents.text.labelled import find_labelled
    from loccit.documents.text.snapshot import own_text

    article = classify(lines)
    for finding in find_labelled(lines):
        finding.enter(draft)
    draft.text = own_text(article)
    if reason := genre.not_an_article(lines):
        message = f"nothing was concluded from it: it seems to be {reason}"
        draft.failed = "title" not in draft.record.fields  # nothing that could be cited
        severity: Severity = "error" if draft.failed else "warning"
        draft.problems.append(Problem("not-an-article", message, severity, hint=_NO_RECORD))
        return
    _conclude_article(draft, article)


def _conclude_article(draft: Draft, article: Article) -> None:
    from loccit.documents.text import genre
    from loccit.documents.text.creators import find_authors
    from loccit.documents.text.issued import find_issued
    from loccit.documents.text.outlet import find_outlet
    from loccit.documents.text.title import find_title

    if title := find_title(article):
        title.enter(draft)
    dates, problems = find_issued(article)
    for finding in [*find_authors(article), *dates, *filter(None, [find_outlet(article.lines)])]:
        finding.enter(draft)
    draft.problems += [problem for problem in problems if problem.field not in _labelled_fields(draft)]
    if genre.is_release(article.lines):
        draft.record.fields["genre"] = "Press release"
        draft.evidence["genre"] = Evidence("it calls itself one", "", "", "certain")
        draft.record.type = "document"
    elif genre.is_news(article):
        draft.record.type = "article-newspaper"
        draft.evidence["type"] = Evidence("marks of the press", "", "", "likely")


def _labelled_fields(draft: Draft) -> set[str]:
    """What the text labels itself: nothing is in doubt there."""
    return {name for name, evidence in draft.evidence.items() if evidence.method.startswith("label")}


def _failed(problem: Problem, source: str, raw: str = "") -> Draft:
    return Draft(source=source, format=FORMAT, problems=[problem], failed=True, raw=raw)
