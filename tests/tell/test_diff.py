"""What changed between two graphs, and where they disagree."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from xml.etree import ElementTree

import pytest
from paths import GOOD, ROOT

from backstory.ask.box import found
from backstory.compare.disagreements import disagreements_of
from backstory.dossier import read
from backstory.errors import CouldNotRun
from backstory.graph import Graph
from backstory.model.nouns import Claim, Figure, Name, Passage, Source
from backstory.model.parts import Bound, Modality
from backstory.model.signed import Disagreement
from backstory.rdf.files import turtle
from backstory.rdf.grow import store_of, triples
from backstory.rdf.record import Record
from backstory.rdf.store import TripleStore
from backstory.tell.diff import changes, diff_text
from backstory.tell.diff_forms import DIFF_FORMS
from backstory.tell.history import Release, history_table
from backstory.tell.releases import graph_at, revisions
from backstory.words.messages import message_in
from backstory.words.phrases import phrases

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
    store = store_of(read(tmp_path / LOCKOUT.name))
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


def test_keys_of_the_format_are_told_in_words(grown: Grown, tmp_path: Path) -> None:
    """How it is meant and what an editor worked out is told as people would say it."""
    new = _with(
        tmp_path, "board-report-1911.yaml", "count: 20+ ships-idle", "count: ~20 ships-idle"
    )
    told = diff_text(Record(grown(LOCKOUT.name)), new, "es")
    assert "límite: al menos → alrededor de" in told
    kinds = [f"modality {each}" for each in Modality] + [f"bound {each}" for each in Bound]
    kinds += [f"inferred {each}" for each in ("when", "happened", "said", "actors")]
    for lang in ("en", "es"):
        assert not {key for key in kinds if key not in phrases(lang)}


def test_a_git_revision_is_a_graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A revision is read from git, with its only grown file or a named one."""
    text = turtle(LOCKOUT.name, triples(read(LOCKOUT)))
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


@pytest.mark.parametrize("where", ["http://127.0.0.1:9/sparql", "GRAPH"])
def test_what_lies_in_no_git_repository_has_releases_that_are_named(
    where: str, tmp_path: Path
) -> None:
    """It was said to be no graph, and had been read."""
    with pytest.raises(CouldNotRun, match=r"is in no git repository, .* name them"):
        revisions(where.replace("GRAPH", str(tmp_path / "lockout.ttl")))


def test_a_folder_has_no_releases_of_its_own() -> None:
    """Git tells of each file in it, and its YAML was read as Turtle: "the prefix title:"."""
    with pytest.raises(CouldNotRun, match=r"is a folder, .*--graph graph/NAME\.ttl"):
        revisions(str(ROOT / "seeds" / "spain-amnesty-1977"))


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
    table = found(Record(grown(LOCKOUT.name)), text, "en", list)
    assert first in table.column("id")[:2]


def test_a_kind_narrows_what_is_found(grown: Grown) -> None:
    """`--kind actor` means persons, bodies, groups and posts."""
    table = found(Record(grown(LOCKOUT.name)), "harbour", "es", list, kind="actor")
    assert set(table.column("kind")) == {"body"}


@pytest.mark.parametrize("form", ["html", "atom"])
def test_a_difference_is_a_page_and_a_feed_too(form: str, grown: Grown, tmp_path: Path) -> None:
    """Both are XML that holds the same change; what is stated stays text."""
    new = _with(
        tmp_path, "board-report-1911.yaml", "count: 20+ ships-idle", "count: 25+ ships-idle"
    )
    old = Record(grown(LOCKOUT.name))
    told = DIFF_FORMS[form](old, new, "es")
    assert DIFF_FORMS[form](old, new, "es") == told
    assert "20 → 25" in told
    if form == "atom":
        feed = ElementTree.fromstring(told)
        atom = "{http://www.w3.org/2005/Atom}"
        (entry,) = feed.findall(f"{atom}entry")
        assert {feed.findtext(f"{atom}updated"), entry.findtext(f"{atom}updated")} == {
            "1912-01-31T00:00:00Z"
        }
        assert (entry.findtext(f"{atom}id") or "").startswith(f"{old.dossier}/lockout-1911#")
    else:
        assert "<script" not in told
        assert "src=" not in told
    empty = DIFF_FORMS[form](old, old, "en")
    assert "<li" not in empty
    assert "<entry>" not in empty


