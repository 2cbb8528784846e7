"""Sources on the network: addresses and identifiers looked up, and documents completed by their DOI's registry."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import TYPE_CHECKING

from loccit import formats
from loccit.errors import Problem, UsageError
from loccit.library.sources import failed, read_detected
from loccit.lookup import LookUp, Request, Settings, agree, convert, visited
from loccit.lookup.settings import MEANINGS
from loccit.record import Draft
from loccit.record.identifiers import normal_doi

if TYPE_CHECKING:
    from loccit.library.library import Library

_DOCUMENTS = ("html", "mhtml", "webarchive", "pdf")


class Remote:
    """The network as one import sees it. Nothing is asked before something needs it; offline, nothing at all."""

    def __init__(self, library: Library, offline: bool) -> None:
        self._settings = settings_of(library, offline)
        self._offline = offline
        self._lookup: LookUp | None = None

    def read(self, request: Request) -> Iterator[Draft]:
        """The drafts of an address or identifier."""
        found = self._ask().ask(request)
        if found.answer is None:
            problem = found.problems[0]
            yield failed(request.value, problem.code, problem.message, problem.hint)
            return
        draft = convert(found)
        if draft:
            draft.problems.extend(found.problems)
            yield draft
        elif found.format:
            stream = io.BytesIO(found.answer.data)
            for draft in formats.by_name(found.format).read(stream, found.answer.address):
                draft.problems.extend(found.problems)
                yield draft
        else:
            data = found.answer.data
            drafts = read_detected(io.BytesIO(data), data[: formats.HEAD], found.answer.address)
            yield from self.completed(visited(draft, found.answer) for draft in drafts)

    def completed(self, drafts: Iterable[Draft]) -> Iterator[Draft]:
        """Each draft; a page or PDF that names its DOI completed by the DOI's registry, unless offline."""
        for draft in drafts:
            doi = normal_doi(draft.record.text("DOI")) if draft.format in _DOCUMENTS and not draft.failed else ""
            yield self._with_registry(draft, doi) if doi and not self._offline else draft

    def _with_registry(self, draft: Draft, doi: str) -> Draft:
        registered = next(self.read(Request("doi", doi)), None)
        if registered is None or registered.failed:
            reason = registered.problems[0].message if registered and registered.problems else "no answer"
            message = f"the DOI's registry was not asked: {reason}"
            draft.problems.append(Problem("lookup-failed", message, "warning", draft.source, hint="try again later"))
            return draft
        return agree(draft, registered)

    def _ask(self) -> LookUp:
        if self._lookup is None:
            self._lookup = LookUp(self._settings)
        return self._lookup

    def close(self) -> None:
        """Lets connections go."""
        if self._lookup is not None:
            self._lookup.__exit__()


def settings_of(library: Library, offline: bool) -> Settings:
    """The look-up settings of `loccit.toml`. Raises UsageError for one that is not known or of the wrong kind."""
    from platformdirs import user_cache_path

    known = {field.name: field.default for field in fields(Settings) if field.name in MEANINGS}
    given = library.settings.lookup
    for name, value in given.items():
        default = known.get(name)
        if default is None:
            raise UsageError(f"loccit.toml: [lookup] has no setting '{name}'", hint=f"it has {', '.join(known)}")
        if isinstance(value, str) != isinstance(default, str):
            raise UsageError(f"loccit.toml: [lookup] {name} must be like {default!r}")
    cache = user_cache_path("loccit", appauthor=False) / "lookup"
    return Settings(**given, offline=offline, cache=cache)  # type: ignore[arg-type]  # checked above, by name
