"""Backgrounders: attributed, never stronger than their claims, within their words."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest

from backstory.brief import brief_of, written
from backstory.cite import FORMS, all_sources, citation
from backstory.record import Record
from backstory.store import TripleStore
from backstory.story import find_iri

Grown = Callable[[str], TripleStore]
EVENTS = ("announcement-2026", "amnesty-2007", "coup-2002", "pardons-2020", "amnesty-attempt-2016")
_OPENING = {
    "en": re.compile(
        r"According to .+?: |.+? (denies|questions) this: |.+? (proposes|expects|hopes): "
    ),
    "es": re.compile(
        r"Según .+?: |.+? (niega|cuestiona) lo siguiente: |.+? (propone|prevé|espera): "
    ),
}


@pytest.fixture
def venezuela(grown: Grown) -> Record:
    return Record(grown("venezuela-amnesties"))


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("words", [60, 120, 180, 400])
@pytest.mark.parametrize("event", EVENTS)
def test_a_brief_keeps_within_its_words(
    event: str, words: int, lang: str, venezuela: Record
) -> None:
    """The limit is kept, and every sentence has its voice and its sources."""
    brief = brief_of(venezuela, find_iri(venezuela, event), lang, words)
    assert brief.words <= words
    for sentence, numbers in zip(brief.sentences, brief.numbers, strict=True):
        assert _OPENING[lang].match(sentence.text), sentence.text
        assert numbers
        assert all(1 <= number <= len(brief.sources) for number in numbers)
        assert sentence.claims


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_brief_says_nothing_more_strongly_than_its_claims(lang: str, venezuela: Record) -> None:
    """What is proposed, denied or expected is never "according to"; what is disputed says so."""
    for event in EVENTS:
        brief = brief_of(venezuela, find_iri(venezuela, event), lang, 2000)
        for sentence in brief.sentences:
            first = sentence.claims[0]
            plain = sentence.text.startswith(("According to", "Según"))
            assert plain == (first.modality == "asserted"), sentence.text
            if first.iri in venezuela.disputed_by:
                assert ("disputes this" if lang == "en" else "lo disputa") in sentence.text


def test_an_event_nobody_speaks_of_gives_no_sentence(venezuela: Record) -> None:
    """A brief invents nothing."""
    brief = brief_of(venezuela, "https://example.org/nothing", "en", 100)
    assert brief.sentences == ()
    assert "nothing recorded" in written(brief, "text")


def test_html_escapes_and_links_only_what_may_be_a_link(venezuela: Record) -> None:
    """A brief in HTML is safe to paste."""
    brief = brief_of(venezuela, find_iri(venezuela, "amnesty-2007"), "en", 300)
    page = written(brief, "html")
    assert page.startswith("<article lang='en'>")
    assert "<script" not in page
    unlinked = {s.address for s in venezuela.sources.values() if s.address}
    assert not any(f"href='{address}'" in page for address in unlinked)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["fp-711", "amnesty-2007", "venezuela-amnesties", "foro-penal"])
def test_everything_can_be_cited(name: str, form: str, venezuela: Record) -> None:
    """A claim, an event, the dossier and an actor, in three forms."""
    cited = citation(venezuela, find_iri(venezuela, name), "es", form)
    assert name in cited
    if form == "csl-json":
        assert all({"id", "type", "title"} <= set(entry) for entry in json.loads(cited))
    if form == "bibtex":
        assert cited.count("{") == cited.count("}")


def test_a_month_is_not_cited_as_its_first_day(venezuela: Record) -> None:
    """CSL dates keep the precision that is stated."""
    cited = json.loads(all_sources(venezuela, "en", "csl-json"))
    found = {entry["id"]: entry.get("issued") for entry in cited}
    for iri, source in venezuela.sources.items():
        issued = found[source.id]
        if source.issued is None:
            assert issued is None, iri
        elif re.fullmatch(r"\d{4}-\d{2}", source.issued.text):
            assert [len(part) for part in issued["date-parts"]] == [2]
        elif re.fullmatch(r"\d{4}", source.issued.text):
            assert [len(part) for part in issued["date-parts"]] == [1]


def test_every_source_is_in_the_bibliography_once(venezuela: Record) -> None:
    """One entry a source, each with a key of its own."""
    keys = re.findall(r"^@\w+\{([^,]+),$", all_sources(venezuela, "en", "bibtex"), re.MULTILINE)
    assert sorted(keys) == sorted({source.id for source in venezuela.sources.values()})
