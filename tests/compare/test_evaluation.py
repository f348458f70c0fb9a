"""The evaluation of context: its data are whole, its measure is right, its aim is kept."""

from __future__ import annotations

import sys
from statistics import mean

import pytest
from growing import shipped
from paths import ROOT

sys.path.insert(0, str(ROOT / "benchmarks" / "context"))

from evaluate import kappa, ndcg, read, settled
from rankers import context, earlier, text

from backstory.compare.context import ties_of
from backstory.vocabulary import id_of


def test_the_half_kept_out_is_half_and_shares_nothing() -> None:
    """No focus event is in both halves, and those that were seen before are not kept out."""
    focus = read("focus.json")
    assert sorted(focus["tuning"] + focus["held out"]) == sorted(focus["events"])
    assert len(focus["held out"]) >= len(focus["events"]) // 2 >= 12
    assert not set(focus["seen"]) & set(focus["held out"])


def test_every_pair_is_judged_twice_and_what_differs_is_settled() -> None:
    """Both judgements grade the same pairs, 0 to 4, and differ by two only where it is settled."""
    one, two = read("grades-1.json"), read("grades-2.json")
    known = {(each["focus"], each["event"]) for each in read("settled.json")}
    assert set(one) == set(two) == set(read("focus.json")["events"])
    apart = set()
    for focus in one:
        assert set(one[focus]) == set(two[focus]) >= set(read("pools.json")[focus])
        for event, grade in one[focus].items():
            assert {grade, two[focus][event]} <= {0, 1, 2, 3, 4}
            if abs(grade - two[focus][event]) >= 2:
                apart.add((focus, event))
    assert apart <= known
    assert kappa(one, two) > 0.7


def test_only_earlier_events_are_graded() -> None:
    """Nothing that certainly begins after its focus is background of it."""
    record = shipped().record
    ties = ties_of(record)
    for focus, grades in settled().items():
        known = {id_of(each) for each in earlier(ties, record.by_id[focus])}
        late = {event for event, grade in grades.items() if grade and event not in known}
        assert not late, (focus, late)


@pytest.mark.parametrize(
    ("ranking", "value"), [(["a", "b"], 1.0), (["b", "a"], 0.7609), (["c"], 0.0)]
)
def test_the_measure(ranking: list[str], value: float) -> None:
    """The best order is 1, what was not judged counts nothing."""
    assert ndcg(ranking, {"a": 3, "b": 1, "c": 0}) == pytest.approx(value, abs=0.001)


def test_context_is_ahead_without_any_link() -> None:
    """On the half kept out, with links off, context finds more than likeness of texts alone."""
    record, grades = shipped().record, settled()
    found = {
        ranker: mean(
            ndcg([*map(id_of, ranker(record, record.by_id[focus], False))], grades[focus])
            for focus in read("focus.json")["held out"]
        )
        for ranker in (context, text)
    }
    assert found[context] > found[text] + 0.05
