"""Of a large dossier what matters most has a first screen, and the rest is there all the same."""

from __future__ import annotations

import pytest
from paths import ROOT

from backstory.draw import screens
from backstory.draw.collected import Collected
from backstory.rdf.opening import open_store
from backstory.rdf.record import Record


def test_the_more_claims_the_fewer_events_have_a_first_screen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    record = Record(open_store(ROOT / "tests" / "golden" / "ruritania-lockout.ttl"))
    read = Collected(record, ("en", "es"))
    events = [iri for iri, name in record.names.items() if name.kind == "event"]
    assert set(screens.screens_of(read, events)["of"]) == {read.id_of(iri) for iri in events}
    monkeypatch.setattr(screens, "_WORK", 2 * len(record.claims))
    assert list(screens.screens_of(read, events[1:], events[0])["of"]) == [
        read.id_of(iri) for iri in events[:2]
    ]
