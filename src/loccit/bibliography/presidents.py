"""Presidents of the United States by the day they took office: whose executive order it is (MLA names them)."""

from __future__ import annotations

from bisect import bisect_right

_TERMS: tuple[tuple[tuple[int, int, int], str], ...] = (
    ((1861, 3, 4), "Abraham Lincoln"),
    ((1865, 4, 15), "Andrew Johnson"),
    ((1869, 3, 4), "Ulysses S. Grant"),
    ((1877, 3, 4), "Rutherford B. Hayes"),
    ((1881, 3, 4), "James A. Garfield"),
    ((1881, 9, 20), "Chester A. Arthur"),
    ((1885, 3, 4), "Grover Cleveland"),
    ((1889, 3, 4), "Benjamin Harrison"),
    ((1893, 3, 4), "Grover Cleveland"),
    ((1897, 3, 4), "William McKinley"),
    ((1901, 9, 14), "Theodore Roosevelt"),
    ((1909, 3, 4), "William Howard Taft"),
    ((1913, 3, 4), "Woodrow Wilson"),
    ((1921, 3, 4), "Warren G. Harding"),
    ((1923, 8, 3), "Calvin Coolidge"),
    ((1929, 3, 4), "Herbert Hoover"),
    ((1933, 3, 4), "Franklin D. Roosevelt"),
    ((1945, 4, 12), "Harry S. Truman"),
    ((1953, 1, 20), "Dwight D. Eisenhower"),
    ((1961, 1, 20), "John F. Kennedy"),
    ((1963, 11, 22), "Lyndon B. Johnson"),
    ((1969, 1, 20), "Richard Nixon"),
    ((1974, 8, 9), "Gerald R. Ford"),
    ((1977, 1, 20), "Jimmy Carter"),
    ((1981, 1, 20), "Ronald Reagan"),
    ((1989, 1, 20), "George H. W. Bush"),
    ((1993, 1, 20), "Bill Clinton"),
    ((2001, 1, 20), "George W. Bush"),
    ((2009, 1, 20), "Barack Obama"),
    ((2017, 1, 20), "Donald J. Trump"),
    ((2021, 1, 20), "Joseph R. Biden, Jr."),
    ((2025, 1, 20), "Donald J. Trump"),
)
_KNOWN_UNTIL = (2029, 1, 20)


def president_on(day: tuple[int, ...]) -> str:
    """The president on a day (year, month, day); '' before the table begins and after it ends."""
    place = bisect_right([start for start, _ in _TERMS], day)
    return _TERMS[place - 1][1] if place and day < _KNOWN_UNTIL else ""
