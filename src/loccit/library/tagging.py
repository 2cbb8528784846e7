"""Tags: given and taken by hand, suggested from a record's words, taken or refused; and the works that a text names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from loccit.errors import Problem, UsageError
from loccit.library.changing import in_step
from loccit.library.results import Change
from loccit.record import Draft, Evidence, Record, Relation

if TYPE_CHECKING:
    from loccit.index import Row
    from loccit.library.library import Library
    from loccit.library.tag_learning import Learning
    from loccit.match import Resolution
    from loccit.store.step import StepWriter
    from loccit.tags import Suggester, Suggestion, Vocabulary
    from loccit.tags.neighbours import Neighbours

SUGGESTED = "tag suggested"
"""Method of evidence of what was applied because it is certain, without a person's own word on it."""


def read_vocabulary(folder: Path) -> tuple[Vocabulary | None, list[Problem]]:
    """The library's vocabulary, and what is wrong in it; None where the library has none."""
    from loccit.tags import load_vocabulary

    path = folder / "vocabulary.toml"
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None, []
    except UnicodeDecodeError:
        return None, [Problem("vocabulary-encoding", "not UTF-8", file=str(path), hint="save it as UTF-8")]
    return load_vocabulary(text, str(path))


def need_vocabulary(library: Library) -> Vocabulary:
    """The library's vocabulary. Raises UsageError where it has none, or one without concepts."""
    vocabulary = library.vocabulary
    if not vocabulary:
        hint = "loccit tag vocabulary --from-keywords makes one from the keywords there are"
        raise UsageError("the library has no vocabulary", hint=hint)
    return vocabulary


class Tagger:
    """Tags and relations for what is imported. `learning` is None where the library has no vocabulary.

    `named` gives the library's records that a mention may mean.
    """

    def __init__(self, learning: Learning | None, named: Callable[[Sequence[Record]], list[Record]]) -> None:
        self._learning = learning
        self._named = named

    @classmethod
    def of(cls, library: Library, named: Callable[[Sequence[Record]], list[Record]]) -> Tagger:
        """The tagger of a library, which knows what was taken and refused before."""
        from loccit.library.tag_learning import Learning

        return cls(Learning(library, library.vocabulary) if library.vocabulary else None, named)

    def tags(self, draft: Draft) -> tuple[list[Suggestion], list[Suggestion]]:
        """(what is certain and applied, what is only suggested), the surest first."""
        if self._learning is None:
            return [], []
        found = _suggestions(self._learning.suggester, draft.record, draft.text)
        return [one for one in found if one.certain], [one for one in found if not one.certain]

    def named(self, draft: Draft) -> list[Resolution]:
        """The works that the draft's text names, each with the library's record of it where there is one."""
        if not draft.text:
            return []
        from loccit.match import reports_on, resolve

        mentions = reports_on(draft.text)
        return resolve(mentions, self._named([mention.suggestion for mention in mentions])) if mentions else []


def reports_on_relations(named: Sequence[Resolution], known: Sequence[Relation]) -> list[Relation]:
    """`reports-on` for each work of the library that is named, but for those related already."""
    related = {relation.to for relation in known}
    found = dict.fromkeys(one.record.citekey for one in named if one.record)
    return [Relation("reports-on", citekey) for citekey in found if citekey not in related]


def evidence_of_relations(named: Sequence[Resolution]) -> dict[str, Evidence]:
    """The evidence of `reports-on` in the journal: the sentence that names the first of the works, and why it is it."""
    found = [one for one in named if one.record]
    if not found:
        return {}
    first = found[0]
    method = f"named in the text: {first.reason}"
    told = ", ".join(dict.fromkeys(f"reports-on {one.record.citekey}" for one in found if one.record))
    return {"relations": Evidence(method, " ".join(first.mention.sentence.split()), value=told)}


def _suggestions(suggester: Suggester, record: Record, snapshot: str) -> list[Suggestion]:
    """What a record's own words speak for, without the tags it has."""
    from loccit.tags import features_of

    found = suggester.suggest(features_of(record, snapshot))
    return [one for one in found if one.tag not in record.keywords]


def evidence_of(method: str, suggestions: Sequence[Suggestion]) -> dict[str, Evidence]:
    """The evidence of tags in the journal: which, and the words that speak for each."""
    if not suggestions:
        return {}
    text = "; ".join(f"{one.tag}: {words_of(one)}" for one in suggestions)
    return {"keywords": Evidence(method, text, value=", ".join(one.tag for one in suggestions))}


def words_of(suggestion: Suggestion) -> str:
    """The first places that speak for a suggestion, on one line; of neighbours, which they are."""
    words = ", ".join(f"{span.field}: {' '.join(span.text.split())}" for span in suggestion.evidence[:3])
    if suggestion.source == "words":
        return words
    like = ", ".join(suggestion.neighbours[:3])
    return f"only because of {like}, which share: {words}" if words else f"only because of {like}"


