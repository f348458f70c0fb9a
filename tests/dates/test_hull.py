"""Several dates for one event: the rules of the model, and the laws of the hull."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from backstory.dates import hull as home
from backstory.dates.certainty import Certainty, overlaps
from backstory.dates.edtf import Span
from backstory.dates.hull import hull


def joined(*texts):
    return hull([Span.parse(text) for text in texts])


@pytest.mark.parametrize(
    ("texts", "text", "disjoint", "kept"),
    [
        (["2016", "2016-04-11"], "2016-04-11", False, (1,)),
        (["2016-04-11", "2016-04-11"], "2016-04-11", False, (0, 1)),
        (["2002-04-11", "2002-04-12"], "[2002-04-11..2002-04-12]", True, (0, 1)),
        (["2002", "2002-04-11", "2002-04-12"], "[2002-04-11..2002-04-12]", True, (1, 2)),
        (["2014-05~", "2014"], "2014-05~", False, (0,)),
        (["2014-05~", "2014-06"], "[2014-05-01~..2014-06-30~]", True, (0, 1)),
        (["2014-05?", "2014-05"], "2014-05", False, (0, 1)),
        (["2026-01-08/..", "2026-01-08"], "2026-01-08", False, (0, 1)),
        (["2026-01-08/..", "2026-01-08/..", "2026-01-08"], "2026-01-08/..", False, (0, 1, 2)),
        (["2026-01/..", "2026-01/..", "2026-01-08"], "2026-01-08/..", False, (0, 1, 2)),
        (["2026-01-08/..", "2026-01-08/2026-03-01"], "2026-01-08/2026-03-01", False, (0, 1)),
        (["../2014", "../2014", "2014-05-01"], "../2014-05-01", False, (0, 1, 2)),
        (["2014/", "2014-03-05/2015"], "2014-03-05/2015", False, (1,)),
        (["[..2014]", "2013"], "2013", False, (1,)),
        (["2002-04-11", "2002-04-11T15:00:00"], "2002-04-11T15:00:00", False, (0, 1)),
        (["2002-04-11T14:00:00", "2002-04-11T15:00:00"], "2002-04-11", False, (0, 1)),
        (["2002-04-11/2002-04-14", "2002-04-12/2002-04-13"], "", True, (0, 1)),
    ],
)
def test_hull_follows_the_model(texts, text, disjoint, kept):
    """Coarse ranges give way, an open end opens nothing alone, and what disagrees is flagged."""
    found = joined(*texts)
    assert (found.span.text, found.disjoint, found.kept) == (text, disjoint, kept)


@pytest.mark.parametrize(
    ("texts", "text", "disjoint", "outliers"),
    [
        # One stray date moves nothing, and stays to be shown.
        (["1989-04-16", "1989-04-16", "1992-04-16"], "1989-04-16", False, (2,)),
        # A month speaks for every day in it.
        (["2002-04-11", "2002-04", "2002-04", "2002-05-03", "2002-05-03"], "2002-04-11", False,
         (3, 4)),
        # No day has the most, but one month has.
        (["2002-04-11", "2002-04-12", "2002-04-13", "2005-01-01"], "[2002-04-11..2002-04-13]",
         True, (3,)),
        # One against one, or two against two others: nobody decides.
        (["2016-02-16", "2016-02-16", "2016-02-18", "2016-02-04"], "[2016-02-04..2016-02-18]",
         True, ()),
        # Each end for itself.
        (["2014-02-12/2014-05-08", "2014-02-12/2014-06-01", "2014-01-23/2014-05-08"],
         "2014-02-12/2014-05-08", False, (1, 2)),
        # What begins elsewhere says nothing of the end.
        (["2020-04-10/..", "2020-04-10/..", "2020-03-01/2020-03-02"], "2020-04-10/..", False,
         (2,)),
        (["2020-04-10/..", "2020-04-10/..", "../2020-03-01"], "2020-04-10/..", False, (2,)),
    ],
)  # fmt: skip
def test_the_date_that_most_sources_carry_stands(texts, text, disjoint, outliers):
    """The finest that more than half carry dates the event; the rest are marks beside it."""
    found = joined(*texts)
    assert (found.span.text, found.disjoint, found.outliers) == (text, disjoint, outliers)


def test_copies_of_one_text_are_one_source():
    """Three prints of one dispatch do not outvote two who looked for themselves."""
    dates = [Span.parse(day) for day in ["1989-04-16"] * 3 + ["1989-04-17"] * 2]
    found = hull(dates, ["agency", "agency", "agency", "one", "two"])
    assert (found.span.text, found.outliers, found.carried) == ("1989-04-17", (0, 1, 2), 2)


def test_a_month_of_somebody_who_names_a_day_speaks_for_no_other_day() -> None:
    """The ministry's *about May* was counted for the 27th, and its own 28th called an outlier."""
    days = [Span.parse(day) for day in ("1990-05~", "1990-05-28", "1990-05-27?")]
    found = hull(days, ["ministry", "ministry", "watch"])
    assert found is not None
    assert found.span.bounds[0] + 1 == found.span.bounds[3]
    assert found.disjoint
    assert not found.outliers


