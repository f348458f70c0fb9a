"""Small texts that hold one rule of linking each."""

from __future__ import annotations

from functools import cache

import pytest
from growing import shipped

from backstory import Graph
from backstory.read.country import Gate
from backstory.read.kin import is_kin
from backstory.read.lexicon import lexicon
from backstory.read.tokens import tokens_of
from backstory.vocabulary import id_of


@cache
def graph() -> Graph:
    return shipped()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Venezuela remembers the dead of April 11 each spring.", "2002-04-11"),
        ("Venezuela remembers the dead of April 12, 2003.", "2003-04-12"),
        ("In Venezuela a meeting was held on March 3.", "2014-03-03"),
    ],
)
def test_a_day_without_a_year_is_that_of_which_the_graph_tells(text: str, value: str) -> None:
    reading = graph().read(text, date="2014-12-01")
    assert [one.value for one in reading.linked.dates] == [value]


def test_what_is_told_against_a_day_without_a_year_goes_with_it() -> None:
    text = "Venezuela recuerda el 14 de abril. Cinco meses más tarde nadie hablaba de ello."
    reading = graph().read(text, date="2022-04-11", lang="es")
    assert [one.value for one in reading.linked.dates] == ["2002-04-14", "2002-09"]


def test_a_day_near_the_article_is_of_its_own_year() -> None:
    reading = graph().read("Venezuela marched on April 11.", date="2014-04-13")
    assert [one.value for one in reading.linked.dates] == ["2014-04-11"]


def test_what_stands_after_after_in_a_headline_is_not_the_news() -> None:
    text = (
        "Venezuela strikes down amnesty law days after parliament passed it\n\n"
        "The Supreme Court of Venezuela annulled the amnesty on Monday."
    )
    reading = graph().read(text, date="2016-04-12")
    assert str(reading.main) == "ruling-2016"


def test_a_text_on_two_countries_that_names_officials_at_home_is_read() -> None:
    text = (
        "U.S., Venezuela to renew links\n\nWASHINGTON - The United States said in Washington "
        "that the United States would send envoys. Nicolas Maduro, Delcy Rodriguez and Tarek "
        "William Saab did not comment to reporters in Washington."
    )
    found = {id_of(one.iri) for one in graph().read(text, date="2026-03-06")}
    assert {"nicolas-maduro", "delcy-rodriguez", "tarek-william-saab"} <= found


@pytest.mark.parametrize(
    ("text", "counted", "voice"),
    [
        ("In Venezuela 174 of the 600 political prisoners must stay.", "prisoners-held", ""),
        ("In Venezuela, Foro Penal counts 300 releases; it could confirm 107.", "releases",
         "foro-penal"),
        ("In Venezuela more than 100 people, among them lawmakers, were pardoned, according to"
         " the government.", "pardons", "venezuelan-government"),
        ("In Venezuela he boasts of 2,200 arrests; Foro Penal says that it knows of fewer.",
         "arrests", ""),
    ],
)  # fmt: skip
def test_a_figure_says_what_it_counts_and_whose_it_is(text, counted, voice) -> None:
    first = graph().read(text, date="2024-08-20").linked.figures
    one = first[1] if "107" in text else first[0]
    assert (id_of(one.counted), id_of(one.voice)) == (counted, voice)


