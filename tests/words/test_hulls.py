"""A stretch of which either end is known to a few days only: each shape in both languages."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstory.dates.days import from_iso
from backstory.dates.edtf import Span
from backstory.words.dates import name

# The first and the last day of the beginning, the same of the end; … is open.
SHAPES = [
    ("2002-04-11 2002-04-11", "2002-04-13 2002-04-14",
     "11 to 13 or 14 April 2002",
     "del 11 al 13 o 14 de abril de 2002"),
    ("2002-04-11 2002-04-12", "2002-04-14 2002-04-14",
     "11 or 12 to 14 April 2002",
     "del 11 o 12 al 14 de abril de 2002"),
    ("2002-04-11 2002-04-12", "2002-04-13 2002-04-14",
     "11 or 12 to 13 or 14 April 2002",
     "del 11 o 12 al 13 o 14 de abril de 2002"),
    ("2002-03-30 2002-03-30", "2002-04-01 2002-04-02",
     "30 March to 1 or 2 April 2002",
     "del 30 de marzo al 1 o 2 de abril de 2002"),
    ("2001-12-30 2001-12-30", "2002-01-01 2002-01-02",
     "30 December 2001 to 1 or 2 January 2002",
     "del 30 de diciembre de 2001 al 1 o 2 de enero de 2002"),
    ("2002-04-28 2002-04-28", "2002-04-30 2002-05-01",
     "28 to 30 April or 1 May 2002",
     "del 28 al 30 de abril o 1 de mayo de 2002"),
    ("2001-12-31 2002-01-01", "2002-01-03 2002-01-04",
     "31 December 2001 or 1 January 2002 to 3 or 4 January 2002",
     "del 31 de diciembre de 2001 o 1 de enero de 2002 al 3 o 4 de enero de 2002"),
    ("2002-04-11 2002-04-11", "2002-04-13 2002-04-18",
     "11 April 2002 to some day of 13–18 April 2002",
     "del 11 de abril de 2002 a algún día del 13 al 18 de abril de 2002"),
    ("2002-04-11 2002-04-11", "2002-05-01 2002-05-31",
     "11 April 2002 to May 2002",
     "del 11 de abril de 2002 a mayo de 2002"),
    ("2002-04-11 2002-04-11", "2002-04-11 2002-04-30",
     "11 April 2002 to some day of 11–30 April 2002",
     "del 11 de abril de 2002 a algún día del 11 al 30 de abril de 2002"),
    ("2002-04-11 2002-04-11", "2002-04-01 2002-04-30",
     "11 April 2002 to some day in April 2002",
     "del 11 de abril de 2002 a algún día de abril de 2002"),
    ("2002-04-11 2002-04-11", "2002-01-01 2002-12-31",
     "11 April 2002 to some day in 2002",
     "del 11 de abril de 2002 a algún día de 2002"),
    ("2002-04-11 2002-04-11", "2003-01-01 2003-12-31",
     "11 April 2002 to 2003",
     "del 11 de abril de 2002 a 2003"),
    ("2002-04-01 2002-04-30", "2002-06-03 2002-06-04",
     "April 2002 to 3 or 4 June 2002",
     "de abril de 2002 al 3 o 4 de junio de 2002"),
    ("2002-04-11 2002-04-12", "… …",
     "since 11 or 12 April 2002",
     "desde el 11 o 12 de abril de 2002"),
    ("2002-04-11 2002-04-18", "… …",
     "since some day of 11–18 April 2002",
     "desde algún día del 11 al 18 de abril de 2002"),
    ("2002-04-01 2002-04-30", "… …",
     "since April 2002",
     "desde abril de 2002"),
    ("… …", "2002-04-13 2002-04-14",
     "until 13 or 14 April 2002",
     "hasta el 13 o 14 de abril de 2002"),
    ("… 2002-04-11", "2002-04-13 2002-04-14",
     "11 April 2002 or earlier to 13 or 14 April 2002",
     "del 11 de abril de 2002 o antes al 13 o 14 de abril de 2002"),
    ("2002-04-11 2002-04-12", "2002-04-13 …",
     "11 or 12 April 2002 to 13 April 2002 or later",
     "del 11 o 12 de abril de 2002 al 13 de abril de 2002 o después"),
    ("2002-04-13 2002-04-14", "2002-04-13 2002-04-14",
     "13 or 14 April 2002",
     "13 o 14 de abril de 2002"),
    ("2002-04-13 2002-04-18", "2002-04-13 2002-04-18",
     "within 13–18 April 2002",
     "en algún momento del 13 al 18 de abril de 2002"),
    ("2002-04-30 2002-05-01", "2002-04-30 2002-05-01",
     "30 April or 1 May 2002",
     "30 de abril o 1 de mayo de 2002"),
    ("… 2002-05-01", "… 2002-05-01",
     "1 May 2002 or earlier",
     "1 de mayo de 2002 o antes"),
    ("-0043-03-14 -0043-03-15", "-0043-03-17 -0043-03-17",
     "14 or 15 to 17 March 44 BC",
     "del 14 o 15 al 17 de marzo de 44 a. C."),
    ("1956-09-14 1956-09-14", "1956-09-14 1956-09-15",
     "14 or 14–15 September 1956",
     "14 o del 14 al 15 de septiembre de 1956"),
    ("2001-12-31 2001-12-31", "2001-12-31 2002-01-01",
     "31 December 2001 or 31 December 2001 – 1 January 2002",
     "31 de diciembre de 2001 o del 31 de diciembre de 2001 al 1 de enero de 2002"),
    ("… …", "… …", "not stated", "sin fecha indicada"),
]  # fmt: skip


def _hull(begin: str, end: str) -> Span:
    """Make a span that no text writes, of the bounds of its two ends."""
    bounds = [None if day == "…" else from_iso(day) for day in (*begin.split(), *end.split())]
    ends = ("earliest_begin", "latest_begin", "earliest_end", "latest_end")
    return replace(Span.parse("2000"), text="", **dict(zip(ends, bounds, strict=True)))


@pytest.mark.parametrize(("begin", "end", "english", "spanish"), SHAPES)
def test_each_shape_of_a_hull_is_told_in_both_languages(
    begin: str, end: str, english: str, spanish: str
) -> None:
    span = _hull(begin, end)
    assert (name(span, "en"), name(span, "es")) == (english, spanish)


DAYS = st.integers(from_iso("1890-01-01"), from_iso("2030-12-31"))
FEW = st.integers(0, 400)


@given(DAYS, FEW, FEW, FEW, st.sampled_from(["en", "es"]))
def test_a_hull_never_reads_as_a_table(
    day: int, late: int, early: int, last: int, lang: str
) -> None:
    """Its years all stand in its words; no colon, no double space, no article before an article."""
    span = replace(
        Span.parse("2000"), text="", earliest_begin=day, latest_begin=day + late,
        earliest_end=day + late + early, latest_end=day + late + early + last,
    )  # fmt: skip
    told = name(span, lang)
    assert not re.search(r"[:;]|  |\b(?:de|a) el\b|\b(?:del|al) el\b|\bde de\b", told), told
    assert re.search(r"\d{4}", told)
