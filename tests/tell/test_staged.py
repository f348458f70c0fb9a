"""Who signed a text, vetoed it, or died is told where it is recorded, and else that nobody is."""

from __future__ import annotations

from pathlib import Path

import pytest
from growing import grown_of
from paths import HERE

import backstory
from backstory.graph import Graph

SARDOVA, TARSALIA = HERE / "fixtures" / "sardova", HERE / "fixtures" / "tarsalia"
FILES = {
    "dossier.yaml": """\
title:
  en: A ministry
  es: Un ministerio
description:
  en: A country that there is not.
  es: Un país que no existe.
languages:
- en
- es
language: en
focus: crash
as-known-on: 1931-12-31
licence: CC-BY-4.0
""",
    "events.yaml": """\
crash:
  en: Death of Jess Arden
  es: Muerte de Jess Arden
  kind: death
brother-dies:
  en: Death of the brother of Mara Voss
  es: Muerte del hermano de Mara Voss
  kind: death
""",
    "actors.yaml": """\
jess-arden:
  name: Jess Arden
  kind: person
mara-voss:
  name: Mara Voss
  kind: person
""",
    "sources/herald-1930-08-20.yaml": """\
title: A minister is lost
kind: newspaper
publisher: The Herald
issued: 1930-08-20
says:
- at: paragraph 1
  about: crash
  happened: 1930-08-18
  actors:
    deceased: jess-arden
- at: paragraph 2
  about: brother-dies
  happened: 1930-08-19
  actors:
    participant: mara-voss
""",
}


@pytest.mark.parametrize(
    ("lang", "asked", "told"),
    [("en", "who signed the amnesty act", "President of Sardova was among the signatories"),
     ("es", "quién firmó la ley de amnistía", "presidencia de Sardova"),
     ("en", "who vetoed the mines bill", "was decided by the President of Sardova"),
     ("es", "quién vetó el proyecto de minas", "presidencia de Sardova")],
)  # fmt: skip
def test_who_signed_a_text_or_vetoed_it_is_named_at_that_stage(
    lang: str, asked: str, told: str
) -> None:
    first = Graph(store=grown_of(SARDOVA), lang=lang).ask(asked).told[0]
    assert told in first
    assert "Parliament" not in first
    assert "Parlamento" not in first


def test_who_passed_a_law_is_not_told_to_have_vetoed_it() -> None:
    told = Graph(store=grown_of(SARDOVA), lang="en").ask("who vetoed the amnesty act").told
    assert told[0] == "Nothing recorded here answers this as it is asked."


@pytest.fixture(scope="module")
def ministry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("of") / "ministry"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("lang", "asked", "told"),
    [("en", "when did Jess Arden die", "18 August 1930"),
     ("en", "how did Arden die", "18 August 1930"),
     ("es", "¿murió Jess Arden?", "18 de agosto de 1930"),
     ("en", "who died in 1930", "Jess Arden died"),
     ("es", "quién falleció en 1930", "Jess Arden murió")],
)  # fmt: skip
def test_a_death_is_told_of_whom_it_befell(
    ministry: Path, lang: str, asked: str, told: str
) -> None:
    assert told in backstory.load(ministry, lang=lang).ask(asked).told[0]


def test_the_death_of_a_relative_is_told_as_that_of_the_relative(ministry: Path) -> None:
    told = backstory.load(ministry, lang="en").ask("was Mara Voss killed").told
    assert told[0] == "No death of Mara Voss is recorded here."
    told = backstory.load(ministry, lang="en").ask("when did Mara Voss die").told
    assert "brother of Mara Voss" in told[0]


def test_a_death_that_bears_a_name_is_that_of_whoever_bears_it() -> None:
    told = Graph(store=grown_of(TARSALIA), lang="en").ask("when did King Anselmo die").told
    assert "January 1994" in told[0]