@pytest.mark.parametrize(
    ("text", "lang", "told"),
    [
        (
            "Foro Penal reports that 640 political prisoners remain in Venezuela, although it "
            "verified 212 releases since the government announced more of them.",
            "en", ["prisoners-held foro-penal", "releases foro-penal"],
        ),
        (
            "En Venezuela la Fiscalía informó de 90 excarcelaciones, aunque quedan 700 presos "
            "políticos según la ONG Foro Penal.",
            "es", ["releases public-prosecutors-office", "prisoners-held foro-penal"],
        ),
        (
            "Foro Penal habló en Caracas, Venezuela. La oenegé detalló que 812 personas siguen "
            "presas.", "es", ["prisoners-held foro-penal"],  # it counts but political ones
        ),
        (
            "Venezuela: tras ser proclamado Nicolás Maduro, dijo Foro Penal, siete detenidos han "
            "muerto.", "es", ["deaths foro-penal"],
        ),
        (
            "En Venezuela habló Alfredo Romero. Según sus registros hubo 61 excarcelaciones.",
            "es", ["releases alfredo-romero"],
        ),
        ("Venezuela grants freedom to at least 44 political prisoners.", "en", ["releases "]),
        ("Venezuela let twenty political prisoners go.", "en", ["releases "]),
        (
            "Foro Penal, in Venezuela, lists 817, 116 of them women.", "en",
            ["prisoners-held foro-penal", "women-prisoners-held foro-penal"],
        ),
        (
            "In Venezuela Foro Penal said it had confirmed 49 of the releases and that 857 people "
            "remained behind bars.", "en", ["releases foro-penal", "prisoners-held foro-penal"],
        ),
        (
            "Venezuela: five prisoners, a former lawmaker among them, walked free.", "en",
            ["releases "],
        ),
        (
            "Foro Penal, in Venezuela, confirms 61 releases, and Diosdado Cabello, the minister, "
            "97.", "en", ["releases foro-penal", "releases diosdado-cabello"],
        ),
        (
            "Foro Penal spoke in Venezuela. It still has 417 on its books, down from 431.", "en",
            ["prisoners-held foro-penal", "prisoners-held foro-penal"],
        ),
        (
            "En Venezuela habló Foro Penal. Salieron ya 61 presos, según la organización.", "es",
            ["releases foro-penal"],
        ),
        ("Venezuela: 58 detainees have been released from jail.", "en", ["releases "]),
        (
            "In Venezuela, two days after Jorge Rodriguez announced that many prisoners would go "
            "free, only 11 had been released, Foro Penal said.", "en", ["releases foro-penal"],
        ),
    ],
)  # fmt: skip
def test_the_clause_tells_what_a_figure_counts_and_whose_it_is(text, lang, told) -> None:
    figures = graph().read(text, date="2025-02-05", lang=lang).linked.figures
    assert [f"{id_of(one.counted)} {id_of(one.voice)}" for one in figures] == told


def test_people_of_other_states_make_no_text_ours() -> None:
    text = (
        "Gustavo Petro escribió a António Guterres, de las Naciones Unidas, sobre la amnistía que "
        "aplica la JEP. El tribunal respondió el martes."
    )
    assert not list(graph().read(text, date="2023-05-20", lang="es"))


def test_what_is_left_out_after_those_of_is_read() -> None:
    text = "Venezuela recuerda las protestas de 2017 y las de 2014 contra Nicolás Maduro."
    reading = graph().read(text, date="2020-05-01", lang="es")
    assert [id_of(one.iri) for one in reading.linked.events] == ["protests-2017", "protests-2014"]


def test_a_notebook_shows_the_marks_and_the_background_in_a_frame_without_scripts() -> None:
    text = "Venezuela's Supreme Court annulled the amnesty law <script>x</script> on Monday."
    shown = graph().read(text, date="2016-04-12")._repr_mimebundle_()
    assert 'sandbox=""' in shown["text/html"]
    assert "ruling-2016" in shown["text/html"]
    assert "<script>" not in shown["text/html"]
    assert "&amp;lt;script&amp;gt;" in shown["text/html"]
    only = graph().read(text, date="2016-04-12")._repr_mimebundle_(include=["text/plain"])
    assert list(only) == ["text/plain"]


def test_the_court_of_another_country_stays_its_own() -> None:
    text = (
        "US Supreme Court lets protection for Venezuelans end\n\nThe Supreme Court allowed the "
        "government to send migrants back to Venezuela. Congress had created the program."
    )
    found = {id_of(one.iri) for one in graph().read(text, date="2025-10-04")}
    assert not found & {"supreme-court", "national-assembly"}


