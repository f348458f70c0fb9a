"""The recipes, in both languages, are one dossier without a mistake that answers as they say."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest
from pages import DOCS, blocks, page_id

import backstory
from backstory.errors import Severity

PAGES = (DOCS / "cookbook.md", DOCS / "es" / "cookbook.md")


def _written(page: Path, place: Path) -> Path:
    """Write what the blocks of a page say into the files they name."""
    files: dict[str, str] = defaultdict(str)
    for block in blocks(page):
        if block.language == "yaml":
            name, _, text = block.text.partition("\n")
            files[name.removeprefix("# ")] += text
    for name, text in files.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return place / "recipes"


@pytest.fixture(scope="module", params=PAGES, ids=page_id)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _written(request.param, tmp_path_factory.mktemp("cookbook"))


def test_both_pages_have_the_same_recipes(tmp_path: Path) -> None:
    one, other = ([block.text for block in blocks(page)] for page in PAGES)
    assert one == other
    assert len(re.findall(r"^## ", PAGES[0].read_text("utf-8"), re.M)) == 7


def test_the_recipes_have_no_mistake(folder: Path) -> None:
    found = [str(p) for p in backstory.check(folder).problems if p.severity == Severity.PROBLEM]
    assert not found


def test_a_law_is_in_force_until_parliament_repeals_it(folder: Path) -> None:
    graph = backstory.load(folder)
    rows = graph.ask("in_force", valid_at="1932-01-01")
    assert {(row["measure"], row["held"]) for row in rows} == {
        ("press-law-promulgation-1931", "certain")
    }
    assert len(graph.ask("in_force", valid_at="1934-01-01")) == 1, "a part struck down ends no law"
    assert len(graph.ask("in_force", valid_at="1936-12-31")) == 0
    told = {
        (row["status"], row["extent"], row["decider"])
        for row in graph.ask("outcome_of_measure", measure="press-law-1931")
    }
    assert told == {("annulled", "part", "high-court"), ("repealed", "whole", "parliament")}


def test_a_law_that_is_vetoed_is_not_in_force(folder: Path) -> None:
    graph = backstory.load(folder)
    press = ("press-law-promulgation-1931", "certain")
    for day, more in (("1935-02-15", {("guild-law-vote-1935", "possible")}), ("1935-03-01", set())):
        rows = graph.ask("in_force", valid_at=day)
        assert {(row["measure"], row["held"]) for row in rows} == {press, *more}
    rows = graph.ask("outcome_of_measure", measure="guild-law-1935")
    assert {(row["status"], row["decider"]) for row in rows} == {("vetoed", "president")}


def test_who_held_the_office(folder: Path) -> None:
    graph = backstory.load(folder)
    for day, person, held in (
        ("1933-06-01", "hentzau", "certain"), ("1934-02-02", "sapt", "certain"),
        ("1934-06-01", "sapt", "possible"),
    ):  # fmt: skip
        rows = graph.ask("holder_on_day", post="press-minister", valid_at=day)
        assert [(row["person"], row["held"]) for row in rows] == [(person, held)]


def test_a_partial_and_a_final_count_are_no_conflict(folder: Path) -> None:
    [pair] = backstory.load(folder).pairs("vote-share")
    assert pair["verdict"] == "later-count"


def test_a_rumour_dates_nothing(folder: Path) -> None:
    rows = backstory.load(folder).ask("undated_events")
    assert {row["event"] for row in rows} == {"flight-of-hentzau-1936", "prisoners-1936"}


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "in part: article 4"), ("es", "en parte: artículo 4")]
)
def test_what_is_annulled_in_part_is_told_with_its_article(
    folder: Path, lang: str, said: str
) -> None:
    graph = backstory.load(folder, lang=lang)
    for told in (str(graph.show("press-ruling-1933")), str(graph.brief("press-ruling-1933"))):
        assert told.count(said) == 1
        assert told.count(said.rpartition(": ")[2]) == 1, "the article is not told twice"
