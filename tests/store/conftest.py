"""Properties are judged by what they find, not by the clock of a busy machine."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("store", deadline=None)
settings.load_profile("store")
