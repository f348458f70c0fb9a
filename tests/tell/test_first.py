"""What a first screen tells of an event."""

from __future__ import annotations

import pytest
from growing import shipped
from paths import ROOT

from backstory import CouldNotRun, load
from backstory.graph import Graph
from backstory.tell.first import First, first_of


@pytest.fixture(scope="module")
def graph() -> Graph:
    """Open the first dossier."""
    return shipped()


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("name", ["announcement-2026", "amnesty-2026", "coup-2002"])
def test_a_first_screen_answers(graph: Graph, name: str, lang: str) -> None:
    """Each part has something to tell, and no more than fits."""
    first = first_of(graph.record, graph.record.by_id[name], lang)
    assert 2 <= len(first.happened) <= 3
    assert 1 <= len(first.story) <= 3
    assert 1 <= len(first.before) <= 4
    assert len(first.cards) == 3
    assert len({card.sort for card in first.cards}) == 3
    assert first.sources_end
    assert all(len(card.rows) > 1 and card.differs for card in first.cards)


def test_before_the_announcement_stand_the_coup_and_the_measures_that_it_recalls(
    graph: Graph,
) -> None:
    """In the order of time; who mends a date or a weight sees here what a reader would miss."""
    first = first_of(graph.record, graph.record.by_id["announcement-2026"], "en")
    assert [graph.record.short(row.iri) for row in first.before] == [
        "coup-2002", "amnesty-2007", "amnesty-attempt-2016", "pardons-2020"
    ]  # fmt: skip


def sentences(first: First) -> list[object]:
    """Give every sentence of a first screen."""
    told = list(first.happened)
    told += [each for row in (*first.story, *first.before, *first.since) for each in row.told]
    return [*told, *(row.told for card in first.cards for row in card.rows)]


def test_every_sentence_has_its_claims_and_its_voice(graph: Graph) -> None:
    """Nothing stands on a first screen that nobody says."""
    for each in sentences(first_of(graph.record, graph.record.by_id["announcement-2026"], "en")):
        assert all((each.claims, each.voices, each.source))  # type: ignore[attr-defined]


def test_what_the_dossier_was_written_about_is_told_if_nothing_is_named(graph: Graph) -> None:
    """A newcomer who knows no id sees what it is all about."""
    assert str(graph.first()) == str(graph.first("announcement-2026"))


def test_of_several_dossiers_the_event_has_to_be_named() -> None:
    """Two focuses are none: both are offered."""
    two = [ROOT / "graph" / f"{name}.ttl" for name in ("venezuela-amnesties", "spain-amnesty-1977")]
    with pytest.raises(CouldNotRun, match="spain-amnesty-1977:amnesty-1977"):
        load(two).first()


@pytest.mark.parametrize("event", ["police-sentence-2009", "nobel-2025", "barbados-2023"])
def test_a_card_is_of_the_event_or_a_step_of_its_episode(graph: Graph, event: str) -> None:
    """The cards of a sentence of 2009 were about pardons of 2020 and a refusal of 2026."""
    record = graph.record
    first = first_of(record, record.by_id[event], "en")
    here = record.hulls[record.by_id[event]].earliest_begin or 0
    for card in first.cards:
        for row in card.rows:
            span = record.hulls.get(record.claims[row.told.claims[0]].subject)
            begins = span.earliest_begin if span else None
            assert begins is None or abs(begins - here) < 200, card.question


def test_what_came_before_tells_no_count_up_to_a_later_day(graph: Graph) -> None:
    """The releases began before the announcement; what was counted after it came after it."""
    record = graph.record
    focus = record.by_id["announcement-2026"]
    last = record.hulls[focus].latest_end
    assert last is not None
    first = first_of(record, focus, "en")
    told = [each for row in (*first.story, *first.before) for each in row.told]
    counts = [record.claims[each.claims[0]] for each in told]
    ends = [c.when.latest_end for c in counts if c.counted and c.when and c.when.latest_end]
    assert all(end <= last for end in ends)
    steps = [record.short(row.iri) for row in first.story]
    assert "releases-2026" in steps


@pytest.mark.parametrize("lang", ["en", "es"])
def test_no_sentence_of_what_happened_is_told_twice(graph: Graph, lang: str) -> None:
    """Of who decided and of the day, two claims may have one sentence."""
    record = graph.record
    for name in ("ruling-2016", "coup-2002", "pardons-2020", "amnesty-2007", "capture-2026"):
        texts = [each.text for each in first_of(record, record.by_id[name], lang).happened]
        assert len(texts) == len(set(texts)), name


@pytest.mark.parametrize("name", ["deferral-2026", "protocol-2026", "announcement-2026"])
def test_no_step_repeats_a_sentence(graph: Graph, name: str) -> None:
    """A law that is passed and signed on one day has one sentence, and two events."""
    first = first_of(graph.record, graph.record.by_id[name], "en")
    steps = [each for row in (*first.story, *first.before, *first.since) for each in row.told]
    texts = [each.text for each in (*first.happened, *steps)]
    assert len(texts) == len(set(texts))


def test_a_count_that_goes_on_is_told_as_it_stood_at_the_event(graph: Graph) -> None:
    """Foro Penal counted 383 releases by 5 February; by the announcement it had counted 303."""
    record = graph.record
    first = first_of(record, record.by_id["announcement-2026"], "en")
    row = next(row for row in first.story if record.short(row.iri) == "releases-2026")
    assert "303 verified releases" in row.told[0].text


def test_what_is_not_known_is_not_told_of_a_day_before_it_was_looked_for(graph: Graph) -> None:
    heading = "Not known here"
    assert heading in str(graph.first("announcement-2026"))
    assert heading not in str(graph.limit(known_at="2026-01-31").first("announcement-2026"))
