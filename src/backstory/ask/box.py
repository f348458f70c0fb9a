"""
A graph and plain words come in; out go what was found, and the answer to the question they ask.

What can be found: every name, every sentence in the editors' words, every number with what it
counts, every source with who published it and when.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from backstory.ask.find import KINDS, record_of
from backstory.ask.plainly import Asking, Blanks, Box, Hit
from backstory.ask.questions import Parameter, answer, questions
from backstory.ask.shelf import Row, Rows, Shelf
from backstory.calls import one_of
from backstory.model.nouns import Claim
from backstory.rdf.record import Record
from backstory.rdf.store import TripleStore
from backstory.vocabulary import SCHEMES, concept_iri, id_of
from backstory.words import dates
from backstory.words.languages import shipped, words_of
from backstory.words.phrases import phrase
from backstory.words.table import Id, Table

__all__ = ["answered", "blanks", "box_of", "boxed", "found", "rows_of"]

Telling = Callable[[str], str]
"""Tells a claim with its voice: the bare sentence of a denial would say what is denied."""

_NAMES: Final = 6
"""Of ten rows, those that names may take before sentences and sources."""
_FINDABLE: Final = (*sorted(KINDS["actor"]), *KINDS, "concept", "event", "instrument", "place",
                    "source", "claim")  # fmt: skip
"""What may be asked for by kind."""
_NOT_FOUND: Final = frozenset(("", "claim", "disagreement", "dossier", "gap", "link", "source"))
_BY_VOICE: Final = frozenset(("denials", "figures_side_by_side", "plans_not_facts"))
"""Questions for which a person or body that is named is the one who speaks."""


def box_of(record: Record) -> Box:
    """Give the box of a graph, filled once however often it is asked."""
    cache = record.store.cache
    if "box" not in cache:
        cache["box"] = boxed(Rows(rows_of(record)))
    found: Box = cache["box"]
    return found


def boxed(shelf: Shelf) -> Box:
    """Give a box for what stands on a shelf."""
    return Box(shelf, map(_language, shipped()), blanks)


def _language(lang: str) -> dict[str, Any]:
    words = words_of(lang)
    return {"months": words["months"], "light": words["asking"]["light"],
            "asking": words["asking"]["questions"]}  # fmt: skip


def blanks() -> Blanks:
    """Give, by question, the kinds of things that fit each of its blanks."""
    found: dict[str, Mapping[str, tuple[frozenset[str] | str, bool]]] = {}
    for name, asked in questions().items():
        fits = {
            each.name: (_kinds(name, each), each.required) for each in asked.parameters.values()
        }
        voice = {"voice": (KINDS["actor"], False)} if name in _BY_VOICE else {}
        found[name] = {**fits, **voice}
    return found


def _kinds(question: str, blank: Parameter) -> frozenset[str] | str:
    """Give the kinds of things that fit a blank: that of a post takes no person."""
    if blank.kind in ("day", "number"):
        return blank.kind
    narrow = {"post": {"post"}, "person": {"person"}, "body": {"body", "group"}}
    kinds = frozenset(KINDS.get(blank.kind, {blank.kind}))
    if blank.kind == "actor":
        kinds = frozenset(narrow.get(blank.name, kinds))
    if blank.kind == "thing":
        kinds -= {"source"} | (KINDS["actor"] if question in _BY_VOICE else set())
    return kinds


def rows_of(record: Record) -> Iterator[Row]:
    """Give the words by which everything may be found."""
    said = {iri: len(claims) for iri, claims in record.about.items()}
    for claims in (record.towards,):
        for iri, several in claims.items():
            said[iri] = said.get(iri, 0) + len(several)
    voiced: dict[str, int] = {}
    for claim in record.claims.values():
        for voice in claim.voices:
            voiced[voice] = voiced.get(voice, 0) + 1
    for name in record.names.values():
        if name.kind in _NOT_FOUND:
            continue
        weight = said.get(name.iri, 0) + voiced.get(name.iri, 0)
        if name.kind == "concept" and not weight:
            continue
        kind = f"concept {_scheme(record, name.iri)}" if name.kind == "concept" else name.kind
        more = " ".join((_days(record, name.iri), *_labels(record, name.type), name.id))
        texts = (*name.labels.values(), *(alias.text for alias in name.aliases))
        for text in dict.fromkeys(texts):
            yield Row(_id(record, name.iri), kind, text, more, weight)
    for claim in record.claims.values():
        yield from _sentences(record, claim)
    for source in record.sources.values():
        issued = [dates.name(source.issued, lang) for lang in shipped()] if source.issued else []
        more = " ".join((source.publisher, *issued, *source.titles.values()))
        for text in dict.fromkeys(
            (*source.titles.values(), *source.short.values(), source.publisher)
        ):
            yield Row(_id(record, source.iri), "source", text, more)


def _id(record: Record, iri: str) -> str:
    """Give what people type for something: its id, or its address where another has that id."""
    short = record.short(iri)
    return short if record.by_id.get(short) == iri else iri


def _days(record: Record, iri: str) -> str:
    """Write the day of something in every language."""
    span = record.hulls.get(iri)
    return " ".join(dates.name(span, lang) for lang in shipped()) if span else ""


def _scheme(record: Record, iri: str) -> str:
    """Name the scheme that a concept is of: kind, role or counted."""
    local = iri.removeprefix(concept_iri("")).partition("/")[0]
    own = id_of(iri)
    return next((each for each in SCHEMES if local == each or own.startswith(f"{each}-")), "")


def _labels(record: Record, iri: str) -> tuple[str, ...]:
    known = record.names.get(iri)
    return tuple(known.labels.values()) if known else ()


def _sentences(record: Record, claim: Claim) -> Iterator[Row]:
    """Give what a claim says, in each language; a number with what it counts."""
    number = ""
    if isinstance(claim.object, Decimal):
        number = f"{claim.object:f}"
    voices = [text for voice in claim.voices for text in _labels(record, voice)]
    counted = _labels(record, claim.counted) if claim.counted else ()
    about = _labels(record, claim.subject)
    for lang in shipped():
        text = claim.gist.get(lang, "")
        if not text and number:
            text = f"{number} {record.label(claim.counted, lang)}"
        if text:
            more = " ".join(dict.fromkeys((number, *voices, *counted, *about)))
            yield Row(_id(record, claim.iri), "claim", text, more)


def found(
    record: Record, text: str, lang: str, tell: Telling, *, kind: str = "", limit: int = 10
) -> Table:
    """
    Find names, sentences, numbers and sources, forgiving accents and a slip, things first.

    Args:
        record: What a graph records.
        text: What somebody typed.
        lang: The language of the names given back.
        tell: Tells a claim with its voice.
        kind: event, instrument, place, source, claim, actor (or person, body …), concept.
        limit: The most rows to give.
    """
    if kind:
        one_of("kind of thing", kind, _FINDABLE)
    names = record.index.search(text, limit * 20 if kind else limit)
    rows = [
        _row(record, each.id, each.kind, each.name, each.how, lang)
        for each in names
        if each.kind != "source" or kind == "source"
    ]
    if not kind:
        rows = rows[: max(limit * _NAMES // 10, 1)]
    known = {row["thing"] for row in rows}
    for hit in box_of(record).hits(text):
        row = _of_hit(record, hit, lang, tell)
        if row["thing"] not in known and (hit.whole or not names):
            rows.append(row)
    rows = [row for row in rows if not kind or row["kind"] in KINDS.get(kind, {kind})][:limit]
    return _table(text, rows, lang)


def _of_hit(record: Record, hit: Hit, lang: str, tell: Telling) -> dict[str, Any]:
    iri = record.by_id.get(hit.id, hit.id)
    if hit.kind == "claim":
        return _row(record, iri, "claim", tell(iri), "sentence", lang)
    return _row(record, iri, hit.kind.partition(" ")[0], hit.text, "words", lang)


def _row(record: Record, iri: str, kind: str, name: str, how: str, lang: str) -> dict[str, Any]:
    about = record.claims[iri].subject if kind == "claim" else iri
    return {
        "id": record.short(iri),
        "thing": Id.of(iri),
        "thing_label": record.label(about, lang),
        "kind": kind,
        "kind_label": phrase(kind, lang),
        "name": name,
        "how": how,
        "how_label": phrase(f"found {how}", lang),
    }


def _table(text: str, rows: Iterable[dict[str, Any]], lang: str) -> Table:
    columns = ("id", "thing", "thing_label", "kind", "kind_label", "name", "how", "how_label")
    told = tuple(rows)
    notes = () if told else (phrase("no name", lang).format(text),)
    return Table(columns, told, "", lang, notes)


def answered(
    graph: TripleStore, text: str, lang: str, tell: Telling, *, record: Record | None = None,
    **limits: Any,
) -> Table:  # fmt: skip
    """
    Answer plain words: the named question that they ask, else what they name.

    Args:
        graph: Where to ask.
        text: What somebody typed.
        lang: Language of labels, dates and notes.
        tell: Tells a claim with its voice.
        record: What records what the words may mean, if that is not the whole graph.
        **limits: Limits that every question takes, as `known_at`.
    """
    record = record_of(graph) if record is None else record
    understood = box_of(record).ask(text)
    offers = [_typed(each) for each in understood.questions]
    if understood.named:
        asked = understood.questions[0]
        table = answer(graph, asked.name, lang=lang, **{**limits, **dict(asked.values)})
        if len(table):
            first = phrase("understood", lang).format(offers[0])
            return replace(table, notes=(first, *table.notes, *_also(offers[1:], lang)))
    rows = [_of_hit(record, hit, lang, tell) for hit in understood.hits]
    table = _table(text, rows, lang)
    return replace(table, notes=(*table.notes, *_also(offers, lang)))


def _also(offers: Iterable[str], lang: str) -> tuple[str, ...]:
    return tuple(phrase("ask also", lang).format(offer) for offer in offers)


def _typed(asked: Asking) -> str:
    """Write a question with its blanks filled in, as somebody would type it."""
    blanks = (f"--{blank.replace('_', '-')} {shlex.quote(value)}" for blank, value in asked.values)
    return " ".join(("backstory ask", asked.name, *blanks))
