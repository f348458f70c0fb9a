"""A row that shows a voice shows that voice's own date; a post has no dead holder, and rivals."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from paths import GOOD

import backstory
from backstory.ask.questions import questions
from backstory.compare.measures import measures_of
from backstory.vocabulary import id_of

HEAD = "title: T\nkind: newspaper\npublisher: P\nlanguage: en\nread: part\nsays:\n"
EVENTS = """
queen-dies:
  en: Death of the regent
  es: Fallecimiento de la regente
  kind: death
strike-law-passed:
  en: Strike law passed
  es: Aprobación de la ley de huelga
  kind: adoption
strike-law-repealed:
  en: Strike law repealed
  es: Derogación de la ley de huelga
  kind: repeal
"""
ACTORS = """
regent:
  en: regent
  es: regente
  kind: post
first-regent:
  name: First Regent
  kind: person
second-regent:
  name: Second Regent
  kind: person
"""
SAYS = """
- at: page 1
  voice: dockers-union
  about: strike-law-passed
  happened: 1911-03-01
  instrument: strike-law
- at: page 2
  voice: king
  about: strike-law-passed
  happened: 1911-03
  inferred: happened
  instrument: strike-law
- at: page 3
  voice: anna-tarlenheim
  about: strike-law-passed
  instrument: strike-law
- at: page 4
  about: strike-law-repealed
  happened: 1911-09-01
  annuls: strike-law
- at: page 5
  about: first-regent
  holds: regent
  when: 1911-01-05/..
- at: page 6
  about: queen-dies
  happened: 1911-04-02
  actors:
    deceased: first-regent
"""
RIVAL = """
- at: page 7
  id: second
  about: second-regent
  holds: regent
  when: 1911-02-01/1911-05-01
- at: page 8
  id: third
  voice: king
  about: anna-tarlenheim
  holds: regent
  when: 1911-02-10/1911-03-10
  disputes: second
"""


def _graph(tmp_path: Path, says: str, *, events: str = "", concepts: str = "") -> backstory.Graph:
    folder = Path(shutil.copytree(GOOD / "ruritania-lockout", tmp_path / "ruritania-lockout"))
    if concepts:
        path = folder / "concepts.yaml"
        path.write_text(
            path.read_text("utf-8").replace("\nkind:\n", f"\nkind:\n{concepts}"), "utf-8"
        )
    for name, text in (("events", EVENTS + events), ("actors", ACTORS)):
        path = folder / f"{name}.yaml"
        path.write_text(path.read_text("utf-8").rstrip("\n") + text, "utf-8")
    (folder / "instruments.yaml").write_text(
        (folder / "instruments.yaml").read_text("utf-8")
        + "strike-law:\n  en: Strike law\n  es: Ley de huelga\n  form: law\n",
        "utf-8",
    )
    (folder / "sources" / "own.yaml").write_text(HEAD + says.lstrip("\n"), "utf-8")
    return backstory.load(folder)


def _shown(row: Mapping[str, object], *names: str) -> tuple[str, ...]:
    return tuple("" if row[name] is None else str(row[name]) for name in names)


def test_each_voice_has_its_own_date_beside_the_one_worked_out(tmp_path: Path) -> None:
    graph = _graph(tmp_path, SAYS)
    rows = graph.ask("stages_of_instrument", instrument="strike-law")
    told = {
        _shown(row, "voice", "date", "inferred", "worked_out", "sources")
        for row in rows
        if str(row["event"]).endswith("strike-law-passed")
    }
    assert told == {
        ("dockers-union", "1911-03-01", "", "1911-03-01", "2"),
        ("king", "1911-03", "True", "1911-03-01", "2"),
        ("anna-tarlenheim", "", "", "1911-03-01", "2"),
    }
    later = graph.ask("stages_of_instrument", instrument="strike-law", valid_at="1911-01-01")
    assert not [row for row in later if row["event"]], "nothing had happened yet"


@pytest.mark.parametrize(
    ("day", "held"),
    [("1911-03-15", set()), ("1911-04-10", {"possible"}), ("1911-06-01", {"certain"})],
)
def test_a_law_is_in_force_from_the_day_on_which_it_enters_into_force(
    tmp_path: Path, day: str, held: set[str]
) -> None:
    """A law signed in March that took effect in July was said to be in force in May, certainly."""
    stages = (
        "strike-law-signed:\n  en: Strike law signed\n  es: Firma de la ley de huelga\n"
        "  kind: promulgation\nstrike-law-applies:\n  en: Strike law applies\n"
        "  es: Entrada en vigor de la ley de huelga\n  kind: entry-into-force\n"
    )
    says = SAYS + (
        "- at: page 9\n  about: strike-law-signed\n  happened: 1911-03-05\n"
        "  instrument: strike-law\n"
        "- at: page 10\n  about: strike-law-applies\n  happened: 1911-04\n"
        "  instrument: strike-law\n"
    )
    rows = _graph(tmp_path, says, events=stages).ask("in_force", valid_at=day)
    assert {row["held"] for row in rows if str(row["law"]) == "strike-law"} == held


def test_a_stage_follows_from_the_kinds_of_events_and_no_court_is_assumed(tmp_path: Path) -> None:
    graph = _graph(tmp_path, SAYS)
    compared = graph.ask("measures_compared", measure="strike-law-passed")
    stages = {str(row["object"]) for row in compared if str(row["cell"]) == "stage"}
    assert "repealed" in stages
    assert "annulled" not in stages
    rows = graph.ask("outcome_of_measure", measure="strike-law")
    assert {str(row["status"]) for row in rows} == {"repealed"}
    in_force = graph.ask("in_force", valid_at="1911-06-01")
    assert "strike-law-passed" in {str(row["measure"]) for row in in_force}
    assert "strike-law-passed" not in {
        str(row["measure"]) for row in graph.ask("in_force", valid_at="1911-10-01")
    }


@pytest.mark.parametrize(("day", "held"), [("1911-03-01", True), ("1911-04-03", False)])
def test_nobody_holds_a_post_after_a_stated_death(tmp_path: Path, day: str, held: bool) -> None:
    rows = _graph(tmp_path, SAYS).ask("holder_on_day", post="regent", valid_at=day)
    assert ("first-regent" in {str(row["person"]) for row in rows}) is held


def test_rival_claimants_are_told_as_rivals(tmp_path: Path) -> None:
    graph = _graph(tmp_path, SAYS + RIVAL)
    rows = graph.ask("holders_of_post", post="regent")
    assert {_shown(row, "person", "rival") for row in rows} == {
        ("first-regent", ""),
        ("second-regent", "anna-tarlenheim"),
        ("anna-tarlenheim", "second-regent"),
    }
    day = graph.ask("holder_on_day", post="regent", valid_at="1911-03-01")
    assert ("second-regent", "anna-tarlenheim") in {_shown(r, "person", "rival") for r in day}


DENIED = """
- at: page 8
  voice: king
  put-as: denied
  about: second-regent
  holds: regent
  when: 1911-03
