"""What a vote rejects or a president vetoes, in whole or in part, and what is passed over it."""

from __future__ import annotations

from pathlib import Path

import pytest

import backstory
from backstory.dossier import read_all
from backstory.graph import Graph

HEAD = """\
title:
  en: Trial
  es: Prueba
description:
  en: A trial.
  es: Una prueba.
languages:
- en
- es
language: en
focus: a-vote
as-known-on: 1990-12-31
licence: CC-BY-4.0
"""

# Event: kind, day, what it does with its text. Its text is its first word.
LIVES = {
    "a-vote": ("adoption", "1990-01-10"),
    "a-veto": ("veto", "1990-01-20"),
    "a-again": ("veto-override", "1990-03-01"),
    "a-signed": ("promulgation", "1990-03-05"),
    "b-vote": ("adoption", "1990-01-10"),
    "b-veto": ("veto", "1990-01-20"),
    "c-vote": ("adoption", "1990-01-10"),
    "c-veto": ("veto", "1990-01-20"),
    "d-vote": ("adoption", "1990-02-01"),
    "d-no": ("rejection", "1990-02-15"),
    "e-no": ("rejection", "1990-01-05"),
    "e-vote": ("adoption", "1990-06-01"),
    "f-amnesty": ("amnesty", "1990-04-01"),
    "f-veto": ("veto", "1990-04-09"),
    "g-vote": ("adoption", "1990-05-01"),
    "g-veto": ("veto", "1990-05-05"),
    "g-again": ("veto-override", "1990-05-20"),
}
IN_PART = ("c-veto",)
LAWS = sorted({event[0] for event in LIVES})


def _page() -> str:
    lines = [
        "title: Laws of the year", "kind: newspaper", "publisher: Herald", "issued: 1990-12-01",
        "says:",
    ]  # fmt: skip
    for event, (kind, day) in LIVES.items():
        lines += [f"- at: entry of {day}", f"  about: {event}", f"  happened: {day}"]
        lines += [f"- instrument: law-{event[0]}"]
        lines += ["  extent: part", "  article: article 4"] if event in IN_PART else []
        lines += ["- actors:", f"    decider: {'president' if kind == 'veto' else 'parliament'}"]
    lines += ["- at: page 9", "  about: law-b", "  benefits: exiles"]
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("refused") / "portella"
    files = {
        "dossier.yaml": HEAD,
        "events.yaml": "".join(
            f"{event}:\n  en: Event {event}\n  es: Hecho {event}\n  kind: {kind}\n"
            for event, (kind, _) in LIVES.items()
        ),
        "instruments.yaml": "".join(
            f"law-{law}:\n  en: Law {law}\n  es: Ley {law}\n  form: law\n" for law in LAWS
        ),
        "actors.yaml": "".join(
            f"{one}:\n  en: {one.title()}\n  es: {one.title()}\n  kind: body\n"
            for one in ("parliament", "president")
        ),
        "sources/herald.yaml": _page(),
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def graph(folder: Path) -> Graph:
    return backstory.load(folder)


def _held(graph: Graph, day: str) -> dict[str, str]:
    rows = graph.ask("in_force", valid_at=day)
    return {row["measure"]: row["held"] for row in rows}


def test_a_law_is_not_in_force_once_it_is_vetoed_or_voted_down(graph: Graph) -> None:
    january, summer = _held(graph, "1990-01-31"), _held(graph, "1990-07-01")
    assert january == {"c-vote": "possible"}, "a part vetoed leaves the rest; a and b are vetoed"
    assert "b-vote" not in summer
    assert "d-vote" not in summer, "one chamber passed it, the other voted it down"
    assert "f-amnesty" not in summer, "an amnesty that was vetoed reaches nobody"


def test_what_is_passed_again_or_signed_holds_from_then_on(graph: Graph) -> None:
    summer = _held(graph, "1990-07-01")
    assert summer["a-signed"] == "certain"
    assert summer["g-again"] == "possible", "passed over the veto, and nobody says it was signed"
    assert "g-vote" not in summer, "the vote that was vetoed is not the one that holds"
    assert summer["e-vote"] == "possible", "voted down first, passed later"
    assert _held(graph, "1990-01-15") == {
        "b-vote": "possible", "c-vote": "possible"
    }, "before the veto"  # fmt: skip


def test_the_day_of_the_veto_is_the_first_on_which_the_vote_is_nothing(graph: Graph) -> None:
    assert "f-amnesty" in _held(graph, "1990-04-08")
    assert "f-amnesty" not in _held(graph, "1990-04-09")


@pytest.mark.parametrize(
    ("law", "told"),
    [
        (
            "law-a",
            {("vetoed", "a-veto", "", "president"), ("adopted", "a-again", "", "parliament")},
        ),
        ("law-b", {("vetoed", "b-veto", "", "president")}),
        ("law-c", {("vetoed", "c-veto", "part", "president")}),
        ("law-d", {("rejected", "d-no", "", "parliament")}),
    ],
)
def test_the_outcome_says_who_refused_it_and_how_much(
    graph: Graph, law: str, told: set[tuple[str, ...]]
) -> None:
    rows = graph.ask("outcome_of_measure", measure=law)
    assert {(r["status"], r["event"], r["extent"] or "", r["decider"]) for r in rows} == told


def test_the_stages_of_a_law_tell_its_veto_in_order(graph: Graph) -> None:
    rows = graph.ask("stages_of_instrument", instrument="law-a")
    stages = list(dict.fromkeys(row["stage"] for row in rows))
    assert stages == ["adoption", "veto", "veto-override", "promulgation"]


def test_the_brief_of_a_law_tells_its_veto_beside_what_is_said_of_the_law(graph: Graph) -> None:
    """One claim about the law itself once hid all the events by which it came and went."""
    assert "b-veto" in str(graph.brief("law-b"))


def test_who_vetoes_a_measure_is_not_told_as_deciding_it(graph: Graph) -> None:
    from backstory.compare.measures import measures_of
    from backstory.tell.measures import cells_of

    record = graph.record
    cells = cells_of(record, measures_of(record, ["f-amnesty"]), "en")
    told = {row: lines for row, cells in cells.items() for lines in cells.values()}
    assert any("Event f-veto" in line for line in told["status"])
    assert not any("President" in line for row, lines in told.items() for line in lines)


@pytest.mark.parametrize(("lang", "words"), [("en", "vetoed"), ("es", "vetada")])
def test_both_languages_have_the_words(graph: Graph, lang: str, words: str) -> None:
    rows = graph.ask("outcome_of_measure", lang=lang, measure="law-b")
    assert {row["status_label"] for row in rows} == {words}


def test_the_dossier_is_well(folder: Path) -> None:
    assert [str(problem) for problem in read_all(folder).problems] == []
