"""A program of the user's own finds mentions; they go through the same linking, and no further."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pytest
from growing import shipped

from backstory import Graph, QueryError
from backstory.read.extract import Extract, Extractor
from backstory.vocabulary import id_of

TEXT = "CARACAS, Venezuela. The lady of steel thanked the orange man for that infamous Monday."


@cache
def graph() -> Graph:
    return shipped()


def at(words: str, sort: str, value: str = "") -> Extract:
    start = TEXT.index(words)
    return Extract(start, start + len(words), sort, value)


def fake_model(text: str, lang: str) -> Iterable[Extract]:
    """Stand in for a model that knows nicknames, kinds of events and dates."""
    assert (text, lang) == (TEXT, "en")
    yield at("The lady of steel", "actor", "María Corina Machado")
    yield at("the orange man", "actor", "Somebody Unknown")
    yield at("that infamous Monday", "event", "ruling-annul")
    yield at("Monday", "date", "2016-04-11")


def links(extractors: Iterable[Extractor]) -> dict[str, str]:
    reading = graph().read(TEXT, date="2016-04-12", lang="en", extractors=list(extractors))
    return {reading.words_of(one.first, one.after): id_of(one.iri) for one in reading}


def test_what_an_extractor_finds_is_linked_as_ours_is() -> None:
    assert isinstance(fake_model, Extractor)
    assert "maria-corina-machado" not in links([]).values()
    found = links([fake_model])
    assert found["The lady of steel"] == "maria-corina-machado"
    assert found["that infamous Monday"] == "ruling-2016"


def test_what_the_graph_does_not_hold_is_not_linked_for_an_extractor() -> None:
    assert "the orange man" not in links([fake_model])
    vague = [lambda text, lang: [at("the orange man", "event", "protest")]]
    assert "the orange man" not in links(vague)


@pytest.mark.parametrize(
    "wrong",
    [Extract(5, 5, "actor"), Extract(0, 9999, "actor"), Extract(0, 3, "planet"),
     Extract(0, 7, "date", "next week"),
     Extract(0.5, 7, "actor"), Extract(0, 7, "actor", None)],  # type: ignore[arg-type]
)  # fmt: skip
def test_an_extractor_that_is_wrong_is_told_so(wrong: Extract) -> None:
    with pytest.raises(QueryError, match="extractor"):
        links([lambda text, lang: [wrong]])


def test_a_date_that_is_none_is_refused_where_the_text_has_its_own_too() -> None:
    told = TEXT.replace("that infamous Monday", "2 March 2026")
    start = told.index("2 March 2026")

    def wrong(text: str, lang: str) -> Iterable[Extract]:
        return [Extract(start, start + 12, "date", "yesterday")]

    with pytest.raises(QueryError, match="'yesterday' is no EDTF"):
        graph().read(told, date="2026-03-03", lang="en", extractors=[wrong])


def test_a_fuller_name_needs_no_year_in_brackets() -> None:
    law = "Amnesty Law for Democratic Coexistence"  # the graph's own label ends with (2026)
    found = links([lambda text, lang: [at("the orange man", "instrument", law)]])
    assert found["the orange man"] == "amnesty-law-2026"
