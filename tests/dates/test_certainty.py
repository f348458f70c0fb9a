"""Comparing spans: the cases of the model, and the laws of order."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstory.dates.certainty import (
    Certainty,
    before,
    days_between,
    during,
    holds_at,
    overlaps,
    same,
    sort_key,
    whole,
)
from backstory.dates.days import iso
from backstory.dates.edtf import Span

CERTAIN, PROBABLE = Certainty.CERTAIN, Certainty.PROBABLE
POSSIBLE, IMPOSSIBLE = Certainty.POSSIBLE, Certainty.IMPOSSIBLE


def judged(judge, one, other):
    return judge(Span.parse(one), Span.parse(other))


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("2002", "2007", CERTAIN),
        ("2007", "2002", IMPOSSIBLE),
        ("2016", "2016-04-11", POSSIBLE),
        ("2016-04-11", "2016-04-11", POSSIBLE),
        ("2014-05~", "2016", PROBABLE),
        ("2014-05", "2016?", PROBABLE),
        ("2016~", "2014", IMPOSSIBLE),
        ("2002-04-11/2002-04-14", "2002-04-14/2002-04-20", POSSIBLE),
        ("2002-04-11/2002-04-14", "2002-04-15", CERTAIN),
        ("2026-01-08/..", "2026-02", IMPOSSIBLE),
        ("2026-01-08/..", "2025", IMPOSSIBLE),
        ("../2014", "2015", CERTAIN),
        ("2013", "../2014", POSSIBLE),
        ("2015", "../2014", IMPOSSIBLE),
        ("[2012,2014]", "2013", POSSIBLE),
        ("[..2014]", "2015", CERTAIN),
        ("2002-04-11T14:00:00", "2002-04-11T15:30:00", CERTAIN),
        ("2002-04-11T15:30:00", "2002-04-11T14:00:00", IMPOSSIBLE),
        ("2002-04-11T14:00:00", "2002-04-11T14:00:30", POSSIBLE),
        ("2002-04-11T14:00:00", "2002-04-11", POSSIBLE),
        ("2002-04-11T14:00:00", "2002-04-11T20:00:00Z", POSSIBLE),
        ("2002-04-11T14:00:00-04:00", "2002-04-11T17:00:00Z", IMPOSSIBLE),
        ("2002-04-11T23:30:00-04:00", "2002-04-12T01:00:00Z", IMPOSSIBLE),
        ("2002-04-11T23:00:00", "2002-04-12T01:00:00", CERTAIN),
    ],
)
def test_before_reads_bounds_marks_and_clocks(one, other, verdict):
    """As the model says; a mark softens only what would be certain."""
    assert judged(before, one, other) is verdict


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("2002-04-11/2002-04-14", "2002-04-14", CERTAIN),
        ("2002-04-11/2002-04-14", "2002-04-15", IMPOSSIBLE),
        ("2014", "2014-01-01/2014-12-31", CERTAIN),
        ("2014", "2014-05", POSSIBLE),
        ("2026-01-08/..", "2026-03-01~", PROBABLE),
        ("2026-01-08/", "2026-03-01", POSSIBLE),
        ("../2014", "2013-02-02", POSSIBLE),
        ("../2014", "2010-01-01/..", CERTAIN),
        ("2010-01-01/..", "2020-01-01/..", CERTAIN),
    ],
)
def test_overlaps_asks_for_a_day_in_common(one, other, verdict):
    """Two spans that must share a day overlap, even if nobody knows which."""
    assert judged(overlaps, one, other) is verdict
    assert judged(overlaps, other, one) is verdict


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("2002-04-12", "2002-04-11/2002-04-14", CERTAIN),
        ("2002-04-12?", "2002-04-11/2002-04-14", PROBABLE),
        ("2002-04", "2002-04-11/2002-04-14", POSSIBLE),
        ("2002-04-11/2002-04-15", "2002-04-11/2002-04-14", IMPOSSIBLE),
        ("2002-04-12", "2002-04-11/..", CERTAIN),
        ("2002-04-12/..", "2002-04-11/2002-04-14", IMPOSSIBLE),
        ("2002-04-12", "2002", POSSIBLE),
    ],
)
def test_during_asks_that_no_day_lie_outside(one, other, verdict):
    """A lone year is some time in that year, so it need not hold the whole of anything."""
    assert judged(during, one, other) is verdict


@pytest.mark.parametrize(
    ("text", "day", "verdict"),
    [
        ("2026-01-08/..", "2026-01-30", CERTAIN),
        ("2026-01-08~/..", "2026-01-30", PROBABLE),
        ("2026-01-08/", "2026-01-30", POSSIBLE),
        ("2026-01-08/..", "2026-01-07", IMPOSSIBLE),
        ("2026-01", "2026-01-30", POSSIBLE),
        ("2025/2026", "2026-01-01", CERTAIN),
        ("2025/2026", "2026-01-02", POSSIBLE),
        ("../2026-01-30", "1999-01-01", POSSIBLE),
        ("../2026-01-30", "2026-01-29", POSSIBLE),
        ("../2026-01-30", "2026-01-30", CERTAIN),
        ("../2026-01", "2026-01-01", POSSIBLE),
    ],
)
def test_holds_at_tells_what_held_on_a_day(text, day, verdict):
    """The certain part of a span is between its latest begin and its earliest end."""
    assert holds_at(Span.parse(text), Span.parse(day).earliest_begin) is verdict


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("2026-01-30", "2026-01-30", CERTAIN),
        ("2026-01-30?", "2026-01-30", PROBABLE),
        ("2026-01-30", "2026-01-31", IMPOSSIBLE),
        ("2026-01-30", "2026-01", POSSIBLE),
        ("2026-01", "2026-01", POSSIBLE),
        ("2026-01-08/..", "2026-01-08/..", CERTAIN),
        ("2026-01-08/..", "2026-01-08/2026-03-01", IMPOSSIBLE),
        ("2026-01-08/..", "2026-01-08/", POSSIBLE),
        ("2002-04-11T14:00:00", "2002-04-11T15:00:00", IMPOSSIBLE),
        ("2002-04-11T14:00:00", "2002-04-11", POSSIBLE),
        ("2002-04-11T14:00:00", "2002-04-11T14:00:00", CERTAIN),
    ],
)
def test_same_asks_for_the_same_first_and_last_day(one, other, verdict):
    """Only what is fixed can certainly be the same."""
    assert judged(same, one, other) is verdict


def test_whole_reads_a_period_as_lasting_all_of_it():
    """A flow "in 2014" is counted over 2014; a set stays one of its members."""
    assert same(whole(Span.parse("2014")), whole(Span.parse("2014"))) is CERTAIN
    assert same(whole(Span.parse("2014-01/2014-12")), whole(Span.parse("2014"))) is CERTAIN
    assert same(whole(Span.parse("2014")), whole(Span.parse("2015"))) is IMPOSSIBLE
    for unmoved in ("[2014,2016]", "[2014..]", "../2014-05-01", "2014-05-01/", "2014-05-01/.."):
        assert whole(Span.parse(unmoved)) == Span.parse(unmoved)


def test_days_between_gives_the_fewest_and_the_most():
    """Thirteen days from the vote of 29 March 2016 to the ruling of 11 April."""
    count = days_between(Span.parse("2016-03-29"), Span.parse("2016-04-11"))
    assert count == (13, 13)
    assert days_between(Span.parse("2016-03"), Span.parse("2016-04-11")) == (11, 41)
    assert days_between(Span.parse("2016-03"), Span.parse("../2016"))[0] == float("-inf")
    assert days_between(Span.parse("[..2014]"), Span.parse("2016-01-01")) == (366, float("inf"))


def test_sort_key_puts_the_finer_first():
    """A list reads well: open beginnings first, then by day, the finer before the coarser."""
    wanted = ["../2015", "2016-01-01", "2016-01", "2016", "2016-01-02"]
    mixed = ["2016", "2016-01-02", "2016-01", "2016-01-01", "../2015"]
    assert sorted(mixed, key=lambda text: sort_key(Span.parse(text))) == wanted


days = st.integers(-400, 400).map(iso)


@st.composite
def spans(draw):
    """Draw spans close enough to one another to meet."""
    one, other = sorted([draw(days), draw(days)])
    shapes = [
        one, one, one[:7], one[:4], f"{one}/{other}", f"{one[:7]}/{other[:7]}", f"{one}/..",
        f"../{one}", f"{one}/", f"/{one}", f"[{one},{other}]", f"[..{one}]", f"[{one}..]",
        f"{one}?", f"{one}/{other}~", f"{one}T14:00:00", f"{one}T15:30:00",
    ]  # fmt: skip
    return Span.parse(draw(st.sampled_from(shapes)))


@st.composite
def widened(draw):
    """Draw a span, and the same with every bound as wide or wider, and perhaps a new doubt."""
    span = draw(spans())
    steps = [draw(st.integers(0, 60)) for _ in range(4)]
    signs = (-1, 1, -1, 1)
    moved = [
        None if bound is None else bound + sign * step
        for bound, sign, step in zip(
            (span.earliest_begin, span.latest_begin, span.earliest_end, span.latest_end),
            signs,
            steps,
            strict=True,
        )
    ]
    wide = replace(
        span,
        earliest_begin=moved[0],
        latest_begin=moved[1],
        earliest_end=moved[2],
        latest_end=moved[3],
        approximate=span.approximate or draw(st.booleans()),
        clock=None,
        offset=None,
    )
    return span, wide


JUDGES = [before, overlaps, during, same]


@given(spans(), spans())
def test_order_is_antisymmetric(a, b):
    """If one is surely before the other, the other cannot be before it."""
    if before(a, b) in (CERTAIN, PROBABLE):
        assert before(b, a) is IMPOSSIBLE


@given(spans(), spans(), spans())
def test_order_is_transitive(a, b, c):
    """What surely comes before, and before that, comes before."""
    if before(a, b) is CERTAIN and before(b, c) is CERTAIN:
        assert before(a, c) is CERTAIN


@given(spans(), spans())
def test_before_and_overlap_never_both_surely_hold(a, b):
    """What must share a day cannot be over; what is over shares none."""
    sure = (CERTAIN, PROBABLE)
    assert [before(a, b) in sure, before(b, a) in sure, overlaps(a, b) in sure].count(
        True
    ) <= 1 or (a.clock is not None and b.clock is not None)


@given(widened(), widened())
@pytest.mark.parametrize("judge", JUDGES)
def test_widening_never_turns_possible_into_certain(judge, one, other):
    """Knowing less never tells more: nothing becomes certain, and nothing impossible."""
    (a, wide_a), (b, wide_b) = one, other
    if judge(a, b) is not CERTAIN:
        assert judge(wide_a, wide_b) is not CERTAIN
    if judge(a, b) is not IMPOSSIBLE:
        assert judge(wide_a, wide_b) is not IMPOSSIBLE


@given(spans(), spans())
@pytest.mark.parametrize("judge", JUDGES)
def test_a_mark_only_turns_certain_into_probable(judge, a, b):
    """`?` and `~` move no bound."""
    plain = judge(replace(a, approximate=False), replace(b, approximate=False))
    marked = judge(replace(a, approximate=True), b)
    assert marked is (PROBABLE if plain is CERTAIN else plain)


@given(spans(), spans())
def test_overlap_and_sameness_have_no_direction(a, b):
    """They read the same from either side."""
    assert overlaps(a, b) is overlaps(b, a)
    assert same(a, b) is same(b, a)


@given(spans(), st.integers(-500, 500))
def test_a_day_that_certainly_holds_lies_within_the_bounds(span, day):
    """`holds_at` is `during` for a single day."""
    assert holds_at(span, day) is during(Span.parse(iso(day)), span)
