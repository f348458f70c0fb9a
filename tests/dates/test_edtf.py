"""Dates: the specification's examples, the bounds, the refusals, and the laws of a Span."""

import datetime

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from backstory.dates.days import civil, day_number, month_length
from backstory.dates.edtf import DateError, Span, from_iso, iso, read_stretch
from backstory.dates.refusals import MAX_LETTERS, refuse

OPEN = None

SUPPORTED = [
    # text, earliest begin, latest begin, earliest end, latest end, approximate
    # Level 0: date
    ("1985-04-12", "1985-04-12", "1985-04-12", "1985-04-12", "1985-04-12", False),
    ("1985-04", "1985-04-01", "1985-04-30", "1985-04-01", "1985-04-30", False),
    ("1985", "1985-01-01", "1985-12-31", "1985-01-01", "1985-12-31", False),
    ("2000-02", "2000-02-01", "2000-02-29", "2000-02-01", "2000-02-29", False),
    ("0000", "0000-01-01", "0000-12-31", "0000-01-01", "0000-12-31", False),
    # Level 0: date and time
    ("1985-04-12T23:20:30", "1985-04-12", "1985-04-12", "1985-04-12", "1985-04-12", False),
    ("1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12", "1985-04-12", "1985-04-12", False),
    ("1985-04-12T23:20:30-04", "1985-04-12", "1985-04-12", "1985-04-12", "1985-04-12", False),
    ("1985-04-12T23:20:30+04:30", "1985-04-12", "1985-04-12", "1985-04-12", "1985-04-12", False),
    # Level 0: interval
    ("1964/2008", "1964-01-01", "1964-12-31", "2008-01-01", "2008-12-31", False),
    ("2004-06/2006-08", "2004-06-01", "2004-06-30", "2006-08-01", "2006-08-31", False),
    ("2004-02-01/2005-02-08", "2004-02-01", "2004-02-01", "2005-02-08", "2005-02-08", False),
    ("2004-02-01/2005-02", "2004-02-01", "2004-02-01", "2005-02-01", "2005-02-28", False),
    ("2004-02-01/2005", "2004-02-01", "2004-02-01", "2005-01-01", "2005-12-31", False),
    ("2005/2006-02", "2005-01-01", "2005-12-31", "2006-02-01", "2006-02-28", False),
    # Level 1: qualification of a whole date
    ("1984?", "1984-01-01", "1984-12-31", "1984-01-01", "1984-12-31", True),
    ("2004-06~", "2004-06-01", "2004-06-30", "2004-06-01", "2004-06-30", True),
    ("2004-06-11%", "2004-06-11", "2004-06-11", "2004-06-11", "2004-06-11", True),
    # Level 1: unspecified digits from the right
    ("201X", "2010-01-01", "2019-12-31", "2010-01-01", "2019-12-31", False),
    ("20XX", "2000-01-01", "2099-12-31", "2000-01-01", "2099-12-31", False),
    ("2004-XX", "2004-01-01", "2004-12-31", "2004-01-01", "2004-12-31", False),
    ("1985-04-XX", "1985-04-01", "1985-04-30", "1985-04-01", "1985-04-30", False),
    ("1985-XX-XX", "1985-01-01", "1985-12-31", "1985-01-01", "1985-12-31", False),
    ("1XXX", "1000-01-01", "1999-12-31", "1000-01-01", "1999-12-31", False),
    ("XXXX", "0000-01-01", "9999-12-31", "0000-01-01", "9999-12-31", False),
    # Level 1: open and unknown ends
    ("1985-04-12/..", "1985-04-12", "1985-04-12", OPEN, OPEN, False),
    ("1985-04/..", "1985-04-01", "1985-04-30", OPEN, OPEN, False),
    ("1985/..", "1985-01-01", "1985-12-31", OPEN, OPEN, False),
    ("../1985-04-12", OPEN, OPEN, "1985-04-12", "1985-04-12", False),
    ("../1985-04", OPEN, OPEN, "1985-04-01", "1985-04-30", False),
    ("../1985", OPEN, OPEN, "1985-01-01", "1985-12-31", False),
    ("1985-04-12/", "1985-04-12", "1985-04-12", "1985-04-12", OPEN, False),
    ("1985-04/", "1985-04-01", "1985-04-30", "1985-04-01", OPEN, False),
    ("1985/", "1985-01-01", "1985-12-31", "1985-01-01", OPEN, False),
    ("/1985-04-12", OPEN, "1985-04-12", "1985-04-12", "1985-04-12", False),
    ("/1985-04", OPEN, "1985-04-30", "1985-04-01", "1985-04-30", False),
    ("/1985", OPEN, "1985-12-31", "1985-01-01", "1985-12-31", False),
    ("1984~/2004-06", "1984-01-01", "1984-12-31", "2004-06-01", "2004-06-30", True),
    ("1984?/2004%", "1984-01-01", "1984-12-31", "2004-01-01", "2004-12-31", True),
    ("2004-06-XX/2004-07-03", "2004-06-01", "2004-06-30", "2004-07-03", "2004-07-03", False),
    # Level 1: negative years
    ("-0044-03-15", "-0044-03-15", "-0044-03-15", "-0044-03-15", "-0044-03-15", False),
    ("-1985", "-1985-01-01", "-1985-12-31", "-1985-01-01", "-1985-12-31", False),
    # Level 2: one of a set
    ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31", "1667-01-01", "1672-12-31", False),
    ("[..1760-12-03]", OPEN, "1760-12-03", OPEN, "1760-12-03", False),
    ("[1760-12..]", "1760-12-01", OPEN, "1760-12-01", OPEN, False),
    ("[1760-01,1760-02,1760-12..]", "1760-01-01", OPEN, "1760-01-01", OPEN, False),
    ("[1667,1760-12]", "1667-01-01", "1760-12-31", "1667-01-01", "1760-12-31", False),
    ("[2002-04-11, 2002-04-13?]", "2002-04-11", "2002-04-13", "2002-04-11", "2002-04-13", True),
]