def change_tags(
    library: Library, citekey: str, add: Sequence[str], remove: Sequence[str], dry_run: bool, why: str = ""
) -> Change:
    """Adds and removes tags of one record; labels of the vocabulary become their slugs.

    A concept given or taken by hand is a decision that later suggestions learn from. `why` goes to the journal with it.
    """
    from loccit.library.tag_learning import ADDED, REJECTED
    from loccit.tags import edit

    citekey = library.row(citekey).citekey
    vocabulary = library.vocabulary.concepts if library.vocabulary else {}

    def work(step: StepWriter) -> str:
        record = step.record(citekey)
        added = [_slug(library, record, tag) for tag in add]
        removed = [_slug(library, record, tag) for tag in remove]
        new = [tag for tag in added if tag not in record.keywords and tag in vocabulary]
        for tag in removed:
            if tag in record.keywords and tag in vocabulary:
                step.note(citekey, REJECTED, *filter(None, (tag, why)))
        record.keywords = edit.remove(edit.add(record.keywords, added), removed)
        step.revise(citekey, record, {"keywords": Evidence(ADDED, why, value=", ".join(new))} if new else None)
        strange = [tag for tag in added if vocabulary and tag not in vocabulary]
        own = f" (not in vocabulary.toml: {', '.join(strange)})" if strange else ""
        return f"{citekey}: {' '.join([*(f'+{tag}' for tag in added), *(f'-{tag}' for tag in removed)])}{own}"

    command = " ".join(["tag", "add" if add else "remove", citekey, *(add or remove)])
    return in_step(library, command, dry_run, work)


def _slug(library: Library, record: Record, word: str) -> str:
    """The vocabulary's slug for a word that a person typed; the word itself where the record has it, or there is none.

    Raises UsageError for what would be several keywords.
    """
    if word in record.keywords:
        return word
    return (library.vocabulary.find(word) if library.vocabulary else "") or one_keyword(word)


def one_keyword(word: str) -> str:
    """The word. Raises UsageError where the list of keywords in a .bib file would read it as none, or several."""
    if not word.strip() or "," in word or ";" in word:
        raise UsageError(f"'{word}' is not one tag", hint="a tag has no comma or semicolon; write several one by one")
    return word


def suggest_tags(library: Library, citekeys: Sequence[str]) -> Iterator[tuple[str, list[Suggestion]]]:
    """(citekey, suggestions) one by one, without the tags a record has and those refused for it.

    For all untagged records where none is named. Where a record's own words show no main subject, those of its nearest
    neighbours follow, marked so.
    """
    from loccit.library.tag_learning import Learning

    vocabulary = need_vocabulary(library)
    rows = [library.row(citekey) for citekey in citekeys]
    rows = rows or [row for row in library.rows() if not any(tag in vocabulary for tag in row.tags)]
    learning = Learning(library, vocabulary)
    lender: Neighbours | None = None
    for row in rows:
        suggestions = _suggestions(learning.suggester, row.record, library.snapshot(row))
        if not any(one.main for one in suggestions):
            lender = lender or _neighbours(library, vocabulary)
            suggestions += _lent(lender, row, suggestions)
        yield row.citekey, [one for one in suggestions if (row.citekey, one.tag) not in learning.rejected]


def _neighbours(library: Library, vocabulary: Vocabulary) -> Neighbours:
    """The library's tagged records; only concepts are lent, not other people's keywords."""
    from loccit.tags import features_of
    from loccit.tags.neighbours import Neighbours

    rows = ((row, [tag for tag in row.tags if tag in vocabulary]) for row in library.rows())
    return Neighbours((row.citekey, features_of(row.record), tags) for row, tags in rows if tags)


def _lent(lender: Neighbours, row: Row, own: Sequence[Suggestion]) -> list[Suggestion]:
    from loccit.tags import features_of

    besides = [*row.tags, *(one.tag for one in own)]
    return lender.suggest(features_of(row.record), besides, row.citekey)


def apply_suggestions(library: Library, found: Mapping[str, Sequence[Suggestion]], dry_run: bool) -> Change:
    """Adds the certain ones of `found`."""

    def work(step: StepWriter) -> str:
        count = 0
        for citekey, suggestions in found.items():
            count += _tag(step, citekey, [one for one in suggestions if one.certain], SUGGESTED)
        return f"{count} {'tag' if count == 1 else 'tags'} added"

    return in_step(library, "tag suggest --apply", dry_run, work)


def decide_tags(
    library: Library, citekey: str, accepted: Sequence[Suggestion], rejected: Sequence[Suggestion], dry_run: bool
) -> Change:
    """Adds what a person accepted of a record's suggestions, and keeps in the journal what they rejected."""
    from loccit.library.tag_learning import ACCEPTED, REJECTED

    def work(step: StepWriter) -> str:
        _tag(step, citekey, accepted, ACCEPTED)
        for one in rejected:
            step.note(citekey, REJECTED, one.tag)
        return f"{citekey}: {len(accepted)} accepted, {len(rejected)} rejected"

    return in_step(library, f"tag suggest {citekey} --review", dry_run, work)


def _tag(step: StepWriter, citekey: str, suggestions: Sequence[Suggestion], method: str) -> int:
    """Adds tags that the record has not by now; how many those are."""
    from loccit.tags import edit

    record = step.record(citekey)
    new = [one for one in suggestions if one.tag not in record.keywords]
    if new:
        record.keywords = edit.add(record.keywords, [one.tag for one in new])
        step.revise(citekey, record, evidence_of(method, new))
    return len(new)


def tag_tree(library: Library) -> list[tuple[int, str, str, int]]:
    """(depth, slug, label, records of the branch). Raises UsageError where there is no vocabulary."""
    from loccit.tags import edit

    vocabulary = need_vocabulary(library)
    branches = edit.tree(vocabulary, [row.tags for row in library.rows()])
    return [(one.depth, one.slug, vocabulary.concepts[one.slug].label, one.all) for one in branches]


def strangers(library: Library) -> dict[str, str]:
    """Keywords that are no concept of the vocabulary, the most frequent first, with the concept one is a label of."""
    vocabulary = library.vocabulary
    if not vocabulary:
        return {}
    return {tag: vocabulary.find(tag) for tag in library.tag_counts() if tag not in vocabulary}
