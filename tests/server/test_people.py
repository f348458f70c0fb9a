"""Who has no public office or voice has no address; nothing is published without a contact."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from html import escape
from pathlib import Path
from urllib.parse import quote

import pytest
from paths import GOOD
from serving import PATIENCE_S, Served, running
from withdrawing import WORDS, first_release, leaks, next_release

from backstory.graph import Graph
from backstory.tell.context import teller_of
from backstory.tell.people import people_of
from backstory.vocabulary import id_of

NOINDEX = '<meta name="robots" content="noindex">'


@pytest.fixture(scope="module")
def other(graph: Graph) -> tuple[str, str, str]:
    """Give somebody without a public office or voice: id, name, and an event they appear in."""
    record = graph.record
    for iri in sorted(people_of(record).others):
        for claim in record.towards.get(iri, ()):
            if record.kind(claim.subject) == "event" and claim.modality == "asserted":
                return id_of(iri), record.label(iri, "en"), id_of(claim.subject)
    pytest.fail("the dossier has nobody of this kind: choose another")


@pytest.mark.parametrize("suffix", ["", ".ttl", ".jsonld"])
def test_who_has_no_public_voice_has_no_address(
    served: Served, other: tuple[str, str, str], suffix: str
) -> None:
    reply = served.get(f"/venezuela-amnesties/{other[0]}{suffix}", Accept="text/html, */*;q=0.5")
    assert reply.status == 404
    assert "appear within events" in reply.text
    assert other[1] not in reply.text


def test_they_appear_within_events_which_no_engine_lists(
    served: Served, other: tuple[str, str, str], graph: Graph
) -> None:
    page = served.get(f"/venezuela-amnesties/{other[2]}", Accept="text/html").text
    assert other[1] in page
    assert NOINDEX in page
    assert f'href="/venezuela-amnesties/{other[0]}"' not in page
    laws = [f"/venezuela-amnesties/{row['instrument']}" for row in graph.instruments]
    assert any(NOINDEX not in served.get(law, Accept="text/html").text for law in laws)


def test_a_search_names_them_and_leads_nowhere(served: Served, other: tuple[str, str, str]) -> None:
    asked = f"/search?q={quote(other[1])}"
    found = served.get(asked, Accept="text/html")
    assert f'href="/venezuela-amnesties/{other[0]}"' not in found.text
    assert found.headers["x-robots-tag"] == "noindex"
    rows = json.loads(served.get(asked, Accept="application/json").text)
    assert {row["path"] for row in rows if row["id"] == other[0]} <= {""}


@pytest.mark.parametrize(
    "options", [("--host", "0.0.0.0"), ("--url", "https://ngo.example/amnesty")]
)
def test_an_outside_address_needs_somebody_who_answers(options: tuple[str, str]) -> None:
    command = [sys.executable, "-m", "backstory", "serve", "--port", "0", *options]
    told = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S, check=False)
    assert told.returncode == 2
    assert "`contact:` in its dossier.yaml" in told.stderr


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("nonsense", "is no address of a server"),
        ("https://", "is no address of a server"),
        ("http://127.0.0.1/under/a/path/", "serve it at http://127.0.0.1/"),
        ("http://127.0.0.1/?a=b", "serve it at http://127.0.0.1/"),
    ],
)
def test_an_address_at_which_its_links_lead_nowhere_is_refused(url: str, why: str) -> None:
    graph = ["--graph", str(GOOD / "ruritania-lockout")]
    command = [sys.executable, "-m", "backstory", "serve", "--port", "0", *graph, "--url", url]
    told = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S, check=False)
    assert told.returncode == 2, told.stderr
    assert why in told.stderr
    assert "Traceback" not in told.stderr


WITHDRAWN = """
no-public-role:
  of: rupert-rassendyll
  date: 1912-02-03
  change: withdrawn
  because:
    en: No public role.
    es: Sin cargo público.
"""


def test_what_was_withdrawn_is_gone_and_says_when_and_why(tmp_path: Path) -> None:
    folder = tmp_path / "ruritania-lockout"
    shutil.copytree(GOOD / "ruritania-lockout", folder)
    (folder / "corrections.yaml").write_text(WITHDRAWN, "utf-8")
    with running(tmp_path, "--graph", str(folder), "--quiet") as served:
        for suffix in ("", ".ttl"):
            reply = served.get(f"/ruritania-lockout/rupert-rassendyll{suffix}", Accept="text/html")
            assert reply.status == 410
            assert "No public role." in reply.text
            assert reply.headers["x-robots-tag"] == "noindex"


def test_nothing_that_is_served_has_a_word_that_was_withdrawn(tmp_path: Path) -> None:
    """Not the thing's own address, nor any other's, in any form; nor search, feeds or data."""
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    folder = next_release(first_release(tmp_path / "old"), tmp_path / "new")
    record = Graph(folder).record
    everything = quote("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    paths = [f"/sparql?query={everything}", "/data.ttl", "/feed.atom", "/events.ics", "/void"]
    paths += [f"/search?q={quote(word)}" for word in (*WORDS, "anna", "lockout")]
    for iri in (*record.names, *record.claims, *record.withdrawn):
        if record.store.home_of(iri):
            here = f"/ruritania-lockout/{id_of(iri)}"
            paths += [here, f"{here}.ttl", f"{here}.jsonld"]
    told: dict[str, str] = {}
    with running(tmp_path, "--graph", str(folder), "--quiet") as served:
        for path in paths:
            for lang in ("en", "es"):
                accept = "text/html, text/turtle;q=0.9, */*;q=0.5"
                reply = served.get(path, Accept=accept, Accept_Language=lang)
                told[f"{path} {lang} {reply.status}"] = reply.text
    said = [path for path in told if path.endswith(" 200")]
    assert len(said) > len(paths), "most of what is asked for is there"
    for path, text in told.items():
        # The id stays, as the address of a tombstone; a search repeats what was typed.
        typed = [word for word in WORDS if quote(word) in path]
        for each in ("anna-tarlenheim", *typed):
            text = text.replace(each, "")
        assert leaks(text) == [], path


def test_what_answers_an_accusation_stands_beside_it(served: Served, graph: Graph) -> None:
    record = graph.record
    teller = teller_of(record, "en")
    claim, answer = next(
        (claim, answer)
        for claim in record.claims.values()
        if record.kind(claim.subject) == "event" and (answer := teller.answer(claim))
    )
    page = served.get(f"/venezuela-amnesties/{id_of(claim.subject)}", Accept="text/html").text
    items = [each for each in page.split("<li>") if f"[{claim.id}]" in each]
    assert items
    assert all(escape(answer) in item for item in items)
