"""A label that is a clause is one thing, whatever its last word looks like."""

import pytest
from growing import grown_of
from paths import ROOT

from backstory.ask.find import record_of
from backstory.tell.saying import Speaker
from backstory.words.english import English
from backstory.words.spanish import Spanish

ACTORS = frozenset(("Carmona", "Penal", "Rincón", "Tribunal", "Dogu", "Nicolás"))
CLAUSES = [
    ("en", "Carmona flies to Bogotá"),
    ("en", "Foro Penal asks for a general amnesty"),
    ("en", "General Rincón says that Chávez has resigned"),
    ("en", "Supreme Tribunal refuses to send four officers to trial"),
    ("en", "US chargé d'affaires Laura Dogu arrives in Caracas"),
    ("en", "Presidential guards retake Miraflores"),
    ("es", "Nicolás Maduro asume la presidencia"),
    ("es", "Madres de presos piden una amnistía general en diciembre de 2025"),
    ("es", "Estados Unidos y Venezuela acuerdan restablecer relaciones diplomáticas"),
]
NOUNS = [
    ("en", "Barbados agreements"),
    ("en", "Christmas pardons and humanitarian releases of 2011"),
    ("en", "Military risings of 4 February and 27 November 1992"),
    ("en", "TSJ rulings 155 and 156 on the powers of the Assembly"),
    ("en", "US licences easing oil, gas and gold sanctions"),
    ("es", "Licencias de EE. UU. que alivian las sanciones al petróleo, el gas y el oro"),
    ("es", "Dos elecciones rivales a la presidencia de la Asamblea Nacional en 2020"),
    ("es", "Hechos de enero a abril de 2019"),
]
GRAMMARS = {"en": English("en"), "es": Spanish("es")}


def _is_clause(lang: str, label: str) -> bool:
    return GRAMMARS[lang].is_clause(label, lambda word: word not in ACTORS)


@pytest.mark.parametrize(("lang", "label"), CLAUSES)
def test_a_clause_is_one_event_and_takes_a_singular_verb(lang: str, label: str) -> None:
    assert _is_clause(lang, label)


@pytest.mark.parametrize(("lang", "label"), NOUNS)
def test_a_plural_noun_takes_a_plural_verb(lang: str, label: str) -> None:
    assert GRAMMARS[lang].is_plural(label)
    assert not _is_clause(lang, label)


@pytest.mark.parametrize(
    ("lang", "event", "told"),
    [
        ("en", "palace-retaken-2002", "guards retake Miraflores is part of"),
        ("es", "units-declare-2002", "a favor de Chávez es parte de"),
    ],
)
def test_what_a_claim_says_of_such_an_event_agrees(lang: str, event: str, told: str) -> None:
    record = record_of(grown_of(ROOT / "seeds" / "venezuela-amnesties"))
    speak = Speaker(record, lang)
    of_event = [one for one in record.claims.values() if record.short(one.subject) == event]
    said = [speak.statement(one) for one in of_event if one.predicate == "sem:subEventOf"]
    assert said
    assert all(told in each for each in said)
