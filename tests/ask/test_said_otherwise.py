"""What was voted and never signed, and what is only reported or denied, in a country of its own."""

from __future__ import annotations

import pytest

import backstory
from backstory.compare.measures import claims_in
from backstory.draw.asking import asking
from backstory.graph import Graph

FILES = {
    "dossier.yaml": """title:
  en: Lowmark
description:
  en: A vote and a rumour.
languages:
- en
focus: free-vote
as-known-on: 1924-01-01
licence: CC-BY-4.0
""",
    "events.yaml": """free-vote:
  en: The diet votes on the free ports
  kind: adoption
dock-vote:
  en: The diet votes the Docks Act
  kind: adoption
dock-bill:
  en: The pilots lay the Docks Bill before the diet
  kind: introduction
dock-decree:
  en: Crown decree on the docks
  kind: decree
mercy:
  en: Mercy for the pilots
  kind: pardon-collective
""",
    "instruments.yaml": "docks-act:\n  en: Docks Act\n  form: law\n",
    "actors.yaml": "crown:\n  en: Crown\n  kind: body\npilots:\n  en: Pilots\n  kind: group\n",
    "sources/ledger.yaml": """title: The diet
kind: newspaper
publisher: Ledger
language: en
issued: 1921-05-02
read: whole
says:
- at: paragraph 1
  about: free-vote
  happened: 1921-05-01
- at: paragraph 2
  about: dock-vote
  happened: 1921-04-01
  instrument: docks-act
  actors:
    decider: crown
    signatory: pilots
- at: paragraph 2
  about: dock-bill
  happened: 1921-03
  instrument: docks-act
- at: paragraph 2
  about: dock-decree
  happened: 1921-04-20
  annuls: docks-act
  extent: part
  article: article 4
  actors:
    initiator: crown
- at: paragraph 2
  voice: pilots
  about: dock-decree
  put-as: asked
  actors:
    decider: pilots
- at: paragraph 3
  voice: pilots
  about: mercy
  put-as: reported
  happened: 1921-04
- at: paragraph 4
  voice: crown
  about: mercy
  put-as: denied
  happened: 1921-04
- at: paragraph 5
  voice: pilots
  about: mercy
  when: 1921-04-02
  id: pilots-40
  count: 40 pardons
- at: paragraph 6
  voice: pilots
  about: mercy
  when: 1921-04-02
  revises: pilots-40
  count: 44 pardons
- at: paragraph 7
  voice: crown
  about: mercy
  when: 1921-04-02
  put-as: expected
  count: 60 pardons
- at: paragraph 8
  voice: crown
  about: mercy
  when: 1921-04-02
  count: 50 pardons
- at: paragraph 9
  voice: crown
  about: free-vote
  count: 48.9 vote-share
  stage: partial 60 %
- at: paragraph 10
  voice: crown
  about: free-vote
  count: 51.2 vote-share
  stage: final
- at: paragraph 11
  voice: pilots
  about: free-vote
  count: 52 vote-share
- at: paragraph 12
  voice: crown
  about: dock-vote
  when: 1921-03-01
  count: 300..380 arrests
- at: paragraph 13
  voice: pilots
  about: dock-vote
  when: 1921-03-01
  count: ~400 arrests
- at: paragraph 14
  voice: crown
  about: dock-vote
  when: 1921-03-02
  count: 470 arrests
- at: paragraph 15
  voice: pilots
  about: dock-vote
  when: 1921-03-01
  count: 360 arrests
""",
}


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("dossiers") / "lowmark"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return backstory.load(folder)


def test_a_vote_of_which_no_text_is_named_is_no_law_in_force(graph: Graph) -> None:
    """A vote of 1921 stood among the laws of 1955, of whatever dossier was open beside it."""
    rows = graph.ask("in_force", valid_at="1922-01-01")
    assert {(row["law"], row["held"]) for row in rows} == {
        ("docks-act", "possible"), ("dock-decree", "certain"),
    }  # fmt: skip


def test_a_date_only_reported_and_denied_is_not_stated_and_is_told_as_that(graph: Graph) -> None:
    rows = [row for row in graph.ask("not_stated", event="mercy") if row["object"]]
    assert {
        (row["missing"], str(row["object"]), row["modality"], row["voice"]) for row in rows
    } == {
        ("date", "1921-04", "reported", "pilots"),
        ("date", "1921-04", "denied", "crown"),
    }
    dated = graph.ask("not_stated", event="free-vote")
    assert "date" not in {row["missing"] for row in dated}, "somebody states it"


