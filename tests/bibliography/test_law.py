"""Courts, reporters, and the names that the Bluebook shortens."""

from __future__ import annotations

import pytest

from loccit.bibliography.abbreviate import case_title, institution, periodical
from loccit.bibliography.courts import parse_court
from loccit.bibliography.legal_items import case_name, hyphenated_page, public_law
from loccit.bibliography.presidents import president_on
from loccit.bibliography.reporters import full_name, tells_state


@pytest.mark.parametrize(
    ("name", "short", "government"),
    [
        ("U.S. Supreme Court", "U.S.", "United States, Supreme Court"),
        ("Supreme Court of the United States", "U.S.", "United States, Supreme Court"),
        ("U.S. Court of Appeals, Third Circuit", "3d Cir.", "United States, Court of Appeals for the Third Circuit"),
        ("United States Court of Appeals for the Ninth Circuit", "9th Cir.", None),
        ("2nd Cir.", "2d Cir.", "United States, Court of Appeals for the Second Circuit"),
        ("D.C. Cir.", "D.C. Cir.", "United States, Court of Appeals for the District of Columbia Circuit"),
        ("U.S. District Court, Western District of Texas", "W.D. Tex.", None),
        ("W.D. Tex.", "W.D. Tex.", "United States, District Court for the Western District of Texas"),
        ("U.S. District Court for the District of Oregon", "D. Or.", None),
        ("D.D.C.", "D.D.C.", "United States, District Court for the District of District of Columbia"),
        ("Supreme Judicial Court of Massachusetts", "Mass.", "Massachusetts, Supreme Judicial Court"),
        ("New York Court of Appeals", "N.Y.", "New York, Court of Appeals"),
        ("California Court of Appeal", "Cal. Ct. App.", "California, Court of Appeal"),
    ],
)
def test_courts(name: str, short: str, government: str | None) -> None:
    court = parse_court(name)
    assert court is not None
    assert court.short == short
    assert government is None or court.government == government


@pytest.mark.parametrize("name", ["", "High Court of Justice", "Bundesverfassungsgericht", "12th Cir."])
def test_other_courts_are_left_as_they_are(name: str) -> None:
    assert parse_court(name) is None


def test_reporters() -> None:
    assert full_name("F. Supp. 3d") == "Federal Supplement, Third Series"
    assert full_name("Mass.") == "Massachusetts Reports"
    assert full_name("EWHC") == "EWHC"
    assert tells_state("Ill. 2d") == "Illinois"
    assert tells_state("N.E.3d") == ""


def test_a_sovereign_is_named_by_its_place_unless_in_its_own_court() -> None:
    federal, texan = parse_court("5th Cir."), parse_court("Supreme Court of Texas")
    assert case_name("City of El Cenizo v. State of Texas", federal) == "City of El Cenizo v. Texas"
    assert case_name("State of Texas v. Smith", texan) == "State of Texas v. Smith"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("U.S. Department of Homeland Security, Office of Inspector General",
         "Off. of Inspector Gen., U.S. Dep’t of Homeland Sec."),
        ("U.S. Immigration and Customs Enforcement", "U.S. Immigr. & Customs Enf’t"),
        ("Congressional Research Service", "Cong. Rsch. Serv."),
        ("U.S. Government Accountability Office", "U.S. Gov’t Accountability Off."),
        ("National Bureau of Economic Research", "Nat’l Bureau of Econ. Rsch."),
        ("Institute of Labor Economics (IZA)", "Inst. of Lab. Econ."),
        ("California Department of Justice", "Cal. Dep’t of Just."),
    ],
)  # fmt: skip
def test_institutions(name: str, short: str) -> None:
    assert institution(name) == short


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Boston College Law Review", "B.C. L. Rev."),
        ("American University Law Review", "Am. U. L. Rev."),
        ("The Journal of Law and Economics", "J.L. & Econ."),
        ("Law & Society Review", "Law & Soc’y Rev."),
        ("New York University Law Review", "N.Y.U. L. Rev."),
        ("Ohio State Law Journal", "Ohio St. L.J."),
        ("The Washington Post", "Wash. Post"),
        ("Demography", "Demography"),
    ],
)
def test_periodicals(name: str, short: str) -> None:
    assert periodical(name) == short


def test_parties() -> None:
    assert case_title("Arizona v. United States") == "Arizona v. United States"
    assert case_title("New York v. U.S. Department of Justice") == "New York v. U.S. Dep’t of Just."
    long = "Ocean County Board of Commissioners v. Attorney General of New Jersey"
    assert case_title(long) == "Ocean Cnty. Bd. of Comm’rs v. Att’y Gen. of N.J."


def test_numbers_that_are_no_ranges() -> None:
    assert public_law({"number": "Pub. L. No. 119-1"}) == "119-1"
    assert public_law({"number": "S.B. 54"}) == ""
    assert hyphenated_page({"page": "3009-563", "container-title": "Stat."}) == "3009-563"
    assert hyphenated_page({"page": "8443-8448", "container-title": "Stat."}) == ""


def test_presidents() -> None:
    assert president_on((2025, 1, 19)) == "Joseph R. Biden, Jr."
    assert president_on((2025, 1, 20)) == "Donald J. Trump"
    assert president_on((1789, 4, 30)) == ""


def test_a_court_of_another_country_is_not_the_american_one() -> None:
    assert parse_court("Supreme Court") is None
    assert parse_court("Supreme Court of Canada") is None
