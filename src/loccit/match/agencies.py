"""Bodies that issue reports: how texts call them, their full names, and which belongs to which."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from loccit.match.normalise import fold


class Agency(NamedTuple):
    """A body: its full name, other ways it is called, and the body it is part of ('' for none)."""

    name: str
    called: tuple[str, ...]
    parent: str = ""


_DHS = "U.S. Department of Homeland Security"
_DOJ = "U.S. Department of Justice"
AGENCIES: tuple[Agency, ...] = (
    Agency(_DHS, ("DHS", "Department of Homeland Security", "Homeland Security")),
    Agency("U.S. Immigration and Customs Enforcement", ("ICE", "Immigration and Customs Enforcement"), _DHS),
    Agency("U.S. Customs and Border Protection", ("CBP", "Customs and Border Protection", "Border Patrol"), _DHS),
    Agency("U.S. Citizenship and Immigration Services", ("USCIS", "Citizenship and Immigration Services"), _DHS),
    Agency("Federal Emergency Management Agency", ("FEMA",), _DHS),
    Agency("Transportation Security Administration", ("TSA",), _DHS),
    Agency(_DOJ, ("DOJ", "Department of Justice", "Justice Department")),
    Agency("Federal Bureau of Investigation", ("FBI",), _DOJ),
    Agency("Bureau of Justice Statistics", ("BJS",), _DOJ),
    Agency("U.S. Government Accountability Office", ("GAO", "Government Accountability Office")),
    Agency("Congressional Research Service", ("CRS",)),
    Agency("Congressional Budget Office", ("CBO",)),
    Agency("U.S. Department of State", ("State Department", "Department of State")),
    Agency("U.S. Department of the Treasury", ("Treasury Department", "Department of the Treasury")),
    Agency("U.S. Department of Labor", ("Labor Department", "Department of Labor", "DOL")),
    Agency("U.S. Department of Defense", ("Pentagon", "Department of Defense", "Defense Department", "DOD", "DoD")),
    Agency("U.S. Department of Education", ("Education Department", "Department of Education")),
    Agency("U.S. Department of Energy", ("Energy Department", "Department of Energy", "DOE")),
    Agency("U.S. Department of Agriculture", ("Department of Agriculture", "USDA")),
    Agency("U.S. Department of Transportation", ("Transportation Department", "Department of Transportation")),
    Agency("U.S. Department of Veterans Affairs", ("Department of Veterans Affairs", "Veterans Affairs", "VA")),
    Agency("U.S. Department of Housing and Urban Development", ("HUD", "Department of Housing and Urban Development")),
    Agency("U.S. Department of Health and Human Services", ("HHS", "Department of Health and Human Services")),
    Agency("Centers for Disease Control and Prevention", ("CDC",), "U.S. Department of Health and Human Services"),
    Agency("U.S. Environmental Protection Agency", ("EPA", "Environmental Protection Agency")),
    Agency("U.S. Census Bureau", ("Census Bureau",)),
    Agency("U.S. Bureau of Labor Statistics", ("BLS", "Bureau of Labor Statistics"), "U.S. Department of Labor"),
    Agency("U.S. Commission on Civil Rights", ("Commission on Civil Rights",)),
    Agency("Internal Revenue Service", ("IRS",), "U.S. Department of the Treasury"),
    Agency("Social Security Administration", ("SSA",)),
    Agency("American Civil Liberties Union", ("ACLU",)),
    Agency("Pew Research Center", ("Pew",)),
    Agency("Migration Policy Institute", ("MPI",)),
    Agency("National Bureau of Economic Research", ("NBER",)),
    Agency("RAND Corporation", ("RAND", "Rand Corporation", "Rand Corp.")),
    Agency("Transactional Records Access Clearinghouse", ("TRAC",)),
    Agency("World Health Organization", ("WHO",)),
    Agency("World Bank", ()),
    Agency("Human Rights Watch", ()),
    Agency("Amnesty International", ()),
)  # fmt: skip

_INSPECTOR = (
    r"(?:Office of (?:the )?Inspector General|inspector general(?:[’']s office)?|Inspector General(?:[’']s [Oo]ffice)?"
    r"|OIG|IG)"
)
_GENERAL = (
    r"(?!(?:And|But|On|In|The|A|An|At|As|By|For|From|That|This|Its|It|According|When|While|After|Since|He|She|They"
    r"|We)\b)"
    r"(?:[A-Z][\w’'.-]+ (?:(?:of|for|and) (?:the )?)?){1,6}?"
    r"(?:Department|Office|Bureau|Agency|Administration|Commission|Institute|Center|Centre|Council|Committee|University|Foundation"
    r"|Association|Board|Union|Fund|Authority|Ministry|College|School|Network|Project|Auditor|Comptroller|Coalition)\b"
    r"(?: (?:of|for|on) (?:the )?[A-Z][\w’'-]+(?:(?: (?:and|of|the))* [A-Z][\w’'-]+){0,4})?"
)  # fmt: skip


@cache
def pattern() -> str:
    """A regular expression (without groups) for one body as running text calls it."""
    names = sorted({call for agency in AGENCIES for call in (agency.name, *agency.called)}, key=len, reverse=True)
    known = "|".join(re.escape(name) for name in names)
    owned = rf"(?:U\.S\. )?(?:{known})(?:[’']s?)?"
    inspector = rf"(?:{owned},? )?{_INSPECTOR}(?: (?:of|for|at) (?:the )?(?:U\.S\. )?(?:{known}))?"
    return rf"(?:{inspector}|{owned}|(?:U\.S\. )?{_GENERAL})"


def full_name(call: str) -> str:
    """The full name of a body as a text calls it; the call itself where it is not known. ('' for a bare `IG`.)"""
    call = re.sub(r"[’']s?$", "", " ".join(call.split()).removeprefix("the ").removeprefix("The "))
    inspector = re.search(_INSPECTOR, call)
    if inspector:
        rest = (
            call[: inspector.start()] + " " + re.sub(r"^ (?:of|for|at) (?:the )?", "", call[inspector.end() :])
        ).strip()
        owner = full_name(re.sub(r"[’']s?$", "", rest.strip(" ,"))) if rest.strip(" ,") else ""
        return f"{owner}, Office of Inspector General" if owner else ""
    return _by_call().get(call.removeprefix("U.S. "), _by_call().get(call, call))


def one_body(a: str, b: str) -> bool:
    """Both names (of any notation) mean the same body."""
    return bool(a and b) and _key(a) == _key(b)


def within(part: str, whole: str) -> bool:
    """`part` is `whole`, or stands under it."""
    if one_body(part, whole):
        return True
    parents = {_key(agency.name): agency.parent for agency in AGENCIES}
    parent = parents.get(_key(part), "")
    return bool(parent) and one_body(parent, whole)


def _key(name: str) -> str:
    words = fold(full_name(name)).replace("office of the inspector general", "office of inspector general").split()
    return " ".join(word for word in words if word not in ("u", "s", "us", "the"))


@cache
def _by_call() -> dict[str, str]:
    return {call: agency.name for agency in AGENCIES for call in (agency.name.removeprefix("U.S. "), *agency.called)}
