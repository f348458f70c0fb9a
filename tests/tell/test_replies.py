"""Plain words are answered in sentences: who, what, when, by whose word, and where it is read."""

from __future__ import annotations

import re

import pytest

from backstory.graph import Graph
from backstory.vocabulary import id_of
from backstory.words.phrases import phrase


@pytest.mark.parametrize(
    ("asked", "lang", "has"),
    [
        ("where is Maduro being held", "en", r"captur"),
        ("where is Simonovis held", "en", r"detained|arrest|held"),
        # Whoever tells less of the same is not said to say the whole sentence.
        ("who was attorney general on 1 September 2017", "en", r"\] On this, also EFE"),
        # Of those arrested it is not told how many were let go.
        ("how many protesters were arrested after the 2024 election", "en", r"1,416 .* arrests"),
        # Nor, of those arrested, how many a law leaves out that covers what was done then.
        (
            "cuántos manifestantes fueron detenidos después de las elecciones de 2024",
            "es",
            r"contó 1\.674 detenciones",
        ),
        # A law of 2026 is no draft of that year, and was in force in no year before.
        (
            "was the amnesty law of 2026 in force in 2025",
            "en",
            r"^Nothing recorded here has “Amnesty Law for Democratic Coexistence",
        ),
        # A month is no part of a voice's name, nor what it says: who counted, not an event of then.
        ("how many political prisoners did Foro Penal count in January 2026", "en", r"counted 711"),
        ("cuántos presos políticos contaba Foro Penal en enero de 2026", "es", r"contó 711"),
        (
            "how many political prisoners did Foro Penal count in 2025",
            "en",
            r"863 .*29 December 2025",
        ),
        ("qué dijo Machado en enero de 2026", "es", r"^María Corina Machado"),
        ("qué pidió Foro Penal en enero de 2026", "es", r"^Foro Penal"),
        ("did Machado welcome the amnesty", "en", r"irreversible path .* Machado says"),
        ("have there been amnesties before", "en", r"^The amnesty of 1936"),
        ("how many prisoners remain after the law", "en", r"12 March 2026"),
        ("what does the 2026 law exclude", "en", r"^Soldiers are left out"),
        # Who was there is told by who is said to have been there, not by who did it.
        ("quién estuvo presente en el anuncio", "es", r"^Caryslia Rodríguez, Jorge .* presentes"),
        ("who attended the signing of the amnesty law", "en", r"^No sentence here answers that"),
        ("how many votes did the law of 2016 get", "en", r"^No count of that"),
        # A whole term by a sound page; until a later day, since nobody knows when, is no answer.
        ("who was attorney general on 1 September 2017", "en", r"^Tarek .*5 August 2017"),
        ("quién era fiscal general el 1 de septiembre de 2017", "es", r"^Tarek .* del 5 de agosto"),
        (
            "who was attorney general on 1 February 1985",
            "en",
            r"on 1 February 1985 is not recorded",
        ),
        # What is recorded is told, whatever blank of a question the words were put into.
        ("number of political prisoners end of 2024", "en", r"1,794 .*30 December 2024"),
        ("cuántos escaños Partido Socialista Unido de Venezuela", "es", r"escaños"),
        ("how many seats United Socialist Party of Venezuela", "en", r"5[45] seats"),
        ("cuantos dias duro el paro petrolero", "es", r"63 días"),
        ("how many days between the arrest of colombians and their pardon", "en", r"1,208 days"),
        ("cuántos días entre la detención de los colombianos y su indulto", "es", r"1\.208 días"),
        ("was carmona covered by the 2007 amnesty", "en", r"^Carmona had fled"),
        ("que dijo petro de una amnistia en 2024", "es", r"^Aquí ninguna frase .* tal cual"),
        ("does amnesty international support the amnesty", "en", r"Amnesty International"),
        ("la onu critico la ley de amnistia de 2026", "es", r"Misión"),
        ("fue chavez amnistiado", "es", r"Rafael Caldera concedió a Chávez"),
        ("quien indulto a simonovis", "es", r"Simonovis debía su libertad a Guaidó"),
        ("what came before the release of leopoldo lopez", "en", r"^Nothing here is called quite"),
        ("how many days between the announcement and the amnesty law of 2026", "en", r"20 days"),
        ("cuántos días pasaron del anuncio a la promulgación", "es", r"20 días"),
        ("how many days between Carmona's resignation and Chávez's return", "en", r": 1 day\. The"),
        # What is asked of one page, by what the dossier calls it, is told by that page alone.
        (
            "From the article alone, on what calendar date was the announcement made?",
            "en",
            r"^[^\n]* 30 January 2026, the article [^\n]*\(date inferred\)\.[^\n]*$",
        ),
        (
            "Según el artículo solo, ¿en qué fecha se hizo el anuncio?",
            "es",
            r"^[^\n]* 30 de enero de 2026, informa el artículo [^\n]*$",
        ),
        # What would be left out: of a plan, not what is planned; of what, and not whether.
        ("What would be left out of the law?", "en", r"^Soldiers are left out"),
        # Of two that shared days it is told which began first, or that nobody can tell.
        (
            "which was first, the protests of 2014 or the arrest of Leopoldo López",
            "en",
            r"^“Protests of 2014” .* began before “Leopoldo López gives himself up”",
        ),
        (
            "¿qué fue primero, la fundación de VIVE o la fundación de Foro Penal?",
            "es",
            r"22 de junio de 2005.*2002.*no se puede saber cuál fue primero\. Los editores",
        ),
        ("dónde está preso Perkins Rocha", "es", r"Rocha"),
        ("what did Foro Penal ask for", "en", r"general amnesty"),
        ("qué pidió Machado", "es", r"^Aquí no consta ninguna petición de María Corina Machado"),
        ("why were soldiers excluded", "en", r"^No sentence here answers that outright"),
        ("when was the law published", "en", r"^No sentence here answers that outright"),
        ("which prisoners were freed", "en", r"freed on 1 March 2026"),
        ("what is Foro Penal", "en", r"^According to the article on the announcement"),
        ("who signed the amnesty law", "en", r"Delcy Rodríguez signed .*19 February.*Orinoco"),
        ("when was the amnesty law passed", "en", r"19 February 2026"),
        ("who was attorney general in January 2026", "en", r"Saab held the post .*2017"),
        ("quién era fiscal general en 2020", "es", r"Saab ocupó el cargo"),
        ("how many days between the vote and the ruling in 2016", "en", r"1[23] days"),
        ("what led to the amnesty of 2007", "en", r"April 2002.*Carmona"),
        ("what happened after the pardons of 2020", "en", r"2020"),
        ("who voted for the amnesty law of 2026", "en", r"277 votes in favour"),
        ("quién votó en contra de la ley de amnistía de 2016", "es", r"bancada|bloque"),
        ("was Simonovis acquitted", "en", r"^No acquittal of Iván Simonovis is recorded here\.$"),
        ("fue indultado Capriles", "es", r"^Aquí no consta ningún indulto de Henrique Capriles"),
        (
            "was Simonovis pardoned",
            "en",
            r"On 16 May 2019 Simonovis owed his freedom to a pardon from Guaidó",
        ),
        ("fue condenado Forero", "es", r"2009.*conden"),
        ("why was the amnesty of 2016 annulled", "en", r"first reason .* Supreme Tribunal"),
        ("por qué se anuló la ley de amnistía de 2016", "es", r"primera razón .* Tribunal Supremo"),
        ("why did the court strike down the amnesty law of 2016", "en", r"first reason"),
        ("who led the coup", "en", r"officers forced Chávez out"),
        ("quién lideró el golpe de 2002", "es", r"militares"),
        (
            "how many people were released after the law",
            "en",
            r"releases .*12 March 2026",
        ),
        ("cuántos fueron liberados tras la ley", "es", r"salidas de prisión.*12 de marzo de 2026"),
        ("dónde está El Helicoide", "es", r"Roca Tarpeya"),
        ("how many people benefited from the amnesty by 12 march", "en", r"7,727 .*12 March 2026"),
        (
            "cuántos beneficiados por la amnistía hasta el 10 de marzo",
            "es",
            r"7\.654 beneficiarios",
        ),
        ("cuántos presos políticos había el 8 de enero", "es", r"806 presos políticos"),
        ("how many releases did Jorge Rodríguez announce", "en", r"^Jorge Rodríguez spoke of 17"),
        ("fue liberado Rocha", "es", r"Rocha salió de prisión"),
        ("did Maduro pardon Guaidó", "en", r"^No pardon of Juan Guaidó is recorded here\.$"),
        ("who was president in April 2002", "en", r"^Hugo Chávez held the post"),
        ("who is the attorney general now", "en", r"^Larry Devoe held the post"),
        ("quién presidía la Asamblea en 2016", "es", r"^Henry Ramos Allup"),
        ("does the law of 2026 cover murder", "en", r"leaves out .*homicide"),
        ("How did deputies vote on 19 February 2026", "en", r"unanimously"),
        ("Why did Perkins Rocha not get amnesty", "en", r"under article 9"),
        ("article 9 what does it exclude", "en", r"article 9 of the law"),
        ("what does ruling mean", "en", r"^Court ruling, in the vocabulary used here: "),
        ("definición de conmutación", "es", r"^Conmutación de pena, en el vocabulario"),
        ("cuántos presos políticos quedan", "es", r"^Foro Penal contó .* marzo de 2026"),
        ("cuándo liberaron a Guanipa", "es", r"8 de febrero de 2026"),
        ("did the Supreme Court annul the 2026 law?", "en", r"^Nothing recorded here says that"),
        ("qué papel tuvo Zapatero", "es", r"Zapatero"),
        # Counted of the application of the law, not of the law.
        ("how many have benefited from the amnesty law", "en", r"^Jorge Arreaza spoke of 7,727"),
        (
            "cuántas personas se han beneficiado de la ley de amnistía",
            "es",
            r"^Jorge Arreaza .*7\.727",
        ),
        ("what did the bishops say", "en", r"bishops"),
        ("cuántos votos tuvo la ley de 2016", "es", r"^Aquí no consta ningún recuento de eso"),
        ("is the 2007 amnesty still valid", "en", r"^Nothing recorded here says .* repealed"),
        ("cómo votó la oposición en la primera discusión", "es", r"votación|votos|unánime"),
        ("what was known of the dead by 13 april 2002", "en", r"^Nothing recorded here answers"),
        ("what happened to Edgar Zambrano", "en", r"arrested (Edgar )?Zambrano"),
        ("qué pasó con Danilo Anderson", "es", r"murió"),
        ("quién decretó la amnistía de 2007", "es", r"Chávez concedió una amnistía"),
        ("who was pardoned in 2020", "en", r"110 people"),
        ("why did the supreme court annul the 2016 amnesty", "en", r"first reason"),
        ("sigue vigente la ley contra el odio", "es", r"^Nada de lo que consta .* derogara\.$"),
        ("quién se abstuvo en la votación de 2026", "es", r"^Aquí no consta ninguna abstención"),
        ("quién era defensor del pueblo en febrero de 2026", "es", r"Alfredo Ruiz ocupó el cargo"),
        ("how many political prisoners were left on 12 march", "en", r"508 .*12 March 2026"),
        (
            "what did Bachelet say of the pardons",
            "en",
            r"significant step towards opening democratic space, Michelle Bachelet says",
        ),
        ("qué dijo Bachelet de los aranceles", "es", r"^Aquí no consta ninguna afirmación suya"),
        (
            "en qué discrepan las fuentes sobre los muertos del 11 de abril",
            "es",
            r"^Discrepan las cifras de muertes: ",
        ),
        (
            "how many political prisoners were there in January 2026",
            "en",
            r"^Foro Penal counted 711",
        ),
        ("cuántos presos políticos había en enero de 2026", "es", r"^Foro Penal contó 711"),
        ("cuántos presos políticos hay en Venezuela", "es", r"^\S.* contó \S+ presos políticos"),
        (
            "who was minister of defence on 12 April 2002",
            "en",
            "^Who was “Defence Minister of Venezuela” on 12 April 2002 is not recorded here",
        ),
        ("quién era ministro de defensa el 12 de abril de 2002", "es", "^Aquí no consta quién era"),
        (
            "how many political prisoners did Foro Penal count after the amnesty law",
            "en",
            "^Foro Penal counted 644",
        ),
        ("what did Foro Penal tally after the amnesty law", "en", "Foro Penal|Romero"),
        (
            "cuántos presos políticos contabilizó Foro Penal tras la ley de amnistía",
            "es",
            "^Foro Penal contó 644",
        ),
        ("¿Qué dijo la Iglesia sobre la amnistía de 2026?", "es", "obispos|Conferencia Episcopal"),
        ("what did the bishops say about the 2026 amnesty", "en", "bishops|Bishops"),
        (
            "qué dijeron los obispos sobre la amnistía de 2026",
            "es",
            "obispos|Conferencia Episcopal",
        ),
        ("what did the opposition say about the 2026 amnesty", "en", "Guanipa|2026"),
        (
            "Did the Carter Center think the 2024 election was democratic?",
            "en",
            "cannot be called democratic",
        ),
        ("What is the Helicoide going to be turned into?", "en", "convert the Helicoide"),
        (
            "¿Cree el Centro Carter que la elección de 2024 fue democrática?",
            "es",
            "ni puede considerarse democrática",
        ),
        ("¿En qué se va a convertir El Helicoide?", "es", "reconvertir|reconversión"),
        ("por qué se fue Simonovis", "es", "deja el arresto domiciliario"),
        ("how long was Afiuni held", "en", "María Lourdes Afiuni"),
        ("how many foreigners were released", "en", "releases of foreigners or dual nationals"),
        ("what became of those pardoned in 2020", "en", "^What is recorded here of those named"),
        ("qué fue después de los indultados de 2020", "es", "^Lo que consta aquí de quienes"),
        ("quién era presidente en el año 2000", "es", "^Hugo Chávez ocupó el cargo"),
        ("qué delitos no perdona la ley", "es", "fuera"),
        ("does the government admit that there are political prisoners", "en", "denies"),
        ("how many prisoners were freed in June 2018", "en", "counted more than 200 releases"),
        ("cuántos detenidos hubo tras las elecciones de 2024", "es", "ningún recuento"),
        ("qué delitos excluye la ley de amnistía", "es", r"(excluye|fuera|negó|negado)"),
        ("qué delitos perdona la ley", "es", "ley de amnistía de 2026 abarca"),
        ("does the law pay compensation", "en", r"covers this \(compensation\)"),
        ("votó la oposición a favor", "es", "277 votos a favor"),
        ("quién sustituyó a Chávez en abril de 2002", "es", "^Pedro Carmona ocupó"),
        ("cuándo salió Ledezma", "es", "ninguna excarcelación de Antonio Ledezma"),
        ("who wrote the article", "en", "says who wrote the article on the announcement"),
        ("who led the Truth Commission", "en", "^Delcy Rodríguez held the post"),
        ("qué dijo Provea", "es", "^Provea contó"),
        ("which amnesties came before 2026", "en", "1936"),
        ("qué presos salieron el 8 de febrero de 2026", "es", "Guanipa"),
        ("qué sala anuló la amnistía de 2016", "es", "Sala Constitucional declaró"),
        ("quiénes salieron después del anuncio", "es", "Guanipa"),
    ],
)
def test_the_first_sentence_answers(
    asked: str, lang: str, has: str, graphs: dict[str, Graph]
) -> None:
    told = graphs[lang].ask(asked).told
    assert re.search(has, told[0]), told


