"""What changed between two graphs, and where they disagree."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from paths import GOOD

from backstory.ask.box import found
from backstory.compare.disagreements import disagreements_of
from backstory.dossier import read
from backstory.errors import CouldNotRun
from backstory.rdf.files import turtle
from backstory.rdf.grow import quads
from backstory.rdf.record import Record
from backstory.rdf.store import TripleStore
from backstory.tell.diff import changes, diff_text, graph_at

LOCKOUT = GOOD / "ruritania-lockout"
Grown = Callable[[str], TripleStore]


def _with(tmp_path: Path, file: str, old: str, new: str) -> Record:
    """Grow the lockout with one change to one file."""
    for path in LOCKOUT.rglob("*"):
        if path.is_file():
            to = tmp_path / LOCKOUT.name / path.relative_to(LOCKOUT)
            to.parent.mkdir(parents=True, exist_ok=True)
            text = path.read_text("utf-8")
            if path.name == file:
                assert old in text
                text = text.replace(old, new, 1)
            to.write_text(text, "utf-8")
    store = ox.Store()
    store.bulk_extend(quads(read(tmp_path / LOCKOUT.name)))
    return Record(TripleStore(store))


def test_the_same_graph_has_not_changed(grown: Grown) -> None:
    """No change is said so, in both languages."""
    one, other = Record(grown(LOCKOUT.name)), Record(grown(LOCKOUT.name))
    assert changes(one, other) == []
    assert diff_text(one, other, "es") == "Sin cambios en nombres ni afirmaciones.\n"


def test_a_changed_number_is_one_change_of_one_claim(grown: Grown, tmp_path: Path) -> None:
    """A claim whose id comes from its content is followed to its new id."""
    new = _with(
        tmp_path, "board-report-1911.yaml", "count: 20+ ships-idle", "count: 25+ ships-idle"
    )
    (change,) = changes(Record(grown(LOCKOUT.name)), new)
    assert (change.how, change.kind, change.parts) == ("changed", "claim", ["object"])
    told = diff_text(Record(grown(LOCKOUT.name)), new, "en")
    assert "20 → 25" in told
    assert "Strelsau lockout of 1911 [lockout-1911]" in told


def test_a_renamed_event_is_a_change_of_a_name(grown: Grown, tmp_path: Path) -> None:
    """Names are told as names."""
    new = _with(tmp_path, "events.yaml", "en: Rising of 1909", "en: Rising in spring 1909")
    (change,) = changes(Record(grown(LOCKOUT.name)), new)
    assert (change.how, change.kind, change.parts) == ("changed", "event", ["labels"])


def test_a_new_claim_is_added_and_gone_the_other_way(grown: Grown, tmp_path: Path) -> None:
    """Added one way is removed the other way."""
    more = "- at: page 6\n  about: rising-1909\n  place: strelsau\n\n- at: page 7\n"
    new = _with(tmp_path, "board-report-1911.yaml", "- at: page 7\n", more)
    old = Record(grown(LOCKOUT.name))
    assert [c.how for c in changes(old, new)] == ["added"]
    assert [c.how for c in changes(new, old)] == ["removed"]


def test_a_git_revision_is_a_graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A revision is read from git, with its only grown file or a named one."""
    text = turtle(LOCKOUT.name, quads(read(LOCKOUT)))
    (tmp_path / "lockout.ttl").write_bytes(text)
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@b.example"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "one"]):
        subprocess.run([*git, *words], cwd=tmp_path, check=True)
    monkeypatch.chdir(tmp_path)
    whole = len(graph_at("lockout.ttl"))
    assert len(graph_at("HEAD")) == len(graph_at("HEAD:lockout.ttl")) == whole
    with pytest.raises(CouldNotRun, match="neither a graph nor a git revision"):
        graph_at("no-such-thing")
    with pytest.raises(CouldNotRun, match="neither a graph nor a git revision"):
        graph_at("--output=x")


def test_disagreements_come_from_voices_editors_and_figures(grown: Grown) -> None:
    """The three kinds are told apart, and a pair that a voice disputes is not shown again."""
    found = disagreements_of(Record(grown(LOCKOUT.name)))
    assert {each.by for each in found} == {"stated", "signed"}
    stated = [each for each in found if each.by == "stated"]
    assert {each.kind for each in stated} == {"denial", "value"}
    signed = next(each for each in found if each.by == "signed")
    assert signed.id == "two-beginnings"
    assert signed.note["es"].startswith("Las dos fechas")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Cierre patronal de Strelsau", "lockout-1911"),
        ("rudolf", "rudolf-elphberg"),
        ("RISING", "rising-1909"),
        ("estibadoers", "pardon-1911"),
    ],
)
def test_names_are_found_in_either_language(text: str, first: str, grown: Grown) -> None:
    """Accents, case and a slip do not matter."""
    table = found(Record(grown(LOCKOUT.name)), text, "en", str)
    assert first in table.column("id")[:2]


def test_a_kind_narrows_what_is_found(grown: Grown) -> None:
    """`--kind actor` means persons, bodies, groups and posts."""
    table = found(Record(grown(LOCKOUT.name)), "harbour", "es", str, kind="actor")
    assert set(table.column("kind")) == {"body"}