REFUSED = [
    # The rest of the specification's examples, with the name of what is refused.
    ("Y170000002", "letter-prefixed years"),
    ("Y-170000002", "letter-prefixed years"),
    ("2001-21", "seasons"),
    ("2001-24~", "seasons"),
    ("Y-17E7", "letter-prefixed years"),
    ("-17E7", "exponential years"),
    ("1950S2", "significant digits"),
    ("Y171010000S3", "letter-prefixed years"),
    ("2001-34", "quarters, semesters"),
    ("{1667,1668,1670..1672}", "sets of several dates"),
    ("{..1984}", "sets of several dates"),
    ("2004-06~-11", "marks on part of a date"),
    ("2004?-06-11", "marks on part of a date"),
    ("?2004-06-~11", "marks on part of a date"),
    ("2004-06-~01/2004-06-~20", "marks on part of a date"),
    ("156X-12-25", "unspecified digits"),
    ("15XX-12-25", "unspecified digits"),
    ("XXXX-12-XX", "unspecified digits"),
    ("1XXX-XX", "unspecified digits"),
    ("XXXX-12", "unspecified digits"),
    ("1984-1X", "unspecified digits"),
    ("2004-XX-05", "unspecified digits"),
    ("1X99", "unspecified digits"),
    ("2001-Q2", "quarters, semesters"),
    ("2001-40", "quarters, semesters"),
    # Words for a part of a time
    ("spring 1959", "hemisphere"),
    ("mid-1959", "not plain"),
    ("los años 50", "century"),
    # Slips of the pen
    ("", "empty"),
    (" 2004", "space"),
    ("2016-13", "no such month"),
    ("2016-00-10", "no such month"),
    ("2014-02-30", "28 days"),
    ("32/01/1992", "no such day"),  # whichever comes first
    ("01/32/1992", "no such day"),
    ("13/13/1992", "no such month"),
    ("1992/13/01", "no such month"),  # “write 1992-13-01” was refused in its turn
    ("2016-04-00", "30 days"),
    ("2014-02-29/2015", "28 days"),
    ("2016/2014", "before the beginning"),
    ("[2016..2014]", "runs backwards"),
    ("../..", "both sides are open"),
    ("/", "both sides are open"),
    ("/..", "both sides are open"),
    ("[]", "both sides are open"),
    ("[..2014,2015..]", "open on both sides"),
    ("[2014,]", "empty place"),
    ("[2014", "not whole"),
    ("2014..2015", "belongs in a set"),
    ("2014/2015/2016", "two ends"),
    ("unknown/2004", "older EDTF"),
    ("2004/open", "older EDTF"),
    ("199u", "capital X"),
    ("1984?~", "two marks"),
    ("11/04/2002", "day and month"),
    ("2002-04-11 14:00:00", "clock time"),
    ("2002-04-11T25:00:00", "no clock time"),
    ("2002-04-11T14:00:00+15:00", "from UTC"),
    ("2002-04-11T14:00:00~", "stands alone"),
    ("2002-04-11T14:00:00/2002-04-12", "stands alone"),
    ("[2002-04-11T14:00:00,2003]", "stands alone"),
    ("2016-4-1", "two digits"),
    ("20160401", "hyphens"),
    ("800", "four digits"),
    ("12016", "four digits"),
    ("-0000", "not a year"),
    ("2016-W04", "weeks"),
    ("about 2014", "doubt is a mark"),
    ("May 2014", "not a date"),
    ("２０１４", "the digits 0 to 9"),
    ("2014\n", "space"),
    ("9" * (MAX_LETTERS + 1), "longer than any date"),
]


