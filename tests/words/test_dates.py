"""Dates in words, in both languages."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paths import HERE

from backstory.dates.edtf import Span
from backstory.dates.hull import hull
from backstory.errors import UnknownName
from backstory.words.dates import adverb, day_name, days_in, name
from backstory.words.languages import languages

NAMES = [
    ("2026-01-30", "30 January 2026", "30 de enero de 2026"),
    ("2014-05~", "about May 2014", "hacia mayo de 2014"),
    ("2003-02-03~", "about 3 February 2003", "hacia el 3 de febrero de 2003"),
    ("2016?", "perhaps 2016", "quizá 2016"),
    ("2016-04-11%", "perhaps about 11 April 2016", "quizá hacia el 11 de abril de 2016"),
    (
        "2002-12-02/2003-02-03~",
        "from 2 December 2002 to about 3 February 2003",
        "desde el 2 de diciembre de 2002 hasta aproximadamente el 3 de febrero de 2003",
    ),
    ("2026-01-08/..", "since 8 January 2026", "desde el 8 de enero de 2026"),
    ("../2014-05", "until May 2014", "hasta mayo de 2014"),
    ("2014/", "since 2014, end not stated", "desde 2014, sin fin indicado"),
    (
        "/2014-05-03~",
        "until about 3 May 2014, beginning not stated",
        "hasta aproximadamente el 3 de mayo de 2014, sin comienzo indicado",
    ),
    ("2002-04-11/2002-04-14", "11–14 April 2002", "del 11 al 14 de abril de 2002"),
    ("2002-03-30/2002-04-02", "30 March – 2 April 2002", "del 30 de marzo al 2 de abril de 2002"),
    (
        "2002-12-02/2003-02-03",
        "2 December 2002 – 3 February 2003",
        "del 2 de diciembre de 2002 al 3 de febrero de 2003",
    ),
    ("2014-03/2014-05", "March–May 2014", "de marzo a mayo de 2014"),
    ("2014-03/2014-05-02", "March – 2 May 2014", "de marzo al 2 de mayo de 2014"),
    (
        "2013-11/2014-02",
        "November 2013 – February 2014",
        "de noviembre de 2013 a febrero de 2014",
    ),
    ("1999/2013", "1999–2013", "de 1999 a 2013"),
    ("2016/2016", "2016", "2016"),
    ("[2015,2016]", "one of 2015, 2016", "una de estas fechas: 2015, 2016"),
    ("[2002-04-11..2002-04-14]", "within 11–14 April 2002",
     "en algún momento del 11 al 14 de abril de 2002"),
    ("[1999,2001..2003]", "one of 1999, 2001–2003", "una de estas fechas: 1999, de 2001 a 2003"),
    ("[..2014-05-03]", "3 May 2014 or earlier", "3 de mayo de 2014 o antes"),
    ("[2014..]", "2014 or later", "2014 o después"),
    ("2002-04-11T14:00:00", "14:00 on 11 April 2002", "14:00 del 11 de abril de 2002"),
    ("2002-04-11T14:00:00Z", "14:00 UTC on 11 April 2002", "14:00 UTC del 11 de abril de 2002"),
    (
        "2002-04-11T14:00:00-04:30",
        "14:00 (UTC−4:30) on 11 April 2002",
        "14:00 (UTC−4:30) del 11 de abril de 2002",
    ),
    ("201X", "the 2010s", "la década de 2010"),
    ("20XX", "some year from 2000 to 2099", "algún año de 2000 a 2099"),
    ("XXXX", "not stated", "sin fecha indicada"),
    ("2004-XX", "some month of 2004", "algún mes de 2004"),
    ("2004-06-XX", "some day in June 2004", "algún día de junio de 2004"),
    ("2004-XX-XX", "some day in 2004", "algún día de 2004"),
    ("-0043-03-15", "15 March 44 BC", "15 de marzo de 44 a. C."),
    ("0000", "1 BC", "1 a. C."),
    ("0800", "800", "800"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "english", "spanish"), NAMES)
def test_dates_are_named_in_both_languages(text, english, spanish):
    """A doubt that is written is said; nothing is said twice."""
    span = Span.parse(text)
    assert (name(span, "en"), name(span, "es")) == (english, spanish)


def test_no_date_is_not_stated():
    """The absence of a date has a name too."""
    assert [name(None, lang) for lang in languages()] == ["not stated", "sin fecha indicada"]


@pytest.mark.parametrize(
    ("text", "english", "spanish"),
    [
        ("2026-01-30?", "perhaps on 30 January 2026", "quizá el 30 de enero de 2026"),
        ("2026-01?", "perhaps in January 2026", "quizá en enero de 2026"),
        ("2026?", "perhaps in 2026", "quizá en 2026"),
    ],
)
def test_a_date_in_doubt_stands_in_a_sentence_as_a_sure_one_does(text, english, spanish):
    assert adverb(Span.parse(text), "en") == english
    assert adverb(Span.parse(text), "es") == spanish


def test_a_day_number_is_named():
    """Day 20483 is 30 January 2026."""
    assert day_name(20483, "en") == "30 January 2026"


def test_a_language_without_names_is_told():
    """Nothing falls back in silence."""
    with pytest.raises(UnknownName, match="No language \\(en or es\\) is called 'fr'"):
        name(None, "fr")


def test_a_hull_that_edtf_cannot_write_is_named_by_its_two_ends():
    """The reader sees where the beginning lies and where the end lies."""
    spans = [Span.parse("2002-04-11/.."), Span.parse("2002-04-12~/..")]
    both = hull(spans).span
    assert name(both, "en") == "since 11 or 12 April 2002 (approximate)"
    assert name(both, "es") == "desde el 11 o 12 de abril de 2002 (aproximado)"
    low = hull([Span.parse("/2014-01-01"), Span.parse("2013-01-01/..")]).span
    assert name(low, "en") == "1 January 2013 – 1 January 2014"


@given(st.integers(-800_000, 800_000))
def test_two_days_never_share_a_name(day):
    """The name of a day is enough to find it again."""
    assert all(day_name(day, lang) != day_name(day + 1, lang) for lang in languages())


@pytest.mark.parametrize(
    "case",
    json.loads((HERE / "shared" / "dates.json").read_text("utf-8"))["within"],
    ids=lambda case: case["text"],
)
def test_a_text_tells_its_days_in_words(case):
    """As the page does (web/tests/dates.test.ts)."""
    assert {lang: days_in(case["text"], lang) for lang in ("en", "es")} == {
        lang: case[lang] for lang in ("en", "es")
    }