"""


@pytest.mark.parametrize(("says", "day", "held"), [
    (RIVAL, "1911-03-01", "disputed"),
    (DENIED, "1911-03-01", "disputed"),
    (DENIED, "1911-05-01", "certain"),  # the denial is of March
])  # fmt: skip
def test_a_post_that_is_contested_is_not_surely_held(
    tmp_path: Path, says: str, day: str, held: str
) -> None:
    """Two who claimed one post on one day were both told to hold it for certain."""
    rows = _graph(tmp_path, SAYS + TERM + says).ask("holder_on_day", post="regent", valid_at=day)
    told = {str(row["held"]) for row in rows if row["person"] == "second-regent"}
    assert held in told
    assert ("certain" in told) is (held == "certain")


TERM = """
- at: page 7
  about: second-regent
  holds: regent
  when: 1911-02-01/1911-09-30
"""

TWO_TERMS = """
- at: page 7
  about: second-regent
  holds: regent
  when: 1911-02-01/1911-09-30
- at: page 8
  voice: king
  about: anna-tarlenheim
  holds: regent
  when: 1911-02-10/1911-03-10
"""


def test_asked_of_a_day_only_a_rival_of_that_day_is_named(tmp_path: Path) -> None:
    graph = _graph(tmp_path, SAYS + TWO_TERMS)

    def rivals(day: str) -> set[tuple[str, ...]]:
        rows = graph.ask("holders_of_post", post="regent", valid_at=day)
        return {_shown(row, "person", "rival") for row in rows}

    assert {("second-regent", "anna-tarlenheim"), ("anna-tarlenheim", "second-regent")} <= rivals(
        "1911-03-01"
    )
    assert "anna-tarlenheim" not in {rival for _, rival in rivals("1911-08-01")}
    assert ("second-regent", "") in rivals("1911-08-01")


STILL = """
- at: page 7
  about: second-regent
  holds: regent
  when: 1911-02-01/1911-05-01
- at: page 8
  id: still-regent
  voice: king
  said: 1911-06-10
  about: second-regent
  holds: regent
  when: 1911-02-01/..
- at: page 9
  said: 1911-06-10
  about: anna-tarlenheim
  holds: regent
  when: 1911-05-01/..
