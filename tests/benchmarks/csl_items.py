"""Mixed CSL-JSON items with the name clashes of a real library, made from a fixed seed."""

from __future__ import annotations

import random
from typing import Any

_FAMILIES = (
    "Smith Johnson Williams Brown Jones García Miller Davis Rodríguez Martínez Hernández López González "
    "Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Pérez Thompson White Harris Sánchez Clark "
    "Ramírez Lewis Robinson Walker Young Allen King Wright Scott Torres Nguyen Hill Flores Green Adams "
    "Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts Chen Wang Kim Park Singh Patel Khan "
    "Müller Schmidt Weber Rossi Ferrari Silva Santos Kowalski Novak Larsen Ngai Heyman Andreas Slack "
    "Dunn Hernández-López O’Brien McDonald Kanstroom Macías-Rojas Eagly Cuéllar Chacón"
).split()
_GIVEN = (
    "James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard "
    "Susan Joseph Jessica Thomas Sarah Charles Karen Jean-Luc Mae Ingrid Peter Josiah Kelly Adam Ana "
    "Luis María Wei Ming Hye-jin Anil Priya Joanna Marek Lars Sofía"
).split()
_WORDS = (
    "border enforcement detention asylum migration policy court federal warrant immigration agency "
    "sheriff county law rights labor history network analysis evidence measurement risk health children "
    "family visa deportation raid sanctuary local state police power crisis economy wages survey panel "
    "data effects theory practice reform"
).split()
_SMALL = ("of the", "and", "in", "for", "on the", "under", "after", "through")
_JOURNALS = (
    "American Journal of Sociology", "Journal of Ethnic and Migration Studies", "Stanford Law Review", "Demography",
    "International Migration Review", "American Political Science Review", "Law & Society Review", "Social Problems",
)  # fmt: skip
_PUBLISHERS = ("Oxford University Press", "Princeton University Press", "University of California Press", "Routledge")
_AGENCIES = (
    "U.S. Government Accountability Office",
    "Department of Homeland Security",
    "Congressional Research Service",
)
_TYPES = ("article-journal",) * 8 + ("book",) * 4 + ("chapter",) * 3 + ("report",) * 3 + (
    "article-newspaper", "webpage", "thesis", "paper-conference", "legal_case", "legislation")  # fmt: skip


def make(count: int, seed: int = 4) -> list[dict[str, Any]]:
    """`count` items. About one in six shares its names and year with another."""
    rng = random.Random(seed)
    people = [{"family": rng.choice(_FAMILIES), "given": _given(rng)} for _ in range(max(60, count // 2))]
    items: list[dict[str, Any]] = []
    for number in range(count):
        item = _item(rng, number, people)
        if items and rng.random() < 0.12:  # the same team again, mostly in the same year
            other = rng.choice(items[-200:])
            if "author" in other:
                item["author"] = other["author"]
                if rng.random() < 0.6:
                    item["issued"] = other["issued"]
        items.append(item)
    return items


def _given(rng: random.Random) -> str:
    middle = f" {rng.choice('ABCDEFGHJKLMPRST')}." if rng.random() < 0.5 else ""
    return rng.choice(_GIVEN) + middle


def _title(rng: random.Random) -> str:
    words = [rng.choice(_WORDS) for _ in range(rng.randint(2, 4))]
    text = f"{' '.join(words[:2])} {rng.choice(_SMALL)} {' '.join(words[2:] or ['policy'])}"
    if rng.random() < 0.4:
        text += f": {rng.choice(_WORDS)} and {rng.choice(_WORDS)} in {rng.randint(1900, 2020)}"
    if rng.random() < 0.05:
        text = f"“{text.capitalize()}” reconsidered"
    return text[0].upper() + text[1:]


def _item(rng: random.Random, number: int, people: list[dict[str, str]]) -> dict[str, Any]:
    kind = rng.choice(_TYPES)
    year = rng.randint(1985, 2025)
    item: dict[str, Any] = {"id": f"item{number}", "type": kind, "title": _title(rng)}
    item["issued"] = {"date-parts": [[year, rng.randint(1, 12), rng.randint(1, 28)] if kind in _DATED else [year]]}
    if kind not in ("legal_case", "legislation"):
        many = rng.choices((1, 2, 3, 4, 6, 9, 22), (40, 25, 15, 8, 6, 4, 2))[0]
        item["author"] = rng.sample(people, min(many, len(people)))
        if kind == "report" and rng.random() < 0.5:
            item["author"] = [{"literal": rng.choice(_AGENCIES)}]
    item.update(_details(rng, kind, people))
    return item


_DATED = frozenset(("article-newspaper", "webpage", "report", "legal_case"))


def _details(rng: random.Random, kind: str, people: list[dict[str, str]]) -> dict[str, Any]:
    first = rng.randint(1, 900)
    pages = f"{first}-{first + rng.randint(3, 40)}"
    doi = f"10.1000/{rng.randint(1000, 9999)}.{rng.randint(100, 999)}"
    if kind == "article-journal":
        return {"container-title": rng.choice(_JOURNALS), "volume": str(rng.randint(1, 90)),
                "issue": str(rng.randint(1, 6)), "page": pages, "DOI": doi}  # fmt: skip
    if kind in ("chapter", "paper-conference"):
        return {"container-title": _title(rng), "editor": rng.sample(people, 2), "page": pages,
                "publisher": rng.choice(_PUBLISHERS), "publisher-place": "Oxford"}  # fmt: skip
    if kind == "book":
        extra = {"edition": str(rng.randint(2, 4))} if rng.random() < 0.3 else {}
        return {"publisher": rng.choice(_PUBLISHERS), "publisher-place": "New York", **extra}
    if kind == "report":
        return {"publisher": rng.choice(_AGENCIES), "number": f"GAO-{first % 30:02}-{first}", "genre": "Report"}
    if kind == "thesis":
        return {"publisher": "University of Arizona", "genre": "Doctoral dissertation"}
    if kind == "legal_case":
        return {"container-title": "F.3d", "volume": str(first), "page": str(first * 2), "authority": "9th Cir."}
    if kind == "legislation":
        return {"container-title": "U.S.C.", "volume": "8", "section": str(first + 1000)}
    return {"container-title": "Los Angeles Times", "URL": f"https://example.org/{first}",
            "accessed": {"date-parts": [[2024, 5, 6]]}}  # fmt: skip
