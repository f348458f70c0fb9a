"""A dossier grows into the same bytes everywhere, and the view says nothing no voice asserts."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from paths import GOOD, ROOT

from backstory.dossier import read
from backstory.errors import CouldNotRun
from backstory.files import write_whole
from backstory.rdf.files import grown_files, turtle
from backstory.rdf.grow import store_of, triples
from backstory.rdf.opening import open_store
from backstory.rdf.store import TripleStore
from backstory.rdf.view import DECIDING_ROLES, accuses
from backstory.vocabulary import PLAIN, claim_id, passage_id, slug, term

LOCKOUT = GOOD / "ruritania-lockout"
Grown = Callable[[str], TripleStore]
SEEDS = sorted(path.parent for path in (ROOT / "seeds").glob("*/dossier.yaml"))
BOTH = ["ruritania-lockout", "venezuela-amnesties"]


def _build(tmp_path: Path, name: str, **environment: str) -> bytes:
    out = tmp_path / name
    command = [sys.executable, "-m", "backstory", "build", str(LOCKOUT), "--out", str(out)]
    subprocess.run(command, check=True, env={**os.environ, **environment}, capture_output=True)
    return b"".join(path.read_bytes() for path in sorted(out.iterdir()))


def test_two_runs_give_the_same_bytes_whatever_the_hash_seed_locale_and_day(tmp_path: Path) -> None:
    one = _build(tmp_path, "one", PYTHONHASHSEED="1", LC_ALL="C", TZ="Asia/Tokyo")
    two = _build(tmp_path, "two", PYTHONHASHSEED="2", LC_ALL="C.UTF-8", TZ="America/Caracas")
    assert one == two


@pytest.mark.parametrize("name", BOTH)
def test_the_grown_graph_is_sorted_and_has_no_blank_nodes(name: str, grown: Grown) -> None:
    every = list(grown(name).store.quads_for_pattern(None, None, None, None))
    assert not [q for q in every if ox.BlankNode in (type(q.subject), type(q.object))]


def test_growing_twice_changes_nothing() -> None:
    dossier = read(LOCKOUT)
    once = turtle(dossier.id, triples(dossier))
    loaded = ox.Store()
    loaded.load(once, format=ox.RdfFormat.TRIG)
    assert {quad.triple for quad in loaded} == set(triples(dossier))
    assert turtle(dossier.id, triples(read(LOCKOUT))) == once


@pytest.mark.parametrize("seeds", SEEDS, ids=lambda seeds: seeds.name)
def test_the_committed_graph_is_what_the_seeds_grow_into(seeds: Path) -> None:
    dossier = read(seeds)
    for name, content in grown_files(dossier, triples(dossier)).items():
        path = ROOT / "graph" / name
        assert path.exists(), f"graph/{name} is missing: run `make graph` and commit it"
        assert path.read_bytes() == content, (
            f"graph/{name} is not what the seeds grow: `make graph`"
        )


@pytest.mark.parametrize("name", BOTH)
def test_rdflib_and_oxigraph_load_the_same_file_and_answer_alike(name: str, grown: Grown) -> None:
    from rdflib import Dataset

    graph = grown(name)
    text = graph.store.dump(format=ox.RdfFormat.TRIG)
    other = Dataset()
    other.parse(data=text, format="turtle")
    assert len(other) == len(graph)
    question = "SELECT ?p (COUNT(*) AS ?n) WHERE { ?s ?p ?o } GROUP BY ?p ORDER BY ?p"
    ours = [tuple(row.values()) for row in graph.query(question).values()]
    theirs = [tuple(str(value) for value in row) for row in other.query(question)]
    through = [
        tuple(str(value) for value in row) for row in graph.rdflib().default_graph.query(question)
    ]
    assert ours == theirs == through


@pytest.mark.parametrize("name", BOTH)
def test_every_plain_triple_comes_back_to_an_asserted_claim(name: str, grown: Grown) -> None:
    """A plain triple has a claim with its terms; a bound has the claims that date its subject."""
    rows = (
        grown(name)
        .query(
            """
        SELECT ?s ?p ?o WHERE {
          ?s ?p ?o . FILTER (?p IN ("""
            + ", ".join(sorted(PLAIN))
            + """))
          FILTER NOT EXISTS { ?claim rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ;
                              ctx:modality modality:asserted }
        }"""
        )
        .rows
    )
    assert rows == ()


@pytest.mark.parametrize("name", BOTH)
def test_plain_triples_accuse_nobody(name: str, grown: Grown) -> None:
    graph = grown(name)
    roles = graph.query("""
        SELECT ?s ?o WHERE {
          ?s sem:hasActor ?o .
          FILTER NOT EXISTS {
            ?claim rdf:subject ?s ; rdf:object ?o ; sem:roleType ?role ;
                   ctx:modality modality:asserted
            FILTER (?role NOT IN (
              role:victim, role:alleged-perpetrator, role:defendant, role:target)) }
        }""").rows
    assert roles == ()
    barred = ["ctx:count", "ctx:characterisedAs", "ctx:remark", "org:holds"]
    for predicate in barred:
        asked = f"ASK {{ ?s {predicate} ?o }}"
        assert graph.query(asked).values() == [{"answer": "false"}]


SPEAKING = {"critic", "decider", "documenter", "mediator", "observer", "opponent", "reviewer",
            "sceptic", "signatory", "speaker", "supporter"}  # fmt: skip


@pytest.mark.parametrize("branch", ["deprivation", "court-proceedings", "investigation"])
def test_of_an_arrest_a_trial_or_an_inquiry_only_who_decides_or_speaks_is_told_plainly(
    branch: str,
) -> None:
    """The list is written here once more: who adds a role to it has to say so twice."""
    ids = (ROOT / "src" / "backstory" / "model" / "ontology" / "concepts.ttl").read_text("utf-8")
    roles = set(re.findall(r"^role:([\w-]+)", ids, re.M))
    assert roles > SPEAKING
    assert {one for one in roles if not accuses("sem:hasActor", one, "", [branch])} == SPEAKING


def test_victims_culprits_torture_and_disappearance_are_told_of_nobody_plainly() -> None:
    for role in ("victim", "alleged-perpetrator", "defendant", "target"):
        assert accuses("sem:hasActor", role, "", [])
    for thing in ("torture", "disappearance"):
        assert accuses("sem:hasActor", "participant", "", [thing])
        assert accuses("ctx:addresses", "", thing, [])


def test_who_is_arrested_stands_in_no_plain_triple_and_who_decided_does(grown: Grown) -> None:
    """At an arrest, a prosecution or a sentence, only those who decide or speak stand plainly."""
    rows = (
        grown("venezuela-amnesties")
        .query("""
        SELECT DISTINCT ?s ?o ?role WHERE {
          ?kind skos:broader* kind:deprivation . ?s sem:eventType ?kind ; sem:hasActor ?o .
          ?claim rdf:subject ?s ; rdf:object ?o ; sem:roleType ?role
        }""")
        .values()
    )
    roles = {row["role"].rpartition("/")[2] for row in rows}
    assert roles & DECIDING_ROLES
    by_pair: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        by_pair.setdefault((row["s"], row["o"]), set()).add(row["role"].rpartition("/")[2])
    assert all(roles & DECIDING_ROLES for roles in by_pair.values())


def test_a_denied_date_moves_nothing(grown: Grown) -> None:
    """Only asserted dates count: the wire *expects* an open end, and the lockout stays closed."""
    row = (
        grown("ruritania-lockout")
        .query("""
        SELECT ?hull WHERE {
          ?e ctx:hull ?hull .
          ?e skos:prefLabel "Strelsau lockout of 1911"@en }
        """)
        .values()
    )
    assert row == [{"hull": "[1911-07-31~..1911-08-01~]"}]


def test_a_query_without_graph_finds_every_claim(grown: Grown) -> None:
    graph = grown("venezuela-amnesties")
    count = graph.query("SELECT (COUNT(?c) AS ?n) WHERE { ?c a ctx:Claim }").values()
    assert int(count[0]["n"]) == len(read(ROOT / "seeds" / "venezuela-amnesties").claims)


def test_the_dossier_describes_itself(grown: Grown) -> None:
    row = (
        grown("venezuela-amnesties")
        .query("""
        SELECT ?known ?triples ?claims WHERE {
          ?d a dcat:Dataset ; ctx:asKnownOn ?known ; void:triples ?triples ; dcterms:license ?l ;
             foaf:primaryTopic ?focus ; void:classPartition ?p .
          ?p void:class ctx:Claim ; void:entities ?claims
        }""")
        .values()
    )
    assert row[0]["known"] == "2026-03-18"
    assert int(row[0]["triples"]) == len(grown("venezuela-amnesties"))


def test_a_kill_at_any_moment_leaves_the_old_files_whole(tmp_path: Path) -> None:
    """Kill a writer again and again; the file is always one version or the other, never a part."""
    path, size = tmp_path / "graph.ttl", 400_000
    script = f"""
