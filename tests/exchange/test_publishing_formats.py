"""Feeds, calendars and sitemaps are read back, and hold nobody who is not public."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
import rdflib
from lxml import etree

from backstory.ask.find import record_of
from backstory.exchange.formats import exported
from backstory.exchange.w3id import redirects
from backstory.rdf.record import Record
from backstory.rdf.store import TripleStore
from backstory.tell.context import teller_of
from backstory.tell.people import people_of

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def record(grown: Callable[[str], TripleStore]) -> Record:
    return record_of(grown("venezuela-amnesties"))


def test_a_feed_has_what_atom_wants(record: Record) -> None:
    feed = etree.fromstring(exported(record, "atom", "es").encode())
    assert {f"{ATOM}{each}" for each in ("title", "id", "updated")} <= {e.tag for e in feed}
    other = etree.fromstring(exported(record, "atom", "en").encode())
    assert feed.findtext(f"{ATOM}id") != other.findtext(f"{ATOM}id"), "two feeds, two ids"
    entries = feed.findall(f"{ATOM}entry")
    assert entries
    for entry in entries:
        assert {f"{ATOM}{each}" for each in ("title", "id", "updated", "link")} <= {
            each.tag for each in entry
        }
    days = [entry.findtext(f"{ATOM}updated") for entry in entries]
    assert days == sorted(days, reverse=True)


def test_a_calendar_keeps_to_its_lines(record: Record) -> None:
    text = exported(record, "icalendar", "en")
    assert isinstance(text, str)
    lines = text.split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") > 10


def test_a_sitemap_names_each_thing_once(record: Record) -> None:
    tree = etree.fromstring(exported(record, "sitemap", "en").encode())
    found = [each.text for each in tree.iter(f"{MAP}loc")]
    assert len(found) == len(set(found))
    assert f"{record.dossier}/announcement-2026" in found


def test_search_engines_are_told_of_events_and_claims_and_of_no_rating(record: Record) -> None:
    whole = json.loads(exported(record, "schema-org", "en"))
    assert whole["@context"] == "https://schema.org"
    kinds = {each["@type"] for each in whole["@graph"]}
    assert kinds == {"Dataset", "Event", "Claim"}
    data = next(each for each in whole["@graph"] if each["@type"] == "Dataset")
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert "ClaimReview" not in json.dumps(whole)
    assert all(each["text"] and each["appearance"] for each in whole["@graph"]
               if each["@type"] == "Claim")  # fmt: skip


def test_an_accusation_goes_to_search_engines_with_its_answer(record: Record) -> None:
    told = {
        each["@id"]: each["text"]
        for each in json.loads(exported(record, "schema-org", "en"))["@graph"]
        if each["@type"] == "Claim"
    }
    teller = teller_of(record, "en")
    answers = {iri: teller.answer(record.claims[iri]) for iri in told}
    accusing = {iri: answer for iri, answer in answers.items() if answer}
    assert len(accusing) > 10
    assert not [iri for iri, answer in accusing.items() if not told[iri].endswith(answer)]


def test_a_catalogue_is_turtle_with_the_licence_as_an_address(record: Record) -> None:
    found = rdflib.Graph().parse(data=exported(record, "dcat", "en"), format="turtle")
    home = rdflib.URIRef(record.dossier)
    terms, dcat = rdflib.DCTERMS, rdflib.DCAT
    assert (home, rdflib.RDF.type, dcat.Dataset) in found
    assert found.value(home, terms.license) == rdflib.URIRef(
        "https://creativecommons.org/licenses/by/4.0/"
    )
    assert {each.language for each in found.objects(home, terms.title)} == {"en", "es"}


def test_a_crate_describes_itself_and_its_files(record: Record) -> None:
    things = {each["@id"]: each for each in
              json.loads(exported(record, "ro-crate", "es"))["@graph"]}  # fmt: skip
    head, root = things["ro-crate-metadata.json"], things["./"]
    assert head["about"] == {"@id": "./"}
    assert head["conformsTo"]["@id"].startswith("https://w3id.org/ro/crate/1.")
    assert {"name", "description", "datePublished", "license"} <= root.keys()
    for each in (*root["hasPart"], *root["license"]):
        assert each["@id"] in things


def test_redirects_lead_each_form_to_its_file(record: Record) -> None:
    lines = redirects(record, {record.dossier: "https://ngo.example/x/"}).splitlines()
    rules = [line.split()[1:3] for line in lines if line.startswith("RewriteRule")]
    at = "venezuela-amnesties/coup-2002"
    to = [re.sub(pattern, target.replace("$1", r"\1"), at) for pattern, target in rules
          if re.search(pattern, at)]  # fmt: skip
    site = "https://ngo.example/x/venezuela-amnesties/coup-2002"
    assert to == [f"{site}.ttl", f"{site}.jsonld", f"{site}.html"]


def test_who_is_not_public_is_in_none_of_them(record: Record) -> None:
    """The dossier names such people: else this would hold of itself."""
    people = people_of(record)
    assert len(people.others) > 10
    for form in ("atom", "icalendar", "sitemap", "schema-org"):
        text = exported(record, form, "en")
        assert isinstance(text, str)
        unfolded = text.replace("\r\n ", "")
        assert not people.named_in(unfolded), form
        assert not [iri for iri in people.others if iri in unfolded], form


def test_who_is_public_has_an_office_or_a_voice(record: Record) -> None:
    people = people_of(record)
    ids = {record.short(iri) for iri in people.others}
    assert "delcy-rodriguez" not in ids  # holds an office
    assert "maria-lourdes-afiuni" in ids or "lorent-saleh" in ids  # named in events alone
    for iri in people.others:
        assert iri not in record.said_by
        assert not [c for c in record.about.get(iri, ()) if c.predicate == "org:holds"]
