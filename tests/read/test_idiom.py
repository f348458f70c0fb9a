"""Words that sound like an event of ours and mean another thing: `released an album`."""

from __future__ import annotations

from functools import cache

import pytest
from growing import shipped

from backstory import Graph
from backstory.read.idiom import idioms_in
from backstory.read.lexicon import lexicon
from backstory.read.tokens import tokens_of
from backstory.vocabulary import id_of


@cache
def graph() -> Graph:
    return shipped()


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The central bank of Venezuela freed the exchange rate on Thursday."),
        ("en", "Foro Penal in Venezuela released a statement on Thursday."),
        ("en", "The ministry released a report on Venezuela's oil output."),
        ("en", "The measure freed up funds for Venezuela's hospitals in February."),
        ("en", "A Venezuelan minister was discharged from hospital on Thursday."),
        ("en", "Venezuela's tax agency announced a tax amnesty for traders in February."),
        ("en", "Pardon my French, but Venezuela is broke, said a trader."),
        ("en", "The referee's ruling cost Venezuela's national team the match on Thursday."),
        ("en", "Venezuela's parliament debated a law on the rights of older people on Thursday."),
        ("en", "The government of Venezuela released water from the Guri dam in February."),
        ("en", "The accords of the summit were signed by Venezuela's fishermen on Thursday."),
        ("en", "Voters in Venezuela's beauty pageant elected a new queen in July 2024."),
        ("en", "The film about Venezuela was released in cinemas on 19 February."),
        ("en", "A Venezuelan bank signed a deal with Brazil's development bank on Thursday."),
        ("en", "Zoo officials freed 300 parrots in Venezuela in January."),
        ("es", "El Banco Central de Venezuela liberó el tipo de cambio el jueves."),
        ("es", "El ministro venezolano soltó una frase polémica el jueves."),
        ("es", "El ministerio liberó fondos para los hospitales de Venezuela en febrero."),
        ("es", "El Seniat de Venezuela anunció una amnistía fiscal en febrero."),
        ("es", "La alcaldía de Caracas ofreció una amnistía tributaria a tiendas en febrero."),
        ("es", "La sentencia del árbitro dejó a Venezuela fuera del torneo el jueves."),
        ("es", "La Asamblea Nacional de Venezuela debatió el jueves una ley sobre los mayores."),
        ("es", "Perdón por la tardanza, dijo el ministro venezolano el jueves."),
        ("es", "El golpe de calor mató a tres personas en Venezuela en abril."),
        ("es", "Los acuerdos de pesca firmados por Venezuela el jueves incluyen atún."),
        ("es", "El paro cardíaco del cantante venezolano ocurrió en diciembre."),
        ("es", "La represa de Guri, en Venezuela, liberó agua en febrero."),
        ("es", "El zoológico de Caracas liberó 40 guacamayas en enero."),
        ("es", "El fallo eléctrico dejó sin luz a Caracas el lunes."),
        ("es", "Un ministro venezolano fue dado de alta del hospital el jueves."),
    ],
)
def test_an_idiom_is_no_event_and_no_law(lang: str, text: str) -> None:
    head = {"en": "Notes from Venezuela", "es": "Notas de Venezuela"}[lang]
    reading = graph().read(f"{head}\n\n{text}", date="2026-02-20", lang=lang)
    found = [id_of(one.iri) for one in reading if one.kind in ("event", "instrument")]
    assert (found, reading.linked.main) == ([], "")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Venezuela released 31 soldiers, a report said."),
        ("en", "They were freed from prison and data were kept."),
        ("en", "The people on the list were released."),
        ("en", "The amnesty covers tax crimes too."),
        ("es", "Liberaron a 40 presos y la lista no se conoce."),
        ("es", "El golpe de 2002 y el fallo del Tribunal Supremo."),
        ("es", "El perdón por los delitos políticos alcanza a todos."),
    ],
)
def test_people_who_are_freed_and_what_courts_rule_are_no_idiom(lang: str, text: str) -> None:
    lex = lexicon(lang)
    tokens = tokens_of(text, lex.sets["abbreviations"])
    assert [tokens.words[at] for at in idioms_in(tokens, lex)] == []