def test_the_latest_count_of_a_voice_comes_first_with_its_day(graphs: dict[str, Graph]) -> None:
    told = graphs["en"].ask("how many political prisoners does Foro Penal count").told
    assert re.match(r"Foro Penal counted .* 12 March 2026", told[0])
    assert not [each for each in told if re.search(r"Foro Penal (gives|counts) \d", each)]


def test_a_denial_stands_beside_the_number_that_it_denies(graphs: dict[str, Graph]) -> None:
    told = graphs["en"].ask("Foro Penal counted 711 political prisoners").told
    assert [each for each in told if re.match(r"[^.]*counted 711", each) and "denied" in each]


def test_what_came_about_until_years_later_did_not_come_about_on_a_day(
    graphs: dict[str, Graph],
) -> None:
    told = graphs["es"].ask("qué pasó el 28 de enero de 1958").told
    assert [each for each in told if "amnistía de 1958" in each], told
    assert not [each for each in told if "2017" in each or "2020" in each], told


def test_what_came_before_is_told_by_the_context_and_not_by_a_few_links(
    graphs: dict[str, Graph],
) -> None:
    graph = graphs["en"]
    told = graph.ask("what came before the announcement").told
    near = {str(row["told"])[:40] for row in graph.context("announcement-2026").rows}
    assert sum(any(begun in each for begun in near) for each in told) >= 4
    for each in told:  # a day that the sentence says does not stand before it too
        days = re.findall(r"\b\d{1,2} [A-Z][a-z]+ \d{4}\b", each.partition("[")[0])
        assert len(days) == len(set(days)), each


