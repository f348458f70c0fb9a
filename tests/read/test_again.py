"""What a text tells once more: words that go back to it, and words that are anybody's."""

from __future__ import annotations

from functools import cache

import pytest
from growing import shipped

from backstory import Graph
from backstory.vocabulary import id_of

_RIOT = {
    "en": (
        "Venezuela frees 39 opponents\n\nVenezuela released 39 jailed opponents on Friday, June 1."
        "\n\nIt follows the riot of May 16 at the Helicoide in Caracas. The prison is run by the "
        "police.\n\nDaniel Ceballos and Lorent Saleh took part in {} revolt."
    ),
    "es": (
        "Venezuela excarcela a 39 opositores\n\nVenezuela liberó el viernes 1 de junio a 39 "
        "opositores presos.\n\nOcurre tras el motín del 16 de mayo en el Helicoide, en Caracas. La "
        "prisión es de la policía.\n\nDaniel Ceballos y Lorent Saleh participaron en {} revuelta."
    ),
}


@cache
def graph() -> Graph:
    return shipped()


def links(text: str, day: str, lang: str) -> list[tuple[str, str]]:
    """Give the words of each link with an event, and its id."""
    reading = graph().read(text, date=day, lang=lang)
    tokens = reading.linked.text
    return [(text[slice(*tokens.span(one.first, one.after))], id_of(one.iri))
            for one in reading.linked.events]  # fmt: skip


@pytest.mark.parametrize(("lang", "the", "a"), [("en", "the", "some"), ("es", "la", "alguna")])
def test_a_word_that_points_goes_back_to_what_was_told(lang: str, the: str, a: str) -> None:
    for article, times in ((the, 2), (a, 1)):
        found = links(_RIOT[lang].format(article), "2018-06-02", lang)
        assert [one for _, one in found].count("helicoide-riot-2018") == times, (article, found)


_VOTE = {
    "en": (
        "Venezuela's opposition wins the vote\n\nThe opposition won Venezuela's National Assembly "
        "in the election on Sunday, December 6, 2015.\n\nThe electoral council gave it 112 of 167 "
        "seats.\n\nMany things are said in such weeks. {}"
    ),
    "es": (
        "La oposición venezolana gana las elecciones\n\nLa oposición ganó la Asamblea Nacional de "
        "Venezuela en las elecciones del domingo 6 de diciembre de 2015.\n\nEl consejo electoral "
        "le dio 112 de 167 escaños.\n\nMucho se dice en tales semanas. {}"
    ),
}


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", "Those who have won should resist it."), ("es", "Quienes han ganado deben resistir.")],
)
def test_a_bare_word_far_from_the_beginning_is_anybodys(lang: str, words: str) -> None:
    before = links(_VOTE[lang].format(""), "2015-12-08", lang)
    assert "election-2015" in [one for _, one in before]
    assert links(_VOTE[lang].format(words), "2015-12-08", lang) == before