def test_an_event_whose_beginning_nobody_tells_is_no_news() -> None:
    text = "Maduro announces a bonus\n\nNicolás Maduro announced in Caracas, Venezuela, a raise."
    reading = graph().read(text, date="2023-05-02")
    assert reading.main is None


def test_an_instrument_in_quotes_is_one_instrument() -> None:
    text = (
        "Venezuela's acting president proposes amnesty\n\nDelcy Rodriguez announced in Caracas on "
        'Friday a proposed "amnesty law" for hundreds of prisoners.'
    )
    found = graph().read(text, date="2026-01-31").linked.instruments
    assert len(found) == 1


def test_nothing_is_certain_where_somebody_took_part_in_two_events_of_one_day() -> None:
    text = (
        "Lopez walks out of house arrest in Venezuela\n\nCARACAS - Juan Guaido and Leopoldo Lopez "
        "stood before an air base of Venezuela on Tuesday and called on the soldiers."
    )
    assert not graph().read(text, date="2019-04-30").linked.main_certain


def test_a_clause_without_a_trigger_may_be_told_by_who_took_part_and_the_words_of_it() -> None:
    text = (
        "La crisis de Venezuela\n\nHablaron de economía. La alianza opositora entregó al Gobierno "
        "de Hugo Chávez los nombres de sus presos."
    )
    reading = graph().read(text, date="2012-12-28", lang="es")
    assert [id_of(one.iri) for one in reading.linked.events] == ["opponents-list-2012"]


def test_an_election_ahead_is_known_again_once_the_text_has_spoken_of_it() -> None:
    text = (
        "Venezuela indulta a opositores\n\nLas legislativas de Venezuela serán el próximo 6 de "
        "diciembre. La oposición no irá a esas legislativas."
    )
    reading = graph().read(text, date="2020-09-02", lang="es")
    found = [reading.words_of(*one.trigger) for one in reading.linked.events
             if id_of(one.iri) == "election-2020"]  # fmt: skip
    assert found == ["legislativas", "legislativas"]


def test_who_names_a_court_in_one_way_means_its_other_names_too() -> None:
    text = (
        "Venezuela\n\nEn Venezuela, los fallos con los que el Tribunal Supremo se arrogó "
        "las competencias del Parlamento en marzo de 2017 abrieron la crisis."
    )
    reading = graph().read(text, date="2017-08-06", lang="es")
    assert "rulings-155-156-2017" in {id_of(one.iri) for one in reading.linked.events}


def events_of(text: str, day: str, lang: str) -> list[str]:
    return [id_of(one.iri) for one in graph().read(text, date=day, lang=lang).linked.events]


def test_what_a_text_asks_for_has_not_happened() -> None:
    text = (
        "Un año de gobierno en Venezuela\n\nVolvió a hablarse de los precios. Delcy Rodríguez "
        "pidió en Caracas al Parlamento aprobar una norma sobre transporte."
    )
    assert "hydrocarbons-reform-2026" not in events_of(text, "2026-03-30", "es")


def test_a_failed_coup_is_the_one_of_which_the_text_spoke() -> None:
    text = (
        "Chavez grants amnesty\n\nCARACAS, Venezuela - President Hugo Chavez forgave rivals over "
        "the coup of April 2002. Prosecutors had gone after backers of the failed coup."
    )
    assert "risings-1992" not in events_of(text, "2007-12-31", "en")


def test_the_law_that_a_decree_makes_is_the_decree() -> None:
    text = (
        "Chavez grants amnesty\n\nCARACAS, Venezuela - President Hugo Chavez granted an amnesty on "
        "Monday. The new law was read out on state television."
    )
    found = [id_of(one.iri) for one in
             graph().read(text, date="2007-12-31", lang="en").linked.instruments]  # fmt: skip
    assert set(found) == {"amnesty-decree-2007"}


