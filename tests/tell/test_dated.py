"""A claim that only dates an event, told in a sentence: who gives the day, and the day as given."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from backstory.ask.find import record_of
from backstory.dates.edtf import Span
from backstory.model.nouns import Modality
from backstory.rdf.store import TripleStore
from backstory.tell.context import teller_of
from backstory.words.phrases import phrase, phrases

Grown = Callable[[str], TripleStore]

TOLD = {
    "claim-6143d9b13f98": (
        "Sopitas puts the conviction of Leopoldo López on 10 September 2015 (date inferred).",
        "Sopitas sitúa la condena de Leopoldo López el 10 de septiembre de 2015 (fecha deducida).",
    ),
    "claim-71d28e865fa6": (
        "Eugenio Martínez tells of the demonstrations and violence of July to September 2009: "
        "July–September 2009.",
        "Eugenio Martínez habla de las manifestaciones y hechos de violencia de julio a "
        "septiembre de 2009.",
    ),
    "claim-a802087c0b36": (
        "Diario Registrado tells of the protests of 2014: from 12 February 2014 to about May 2014.",
        "Diario Registrado habla de las protestas de 2014: desde el 12 de febrero de 2014 "
        "hasta aproximadamente mayo de 2014.",
    ),
    "claim-ce1441088417": (
        "16 March 2026: UN High Commissioner speaks to the Human Rights Council in March 2026, "
        "Volker Türk says (date inferred).",
        "El alto comisionado de la ONU interviene ante el Consejo de Derechos Humanos en marzo de "
        "2026: 16 de marzo de 2026, dice Volker Türk (fecha deducida).",
    ),
}
"""A day, a stretch that the name has too, an end in doubt, an event whose name is a sentence."""


@pytest.mark.parametrize("name", TOLD)
def test_a_bare_date_is_told_with_who_gives_it(grown: Grown, name: str) -> None:
    record = record_of(grown("venezuela-amnesties"))
    claim = record.claims[record.by_id[name]]
    told = tuple(teller_of(record, lang).claim(claim).text for lang in ("en", "es"))
    assert told == TOLD[name]


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("dossier", ["venezuela-amnesties", "spain-amnesty-1977"])
def test_every_bare_date_is_told_as_its_voice_gives_it(
    grown: Grown, dossier: str, lang: str
) -> None:
    """Its own day in words, its voice, and the editors' mark where they worked the day out."""
    record = record_of(grown(dossier))
    teller = teller_of(record, lang)
    mark = phrase("date worked out", lang)
    seen = 0
    for claim in record.claims.values():
        if claim.predicate != "ctx:date" or claim.gist or not isinstance(claim.object, Span):
            continue
        seen += 1
        told = teller.claim(claim).text
        day = teller.prose.date(claim.object)  # a clause comes after its day, with a capital
        assert day in told or told.startswith(day[:1].upper() + day[1:]), f"{claim.id}: {told}"
        assert (mark in told) is ("happened" in claim.inferred), f"{claim.id}: {told}"
        if claim.modality is not Modality.ASSERTED:
            # Behind a colon, or behind "without vouching for it, that": never as if it were so.
            how = phrases(lang).get(f"{claim.modality} that", "").partition(">")[2]
            put = how.partition("{")[0] or ":"
            assert put in told, f"{claim.id}, which is {claim.modality}: {told}"
    assert seen


@pytest.mark.parametrize("lang", ["en", "es"])
def test_only_a_date_that_was_worked_out_is_told_as_worked_out(grown: Grown, lang: str) -> None:
    """A post taken from an item whose day was worked out, and a period that the page prints."""
    record = record_of(grown("venezuela-amnesties"))
    speak = teller_of(record, lang).prose
    mark = phrase("worked out", lang)
    bare = by_day = beside = 0
    for claim in record.claims.values():
        own = {"happened"} if claim.predicate == "ctx:date" else {"when"}
        told = mark in speak.limits(claim)
        shown = speak.shows_inferred(claim)  # a day beside it, in the editors' sentence
        assert told is (shown or bool(own & claim.inferred)), claim.id
        beside += shown and not own & claim.inferred
        bare += bool(claim.inferred) and not told
        said = speak.provenance(claim)[0]
        assert said.endswith(f"({mark})") is ("said" in claim.inferred), said
        by_day += "said" in claim.inferred
    assert bare > 150
    assert beside > 300
    assert by_day > 200
