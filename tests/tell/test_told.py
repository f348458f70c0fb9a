"""A sentence that tells a claim: never the bare words of what somebody denies."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from backstory.ask.find import record_of
from backstory.rdf.store import TripleStore
from backstory.tell.context import teller_of
from backstory.text import normalise
from backstory.words.phrases import phrase

Grown = Callable[[str], TripleStore]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_denial_never_reads_as_what_is_denied(grown: Grown, lang: str) -> None:
    """Gists of denials say what is denied, some with and some without a word that denies it."""
    record = record_of(grown("venezuela-amnesties"))
    teller = teller_of(record, lang)
    denying = set(normalise(phrase("denying", lang).replace(";", " ")).split())
    denied = [claim for claim in record.claims.values() if claim.modality == "denied"]
    assert denied
    for claim in denied:
        told = teller.claim(claim).text
        assert denying & set(normalise(told).split()), f"{claim.id}: {told}"


def test_a_denied_number_is_told_as_denied(grown: Grown) -> None:
    record = record_of(grown("venezuela-amnesties"))
    claim = record.claims[record.by_id["government-denies-711"]]
    told = teller_of(record, "en").claim(claim).text
    assert told.startswith("The government of Venezuela denies a count of 711")