@pytest.mark.parametrize(("text", "begin", "late_begin", "early_end", "end", "marked"), SUPPORTED)
def test_examples_of_the_specification_have_their_bounds(
    text, begin, late_begin, early_end, end, marked
):
    """Each supported example gives the four days one would write by hand."""
    span = Span.parse(text)
    days = (span.earliest_begin, span.latest_begin, span.earliest_end, span.latest_end)
    assert tuple(None if day is None else iso(day) for day in days) == (
        begin, late_begin, early_end, end,
    )  # fmt: skip
    assert span.approximate is marked
    assert str(span) == text


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_what_is_not_read_is_refused_by_name_with_a_remedy(text, reason):
    """The reason names the kind, and something follows that can be typed."""
    with pytest.raises(DateError) as refused:
        Span.parse(text)
    assert reason in refused.value.why
    assert refused.value.mend.startswith(("write", "leave"))
    assert str(refused.value) == f"{refused.value.why}; {refused.value.mend}"


@pytest.mark.parametrize("text", ["1" * 10_000, "[" + "1," * 5000 + "]", "T" * 10_000, "-" * 9000])
def test_a_text_of_any_length_is_refused_at_once(text):
    """No pattern runs over a text that is longer than any date."""
    with pytest.raises(DateError):
        Span.parse(text)


def test_a_clock_time_is_minutes_of_the_day_and_its_zone():
    """The clock is kept as written; the zone is how far it is ahead of UTC."""
    span = Span.parse("2002-04-11T14:05:59-04:30")
    assert (span.clock, span.offset) == (14 * 60 + 5, -270)
    assert Span.parse("2002-04-11T00:00:00").offset is None
    assert Span.parse("2002-04-11T00:00:00Z").offset == 0
    assert Span.parse("2002-04-11").clock is None


def test_an_end_within_its_beginning_draws_both_bounds_in():
    """What ends in March has begun by March."""
    span = Span.parse("2014/2014-03")
    assert iso(span.latest_begin) == "2014-03-31"
    assert iso(Span.parse("2014-03/2014").earliest_end) == "2014-03-01"


