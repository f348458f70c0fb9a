"""What a newcomer types for figures is found, or what is near is named: on the first dossier."""

from __future__ import annotations

import pytest
from growing import shipped

from backstory.ask.counted import meant
from backstory.errors import NotFound
from backstory.graph import Graph
from backstory.vocabulary import id_of

FOUND = {
    "en": {
        "deaths": "deaths", "dead": "deaths", "people killed": "deaths",
        "political prisoners": "prisoners-held", "prisoners": "prisoners-held",
        "detainees": "prisoners-held", "inmates": "prisoners-held", "deputies": "seats",
        "turnout": "turnout", "wounded": "injured", "pardoned": "pardons", "exiled": "exiles",
        "women": "women-prisoners-held", "minors": "minors-held",
        "soldiers": "military-prisoners-held", "votes in favor": "votes-for",
        "disappeared": "people-disappeared", "convicted": "convictions", "NGOs": "organisations",
        "foreigners": "foreign-prisoners-held",
    },
    "es": {
        "muertes": "deaths", "muertos": "deaths", "fallecidos": "deaths",
        "presos políticos": "prisoners-held", "presos": "prisoners-held",
        "detenidos": "prisoners-held", "presos politicos": "prisoners-held",
        "diputados": "seats", "participación": "turnout", "heridos": "injured",
        "indultados": "pardons", "exiliados": "exiles", "mujeres": "women-prisoners-held",
        "adolescentes": "minors-held", "militares": "military-prisoners-held",
        "a favor": "votes-for", "desaparecidos": "people-disappeared",
        "condenados": "convictions", "organizaciones": "organisations",
        "extranjeros": "foreign-prisoners-held",
    },
}  # fmt: skip
PLAINLY = {
    "en": {
        "votes for": "votes-for", "yes votes": "votes-for", "nays": "votes-against",
        "how many died": "deaths", "total deaths": "deaths", "tally of the dead": "deaths",
        "people wounded": "injured", "jailed people": "prisoners-held",
        "the number of political prisoners": "prisoners-held",
        "female prisoners": "women-prisoners-held", "children in prison": "minors-held",
        "civilians jailed": "civilian-prisoners-held", "foreigners held": "foreign-prisoners-held",
        "missing persons": "people-disappeared", "crimes listed": "offences-listed",
        "members of parliament": "seats", "seats in parliament": "seats",
        "percentage of votes": "vote-share", "amnesties": "amnesties-enacted",
        "pardons granted": "pardons", "how many articles": "articles",
    },
    "es": {
        "votos a favor": "votes-for", "votos negativos": "votes-against",
        "cuántos murieron": "deaths", "número de muertos": "deaths", "gente herida": "injured",
        "cantidad de presos políticos": "prisoners-held", "mujeres detenidas":
        "women-prisoners-held", "niños presos": "minors-held", "militares detenidos":
        "military-prisoners-held", "civiles encarcelados": "civilian-prisoners-held",
        "extranjeros detenidos": "foreign-prisoners-held", "delitos": "offences-listed",
        "escaños ganados": "seats", "porcentaje de los votos": "vote-share",
        "amnistías": "amnesties-enacted", "indultos concedidos": "pardons",
        "artículos": "articles", "liberaciones confirmadas": "releases-verified",
    },
}  # fmt: skip
"""Everyday words that are in no list as a whole: they have the same ideas as a name."""
SEVERAL = {
    "en": {
        "votes": {"votes-for", "votes-against", "abstentions"},
        "released": {"releases-announced", "releases-verified", "releases"},
        "arrested": {"arrests", "counted-political-detentions"},
        "amnestied": {"beneficiaries", "beneficiaries-expected"},
        "measures": {"precautionary-measures", "people-under-measures"},
        "victims": {"deaths", "injured"},
    },
    "es": {
        "votos": {"votes-for", "votes-against", "abstentions"},
        "liberados": {"releases-announced", "releases-verified", "releases"},
        "arrestados": {"arrests", "counted-political-detentions"},
        "amnistiados": {"beneficiaries", "beneficiaries-expected"},
        "medidas": {"precautionary-measures", "people-under-measures"},
        "víctimas": {"deaths", "injured"},
    },
}


@pytest.fixture(scope="module")
def graph() -> Graph:
    return shipped()


@pytest.mark.parametrize(("lang", "word"), [(la, w) for la, ws in FOUND.items() for w in ws])
def test_a_word_means_what_is_counted(graph: Graph, lang: str, word: str) -> None:
    assert id_of(meant(graph.record, word, lang).iri) == FOUND[lang][word]


@pytest.mark.parametrize(("lang", "word"), [(la, w) for la, ws in PLAINLY.items() for w in ws])
def test_everyday_words_mean_what_has_the_same_ideas(graph: Graph, lang: str, word: str) -> None:
    assert id_of(meant(graph.record, word, lang).iri) == PLAINLY[lang][word]


def test_a_slip_of_the_pen_is_never_taken_for_what_is_counted(graph: Graph) -> None:
    """Who mistyped days was told votes: what is found by a slip alone is offered, not chosen."""
    with pytest.raises(NotFound):
        meant(graph.record, "dayz", "en")


@pytest.mark.parametrize(("lang", "word"), [(la, w) for la, ws in SEVERAL.items() for w in ws])
def test_a_word_for_several_things_names_them(graph: Graph, lang: str, word: str) -> None:
    """None is chosen for who asks; each is named as it can be typed, and never by its address."""
    with pytest.raises(NotFound) as told:
        shipped(lang).figures(word)
    assert all(f"{one} (" in str(told.value) for one in SEVERAL[lang][word])
    assert "://" not in str(told.value)


@pytest.mark.parametrize(
    ("lang", "word"), [("en", "political prisoners"), ("es", "presos políticos")]
)
def test_what_else_is_near_is_said(lang: str, word: str) -> None:
    table = shipped(lang).figures(word)
    assert len(table) > 50
    assert "military-prisoners-held (" in table.notes[-1]


def test_a_thing_with_figures_is_no_word(graph: Graph) -> None:
    """An event, a voice or an id means itself, whatever counted thing is called alike."""
    assert id_of(meant(graph.record, "coup-2002", "en").iri) == "coup-2002"
    assert id_of(meant(graph.record, "Foro Penal", "en").iri) == "foro-penal"
    assert id_of(meant(graph.record, "political-prisoners", "en").iri) == "political-prisoners"
    with pytest.raises(NotFound, match="xyzzy"):
        meant(graph.record, "xyzzy", "en")
