"""Of rivals and of dates at odds none is the answer: all are told, each with its voice."""

from __future__ import annotations

import pytest

import backstory

FILES = {
    "dossier": "title:\n  en: The strike\n"
    "  es: La huelga\ndescription:\n  en: A strike.\n  es: Una huelga.\nfocus: salt-strike\n"
    "as-known-on: 1989-12-31\nlanguages:\n- en\n- es\nlicence: CC-BY-4.0\n",
    "events": "salt-strike:\n  en: Salt strike of 1984\n"
    "  es: Huelga de la sal de 1984\n  kind: strike\n",
    "actors": "governor:\n  en: Governor of Valdoria\n  es: Gobernador de Valdoria\n  kind: post\n"
    "harbour-master:\n  en: Harbour master\n  es: Capitán de puerto\n  kind: post\n"
    "president:\n  en: President of Valdoria\n  es: Presidencia de Valdoria\n  kind: post\n"
    "bailiff:\n  en: Bailiff\n  es: Alguacil\n  kind: post\n"
    "treasurer:\n  en: Treasurer\n  es: Tesorero\n  kind: post\n"
    "luis-ferrand:\n  name: Luis Ferrand\n  kind: person\n"
    "tomas-brel:\n  name: Tomás Brel\n  kind: person\n"
    "salt-union:\n  en: Salt Workers' Union\n  es: Sindicato de la Sal\n  kind: body\n"
    "ministry:\n  en: Ministry of Justice\n  es: Ministerio de Justicia\n  kind: body\n"
    "court:\n  en: High Court\n  es: Tribunal Superior\n  kind: body\n",
}
SAYS = """title: Salt and bread
kind: newspaper
publisher: Salt Workers' Union
language: en
issued: 1989
read: whole
voice: salt-union
about: salt-strike
says:
- at: page 1
  happened: 1984-05-12/..
- at: page 2
  voice: tomas-brel
  happened: 1983-05
- at: page 3
  voice: ministry
  happened: 1984-05-12/1984-05-28
- at: page 4
  about: tomas-brel
  holds: governor
  when: 1984
- at: page 5
  voice: court
  about: luis-ferrand
  holds: governor
  when: 1983-02-01/1987-05-29
- at: page 6
  voice: ministry
  about: luis-ferrand
  holds: governor
  when: 1983-02-01/..
- at: page 7
  voice: court
  about: tomas-brel
  put-as: reported
  holds: harbour-master
  when: 1985-01-05/
- at: page 8
  voice: ministry
  about: luis-ferrand
  holds: harbour-master
  when: 1985-01-05/
- at: page 9
  voice: ministry
  about: tomas-brel
  holds: treasurer
  when: 1985-01-05/
- at: page 10
  voice: ministry
  about: luis-ferrand
  holds: treasurer
  when: 1986-01-05/
- at: page 11
  id: ferrand-president
  voice: salt-union
  about: luis-ferrand
  holds: president
  when: 1957-01-10/..
  said: 1959-05-10
- at: page 12
  voice: court
  denies: ferrand-president
- at: page 13
  voice: ministry
  about: tomas-brel
  holds: president
  when: 1958-11-14/..
  said: 1958-11-15
- at: page 14
  voice: court
  about: tomas-brel
  holds: bailiff
  when: 1985-01-05/
- at: page 15
  voice: court
  about: luis-ferrand
  holds: bailiff
  when: 1985-01-05/
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> backstory.Graph:
    folder = tmp_path_factory.mktemp("dossiers") / "valdoria"
    (folder / "sources").mkdir(parents=True)
    for name, text in FILES.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    (folder / "sources" / "bulletin.yaml").write_text(SAYS, "utf-8")
    return backstory.load(folder)


@pytest.mark.parametrize(
    ("lang", "asked", "note"),
    [
        ("en", "who was governor in 1984", "These claims to the post are rivals"),
        ("en", "who was governor of Valdoria on 1 May 1984", "These claims to the post are rivals"),
        ("es", "¿quién era gobernador en 1984?", "Son pretensiones rivales al cargo"),
    ],
)
def test_rivals_are_called_so_and_who_more_voices_name_stands_first(
    graph: backstory.Graph, lang: str, asked: str, note: str
) -> None:
    *told, last = graph.ask(asked, lang=lang).told
    assert last.startswith(note)
    assert ["Ferrand" in told[0], "Brel" in told[1]] == [True, True]


@pytest.mark.parametrize(
    ("lang", "asked", "note"),
    [
        ("en", "who was harbour master in 1986", "These claims to the post are rivals"),
        ("es", "¿quién era capitán de puerto en 1986?", "Son pretensiones rivales al cargo"),
    ],
)
def test_two_who_came_in_on_one_day_are_rivals_though_no_end_is_stated(
    graph: backstory.Graph, lang: str, asked: str, note: str
) -> None:
    *told, last = graph.ask(asked, lang=lang).told
    assert last.startswith(note)
    assert {"Ferrand" in one for one in told} == {True, False}


@pytest.mark.parametrize(
    ("lang", "asked", "note", "denied"),
    [
        ("en", "who was president in 1960", "These claims to the post are rivals", "denies that"),
        ("es", "quién era presidente en 1960", "Son pretensiones rivales al cargo", "niega"),
    ],
)
def test_who_is_said_to_hold_a_post_still_after_another_came_in_is_a_rival(
    graph: backstory.Graph, lang: str, asked: str, note: str, denied: str
) -> None:
    """The president in exile was left out; and who denies it is told beside it, once."""
    *told, last = graph.ask(asked, lang=lang).told
    assert last.startswith(note)
    assert len(told) == 2
    assert {"Ferrand" in one for one in told} == {True, False}
    assert sum(one.count(denied) for one in told) == 1


def test_one_voice_that_names_two_holders_sets_nobody_against_anybody(
    graph: backstory.Graph,
) -> None:
    assert "rivals" not in str(graph.ask("who was bailiff in 1986", lang="en").told)


def test_who_came_in_a_year_later_is_a_successor(graph: backstory.Graph) -> None:
    assert "rivals" not in str(graph.ask("who were the treasurers", lang="en").told)
    assert "rivals" not in str(graph.ask("who was treasurer in 1986", lang="en").told)


def test_who_holds_a_post_alone_has_no_rival(graph: backstory.Graph) -> None:
    assert "rivals" not in str(graph.ask("who was governor in 1986", lang="en").told)


@pytest.mark.parametrize(
    ("lang", "asked"),
    [
        ("en", "when did the salt strike begin"),
        ("en", "when was the salt strike"),
        ("en", "when did the salt strike end"),
        ("es", "¿cuándo empezó la huelga de la sal?"),
    ],
)
def test_every_date_that_voices_give_is_told_with_its_voice(
    graph: backstory.Graph, lang: str, asked: str
) -> None:
    """Though *the salt* begins the name of a page's publisher, and the page says one date only."""
    told = "\n".join(graph.ask(asked, lang=lang).told)
    brel, union, ministry = {
        "en": ("Brel", "Workers' Union tells", "Ministry of Justice tells"),
        "es": ("Brel", "Sindicato de la Sal", "Ministerio de Justicia"),
    }[lang]
    assert brel in told
    assert union in told
    assert ministry in told