def test_words_of_the_story_tell_no_older_event() -> None:
    text = (
        "Venezuela deja para otro día el voto de su amnistía\n\nCARACAS - La Asamblea Nacional "
        "aplazó el jueves el debate de la ley de amnistía. La norma es idea de Delcy Rodríguez, "
        "que sustituyó a Nicolás Maduro. Nadie dijo en Caracas cuándo habrá una amnistía general."
    )
    found = events_of(text, "2026-02-13", "es")
    assert "deferral-2026" in found
    assert not {"amnesty-attempt-2016", "amnesty-attempt-2019", "amnesty-2007"} & set(found)


def test_who_stays_away_from_an_election_does_not_deny_it() -> None:
    text = (
        "Venezuela indulta a opositores\n\nMaduro firmó el lunes los indultos. La oposición de "
        "Venezuela no irá a las legislativas del 6 de diciembre."
    )
    assert "election-2020" in events_of(text, "2020-09-01", "es")


def test_the_day_on_which_somebody_spoke_is_not_that_of_the_event() -> None:
    text = (
        "Lopez moved to house arrest\n\nCARACAS - Leopoldo Lopez is in house arrest, his lawyer in "
        "Venezuela said. Maduro told reporters of Lopez on Saturday in the palace."
    )
    reading = graph().read(text, date="2017-07-08", lang="en")
    assert not [one for one in reading.linked.events if one.why == "dated"]


def texts_of(text: str, day: str, lang: str) -> list[str]:
    return [id_of(one.iri) for one in graph().read(text, date=day, lang=lang).linked.instruments]


def test_any_amnesty_is_no_instrument() -> None:
    text = (
        "Venezuela's amnesty, three weeks on\n\nCARACAS - Parliament passed an amnesty in 2016 "
        "that the Supreme Court of Venezuela struck down. Pardon is a word for the strong. "
        "An amnesty for some is no amnesty."
    )
    assert texts_of(text, "2026-03-12", "en").count("amnesty-law-2016") == 1


def test_an_agreement_is_known_by_the_country_that_it_is_named_for() -> None:
    text = (
        "Venezuela reads its mail\n\nCARACAS - Nobody in Venezuela speaks of the Barbados deal any "
        "more, a shopkeeper said."
    )
    assert texts_of(text, "2024-03-12", "en") == ["barbados-agreement-2023"]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("La Fiscalía de Venezuela presentó 162 testigos y pruebas en contra del líder.", "es"),
        ("Venezuela: a reward of $50 million for the arrest of Nicolas Maduro.", "en"),
    ],
)
def test_neither_evidence_nor_money_is_counted_as_votes_or_arrests(text: str, lang: str) -> None:
    figures = graph().read(text, date="2025-10-12", lang=lang).linked.figures
    assert [one.counted for one in figures] == [""]


def test_votes_for_and_against_are_counted_where_a_vote_is_told() -> None:
    text = "Venezuela: la Asamblea Nacional votó la ley, con 107 a favor y 4 en contra."
    figures = graph().read(text, date="2016-03-30", lang="es").linked.figures
    assert [id_of(one.counted) for one in figures] == ["votes-for", "votes-against"]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Three weeks after the National Assembly of Venezuela passed an amnesty law, many are in "
         "jail.", "en"),
        ("Tres semanas después de que la Asamblea Nacional de Venezuela aprobara una ley de "
         "amnistía, muchos siguen en prisión.", "es"),
    ],
)  # fmt: skip
def test_weeks_after_something_open_the_news_of_the_day(text: str, lang: str) -> None:
    dates = graph().read(text, date="2026-03-12", lang=lang).linked.dates
    assert [one.value for one in dates] == ["2026-02-19~"]


def test_the_name_of_a_city_alone_opens_no_text_about_another_country() -> None:
    text = (
        "Nicaragua excarcela a presos políticos\n\nEl Gobierno de Nicaragua anunció la liberación "
        "de opositores, días después de lo ocurrido en Caracas. La Asamblea Nacional aprobó una "
        "ley de amnistía."
    )
    assert not graph().read(text, date="2026-01-12", lang="es").linked.events