from pathlib import Path
from backstory.files import write_whole
n = 0
while True:
    n += 1
    write_whole(Path({str(path)!r}), bytes([65 + n % 2]) * {size})
"""
    write_whole(path, b"A" * size)
    for wait_s in (0.15, 0.22, 0.31):
        writer = subprocess.Popen([sys.executable, "-c", script])
        time.sleep(wait_s)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        content = path.read_bytes()
        assert len(content) == size
        assert content in (b"A" * size, b"B" * size)


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(CouldNotRun, match="cannot be written"):
        write_whole(tmp_path / "file" / "graph.ttl", b"x")


@given(st.text(min_size=1, max_size=200))
def test_every_locator_gives_a_flat_name(locator: str) -> None:
    name = passage_id("source", locator, None, None)
    assert slug(name) == name


@given(st.lists(st.text(), min_size=2, max_size=4), st.lists(st.text(), min_size=2, max_size=4))
def test_different_content_gives_different_claims(one: list[str], other: list[str]) -> None:
    assert (claim_id(*one) == claim_id(*other)) == ("\x1f".join(one) == "\x1f".join(other))


def test_terms_expand() -> None:
    assert term("role:decider") == "https://w3id.org/backstory/concept/role/decider"


def test_a_graph_of_a_newer_version_is_refused_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "newer.ttl"
    path.write_text("<a:d> <https://w3id.org/backstory/ns#modelVersion> 99 .", "utf-8")
    with pytest.raises(CouldNotRun, match="built by a newer version of backstory"):
        open_store(path)


def test_a_store_to_ask_holds_what_is_written_whole() -> None:
    """`check` and a folder opened as a graph sort nothing, and ask the same triples."""
    dossier = read(LOCKOUT)
    assert {quad.triple for quad in store_of(dossier)} == set(triples(dossier))
