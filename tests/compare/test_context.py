"""What came before an event, alongside it and since, and why."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from growing import shipped
from paths import GOOD

from backstory.compare.context import LISTS, Context, context_of, ties_of
from backstory.compare.context_texts import Texts
from backstory.dossier import read
from backstory.errors import CouldNotRun
from backstory.graph import Graph
from backstory.rdf.grow import store_of
from backstory.rdf.record import Record
from backstory.rdf.store import TripleStore
from backstory.vocabulary import id_of


@pytest.fixture(scope="module")
def graph() -> Graph:
    """Open the first dossier."""
    return shipped()


def context(graph: Graph, name: str, **more: object) -> Context:
    """Rank the context of an event by its id."""
    return context_of(graph.record, graph.record.by_id[name], **more)  # type: ignore[arg-type]


def listed(found: Context, name: str) -> list[str]:
    """Give the ids of a list, the best first."""
    return [id_of(each.iri) for each in found.listed(name)]


def test_the_announcement_leads_to_what_its_article_recalls(graph: Graph) -> None:
    """The measures that the article recalls come first; beside them capture and releases."""
    found = context(graph, "announcement-2026")
    assert {"amnesty-2007", "amnesty-attempt-2016", "pardons-2020"} <= set(
        listed(found, "before")[:5]
    )
    assert {"capture-2026", "releases-2026"} <= set(listed(found, "story")[:3])


def test_the_law_is_a_step_of_what_was_announced(graph: Graph) -> None:
    """The story of the law holds its stages, and what it covers stands among what came before."""
    found = context(graph, "amnesty-2026")
    assert {"announcement-2026", "first-reading-2026", "deferral-2026", "capture-2026"} <= set(
        listed(found, "story")[:5]
    )
    assert {"coup-2002", "amnesty-2007", "amnesty-attempt-2016"} <= set(listed(found, "before")[:5])


def test_no_list_of_what_came_before_holds_anything_later(graph: Graph) -> None:
    """Over every event: what is listed as earlier does not begin after it, and is never itself."""
    ties = ties_of(graph.record)
    for iri in ties.events:
        for each in context_of(graph.record, iri).candidates:
            assert each.iri != iri
            if each.list in ("story", "before"):
                if not {each.iri, iri} <= ties.days.keys():  # a voice puts it there, without a day
                    continue
                assert ties.days[each.iri] <= ties.days[iri]
                if each.features.get("stated"):  # a voice puts it there
                    continue
                # Nor may it have begun after it: what is of 2002 to 2005 came before no coup.
                latest = graph.record.hulls[each.iri].latest_begin
                assert ties.days[each.iri] == ties.days[iri] or (latest or 0) <= ties.days[iri]


def test_every_event_that_is_listed_says_why(graph: Graph) -> None:
    """A score without a reason is none."""
    for iri in ties_of(graph.record).events:
        for each in context_of(graph.record, iri).candidates:
            assert each.parts, (iri, each.iri)
            assert each.list in LISTS


def test_one_word_in_what_is_told_ties_no_two_events(graph: Graph) -> None:
    """Peaceful means and a pacification sixty years before were told as what came before."""
    every = {
        id_of(each.iri)
        for sort in LISTS for each in context(graph, "nobel-2025", most=99).listed(sort)
    }  # fmt: skip
    assert "pacification-1969" not in every
    assert "machado-ban-ruling-2024" in every


def test_a_law_is_told_as_the_measure_that_comes_by_it(graph: Graph) -> None:
    """A legal text stands for the clemency; a text by which nothing comes has no context."""
    assert id_of(context(graph, "amnesty-law-2026").about) == "amnesty-2026"
    with pytest.raises(CouldNotRun, match="No event comes by"):
        context(graph, "caracas")


def test_stated_and_signed_links_can_be_left_out(graph: Graph) -> None:
    """Without them no reason is of their sort."""
    found = context(graph, "announcement-2026", without=("stated", "signed"))
    features = {part.feature for each in found.candidates for part in each.parts}
    assert not features & {"stated", "signed"}


@pytest.mark.parametrize(("said", "list_"), [("before", "before"), ("after", "since")])
def test_an_event_without_a_date_stands_where_a_voice_puts_it(
    tmp_path: Path, said: str, list_: str
) -> None:
    """“The march came before the lockout, the paper says” stood under *Alongside*."""
    folder = Path(shutil.copytree(GOOD / "ruritania-lockout", tmp_path / "ruritania-lockout"))
    with (folder / "sources" / "gazette-1911-08-10.yaml").open("a", encoding="utf-8") as page:
        page.write(f"- at: page 9\n  about: march-1911\n  {said}: lockout-1911\n")
    record = Record(TripleStore(store_of(read(folder))))
    found = context_of(record, record.by_id["lockout-1911"], without=("signed", "part"))
    assert "march-1911" in listed(found, list_)


VOTES = """
title: Votes
kind: news
publisher: Strelsau Gazette
language: en
issued: 1911-12
read: whole
says:
- at: page 1
  about: first-vote
  happened: 1911-05~
- at: page 2
  about: last-vote
  happened: 1911-05-10
  after: first-vote
- at: page 3
  about: third-vote
  happened: 1911-05~
"""


def test_what_a_voice_puts_first_came_before_though_its_date_is_vaguer(tmp_path: Path) -> None:
    """A vote of "about May" may have begun after the tenth; the voice says that it came first."""
    folder = tmp_path / "ruritania-lockout"
    shutil.copytree(GOOD / "ruritania-lockout", folder)
    (folder / "sources" / "votes-1911.yaml").write_text(VOTES, "utf-8")
    with (folder / "events.yaml").open("a", encoding="utf-8") as file:
        for name in ("first", "last", "third"):
            file.write(f"{name}-vote:\n  en: {name} vote\n  es: voto {name}\n  kind: adoption\n")
    graph = Graph(store=TripleStore(store_of(read(folder))))
    found = context(graph, "last-vote")
    assert "first-vote" in listed(found, "story")
    assert "third-vote" in listed(found, "alongside")


def test_words_that_only_join_others_are_nothing_in_common() -> None:
    """A bill laid before the diet was told as like a vote before the harvest."""
    texts = {"vote": "a vote before the harvest", "bill": "a bill before the diet",
             "harvest": "the harvest fails", "other": "nothing of it"}  # fmt: skip
    read = Texts({thing: [(text, 1.0)] for thing, text in texts.items()}, letters=6, most=0.6)
    assert read.near("bill") == {}
    assert [read.word(stem) for stem in read.shared("vote", "harvest")] == ["harvest"]
