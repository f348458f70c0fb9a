"""What is grown reads back as it was: the one table of terms serves both ways."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest
from paths import GOOD, ROOT

from backstory import load
from backstory.dossier import read
from backstory.model.nouns import Claim, Dossier, Figure, Source
from backstory.rdf import mapping
from backstory.rdf.grow import store_of, triples
from backstory.rdf.read import dossier_in
from backstory.rdf.record import Record
from backstory.rdf.store import TripleStore

FOLDERS = sorted([*GOOD.iterdir(), *(p.parent for p in (ROOT / "seeds").glob("*/dossier.yaml"))])


def _grown(dossier: Dossier) -> TripleStore:
    store = store_of(dossier)
    return TripleStore(store)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_dossier_reads_back_from_the_graph_it_grew_into(folder: object) -> None:
    dossier = read(str(folder))
    back = dossier_in(_grown(dossier))
    for part in fields(Dossier):
        if part.compare:
            assert getattr(back, part.name) == getattr(dossier, part.name), part.name
    assert back == dossier


def test_growing_what_was_read_back_changes_nothing() -> None:
    dossier = read(GOOD / "ruritania-lockout")
    assert triples(dossier_in(_grown(dossier))) == triples(dossier)


def test_who_answers_for_a_dossier_reads_back() -> None:
    """No dossier of the tests names a repository, so the law above would not miss it."""
    said: dict[str, Any] = {"publisher": "Example Desk", "contact": "mailto:desk@example.org",
                            "repository": "https://example.org/code"}  # fmt: skip
    back = dossier_in(_grown(replace(read(GOOD / "ruritania-lockout"), **said)))
    assert {name: getattr(back, name) for name in said} == said


def test_the_law_would_notice_a_field_that_is_lost() -> None:
    """The comparison is no empty one: one word more in one gist is seen."""
    dossier = read(GOOD / "ruritania-lockout")
    name, claim = next(iter(dossier.claims.items()))
    changed = {**dossier.claims, name: replace(claim, gist={"en": "Something else."})}
    assert dossier_in(_grown(replace(dossier, claims=changed))) != dossier


@pytest.mark.parametrize(
    ("noun", "table", "elsewhere"),
    [
        (Claim, mapping.CLAIM, {"iri", "passage", "figure", "at"}),
        (Figure, mapping.FIGURE, {"part_of"}),
        (Source, mapping.SOURCE, {"iri", "copy_of", "copy_is_held", "copied", "at"}),
    ],
    ids=["claim", "figure", "source"],
)
def test_every_field_of_a_noun_has_its_line(noun: type, table: tuple, elsewhere: set) -> None:  # type: ignore[type-arg]
    """Those written by hand are named here: places, parts and copies take more than one triple."""
    assert {field.name for field in table} | elsewhere == {each.name for each in fields(noun)}


@pytest.mark.parametrize("day", ["2005-01-01", "2016-05-01", "2026-02-05"])
def test_what_had_been_said_by_a_day_is_recorded_as_if_read_anew(day: str) -> None:
    """The values of the whole are used again; what they give must be what the smaller graph has."""
    whole = load()
    assert whole.record.claims
    assert whole.record.passages
    less = whole.limit(known_at=day)
    anew = Record(less.store)
    for part in ("claims", "names", "sources", "passages", "hulls"):
        assert getattr(less.record, part) == getattr(anew, part), part
        assert list(getattr(less.record, part)) == list(getattr(anew, part)), part
