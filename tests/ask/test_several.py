"""Several dossiers open at once: ids say whose they are, rows too, and nothing can collide."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from paths import GOOD, HERE, ROOT

import backstory
from backstory.ask.find import record_of
from backstory.dossier import read_all
from backstory.draw.collected import Collected
from backstory.errors import CouldNotRun, NotFound
from backstory.graph import Graph
from backstory.words.table import Table

LOCKOUT = GOOD / "ruritania-lockout"
BORDURIA = HERE / "fixtures" / "borduria"
SPAIN = ROOT / "seeds" / "spain-amnesty-1977"


def _called(tmp_path: Path, name: str, *, base: str = "") -> Path:
    """Copy the good dossier under another name: every id in it is there twice then."""
    folder = tmp_path / name
    shutil.copytree(LOCKOUT, folder)
    if base:
        page = folder / "dossier.yaml"
        page.write_text(f"base: {base}\n{page.read_text('utf-8')}", "utf-8")
    return folder


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """Two dossiers in which every id is the same, each at an address of its own."""
    other = _called(tmp_path_factory.mktemp("two"), "zenda", base="https://data.example/zenda/")
    return backstory.load([LOCKOUT, other])


def test_every_thing_of_two_dossiers_is_there_once(both: Graph) -> None:
    ids = [str(row["event"]) for row in both.events]
    assert len(ids) == len(set(ids)) == 2 * len(backstory.load(LOCKOUT).events)
    assert {one.partition(":")[0] for one in ids} == {"ruritania-lockout", "zenda"}
    assert len(both.networkx()) == 2 * len(backstory.load(LOCKOUT).networkx())


TABLES: dict[str, Callable[[Graph], Table]] = {
    "events": lambda graph: graph.events,
    "claims": lambda graph: graph.claims,
    "sources": lambda graph: graph.sources,
    "figures": lambda graph: graph.figures(),
    "disputes": lambda graph: graph.disputes(),
    "find": lambda graph: graph.find("lockout"),
    "ask": lambda graph: graph.ask("timeline"),
    "asked of one": lambda graph: graph.ask("statements_of_voice", voice="zenda:dockers-union"),
}


@pytest.mark.parametrize("name", TABLES)
def test_every_row_says_from_which_dossier_it_comes(both: Graph, name: str) -> None:
    table = TABLES[name](both)
    assert len(table)
    for row in table:
        assert row["dossier"] in ("ruritania-lockout", "zenda")
        own = [str(v) for v in row.values() if "data.example" in getattr(v, "iri", "")]
        assert all(one.startswith("zenda:") for one in own)
        assert bool(own) == (row["dossier"] == "zenda")


def test_a_pair_of_two_dossiers_says_both(both: Graph) -> None:
    assert "zenda · ruritania-lockout" in {row["dossier"] for row in both.pairs(every=True)}


def test_an_id_of_both_is_asked_back_and_a_qualified_one_is_found(both: Graph) -> None:
    with pytest.raises(NotFound, match=r"zenda:lockout-1911"):
        both.show("lockout-1911")
    assert both.show("zenda:lockout-1911").id == "zenda:lockout-1911"
    story = str(both.show("ruritania-lockout:lockout-1911"))
    assert "dossier: The Ruritanian lockout" in story
    assert "[ruritania-lockout:board-date]" in story
    assert "zenda" not in story


def test_an_id_of_one_of_them_needs_no_name_before_it() -> None:
    both = backstory.load([LOCKOUT, SPAIN])
    assert both.show("amnesty-law-1977").id == "spain-amnesty-1977:amnesty-law-1977"


def test_a_disagreement_bears_the_name_of_its_dossier(tmp_path: Path) -> None:
    shutil.copytree(BORDURIA, tmp_path / "again")
    both = backstory.load([BORDURIA, tmp_path / "again"])
    of = dict[str, set[str]]()
    for row in both.disputes():
        of.setdefault(str(row["disagreement"]), set()).add(str(row["dossier"]))
    assert any("-and-" in name for name in of), "one that figures or dates show is among them"
    assert all(len(dossiers) == 1 for dossiers in of.values()), of


def test_what_is_limited_keeps_its_dossiers(both: Graph) -> None:
    less = both.limit(voice="zenda:dockers-union")
    assert {row["dossier"] for row in less.claims} == {"zenda"}


def test_a_question_of_two_measures_sets_two_countries_side_by_side() -> None:
    both = backstory.load([LOCKOUT, SPAIN])
    rows = both.ask("measures_compared")
    assert {row["dossier"] for row in rows} == {"ruritania-lockout", "spain-amnesty-1977"}
    shown = both.view("measures", ["ruritania-lockout:pardon-1911", "amnesty-1977"])
    assert "1911" in shown.html()


def test_one_dossier_twice_is_refused(tmp_path: Path) -> None:
    again = _called(tmp_path, "ruritania-lockout")
    with pytest.raises(CouldNotRun, match=r"hold one dossier, <.*>: open one of them"):
        backstory.load([LOCKOUT, again])


def test_two_of_one_name_are_told_apart_by_a_name_given(tmp_path: Path) -> None:
    again = _called(tmp_path, "ruritania-lockout", base="https://data.example/r/ruritania-lockout/")
    with pytest.raises(CouldNotRun, match="Name one apart: `--graph other="):
        backstory.load([LOCKOUT, again])
    both = backstory.load([LOCKOUT, f"later={again}"])
    assert both.show("later:lockout-1911").id == "later:lockout-1911"


def test_a_dossier_at_an_address_of_its_own_has_short_ids_alone(tmp_path: Path) -> None:
    folder = _called(tmp_path, "zenda", base="https://data.example/zenda/")
    graph = backstory.load(folder)
    assert str(graph.events[0]["event"]) == str(backstory.load(LOCKOUT).events[0]["event"])
    assert graph.events[0]["event"].iri.startswith("https://data.example/zenda/")
    found = {row["claim"] for row in graph.figures()}
    assert found == {row["claim"] for row in backstory.load(LOCKOUT).figures()}


@pytest.mark.parametrize(("base", "told"), [
    ("https://data.example/zenda", "no `/` at its end"),
    ("https://data.example/zenda#", "no id can follow it"),
    ("https://w3id.org/backstory/concept/kind/", "address of the vocabulary"),
])  # fmt: skip
def test_an_address_no_id_can_follow_is_refused(base: str, told: str, tmp_path: Path) -> None:
    problems = read_all(_called(tmp_path, "zenda", base=base)).problems
    assert [(p.code, told in p.what) for p in problems] == [("D065", True)]


def test_dossiers_of_one_title_are_named_apart_on_a_page(both: Graph) -> None:
    """Two buttons of a filter that read alike are no choice."""
    head = Collected(record_of(both.store), ("en", "es")).head()
    titles = [each["title"] for each in head["dossiers"]]
    assert len(titles) == 2
    for lang in (0, 1):
        assert len({title[lang] for title in titles}) == 2
    assert {title[0].rpartition(" ")[2] for title in titles} == {"(ruritania-lockout)", "(zenda)"}


@pytest.mark.parametrize("lang", ["en", "es"])
def test_names_that_two_dossiers_share_are_told_apart_by_their_ids(both: Graph, lang: str) -> None:
    asked = {"en": "when was the lockout", "es": "¿cuándo fue el cierre patronal?"}[lang]
    told = both.ask(asked, lang=lang).told[-1]
    assert "(ruritania-lockout:lockout-1911)" in told
    assert "(zenda:lockout-1911)" in told


def test_a_name_that_another_dossier_s_language_lends_stays_foreign() -> None:
    fixtures = ROOT / "tests" / "fixtures"
    graph = backstory.load([fixtures / "valdoria", fixtures / "borduria"], lang="en")
    alone = backstory.load(fixtures / "valdoria", lang="en")
    asked = "what became of the Ley de Amnistía de 1871"
    told = graph.ask(asked, lang="en").told
    assert "“Ley de Amnistía de 1871”" in told[0], "no article of English goes with it"
    assert told[0] == alone.ask(asked, lang="en").told[0], "beside another it reads as alone"


def test_a_sentence_that_both_say_is_found_in_both(both: Graph) -> None:
    """It was told once, of one of them: whoever looked for the other's found it nowhere."""
    table = both.find("ships lying idle", limit=50)
    found = [(str(row["id"]), row["name"]) for row in table if row["kind"] == "claim"]
    own = {home: {told for name, told in found if name.startswith(f"{home}:")}
           for home in ("ruritania-lockout", "zenda")}  # fmt: skip
    assert own["zenda"]
    assert own["ruritania-lockout"] == own["zenda"]


def test_what_is_offered_to_be_typed_next_can_be_typed(both: Graph) -> None:
    """The address of a citation lacked its dossier, and so did the events of a context."""
    asked = both.ask("when was the lockout of 1911?")
    (offer,) = (note for note in asked.notes if "backstory cite" in note)
    assert both.cite(offer.rpartition(" ")[2])
    told = both.context("zenda:lockout-1911").text("text")
    assert told.count("[zenda:") + told.count("[ruritania-lockout:") == told.count("[")
    could = both.read("The lockout of 1911 began.", lang="en").open_lines
    assert all("[zenda:" in line for line in could)
