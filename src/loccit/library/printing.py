"""What is printed: references, citations, exports; and with them, what of the library could not be read."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from loccit.bibliography import Formatted, cites_by_name, format_citation, format_references, language_for
from loccit.errors import Problem
from loccit.library.checking import file_problems
from loccit.record.variables import NAME_VARIABLES

if TYPE_CHECKING:
    from loccit.library.library import Library
    from loccit.record import Record


def bibliography(
    library: Library, query: str, style: str | None, target: str, language: str | None
) -> Formatted:  # fmt: skip
    """The formatted list of references of what `query` finds."""
    records = library.records(query)
    style = style or library.settings.style
    result = format_references(records, style, target, language or language_for(style, library.settings.language))
    return told(library, result, nothing=not records)


def cite(library: Library, citekeys: Sequence[str], style: str | None, locator: str, target: str) -> Formatted:
    """One citation, as it stands in a text that has the whole library for its bibliography."""
    rows = [library.row(citekey) for citekey in citekeys]
    cited = [row.citekey for row in rows]
    chosen = style or library.settings.style
    language = language_for(chosen, library.settings.language)
    records = _rivals(library, [row.record for row in rows]) if cites_by_name(chosen) else library.records()
    return told(library, format_citation(records, cited, chosen, target, language, locator))


_NAMES = 20
"""Names of a kind that a citation may show; no style shows as many."""
_WORDS = 30
"""Words of a title by which it is sought: those that begin alike are all found."""


def _rivals(library: Library, cited: Sequence[Record]) -> list[Record]:
    """`cited`, what they are related to, and the records that share a name or a title with one of them, by citekey.

    No other record can get a year's letter, a given name or another name into a citation: these tell apart what would
    read alike (CSL 1.0.2, 'Disambiguation').
    """
    keys = {record.citekey for record in cited} | {one.to for record in cited for one in record.relations}
    asked = [("citekey", key) for key in keys]
    for record in cited:
        names = [name for variable in NAME_VARIABLES for name in record.names(variable)[:_NAMES]]
        asked += [("creator", name.family or name.literal) for name in names]
        asked += [("title", record.text(variable)) for variable in ("title", "title-short") if not names]
    found: dict[str, Record] = {}
    for field, text in dict.fromkeys(asked):
        if wanted := " ".join(text.replace('"', " ").split()[:_WORDS]):
            found |= {record.citekey: record for record in library.records(f'{field}:"{wanted}"')}
    found |= {record.citekey: record for record in cited}
    return [found[citekey] for citekey in sorted(found)]


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
