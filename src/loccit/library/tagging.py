"""Tags and relations for a draft: the vocabulary's words, and the works its text names."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from loccit.errors import Problem, UsageError
from loccit.library.changing import in_step, put
from loccit.library.results import Change
from loccit.record import Draft, Record, Relation

if TYPE_CHECKING:
    from loccit.library.library import Library
    from loccit.store.step import StepWriter
    from loccit.tags import Suggestion, Vocabulary


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


def tagged_texts(record: Record, snapshot: str) -> dict[str, str]:
    """What tags are suggested from."""
    texts = {"title": record.text("title"), "abstract": record.text("abstract"), "snapshot": snapshot}
    texts["keywords"] = "; ".join(record.keywords)
    return {name: text for name, text in texts.items() if text}


class Tagger:
    """Suggests tags by the vocabulary, and the works that a text reports on.

    `named` gives the library's records that a mention may mean.
    """

    def __init__(self, vocabulary: Vocabulary | None, named: Callable[[Sequence[Record]], list[Record]]) -> None:
        self._vocabulary = vocabulary
        self._named = named

    def suggest(self, texts: Mapping[str, str]) -> list[Suggestion]:
        """Every suggestion from `texts`, the surest first; none where there is no vocabulary."""
        if self._vocabulary is None:
            return []
        from loccit.tags import Suggester

        if not hasattr(self, "_suggester"):
            self._suggester = Suggester(self._vocabulary)
        return self._suggester.suggest(texts)

    def tags(self, draft: Draft) -> tuple[list[str], list[str]]:
        """(what is certain and applied, what is only suggested)."""
        found = self.suggest(tagged_texts(draft.record, draft.text))
        certain = [suggestion.tag for suggestion in found if suggestion.certain]
        return certain, [suggestion.tag for suggestion in found if not suggestion.certain]

    def relations(self, draft: Draft, known: Sequence[Relation]) -> list[Relation]:
        """`reports-on` for each work of the library that the draft's text names, but for those related already."""
        if not draft.text:
            return []
        from loccit.match import reports_on, resolve

        mentions = reports_on(draft.text)
        if not mentions:
            return []
        related = {relation.to for relation in known}
        resolved = resolve(mentions, self._named([mention.suggestion for mention in mentions]))
        found = dict.fromkeys(one.record.citekey for one in resolved if one.record)
        return [Relation("reports-on", citekey) for citekey in found if citekey not in related]


def change_tags(library: Library, citekey: str, add: Sequence[str], remove: Sequence[str], dry_run: bool) -> Change:
    """Adds and removes tags of one record; labels of the vocabulary become their slugs."""
    from loccit.tags import edit

    citekey = library.row(citekey).citekey
    added, removed = ([_slug(library, tag) for tag in tags] for tags in (add, remove))

    def work(step: StepWriter) -> str:
        record = step.record(citekey)
        record.keywords = edit.remove(edit.add(record.keywords, added), removed)
        put(step, citekey, record)
        words = [*(f"+{tag}" for tag in added), *(f"-{tag}" for tag in removed)]
        return f"{citekey}: {' '.join(words)}"

    command = " ".join(["tag", "add" if add else "remove", citekey, *(add or remove)])
    return in_step(library, command, dry_run, work)


def _slug(library: Library, word: str) -> str:
    """The vocabulary's slug for a word that a person typed; the word itself where it has none."""
    return (library.vocabulary.find(word) if library.vocabulary else "") or word


def rename_tag(library: Library, old: str, new: str, dry_run: bool) -> Change:
    """Renames a tag in every record. Raises UsageError where no record has it."""
    from loccit.tags import edit

    tagged = [row.citekey for row in library.rows() if old in row.tags]
    if not tagged:
        raise UsageError(f"no record has the tag '{old}'", hint="loccit tag list")

    def work(step: StepWriter) -> str:
        for citekey in tagged:
            record = step.record(citekey)
            record.keywords = edit.rename(record.keywords, old, new)
            put(step, citekey, record)
        return f"{old} is now {new} in {len(tagged)} records"

    return in_step(library, f"tag rename {old} {new}", dry_run, work)


def suggest_tags(library: Library, citekeys: Sequence[str]) -> dict[str, list[Suggestion]]:
    """Suggestions by citekey, without the tags the record has; for all untagged records where none is named."""
    vocabulary = library.vocabulary
    if vocabulary is None:
        raise UsageError("the library has no vocabulary to suggest from", hint="write vocabulary.toml")
    rows = [library.row(citekey) for citekey in citekeys]
    rows = rows or [row for row in library.rows() if not any(tag in vocabulary for tag in row.tags)]
    tagger = Tagger(vocabulary, lambda _: [])
    found = {}
    for row in rows:
        suggestions = tagger.suggest(tagged_texts(row.record, library.snapshot(row)))
        found[row.citekey] = [one for one in suggestions if one.tag not in row.tags]
    return found


def apply_suggestions(library: Library, found: Mapping[str, Sequence[Suggestion]], dry_run: bool) -> Change:
    """Adds the certain ones of `found`."""
    from loccit.tags import edit

    def work(step: StepWriter) -> str:
        count = 0
        for citekey, suggestions in found.items():
            record = step.record(citekey)
            tags = [one.tag for one in suggestions if one.certain and one.tag not in record.keywords]
            if tags:
                record.keywords = edit.add(record.keywords, tags)
                put(step, citekey, record)
            count += len(tags)
        return f"{count} tags added"

    return in_step(library, "tag suggest --apply", dry_run, work)


def tag_tree(library: Library) -> list[tuple[int, str, str, int]]:
    """(depth, slug, label, records of the branch). Raises UsageError where there is no vocabulary."""
    from loccit.tags import edit

    vocabulary = library.vocabulary
    if vocabulary is None:
        raise UsageError("the library has no vocabulary", hint="write vocabulary.toml")
    branches = edit.tree(vocabulary, [row.tags for row in library.rows()])
    return [(one.depth, one.slug, vocabulary.concepts[one.slug].label, one.all) for one in branches]