def test_who_held_a_post_in_a_year_is_nobody_of_another_year(graphs: dict[str, Graph]) -> None:
    told = graphs["en"].ask("who was attorney general in 2010").told
    assert told
    assert all("Ortega" in each for each in told if "held the post" in each)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_no_two_sentences_of_an_answer_are_alike(lang: str, graphs: dict[str, Graph]) -> None:
    for asked in ("2007 amnesty", "who reacted to the announcement", "qué dijo Machado", "711"):
        told = graphs[lang].ask(asked + " ").told
        assert len(told) == len(set(told)), told


def test_a_notebook_shows_the_sentences_before_the_table(graphs: dict[str, Graph]) -> None:
    table = graphs["en"].ask("who signed the amnesty law")
    shown = table._repr_html_()
    assert shown.index("<li>Delcy") < shown.index("<table")
    assert repr(table).startswith(table.told[0])
    assert table._repr_markdown_().startswith("- ")


def test_more_rows_than_sentences_are_counted(graphs: dict[str, Graph]) -> None:
    table = graphs["en"].ask("how many political prisoners does Foro Penal count")
    assert re.fullmatch(r"… and \d+ more: .*", table.told[-1])
    assert {id_of(row["voice"].iri) for row in table.rows} == {"foro-penal"}


@pytest.mark.parametrize("asked", ["which sources mention torture at Helicoide", "undated events"])
def test_a_question_without_blanks_is_answered_too(asked: str, graphs: dict[str, Graph]) -> None:
    assert graphs["en"].ask(asked) is not None


