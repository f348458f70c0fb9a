"""What a newcomer types for figures is found, or what is near is named: on the first dossier."""

from __future__ import annotations

import pytest

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
    return Graph()


@pytest.mark.parametrize(("lang", "word"), [(la, w) for la, ws in FOUND.items() for w in ws])
def test_a_word_means_what_is_counted(graph: Graph, lang: str, word: str) -> None:
    assert id_of(meant(graph.record, word, lang).iri) == FOUND[lang][word]


@pytest.mark.parametrize(("lang", "word"), [(la, w) for la, ws in SEVERAL.items() for w in ws])
def test_a_word_for_several_things_names_them(graph: Graph, lang: str, word: str) -> None:
    """None is chosen for who asks; each is named as it can be typed, and never by its address."""
    with pytest.raises(NotFound) as told:
        Graph(lang=lang).figures(word)
    assert all(f"{one} (" in str(told.value) for one in SEVERAL[lang][word])
    assert "://" not in str(told.value)


@pytest.mark.parametrize(
    ("lang", "word"), [("en", "political prisoners"), ("es", "presos políticos")]
)
def test_what_else_is_near_is_said(lang: str, word: str) -> None:
    table = Graph(lang=lang).figures(word)
    assert len(table) > 50
    assert "military-prisoners-held (" in table.notes[-1]


def test_a_thing_with_figures_is_no_word(graph: Graph) -> None:
    """An event, a voice or an id means itself, whatever counted thing is called alike."""
    assert id_of(meant(graph.record, "coup-2002", "en").iri) == "coup-2002"
    assert id_of(meant(graph.record, "Foro Penal", "en").iri) == "foro-penal"
    assert id_of(meant(graph.record, "political-prisoners", "en").iri) == "political-prisoners"
    with pytest.raises(NotFound, match="xyzzy"):
        meant(graph.record, "xyzzy", "en")
