"""The comparison of figures: MODEL's verdicts, laws a historian would nod at, and the series."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paths import ROOT

import backstory
from backstory.ask.find import record_of
from backstory.compare.counting import Counted, Figure, figures_of
from backstory.compare.figures import Verdict, compare
from backstory.compare.once import flat, neighbours, once, pairs
from backstory.dates.edtf import Span
from backstory.rdf.record import Record
from backstory.rdf.store import TripleStore
from backstory.vocabulary import id_of

_PERIODS = (
    "2026-01-08/2026-01-29", "2026-01-08/..", "2025-12/2026-01-26", "2026-01-28", "2026-01",
    "2026-01-28?", "2026", "2026-01~/2026-02", "[2026-01-27,2026-01-28]",
)  # fmt: skip
_BOUNDS = ("exact", "at-least", "at-most", "about", "more-than", "fewer-than", "almost")
_SAID = ("2026-01-30", "2026-02-05", "2026", None)


@st.composite
def figures(draw: st.DrawFn, claim: str = "a") -> Figure:
    """Draw a figure that says since when it counts."""
    said = draw(st.sampled_from(_SAID))
    return Figure(
        claim=claim,
        number=Decimal(draw(st.integers(0, 50))),
        bound=draw(st.sampled_from(_BOUNDS)),
        counted=draw(st.sampled_from(["releases", "prisoners"])),
        unit="person",
        subject=draw(st.sampled_from(["country", "event"])),
        when=Span.parse(draw(st.sampled_from(_PERIODS))),
        voices=frozenset({draw(st.sampled_from(["ngo", "ministry"]))}),
        sort=draw(st.sampled_from(list(Counted))),
        said=Span.parse(said) if said else None,
    )


def _figure(claim: str, number: int, when: str | None, voice: str, **other: object) -> Figure:
    base = Figure(claim, Decimal(number), "exact", "releases", "person", "event",
                  Span.parse(when) if when else None, frozenset({voice}))  # fmt: skip
    return replace(base, **other)  # type: ignore[arg-type]


@given(figures("a"), figures("b"))
def test_a_verdict_is_the_same_both_ways(one: Figure, other: Figure) -> None:
    """It does not matter which of two figures is named first."""
    there, back = compare(one, other), compare(other, one)
    assert there.verdict is back.verdict
    assert {r.key for r in there.reasons} == {r.key for r in back.reasons}


@given(figures("a"))
def test_a_figure_agrees_with_itself_said_elsewhere(figure: Figure) -> None:
    """The same figure in another source, by another voice, agrees."""
    elsewhere = replace(figure, claim="b", voices=frozenset({"someone else"}), source="other")
    assert compare(figure, elsewhere).verdict is Verdict.AGREE


@given(figures("a"), figures("b"), st.sampled_from(["at-least", "at-most", "about"]))
def test_widening_a_bound_never_turns_agreement_into_conflict(
    one: Figure, other: Figure, bound: str
) -> None:
    """What is said less sharply contradicts no more."""
    one, other = replace(one, bound="exact"), replace(other, bound="exact")
    if compare(one, other).verdict is Verdict.AGREE:
        wider = compare(one, replace(other, bound=bound)).verdict
        assert wider in (Verdict.AGREE, Verdict.COMPATIBLE)


@given(figures("a"), st.integers(2, 5))
def test_one_voice_counts_once(figure: Figure, times: int) -> None:
    """However many sources repeat one voice, it is one figure."""
    repeats = [replace(figure, claim=f"c{n}", source=f"s{n}", text=f"s{n}") for n in range(times)]
    (only,) = once(repeats)
    assert len(only.repeats) == times - 1
    assert pairs([only]) == []


@given(figures("a"), figures("b"))
def test_a_conflict_counts_one_thing_in_one_unit_over_one_period(
    one: Figure, other: Figure
) -> None:
    """Nothing is called a conflict that counts something else."""
    if compare(one, other).verdict in (Verdict.CONFLICT, Verdict.POSSIBLE_CONFLICT):
        assert (one.counted, one.unit, one.subject) == (other.counted, other.unit, other.subject)
        assert one.reach[1] < other.reach[0] or other.reach[1] < one.reach[0]


def test_copies_of_one_text_count_once() -> None:
    """Two outlets that print one dispatch are one figure, whoever they say speaks."""
    one = _figure("a", 40, "1911-08-10", "gazette", source="gazette", text="gazette")
    copy = _figure("b", 40, "1911-08-10", "wire", source="wire", text="gazette")
    (only,) = once([copy, one])
    assert only.figure.claim == "a"
    assert [f.claim for f in only.repeats] == ["b"]


def test_two_voices_on_one_page_are_two() -> None:
    """A ministry and a league that give one number agree, though one newspaper quotes both."""
    one = _figure("a", 12, "1911-08-10", "ministry", source="gazette", text="gazette")
    other = _figure("b", 12, "1911-08-10", "league", source="gazette", text="gazette")
    assert len(once([one, other])) == 2
    pair = compare(one, other)
    assert pair.verdict is Verdict.AGREE
    assert "one text" not in {reason.key for reason in pair.reasons}


@pytest.mark.parametrize(
    ("change", "verdict", "reason"),
    [
        ({"disputes": frozenset({"a"})}, Verdict.DISPUTED, "disputes"),
        ({"counted": "measures"}, Verdict.NOT_COMPARABLE, "counted"),
        ({"unit": "measure"}, Verdict.NOT_COMPARABLE, "unit"),
        ({"subject": "other event"}, Verdict.NOT_COMPARABLE, "subject"),
        ({"when": None}, Verdict.POSSIBLE_CONFLICT, "no period"),
        ({"when": Span.parse("../2026-01-29")}, Verdict.POSSIBLE_CONFLICT, "since when"),
        ({"when": Span.parse("2025-12/2026-01-29")}, Verdict.NOT_COMPARABLE, "periods"),
        ({"modality": "denied"}, Verdict.NOT_COMPARABLE, "denied"),
        ({"modality": "expected"}, Verdict.NOT_COMPARABLE, "modality"),
        ({"part_of": "a"}, Verdict.NOT_COMPARABLE, "part"),
        ({"number": Decimal(302)}, Verdict.AGREE, "same number"),
        ({"bound": "at-least", "number": Decimal(300)}, Verdict.COMPATIBLE, "ranges meet"),
        ({"voices": frozenset({"ngo"})}, Verdict.REVISION, "later"),
        ({}, Verdict.CONFLICT, "ranges apart"),
    ],
)
def test_each_verdict_names_its_reason(
    change: dict[str, object], verdict: Verdict, reason: str
) -> None:
    """MODEL's six steps, one example each."""
    one = _figure("a", 302, "2026-01-08/2026-01-29", "ngo", said=Span.parse("2026-01-30"))
    other = _figure("b", 350, "2026-01-08/2026-01-29", "paper", said=Span.parse("2026-02-05"))
    pair = compare(one, replace(other, **change))  # type: ignore[arg-type]
    assert pair.verdict is verdict
    assert reason in {r.key for r in pair.reasons}