def test_open_and_unknown_ends_are_told_apart():
    """An open end never comes; an unknown one may come at any time."""
    assert Span.parse("2014-01-01/..").bounds[2:] == (float("inf"), float("inf"))
    assert Span.parse("2014-01-01/").bounds[2:] == (from_iso("2014-01-01"), float("inf"))
    assert Span.parse("../2014-01-01").bounds[:2] == (float("-inf"), float("-inf"))
    assert Span.parse("/2014-01-01").bounds[:2] == (float("-inf"), from_iso("2014-01-01"))


@given(st.dates())
def test_days_are_counted_as_the_standard_library_counts_them(date):
    """From year 1 to 9999 the calendar is that of datetime."""
    day = day_number(date.year, date.month, date.day)
    assert day == date.toordinal() - datetime.date(1970, 1, 1).toordinal()
    assert civil(day) == (date.year, date.month, date.day)
    assert iso(day) == date.isoformat()


@given(st.integers(-5_000_000, 5_000_000))
def test_iso_and_from_iso_undo_each_other(day):
    """Also before year 1, and after 9999."""
    assert from_iso(iso(day)) == day
    year, month, of_month = civil(day)
    assert day_number(year, month, of_month) == day
    assert civil(day + 1) > civil(day)


@pytest.mark.parametrize("text", ["2014", "2014-02-30", "14-02-03", "2014-02-03Z", "x"])
def test_from_iso_takes_whole_days_only(text):
    """An xsd:date has a year, a month and a day that exist."""
    with pytest.raises(DateError):
        from_iso(text)


years = st.integers(-9999, 9999).map(lambda year: f"{'-' * (year < 0)}{abs(year):04}")


@st.composite
def lone_dates(draw):
    """Draw a year, month or day, perhaps marked."""
    year, month = draw(years), draw(st.integers(1, 12))
    day = draw(st.integers(1, month_length(int(year), month)))
    text = draw(st.sampled_from([year, f"{year}-{month:02}", f"{year}-{month:02}-{day:02}"]))
    return text + draw(st.sampled_from(["", "", "", "?", "~", "%"]))


@given(lone_dates())
def test_the_fast_path_gives_what_the_edtf_package_gives(text):
    """Plain dates are read here, by the same strict bounds."""
    stretch = read_stretch(text)
    parsed = parse_edtf(text)
    assert stretch.first == day_number(*parsed.lower_strict()[:3])
    assert stretch.last == day_number(*parsed.upper_strict()[:3])


@given(lone_dates(), lone_dates())
def test_intervals_have_the_strict_ends_of_the_edtf_package(one, other):
    """The outer bounds of an interval are those of its two dates."""
    one, other = sorted([one, other], key=lambda text: read_stretch(text).first)
    span = Span.parse(f"{one}/{other}")
    parsed = parse_edtf(span.text)
    assert span.earliest_begin == day_number(*parsed.lower_strict()[:3])
    assert span.latest_end == day_number(*parsed.upper_strict()[:3])


@st.composite
def spans(draw):
    """Draw any span that is read here."""
    one, other = sorted(
        [draw(lone_dates()), draw(lone_dates())], key=lambda text: read_stretch(text).first
    )
    clock = draw(st.times()).isoformat("seconds")
    day = draw(st.dates()).isoformat()
    shapes = [
        one, f"{one}/{other}", f"{one}/..", f"../{one}", f"{one}/", f"/{one}", f"[{one},{other}]",
        f"[{one}..{other}]", f"[..{one}]", f"[{one}..]", f"{day}T{clock}", day[:3] + "X",
        f"{day[:4]}-XX", f"{day[:7]}-XX", f"{day}T{clock}Z", f"{day}T{clock}-04:30",
    ]  # fmt: skip
    return Span.parse(draw(st.sampled_from(shapes)))


