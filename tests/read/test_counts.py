"""A figure of an article stands beside those of others of the same days, with the right verdict."""

from __future__ import annotations

import pytest
from growing import shipped

from backstory.read.counts import counts
from backstory.vocabulary import id_of
from backstory.words.phrases import phrase


def verdicts(text: str, day: str) -> dict[int, list[tuple[str, str]]]:
    """Give what stands beside each figure: the verdict, and who gives which other figure."""
    reading = shipped().read(text, date=day, lang="en")
    return {
        int(one.value): [(count.verdict, count.told) for count in found]
        for one, found in counts(reading)
    }


def test_the_number_of_one_day_is_at_odds_with_no_count_of_another_year() -> None:
    text = (
        "Venezuela released 22 detainees on Thursday, among them Judge María Lourdes Afiuni and "
        "the journalist Braulio Jatar, the UN human rights chief said on Friday."
    )
    found = verdicts(text, "2019-07-05")[22]
    assert [verdict for verdict, told in found if "Bachelet" in told and "22" in told]
    assert not [told for _, told in found if "2016" in told or "June 2019" in told]


def test_the_same_number_of_one_day_agrees() -> None:
    text = "On 30 August 2007 Hugo Chávez of Venezuela pardoned 41 Colombians."
    found = verdicts(text, "2026-02-22")[41]
    assert {verdict for verdict, _ in found} == {phrase("verdict agree", "en")}


def test_a_count_that_ends_sooner_is_the_earlier_one() -> None:
    text = (
        "Caracas, Venezuela. Foro Penal has verified 344 releases of political prisoners since "
        "8 January."
    )
    found = {told.split(", ")[-1]: verdict for verdict, told in verdicts(text, "2026-02-03")[344]}
    assert found["8–26 January 2026"] == phrase("read earlier count", "en")
    assert found["8 January – 4 February 2026"] == phrase("verdict later-count", "en")


def test_prisoners_stand_beside_those_of_the_country_that_the_text_does_not_name() -> None:
    text = (
        "The National Assembly of Venezuela passed the amnesty law on Thursday. It leaves out 174 "
        "of the roughly 600 political prisoners who are still in jail."
    )
    found = verdicts(text, "2026-02-20")
    assert 174 not in found  # some of the 600, at odds with no count of all
    assert [verdict for verdict, told in found[600] if "Foro Penal" in told and "644" in told] == [
        phrase("verdict compatible", "en")
    ]


def test_some_of_those_named_before_are_at_odds_with_no_count_of_all() -> None:
    text = (
        "Venezuela pardoned 110 people. By the count of Foro Penal, 50 of those on the list "
        "were political prisoners."
    )
    assert 50 not in verdicts(text, "2020-08-31")


@pytest.mark.parametrize(
    ("lang", "text", "number", "counted", "voice"),
    [
        ("es", "El miércoles salieron de la cárcel 43 personas en Venezuela. Las primeras 39 lo "
         "hicieron el 1 de junio.", 39, "releases", ""),
        ("en", "On Friday Venezuela released 39 prisoners, and another 40 the next day.",
         40, "releases", ""),
        ("es", "Foro Penal cuenta en Venezuela 5.051 detenidos entre el 1 de abril y el 31 de "
         "julio.", 5051, "arrests", "foro-penal"),
        ("es", "Foro Penal replica que unos 280 presos políticos siguen en las cárceles de "
         "Venezuela.", 280, "prisoners-held", "foro-penal"),
    ],
)  # fmt: skip
def test_a_number_without_a_noun_counts_what_the_one_before_does(
    lang: str, text: str, number: int, counted: str, voice: str
) -> None:
    figures = shipped().read(text, date="2018-06-15", lang=lang).linked.figures
    found = {int(one.value): (id_of(one.counted), id_of(one.voice)) for one in figures}
    assert found[number] == (counted, voice)


@pytest.mark.parametrize(
    ("lang", "text", "whose"),
    [
        ("en", "In Venezuela 922 political prisoners were held, 753 civilians and 169 military, "
         "according to Foro Penal.", {922: "foro-penal", 753: "foro-penal", 169: "foro-penal"}),
        ("es", "En Venezuela murieron 19 personas y 2.229 fueron detenidas, según el fiscal "
         "general Tarek William Saab.", {19: "tarek-william-saab", 2229: "tarek-william-saab"}),
        ("es", "Maduro excarceló en Venezuela a 39 personas, y quedan 280 presos políticos, según "
         "Foro Penal.", {39: "", 280: "foro-penal"}),
        ("en", "Provea counted 25 deaths in Venezuela. More than 2,000 people were arrested, the "
         "group said.", {25: "provea", 2000: "provea"}),
        ("es", "El fiscal general de Venezuela, Tarek William Saab, señaló que 19 personas "
         "murieron. Hubo además 120 heridos.",
         {19: "tarek-william-saab", 120: "tarek-william-saab"}),
        ("es", "El Ministerio Público de Venezuela informó de 733 revisiones de medidas; 910 "
         "personas han salido desde noviembre.",
         {733: "public-prosecutors-office", 910: "public-prosecutors-office"}),
        ("en", "Venezuela freed 39 people on Friday, Delcy Rodríguez said. Another 40 walked out "
         "on Saturday.", {39: "delcy-rodriguez", 40: ""}),
    ],
)  # fmt: skip
def test_whose_a_number_is_that_stands_away_from_who_says_so(
    lang: str, text: str, whose: dict[int, str]
) -> None:
    figures = shipped().read(text, date="2024-12-27", lang=lang).linked.figures
    assert {int(one.value): id_of(one.voice) if one.voice else "" for one in figures} == whose


@pytest.mark.parametrize(
    ("lang", "text", "number", "what", "voice"),
    [
        ("en", "On Friday Venezuela let 31 of them go under alternative measures.", 31,
         "releases", ""),
        ("es", "En Venezuela, a 31 militares se los soltó el mes pasado con medidas.", 31,
         "releases", ""),
        ("en", "Hugo Chávez of Venezuela has forgiven 41 Colombians who had been convicted.", 41,
         "pardons", ""),
        ("en", "Foro Penal met in Venezuela. By its tally more than 350 people stay in custody.",
         350, "prisoners-held", "foro-penal"),
        ("es", "Foro Penal contó en Venezuela 1.849 presos políticos. La víspera sumaba 1.877.",
         1877, "prisoners-held", "foro-penal"),
        ("en", "Ten days ago Nicolás Maduro pardoned 110 opponents by decree in Venezuela.", 110,
         "pardons", ""),
        ("en", "In Venezuela the authorities announced the release of at least 39 people.", 39,
         "releases", "venezuelan-government"),
    ],
)  # fmt: skip
def test_what_a_number_counts_and_whose_it_is(
    lang: str, text: str, number: int, what: str, voice: str
) -> None:
    figures = shipped().read(text, date="2026-03-10", lang=lang).linked.figures
    found = {int(one.value): one for one in figures}[number]
    assert (id_of(found.counted), id_of(found.voice) if found.voice else "") == (what, voice)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Venezuela's government puts the number of those who have benefited from the "
               "amnesty at over 8,000, a figure that rights groups say is too high."),
        ("es", "El Gobierno de Venezuela cifra los beneficiados por la amnistía en más de 8.000, "
               "una cifra que las organizaciones discuten."),
    ],
)  # fmt: skip
def test_who_doubts_a_figure_is_not_what_it_counts(lang: str, text: str) -> None:
    figures = shipped().read(text, date="2026-03-05", lang=lang).linked.figures
    assert [id_of(one.counted).split("/")[-1] for one in figures] == ["beneficiaries"]
