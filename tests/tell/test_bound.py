"""What is asked of a time, or of a kind of actor, is answered by what keeps to it, or by none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from backstory import Graph
from backstory.rdf.store import TripleStore

Grown = Callable[[str], TripleStore]


@pytest.mark.parametrize(
    ("asked", "lang", "first", "nowhere"),
    [
        # What is thought of a decree says nobody who decreed it.
        ("who signed the 2020 pardons", "en", "Maduro pardoned 110 people", "Bachelet"),
        ("quién firmó los indultos de 2020", "es", "Maduro indultó por decreto", "ejecutar"),
        ("who asked for the amnesty of 2007", "en", "No sentence here answers that", "x"),
        # Whose voice is asked for is told by that voice alone.
        (
            "did the UN fact-finding mission comment on the amnesty of 2026",
            "en",
            "Fact-Finding Mission",
            "Amnesty International Italia",
        ),
        ("did the OAS react to the amnesty law", "en", "No statement of theirs", "x"),
        ("¿se pronunció la OEA sobre la ley de amnistía?", "es", "no consta ninguna", "x"),
        # After a law, and before it.
        (
            "what did Foro Penal say about the number of prisoners after the amnesty law",
            "en",
            "political prisoners held",
            "January 2026",
        ),
        ("what did the bishops say before the law", "en", "bill of 2026", "Maduro pardoned"),
        ("who governs Venezuela after Maduro's capture", "en", "Delcy Rodríguez", "Maduro held"),
        ("quién gobernó Venezuela tras la renuncia de Chávez", "es", "Pedro Carmona", "Rincón"),
        ("who was president of Venezuela after Chávez died", "en", "Nicolás Maduro held", "x"),
        ("who governs Venezuela", "en", "Delcy Rodríguez held", "Carmona"),
        # The day binds, and the month.
        ("who was killed on 11 April 2002", "en", "Nobody whom that befell is named", "Anderson"),
        ("quién murió el 11 de abril de 2002", "es", "no se nombra a nadie", "Anderson"),
        ("quién fue detenido en marzo de 2026", "es", "no se nombra a nadie", "Gallo"),
        ("who was freed in March 2026", "en", "Nahuel Gallo", "x"),
        # What was counted last.
        ("when did Foro Penal last publish a count", "en", "The last recorded here", "2015"),
        ("cuándo publicó Foro Penal su último recuento", "es", "Lo último que consta", "2015"),
        # Governments are no party and no bishop.
        ("which governments criticised the pardons of 2020", "en", "None of the kind", "Guaidó"),
        ("which countries welcomed the amnesty law", "en", "Albares", "Bishops"),
        ("qué gobiernos rechazaron los indultos", "es", "no consta que ninguno", "Guaidó"),
        # A conviction is no reason to let somebody go.
        ("por qué liberaron a Simonovis", "es", "no consta por qué", "Carabobeño"),
        (
            "who voted against the amnesty law of 2016",
            "en",
            "voted against|No sentence here",
            "ordinary one that",
        ),
        ("who ordered the release of the prisoners in January 2026", "en", "No sentence", "x"),
    ],
)
def test_what_is_bound_is_told_by_what_keeps_to_it(
    asked: str, lang: str, first: str, nowhere: str, grown: Grown
) -> None:
    told = Graph(store=grown("venezuela-amnesties"), lang=lang).ask(asked).told
    whole = " ".join(told)
    assert any(each in told[0] for each in first.split("|")), told
    assert nowhere == "x" or nowhere not in whole, told


def test_who_counted_last_is_told_the_latest_first(grown: Grown) -> None:
    graph = Graph(store=grown("venezuela-amnesties"), lang="en")
    told = graph.ask("when did Foro Penal last publish a count").told
    assert all("March 2026" in each for each in told[1:]), told
