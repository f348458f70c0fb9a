"""A decree annulled by another, which a court annulled in turn: the first may be in force again."""

from __future__ import annotations

import pytest

import backstory
from backstory.graph import Graph

FILES = {
    "dossier.yaml": """title:
  en: Highmark
description:
  en: A mercy taken back, and the taking back undone.
languages:
- en
language: en
focus: mercy
as-known-on: 1930-01-01
licence: CC-BY-4.0
""",
    "events.yaml": """mercy:
  en: Mercy for the pilots
  kind: amnesty
taking-back:
  en: Crown takes the mercy back
  kind: decree
judgment:
  en: Court on the second decree
  kind: ruling-annul
tolls:
  en: Toll Act signed
  kind: promulgation
tolls-end:
  en: Diet repeals the Toll Act
  kind: repeal
tolls-again:
  en: Diet repeals the repeal
  kind: repeal
bridge:
  en: Bridge Act signed
  kind: promulgation
bridge-ruling:
  en: Court on the Bridge Act
  kind: ruling-annul
plot:
  en: Alleged plot of 1926
  kind: coup
""",
    "instruments.yaml": """first-decree:
  en: First Decree
  form: decree
second-decree:
  en: Second Decree
  form: decree
toll-act:
  en: Toll Act
  form: law
toll-repeal-act:
  en: Repeal Act
  form: law
bridge-act:
  en: Bridge Act
  form: law
""",
    "actors.yaml": """crown:
  en: Crown
  kind: body
court:
  en: Court of Highmark
  kind: body
""",
    "sources/a.yaml": """title: A
kind: newspaper
publisher: Paper A
issued: 1927-05-01
read: whole
says:
- at: page 1
  about: mercy
  happened: 1920-03-01
  instrument: first-decree
- at: page 2
  about: taking-back
  happened: 1922-06-01
  instrument: second-decree
  annuls: first-decree
  extent: whole
  actors:
    decider: crown
- at: page 3
  about: judgment
  happened: 1925-02-01
  annuls: second-decree
  extent: whole
  actors:
    decider: court
- at: page 4
  about: tolls
  happened: 1920-04-01
  instrument: toll-act
- at: page 5
  about: tolls-end
  happened: 1922-04-01
  instrument: toll-repeal-act
  annuls: toll-act
- at: page 6
  about: tolls-again
  happened: 1924-04-01
  annuls: toll-repeal-act
- at: page 7
  about: bridge
  happened: 1921-01-01
  instrument: bridge-act
- at: page 8
  about: bridge-ruling
  happened: 1923-01-01
  annuls: bridge-act
  extent: part
  article: article 4
- at: page 8
  id: plot-told
  voice: crown
  about: plot
  happened: 1926-02-24
- at: page 8
  voice: court
  denies: plot-told
- at: page 9
  about: first-decree
  status: in-force
  when: 1920-03-02/1922-05-31
""",
}


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("highmark") / "highmark"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return backstory.load(folder)


@pytest.mark.parametrize(("law", "day", "held"), [
    ("first-decree", "1921-01-01", "certain"),
    ("first-decree", "1923-01-01", None),  # taken back
    ("first-decree", "1926-01-01", "possible"),  # what took it back was annulled whole
    ("second-decree", "1926-01-01", None),
    ("toll-act", "1926-01-01", None),  # a law that repeals a repeal revives nothing
])  # fmt: skip
def test_what_annulled_a_text_and_was_annulled_whole_revives_it_possibly(
    graph: Graph, law: str, day: str, held: str | None
) -> None:
    rows = graph.ask("in_force", valid_at=day)
    assert {str(row["law"]): row["held"] for row in rows}.get(law) == held


def test_the_reason_stands_in_what_became_of_it_and_rows_come_in_order_of_time(
    graph: Graph,
) -> None:
    rows = graph.ask("outcome_of_measure", measure="first-decree")
    assert [(str(row["thing"]), row["status"], row["event"]) for row in rows] == [
        ("first-decree", "in-force", None),
        ("first-decree", "annulled", "taking-back"),
        ("second-decree", "annulled", "judgment"),
    ]
    tolls = graph.ask("outcome_of_measure", measure="toll-act")
    assert {row["event"] for row in tolls} == {"tolls-end", "tolls-again"}


def test_a_law_possibly_in_force_again_is_told_with_what_undid_its_end(graph: Graph) -> None:
    told = graph.ask("was the First Decree in force in 1926").told
    assert "First Decree (possible)" in told[0]
    assert any("annuls the Second Decree" in one for one in told), told


@pytest.mark.parametrize(("asked", "rest"), [
    ("is the Bridge Act in force", True),
    ("was the Bridge Act annulled", False),  # what was annulled of it, and no more
    ("is the First Decree in force", False),  # annulled whole
])  # fmt: skip
def test_whether_a_law_is_in_force_is_told_where_only_an_article_was_annulled(
    graph: Graph, asked: str, rest: bool
) -> None:
    told = graph.ask(asked).told
    stands = (
        "Nothing recorded here says that more than a part of “Bridge Act” was annulled or repealed."
    )
    assert (told[0] == stands) is rest
    if rest:
        assert "annuls the Bridge Act (in part: article 4)" in told[1]


@pytest.mark.parametrize(
    "asked", ["did the alleged plot of 1926 happen", "did the coup plot of 1926 happen?"]
)
def test_a_denial_says_nothing_of_what_it_denies_and_stands_beside_it(
    graph: Graph, asked: str
) -> None:
    """Whether a plot took place was answered by its denial alone, the assertion cited for it."""
    told = graph.ask(asked).told
    assert told[0].startswith("The Crown puts the alleged plot of 1926 on 24 February 1926."), told
    assert "The Court of Highmark denies" in " ".join(told)
