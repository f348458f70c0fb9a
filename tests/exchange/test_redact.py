"""What a profile withholds leaks nowhere: into no format, no page, no picture, no log, no hash."""

from __future__ import annotations

import base64
import gzip
import io
import lzma
import re
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from growing import shipped

from backstory.cli import doors
from backstory.draw.data import page_data
from backstory.draw.views import VIEWS
from backstory.errors import CouldNotRun, UnknownName
from backstory.exchange.feeds import atom, calendar
from backstory.exchange.formats import FORMATS
from backstory.graph import Graph
from backstory.rdf.store import TripleStore
from backstory.rdf.withheld import profiles, read_profile
from backstory.text import normalise
from backstory.vocabulary import term

PROFILE = "roles: [speaker]\nsources: [gazette-1911-08-10]\nnotes: true\n"
HOME = "https://w3id.org/backstory/ruritania-lockout/"
SECRET = ("tarlenheim", "gazette-1911-08-10", "gazette 1911 08 10", "kept from readers")
"""The surname alone is enough to tell who is meant; then the source, and what the editors noted."""


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("profile") / "mine.yaml"
    path.write_text(PROFILE, "utf-8")
    return path


@pytest.fixture
def whole(grown: Callable[[str], TripleStore]) -> Graph:
    """Give a dossier in which the name stands wherever a name can stand."""
    store = ox.Store()
    store.bulk_extend(iter(grown("ruritania-lockout").store))

    def say(subject: str, predicate: str, text: str, lang: str | None = "en") -> None:
        thing = ox.Literal(text, language=lang) if lang else ox.Literal(text)
        node = ox.NamedNode(HOME + subject)
        store.add(ox.Quad(node, ox.NamedNode(term(predicate)), thing))

    say("lockout-1911", "skos:altLabel", "The Tarlenheim affair")
    say("lockout-1911", "skos:editorialNote", "kept from readers", None)
    say("union-pamphlet-1911", "dcterms:title", "What Ána TARLENHEIM said")
    url = ox.NamedNode("https://example.org/anna-tarlenheim-speaks")
    source = ox.NamedNode(HOME + "union-pamphlet-1911")
    store.add(ox.Quad(source, ox.NamedNode(term("schema:url")), url))
    return Graph(store=TripleStore(store))


def _everything(path_or_text: str | bytes) -> str:
    """Unpack what is packed inside, as a browser would."""
    if isinstance(path_or_text, bytes):
        from pyarrow import parquet

        return str(parquet.read_table(io.BytesIO(path_or_text)).to_pylist())
    parts = [path_or_text]
    for packed in re.findall(r"[A-Za-z0-9+/]{200,}={0,2}", path_or_text):
        try:
            inside = base64.b64decode(packed)
            plain = (
                gzip.decompress(inside)
                if inside.startswith(b"\x1f\x8b")
                else lzma.decompress(inside, lzma.FORMAT_ALONE)
            )
        except (ValueError, OSError, EOFError, lzma.LZMAError):
            continue
        parts.append(plain.decode("utf-8", "replace"))
    return "\n".join(parts)


def _leaks(text: str) -> list[str]:
    plain = normalise(text)
    return [word for word in SECRET if word in text.casefold() or normalise(word) in plain]


def test_the_dossier_as_it_is_names_everybody(whole: Graph) -> None:
    """Else the other tests would hold nothing."""
    assert set(_leaks(str(whole.export("n-triples")))) == set(SECRET)


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_leaks(form: str, whole: Graph, profile: Path) -> None:
    assert _leaks(_everything(whole.redact(profile).export(form))) == []


@pytest.mark.parametrize("look", [name for name in VIEWS if name not in ("timeline", "figures")])
def test_no_page_and_no_picture_leaks(look: str, whole: Graph, profile: Path) -> None:
    chosen = whole.redact(profile)
    about = "" if look == "page" else "lockout-1911"
    for lang in ("en", "es"):
        made = VIEWS[look].build(chosen.store, about, lang, False)
        assert _leaks(_everything(made)) == []


def test_no_example_of_the_program_names_whom_a_page_does_not_know(whole: Graph) -> None:
    """The questions have examples of their own, of people of the dossier that comes along."""
    here = shipped()
    for graph, is_named in ((here, True), (whole, False)):
        examples = [
            q["example"] for q in page_data(graph.record, drawing=False)["asking"]["questions"]
        ]
        named = {value for each in examples for value in each.values()}
        assert ("delcy-rodriguez" in named) == is_named
        assert named, "days and concepts stay"


def test_no_feed_leaks(whole: Graph, profile: Path) -> None:
    record = whole.redact(profile).record
    assert _leaks(atom(record, "en", str, HOME) + calendar(record, "es", str)) == []


def test_no_hash_and_no_address_is_made_of_what_is_withheld(whole: Graph, profile: Path) -> None:
    """An id by content is gone with its claim; what was called after somebody has a number."""
    kept = whole.redact(profile).record
    gone = whole.record.claims.keys() - kept.claims.keys()
    text = str(whole.redact(profile).export("n-triples"))
    assert gone
    assert not [iri for iri in gone if f"<{iri}>" in text]


