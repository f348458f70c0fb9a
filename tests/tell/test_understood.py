"""What is not understood is told as no more than near; what somebody else did is no answer."""

from __future__ import annotations

import re

import pytest

from backstory.graph import Graph

NEAR = {"en": "No sentence here answers that outright", "es": "Aquí ninguna frase responde"}


@pytest.mark.parametrize(
    ("asked", "lang", "has"),
    [
        # A time is told by what counts it, of whoever it counts; in office is not out of it.
        ("how long was Chávez out of power", "en", r"^Chávez was out of office .* 47 hours"),
        ("¿cuánto tiempo estuvo Chávez fuera del poder?", "es", r"fuera del cargo .* 47 horas"),
        ("how long was Carmona in power", "en", r"lasted 28 hours"),
        ("¿cuántos años le dieron a Simonovis?", "es", r"recibió 30 años.*\n.*Iván Simonovis"),
        ("how long did Chávez rule", "en", NEAR["en"]),
        ("how long was Maduro president", "en", r"March . 19 April 2013.*\n.*from 19 April 2013"),
        # What came to somebody after an event, in the order of time; of whom something is recorded.
        ("what happened to Carmona after the coup", "en", r"^On 23 May 2002 .*asylum"),
        ("¿qué pasó con Carmona después del golpe?", "es", r"^El 23 de mayo de 2002 .*asilo"),
        ("what happened to Afiuni after the coup", "en", r"This is about “María Lourdes Afiuni”"),
        (
            "what happened to Guaidó after the amnesty law",
            "en",
            r"^Nothing is recorded here of Juan",
        ),
        # The first of a kind that somebody made.
        ("¿cuál fue la primera amnistía de Chávez?", "es", r"^Lo primero .*\n.*diciembre de 2007"),
        ("what was the last pardon of Maduro", "en", r"31 August 2020"),
        # Who acted under a decree is no more than near to who signed it.
        ("who signed the Carmona decree", "en", NEAR["en"]),
        ("¿quién ordenó la captura de Simonovis?", "es", r"^Moreno, como juez, "),
        # What another asked for is no answer to whether somebody asked.
        ("did the United States ask for the amnesty", "en", r"^(?!.*Foro Penal asked)"),
        # What was known by a day was said by then.
        ("what was known on 31 January 2026", "en", r"^Delcy Rodríguez presented"),
        ("¿qué se sabía el 31 de enero de 2026?", "es", r"Delcy Rodríguez presentó"),
        ("what was known about the law on 1 February 2026", "en", r"^Nothing recorded here"),
        # Who went home under arrest left the prison.
        ("¿cuándo salió de la cárcel López?", "es", r"^Aquí no consta .*\n.*8 de julio de 2017"),
        ("¿qué dijo Maduro de los indultos de 2020?", "es", r"^Según Nicolás Maduro"),
        # A country is no part of what an event is called that happened in it.
        ("which amnesties did Venezuela have in the 20th century", "en", r"^The amnesty of 1936"),
        # A page that an encyclopaedia has on somebody is not what they say.
        ("what did Foro Penal say about the amnesty", "en", r"^(?!.*was written by Himiob)"),
        # Who ruled a country held its presidency; who is still in jail is a prisoner.
        ("¿quién mandaba en Venezuela el 13 de abril de 2002?", "es", r"Presidente de Venezuela"),
        ("how many people are still in jail after the amnesty", "en", r"508 political prisoners"),
        # What befell somebody in another year is no answer to whether it did in that one.
        ("was Leopoldo López pardoned in 2020", "en", r"^Nothing of that kind is dated here in"),
        # Of two of one surname the one for whom what is asked is recorded.
        ("¿por qué renunció Saab?", "es", r"ninguna razón de «Renuncia del fiscal general"),
        ("when did Saab resign", "en", r"25 February 2026"),
        # A surname behind a name that nothing here has is somebody else's.
        ("was there an amnesty under Rómulo Betancourt", "en", r"^Nothing here speaks of “Rómulo”"),
        ("¿hubo votos en contra de la ley?", "es", r"^Aquí no consta ningún voto en contra"),
        ("¿qué medios informaron del golpe de 2002?", "es", r"^«Venezuelan Officers Usher"),
        ("¿los militares están incluidos en la amnistía?", "es", r"Los militares quedan fuera"),
        ("¿quién presidió la Comisión de la Verdad?", "es", r"^Delcy Rodríguez ocupó"),
        # Which, how and what that nobody understands.
        ("which was first", "en", NEAR["en"]),
        ("how did Chávez come back", "en", NEAR["en"]),
    ],
)
def test_a_question_is_answered_or_said_not_to_be(
    asked: str, lang: str, has: str, graphs: dict[str, Graph]
) -> None:
    told = "\n".join(graphs[lang].ask(asked).told)
    assert re.search(has, told), told


def test_what_somebody_decided_leads_a_brief_before_what_is_thought_of_it(
    graphs: dict[str, Graph],
) -> None:
    told = graphs["en"].brief("justices-named-2004")
    first = str(told).split("\n\n")[1]
    assert first.startswith("The government majority alone named 49 justices"), first