def test_a_decree_is_the_one_that_bears_the_name_told_after_it() -> None:
    text = (
        "Chávez firma una amnistía en Venezuela\n\nEl presidente Hugo Chávez firmó el lunes el "
        "decreto de amnistía. Alcanza a quienes redactaron el decreto de Pedro Carmona."
    )
    found = graph().read(text, date="2008-01-01", lang="es").linked.instruments
    assert id_of(found[-1].iri) == "carmona-decree-2002"


def test_who_stands_before_a_number_after_a_semicolon_says_so_as_the_one_before() -> None:
    text = (
        "Venezuela: Foro Penal confirma 11 muertos; el fiscal general Tarek William Saab, 749 "
        "detenidos."
    )
    figures = graph().read(text, date="2024-07-31", lang="es").linked.figures
    assert [id_of(one.voice) for one in figures] == ["foro-penal", "tarek-william-saab"]


def test_a_month_before_a_surname_is_no_first_name() -> None:
    text = "Nicolás Maduro governs Venezuela. In December Maduro spoke of an exchange."
    found = [
        id_of(one.iri) for one in graph().read(text, date="2024-01-27", lang="en").linked.names
    ]
    assert found.count("nicolas-maduro") == 2


def test_a_council_is_known_without_its_union_and_behind_the_place_of_a_dateline() -> None:
    text = "GENEVA — The Human Rights Council heard the UN fact-finding mission on Venezuela."
    found = [id_of(one.iri) for one in graph().read(text, date="2024-10-11") if one.kind == "actor"]
    assert found == ["un-human-rights-council", "un-fact-finding-mission"]


def test_a_body_is_known_without_what_it_is_for_and_a_person_by_the_first_of_two_surnames() -> None:
    text = (
        "En Venezuela, el Comité de Madres entregó su texto; Pedro Pereira y María Corina callan."
    )
    found = {id_of(one.iri) for one in graph().read(text, date="2026-02-02") if one.kind == "actor"}
    assert {"mothers-committee", "pedro-pereira", "maria-corina-machado"} <= found, found


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("es", "Protestas este viernes en Caracas. Venezuela vive otra jornada.", ()),
        ("es", "En Venezuela, el 3 de marzo de 2020 Maduro indultó a 110 opositores.", ()),
        ("es", "En Venezuela, el 31 de agosto de 2020 Maduro indultó a 110 opositores.",
         ("pardons-2020",)),
        ("es", "En Venezuela, en 2020 Maduro indultó a 110 opositores.", ("pardons-2020",)),
    ],
)  # fmt: skip
def test_an_event_of_one_day_is_not_that_of_a_day_weeks_away(lang, text, told) -> None:
    found = graph().read(text, date="2026-03-20", lang=lang)
    assert tuple(id_of(one.iri) for one in found if one.kind == "event") == told


def test_a_law_is_the_one_whose_name_follows_it() -> None:
    text = "Hugo Chávez firmó la amnistía en Venezuela con apoyo en la Ley Habilitante."
    found = graph().read(text, date="2008-01-02", lang="es").linked.instruments
    assert [id_of(one.iri) for one in found][-1:] == ["enabling-law-2007"]


def test_a_number_with_a_hyphen_is_one_number() -> None:
    text = "Venezuela let thirty-one prisoners go; five people had walked out before."
    figures = graph().read(text, date="2026-03-01").linked.figures
    assert [int(one.value) for one in figures] == [31, 5]