def test_what_remains_rests_on_what_remains(whole: Graph, profile: Path) -> None:
    kept = whole.redact(profile).record
    assert kept.claims
    for claim in kept.claims.values():
        assert claim.source in kept.sources
        assert all(voice in kept.names for voice in claim.voices)
        assert whole.record.claims[claim.iri].subject == claim.subject


def test_a_person_withheld_by_id_is_not_told_by_a_surname_that_others_bear(
    whole: Graph, tmp_path: Path
) -> None:
    """Who stays keeps the surname; where it stands alone it is taken for the one who must not."""
    who, other = (ox.NamedNode(HOME + name) for name in ("anna-tarlenheim", "rudolf-elphberg"))
    alias = ox.NamedNode(term("skos:altLabel"))
    assert any(whole.store.store.quads_for_pattern(other, None, None)), "the fixture has changed"
    whole.store.store.add(ox.Quad(other, alias, ox.Literal("Fritz Tarlenheim", language="en")))
    graph = Graph(store=TripleStore(whole.store.store))
    path = tmp_path / "one.yaml"
    path.write_text(f"persons: [{who.value.rpartition('/')[2]}]\n", "utf-8")
    told = graph.redact(path).export("n-quads")
    assert "tarlenheim" not in normalise(told.replace("Fritz Tarlenheim", ""))
    assert "The […] affair" in told
    assert "Fritz Tarlenheim" in told


def test_the_shell_says_nothing_of_it_either(profile: Path, tmp_path: Path, whole: Graph) -> None:
    graph = tmp_path / "g.nt"
    graph.write_text(str(whole.export("n-triples")), "utf-8")
    out = tmp_path / "g.gexf"
    done = CliRunner().invoke(
        doors, ["export", "--out", str(out), "--graph", str(graph), "--redact", str(profile)]
    )
    assert done.exit_code == 0, done.output
    assert _leaks(done.output + out.read_text("utf-8")) == []


def test_a_profile_that_would_withhold_nobody_is_refused(tmp_path: Path, whole: Graph) -> None:
    """A slip in it would publish what it was written to withhold."""
    path = tmp_path / "p.yaml"
    wrong = {
        "persons: [ana-tarlenheim]": "tarlenheim", "persons: [dockers-union]": "No person",
        "rolse: [x]": "rolse",
        "roles: victim": "takes a list", "roles: [viktim]": "victim",
    }  # fmt: skip
    for text, told in wrong.items():
        path.write_text(text, "utf-8")
        with pytest.raises((UnknownName, CouldNotRun), match=told):
            whole.redact(path)
    with pytest.raises(UnknownName, match="public"):
        whole.redact("publik")


def test_an_id_and_a_label_lose_a_surname_that_others_bear_too(whole: Graph, profile: Path) -> None:
    """A namesake's own id stays, and what is said in sentences; an affair is called after one."""
    store, alias = whole.store.store, ox.NamedNode(term("skos:altLabel"))
    other, affair = (ox.NamedNode(HOME + name) for name in ("rudolf-elphberg", "lockout-1911"))
    store.add(ox.Quad(other, alias, ox.Literal("Fritz Tarlenheim", language="en")))
    mine = ox.NamedNode(HOME + "tarlenheim-affair-1911")
    for quad in list(store):
        if affair in (quad.subject, quad.object):
            store.remove(quad)
            ends = [mine if end == affair else end for end in (quad.subject, quad.object)]
            store.add(ox.Quad(ends[0], quad.predicate, ends[1], quad.graph_name))
    graph = Graph(store=TripleStore(store))
    hashed = {iri for iri, claim in graph.record.claims.items()
              if mine.value in (claim.subject, claim.object) and "/claim-" in iri}  # fmt: skip
    assert hashed, "the fixture has changed"
    told = str(graph.redact(profile).export("n-triples"))
    assert "tarlenheim" not in normalise(told.replace("Fritz Tarlenheim", ""))
    assert not [iri for iri in hashed if f"<{iri}>" in told]
    assert "/withheld-1>" in told


def test_the_profile_that_ships_names_nobody_who_stands_accused() -> None:
    graph = shipped()
    roles = read_profile("public").roles
    accused = {
        claim.object
        for claim in graph.record.claims.values()
        if claim.role.rsplit("/", 1)[-1] in roles and isinstance(claim.object, str)
    }
    persons = {iri for iri in accused if graph.record.names[iri].kind == "person"}
    kept = graph.redact("public").record
    assert persons
    assert not persons & kept.names.keys()
    assert "lopez-arrest-2014" in {graph.record.short(iri) for iri in graph.record.names}
    assert not [iri for iri in kept.names if "lopez-" in iri and kept.names[iri].kind == "event"]
    assert "public" in profiles()
