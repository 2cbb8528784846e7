"""The library: sequences the steps of every command, and decides nothing itself.

`Library` is what the command line calls; `results` is what it gets back. Each file beside them holds the steps of one
kind of command, and imports what it needs when it runs: start-up time is a feature.
"""

from loccit.library.library import Library
from loccit.library.results import Card, Change, Hit, Imported, Reason

__all__ = ["Card", "Change", "Hit", "Imported", "Library", "Reason"]
