"""A record as a CSL-JSON item and back: the model's own serialisation, without loss.

CSL-JSON schema 1.0.2. What CSL has no variable for goes to `custom`, which the schema allows.
"""

from __future__ import annotations

from typing import Any

from loccit.record.date import Date
from loccit.record.name import Name
from loccit.record.record import Record, Relation, Value
from loccit.record.variables import DATE_VARIABLES, NAME_VARIABLES, TYPES, VARIABLES

_STRUCTURE = {"id", "type", "custom", "keyword"}


def to_item(record: Record) -> dict[str, Any]:
    """The CSL-JSON item of `record`: `id`, `type`, its variables; keywords as `keyword`, the rest in `custom`."""
    item: dict[str, Any] = {"id": record.citekey, "type": record.type}
    if not record.citekey:
        del item["id"]
    for variable, value in record.fields.items():
        item[variable] = value_json(value)
    if record.keywords:
        item["keyword"] = ", ".join(record.keywords)
    custom: dict[str, Any] = dict(record.custom)
    if any("," in keyword for keyword in record.keywords):
        custom["keywords"] = list(record.keywords)
    if record.relations:
        custom["relations"] = [relation._asdict() for relation in record.relations]
    if record.aliases:
        custom["ids"] = list(record.aliases)
    custom |= _precise_dates(record)
    if custom:
        item["custom"] = custom
    return item


def from_item(item: dict[str, Any]) -> Record:
    """The record of a CSL-JSON item. Unknown types become `document`, unknown keys are kept in `custom`."""
    kind = str(item.get("type") or "document")
    record = Record(type=kind if kind in TYPES else "document", citekey=str(item.get("id") or ""))
    if kind not in TYPES:
        record.custom["csl:type"] = kind
    for key, value in item.items():
        if key in _STRUCTURE or value in ("", None, [], {}):
            continue
        if key in VARIABLES:
            record.fields[key] = read_value(key, value)
        else:
            record.custom[f"csl:{key}"] = value if isinstance(value, str) else _compact(value)
    custom = item.get("custom")
    _read_custom(record, custom if isinstance(custom, dict) else {})
    if not record.keywords and (keyword := item.get("keyword")):
        words = keyword if isinstance(keyword, list) else str(keyword).replace(";", ",").split(",")
        record.keywords = [str(word).strip() for word in words if str(word).strip()]
    return record


def value_json(value: Value) -> Any:
    """One value in CSL-JSON: text, a list of name objects, or a date object."""
    if isinstance(value, str):
        return value
    if isinstance(value, Date):
        return value.json()
    return [name.json() for name in value]


def read_value(variable: str, value: Any) -> Value:
    """One CSL-JSON value of `variable` in the model's types; what does not parse is kept as text."""
    if variable in NAME_VARIABLES:
        names = value if isinstance(value, list) else [value]
        return tuple(Name.from_json(name) for name in names)
    if variable in DATE_VARIABLES:
        return Date.from_json(value)
    return value if isinstance(value, str) else _compact(value)


def _precise_dates(record: Record) -> dict[str, Any]:
    """EDTF texts of the dates that CSL-JSON cannot hold (times, `?` against `~`, masked digits)."""
    out = {}
    for variable, value in record.fields.items():
        if not isinstance(value, Date) or _is_plain(value):
            continue
        if Date.from_json(value.json()) != value and value.edtf():
            out[f"edtf:{variable}"] = value.edtf()
    return out


def _is_plain(date: Date) -> bool:
    """Whether it is a year, month or day and no more: CSL-JSON holds that, and nearly all dates are so."""
    start = date.start
    return date[1:] == (None, False, False, "", "", "") and len(start) > 0 and (len(start) < 2 or start[1] <= 12)


def _read_custom(record: Record, custom: dict[str, Any]) -> None:
    for key, value in custom.items():
        if key == "keywords" and isinstance(value, list):
            record.keywords = [str(word) for word in value]
        elif key == "relations" and isinstance(value, list):
            record.relations = [Relation(str(r.get("type")), str(r.get("to"))) for r in value if isinstance(r, dict)]
        elif key == "ids" and isinstance(value, list):
            record.aliases = [str(alias) for alias in value]
        elif key.startswith("edtf:") and key[5:] in DATE_VARIABLES:
            record.fields[key[5:]] = Date.from_json(value)
        else:
            record.custom[key] = value if isinstance(value, str) else _compact(value)


def _compact(value: Any) -> str:
    if isinstance(value, int | float):
        return str(value)
    import json

    return json.dumps(value, ensure_ascii=False, sort_keys=True)