@pytest.mark.parametrize(
    "unit", ["concept/unit/percent-on-year", "arcadia/unit-percent-on-year", "arcadia/unit-percent"]
)
def test_a_rate_of_a_dossiers_own_is_rounded_as_a_share(unit: str) -> None:
    """It made 50.3 and 50 of one year contradict each other: docs/authoring.md says otherwise."""
    one, other = (
        replace(_figure(claim, number, "1984", claim), unit=f"https://w3id.org/backstory/{unit}")
        for claim, number in (("a", Decimal("50.3")), ("b", Decimal(50)))
    )
    assert compare(one, other).verdict in (Verdict.AGREE, Verdict.COMPATIBLE)


def test_periods_that_may_be_the_same_make_a_possible_conflict() -> None:
    """Two counts "since 8 January", said on different days, may end on different days."""
    one = _figure("a", 302, "2026-01-08/..", "ngo", said=Span.parse("2026-01-30"))
    other = _figure("b", 350, "2026-01-08/..", "paper", said=Span.parse("2026-02-05"))
    assert compare(one, other).verdict is Verdict.POSSIBLE_CONFLICT


@pytest.fixture
def venezuela(grown: Callable[[str], TripleStore]) -> Record:
    return record_of(grown("venezuela-amnesties"))


def _of(record: Record, *ids: str) -> list[Figure]:
    return [f for f in figures_of(record) if id_of(f.claim) in ids]


def test_the_three_counts_of_the_article_cannot_be_compared(venezuela: Record) -> None:
    """302, 808 and 643 differ in what they count, over which period, in which unit."""
    found = _of(venezuela, "fp-302", "minister-808", "attorney-general-643")
    assert sorted(int(f.number) for f in found) == [302, 643, 808]
    verdicts = [compare(a, b) for a, b in combinations(found, 2)]
    assert {pair.verdict for pair in verdicts} == {Verdict.NOT_COMPARABLE}
    for pair in verdicts:
        keys = {r.key for r in pair.reasons}
        assert "counted" in keys
        if Decimal(643) in (pair.one.number, pair.other.number):
            assert {"unit", "no period"} <= keys
        else:
            assert "periods" in keys