@given(spans())
def test_parse_undoes_str(span):
    """What we write, we can read back."""
    assert Span.parse(str(span)) == span


@given(spans())
def test_bounds_contain_what_they_bound(span):
    """No begin bound after its fellow, none after the end's, and no clock without a day."""
    begin, late_begin, early_end, end = span.bounds
    assert begin <= late_begin <= end
    assert begin <= early_end <= end
    assert span.clock is None or begin == end


@given(st.text(max_size=30) | st.text("0123456789-/.,[]{}XYETZ?~% ", max_size=20))
def test_any_text_is_read_or_refused_but_never_breaks(text):
    """Whatever is typed, the answer is a span or a DateError."""
    try:
        read = Span.parse(text).text
    except DateError as refused:
        read = text if refused.why and refused.mend else ""
    assert read == text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("22 December 1986", "write 1986-12-22"), ("3 de mayo de 1989", "write 1989-05-03"),
        ("December 22, 1986", "write 1986-12-22"), ("enero de 1990", "write 1990-01"),
        ("1987-1989", "write 1987/1989"), ("1989-05-03 00:00:00", "write 1989-05-03"),
    ],
)  # fmt: skip
def test_a_date_in_words_is_refused_with_what_to_write(written: str, meant: str) -> None:
    assert refuse(written).mend == meant


@pytest.mark.parametrize(
    "written", ["32 January 2024", "30 de febrero de 2023", "31/04/2024", "January 45, 2020"]
)
def test_nobody_is_told_to_write_a_day_that_does_not_exist(written: str) -> None:
    refused = refuse(written)
    assert "days, not" in refused.why
    assert refused.mend.startswith("write a day that exists, or ")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("hacia 1911", "1911~"), ("about May 2014", "2014-05~"), ("c. 1911", "1911~"),
        ("antes de 1911", "[..1910]"), ("before 1911-01", "[..1910-12]"),
        ("before 1 March 1912", "[..1912-02-29]"), ("después del 31/12", ""),
        ("después del 31 de diciembre de 1911", "[1912-01-01..]"), ("since 2004", "2004/.."),
        ("hasta enero de 1911", "../1911-01"), ("siglo XX", "19XX"), ("siglo XIX", "18XX"),
        ("the 18th century", "17XX"), ("the 1910s", "191X"), ("años 1930", "193X"),
        ("on 5 May 1911", "1911-05-05"), ("before yesterday", ""), ("after 9999", ""),
    ],
)  # fmt: skip
def test_dates_in_words_of_either_language_are_told_as_edtf_writes_them(
    written: str, meant: str
) -> None:
    mend = refuse(written).mend
    if meant:
        assert mend == f"write {meant}"
        assert Span.parse(meant)
    else:
        assert mend.startswith("write 1956"), mend


@pytest.mark.parametrize("zone", ["", "Z", "-04:00"])
def test_a_clock_time_needs_no_seconds(zone: str) -> None:
    """People read hours and minutes; the graph has them as EDTF does."""
    short, whole = Span.parse(f"2002-04-11T14:05{zone}"), Span.parse(f"2002-04-11T14:05:00{zone}")
    assert short == whole
    assert (short.text, short.clock) == (f"2002-04-11T14:05:00{zone}", 14 * 60 + 5)


