"""Roles of creators in library formats: MARC relator codes and terms, by CSL name variable."""

from __future__ import annotations

CODES: dict[str, str] = {
    "aut": "author", "cre": "author", "edt": "editor", "trl": "translator", "ill": "illustrator", "com": "compiler",
    "cmp": "composer", "drt": "director", "ive": "author", "ivr": "interviewer", "rcp": "recipient",
    "ctb": "contributor", "cur": "curator", "prf": "performer", "pro": "producer", "nrt": "narrator",
    "hst": "host", "org": "organizer", "orm": "organizer", "scr": "script-writer", "aus": "script-writer",
    "pbd": "editorial-director", "dis": "author", "edc": "editor", "cph": "", "pbl": "", "oth": "contributor",
    "ths": "", "dgg": "", "isb": "author", "aud": "author", "art": "author", "ctg": "author", "inv": "author",
    "prg": "author", "spk": "author", "pht": "author", "aft": "contributor", "aui": "contributor", "win": "contributor",
    "jud": "author", "cwt": "contributor", "wst": "contributor", "rtm": "contributor", "spn": "", "fnd": "",
}  # fmt: skip
"""Relator code (MARC code list for relators) to CSL variable; '' keeps the name aside."""

TERMS: dict[str, str] = {
    "author": "author", "creator": "author", "editor": "editor", "translator": "translator",
    "illustrator": "illustrator", "compiler": "compiler", "composer": "composer", "director": "director",
    "interviewer": "interviewer", "interviewee": "author", "addressee": "recipient", "recipient": "recipient",
    "contributor": "contributor", "curator": "curator", "performer": "performer", "producer": "producer",
    "narrator": "narrator", "host": "host", "organizer": "organizer", "scriptwriter": "script-writer",
    "screenwriter": "script-writer", "verfasser": "author", "herausgeber": "editor", "hrsg": "editor",
    "übersetzer": "translator", "mitwirkender": "contributor", "sonstige": "contributor", "editeur": "editor",
    "auteur": "author", "traducteur": "translator", "ed": "editor", "eds": "editor", "trans": "translator",
    "series editor": "collection-editor", "degree grantor": "", "publisher": "", "thesis advisor": "",
    "issuing body": "author", "artist": "author", "cartographer": "author", "inventor": "author",
    "programmer": "author", "speaker": "author", "photographer": "author", "enacting jurisdiction": "author",
    "sponsor": "", "joint author": "author", "reviewed author": "reviewed-author",
}  # fmt: skip
"""The same in words, lower-case and without a full stop."""

WRITTEN: dict[str, str] = {
    "author": "aut", "editor": "edt", "translator": "trl", "illustrator": "ill", "compiler": "com", "composer": "cmp",
    "director": "drt", "interviewer": "ivr", "recipient": "rcp", "contributor": "ctb", "curator": "cur",
    "performer": "prf", "producer": "pro", "narrator": "nrt", "host": "hst", "organizer": "orm",
    "script-writer": "aus", "editorial-director": "pbd",
}  # fmt: skip
"""CSL variable to the code that is written."""


def variable(role: str, default: str = "author") -> str:
    """The CSL variable of a relator code or term; `default` where it is not known."""
    role = role.strip(" .,()[]").lower().rpartition("/")[2]
    if role in CODES:
        return CODES[role]
    return TERMS.get(role, default)