def test_two_measures_are_told_beside_each_other(graphs: dict[str, Graph]) -> None:
    table = graphs["en"].ask("differences between the 2016 law and the 2026 law")
    assert len(table.told) == 2, "each measure has its own line"
    assert len({row["measure"].iri for row in table.rows}) == 2


def test_what_was_known_by_a_day_is_nothing_said_later(graphs: dict[str, Graph]) -> None:
    table = graphs["en"].ask("what was known on 10 February 2026 about the amnesty")
    assert "--known-at 2026-02-10" in table.notes[0]
    assert table.told
    assert not [each for each in table.told if re.search(r"\[[^\]]*(?:March|19 February)", each)]


def test_a_count_of_a_year_is_of_no_other_year(graphs: dict[str, Graph]) -> None:
    told = graphs["en"].ask("how many people were pardoned by Maduro in 2020").told
    assert told
    assert all("2020" in each.partition("[")[0] for each in told)


@pytest.mark.parametrize(
    ("asked", "lang", "head"),
    [
        ("price of oil in 1979", "en", "No sentence here answers that outright; the nearest:"),
        ("weather in Maracay", "en", "Nothing here speaks of “weather”; the nearest to the rest:"),
        ("how many deaths in 2021", "en", "No sentence here answers that outright; the nearest:"),
        # Counted is who was abroad, not who came back; pardoned were others; no time is counted.
        ("cuántos exiliados volvieron", "es", "Aquí ninguna frase responde a eso tal cual;"),
        ("how many exiles came back", "en", "No sentence here answers that outright;"),
        ("cuántos policías fueron indultados", "es", "Aquí ninguna frase responde a eso tal cual;"),
        ("cuánto tiempo estuvo preso Chávez", "es", "Aquí ninguna frase responde a eso tal cual;"),
        ("how long was Chávez in prison", "en", "No sentence here answers that outright;"),
        ("por qué se fue Saab de la Fiscalía", "es", "Aquí ninguna frase responde a eso tal cual;"),
        ("quién fue el primer beneficiario", "es", "Aquí ninguna frase responde a eso tal cual;"),
        ("qué partido gobierna España", "es", "Aquí ninguna frase responde a eso tal cual;"),
        ("was the amnesty applied to soldiers", "en", "No sentence here answers that outright;"),
        ("quien indulto a Antonini", "es", "Aquí ninguna frase responde a eso tal cual;"),
        (
            "when did Chavez pardon the oil strikers",
            "en",
            "No sentence here answers that outright;",
        ),
    ],
)
def test_what_nothing_answers_is_told_as_near_and_never_as_an_answer(
    asked: str, lang: str, head: str, graphs: dict[str, Graph]
) -> None:
    first, *near = graphs[lang].ask(asked).told
    assert first.startswith(head)
    assert 1 <= len(near) <= 3