REMEDIES = {
    "spring 1959": ("[1959-03..1959-05]", "[1959-09..1959-11]"),
    "Winter of 1958-59": ("[1958-12..1959-02]", "[1958-06..1958-08]"),
    "fall 1959": ("[1959-09..1959-11]", "[1959-03..1959-05]"),
    "primavera de 1959": ("[1959-03..1959-05]", "[1959-09..1959-11]"),
    "verano de 9999": ("[9999-06..9999-08]", "[9999-12..]"),
    "1959-22": ("[1959-06..1959-08]", "[1959-12..1960-02]"),
    "early 1959": ("1959", "[1959-01..1959-04]"),
    "mid-March 1959": ("1959-03", "[1959-03-11..1959-03-20]"),
    "late February 1960": ("1960-02", "[1960-02-20..1960-02-29]"),
    "a finales de enero de 1959": ("1959-01", "[1959-01-21..1959-01-31]"),
    "mediados de 1959": ("1959", "[1959-05..1959-08]"),
    "principios del siglo XX": ("19XX", "[1900..1932]"),
    "the early 1950s": (),
    "late 1950s": ("195X", "[1956..1959]"),
    "second half of 1959": ("[1959-07..1959-12]",),
    "primer semestre de 1959": ("[1959-01..1959-06]",),
    "Q3 1959": ("[1959-07..1959-09]",),
    "1959-36": ("[1959-10..1959-12]",),
    "the 1950s": ("195X",),
    "siglo XX": ("19XX",),
    "los años 50": ("195X",),
}
"""What somebody writes, and what they are told to write: each of it can be read."""


@pytest.mark.parametrize("text", REMEDIES)
def test_a_part_of_a_time_in_words_is_refused_with_a_remedy_that_is_read(text: str) -> None:
    with pytest.raises(DateError) as told:
        Span.parse(text)
    for remedy in REMEDIES[text]:
        assert remedy in told.value.mend
        Span.parse(remedy)


