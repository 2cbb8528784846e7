"""Languages: babel's and polyglossia's names, which BibLaTeX uses (manual §3.9.1), ↔ BCP 47 tags, which CSL uses."""

from __future__ import annotations

_TABLE = """
english en|american en-US|usenglish en-US|british en-GB|ukenglish en-GB|australian en-AU|canadian en-CA|newzealand en-NZ
german de|ngerman de-DE|austrian de-AT|naustrian de-AT|swissgerman de-CH|nswissgerman de-CH|french fr|francais fr-FR
canadien fr-CA|acadian fr-CA|spanish es|mexican es-MX|portuguese pt|brazilian pt-BR|brazil pt-BR|portuges pt-PT
italian it|dutch nl|danish da|norwegian no|norsk nb-NO|nynorsk nn-NO|swedish sv|finnish fi|icelandic is|polish pl
czech cs|slovak sk|slovene sl|slovenian sl-SI|croatian hr|serbian sr|serbianc sr-Cyrl|bosnian bs|bulgarian bg|russian ru
ukrainian uk|greek el|polutonikogreek grc|ancientgreek grc-GR|latin la|romanian ro|hungarian hu|magyar hu-HU|estonian et
latvian lv|lithuanian lt|turkish tr|arabic ar|hebrew he|persian fa|farsi fa-IR|hindi hi|bengali bn|tamil ta|urdu ur
chinese zh|japanese ja|korean ko|vietnamese vi|thai th|indonesian id|malay ms|catalan ca|basque eu|galician gl|irish ga
welsh cy|breton br|esperanto eo|afrikaans af|macedonian mk|albanian sq|armenian hy|georgian ka|belarusian be
"""

TAGS = dict(pair.split() for line in _TABLE.strip().splitlines() for pair in line.split("|"))
"""babel name → tag."""

NAMES: dict[str, str] = {}
for _name, _tag in TAGS.items():
    NAMES.setdefault(_tag, _name)


def tag_of(name: str) -> str:
    """The BCP 47 tag of a babel name; any other text as it is."""
    return TAGS.get(name.strip().lower(), name.strip())


def name_of(tag: str) -> str:
    """The babel name of a tag, with or without its region; any other text as it is."""
    return NAMES.get(tag) or NAMES.get(tag.replace("_", "-")) or tag
