"""A day belongs to the verb of its own clause: `since troops seized him in January, signed it`."""

from __future__ import annotations

from functools import cache

import pytest
from growing import shipped

from backstory import Graph
from backstory.vocabulary import id_of


@cache
def graph() -> Graph:
    return shipped()


@pytest.mark.parametrize(
    ("lang", "date", "text", "told"),
    [
        ("en", "2026-02-20", "Delcy Rodríguez, who has governed Venezuela since U.S. forces seized "
         "Nicolás Maduro in January, signed the amnesty law on Thursday.",
         {"capture-2026": "2026-01", "promulgation-2026": "2026-02-19"}),
        ("es", "2026-02-20", "Delcy Rodríguez, que gobierna Venezuela desde que fuerzas de Estados "
         "Unidos capturaron a Nicolás Maduro en enero, promulgó el jueves la ley de amnistía.",
         {"capture-2026": "2026-01", "promulgation-2026": "2026-02-19"}),
        ("en", "2016-04-12", "Venezuela's Supreme Court on Monday struck down the amnesty law, "
         "which the National Assembly had passed on March 29.",
         {"ruling-2016": "2016-04-11", "amnesty-attempt-2016": "2016-03-29"}),
        ("es", "2016-04-12", "La ley, aprobada el 29 de marzo por una Asamblea que la oposición "
         "ganó en diciembre, fue anulada el lunes por el Tribunal Supremo de Venezuela.",
         {"amnesty-attempt-2016": "2016-03-29", "election-2015": "2015-12",
          "ruling-2016": "2016-04-11"}),
        ("en", "2026-02-20", "Those arrested after Venezuela's presidential election in July 2024 "
         "may benefit from the amnesty law that the National Assembly passed on Thursday.",
         {"election-2024": "2024-07"}),
        ("es", "2026-02-05", "La Asamblea Nacional de Venezuela aprobó el jueves en primera "
         "discusión el proyecto que Delcy Rodríguez anunció el 30 de enero, semanas después de que "
         "Estados Unidos capturara a Nicolás Maduro el 3 de enero.",
         {"first-reading-2026": "2026-02-05", "announcement-2026": "2026-01-30",
          "capture-2026": "2026-01-03"}),
        ("en", "2026-03-02", "Juan Pablo Guanipa, who was freed in Venezuela on 8 February and "
         "arrested again hours later, was fully released on 19 February.",
         {"guanipa-first-release-2026": "2026-02-08", "guanipa-release-2026": "2026-02-19"}),
        ("en", "2008-01-02", "Venezuela's President Hugo Chávez, briefly ousted in April 2002, "
         "decreed an amnesty on Monday, weeks after he lost a referendum in December.",
         {"coup-2002": "2002-04", "amnesty-2007": "2007-12-31",
          "constitutional-referendum-2007": "2007-12"}),
    ],
)  # fmt: skip
def test_a_day_is_that_of_its_own_clause(
    lang: str, date: str, text: str, told: dict[str, str]
) -> None:
    reading = graph().read(f"Venezuela\n\n{text}", date=date, lang=lang)
    found = {
        id_of(one.iri): value
        for one in reading.linked.events
        for sort, value in one.evidence if sort == "date"
    }  # fmt: skip
    assert {name: found.get(name) for name in told} == told
