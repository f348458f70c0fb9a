"""One way from what somebody types to a thing or a day, whatever the door."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from paths import GOOD

from backstory import load
from backstory.ask.find import day_of, find_iri, record_of
from backstory.ask.questions import answer
from backstory.errors import NotFound, QueryError, UnknownName
from backstory.graph import Graph
from backstory.rdf.record import Record
from backstory.rdf.store import TripleStore
from backstory.vocabulary import concept_iri, id_of
from backstory.words.table import Id

Grown = Callable[[str], TripleStore]


@pytest.fixture
def record(grown: Grown) -> Record:
    return record_of(grown("venezuela-amnesties"))


@pytest.mark.parametrize(
    ("typed", "kinds", "rather", "found"),
    [
        ("foro-penal", (), "", "foro-penal"),
        ("Foro penal", (), "", "foro-penal"),
        ("FORO PENAL", ("voice",), "", "foro-penal"),
        ("foro penal venezolano", ("actor",), "", "foro-penal"),
        ("hugo chavez", (), "", "hugo-chavez"),
        ("2002 coup", ("event",), "", "coup-2002"),
        ("golpe de 2002", ("measure",), "", "coup-2002"),
        ("fp-711", ("claim",), "", "fp-711"),
        (":coup-2002", ("event",), "", "coup-2002"),
        ("political prisoners held", (), "", "prisoners-held"),
        ("political prisoners", (), "concept counted", "prisoners-held"),
        ("presos políticos", ("concept counted",), "", "prisoners-held"),
        ("counted:prisoners-held", (), "", "prisoners-held"),
        ("post-election-prisoners-held", ("concept counted",), "",
         "counted-post-election-prisoners-held"),
        ("venezuela-amnesties", (), "", "venezuela-amnesties"),
    ],
)  # fmt: skip
def test_a_thing_is_found_by_id_and_by_name_in_either_language(
    typed: str, kinds: tuple[str, ...], rather: str, found: str, record: Record
) -> None:
    iri = find_iri(record, typed, kinds, rather=rather)
    assert id_of(iri) == found
    assert find_iri(record, iri, kinds) == find_iri(record, Id.of(iri), kinds) == iri


def test_every_thing_is_found_by_its_address_and_by_the_id_people_are_shown(record: Record) -> None:
    for name, iri in record.by_id.items():
        assert find_iri(record, iri) == iri
        assert find_iri(record, name) == iri, name


def test_one_id_of_two_schemes_is_read_as_the_kind_asked_for(record: Record) -> None:
    for scheme in ("kind", "offence"):
        assert find_iri(record, "torture", (f"concept {scheme}",)) == concept_iri(scheme, "torture")


@pytest.mark.parametrize(
    ("typed", "kinds", "told", "suggested"),
    [
        ("coup 2020", ("event",), "No event is called", None),
        ("cuop-2002", (), "Did you mean 'coup-2002'", "coup-2002"),
        ("Foro pnal", ("voice",), "Did you mean 'foro-penal'", "foro-penal"),
        ("coup-2002", ("voice",), "is something else \\(event\\)", "aporrea-minutes-2002"),
        ("nobody at all", (), "`backstory find` looks for names", None),
        ("a <b> {c}", ("thing",), "is called 'a <b> {c}'", None),
        ("http://a b", (), "Nothing is called", None),
        ("no:such", (), "Nothing is called", None),
        ("nadie", (), "Nothing is called 'nadie'. `backstory find`", None),  # and no 'name'
        (
            "https://w3id.org/backstory/venezuela-amnesties/cuop-2002",
            (),
            "'coup-2002'",
            "coup-2002",
        ),
    ],
)
def test_what_is_not_found_is_told_with_the_nearest(
    typed: str, kinds: tuple[str, ...], told: str, suggested: str | None, record: Record
) -> None:
    with pytest.raises(NotFound, match=told) as caught:
        find_iri(record, typed, kinds)
    assert isinstance(caught.value, UnknownName)
    if suggested and kinds != ("voice",):
        assert caught.value.suggestion == suggested


def test_a_name_that_several_things_bear_is_refused_and_they_are_listed(record: Record) -> None:
    proper = {n: iris for n, iris in record.called[0].items() if len(iris) > 1}
    shared = next(
        name for name, iris in proper.items() if {record.kind(iri) for iri in iris} == {"source"}
    )
    with pytest.raises(NotFound, match="Several things are called"):
        find_iri(record, shared)
    with pytest.raises(NotFound, match="Varias cosas se llaman"):
        find_iri(record, shared, lang="es")


DAYS: dict[Any, int] = {
    "2026-01": 20484, "2026-01-31": 20484, "2026-01-31?": 20484, "2026-01-01/2026-01-31": 20484,
    "2026-01-31T17:00:00": 20484, date(2026, 1, 31): 20484, 20484: 20484, "2026": 20818,
}  # fmt: skip


@pytest.mark.parametrize(("given", "day"), DAYS.items(), ids=str)
def test_a_day_is_read_alike_by_whoever_reads_one(given: Any, day: int, grown: Grown) -> None:
    graph = grown("venezuela-amnesties")
    assert day_of(given) == day
    known = answer(graph, "figures_side_by_side", subject="releases-2026", known_at=given)
    assert known.rows == answer(
        graph, "figures_side_by_side", subject="releases-2026", known_at=day
    ).rows  # fmt: skip
    small = Graph(store=grown("ruritania-lockout"))
    assert len(small.limit(known_at=given).store) == len(small.limit(known_at=day).store)


WITHIN: dict[str, date] = {
    "1911-08-10T09:00:00": date(1911, 8, 10), "1911-08-01/1911-08-10": date(1911, 8, 10),
    "1911-08": date(1911, 8, 31), "1911": date(1911, 12, 31),
}  # fmt: skip
DOORS: dict[str, Callable[[Graph, Any], Any]] = {
    "limit": lambda graph, day: len(graph.limit(known_at=day).store),
    "ask": lambda graph, day: graph.ask("timeline", known_at=day).text("csv"),
    "figures": lambda graph, day: graph.figures(valid_at=day).text("csv"),
    "pairs": lambda graph, day: graph.pairs(valid_at=day).text("csv"),
}


@pytest.mark.parametrize("door", DOORS)
def test_each_door_tells_of_the_last_day_of_what_is_given(door: str, grown: Grown) -> None:
    """Days of a year in which all else was said show nothing: these are days amid the dossier."""
    graph = Graph(store=grown("ruritania-lockout"))
    told = {given: DOORS[door](graph, given) for given in WITHIN}
    assert told == {given: DOORS[door](graph, day) for given, day in WITHIN.items()}
    assert len(set(told.values())) > 1, "the day is of account here"


@pytest.mark.parametrize("given", ["soon", "2026-13", "2026-02-30", "2026/..", 20260131, ""])
def test_what_is_no_day_is_told_with_what_to_write(given: Any) -> None:
    with pytest.raises(QueryError, match=r"--known-at: .*(write|leave)"):
        day_of(given, "known_at")


@pytest.mark.parametrize("given", ["yesterday", "ayer", "3 August", "", "unknown"])
def test_who_asks_of_a_day_is_told_forms_of_a_day_and_no_key_of_a_dossier(given: str) -> None:
    with pytest.raises(QueryError, match=r"write a day, .* such as 2026-01-30") as told:
        day_of(given, "valid_at")
    assert "inferred" not in str(told.value)
    assert "key" not in str(told.value)


def test_a_question_takes_names_where_it_takes_ids(grown: Grown) -> None:
    graph = grown("venezuela-amnesties")
    for named, by_id in (
        ({"voice": "Foro penal"}, {"voice": "foro-penal"}),
        ({"counted": "presos políticos"}, {"counted": "prisoners-held"}),
    ):
        first = answer(graph, "figures_side_by_side", **named).rows
        assert first
        assert first == answer(graph, "figures_side_by_side", **by_id).rows


def test_an_actor_of_the_wrong_kind_is_told_and_not_answered_by_nothing(grown: Grown) -> None:
    graph = grown("venezuela-amnesties")
    for question, given in (
        ("holders_of_post", {"post": "hugo-chavez"}),
        ("holders_of_post", {"person": "attorney-general"}),
        ("members_of_body", {"body": "hugo-chavez"}),
    ):
        with pytest.raises(NotFound, match="is something else"):
            answer(graph, question, **given)


@pytest.mark.parametrize("typed", ["picket line", "piquete", "bloqueo de un puerto"])
def test_an_own_concept_that_nothing_uses_yet_is_found_by_its_triggers(
    typed: str, tmp_path: Path
) -> None:
    """Who writes a dossier looks for the word they gave it before the first event has it."""
    folder = Path(shutil.copytree(GOOD / "ruritania-lockout", tmp_path / "ruritania-lockout"))
    own = folder / "concepts.yaml"
    blockade = (
        "  blockade:\n    en: blockade of a port\n    es: bloqueo de un puerto\n"
        "    broader: politics\n    triggers-en: picket line\n    triggers-es: piquete\ncounted:\n"
    )
    own.write_text(own.read_text("utf-8").replace("counted:\n", blockade, 1), "utf-8")
    found = load(folder).find(typed)
    assert found[0]["id"] == "kind-blockade"


@pytest.mark.parametrize("lang", ["en", "es"])
def test_what_is_found_is_told_alike_whatever_was_asked_before(grown: Grown, lang: str) -> None:
    """A word is written small where the graph does so, not only what was read of it until then."""
    store = grown("venezuela-amnesties")
    asked = ["government", "gobierno", "hunger strike", "amnistía", "Guaidó"]
    fresh, other = (Graph(store=TripleStore(store.store), lang=lang) for _ in range(2))
    first = [fresh.find(text, limit=20).text("csv") for text in asked]
    assert other.record.claims, "all claims are read"
    assert first == [other.find(text, limit=20).text("csv") for text in reversed(asked)][::-1]
    assert "claims" not in fresh.record.__dict__, "no more is read than is told"
    assert lang == "es" or "the official of Carmona's" in first[0]
