"""Random Typst, to be read by Typst and by us."""

from __future__ import annotations

import random
from itertools import count

# Each `K` becomes a key of its own, each `L` the label of a heading.
INLINE = (
    "@K", "@K[p. 3]", "@K [not a supplement]", "(@K)", "*@K*", "_see_ @K", '"@K"', "@K.", "@K, @K; @K: @K!", "@K's",
    "#cite(<K>)", '#cite(<K>, form: "prose", supplement: [pp. 12-14])', '#cite(label("K"))', "#[see @K]", "@K@K",
    "#footnote[See @K[p. 1], and #cite(<K>).]", "#emph[@K]", "#text(red)[@K]", "#strong(cite(<K>))", "@K:sub", "@K-x_y",
    "#ref(<K>)", "#ref(<K>, supplement: [p. 2])", '#quote(attribution: <K>)[Words @K of it]', "#if true [@K]",
    "// @K\n", "/* @K */", "/* a /* @K */ @K */", "`@K`", "``` @K ```", '#text("@K")', "\\@K", "https://x.org/@K",
    '#link("https://x.org/@K")[text @K]', "@L", "@L[Chapter]", "#ref(<L>)", "#link(<L>)[there]", "#box[@K]", "[@K]",
    "#{ [@K] }", "#mine(<K>, 3)", "#also(<K>)[@K]", "#twice[@K]", "~@K", "--@K", "$x_1$", "word", "#5", "a\\*b",
    "some longer words", "#h(1em)", "#upper[@K]", "http://x.org", "1/2", "*bold*", "#sym.arrow", "'tis", "x // @K\n",
)  # fmt: skip
BLOCK = (
    "#quote(block: true, attribution: [@K[p. 3]])[\n  Words of @K.\n]", "#quote(block: true, attribution: <K>)[Words.]",
    "#figure(rect(), caption: [From @K])", "#figure(\n  table(columns: 2, [@K], [b]),\n  caption: [@K],\n)",
    "- @K\n  - [@K]\n+ @K", "/ Term @K: words @K", "```typ\n@K\n```", "```\n// @K\n```", "#let used = [@K]\n#used",
    "#block[\n  @K\n\n  @K\n]", "$ x = y $", "#table(columns: 1, [@K])", "/*\n@K\n\n@K\n*/",
)  # fmt: skip
HEAD = """#set heading(numbering: "1.")
#let mine(key, page) = cite(key, supplement: [p. #page])
#let also(key, body) = [#body #cite(key)]
#let twice(body) = [#body #body]
"""


def document(seed: int, blocks: int = 25) -> tuple[str, list[str]]:
    """A document and the keys of its bibliography; the same for the same seed."""
    chance = random.Random(seed)
    parts = [HEAD]
    for _ in range(blocks):
        if chance.random() < 0.3:
            parts.append(chance.choice(BLOCK))
            continue
        pieces = [chance.choice(INLINE) for _ in range(chance.randint(1, 8))]
        parts.append("Word " + "".join(one if one.endswith("\n") else one + chance.choice(" \n ") for one in pieces))
    text = "\n\n".join(parts)
    text = text.replace("L", "heading-one") + "\n\n= Heading <heading-one>\n"
    keys: list[str] = []
    out = []
    numbers = count()
    for piece in text.split("K")[:-1]:
        out.append(f"{piece}k{next(numbers)}q")
        keys.append(f"k{len(keys)}q")
    out.append(text.split("K")[-1])
    made = "".join(out)
    keys += [f"{key}{tail}" for key in keys for tail in (":sub", "-x_y") if f"{key}{tail}" in made]
    return f'{made}\n#bibliography("references.bib")\n', keys