def test_a_claim_has_a_history_though_its_id_changes(grown: Grown, tmp_path: Path) -> None:
    """Followed through two releases, newest first; its address is told in each."""
    new = _with(
        tmp_path, "board-report-1911.yaml", "count: 20+ ships-idle", "count: 25+ ships-idle"
    )
    old = Record(grown(LOCKOUT.name))
    (change,) = changes(old, new)
    assert isinstance(change.new, Claim)
    releases = [
        Release("v2", "1912-01-31", lambda: new.store),
        Release("v1", "1911-12-31", lambda: old.store),
    ]
    rows = list(history_table(change.new, releases, "en"))
    assert [(row["release"], row["change"]) for row in rows] == [("v2", "changed"), ("v1", "added")]
    assert "20 → 25" in rows[0]["told"]
    assert [row["claim"].iri for row in rows] == [change.iri, change.old.iri]  # type: ignore[union-attr]


def test_the_history_of_a_claim_is_read_from_git(tmp_path: Path, grown: Grown) -> None:
    """Without releases named, every revision of the graph's file is one."""
    home = tmp_path / "clone"
    home.mkdir()
    for words in (["init", "-q"], ["config", "user.email", "a@b.example"],
                  ["config", "user.name", "A"]):  # fmt: skip
        subprocess.run(["git", *words], cwd=home, check=True)
    new = _with(
        tmp_path, "board-report-1911.yaml", "count: 20+ ships-idle", "count: 25+ ships-idle"
    )
    old = Record(grown(LOCKOUT.name))
    path = home / "ruritania-lockout.ttl"
    for record in (old, new):
        path.write_bytes(turtle("ruritania-lockout", sorted(record.store.store, key=str)))
        for words in (["add", "."], ["commit", "-q", "-m", "x"]):
            subprocess.run(["git", *words], cwd=home, check=True)
    (change,) = changes(old, new)
    code = (
        "import backstory; t = backstory.load('ruritania-lockout.ttl').history("
        f"{change.iri.rsplit('/', 1)[-1]!r}); print([r['change'] for r in t])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=home, capture_output=True, text=True,
                          check=True)  # fmt: skip
    assert done.stdout.strip() == "['changed', 'added']"


def test_a_release_that_writes_a_claim_as_the_next_does_is_not_opened(
    tmp_path: Path, grown: Grown
) -> None:
    """Whatever else changed: of a hundred and fifty releases a claim changes in a few."""
    new = _with(
        tmp_path, "board-report-1911.yaml", "count: 20+ ships-idle", "count: 25+ ships-idle"
    )
    old = Record(grown(LOCKOUT.name))
    (change,) = changes(old, new)
    others = [iri for iri in old.claims if iri in new.claims]
    assert others

    def release(name: str, record: Record) -> Release:
        text = turtle("ruritania-lockout", sorted(record.store.store, key=str))
        return Release(name, name, lambda: Record(record.store).store, lambda: text)

    for iri, opened in [
        (others[0], ["v5", "v1"]),  # the oldest is where it came, and is told
        (change.iri, ["v5", "v4", "v3", "v1"]),
    ]:
        kept = [release("v5", new), release("v4", new), *(release(f"v{n}", old) for n in (3, 2, 1))]
        rows = history_table(new.claims[iri], kept, "en")
        assert [one.name for one in kept if "record" in one.__dict__] == opened
        all_opened = [Release(one.name, one.day, one.opened) for one in kept]
        assert list(rows) == list(history_table(new.claims[iri], all_opened, "en"))


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_part_that_can_change_has_a_name(lang: str) -> None:
    """Else a difference in it would end in an error, as one in a title once did."""
    kinds = (Claim, Disagreement, Figure, Name, Passage, Source)
    parts = {field.name for kind in kinds for field in fields(kind)}
    parts -= {"iri", "at", "figure", "passage"}
    assert not [part for part in sorted(parts) if f"part {part}" not in phrases(lang)]


def test_words_for_an_original_are_one_part_in_however_many_languages(tmp_path: Path) -> None:
    """They were told twice: once in a language that nobody chose, once in both."""
    new = _with(
        tmp_path, "wire-1911-08-11.yaml", "copy-of: gazette-1911-08-10",
        "copy-of:\n  en: a wire\n  es: un cable",
    )  # fmt: skip
    text = diff_text(Record(TripleStore(store_of(read(LOCKOUT)))), new, "en")
    assert [line.strip() for line in text.splitlines() if "copy of" in line] == [
        "copy of: Lockout at Strelsau → en: a wire; es: un cable"
    ]


def test_a_copy_under_another_name_is_told_as_another_dossier(tmp_path: Path) -> None:
    """All of one would be told as gone, and all of the other as new."""
    shutil.copytree(LOCKOUT, tmp_path / "copy")
    with pytest.raises(CouldNotRun, match="ruritania-lockout, and copy") as why:
        Graph(LOCKOUT).diff(tmp_path / "copy")
    assert message_in(str(why.value), "es").startswith("Son dos expedientes")
