"""CSL variables as names for what stands in BibLaTeX fields: which are meant, and changing just those fields."""

from __future__ import annotations

from loccit.record.variables import VARIABLES


def is_variable(name: str) -> bool:
    """True for a CSL variable that is not also a field's name; fields are written in small letters without hyphens."""
    return name in VARIABLES and (name != name.lower() or "-" in name)