@pytest.mark.parametrize(
    ("asked", "lang", "unanimous"),
    [
        ("hubo votos en contra", "es", "por unanimidad"),
        ("were there votes against", "en", "unanimously"),
    ],
)
def test_votes_against_other_texts_are_none_against_a_law_that_was_passed_unanimously(
    asked: str, lang: str, unanimous: str, graphs: dict[str, Graph]
) -> None:
    head, law, *_ = graphs[lang].ask(asked).told
    assert head == phrase("reply near", lang)
    assert unanimous in law, law


@pytest.mark.parametrize(
    ("asked", "lang", "told"),
    [
        ("hubo amnistía con Betancourt", "es", "De la clase «amnistía» no consta aquí nada"),
        ("pardons under Caldera", "en", "Nothing of the kind “pardon” recorded here was decided"),
        ("amnistías con Chávez", "es", "El 31 de diciembre de 2007 Chávez concedió"),
    ],
)
def test_what_is_asked_of_a_rule_is_told_by_what_that_person_decided(
    asked: str, lang: str, told: str, graphs: dict[str, Graph]
) -> None:
    assert graphs[lang].ask(asked).told[0].startswith(told)


@pytest.mark.parametrize(
    ("asked", "lang", "told"),
    [
        ("por qué indultaron a Simonovis", "es", "Aquí no consta por qué;"),
        ("why was Rocío San Miguel released", "en", "Why is not recorded here;"),
        ("por qué fue detenida Afiuni", "es", "Aquí no consta ninguna detención de María Lourdes"),
        ("why was Simonovis arrested", "en", "Simonovis was arrested in November 2004 over the"),
    ],
)
def test_why_something_befell_somebody_is_told_by_what_befell_them(
    asked: str, lang: str, told: str, graphs: dict[str, Graph]
) -> None:
    assert graphs[lang].ask(asked).told[0].startswith(told)