@pytest.mark.parametrize(
    ("text", "lang", "who"),
    [
        ("In Venezuela Jorge Rodríguez, brother of Delcy Rodríguez, spoke first, and the crowd "
         "heard Rodríguez.", "en", "jorge-rodriguez"),
        ("En Venezuela habló Jorge Rodríguez, hermano de la mandataria Delcy Rodríguez. En la "
         "tarde se fue Rodríguez.", "es", "jorge-rodriguez"),
        ("En Venezuela habló la mandataria Delcy Rodríguez. La oyó Jorge Rodríguez. Luego la "
         "mandataria Rodríguez se fue.", "es", "delcy-rodriguez"),
        # a surname that the text has given alone stays its bearer's
        ("In Venezuela Delcy Rodríguez spoke. Rodríguez offered a law. Jorge Rodríguez agreed, and "
         "on Monday it was signed by Rodríguez.", "en", "delcy-rodriguez"),
        ("In Venezuela Jorge Rodríguez spoke. Delcy Rodríguez agreed, and on Monday it was signed "
         "by Rodríguez.", "en", "delcy-rodriguez"),
        ("What Maduro's decree does\n\nVenezuela is puzzled.", "en", "nicolas-maduro"),
    ],
)  # fmt: skip
def test_a_surname_is_of_whom_the_text_spoke_and_not_of_their_kin(
    text: str, lang: str, who: str
) -> None:
    found = [one for one in graph().read(text, date="2026-02-10", lang=lang).mentions
             if one.kind == "actor"]  # fmt: skip
    assert id_of(found[-1].iri) == who


@pytest.mark.parametrize(
    ("text", "lang", "told"),
    [
        ("the brother of the acting president Ana Soto met them", "en", True),
        ("the brother, said the office of Ana Soto, met them", "en", False),
        ("el hermano de la mandataria encargada Ana Soto los vio", "es", True),
        ("el hermano menor y Ana Soto los vieron", "es", False),
    ],
)
def test_a_name_that_only_tells_whose_kin_another_is(text: str, lang: str, told: bool) -> None:
    tokens = tokens_of(text)
    assert is_kin(tokens, lexicon(lang), tokens.words.index("ana")) == told


def test_what_was_first_told_years_after_the_text_is_not_meant() -> None:
    text = "Maduro offers an amnesty to nobody in Venezuela, and Washington offers none to Maduro."
    found = {id_of(one.iri) for one in graph().read(text, date="2019-01-27").mentions}
    assert "us-amnesty-offer-2024" not in found


def test_against_a_law_that_is_named_is_no_idiom() -> None:
    text = (
        "Venezuela's Supreme Court strikes down the amnesty law\n\nIn Caracas crowds marched "
        "against the amnesty law, and nobody acted against the law."
    )
    found = [one for one in graph().read(text, date="2016-04-12").mentions
             if one.kind == "instrument"]  # fmt: skip
    assert [id_of(one.iri) for one in found] == ["amnesty-law-2016", "amnesty-law-2016"]


@pytest.mark.parametrize(
    ("date", "found"), [("2019-01-27", ["amnesty-bill-2019"]), ("2018-06-27", [])]
)
def test_an_amnesty_law_without_more_is_the_one_of_those_weeks(date: str, found: list[str]) -> None:
    text = "In Venezuela copies of the amnesty law were handed to neighbours at a fair."
    links = graph().read(text, date=date).mentions
    assert [id_of(one.iri) for one in links if one.kind == "instrument"] == found


@pytest.mark.parametrize(
    ("lang", "words", "found"),
    [
        ("es", "la ley contra el odio", ["hate-law-2017"]),
        ("en", "the law against hate", ["hate-law-2017"]),
        ("es", "la norma contra la nieve", []),
        ("es", "la sentencia núm. 264", ["ruling-264-2016"]),
        ("en", "judgment no. 264", ["ruling-264-2016"]),
        ("es", "la sentencia 9", []),
        ("en", "the law on February 4", []),
    ],
)
def test_a_text_is_known_by_its_number_or_by_what_it_is_against(
    lang: str, words: str, found: list[str]
) -> None:
    text = f"Venezuela\n\nEn Venezuela, Caracas: {words}."
    linked = graph().read(text, date="2019-03-04", lang=lang).linked
    named = [id_of(one.iri) for one in (*linked.names, *linked.instruments)]
    assert [one for one in named if "law" in one or "ruling" in one] == found


def test_the_name_of_one_city_abroad_shuts_no_text_that_names_home() -> None:
    words = "El juez habló de la ley y de los años. " * 8
    opened = [
        Gate(
            tokens_of(f"{words}Desde {where} lo pidieron a España."), "ES", [], known_things=3
        ).open
        for where in ("Ginebra", "Suiza")
    ]
    assert opened == [True, False]
