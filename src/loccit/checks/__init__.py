"""Faults of records that matter to a thesis.

A check is a function in one of the files here and a line in its `CHECKS`. Imported when first used: `show` needs only
what is missing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from loccit.checks.base import Check, Context, Fault, run
    from loccit.checks.required import missing

__all__ = ["Check", "Context", "Fault", "missing", "run"]


def __getattr__(name: str) -> Any:
    """A public name, from its file."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = "required" if name == "missing" else "base"
    return getattr(import_module(f"loccit.checks.{home}"), name)
