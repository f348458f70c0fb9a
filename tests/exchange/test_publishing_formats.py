"""Feeds, calendars and sitemaps are read back, and hold nobody who is not public."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree

from backstory.exchange.formats import exported
from backstory.rdf.record import Record
from backstory.rdf.store import TripleStore
from backstory.tell.people import people_of

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def record(grown: Callable[[str], TripleStore]) -> Record:
    return Record(grown("venezuela-amnesties"))


def test_a_feed_has_what_atom_wants(record: Record) -> None:
    feed = etree.fromstring(exported(record, "atom", "es").encode())
    assert {f"{ATOM}{each}" for each in ("title", "id", "updated")} <= {e.tag for e in feed}
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


def test_who_is_not_public_is_in_none_of_them(record: Record) -> None:
    """The dossier names such people: else this would hold of itself."""
    people = people_of(record)
    assert len(people.others) > 10
    for form in ("atom", "icalendar", "sitemap"):
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
