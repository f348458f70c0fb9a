"""Whatever way a claim that accuses somebody is told, its answer stands in the same block."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator

import pytest

from backstory.ask.find import record_of
from backstory.exchange.annotations import annotation_page
from backstory.exchange.schema_org import claim_of
from backstory.graph import Graph
from backstory.model.nouns import Claim
from backstory.rdf.record import Record
from backstory.rdf.store import TripleStore
from backstory.read.page import article_page
from backstory.tell.answers import answers_of
from backstory.tell.diff import diff_text
from backstory.text import normalise
from backstory.vocabulary import id_of
from backstory.words.phrases import phrase

Grown = Callable[[str], TripleStore]
LANGUAGES = ("en", "es")


def accusing(record: Record, lang: str) -> list[Claim]:
    """Give a claim for each sentence of the editors that accuses somebody."""
    return record.once(f"accusing {lang}", lambda known: _accusing(known, lang))


def _accusing(record: Record, lang: str) -> list[Claim]:
    answers = answers_of(record, lang)
    told = (claim for claim in record.claims.values() if claim.gist.get(lang))
    return list({claim.gist[lang]: claim for claim in told if answers.to(claim)}.values())


def blocks(text: str) -> Iterator[str]:
    """Take a text apart at its empty lines and at what begins a list's entry or a table's row."""
    for part in re.split(r"\n\s*\n|\n(?=[-•*] )|<(?:li|tr|p)\b[^>]*>", text):
        yield f" {normalise(html.unescape(re.sub('<[^>]*>', ' ', part)))} "


def bare(record: Record, lang: str, text: str) -> list[str]:
    """Give the sentences that a text tells without what answers them, whomever they accuse."""
    told = record.once(f"told {lang}", lambda known: _told(known, lang))
    return [
        sentence
        for block in blocks(text)
        for sentence, answers in told.items()
        if sentence in block and not any(answer in block for answer in answers)
    ]


def _told(record: Record, lang: str) -> dict[str, set[str]]:
    """Give by each sentence that accuses what answers the claims that it tells."""
    answers, found = answers_of(record, lang), dict[str, set[str]]()
    for claim in record.claims.values():
        if claim.gist.get(lang) and (answer := answers.to(claim)):
            own = found.setdefault(f" {normalise(claim.gist[lang])} ", set())
            own.add(f" {normalise(answer)} ")
            # What denies it needs no more, and stands with its id.
            own |= {f" {normalise(c.id)} " for c in record.disputed_by.get(claim.iri, ())}
    return found


def meets(text: str, lang: str, claim: Claim) -> bool:
    return any(f" {normalise(claim.gist[lang])} " in block for block in blocks(text))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_words_of_a_sentence_accuse_though_its_claim_says_but_who_is_left_out(
    graphs: dict[str, Graph], lang: str
) -> None:
    record = graphs[lang].record
    left_out = [
        c
        for c in record.about[record.by_id["amnesty-2007"]]
        if c.object == record.by_id["henry-vivas"]
    ]
    answers = [answers_of(record, lang).to(claim) for claim in left_out]
    assert answers
    for name in ("Forero", "Vivas", "Simonovis"):
        assert all(name in answer for answer in answers), answers


@pytest.mark.parametrize("lang", LANGUAGES)
def test_who_granted_or_decided_is_not_accused_by_standing_beside_a_charge(
    graphs: dict[str, Graph], lang: str
) -> None:
    record = graphs[lang].record
    granted = [
        c
        for c in record.about[record.by_id["amnesty-2007"]]
        if c.predicate == "ctx:date" and "charg" not in c.gist.get("en", "") and c.gist
    ]
    assert granted
    for claim in granted:
        assert "Chávez" not in answers_of(record, lang).to(claim), claim.gist


@pytest.mark.parametrize("lang", LANGUAGES)
def test_whoever_is_accused_beside_those_who_suffered_it_is_named(
    graphs: dict[str, Graph], lang: str
) -> None:
    """Those affected by the arrests of 2024 stand in a sentence that accuses the Government."""
    record = graphs[lang].record
    told = [c for c in record.about[record.by_id["arrests-2024"]] if "100 " in c.gist.get(lang, "")]
    others = [c for c in told if id_of(c.role) != "alleged-perpetrator"]
    assert len(others) >= 2
    missing = {"en": "No answer by armed pro-", "es": "respuesta de grupos armados afines"}[lang]
    for claim in others:
        answer = answers_of(record, lang).to(claim)
        assert "2,400" in answer.replace(".", ","), answer
        assert missing in answer


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_answer_to_plain_words_accuses_without_what_answers(
    graphs: dict[str, Graph], lang: str
) -> None:
    graph, record = graphs[lang], graphs[lang].record
    claims = accusing(record, lang)
    assert len(claims) > 30
    met: set[str] = set()
    known: set[str] = set()
    for claim in claims:
        told = [*_asked(graph, claim, lang, known)]
        for text in told:
            assert not bare(record, lang, text), text
        met |= {claim.iri} if any(meets(text, lang, claim) for text in told) else set()
    # A number may be told by itself, in other words than its sentence has.
    missed = [c.gist[lang] for c in claims if c.iri not in met and not c.counted]
    assert not missed


def _asked(graph: Graph, claim: Claim, lang: str, known: set[str]) -> Iterator[str]:
    """Ask what shows a claim, each question once: its event, whom it befell, its own words."""
    record = graph.record
    what = {"en": "what became of {}", "es": "qué fue de {}"}[lang]
    asked = [claim.gist[lang], record.label(claim.subject, lang)]
    if claim.predicate == "sem:hasActor" and record.kind(str(claim.object)) == "person":
        asked.append(what.format(record.label(claim.object, lang)))
    for text in (each for each in asked if each not in known):
        known.add(text)
        table = graph.ask(text)
        yield from table.told
        yield from (str(row.get("name", "")) for row in table.rows)
    yield from (str(row["name"]) for row in graph.find(claim.gist[lang]).rows)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_story_and_no_citation_accuses_without_what_answers(
    graphs: dict[str, Graph], lang: str
) -> None:
    graph, record = graphs[lang], graphs[lang].record
    told = set[str]()
    for claim in accusing(record, lang):
        for iri in (claim.iri, claim.subject):
            text = str(graph.show(iri))
            assert not bare(record, lang, text), iri
            told |= {claim.iri} if meets(text, lang, claim) else set()
        assert not bare(record, lang, str(graph.cite(claim.iri))), claim.id
        for form in ("bibtex", "ris", "csl-json"):
            answer = normalise(answers_of(record, lang).to(claim))
            cited = normalise(str(graph.cite(claim.iri, form=form)))
            assert normalise(claim.gist[lang]) not in cited or answer in cited, (claim.id, form)
    assert told


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_stands_beside_an_article_does_not_accuse_without_what_answers(
    graphs: dict[str, Graph], lang: str
) -> None:
    """The article's own words are its own; what the dossier sets beside them is not."""
    graph, record = graphs[lang], graphs[lang].record
    claims = accusing(record, lang)
    met = set[str]()
    for some in (claims[at : at + 4] for at in range(0, len(claims), 4)):
        lines = (f"{record.label(each.subject, lang)}. {each.gist[lang]}" for each in some)
        page = article_page(graph.read("\n\n".join(lines), date="2026-03-18", lang=lang))
        own = phrase("read open", lang)
        for section in re.findall(r"<section>.*?</section>", page, re.S):
            if f"<h2>{html.escape(own)}</h2>" not in section:
                # A card is one block: what a line of it accuses of another line may answer.
                cards = re.findall(r'<div class="card">.*?</div>', section, re.S)
                one = section
                for card in cards:
                    one = one.replace(card, card.replace("<li>", " "))
                assert not bare(record, lang, one), section
                met |= {each.iri for each in claims if meets(section, lang, each)}
    assert len(met) > 1


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["timeline", "network", "measures", "context", "first", "brief"])
def test_no_cell_of_a_notebook_accuses_without_what_answers(
    graphs: dict[str, Graph], lang: str, name: str
) -> None:
    graph, record = graphs[lang], graphs[lang].record
    for about in ("lopez-sentence-2015", "coup-2002", "officers-request-2002"):
        if name in ("context", "first", "brief"):
            shown = getattr(graph, name)(about)
        else:
            shown = graph.view(name, about)
        bundle = shown._repr_mimebundle_()
        for told in (bundle.get("text/html", ""), bundle["text/plain"]):
            assert not bare(record, lang, told), (name, about)
        assert len("".join(bundle.values())) > 200


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_table_no_export_and_no_list_of_changes_accuses_without_what_answers(
    graphs: dict[str, Graph], grown: Grown, lang: str
) -> None:
    graph, record = graphs[lang], graphs[lang].record
    for row in graph.disputes().rows:
        assert not bare(record, lang, str(row["statement"]))
    for each in json.loads(annotation_page(record, lang))["items"]:
        for body in each["body"]:
            assert not bare(record, lang, body.get("value", "")), each["id"]
    changed = diff_text(record_of(grown("spain-amnesty-1977")), record, lang)
    for line in changed.splitlines():
        assert not bare(record, lang, line), line
    for claim in accusing(record, lang):
        line = next(each for each in changed.splitlines() if f"[{claim.id}]" in each)
        assert answers_of(record, lang).to(claim).rstrip(".") in line
        told = claim_of(record, claim, lang, str)
        assert not bare(record, lang, json.dumps(told, ensure_ascii=False, indent=0)), claim.id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_whose_own_lawyer_speaks_is_not_said_to_be_silent(
    graphs: dict[str, Graph], lang: str
) -> None:
    """That no answer by López is recorded stood under the words of his own lawyer."""
    record = graphs[lang].record
    claim = record.claims[record.by_id["lopez-appeal-12-august"]]
    assert answers_of(record, lang).to(claim) == ""
    other = record.claims[record.by_id["lopez-appeal-13-august"]]
    assert "López" in answers_of(record, lang).to(other)