def test_who_is_among_the_freed_was_freed(graphs: dict[str, Graph]) -> None:
    """The forms of a word for what befell somebody are of both genders and numbers."""
    assert "fueron liberadas 22 personas" in graphs["es"].ask("liberaron a Afiuni").told[0]


def test_where_accounts_differ_on_a_number_only_what_has_it_is_told(
    graphs: dict[str, Graph],
) -> None:
    told = graphs["en"].ask("who contradicts Cabello's 808").told
    assert told
    assert all("808" in each for each in told)


def test_an_article_of_a_law_is_no_article_of_a_newspaper(graphs: dict[str, Graph]) -> None:
    told = " ".join(graphs["es"].ask("a quién benefició la amnistía de 2007").told)
    assert "a derecho" in told
    assert not re.search(r"Judicial \d", told)


@pytest.mark.parametrize(
    ("asked", "lang", "day"),
    [
        ("how many had been released by 10 March", "en", "10 March 2026"),
        ("lo dicho hasta el 10 de marzo", "es", "10 de marzo de 2026"),
        ("what happened on 3 January", "en", "3 January 2026"),
        ("qué pasó el 12 de abril", "es", "12 de abril de 2002"),
    ],
)
def test_a_day_without_a_year_is_of_the_last_that_is_known_and_says_so(
    asked: str, lang: str, day: str, graphs: dict[str, Graph]
) -> None:
    assert [note for note in graphs[lang].ask(asked).notes if day in note]


def test_a_day_without_a_year_is_none_beside_the_year_of_something_else(
    graphs: dict[str, Graph],
) -> None:
    notes = graphs["en"].ask("who was arrested on 12 April in the 2002 coup").notes
    assert not [note for note in notes if "12 April 2" in note]


def test_whom_something_befell_is_told_by_name_and_the_rest_counted(
    graphs: dict[str, Graph],
) -> None:
    told = " ".join(graphs["en"].ask("who was pardoned in 2020").told)
    assert "Goicoechea" not in told
    for name in ("Freddy Guevara", "Henry Ramos Allup", "Roberto Marrero", "Luis Florido"):
        assert name in told
    assert "left out" not in told


def test_all_that_a_law_leaves_out_is_told_not_what_has_most_of_the_words(
    graphs: dict[str, Graph],
) -> None:
    told = graphs["en"].ask("who was excluded from the 2026 law").told
    assert len(told) > 8
    told = graphs["en"].ask("who was excluded in 2007").told
    assert len(told) > 4, told
    assert "Guaidó" in " ".join(graphs["en"].ask("who was left out of the 2020 pardons").told)


