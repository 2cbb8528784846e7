"""The states of the United States: their abbreviation (Bluebook 21, table T10.1), their highest court."""

from __future__ import annotations

_STATES = """Alabama|Ala.|Alaska|Alaska|Arizona|Ariz.|Arkansas|Ark.|California|Cal.|Colorado|Colo.|Connecticut|Conn.
Delaware|Del.|Florida|Fla.|Georgia|Ga.|Hawaii|Haw.|Hawai‘i|Haw.|Idaho|Idaho|Illinois|Ill.|Indiana|Ind.|Iowa|Iowa
Kansas|Kan.|Kentucky|Ky.|Louisiana|La.|Maine|Me.|Maryland|Md.|Massachusetts|Mass.|Michigan|Mich.|Minnesota|Minn.
Mississippi|Miss.|Missouri|Mo.|Montana|Mont.|Nebraska|Neb.|Nevada|Nev.|New Hampshire|N.H.|New Jersey|N.J.
New Mexico|N.M.|New York|N.Y.|North Carolina|N.C.|North Dakota|N.D.|Ohio|Ohio|Oklahoma|Okla.|Oregon|Or.
Pennsylvania|Pa.|Rhode Island|R.I.|South Carolina|S.C.|South Dakota|S.D.|Tennessee|Tenn.|Texas|Tex.|Utah|Utah
Vermont|Vt.|Virginia|Va.|Washington|Wash.|West Virginia|W. Va.|Wisconsin|Wis.|Wyoming|Wyo.|Puerto Rico|P.R.
District of Columbia|D.C.|Guam|Guam|Virgin Islands|V.I.|Northern Mariana Islands|N. Mar. I."""
_PARTS = _STATES.replace("\n", "|").split("|")

STATES: dict[str, str] = dict(zip(_PARTS[::2], _PARTS[1::2], strict=True))
"""Abbreviation by name."""

BY_ABBREVIATION: dict[str, str] = {short: name for name, short in reversed(STATES.items())}
"""Name by abbreviation."""

_HIGHEST = {
    "Massachusetts": "Supreme Judicial Court",
    "Maine": "Supreme Judicial Court",
    "New York": "Court of Appeals",
    "Maryland": "Supreme Court",
    "West Virginia": "Supreme Court of Appeals",
    "Texas": "Supreme Court",
    "District of Columbia": "Court of Appeals",
}


def highest_court(state: str) -> str:
    """The name of a state's highest court."""
    return _HIGHEST.get(state, "Supreme Court")
