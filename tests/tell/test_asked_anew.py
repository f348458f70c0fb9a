"""Questions of strangers, kind by kind: who holds a post now, when somebody was freed."""

from __future__ import annotations

import re

import pytest

from backstory.graph import Graph


@pytest.mark.parametrize(
    ("asked", "lang", "has"),
    [
        # In the present: whoever holds it on the last day, not who held it first.
        ("quién preside la Asamblea Nacional", "es", "^Jorge Rodríguez"),
        ("who is the president of the National Assembly", "en", "^Jorge Rodríguez"),
        ("who leads the Supreme Court", "en", "^Caryslia Rodríguez"),
        ("quién fue el último presidente del TSJ", "es", "^Caryslia Rodríguez"),
        ("who was the first president of the National Assembly", "en", "^Willian Lara"),
        ("who is the head of the amnesty commission", "en", "^Arreaza chairs"),
        ("quién preside la comisión de seguimiento de la ley de amnistía", "es", "^Arreaza"),
        # A post speaks by whoever holds it; a page by what the dossier calls it.
        ("what did the acting president say about the amnesty", "en", "Delcy Rodríguez"),
        ("qué dijo la presidenta encargada de la amnistía", "es", "Delcy Rodríguez"),
        ("what did the article say about the amnesty", "en", "the article on the announcement"),
        # When somebody was freed is never the day of an arrest.
        ("cuándo fue liberado Leopoldo López", "es", "^Aquí no consta ninguna excarcelación"),
        ("when did Leopoldo López get out of prison", "en", "30 April 2019"),
        ("desde cuándo está preso Perkins Rocha", "es", "^Rocha salió de prisión"),
        # A name alone, of whom nothing but a number is said: who it is.
        ("Simonovis", "en", "^In November 2004 Simonovis was detained"),
        ("Simonovis", "es", "^En noviembre de 2004 Simonovis fue detenido"),
        # A sentence that has every word is the answer.
        ("cuándo entró en vigor la ley de amnistía", "es", "entró en vigor de inmediato"),
        ("when did Chávez come back to power", "en", "^On 14 April 2002"),
        ("when was the law published", "en", "^No sentence here answers that outright"),
        ("renunció Chávez en 2002", "es", "dice Lucas Rincón. Chávez negó"),
        ("was anyone convicted for Puente Llaguno", "en", "3 April 2009 .* sentenced"),
        ("hubo condenados por Puente Llaguno", "es", "3 de abril de 2009 .* condenó"),
        ("hubo amnistía en 1999", "es", "con fecha de 1999; lo más cercano"),
        ("was there an amnesty in 2007", "en", "^On 31 December 2007"),
        ("when was the supreme court ruling on the four generals annulled", "en", "March 2005"),
        ("a quién le negaron la amnistía", "es", "Perkins Rocha"),
        ("who was refused the amnesty", "en", "Rocha"),
        ("is the amnesty of 2026 like the one in 2007", "en", "31 December 2007"),
        ("quién propuso la amnistía de 2016", "es", "Delsa Solórzano"),
        # Numbers: of the parts of an event, of what bears every word, of what is tied to a vote.
        ("cuántos liberó Maduro en 2018", "es", "más de 200 excarcelaciones"),
        ("how many people have been released since January 2026", "en", "253 releases"),
        ("cuántos arrestos hubo tras las elecciones de 2024", "es", "1.674 detenciones"),
    ],
)
def test_the_first_sentence_answers_a_stranger(
    asked: str, lang: str, has: str, graphs: dict[str, Graph]
) -> None:
    told = graphs[lang].ask(asked).told
    assert re.search(has, told[0]), told


def test_how_many_of_some_is_told_by_what_is_counted_so(graphs: dict[str, Graph]) -> None:
    told = graphs["es"].ask("cuántos de los indultados estaban presos").told
    assert [each for each in told if "50 de 110" in each], told
    assert not [each for each in told if "110 personas indultadas" in each], told


def test_beside_that_nothing_is_counted_stands_what_is_known(graphs: dict[str, Graph]) -> None:
    told = graphs["es"].ask("cuántos policías fueron condenados por el 11 de abril").told
    assert told[0].startswith("Aquí no consta ningún recuento")
    assert "condenó a tres comisarios" in told[1]


def test_what_is_told_instead_of_an_answer_is_of_no_one_thing(graphs: dict[str, Graph]) -> None:
    told = graphs["es"].ask("cuándo entró en vigor la ley de amnistía").told
    assert not [each for each in told if each.startswith("Hay varios con ese nombre")], told


@pytest.mark.parametrize(
    ("asked", "lang"),
    [
        ("who won the 2024 election", "en"),
        ("who won the presidential election of 2024", "en"),
        ("what happened in the 2024 elections", "en"),
        ("quién ganó las elecciones de 2024", "es"),
        ("qué pasó en las elecciones de 2024", "es"),
    ],
)
def test_who_won_is_told_by_both_who_claim_it(
    asked: str, lang: str, graphs: dict[str, Graph]
) -> None:
    """The coalition's sentence alone had the word *won*; the council's was left out."""
    told = graphs[lang].ask(asked).told
    assert sum(each.startswith("Edmundo González, ") for each in told) == 1
    assert sum(each.startswith("Nicolás Maduro ") for each in told) == 1