def test_who_voted_is_none_who_only_holds_something_of_the_vote(graphs: dict[str, Graph]) -> None:
    told = graphs["es"].ask("quién votó la ley de amnistía de 2026").told
    assert not [each for each in told if "Albares" in each]


def test_amnesties_in_force_are_no_pardons(graphs: dict[str, Graph]) -> None:
    told = graphs["en"].ask("which amnesties were in force at the end of 2016").told
    assert told
    assert not [each for each in told if "pardon" in each.lower()]


def test_nothing_recorded_is_never_said_beside_a_sentence(graphs: dict[str, Graph]) -> None:
    """A count is told, or that none is: in either case the note of no row stays away."""
    counted = graphs["es"].ask("cuántos presos políticos había el 8 de enero")
    assert "Foro Penal contó 806 presos políticos" in counted.told[0]
    without = graphs["es"].ask("cuántos presos políticos había en el indulto de 2020")
    assert without.told
    assert not len(without)
    for found in (counted, without):
        assert not [note for note in found.notes if note.startswith("No consta nada")]


def test_beside_a_count_that_is_not_there_no_other_count_is_told(graphs: dict[str, Graph]) -> None:
    told = graphs["en"].ask("how many votes did the law of 2016 get").told
    assert not any(re.search(r"\b(50|29) (offences|articles)", each) for each in told)
    assert len(told) == len({*told}) == 2


def test_what_somebody_says_on_one_page_is_told_from_that_page_alone(
    graphs: dict[str, Graph],
) -> None:
    for lang, text, page in (
        ("en", "What does María Corina Machado assert in the article? Quote each.", "the article"),
        ("es", "¿Qué afirma María Corina Machado en el artículo? Cítelo.", "el artículo"),
    ):
        told = graphs[lang].ask(text).told
        assert len(told) == 4, told
        assert all(f"[{page}" in each and "Machado" in each for each in told), told


def test_of_what_somebody_is_convicted_is_no_yes_or_no(graphs: dict[str, Graph]) -> None:
    told = " ".join(graphs["es"].ask("¿Condenados por qué quedarían fuera de la ley?").told)
    for offence in ("narcotráfico", "asesinato", "violaciones de derechos humanos"):
        assert offence in told


def test_who_owed_somebody_his_freedom_is_told_and_not_that_no_release_is_recorded(
    graphs: dict[str, Graph],
) -> None:
    for text in ("who freed Simonovis", "was Simonovis freed"):
        told = graphs["en"].ask(text).told
        assert "Guaidó" in told[0], told
        assert not any(each.startswith("No release") for each in told)


def test_amnesties_before_a_president_are_those_before_his_first_term(
    graphs: dict[str, Graph],
) -> None:
    told = " ".join(graphs["en"].ask("were there amnesties before Chávez").told)
    assert "1936" in told
    assert "1958" in told
    assert "2002" not in told


def test_whoever_has_a_name_says_what_is_said_and_not_those_called_after_him(
    graphs: dict[str, Graph],
) -> None:
    for lang, text in (
        ("en", "what did Chávez say about the coup"),
        ("es", "qué dijo Chávez del golpe"),
    ):
        head, *near = graphs[lang].ask(text).told
        assert head == phrase("reply near", lang)
        assert any("resign" in each or "renunciado" in each for each in near), near


def test_of_two_referendums_it_is_said_which_one_is_compared(graphs: dict[str, Graph]) -> None:
    told = graphs["en"].ask("which came first, the pardons or the referendum").told
    assert any("Constitutional referendum of 2007" in each for each in told[1:]), told


def test_how_many_were_amnestied_is_not_told_by_how_many_are_held(
    graphs: dict[str, Graph],
) -> None:
    for lang, text in (
        ("en", "how many soldiers were amnestied"),
        ("es", "cuántos militares fueron amnistiados"),
    ):
        assert graphs[lang].ask(text).told[0] == phrase("reply near", lang)


def test_no_reason_is_what_a_measure_reaches_or_what_somebody_thinks_of_it(
    graphs: dict[str, Graph],
) -> None:
    told = graphs["es"].ask("por qué se aprobó la amnistía").told
    assert told[0].startswith("Aquí no consta ninguna razón"), told
    told = graphs["en"].ask("why was the amnesty announced").told
    assert "political reasons" not in " ".join(told)