"""


def test_holders_of_a_post_on_a_day_are_those_who_may_hold_it_then(tmp_path: Path) -> None:
    """Not everybody whose term has no stated end: who came next ends it."""
    graph = _graph(tmp_path, SAYS + TWO_TERMS)
    for person in (None, "second-regent"):
        asked = {"post": "regent", "valid_at": "1911-08-01", "person": person}
        [listed], [weighed] = (
            graph.ask(name, **asked) for name in ("holders_of_post", "holder_on_day")
        )
        assert listed == weighed
        assert _shown(listed, "person", "held") == ("second-regent", "certain")
    assert len(graph.ask("holders_of_post", person="first-regent", valid_at="1911-08-01")) == 1


@pytest.mark.parametrize("contested", [True, False])
def test_who_is_still_called_holder_after_the_stated_end_is_a_rival_only_where_it_is_contested(
    tmp_path: Path, contested: bool
) -> None:
    graph = _graph(tmp_path, STILL + "  disputes: still-regent\n" * contested)
    assert {
        _shown(row, "person", "voice", "rival")
        for row in graph.ask("holder_on_day", post="regent", valid_at="1911-06-15")
    } == (
        {("second-regent", "king", "anna-tarlenheim"), ("anna-tarlenheim", "own", "second-regent")}
        if contested
        else {("anna-tarlenheim", "own", "")}
    )


@pytest.mark.parametrize("ended", [True, False])
def test_who_claims_a_post_after_the_stated_end_or_a_successor_is_a_rival_and_no_possible_holder(
    tmp_path: Path, ended: bool
) -> None:
    """Of a day after the claim was made, a president overthrown was *possible* beside the other."""
    says = STILL if ended else STILL[STILL.index("- at: page 8") :]
    rows = _graph(tmp_path, SAYS + says + "  disputes: still-regent\n").ask(
        "holder_on_day", post="regent", valid_at="1911-08-15"
    )
    assert {_shown(r, "held", "rival") for r in rows if r["person"] == "second-regent"} == {
        ("disputed", "anna-tarlenheim")
    }


TWO_COURTS = """
- at: page 7
  said: 1911-06-10
  about: second-regent
  holds: regent
  when: 1911-02-01/..
- at: page 8
  voice: king
  put-as: {put}
  said: 1911-07-10
  about: anna-tarlenheim
  holds: regent
  when: {since}/..
"""


@pytest.mark.parametrize(("since", "put", "rivals"), [
    ("1911-05-01", "asserted", True),  # while the other is said to hold it still
    ("1911-05-01", "reported", True),
    ("1911-07-01", "asserted", False),  # after that: a successor, for all that is told
    ("1911-02-01", "reported", True),  # both came in on one day
])  # fmt: skip
def test_who_holds_a_post_since_and_still_is_the_rival_of_whoever_came_in_before_that_was_said(
    tmp_path: Path, since: str, put: str, rivals: bool
) -> None:
    """Two presidents of whom neither term has an end stood side by side, as if both were right."""
    graph = _graph(tmp_path, SAYS + TWO_COURTS.format(since=since, put=put))
    rows = graph.ask("holder_on_day", post="regent", valid_at="1911-08-01")
    found = {_shown(row, "person", "rival") for row in rows}
    assert (("second-regent", "anna-tarlenheim") in found) is rivals
    assert (("anna-tarlenheim", "second-regent") in found) is rivals
    told = {_shown(row, "person", "modality", "held") for row in rows}
    assert ("anna-tarlenheim", put, "possible") in told


def test_one_voice_that_asserts_two_holders_of_a_post_names_no_rivals(tmp_path: Path) -> None:
    """A parliament has two vice-presidents."""
    says = TWO_COURTS.format(since="1911-02-01", put="asserted").replace("  voice: king\n", "")
    rows = _graph(tmp_path, SAYS + says).ask("holder_on_day", post="regent", valid_at="1911-06-09")
    assert {_shown(row, "person", "rival") for row in rows if row["voice"] == "own"} == {
        ("second-regent", ""),
        ("anna-tarlenheim", ""),
    }


@pytest.mark.parametrize("name", sorted(questions()))
def test_a_date_that_is_worked_out_never_stands_alone_beside_a_voice(name: str) -> None:
    columns = questions()[name].returns
    if "worked_out" in columns:
        assert {"date", "inferred"} <= set(columns)
    if {"date", "when", "as_of"} & set(columns) and "claim" in columns:
        assert "inferred" in columns, "a date that an editor worked out is marked"


def test_a_number_is_told_as_it_is_meant_in_every_question(tmp_path: Path) -> None:
    """A bare 500 is no "over 500"."""
    says = (
        "- at: page 1\n  about: lockout-1911\n  count: >500 arrests\n"
        "- at: page 2\n  about: lockout-1911\n  count: 86 of 91 votes-for\n  of: votes\n"
        "  stage: partial 80 %\n"
        "- at: page 3\n  about: lockout-1911\n  count: 3000..4000 injured\n"
    )
    graph = _graph(tmp_path, says)
    wanted = {"more than 500", "86 of 91, of votes, partial count, 80 % counted",
              "between 3,000 and 4,000"}  # fmt: skip
    for name, column in (("about", "object"), ("figures_side_by_side", "value")):
        rows = graph.ask(name, subject="lockout-1911")
        assert wanted <= {str(row[f"{column}_label"]) for row in rows}, name
    exact = graph.ask("figures_side_by_side", subject="lockout-1911")
    assert ("3000", "4000") in {_shown(row, "value", "upto") for row in exact}


ONE_DAY = """
- at: page 9
  about: a-assent
  happened: 1911-03-01
  instrument: strike-law