def test_a_law_is_compared_where_the_only_clemency_is_a_rumour_or_where_it_is_asked_for(
    graph: Graph,
) -> None:
    """Only the pardon was: no question assumes that a law is an amnesty."""
    assert {row["measure"] for row in graph.ask("measures_compared")} == {"mercy", "docks-act"}
    asked = graph.ask("measures_compared", measure="free-vote")
    assert {row["measure"] for row in asked} == {"free-vote"}
    assert {row["object"] for row in asked if row["cell"] == "kind"} == {"adoption"}


def test_a_decider_stands_beside_the_day_of_what_was_decided(graph: Graph) -> None:
    """Not of the first stage of the law, which somebody else may have laid before the diet."""
    rows = graph.ask("measures_compared", measure="docks-act")
    decided = {(row["object"], row["date_of"]) for row in rows if row["cell"] == "decider"}
    assert decided == {("crown", "dock-vote")}


def test_a_decree_against_a_law_is_no_stage_but_its_undoing_in_part(graph: Graph) -> None:
    """It stood as *decree* among the stages of the law, and nothing told that a part was left."""
    rows = graph.ask("stages_of_instrument", instrument="docks-act")
    told = [
        (row["event"], row["stage"], row["extent"], row["article"])
        for row in rows
        if not row["decider"]
    ]
    assert told == [
        ("dock-bill", "introduction", None, None),
        ("dock-vote", "adoption", None, None),
        ("dock-decree", "annulled", "part", "article 4"),
    ]
    assert rows[-1]["stage_label"] == "annulled"


def test_who_is_only_asked_to_decide_has_not_decided(graph: Graph) -> None:
    rows = graph.ask("outcome_of_measure", measure="docks-act")
    assert {(row["event"], row["decider"]) for row in rows} == {("dock-decree", None)}


def test_a_corrected_and_an_expected_figure_conflict_with_nothing(graph: Graph) -> None:
    """What a voice corrects itself stood beside its correction, and a plan beside a count."""
    rows = graph.ask("conflicting_figures", event="mercy")
    assert {(str(row["value"]), str(row["other_value"])) for row in rows} == {
        ("40", "50"), ("44", "50"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("event", "told"),
    [
        # The crown's 51.2 is its own partial count gone on; 52 per cent is 51.5 at the least.
        ("free-vote", {("48.9", "52"), ("51.2", "52")}),
        # 300 to 380 holds 360 and meets about 400; the 2nd is another day; 360 lies in about 400.
        ("dock-vote", set()),
    ],
)
def test_figures_that_leave_room_or_count_another_day_conflict_with_nothing(
    graph: Graph, event: str, told: set[tuple[str, str]]
) -> None:
    rows = graph.ask("conflicting_figures", event=event)
    assert {(str(row["value"]), str(row["other_value"])) for row in rows} == told


def test_who_is_only_asked_to_decide_is_not_compared_as_who_decided(graph: Graph) -> None:
    rows = graph.ask("measures_compared", measure="dock-decree")
    assert [row["object"] for row in rows if row["cell"] == "decider"] == [None], "not stated"
    decree = graph.record.by_id["dock-decree"]
    assert claims_in(graph.record, (decree,), "sem:hasActor") == [], "as on the page"


def test_who_only_signed_what_others_decided_has_not_decided_it(graph: Graph) -> None:
    """The speaker who signed a law stood under *decided by*, beside the house that voted it."""
    rows = graph.ask("stages_of_instrument", instrument="docks-act")
    named = [row["decider"] for row in rows if row["event"] == "dock-vote" and row["decider"]]
    assert named == ["crown"]


def test_who_is_only_asked_to_act_is_not_told_as_having_acted_beside_another(graph: Graph) -> None:
    """It stood as *asserted*: the one had acted, and the other was asked to."""
    for actor, other in (("crown", "pilots"), ("pilots", "crown")):
        rows = graph.ask("together", actor=actor, other=other)
        told = {(row["role"], row["other_role"], row["modality"], row["modality_label"])
                for row in rows if row["event"] == "dock-decree"}  # fmt: skip
        roles = ("initiator", "decider") if actor == "crown" else ("decider", "initiator")
        assert told == {(*roles, "asked", "asked")}


def test_the_page_has_the_words_of_a_contested_post_in_both_languages() -> None:
    words = asking({}, [], ["en", "es"], frozenset())["neutral"]["words"]
    assert words["disputed"] == ["disputed", "disputado"]