SAID = {
    "Christmas Eve 1911": "write 1911-12-24",
    "Nochebuena de 1911": "write 1911-12-24",
    "on New Year's Eve 1911": "write 1911-12-31",
    "Día de Reyes de 1911": "write 1911-01-06",
    "Holy Week 2002": "write 2002-03-24/2002-03-30",
    "la Semana Santa de 2026": "write 2026-03-29/2026-04-04",
    "Good Friday 1911": "write 1911-04-14",
    "Ash Wednesday, 2000": "write 2000-03-08",
    "May Day 1911": "write 1911-05-01",
    "Semana Santa": "write `Semana Santa 2002`, with its year, and its day is told",
    "Navidad": "write YYYY-12-25 with the year of the page, and say so with `inferred:`",
    "Año Nuevo": "write YYYY-01-01 with the year of the page, and say so with `inferred:`",
    "the weekend of 3 May 2008": "write 2008-05-03/2008-05-04",
    "fin de semana del 4 de mayo de 2008": "write 2008-05-03/2008-05-04",
    "el fin de semana del 3 y 4 de mayo de 2008": "write 2008-05-03/2008-05-04",
    "weekend of 7 May 2008": (
        "look at the source again; write its Saturday and Sunday, as 2008-05-03/2008-05-04"
    ),
    "weekend of 3 May": (
        "write YYYY-MM-DD/YYYY-MM-DD with the year of the page, and say so with `inferred:`"
    ),
    "el primer fin de semana de mayo de 2008": (
        "write its Saturday and Sunday, as 2008-05-03/2008-05-04"
    ),
    "feriado del 3 de mayo de 2008": "write 2008-05-03",
    "bank holiday, 5 May 2008": "write 2008-05-05",
    "el feriado del 3 de mayo": (
        "write YYYY-05-03 with the year of the page, and say so with `inferred:`"
    ),
    "feriados del 1 al 4 de mayo de 2008": "write 2008-05-01/2008-05-04",
    "puente del 1 al 4 de mayo de 2008": "write 2008-05-01/2008-05-04",
    "puente del 1 de mayo de 2008": "write the first and the last, as 2008-05-01/2008-05-04",
    "la víspera del 3 de mayo de 2008": "write 2008-05-02",
    "al día siguiente del 31 de diciembre de 2008": "write 2009-01-01",
    "the session of 3 May 2008": "write 2008-05-03, if it was then",
    "3 May 2008 (Saturday)": "write 2008-05-03, if it was then",
    "primer domingo de mayo de 2008": "write 2008-05-04",
    "the last Friday of May 2008": "write 2008-05-30",
    "5pm on 3 May 2008": "write 2008-05-03T17:00",
    "3-V-2008": "write 2008-05-03",
    "5/2008": "write 2008-05",
    "05/2008": "write 2008-05",
    "2008-05-??": "write 2008-05",
    "3/5/08": "write all four digits of the year",
    "summer of '68": "write all four digits of the year",
    "2008-W23": "write 2008-06-02/2008-06-08",
    "day 124 of 2008": "write 2008-05-03",
    "a partir de 2008": "write 2008/..",
    "12th c.": "write 11XX",
    "three days later": (
        "work it out from the day of the page and say so with `inferred:`, or leave it out"
    ),
    "por determinar": "leave the key out: not stated",
    "Labour Day 1999": (
        "write 1999-05-01 where it is the first of May, 1999-09-06 in the United States and Canada"
    ),
    "Labor Day": (
        "write its day, as YYYY-05-01 with the year of the page, and say so with `inferred:`"
    ),
    "Día de la Independencia de 1911": "write its day, as 1911-MM-DD",
    "dusk on 3 May 1911": "write 1911-05-03",
    "al anochecer del 3 de mayo de 1911": "write 1911-05-03",
    "early hours": ("write the day, as 2002-04-12, or 2002-04-12T05:30 where the hour is told"),
    "la madrugada": ("write the day, as 2002-04-12, or 2002-04-12T05:30 where the hour is told"),
    "el fin de semana pasado": (
        "work it out from the day of the page and say so with `inferred:`, or leave it out"
    ),
    "Eid": "write its day in the Gregorian calendar, and say so with `inferred:`",
    "mid-January": "write YYYY-01 with the year of the page, and say so with `inferred:`",
    "a mediados de enero": "write YYYY-01 with the year of the page, and say so with `inferred:`",
    "the night of 11 to 12 April 1911": "write 1911-04-11/1911-04-12",
    "la noche del 11 al 12 de abril de 1911": "write 1911-04-11/1911-04-12",
    "11-12 April 1911": "write 1911-04-11/1911-04-12",
    "del 28 de abril al 2 de mayo de 1911": "write 1911-04-28/1911-05-02",
    "de 1911 a 1912": "write 1911/1912",
    "entre el 1 y el 5 de mayo de 1911": (
        "write 1911-05-01/1911-05-05 for all that time, [1911-05-01..1911-05-05] for one day of it"
    ),
    "once de abril de 1911": "write 1911-04-11",
    "the twenty-first of April 1911": "write 1911-04-21",
    "1º de mayo de 1911": "write 1911-05-01",
    "May 1st, 1911": "write 1911-05-01",
    "11-Apr-1911": "write 1911-04-11",
    "madrugada del 11 de abril de 1911": "write 1911-04-11",
    "11 April 1911, 3 pm": "write 1911-04-11T15:00",
    "the week of 11 April 1911": "write 1911-04-11~",
    "la última semana de abril de 1911": (
        "write 1911-04, or [1911-04-21..1911-04-30] where it is clear enough"
    ),
    "el año 1911": "write 1911",
    "a finales de los noventa": "write 199X for those of the twentieth century",
    "the late nineties": "write 199X for those of the twentieth century",
    "década de los 90": "write 199X for those of the twentieth century",
    "the late 1910s": "write 191X, or [1916..1919] where it is clear enough",
    "nineteenth century": "write 18XX",
    "in late 1911": "write 1911, or [1911-09..1911-12] where it is clear enough",
    "hacia finales de 1911": "write 1911, or [1911-09..1911-12] where it is clear enough",
    "the first fortnight of May 1911": "write [1911-05-01..1911-05-15]",
    "la segunda semana de mayo de 1911": (
        "write 1911-05, or [1911-05-08..1911-05-14] where it is clear enough"
    ),
    "by 3 May 1911": "write [..1911-05-03]",
    "no later than May 1911": "write [..1911-05]",
    "a más tardar el 3 de mayo de 1911": "write [..1911-05-03]",
    "no antes de mayo de 1911": "write [1911-05..]",
    "May or June 1911": "write [1911-05,1911-06]",
    "either 3 or 4 May 1911": "write [1911-05-03,1911-05-04]",
    "sábado 3 de mayo de 1911": "write 1911-05-03",
    "Sat, May 3, 1911": "write 1911-05-03",
    "3 de mayo": "write YYYY-05-03 with the year of the page, and say so with `inferred:`",
    "1911/12": "write 1911/1912",
    "1914-18": "write 1914/1918",
    "1911.05.03": "write 1911-05-03",
    "3-5-1911": "write 1911-05-03 if the day comes first there, 1911-03-05 if the month does",
    "5/5/1911": "write 1911-05-05",
    "19110503": "write 1911-05-03",
    "1911-5-3": "write 1911-05-03",
    "1911-05-03 - 1911-05-05": "write 1911-05-03/1911-05-05",
    "from 1911-05-03 to 1911-05-05": "write 1911-05-03/1911-05-05",
    "entre 1911-05 y 1911-07": "write 1911-05/1911-07",
    "May 1911?": "write 1911-05?",
    "1911–05–03": "write 1911-05-03",
    "1911-O5-03": "write 1911-05-03",
    "l911": "write 1911",
    "‘1911-05-03’": "write 1911-05-03",
    "1911-05-03.": "write 1911-05-03",
    "1911-05-30/06-02": "write 1911-05-30/1911-06-02",
    "1911-05-01–03": "write 1911-05-01/1911-05-03",
    "1911-05-01/03": "write 1911-05-01/1911-05-03",
    "1911-05/06": "write 1911-05/1911-06",
    "1911-05-01..1911-05-03": (
        "write 1911-05-01/1911-05-03 for all that time, [1911-05-01..1911-05-03] for one day of it"
    ),
    "44 BC": "write -0043",
    "AD 79": "write 0079",
    "27 Nisan 5774": "write its day in the Gregorian calendar, and say so with `inferred:`",
    "3 May 1712 (Julian)": "write its day in the Gregorian calendar, and say so with `inferred:`",
    "sin fecha": "leave the key out: not stated",
    "la semana pasada": (
        "work it out from the day of the page and say so with `inferred:`, or leave it out"
    ),
}
BESIDE = ("Friday", "ayer", "el viernes", "two days ago", "hace tres semanas")


