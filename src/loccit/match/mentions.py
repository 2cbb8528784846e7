"""Which reports, statutes, cases, orders, studies and releases a text names, each with the sentence that says so."""

from __future__ import annotations

import re

from loccit.match.cases import docketed_cases, named_cases, reporter_citations
from loccit.match.described import Described, described_works, form_of, suggestion
from loccit.match.mention import Mention, Span, sentences
from loccit.match.named_numbers import FINDERS
from loccit.match.series import Found

_REACH = 3
"""A body named this many sentences after `a Feb. 18 audit`, as having released `the audit`, is its author."""
_BESIDE = 40
"""Characters between the parties of a case and its citation."""
_BETWEEN = re.compile(r",? ?[(\[]?(?:numbered |no\. |number |known as |as )?", re.IGNORECASE)
_DESCRIBED = ("report", "study", "memo", "release")


def reports_on(text: str) -> list[Mention]:
    """The works that `text` names, in its order, each once (at its first place). Nothing is looked up.

    The suggestion of a mention holds only what the text says; a day without a year stays in `Mention.day`.
    """
    spans = list(sentences(text))
    found = [mention for span in spans for mention in _numbered(text, span)]
    found = _joined(found, _described(text, spans), text)
    found.sort(key=lambda mention: mention.span)
    return _once(found)


def _joined(numbered: list[Mention], described: list[Mention], text: str) -> list[Mention]:
    """A description with a number right behind it (`a Feb. 18 audit by the OIG, numbered OIG-20-13`) is one work."""
    left = []
    for mention in described:
        named = next((one for one in numbered if one.kind in _DESCRIBED and _follows(mention, one, text)), None)
        if named is None:
            left.append(mention)
            continue
        for name, value in mention.suggestion.fields.items():
            named.suggestion.fields.setdefault(name, value)
    return [*numbered, *left]


def _follows(mention: Mention, number: Mention, text: str) -> bool:
    """Whether nothing but a bracket, a comma or a word for it stands between a description and a number."""
    between = text[mention.span[1] : number.span[0]] if mention.span[1] <= number.span[0] else None
    return between is not None and bool(_BETWEEN.fullmatch(between))


def _numbered(text: str, span: Span) -> list[Mention]:
    """Works named by number, citation or parties in one sentence; parties beside their citation are not named twice."""
    sentence = text[span[0] : span[1]]
    numbered = [item for finder in FINDERS for item in finder(sentence)]
    cases = [one for one in _cases(sentence) if not any(_overlap(one.span, item.span) for item in numbered)]
    return [_mention(item, sentence, span[0]) for item in (*numbered, *cases)]


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _cases(sentence: str) -> list[Found]:
    """Decisions, each once: the parties, the docket and the reporter beside each other name one."""
    cited = list(reporter_citations(sentence))
    for case in named_cases(sentence):
        if beside := _beside(case, cited):
            beside.record.fields.setdefault("title", case.form)
        else:
            cited.append(case)
    for docket in docketed_cases(sentence):
        before = next((one for one in cited if 0 <= docket.span[0] - one.span[1] <= _BESIDE), None)
        if one := before or _beside(docket, cited):
            one.record.fields.setdefault("number", docket.form)
        else:
            cited.append(docket)
    return cited


def _beside(case: Found, cited: list[Found]) -> Found | None:
    """The citation that follows the parties, or the docket."""
    return next((one for one in cited if 0 <= one.span[0] - case.span[1] <= _BESIDE), None)


def _mention(item: Found, sentence: str, offset: int) -> Mention:
    start, end = item.span
    return Mention(item.kind, item.form, sentence, (offset + start, offset + end), item.record, unique=item.unique)


def _described(text: str, spans: list[Span]) -> list[Mention]:
    """Described works. A dated one without a body waits a few sentences for the body that released it."""
    out: list[Mention] = []
    waiting: list[tuple[int, Span, Described]] = []
    for number, span in enumerate(spans):
        sentence = text[span[0] : span[1]]
        for work in described_works(sentence):
            if not work.body:
                waiting.append((number, span, work))
                continue
            if not work.day[1] and (before := _awaited(waiting, number, work)):
                waiting.remove(before)
                _, place, first = before
                joined = first._replace(body=work.body, title=first.title or work.title)
                out.append(_describe(joined, text[place[0] : place[1]], place[0]))
            else:
                out.append(_describe(work, sentence, span[0]))
    return out


def _awaited(
    waiting: list[tuple[int, Span, Described]], number: int, work: Described
) -> tuple[int, Span, Described] | None:
    """The dated work of the last few sentences that `work` names again: `the report` stands for any kind of report."""
    for item in reversed(waiting):
        if number - item[0] <= _REACH and item[2].kind == work.kind:
            return item
    return None


def _describe(work: Described, sentence: str, offset: int) -> Mention:
    start, end = work.span
    return Mention(work.kind, form_of(work), sentence, (offset + start, offset + end), suggestion(work), work.day)


def _once(found: list[Mention]) -> list[Mention]:
    """Each form once; a described work that adds nothing to an earlier one of the same body and kind is that one."""
    out: list[Mention] = []
    forms: set[tuple[str, str]] = set()
    for mention in found:
        body = (mention.kind, mention.suggestion.text("author"))
        vague = mention.kind in ("report", "study", "release", "memo") and not any(mention.day)
        described = "number" not in mention.suggestion.fields and vague and "title" not in mention.suggestion.fields
        if (mention.kind, mention.form) in forms or (described and body in forms):
            continue
        forms |= {(mention.kind, mention.form), body} if body[1] else {(mention.kind, mention.form)}
        out.append(mention)
    return out
