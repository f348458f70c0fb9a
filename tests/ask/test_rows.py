"""What stands in a cell is what the source says of just that."""

from __future__ import annotations

from collections.abc import Callable

from backstory.ask.questions import answer
from backstory.rdf.store import TripleStore
from backstory.words.columns import shown


def test_a_disputed_number_stands_with_its_own_bound(grown: Callable[[str], TripleStore]) -> None:
    """The Board's "at least 20" disputes the union's 40, which is no "at least 40"."""
    rows = answer(grown("ruritania-lockout"), "who_disputes")
    told = {row["claim"]: row["value_label"] for row in rows}
    assert told["claim-c94aa57b0a39"] == "40"


def test_who_carries_out_decides_nothing(grown: Callable[[str], TripleStore]) -> None:
    """Directors of prisons were told to free those whom a decree pardoned."""
    rows = answer(grown("venezuela-amnesties"), "measures_compared", measure="pardons-2020")
    deciders = {row["object"] for row in rows if row["cell"] == "decider"}
    assert "nicolas-maduro" in deciders
    assert not deciders & {"prison-directors", "iris-varela", "nestor-reverol"}


def test_limits_and_articles_are_told_in_the_readers_words() -> None:
    assert shown("limit", "1989-12-24/2003-08-07; in arms", None, "en") == (
        "24 December 1989 – 7 August 2003; in arms"
    )
    assert shown("limit", "April 2002 coup", None, "es") == "April 2002 coup"
    assert shown("article", "article 16", None, "es") == "artículo 16"
