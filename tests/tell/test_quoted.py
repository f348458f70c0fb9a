"""Nothing stands in quotation marks that nobody said: wordings, in every teller and language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from growing import shipped

from backstory.model.nouns import Claim, Words
from backstory.rdf.record import Record
from backstory.tell.context import teller_of
from backstory.tell.saying import Speaker


@pytest.fixture(scope="module")
def record() -> Record:
    """Read the first dossier."""
    return shipped().record


def worded(record: Record) -> Iterator[tuple[Claim, Words]]:
    """Give every claim that keeps words of its source, with them."""
    for claim in record.claims.values():
        if claim.wording:
            yield claim, claim.wording
        thing = claim.object
        if isinstance(thing, Words) and thing.language and claim.predicate != "ctx:remark":
            yield claim, thing


def told(record: Record, claim: Claim, lang: str) -> str:
    """Tell a claim by every teller there is."""
    speak = Speaker(record, lang)
    bare = replace(claim, iri=f"{claim.iri}-bare", gist={})
    return "\n".join([
        speak.statement(claim), *speak.limits(claim), *speak.provenance(claim),
        teller_of(record, lang).claim(bare).text,
        teller_of(record, lang).claim(claim).text,
    ])  # fmt: skip


def in_marks(text: str, words: str) -> bool:
    """Tell whether words stand in quotation marks."""
    return any(f"{one}{words}{other}" in text for one, other in ("“”", "«»", '""'))


@pytest.mark.parametrize("lang", ["en", "es"])
def test_words_are_quoted_only_where_the_voice_said_them(record: Record, lang: str) -> None:
    """A source's own telling of what somebody said is not quoted as that somebody's words."""
    plain = quoted = 0
    for claim, words in worded(record):
        text = told(record, claim, lang)
        if claim.as_quoted or Speaker(record, lang).is_own(claim):
            quoted += in_marks(text, words.text)
        else:
            plain += 1
            assert not in_marks(text, words.text), (claim.id, text)
    assert plain > 10, "the test has nothing to refuse"
    assert quoted > 20, "the test would pass if nothing were ever quoted"


def test_a_translation_by_the_source_says_so(record: Record) -> None:
    """Words that the article quotes in English are told as such in both languages."""
    claim = record.claims[record.by_id["machado-not-voluntary"]]
    assert "(as the source quotes it in English)" in " ".join(Speaker(record, "en").limits(claim))
    assert "(como lo cita la fuente en inglés)" in " ".join(Speaker(record, "es").limits(claim))


def test_the_fault_of_the_necessary_step_is_gone(record: Record) -> None:
    """The article tells how deputies received the proposal; it quotes nobody."""
    claim = record.claims[record.by_id["necessary-step"]]
    assert "“" not in Speaker(record, "en").statement(claim)
    assert "«" not in Speaker(record, "es").statement(claim)
