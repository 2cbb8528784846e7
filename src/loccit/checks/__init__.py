"""Faults of records that matter to a thesis.

A check is a function in one of the files here and a line in its `CHECKS`.
"""

from loccit.checks.base import Check, Context, Fault, run
from loccit.checks.required import missing

__all__ = ["Check", "Context", "Fault", "missing", "run"]
