"""A library as one page of HTML: the annotated bibliography, and figures of it drawn as SVG.

`page(report)` is the whole page as text. It needs no network and no script to be read: a small script of our own only
searches and filters. Whatever stands in a record is text: nothing of it becomes markup, code or a style.

- `data`: what a report shows, as plain values; `words`: how types, fields and relations are called
- `markup`, `references`: text made safe; formatted references with the few tags they may hold
- `timeline`, `branches`, `network` with `network_svg`, `gaps`, `entries`: one part of the page each
- `palette`, `measure`: colours and the width of text; `style.css`, `filter.js`: what stands in the page's head
"""

from __future__ import annotations

from loccit.report.data import Entry, Link, Report, Tag, Work
from loccit.report.page import page

__all__ = ["Entry", "Link", "Report", "Tag", "Work", "page"]
