"""Backgrounders: attributed, never stronger than their claims, within their words."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from paths import HERE

from backstory.ask.find import find_iri
from backstory.model.nouns import Words
from backstory.rdf.record import Record
from backstory.rdf.store import TripleStore
from backstory.tell.brief import Sentence, brief_of, written
from backstory.tell.cite import FORMS, all_sources, citation
from backstory.tell.naming import Namer, Thread
from backstory.tell.prose import Prose
from backstory.words.grammar import grammar_of

GOLDEN = HERE / "golden" / "telling"
Grown = Callable[[str], TripleStore]
EVENTS = ("announcement-2026", "amnesty-2007", "coup-2002", "pardons-2020", "amnesty-attempt-2016")
_VERBS = {
    "denied": "denies|deny|reject|niega|rechaza",
    "proposed": "propo[sn]|propuesta|plantea",
    "expected": "expect|prev[éi]|previsión",
    "hoped": "hope|espera",
    "questioned": "question|cuestiona|duda",
    "asked": "ask|pid[ei]",
    "ordered": "order|ordena|ordenó",
    "warned": "warn|adv[ie]+rt",
    "reported": "without vouching|sin dar",
}
"""How a sentence of each modality that is no plain assertion must sound."""
_SINGULAR = (
    "(?:says|dates|gives|calls|adds|expects|proposes|afirma|fecha|da|usa|añade|prevé|propone)"
)
_ENGLISH = re.compile(r"\b(?:the|of|and|says|with|from|not|perhaps|since)\b")
_SPANISH = re.compile(r"\b(?:según|afirma|desde|hasta|sin|hacia|con|los)\b")


_RECORDS: dict[str, Record] = {}


@pytest.fixture
def venezuela(grown: Grown) -> Record:
    name = "venezuela-amnesties"
    if name not in _RECORDS:
        _RECORDS[name] = Record(grown(name))
    return _RECORDS[name]


@cache
def _sentences(record: Record, lang: str) -> list[tuple[str, Sentence]]:
    """Give every sentence of every brief, with the id of what it is about."""
    return [
        (name.id, sentence)
        for name in record.names.values()
        if name.kind in ("event", "instrument") and name.iri.startswith(record.dossier)
        for sentence in brief_of(record, name.iri, lang, 400).sentences
    ]


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
        assert _names_a_voice(venezuela, sentence, lang), sentence.text
        assert numbers
        assert all(1 <= number <= len(brief.sources) for number in numbers)
        assert sentence.claims


def _names_a_voice(record: Record, sentence: Sentence, lang: str) -> bool:
    prose = Prose(record, lang, "")
    voices = [voice for claim in sentence.claims for voice in claim.voices]
    names = [prose.voice_nouns([voice], Thread())[0] for voice in voices]
    same = "the same text" if lang == "en" else "el mismo texto"
    short = [" ".join(name.split()[:5]) for name in names]
    text = sentence.text.casefold()
    return any(grammar_of(lang).contracted(n).casefold() in text for n in (*short, same))


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_brief_says_nothing_more_strongly_than_its_claims(lang: str, venezuela: Record) -> None:
    """What is proposed, denied or expected sounds so; what is disputed says so."""
    for event in EVENTS:
        brief = brief_of(venezuela, find_iri(venezuela, event), lang, 2000)
        for sentence in brief.sentences:
            first = sentence.claims[0]
            if first.modality != "asserted":
                assert re.search(_VERBS[first.modality], sentence.text), sentence.text
            if first.iri in venezuela.disputed_by:
                assert re.search("disputes? this|lo disputan?", sentence.text), sentence.text


def test_spanish_contracts_and_neither_language_leaks_into_the_other(venezuela: Record) -> None:
    """Of every event and law: del and al, no blank left unfilled, no word of the other language."""
    kinds = ("body", "group", "person", "place", "post")
    named = [n for n in venezuela.names.values() if n.kind in kinds]
    names = {text for name in named for text in name.labels.values()}
    outlets = {source.publisher.split(",")[0] for source in venezuela.sources.values()}
    names |= {c.object.text for c in venezuela.claims.values() if isinstance(c.object, Words)}
    names |= outlets | {name[:1].upper() + name[1:] for name in outlets}
    ordered = sorted(filter(None, names), key=len, reverse=True)
    for lang, other in (("es", _ENGLISH), ("en", _SPANISH)):
        for event, sentence in _sentences(venezuela, lang):
            assert not re.search(r"\b(?:de|a) el\b|[{}<>|]|  |\.\.$|None", sentence.text), event
            bare = sentence.text
            for name in ordered:
                bare = bare.replace(name, "") if name in bare else bare
            bare = re.sub(r"[«“].*?[»”]|\(.*?\)", "", bare)
            assert not other.search(bare), (event, sentence.text)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_several_voices_take_a_plural_verb(lang: str, venezuela: Record) -> None:
    """It is "A y B afirman", never "A y B afirma"."""
    for event, sentence in _sentences(venezuela, lang):
        first = sentence.claims[0]
        if len(first.voices) > 1:
            last = Prose(venezuela, lang, "").voice_nouns(first.voices, Thread())[0]
            assert f"{last} " not in sentence.text or not re.search(
                re.escape(last) + " " + _SINGULAR + r"\b", sentence.text
            ), (event, sentence.text)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_an_event_with_few_claims_says_what_is_not_recorded(lang: str, venezuela: Record) -> None:
    """Where little is told, the brief names what is missing, and nothing that is there."""
    brief = brief_of(venezuela, find_iri(venezuela, "ambassador-meeting-2002"), lang)
    stated = {"en": ("its date", "who took part"), "es": ("su fecha", "quién participó")}[lang]
    missing = {"en": ("its place", "its figures"), "es": ("su lugar", "sus cifras")}[lang]
    assert all(words in brief.missing for words in missing)
    assert not any(words in brief.missing for words in stated)
    assert brief.missing in written(brief, "text")
    assert brief_of(venezuela, find_iri(venezuela, "coup-2002"), lang).missing == ""


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("event", ["announcement-2026", "ambassador-meeting-2002"])
def test_a_brief_reads_as_reviewed(
    event: str, lang: str, venezuela: Record, golden: Callable[[Path, str], None]
) -> None:
    """One long and one short brief of the dossier, read aloud by an editor and approved."""
    told = written(brief_of(venezuela, find_iri(venezuela, event), lang), "text")
    golden(GOLDEN / f"brief-{event}.{lang}.txt", told)


def test_what_a_text_tells_of_a_proposal_is_not_its_own(venezuela: Record) -> None:
    """A newspaper that reports a proposal, in its own words, is not said to propose."""
    for lang in ("en", "es"):
        for event, sentence in _sentences(venezuela, lang):
            claims = sentence.claims
            voices = {voice for claim in claims for voice in claim.voices}
            if claims[0].modality == "proposed" and voices & set(venezuela.sources):
                text = re.sub("it is proposed that|se propone que", "", sentence.text)
                assert not re.search(r"\bproposes? that|\bproponen? que", text), event


def test_an_event_nobody_speaks_of_gives_no_sentence(venezuela: Record) -> None:
    """A brief invents nothing."""
    brief = brief_of(venezuela, "https://example.org/nothing", "en", 100)
    assert brief.sentences == ()
    assert "Nothing recorded" in written(brief, "text")


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


@pytest.mark.parametrize(
    ("lang", "wanted"),
    [
        ("en", {"an outlet not named", "a digest not named"}),
        ("es", {"un medio sin nombrar", "una agencia sin nombrar"}),
    ],
)
def test_an_outlet_without_a_name_has_its_article(
    venezuela: Record, lang: str, wanted: set[str]
) -> None:
    """Whatever has no name is one of its kind, and several take a plural verb."""
    namer = Namer(venezuela, lang, "")
    found = dict(namer.voice_nouns([iri], Thread()) for iri in venezuela.sources)
    assert wanted <= found.keys()
    assert [name for name in wanted if found[name]] == [name for name in wanted if "dat" in name]