- at: page 10
  about: b-gazette
  happened: 1911-03-01
  instrument: strike-law
- at: page 11
  about: z-introduced
  happened: 1911-03-01
  instrument: strike-law
"""
STAGES = """
a-assent:
  en: Royal assent to the strike law
  es: Sanción real de la ley de huelga
  kind: royal-assent
b-gazette:
  en: The strike law is published
  es: Se publica la ley de huelga
  kind: publication
z-introduced:
  en: The strike law is introduced
  es: Se presenta la ley de huelga
  kind: introduction
"""
ASSENT = """\
  royal-assent:
    en: royal assent
    es: sanción real
    broader: promulgation
"""


def test_stages_of_one_day_come_in_the_order_in_which_a_text_passes_them(tmp_path: Path) -> None:
    """By their ids, the signing came before the vote; a kind of the dossier's own counts too."""
    graph = _graph(tmp_path, SAYS + ONE_DAY, events=STAGES, concepts=ASSENT)
    rows = graph.ask("stages_of_instrument", instrument="strike-law")
    told = list(dict.fromkeys(str(row["event"]) for row in rows))
    assert told == [
        "z-introduced", "strike-law-passed", "a-assent", "b-gazette", "strike-law-repealed",
    ]  # fmt: skip
    [measure] = measures_of(graph.record, ["strike-law"])
    assert [id_of(one) for one in measure.stages] == told[:4]
    shown = str(graph.show("strike-law"))
    labels = [graph.record.label(iri, "en") for iri in measure.stages]
    places = [shown.index(f": {label}") for label in labels]
    assert places == sorted(places), shown


UNTIL = """
- at: page 12
  about: strike-law
  status: in-force
  when: ../1911-09-01
- at: page 13
  about: second-regent
  holds: regent
  when: ../1911-09-01
"""


@pytest.mark.parametrize(
    ("day", "held"), [("1850-01-01", "possible"), ("1911-08-31", "possible"),
                      ("1911-09-01", "certain"), ("1911-09-02", "")]
)  # fmt: skip
def test_until_a_day_says_nothing_sure_of_any_day_before(
    tmp_path: Path, day: str, held: str
) -> None:
    """Nobody tells since when: that it held a lifetime earlier is possible, and no more."""
    graph = _graph(tmp_path, UNTIL)
    rows = graph.ask("stages_of_instrument", instrument="strike-law", valid_at=day)
    assert [str(row["held"]) for row in rows if row["stage"] == "in-force"] == [held] * bool(held)
    rows = graph.ask("holder_on_day", post="regent", valid_at=day)
    assert [str(row["held"]) for row in rows] == [held] * bool(held)


ORDERED = """
- at: page 20
  voice: king
  about: strike-law-passed
  put-as: ordered
  actors:
    organiser: dockers-union
"""


def test_who_is_ordered_to_organise_something_has_a_task(tmp_path: Path) -> None:
    """Only those told to decide, draft, carry out or review were counted."""
    rows = _graph(tmp_path, SAYS + ORDERED).ask("tasks_given", actor="dockers-union")
    assert [(row["role"], row["ordered_by"], row["modality"]) for row in rows] == [
        ("organiser", "king", "ordered")
    ]


def test_an_order_that_is_told_puts_two_of_one_day_on_no_two(tmp_path: Path) -> None:
    """Two oaths of one day, the one stated before the other, took the same day all the same."""
    oaths = """
first-oath:
  en: First oath
  es: Primer juramento
  kind: ceremony
second-oath:
  en: Second oath
  es: Segundo juramento
  kind: ceremony
"""
    says = """
- at: page 8
  about: first-oath
  happened: 1911-03-01
- at: page 8
  about: second-oath
  happened: 1911-03-01
- at: page 9
  about: first-oath
  before: second-oath
"""
    graph = _graph(tmp_path, SAYS + says, events=oaths)
    (row,) = graph.ask("compare_dates", event="first-oath", other="second-oath")
    assert [row[each] for each in ("before", "after", "overlaps", "same")] == [
        "certain", "impossible", "certain", "certain",
    ]  # fmt: skip
