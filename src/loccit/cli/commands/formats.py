"""`loccit formats`: what can be read and written."""

from __future__ import annotations

from loccit.cli.base import described, json_option
from loccit.cli.output import print_json, print_table


@described(
    "formats",
    """
    loccit formats
    loccit formats --json
    """,
)
@json_option
def command(as_json: bool) -> None:
    """List the formats that can be read, written, or both."""
    from loccit.library.files import format_rows

    rows = format_rows()
    if as_json:
        print_json({"formats": [dict(zip(("name", "label", "read", "write"), row, strict=True)) for row in rows]})
        return
    print_table(
        ((name, "read" if read else "", "write" if write else "", label) for name, label, read, write in rows),
        ("format", "", "", "what it is"),
    )
