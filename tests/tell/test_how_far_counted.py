"""A number is shown with its base and how far it was counted, wherever accounts of it differ."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from paths import GOOD

import backstory
from backstory.compare.context import context_of
from backstory.compare.disagreements import disagreements_of
from backstory.tell.brief_days import on_its_day
from backstory.tell.brief_forms import Sentence
from backstory.tell.cards import cards_of
from backstory.tell.context import teller_of
from backstory.tell.nearest import nearest_cards

HELD = """\
title: How many are held?
kind: newspaper
publisher: Gazette
language: en
issued: 1911-08-20
about: detentions-1911
says:
- at: paragraph 1
  id: a-520
  voice: dockers-union
  count: 520 arrests
  when: 1911-08-01/1911-08-10
- at: paragraph 2
  id: a-480
  voice: harbour-board
  count: 480 arrests
- at: paragraph 3
  id: z-340
  voice: dockers-union
  count: 340 prisoners-held
  when: 1911-08-10
- at: paragraph 4
  id: z-187
  voice: harbour-board
  count: 187 prisoners-held
  when: 1911-08-10
"""
EVENT = """
detentions-1911:
  en: Detentions of 1911
  es: Detenciones de 1911
  kind: detention
"""
PAGE = """\
title: Did enough people vote?
kind: newspaper
publisher: Gazette
language: en
issued: 1911-08-20
about: lockout-1911
says:
- at: paragraph 1
  voice: dockers-union
  when: 1911-08-10
  count: 43.0 turnout
  of: votes
  stage: partial 60 %
- at: paragraph 2
  when: 1911-08-10
  count: 36.8 turnout
  of: votes
- at: paragraph 3
  put-as: expected
  en: A second ballot is held in September.
  es: En septiembre se celebra una segunda votación.
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> backstory.Graph:
    """Give a dossier with a partial count, another number and a plan."""
    root = tmp_path_factory.mktemp("counted")
    folder = Path(shutil.copytree(GOOD / "ruritania-lockout", root / "ruritania-lockout"))
    (folder / "sources" / "page-turnout.yaml").write_text(PAGE, "utf-8")
    return backstory.load(folder)


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "of votes, partial count, 60 % counted, 10 August 1911"),
        ("es", "de votos, recuento parcial, 60 % contado, 10 de agosto de 1911"),
    ],
)
def test_accounts_that_differ_tell_how_far_each_had_counted(
    graph: backstory.Graph, lang: str, told: str
) -> None:
    """43.0 beside 36.8 without "partial" would be told as the result of the ballot."""
    found = disagreements_of(graph.record)
    cards = cards_of(teller_of(graph.record, lang), found)
    assert told in {row.period for card in cards for row in card.rows}


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "counts that may not have been complete: they need not contradict each other"),
        ("es", "recuentos que quizá no estaban completos: no tienen por qué contradecirse"),
    ],
)
def test_no_heading_lets_a_count_in_part_contradict_another(
    graph: backstory.Graph, lang: str, told: str
) -> None:
    """60 per cent counted beside a number of unknown reach: the rest may explain it."""
    found = disagreements_of(graph.record)
    cards = [card for card in cards_of(teller_of(graph.record, lang), found)
             if any("60 %" in row.period for row in card.rows)]  # fmt: skip
    assert {(card.verdict, card.verdict_words) for card in cards} == {("unfinished", told)}


def test_a_stated_date_and_a_remark_stand_in_the_language_of_the_reader(
    graph: backstory.Graph,
) -> None:
    """A Spanish reader gets neither `1911-08-10` nor the English sentence of a plan."""
    rows = list(graph.ask("about", subject="lockout-1911", lang="es"))
    told = {str(row["object_label"]) for row in rows}
    assert "En septiembre se celebra una segunda votación." in told
    assert not {each for each in told if each.startswith("1911-")}


BALLOTS = """
ballot-1911:
  en: Ballot of 1911
  es: Votación de 1911
  kind: adoption
plebiscite-1911:
  en: Plebiscite of 1911
  es: Plebiscito de 1911
  kind: referendum
"""
BALLOT = """\
title: The council votes
kind: newspaper
publisher: Gazette
language: en
issued: 1911-08-30
about: ballot-1911
says:
- at: paragraph 1
  happened: 1911-08-15
- at: paragraph 2
  count: 86 of 91 votes-for
- at: paragraph 3
  voice: harbour-board
  about: plebiscite-1911
  count: 51.2 vote-share
- at: paragraph 3, below
  about: plebiscite-1911
  happened: 1911-08-25
- at: paragraph 4
  id: held-340
  about: lockout-1911
  voice: dockers-union
  when: 1911-08-14
  count: 340 prisoners-held
- at: paragraph 5
  voice: harbour-board
  denies: held-340
"""