@pytest.mark.parametrize(("said", "mend"), SAID.items())
def test_a_date_as_newspapers_say_it_comes_with_what_to_type(said: str, mend: str) -> None:
    with pytest.raises(DateError) as told:
        Span.parse(said)
    assert told.value.mend == mend


@pytest.mark.parametrize("said", BESIDE)
def test_a_day_told_beside_another_is_to_be_worked_out_and_marked(said: str) -> None:
    with pytest.raises(DateError, match="is a day only beside another"):
        Span.parse(said)


def test_a_day_of_no_church_is_told_as_no_church_keeps_it() -> None:
    with pytest.raises(DateError, match=r"'Christmas 1911': .*, as the Western churches keep it"):
        Span.parse("Christmas 1911")
    with pytest.raises(DateError, match="'May Day 1911': a feast is written as its day; write"):
        Span.parse("May Day 1911")


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("mar-19", "write 2019-03 if it is the year, YYYY-03-19 if it is the day"),
        ("dic-99", "write all four digits of the year"),
    ],
)
def test_a_month_and_two_digits_may_be_of_a_year(text, mend):
    """A spreadsheet writes March 2019 so; it was told as the 19th of a March without a year."""
    with pytest.raises(DateError) as refused:
        Span.parse(text)
    assert refused.value.mend == mend