def test_releases_of_2026_are_different_quantities(venezuela: Record) -> None:
    """Counts of these releases are rivals only where a period is left out, or a part exceeds."""
    found = [f for f in figures_of(venezuela) if id_of(f.subject) == "releases-2026"]
    assert len(found) > 20
    compared = pairs(once(found))
    assert Verdict.CONFLICT not in {pair.verdict for pair in compared}
    for pair in compared:
        if pair.verdict is Verdict.POSSIBLE_CONFLICT:
            keys = {reason.key for reason in pair.reasons}
            assert {"no period", "since when", "exceeds"} & keys


def test_later_counts_are_told_of_neighbours(venezuela: Record) -> None:
    """A series of one voice is told from each count to the next one, not to all that follow."""
    found = pairs(once(figures_of(venezuela)), alike=True)
    later = [pair for pair in found if pair.verdict is Verdict.LATER_COUNT]
    told = [pair for pair in neighbours(found) if pair.verdict is Verdict.LATER_COUNT]
    assert {each for pair in told for each in (pair.one.claim, pair.other.claim)} == {
        each for pair in later for each in (pair.one.claim, pair.other.claim)
    }
    assert len(told) < len(later) / 5


def test_the_three_711_stand_apart(venezuela: Record) -> None:
    """711 arrests, 711 civilians held and 711 prisoners held are three things."""
    found = [f for f in figures_of(venezuela) if f.number == 711 and f.modality == "asserted"]
    assert {id_of(f.counted) for f in found} == {
        "counted-arrests-verified", "civilian-prisoners-held", "prisoners-held",
    }  # fmt: skip
    for one, other in combinations(found, 2):
        if one.counted != other.counted:
            assert compare(one, other).verdict is Verdict.NOT_COMPARABLE


def test_the_foro_penal_series_comes_in_order(venezuela: Record) -> None:
    """Each counted thing of one voice comes by date; the known values are all there."""
    series = [
        f.figure
        for f in once(figures_of(venezuela))
        if id_of(f.figure.counted) == "prisoners-held"
        and id_of(f.figure.subject) == "venezuela"
        and {id_of(v) for v in f.figure.voices} == {"foro-penal"}
    ]
    begins = [f.when.bounds[0] for f in series if f.when]
    assert begins == sorted(begins)
    since_2024 = Span.parse("2024").bounds[0]
    values = [int(f.number) for f in series if f.when and f.when.bounds[0] >= since_2024]
    wanted = [1780, 1793, 1916, 1953, 1958, 884, 863, 806, 711, 687, 568]
    places = [values.index(value) for value in wanted]
    assert places == sorted(places), values


def test_parts_stand_under_their_whole(venezuela: Record) -> None:
    """The 110 pardons carry the kinds of people they were."""
    tops = once(figures_of(venezuela))
    whole = next(t for t in tops if t.parts and id_of(t.figure.subject) == "pardons-2020")
    assert whole.figure.number == 110
    parts = [int(part.figure.number) for part in whole.parts]
    assert {50, 37, 16, 7} <= set(parts)
    assert len(flat(tops)) > len(tops)


def test_the_jail_count_that_falls_is_told_as_a_series(venezuela: Record) -> None:
    """255 and then 245 since one day: one voice corrects itself, or is mistaken, and it is said."""
    found = [
        f
        for f in figures_of(venezuela)
        if id_of(f.counted) == "releases-from-prison" and f.number in (255, 245)
    ]
    assert sorted(int(f.number) for f in found) == [245, 245, 255], "two reports of the second"
    pairs = [compare(one, other) for one, other in combinations(found, 2)]
    told = {(p.verdict, any(r.key == "falls" for r in p.reasons)) for p in pairs}
    assert told == {(Verdict.LATER_COUNT, False), (Verdict.POSSIBLE_CONFLICT, True)}


def test_figures_counted_within_an_event_are_found_by_it(venezuela: Record) -> None:
    """The seats of a party are counted about the party, within an election."""
    from backstory.tell.figures import told_figures

    election = venezuela.by_id["election-2015"]
    found = {
        (id_of(each.figure.subject), each.figure.number)
        for each in told_figures(venezuela, election)
    }
    assert ("mud", 109) in found


def test_figures_are_told_without_reading_what_counts_nothing() -> None:
    """Four claims of five count nothing: to read them too took a third of the time."""
    graph = backstory.load(ROOT / "graph" / "venezuela-amnesties.ttl")
    assert graph.figures("releases-2026").text("csv")
    assert graph.pairs("prisoners-held").text("csv")
    assert "claims" not in vars(graph.record)
