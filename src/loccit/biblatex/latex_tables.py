"""LaTeX commands and the characters they stand for (the LaTeX Companion, ch. 7; inputenc's utf8enc definitions)."""

from __future__ import annotations

ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a", "d": "\u0323",
    "b": "\u0331", "t": "\u0361", "G": "\u030f", "U": "\u030e", "f": "\u0311",
    "textcommabelow": "\u0326", "textcommaabove": "\u0313",
}  # fmt: skip
"""Accent command → combining character, which stands behind its letter."""

SYMBOLS = {
    "ss": "ß", "SS": "ẞ", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å",
    "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ",
    "ng": "ŋ", "NG": "Ŋ", "textdotlessi": "ı", "textdotlessj": "ȷ",
    "S": "§", "textsection": "§", "P": "¶", "textparagraph": "¶", "dag": "†", "ddag": "‡", "textdagger": "†",
    "textdaggerdbl": "‡", "copyright": "©", "textcopyright": "©", "textregistered": "®", "texttrademark": "™",
    "pounds": "£", "textsterling": "£", "euro": "€", "texteuro": "€", "EUR": "€", "textyen": "¥", "textcent": "¢",
    "textcurrency": "¤", "textdegree": "°", "textordfeminine": "ª", "textordmasculine": "º", "textmu": "µ",
    "textbullet": "•", "textperiodcentered": "·", "textonehalf": "½", "textonequarter": "¼",
    "textthreequarters": "¾", "textpm": "±", "texttimes": "×", "textdiv": "÷", "textonesuperior": "¹",
    "texttwosuperior": "²", "textthreesuperior": "³", "textnumero": "№", "textperthousand": "‰", "textminus": "−",
    "ldots": "…", "dots": "…", "textellipsis": "…", "textendash": "–", "textemdash": "—",
    "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”",
    "quotedblbase": "„", "quotesinglbase": "‚", "guillemotleft": "«", "guillemotright": "»", "guillemetleft": "«",
    "guillemetright": "»", "guilsinglleft": "‹", "guilsinglright": "›", "textquotesingle": "'", "textquotedbl": '"',
    "textexclamdown": "¡", "textquestiondown": "¿", "textasciitilde": "~", "textasciicircum": "^",
    "textunderscore": "_", "textless": "<", "textgreater": ">", "textbar": "|", "textbraceleft": "{",
    "textbraceright": "}", "textdollar": "$", "textasteriskcentered": "*", "textvisiblespace": "␣",
    "slash": "/", "textsubscripttwo": "₂", "textbrokenbar": "¦", "textlnot": "¬", "textmacron": "¯",
    "textasciigrave": "`", "textasciiacute": "´", "textasciidieresis": "¨", "textasciimacron": "¯",
    "TeX": "TeX", "LaTeX": "LaTeX", "LaTeXe": "LaTeX2e", "BibTeX": "BibTeX", "XeTeX": "XeTeX", "LuaTeX": "LuaTeX",
    "quad": " ", "qquad": " ", "space": " ", "enspace": " ", "newline": " ", "par": " ", "nobreakspace": "\u00a0",
    "lq": "‘", "rq": "’", "textapos": "'", "textrightarrow": "→", "textleftarrow": "←", "textmusicalnote": "♪",
}  # fmt: skip
"""Command without argument → text."""

CONTROLS = {
    "&": "&", "%": "%", "#": "#", "_": "_", " ": " ", "\t": " ", "\n": " ", "\r": " ", ",": "\u202f", "-": "\u00ad",
    "/": "", ";": " ", ":": " ", "!": "", "@": "", "\\": " ", "*": "",
}  # fmt: skip
"""Backslash and one sign that is no letter → text; `\\$`, `\\{` and `\\}` are read apart."""

TAGS = {
    "emph": "i", "textit": "i", "textsl": "i", "mkbibemph": "i", "mkbibitalic": "i", "textbf": "b", "mkbibbold": "b",
    "textsuperscript": "sup", "mkbibsuperscript": "sup", "textsubscript": "sub", "mkbibsubscript": "sub",
    "textsc": "sc",
}  # fmt: skip
"""Command with an argument → tag of the model's markup."""

SWITCHES = {"em": "i", "it": "i", "itshape": "i", "sl": "i", "slshape": "i", "bf": "b", "bfseries": "b", "sc": "sc",
            "scshape": "sc"}  # fmt: skip
"""Command that holds to the end of its group → tag."""

TRANSPARENT = frozenset(
    """mbox hbox fbox text textrm textup textnormal textmd textsf textlatin ensuremath uppercase
    mkbibacro url nolinkurl path bibstring protect""".split()
) - {"ensuremath", "uppercase", "bibstring"}
"""Command whose argument alone matters for what is read."""

QUOTES = {"enquote": "“”", "mkbibquote": "“”", "glqq": "„“"}

COMBINING = {sign: command for command, sign in ACCENTS.items() if command not in ("t", "G", "U", "f")}

COMMANDS = {text: name for name, text in reversed(SYMBOLS.items()) if len(text) == 1 and not text.isascii()}
"""Character → its command, the reverse of `SYMBOLS`, where no other reading is lost."""