@pytest.mark.parametrize(
    ("lang", "votes", "share", "held"),
    [
        ("en", "86 of 91 votes in favour", "The Harbour Board counted 51.2 per cent",
         "The Dockers' Union counted 340 political prisoners held"),
        ("es", "86 de 91 votos a favor", "La Junta del Puerto contó 51,2 por ciento",
         "El Sindicato de Estibadores contó 340 presos políticos en custodia"),
    ],
)  # fmt: skip
def test_a_brief_tells_the_votes_of_a_ballot_and_puts_no_day_before_a_share_of_none(
    tmp_path: Path, lang: str, votes: str, share: str, held: str
) -> None:
    """
    A count of prisoners of the day before stood instead of the votes, and as a denial alone.

    The share stood behind the day that the paper gives, and before “period not stated”.
    """
    folder = Path(shutil.copytree(GOOD / "ruritania-lockout", tmp_path / "ruritania-lockout"))
    (folder / "sources" / "page-ballot.yaml").write_text(BALLOT, "utf-8")
    names = folder / "events.yaml"
    names.write_text(names.read_text("utf-8").rstrip("\n") + BALLOTS, "utf-8")
    graph = backstory.load(folder, lang=lang)
    told = str(graph.brief("ballot-1911", words=400))
    assert votes in told, told
    assert held in told, told
    teller, event = teller_of(graph.record, lang), graph.record.by_id["plebiscite-1911"]
    claim = next(c for c in graph.record.about[event] if c.counted)
    made = Sentence(teller.claim(claim).whole, (claim,), "")
    assert made.text.startswith(share)
    assert on_its_day(teller, event, made) == made


@pytest.mark.parametrize(
    ("lang", "asked", "told"),
    [
        ("en", "how many voted for the quay rules", "86 of 91 votes in favour"),
        ("es", "¿cuántos votaron a favor de las normas del muelle?", "86 de 91 votos a favor"),
        ("es", "¿cuántos votaron las normas del muelle?", "86 de 91 votos a favor"),
    ],
)
def test_how_many_voted_is_answered_by_the_votes_whichever_word_of_voting_is_typed(
    tmp_path: Path, lang: str, asked: str, told: str
) -> None:
    """In Spanish it was answered that nothing speaks of *votaron*, or not at all."""
    folder = Path(shutil.copytree(GOOD / "ruritania-lockout", tmp_path / "ruritania-lockout"))
    (folder / "sources" / "page-ballot.yaml").write_text(BALLOT, "utf-8")
    names = folder / "events.yaml"
    passed = BALLOTS.replace("Ballot of 1911", "Council passes the quay rules")
    passed = passed.replace("Votación de 1911", "El consejo aprueba las normas del muelle")
    names.write_text(names.read_text("utf-8").rstrip("\n") + passed, "utf-8")
    answer = backstory.load(folder, lang=lang).ask(asked).told
    assert told in answer[0], answer


def test_of_two_counts_as_near_the_certain_contradiction_comes_first(tmp_path: Path) -> None:
    """340 held against 187 on one day says more than two counts of which one gives no period."""
    folder = Path(shutil.copytree(GOOD / "ruritania-lockout", tmp_path / "ruritania-lockout"))
    (folder / "sources" / "page-held.yaml").write_text(HELD, "utf-8")
    names = folder / "events.yaml"
    names.write_text(names.read_text("utf-8").rstrip("\n") + EVENT, "utf-8")
    record = backstory.load(folder).record
    teller, event = teller_of(record, "en"), record.by_id["detentions-1911"]
    cards = nearest_cards(teller, context_of(record, event))
    counted = next(card for card in cards if card.sort == "count")
    assert {row.what for row in counted.rows} == {"political prisoners held"}


@pytest.mark.parametrize(
    ("lang", "why"), [("en", "not stated / partial"), ("es", "sin indicar / parcial")]
)
def test_how_far_nobody_says_it_was_counted_is_told_as_no_date(
    graph: backstory.Graph, lang: str, why: str
) -> None:
    """A Spanish reader was told that how far it was counted has «no date»."""
    [pair] = backstory.Graph(store=graph.store, lang=lang).pairs("turnout")
    assert why in str(pair["why"])
