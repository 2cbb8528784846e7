"""What is printed: references, citations, exports; and with them, what of the library could not be read."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from loccit.bibliography import Formatted, format_citation, format_references, language_for
from loccit.errors import Problem
from loccit.library.checking import file_problems

if TYPE_CHECKING:
    from loccit.library.library import Library


def bibliography(
    library: Library, query: str, style: str | None, target: str, language: str | None
) -> Formatted:  # fmt: skip
    """The formatted list of references of what `query` finds."""
    records = library.records(query)
    style = style or library.settings.style
    result = format_references(records, style, target, language or language_for(style, library.settings.language))
    return told(library, result, nothing=not records)


def cite(library: Library, citekeys: Sequence[str], style: str | None, locator: str, target: str) -> Formatted:
    """One citation. All records count, so that years get the letters they have in the bibliography."""
    cited = [library.row(citekey).citekey for citekey in citekeys]
    settings = library.settings
    chosen = style or settings.style
    language = language_for(chosen, settings.language)
    return told(library, format_citation(library.records(), cited, chosen, target, language, locator))


def export(library: Library, query: str, target: str) -> Formatted:
    """The records that `query` finds in another format, by citekey. Raises UsageError for an unknown format."""
    from loccit import formats

    records = library.records(query)
    out = io.BytesIO()
    formats.by_name(target).write(records, out)
    data = out.getvalue()
    try:
        return told(library, Formatted(data.decode("utf-8"), []), nothing=not records)
    except UnicodeDecodeError:
        return told(library, Formatted(data, []), nothing=not records)


def told(library: Library, result: Formatted, nothing: bool = False) -> Formatted:
    """The result, with the faults of the files and settings that it may lack something by."""
    problems = library.settings_problems() + file_problems(library)
    if nothing:
        problems.append(Problem("nothing-found", "no record was found", "warning", hint="loccit list QUERY"))
    return result._replace(problems=[*problems, *result.problems])
