"""Plain words are answered on the page in the sentences, and in the order, of the shell."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from browsing import ask, typed_within, until
from paths import HERE

from backstory.graph.front import Graph
from backstory.rdf.store import TripleStore

pytestmark = pytest.mark.browser

ASKED = {
    "en": (
        "does the law pay compensation",
        "who wrote the article",
        "how many people died in the unrest after the 2024 election",
        # An event and a text bear one name: it stands in the blank by its id.
        "how many signatures backed the citizens' amnesty bill of 2007",
        "who led the Truth Commission",
        "which amnesties came before 2026",
        "who replaced Chávez in April 2002",
        "did the opposition vote in favour",
        "who was excluded in 2007",
        "who voted against the 2026 amnesty law",
        "when did the releases start",
        "put all figures on releases and measures side by side",
        "put all figures on releases and measures side by side, from the article alone",
        "how many amnesties has Venezuela had",
        "how many requests for amnesty have there been",
        "how many prisoners on the day of the announcement",
        "what did Obama say about the amnesty",
        "711",
        "what did Machado say",
        "was Simonovis acquitted?",
        "who voted for the amnesty law of 2026",
        "why was the amnesty law of 2016 annulled",
        "what happened on 30 January 2026",
        "president of the Supreme Tribunal on 11 April 2016",
        "how many were released after the amnesty law of 2026",
        "what came before the amnesty of 2026",
        "what followed the coup of 2002",
        "who led the coup of 2002",
        "how many days between the announcement and the amnesty law of 2026",
        "El Economista 12 March",
        "how many died in the coup of 2002",
        "was the amnesty in force in 2010",
        "what is not known about the coup of 2002",
        "was Rocío San Miguel released",
        "how many political prisoners did Foro Penal count after the amnesty law",
        "what did the bishops say about the 2026 amnesty",
        "Did the Carter Center think the 2024 election was democratic?",
        "What is the Helicoide going to be turned into?",
        "how long was Afiuni held",
        "how many foreigners were released",
        "what became of those pardoned in 2020",
        "does the government admit that there are political prisoners",
        "how many prisoners were freed in June 2018",
        # What nothing here answers: the nearest, headed as such.
        "when was the constitution adopted",
        "who was attorney general in 1995",
        "who is Delcy Rodriguez's astronaut",
        "how many deaths in 2021",
        "what happened at the carnival on 19 February 2026",
        "did Maduro pardon Guaidó",
        "who won the 2024 election",
        "who was president in April 2002",
        "who is the attorney general now",
        "Why did Perkins Rocha not get amnesty",
        "How did deputies vote on 19 February 2026",
        "what did Amnesty International say about the amnesty",
        "what did the US say about the amnesty",
        "who replaced Chávez in April 2002",
        "what became of the amnesty law of 2026",
        "did the Supreme Court annul the 2026 law?",
        "why did Maduro pardon 110 people",
        "El Rodeo hunger strike how many prisoners",
        "how many people have benefited from the law",
        "how many people benefited from the amnesty",
        "what happened on 3 january 2026",
        "what happened in January",
        "which was first, the protests of 2014 or the arrest of Leopoldo López",
        "which was first, the founding of VIVE or the founding of Foro Penal",
        "What does María Corina Machado assert in the article? Quote each.",
        "From the article alone, on what calendar date was the announcement made?",
        "how many days between Carmona's resignation and Chávez's return",
        "how many were released in January",
        "how long was Simonovis in prison",
        "how did Baduel die",
        "who vetoed the amnesty law of 2016",
        "who signed the amnesty law of 2016",
        "who died in 2002",
        "how many people asked for the amnesty",
        # Turns of phrase.
        "who is Delcy Rodríguez",
        "what is Foro Penal",
        "what is El Helicoide",
        "what is an amnesty",
        "amnesties between 1950 and 1980",
        "what pardons were there in the 1990s",
        "who came after Chávez",
        "who replaced Isaías Rodríguez",
        "who was held at El Helicoide",
        "what did El País report about the amnesty",
        "which sources are copies of others",
        "from the 2016 law to the ruling day by day",
        "Provea on the law",
        "who heads Foro Penal",
        # Which law, and what it covers; two at once; slips.
        "does the amnesty cover murder",
        "does the amnesty cover torture",
        "difference between amnesty and pardon",
        "what did Machado and Rodríguez say",
        "who was released after the announcement",
        "who was freed",
        "gazette number of the 2007 decree",
        "list of amnesty laws",
        "when did the assembly pass the amnesty law",
        "is the amnesty law in force",
        "which laws were in force in 2007",
        "Which amnesties were in force at the end of 2016",
        "was the amnesty law in force in 2008",
        "was the amnesty law of 2026 in force in 2025",
        "how many of the pardoned were in prison",
        "what happened to El Helicoide",
        "what did the UN say about the amnesty",
        "who proposed the amnesty law of 2026",
        "whn was the coup",
        # What somebody asks for; what is named by a few words of its name; prisoners.
        "what did Foro Penal ask for",
        "what did Machado ask for",
        "where is Simonovis held",
        "why were soldiers excluded",
        "when was the law published",
        "which prisoners were freed",
        # What is recorded after all, whatever blank the words were put into.
        "number of political prisoners end of 2024",
        "does amnesty international support the amnesty",
        "did the UN criticise the 2016 ruling",
        "what led to the famous amnesty of 2007",
        "who pardoned Simonovis",
        "how many days between the arrest of colombians and their pardon",
        "was carmona covered by the 2007 amnesty",
        "why was guanipa arrested",
        "how many days passed between the first reading and promulgation",
        "how many political prisoners did Foro Penal count in January 2026",
        "did Machado welcome the amnesty",
        "what does the 2026 law exclude",
        # Who held a post on a day; who was there; what is counted nowhere.
        "who was present at the announcement",
        "who attended the signing of the amnesty law",
        "how many votes did the law of 2016 get",
        "who was minister of defence on 12 April 2002",
        "who was attorney general on 1 September 2017",
        "who was attorney general on 1 February 1985",
        "who was president on 12 April 2002",
        # What somebody was told to do.
        "what was Carmona asked to do",
        "what was Maduro ordered to do",
        # Which of two was first.
        "did the pardons of 2020 come before the elections of 2020",
        "did the coup of 2002 happen after the amnesty of 2007",
        "which organisations criticised the amnesty of 2026",
        # Bound to a time, or to a kind of actor.
        "who signed the 2020 pardons",
        "who signed the Carmona decree",
        "how long was Chávez out of power",
        "how long was Carmona in power",
        "what happened to Carmona after the coup",
        "what happened to Afiuni after the coup",
        "what was the last pardon of Maduro",
        "how long was Maduro president",
        "did the United States ask for the amnesty",
        "which was first",
        "how did Chávez come back",
        "who asked for the amnesty of 2007",
        "did the OAS react to the amnesty law",
        "did the UN fact-finding mission comment on the amnesty of 2026",
        "what did Foro Penal say about the number of prisoners after the amnesty law",
        "who governs Venezuela after Maduro's capture",
        "who was killed on 11 April 2002",
        "when did Foro Penal last publish a count",
        "which governments criticised the pardons of 2020",
        "who voted against the amnesty law of 2016",
        "who was the head of the National Assembly in February 2020",
        "who is the president of the National Assembly",
        "who leads the Supreme Court",
        "who was the first president of the National Assembly",
        "what did the acting president say about the amnesty",
        "what did the article say about the amnesty",
        "when did Leopoldo López get out of prison",
        "when did Chávez come back to power",
        "was anyone convicted for Puente Llaguno",
        "who is the head of the amnesty commission",
        "what did the acting president say",
        "was there an amnesty in 1999",
        "when was the supreme court ruling on the four generals annulled",
        "who was refused the amnesty",
        # Whether numbers contradict each other.
        "Do 302, 808 and 643 contradict one another?",
        "do 302 and 808 count the same thing",
        # What was told wrongly, or otherwise than by the shell.
        "who freed Simonovis",
        "which prisoners were freed on 8 January 2026",
        "were there amnesties before Chávez",
        "what did Chávez say about the coup",
        "which articles of the law were annulled",
        "which came first, the pardons or the referendum",
        "how many soldiers were amnestied",
        "how many protesters were arrested after the 2024 election",
        "is it true that 8,000 people benefited from the amnesty",
        "what did the families of political prisoners demand",
        "when did the amnesty law take effect",
        "was the 2016 amnesty law legal",
        "who was pardoned in 2020",
        "what does the law say about soldiers",
        "did the opposition vote for the amnesty",
    ),
    "es": (
        "quién vetó la ley de amnistía de 2016",
        "quién firmó la ley de amnistía de 2026",
        "quiénes murieron en 2020",
        "qué delitos perdona la ley",
        "votó la oposición a favor",
        "quién sustituyó a Chávez en abril de 2002",
        "cuándo salió Ledezma",
        "qué dijo Provea",
        "qué presos salieron el 8 de febrero de 2026",
        "qué sala anuló la amnistía de 2016",
        "quiénes salieron después del anuncio",
        "hubo amnistía con Betancourt",
        "por qué indultaron a Simonovis",
        "por qué fue detenida Afiuni",
        "pon lado a lado todas las cifras de excarcelaciones y medidas",
        "quién era presidente en el año 2000",
        "qué delitos no perdona la ley",
        "cuántos detenidos hubo tras las elecciones de 2024",
        "qué contó Foro Penal después de la ley de amnistía",
        "qué dijeron los obispos sobre la amnistía de 2026",
        "por qué se fue Simonovis",
        # What is near is headed so: counted is something else, or no time.
        "cuántos manifestantes fueron detenidos después de las elecciones de 2024",
        "cuántos exiliados volvieron",
        "hubo votos en contra",
        "cuántos policías fueron indultados",
        "cuánto tiempo estuvo preso Chávez",
        "por qué se fue Saab de la Fiscalía",
        # Of what the question would be of nothing is recorded: what the words name is told.
        "quién fue el primer beneficiario",
        "quién preside la comisión de amnistía",
        "quién fue excluido en 2007",
        "cuánto tiempo estuvo preso Leopoldo López",
        "a quiénes no alcanzó la amnistía de 2000",
        "qué dijo Machado",
        "fue absuelto Simonovis",
        "por qué se anuló la ley de amnistía de 2016",
        "quién presidía el Tribunal Supremo el 11 de abril de 2016",
        "qué pasó después del golpe de 2002",
        "cuándo vuelve a reunirse la comisión de seguimiento",
        "cuántos muertos hubo en 2019",
        "cuántos salieron libres",
        "qué dijo Estados Unidos de la amnistía",
        "qué descansa en Wikipedia",
        "quién presidía la Asamblea en 2016",
        "quién presidía la Asamblea Nacional en febrero de 2020",
        "por qué renunció Saab",
        "cuándo liberaron a Guanipa",
        "qué papel tuvo Zapatero",
        "cuántos votos tuvo la ley de 2016",
        "¿cuántos votaron a favor de la ley de amnistía de 2026?",
        "cuántos votaron por la ley de amnistía",
        "qué leyes estaban vigentes en 2007",
        "cuántos presos políticos había en enero de 2026",
        "quién es Tarek William Saab",
        "qué es un indulto",
        "amnistías del siglo XX",
        "quién vino después de Luisa Estella Morales en el TSJ",
        "qué informó EFE sobre las excarcelaciones",
        "qué pasó entre el 3 y el 8 de enero de 2026",
        "cuánto tiempo fue fiscal Luisa Ortega Díaz",
        "cubre la amnistía a los militares",
        "cuándo fue la primera amnistía",
        "cómo se pide la amnistía",
        "qué amnistías hubo antes",
        "qué es Foro Penal",
        "quein firmó el decreto de 2007",
        "¿cuál fue la primera amnistía de Chávez?",
        "¿quién ordenó la captura de Simonovis?",
        "¿cuántos años le dieron a Simonovis?",
        "¿cuándo salió de la cárcel López?",
        "¿qué fue de Guaidó después de la ley de amnistía?",
        "¿qué dijo Maduro de los indultos de 2020?",
        "que dijo petro de una amnistia en 2024",
        "la onu critico la ley de amnistia de 2026",
        "cuando detuvieron a guanipa",
        "fue chavez amnistiado",
        "quien indulto a simonovis",
        "cuantos dias duro el paro petrolero",
        "qué pidió Foro Penal en enero de 2026",
        "quién estuvo presente en el anuncio",
        "quién era presidente del Tribunal Supremo el 12 de abril de 2002",
        "quién era fiscal general el 1 de septiembre de 2017",
        "qué se encargó a la Comisión para la Revolución Judicial",
        "qué fue primero, el golpe de 2002 o la amnistía de 2007",
        "qué países celebraron la amnistía",
        "por qué liberaron a Simonovis",
        "quién gobernó Venezuela tras la renuncia de Chávez",
        "quién fue detenido en marzo de 2026",
        "qué dijo Delcy Rodríguez sobre los presos políticos antes de la amnistía",
        "quién fue el último presidente del TSJ",
        "qué dijo la presidenta encargada de la amnistía",
        "cuándo fue liberado Leopoldo López",
        "cuándo entró en vigor la ley de amnistía",
        "cuántos liberó Maduro en 2018",
        "a quién le negaron la amnistía",
        "quién propuso la amnistía de 2016",
        "desde cuándo está preso Perkins Rocha",
        "hubo condenados por Puente Llaguno",
        "cuántos policías fueron condenados por el 11 de abril",
        "cuántos arrestos hubo tras las elecciones de 2024",
        "¿se contradicen 302, 808 y 643?",
        "qué dijo Chávez del golpe",
        "qué dice la ley sobre los militares",
        "a qué respondió la ley",
        "por qué se aprobó la amnistía",
        "cuántos militares fueron amnistiados",
        "cuándo se promulgó la ley de amnistía de 2026",
        "hubo amnistías antes de Chávez",
        "qué artículos de la ley fueron anulados",
        "quién fue indultado en 2020",
        "fue legal la ley de amnistía de 2016",
    ),
}
for _case in json.loads((HERE / "shared" / "how_many.json").read_text("utf-8")):
    if _case["dossier"] == "venezuela-amnesties" and _case["query"] not in ASKED[_case["lang"]]:
        ASKED[_case["lang"]] += (_case["query"],)
_ANSWERED = """async (texts) => {
  const tab = document.getElementById('tab-ask');
  const told = () => [...tab.querySelectorAll('.told-answer > ol > li')].map(item => {
    const told = item.cloneNode(true);
    told.querySelectorAll('.cite').forEach(way => way.remove());
    return [...told.children].map(part => part.textContent).join(' ');
  });
  const ended = () =>
    tab.querySelector('.told-answer') && tab.querySelector('.status[data-answered]');
  const answers = [];
  for (const text of texts) {
    typeIn(text);
    document.getElementById('search').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    const late = performance.now() + 120_000;
    while (!ended()) {
      if (performance.now() > late) throw new Error(`never answered: ${text}`);
      await new Promise(on => setTimeout(on, 2));
    }
    answers.push([location.hash, told()]);
  }
  return answers;
}"""
"""Ask one text after the other within the page: an answer goes as soon as another is asked."""


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_page_answers_plain_words_as_the_shell_does(
    opened: Callable[..., Any], store: TripleStore, lang: str
) -> None:
    page = opened(f"#lang={lang}")
    page.wait_for_selector("#view[data-drawn]")
    graph = Graph(store=store, lang=lang)
    apart = {}
    answers = typed_within(page, _ANSWERED, ASKED[lang])
    for text, (address, sentences) in zip(ASKED[lang], answers, strict=True):
        assert "in-words=" in address or "in-words%3D" in address
        told = [_plain(each) for each in sentences]
        wanted = [_plain(each) for each in graph.ask(text).told]
        assert wanted, text
        if told != wanted:
            apart[text] = [pair for pair in zip(told, wanted, strict=False) if pair[0] != pair[1]]
    assert not apart


def test_an_answer_is_headed_by_what_was_typed(opened: Callable[..., Any]) -> None:
    """It read "Is Nahuel Gallo prisoners?": the words that were understood, slips put right."""
    page = opened("#lang=en")
    page.wait_for_selector("#view[data-drawn]")
    ask(page, "Is Nahuel Gallo still in jail?")
    page.wait_for_selector("#tab-ask .told-answer")
    assert page.inner_text("#tab-ask .asked") == "Is Nahuel Gallo still in jail?"


def test_what_is_asked_anew_in_the_fields_is_no_longer_what_the_words_asked(
    opened: Callable[..., Any],
) -> None:
    page = opened("#lang=en")
    page.wait_for_selector("#view[data-drawn]")
    ask(page, "who was excluded in 2007")
    page.wait_for_selector("#tab-ask .told-answer")
    assert page.inner_text("#tab-ask .asked") == "who was excluded in 2007"
    assert not page.is_visible("#question"), "the form stands before the answer"
    assert not page.is_visible("#time-bar"), "no answer is limited by the years chosen there"
    page.click("#tab-ask .form > summary")
    page.click("#parameters [type=submit]")
    page.wait_for_selector(".status[data-answered]")
    assert "in-words" not in page.url


def test_what_sentences_answer_alone_is_not_said_to_be_found_nowhere(
    opened: Callable[..., Any],
) -> None:
    page = opened("#lang=en")
    page.wait_for_selector("#view[data-drawn]")
    ask(page, "Do 302, 808 and 643 contradict one another?")
    page.wait_for_selector("#tab-ask .status[data-answered]")
    assert page.inner_text("#tab-ask .status") == "Answered in sentences."
    assert not page.is_visible("#tab-ask .form"), "understood as 302: one number of three"
    ask(page, "who was excluded in 2007")
    until(page, "location.hash.includes('excluded')")
    page.wait_for_selector("#tab-ask .form")
    assert "Found: " in page.inner_text("#tab-ask .status")


def test_what_is_asked_of_all_is_answered_by_its_table(
    opened: Callable[..., Any], store: TripleStore
) -> None:
    """What is asked of no one thing is what its rows say, and not the sentence nearest to it."""
    page = opened("#lang=en")
    page.wait_for_selector("#view[data-drawn]")
    for text, name in (
        ("Which events have no date in the sources held?", "undated_events"),
        ("Which figures lack a reference period?", "figures_without_period"),
    ):
        ask(page, text)
        until(page, f"location.hash.includes({name!r})")
        page.wait_for_selector("#tab-ask .status[data-answered]")
        assert "the nearest" not in page.inner_text("#tab-ask")
        told = page.inner_text("#tab-ask .status")
        assert str(len(Graph(store=store).ask(name))) in re.findall(r"\d+", told), told
