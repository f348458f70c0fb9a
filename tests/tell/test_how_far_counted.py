"""A number is shown with its base and how far it was counted, wherever accounts of it differ."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from paths import GOOD

import backstory
from backstory.compare.disagreements import disagreements_of
from backstory.tell.cards import cards_of
from backstory.tell.context import teller_of

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


def test_a_stated_date_and_a_remark_stand_in_the_language_of_the_reader(
    graph: backstory.Graph,
) -> None:
    """A Spanish reader gets neither `1911-08-10` nor the English sentence of a plan."""
    rows = list(graph.ask("about", subject="lockout-1911", lang="es"))
    told = {str(row["object_label"]) for row in rows}
    assert "En septiembre se celebra una segunda votación." in told
    assert not {each for each in told if each.startswith("1911-")}
