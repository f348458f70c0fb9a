"""What people type of counts, days and names is answered by what they mean."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from paths import GOOD

from backstory.ask.box import box_of
from backstory.ask.find import record_of
from backstory.graph import Graph
from backstory.rdf.store import TripleStore
from backstory.tell.context import teller_of
from backstory.tell.happened import happened

Grown = Callable[[str], TripleStore]


@pytest.mark.parametrize(
    ("asked", "lang"),
    [
        ("cuántos beneficiados con la amnistía", "es"),
        ("how many people benefited from the amnesty", "en"),
    ],
)
def test_what_an_announced_amnesty_did_is_counted_of_its_law(
    asked: str, lang: str, grown: Grown
) -> None:
    told = Graph(store=grown("venezuela-amnesties"), lang=lang).ask(asked).told
    assert "Arreaza" in told[0], told
    assert "benefi" in told[0], told


def test_what_earlier_amnesties_did_is_not_counted_of_a_later_law(grown: Grown) -> None:
    graph = Graph(store=grown("venezuela-amnesties"), lang="en")
    told = graph.ask("how many people benefited from the amnesty of 2007").told
    assert not [each for each in told if "2026" in each], told


@pytest.mark.parametrize(
    ("asked", "lang"),
    [
        ("how many people died in the unrest after the 2024 election", "en"),
        ("cuántos murieron tras las elecciones de 2024", "es"),
    ],
)
def test_what_is_counted_after_an_event_is_of_what_followed_it_not_of_years_later(
    asked: str, lang: str, grown: Grown
) -> None:
    told = Graph(store=grown("venezuela-amnesties"), lang=lang).ask(asked).told
    assert re.search(r"\b27 (deaths|muertes)", told[0]), told
    # The dead of the capture of Maduro.
    assert not [each for each in told if re.search(r"3 (January|de enero de) 2026", each)], told


@pytest.mark.parametrize(
    ("asked", "lang"),
    [("qué pasó el 3 de enero de 2026", "es"), ("what happened on 3 january 2026", "en")],
)
def test_a_day_is_told_by_what_befell_on_it_not_by_names_with_its_month(
    asked: str, lang: str, grown: Grown
) -> None:
    told = Graph(store=grown("venezuela-amnesties"), lang=lang).ask(asked).told
    assert "Maduro" in told[0], told


def test_a_denial_is_told_once_beside_the_number_that_it_denies(grown: Grown) -> None:
    graph = Graph(store=grown("venezuela-amnesties"), lang="en")
    told = graph.ask("how many political prisoners were there in venezuela in january 2026").told
    assert [each for each in told if "Government of Venezuela had" in each] == [told[0]], told
    assert told[0].startswith("Foro Penal counted 711"), told


@pytest.mark.parametrize(
    ("typed", "first"),
    [("Simonovis", "ivan-simonovis"), ("machado", "maria-corina-machado")],
)
def test_a_last_name_alone_means_the_person_before_what_is_called_after_them(
    typed: str, first: str, grown: Grown
) -> None:
    hits = box_of(record_of(grown("venezuela-amnesties"))).ask(typed).hits
    assert hits[0].id == first, hits


@pytest.mark.parametrize("lang", ["en", "es"])
def test_that_somebody_tells_of_an_event_is_nothing_that_happened(lang: str, grown: Grown) -> None:
    record = record_of(grown("venezuela-amnesties"))
    teller = teller_of(record, lang)
    told = happened(teller, record.by_id["coup-2002"])
    assert len(told) > 1
    assert not [each.text for each in told if teller.is_bare(each)]


@pytest.mark.parametrize(
    ("asked", "lang", "has"),
    [
        ("was garzon acquitted", "en", "acquits Baltasar Garzón"),
        ("fue absuelto garzón", "es", "absuelve a Baltasar Garzón"),
        ("who proposed the amnesty of 1976", "en", "The Council of Ministers proposed"),
        ("how many deputies voted against the amnesty", "en", "2 votes against"),
        ("cuantos presos fueron excarcelados", "es", "alrededor de 18.000 salidas"),
    ],
)
def test_what_is_recorded_of_another_dossier_is_told(
    asked: str, lang: str, has: str, grown: Grown
) -> None:
    told = Graph(store=grown("spain-amnesty-1977"), lang=lang).ask(asked).told
    assert has in told[0], told


def test_two_arrests_of_somebody_are_named_both(grown: Grown) -> None:
    told = (
        Graph(store=grown("venezuela-amnesties"), lang="en").ask("when was guanipa arrested").told
    )
    assert "Arrest of Juan Pablo Guanipa in May 2025" in told[-1], told


def test_a_group_that_is_counted_is_named_where_its_number_does_not(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(GOOD / "ruritania-lockout", tmp_path / "ruritania-lockout"))
    with (folder / "actors.yaml").open("a", encoding="utf-8") as actors:
        actors.write(
            "jailed-dockers:\n  en: Jailed dockers\n  es: Presos de los muelles\n"
            "  kind: group\n  position: participant\n"
        )
    (folder / "sources" / "gazette-1911-09-01.yaml").write_text(
        "title: The dockers in gaol\nkind: newspaper\npublisher: Strelsau Gazette\nlanguage: en\n"
        "issued: 1911-09-01\nread: whole\nurl: https://gazette.example/gaol\nsays:\n"
        "- at: page 1\n  about: jailed-dockers\n  count: 23 prisoners-held\n  when: 1911-09-01\n"
        "- at: page 1\n  about: strelsau\n  count: 89 prisoners-held\n  when: 1911-09-01\n"
        "  en: Eighty-nine political prisoners were waiting for the pardon.\n"
        "  es: Ochenta y nueve presos políticos esperaban el indulto.\n",
        "utf-8",
    )
    graph = Graph(folder, lang="es")
    told = graph.ask("cuantos presos politicos esperaban el indulto").told
    assert [each for each in told if each.startswith("Presos de los muelles: ")], told


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_statement_is_cited_by_its_sentence_and_an_event_by_no_day_of_the_sources(
    lang: str, grown: Grown
) -> None:
    graph = Graph(store=grown("venezuela-amnesties"), lang=lang)
    record = record_of(grown("venezuela-amnesties"))
    gist = record.claims[record.by_id["machado-pressure"]].gist[lang]
    assert gist in graph.cite("machado-pressure")
    assert ". 18 " not in graph.cite("announcement-2026").partition("\n")[0]


@pytest.mark.parametrize(
    ("lang", "asked", "expected"),
    [("es", "cuándo se promulgó la ley de amnistía de 2026", "se aprobaría"),
     ("en", "when was the amnesty law of 2026 passed", "would be approved")],
)  # fmt: skip
def test_the_day_worked_out_is_not_put_before_one_that_a_voice_expected(
    lang: str, asked: str, expected: str, grown: Grown
) -> None:
    """19 February stood before who had said that it would be passed in the first week."""
    told = Graph(store=grown("venezuela-amnesties"), lang=lang).ask(asked, lang=lang).told
    [plan] = [each for each in told if expected in each]
    assert "19" not in plan.partition(expected)[0]
