"""Laws of another country that no event ends: one lapsed, one was on hold, one was repealed."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from paths import HERE

import backstory
from backstory.ask.box import box_of
from backstory.ask.find import record_of
from backstory.graph import Graph

BORDURIA = HERE / "fixtures" / "borduria"


@pytest.fixture(scope="module")
def graph() -> Graph:
    return backstory.load(BORDURIA)


def _held(graph: Graph, day: str) -> Mapping[str, str]:
    rows = graph.ask("in_force", valid_at=day)
    return {str(row["law"]): str(row["held"]) for row in rows}


@pytest.mark.parametrize(
    ("law", "day", "held"),
    [
        ("curfew-decree", "1979-10-31", "certain"),
        ("curfew-decree", "1979-11-01", ""),  # it lapsed that day
        ("curfew-decree", "1985-01-01", ""),
        ("press-law", "1980-01-09", "certain"),
        ("press-law", "1980-01-10", ""),  # on hold from that day
        ("press-law", "1983-12-01", ""),  # to that day
        ("press-law", "1983-12-02", "certain"),
        ("exile-law", "1982-03-31", "certain"),
        ("exile-law", "1982-04-10", "possible"),  # repealed some day of that month
        ("exile-law", "1982-05-01", ""),
        ("land-law", "1982-05-01", "certain"),  # a part struck down ends no law
        ("siege-1980", "1980-06-01", "probable"),  # about January to about October
        ("siege-1980", "1984-01-01", "possible"),
    ],
)
def test_a_law_is_in_force_until_it_lapses_and_not_while_it_is_on_hold(
    graph: Graph, law: str, day: str, held: str
) -> None:
    assert _held(graph, day).get(law, "") == held


@pytest.mark.parametrize(("day", "held"), [("1985-05-31", ""), ("1985-06-02", "possible")])
def test_still_suspended_is_told_of_no_day_after_the_one_on_which_it_is_said(
    tmp_path: Path, day: str, held: str
) -> None:
    """A paper of June 1985 that said *and still suspended* kept the law out of force for ever."""
    folder = tmp_path / "borduria"
    shutil.copytree(BORDURIA, folder)
    source = folder / "sources" / "herald-1985.yaml"
    text = source.read_text("utf-8")
    assert "when: 1980-01-10/1983-12-01" in text
    source.write_text(text.replace("1980-01-10/1983-12-01", "1980-01-10/.."), "utf-8")
    assert _held(backstory.load(folder), day).get("press-law", "") == held


def test_what_is_in_force_is_the_law_and_not_the_act_by_which_it_came(graph: Graph) -> None:
    for lang, label in (("en", "Pardon Act"), ("es", "Ley de Indulto")):
        rows = graph.ask("in_force", valid_at="1981-01-01", lang=lang)
        labels = {row["measure"]: row["law_label"] for row in rows}
        assert labels["pardon-act-promulgation"] == label
        assert (
            labels["siege-1980"]
            == {"en": "State of siege of 1980", "es": "Estado de sitio de 1980"}[lang]
        )


@pytest.mark.parametrize(
    ("lang", "asked", "told"),
    [
        ("en", "which laws were in force in 1980", "In force on 31 December 1980, as far as is "
         "recorded here: Land Law; Exile Law; State of siege of 1980 (possible); Pardon Act."),
        ("es", "qué leyes estaban vigentes en junio de 1982", "Vigentes el 30 de junio de 1982, "
         "según consta aquí: Ley de Tierras; Estado de sitio de 1980 (posible); Ley de Indulto; "
         "Orden 7."),
        ("en", "was the Press Law in force on 1 June 1981",
         "Nothing recorded here has “Press Law” in force on 1 June 1981."),
        ("en", "was the Press Law in force on 1 June 1984",
         "In force on 1 June 1984, as far as is recorded here: Press Law."),
        ("en", "is the Exile Law still in force",
         "The Exile Law is repealed (in April 1982), Borduria Herald reports. "
         "[1 June 1985]"),
        ("es", "¿sigue vigente la Ley de Destierro?",
         "La Ley de Destierro consta como derogada (en abril de 1982), informa Borduria Herald. "
         "[1 de junio de 1985]"),
    ],
)  # fmt: skip
def test_laws_in_force_are_asked_for_in_plain_words(
    graph: Graph, lang: str, asked: str, told: str
) -> None:
    assert graph.ask(asked, lang=lang).told[0] == told


def test_a_law_that_is_not_in_force_is_told_with_what_ended_it(graph: Graph) -> None:
    told = graph.ask("was the Press Law in force on 1 June 1981").told
    assert "suspended (10 January 1980 – 1 December 1983)" in told[1]


def test_a_law_in_force_is_told_with_what_had_been_annulled_of_it(graph: Graph) -> None:
    told = graph.ask("was the Land Law in force on 1 May 1985").told
    assert told[0] == "In force on 1 May 1985, as far as is recorded here: Land Law."
    assert "article 4" in told[1], "half of the truth: a court had struck down an article"
    assert len(graph.ask("was the Land Law in force on 1 May 1979").told) == 1, "not yet then"


def test_more_than_500_is_not_500_and_a_rival_holder_stands_beside(graph: Graph) -> None:
    told = graph.ask("how many were released").told
    assert not any("So too" in each for each in told), told
    assert any("counted 500 releases" in each for each in told)
    told = graph.ask("who was president in October 1983").told
    assert [name for name in ("Sandor", "Plekz") if any(name in each for each in told)] == [
        "Sandor", "Plekz"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "asked", "told"),
    [
        ("en", "does the Land Law cover homicide",
         "(article 4 annulled: Supreme Court annuls article 4 of the Land Law)"),
        ("es", "¿la Ley de Tierras abarca el homicidio?",
         "(artículo 4 sin efecto: La Corte Suprema anula el artículo 4 de la Ley de Tierras)"),
    ],
)  # fmt: skip
def test_an_article_that_was_annulled_is_not_told_as_holding(
    graph: Graph, lang: str, asked: str, told: str
) -> None:
    assert told in graph.ask(asked, lang=lang).told[0]


def test_votes_of_both_chambers_are_told_each_with_its_vote(graph: Graph) -> None:
    """Who names one chamber means that one."""
    told = graph.ask("how many votes for the Pardon Act").told
    assert "reports 21 votes in favour, in this vote: Senate vote on the Pardon Act" in told[0]
    assert "84 votes in favour, in this vote: Chamber of Deputies passes the Pardon" in told[1]
    told = graph.ask("how many votes for the Pardon Act in the Senate").told
    assert "21 votes" in told[0]
    assert not any("84" in each for each in told)
    told = graph.ask("¿cuántos votos a favor de la Ley de Indulto?", lang="es").told
    assert all("La Cámara" in each or "del Senado" in each for each in told)


@pytest.mark.parametrize(
    ("asked", "lang", "told"),
    [
        ("who annulled the Land Law?", "en",
         "The Supreme Court annuls article 4 of the Land Law, Borduria Herald reports."),
        ("¿quién anuló la Ley de Tierras?", "es",
         "La Corte Suprema anula el artículo 4 de la Ley de Tierras, informa Borduria Herald."),
    ],
)  # fmt: skip
def test_who_undid_a_law_is_answered_by_who_decided_it(
    graph: Graph, asked: str, lang: str, told: str
) -> None:
    """A newcomer asked who repealed an act, and was told how many had voted for it."""
    assert graph.ask(asked, lang=lang).told[0].startswith(told)


@pytest.mark.parametrize(
    ("asked", "lang"),
    [("was the Exile Law repealed?", "en"), ("¿se derogó la Ley de Destierro?", "es")],
)
def test_repealed_asks_what_became_of_a_law(graph: Graph, asked: str, lang: str) -> None:
    assert "outcome_of_measure" in box_of(record_of(graph.store)).read(asked).asked
    told = " ".join(graph.ask(asked, lang=lang).told)
    assert "1982" in told, told


@pytest.mark.parametrize(
    ("lang", "lead"),
    [("en", "11 February 1981 – According to"), ("es", "11 de febrero de 1981 – Según")],
)
def test_a_dash_stands_behind_a_bare_day(lang: str, lead: str) -> None:
    text = str(backstory.load(BORDURIA, lang=lang).brief("land-law"))
    assert f"\n{lead}" in text, "On 11 February 1981 – According to … is no sentence"