def test_hull_of_nothing_is_not_stated():
    """No date is no date, and neither are dates that together bound nothing."""
    assert hull([]) is None
    assert joined("[..2014]", "[2016..]") is None


def test_hull_keeps_its_bounds_where_edtf_cannot_write_them():
    """The text is empty, the days are there."""
    span = joined("2026-01-08/..", "2026-01-09/..").span
    assert span.text == ""
    assert span.bounds == (20461, 20462, float("inf"), float("inf"))


days = st.dates().map(lambda day: f"{2000 + day.year % 4}-{day.month:02}-{min(day.day, 28):02}")


@st.composite
def spans(draw):
    """Draw spans of four years."""
    one, other = sorted([draw(days), draw(days)])
    shapes = [
        one, one[:7], one[:4], f"{one}/{other}", f"{one[:7]}/{other}", f"{one}/..", f"../{one}",
        f"{one}/", f"/{one}", f"[{one},{other}]", f"[..{one}]", f"[{one}..]", f"{one[:7]}~",
        f"{one}T14:00:00",
    ]  # fmt: skip
    return Span.parse(draw(st.sampled_from(shapes)))


@given(st.lists(spans(), min_size=1, max_size=5))
def test_hull_has_ordered_bounds_and_a_true_text(given_spans):
    """Its text, where it has one, says exactly its bounds."""
    found = hull(given_spans)
    assume(found is not None)
    span = found.span
    begin, late_begin, early_end, end = span.bounds
    assert begin <= late_begin <= end or not span.text
    assert begin <= early_end <= end or not span.text
    if span.text:
        assert Span.parse(span.text) == span


@given(spans())
def test_hull_of_one_date_is_that_date(span):
    """One voice is taken at its word."""
    assert hull([span]).span == span
    assert hull([span, span]).span == span
    assert not hull([span, span]).disjoint


@given(st.lists(spans(), min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_hull_does_not_depend_on_the_order(given_spans, random):
    """Whoever speaks first, the event is dated alike."""
    shuffled = list(given_spans)
    random.shuffle(shuffled)
    one, other = hull(given_spans), hull(shuffled)
    assume(one is not None)
    assert (one.span, one.disjoint) == (other.span, other.disjoint)


@given(st.lists(days.map(Span.parse), min_size=1, max_size=5))
def test_hull_of_days_touches_each_that_is_no_outlier(given_spans):
    """No asserted day lies outside without being told as lying apart, and somebody's stands."""
    found = hull(given_spans)
    for place, span in enumerate(given_spans):
        touches = overlaps(found.span, span) is not Certainty.IMPOSSIBLE
        assert touches is (place not in found.outliers)
    assert set(found.kept).isdisjoint(found.outliers)
    assert found.kept
    assert bool(found.disjoint or found.outliers) is (len(set(given_spans)) > 1)


def test_both_ends_of_whole_dates_are_voted_on_once(monkeypatch):
    """A large page joins the dates of thousands of events, most of which are days."""
    voted = []

    class Standing(home._Standing):
        def __init__(self, *args):
            voted.append(args)
            super().__init__(*args)

    monkeypatch.setattr(home, "_Standing", Standing)
    for texts, votes in ((["1911-08", "1911-08-01", "1911"], 1), (["1911-08-01/1911-08-03"], 2)):
        voted.clear()
        assert joined(*texts)
        assert len(voted) == votes
