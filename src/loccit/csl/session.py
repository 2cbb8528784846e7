"""A document's citations in their order: positions, and what changes when citations come and go.

CSL 1.0.2, Choose: position; Note Distance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from .context import Cite

if TYPE_CHECKING:
    from .processor import Processor


class Placed(NamedTuple):
    """A citation in the document: its id, its cites, and the number of its note (0: in the text)."""

    id: str
    cites: list[Cite]
    note: int


def placed(data: dict[str, Any], note: int) -> Placed:
    """A citation from citeproc-js's citation object."""
    properties = data.get("properties") or {}
    items = data.get("citationItems") or []
    cites = [
        Cite(str(item.get("id")), **{k: v for k, v in item.items() if k not in ("id", "position")}) for item in items
    ]
    mode = str(properties.get("mode") or "").replace("-", "_")
    if cites and mode in ("author_only", "suppress_author", "composite"):
        setattr(cites[0], mode, True)
    return Placed(str(data.get("citationID") or ""), cites, note)


def set_positions(citations: Sequence[Placed], near_distance: int) -> tuple[dict[str, int], set[str]]:
    """Give each cite its position, in the order of the document.

    Returns the first note of each item, and the items that are cited more than once.
    """
    repeated: set[str] = set()
    seen: dict[str, tuple[int, int]] = {}  # id -> (first note, last note)
    previous: Placed | None = None
    in_note = Counter(citation.note for citation in citations)
    for citation in citations:
        for index, cite in enumerate(citation.cites):
            before = citation.cites[index - 1] if index else None
            if cite.id not in seen:
                cite.position, cite.near_note, cite.first_note = "first", False, 0
            else:
                first, last = seen[cite.id]
                cite.first_note = first
                repeated.add(cite.id)
                cite.near_note = bool(citation.note and last) and citation.note - last <= near_distance
                cite.position = _position(cite, _ibid_partner(cite, before, previous, citation, in_note))
            seen[cite.id] = (cite.first_note or citation.note, citation.note)
        previous = citation
    return {identity: first for identity, (first, _) in seen.items()}, repeated


def _ibid_partner(
    cite: Cite, before: Cite | None, previous: Placed | None, citation: Placed, in_note: Counter[int]
) -> Cite | None:
    """The cite that this one may be an ibid of."""
    if before is not None:
        return before if before.id == cite.id else None
    if previous is None or len({other.id for other in previous.cites}) != 1:
        return None
    last = previous.cites[-1]
    distance = citation.note - previous.note if citation.note and previous.note else 0
    if distance > 1 or (distance and in_note[previous.note] > 1):
        return None  # the note before is not this citation alone
    return last if last.id == cite.id else None


def _position(cite: Cite, partner: Cite | None) -> str:
    if partner is None:
        return "subsequent"
    if cite.locator == partner.locator and (not cite.locator or cite.label == partner.label):
        return "ibid"
    return "ibid-with-locator" if cite.locator else "subsequent"


class Session:
    """A document being written: citations are put in, changed and moved; `texts` is what stands there now."""

    def __init__(self, processor: Processor) -> None:
        self.processor = processor
        self.texts: list[str] = []
        self._citations: dict[str, dict[str, Any]] = {}
        self._shown: dict[str, object] = {}
        self._notes: dict[str, int] = {}

    def process(
        self, citation: dict[str, Any], before: Sequence[Sequence[Any]] = (), after: Sequence[Sequence[Any]] = ()
    ) -> set[int]:
        """Put `citation` between those of `before` and `after` (`[id, note number]`), as citeproc-js does.

        Returns the places in `texts` that have changed, the new one among them.
        """
        name = str(citation.get("citationID") or f"citation-{len(self._citations)}")
        self._citations[name] = citation
        note = (citation.get("properties") or {}).get("noteIndex", 0)
        order = [*before, (name, note), *after]
        places = [(str(i), n if isinstance(n, int) else 0) for i, n in order if str(i) in self._citations]
        document = [placed({**self._citations[i], "citationID": i}, number) for i, number in places]
        self.texts = self.processor.render_document(document)
        changed = set()
        renumbered = self._renumbered()
        for place, ((identity, _), text) in enumerate(zip(places, self.texts, strict=True)):
            state = (text, self.processor.state(document[place]))
            moved = any(cite.id in renumbered for cite in document[place].cites)
            if identity == name or moved or self._shown.get(identity) != state:
                changed.add(place)
            self._shown[identity] = state
        return changed

    def _renumbered(self) -> set[str]:
        """The items whose first note has another number than later cites said before."""
        engine = self.processor.engine
        notes = {i: engine.first_notes[i] for i in engine.repeated} if engine.shows_notes else {}
        renumbered = {i for i, note in notes.items() if self._notes.get(i, note) != note}
        self._notes = notes
        return renumbered
