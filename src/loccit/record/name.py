"""One name of a creator: a person in parts, or a body as it calls itself."""

from __future__ import annotations

from typing import Any, NamedTuple

_JSON_KEYS = (  # in the order of the fields
    ("family", "family"),
    ("given", "given"),
    ("suffix", "suffix"),
    ("dropping_particle", "dropping-particle"),
    ("non_dropping_particle", "non-dropping-particle"),
    ("literal", "literal"),
)


class Name(NamedTuple):
    """A name in the parts of CSL-JSON. A corporate name stands in `literal` alone.

    `dropping_particle` is dropped when only the family name is shown (*Alexander von Humboldt*),
    `non_dropping_particle` is kept (*Vincent van Gogh*). `comma_suffix`: a comma before the suffix, as written.
    """

    family: str = ""
    given: str = ""
    suffix: str = ""
    dropping_particle: str = ""
    non_dropping_particle: str = ""
    literal: str = ""
    comma_suffix: bool = False

    def text(self) -> str:
        """In reading order: `Alexander von Humboldt`, `Martin Luther King Jr.`, `Oxfam`."""
        if self.literal:
            return self.literal
        parts = (self.given, self.dropping_particle, self.non_dropping_particle, self.family, self.suffix)
        return " ".join(part for part in parts if part)

    def sort_text(self) -> str:
        """Family name first: `Gogh, Vincent van` is `van Gogh, Vincent` here, as catalogues of people sort it."""
        if self.literal:
            return self.literal
        family = f"{self.non_dropping_particle} {self.family}".strip()
        given = f"{self.given} {self.dropping_particle}".strip()
        return ", ".join(part for part in (family, given, self.suffix) if part)

    def json(self) -> dict[str, Any]:
        """CSL-JSON name object; empty parts left out."""
        out: dict[str, Any] = {key: part for (_, key), part in zip(_JSON_KEYS, self, strict=False) if part}
        if self.comma_suffix:
            out["comma-suffix"] = True
        return out

    @classmethod
    def from_json(cls, value: Any) -> Name:
        """From a CSL-JSON name object (or a plain string, taken as literal). Unknown keys are ignored."""
        if not isinstance(value, dict):
            return cls(literal=str(value).strip())
        parts = {name: str(value[key]).strip() for name, key in _JSON_KEYS if value.get(key)}
        return cls(**parts, comma_suffix=bool(value.get("comma-suffix")))
