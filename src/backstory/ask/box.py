"""
A graph and plain words come in; out go what was found, and the answer to the question they ask.

A question is answered; a thing, a sentence or a source is found.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox

from backstory.ask.asking import Asking, Blanks, Hit
from backstory.ask.find import record_of
from backstory.ask.findable import concept_rows, rows_of
from backstory.ask.ids import KINDS
from backstory.ask.plainly import Box
from backstory.ask.shelf import Row, Rows, Shelf
from backstory.ask.taught import taught
from backstory.ask.values import NARROW
from backstory.calls import one_of
from backstory.dates.edtf import Span, iso
from backstory.rdf.record import Record
from backstory.rdf.store import TripleStore
from backstory.vocabulary import term
from backstory.words.dates import name as day_named
from backstory.words.phrases import phrase
from backstory.words.table import Id, Table

if TYPE_CHECKING:
    from backstory.ask.questions import Parameter

__all__ = ["answered", "blanks", "box_of", "boxed", "found"]

Telling = Callable[[Sequence[str]], Sequence[str]]
"""Tells claims with their voices: the bare sentence of a denial would say what is denied."""

Reply = Callable[[str, Sequence[tuple[str, str]], Table], Sequence[str]]
"""Tells the answer to a question in sentences: its name, what fills its blanks, its rows."""

_NAMES: Final = 6
"""Of ten rows, those that names may take before sentences and sources."""
_FINDABLE: Final = (*sorted(KINDS["actor"]), *KINDS, "concept", "event", "instrument", "place",
                    "source", "claim")  # fmt: skip
_DAYS: Final = "days_between"
_ENDS: Final = ("since", "until")
_COMPARED: Final = "measures_compared"
_SUBJECT: Final = ox.NamedNode(term("rdf:subject"))
_BY_VOICE: Final = frozenset(("denials", "figures_side_by_side", "plans_not_facts"))
"""Questions for which a person or body that is named is the one who speaks."""


def box_of(record: Record) -> Box:
    """Give the box of a graph, filled once however often it is asked."""
    cache = record.store.cache
    if "box" not in cache:
        cache["box"] = boxed(Rows(rows_of(record)), record)
    found: Box = cache["box"]
    return found


def boxed(shelf: Shelf, record: Record, concepts: Callable[[], Iterable[Row]] | None = None) -> Box:
    """Give a box for what stands on a shelf, and the record of its graph."""
    told = concepts or partial(concept_rows, record)
    reach, main = partial(_reach, record), partial(_main, record)
    return Box(shelf, taught(), blanks, reach, told, main, partial(_day, record))


def _reach(record: Record) -> str:
    """Give the last day that the sources reach; empty if nobody says."""
    span = record.known_on
    return iso(span.latest_end) if span and span.latest_end is not None else ""


def _main(record: Record) -> str:
    """Give the event that everything else is context for; of several dossiers, none."""
    rows = record.store.query("SELECT ?event { ?dossier foaf:primaryTopic ?event }").values()
    return record.short(rows[0]["event"]) if len(rows) == 1 else ""


def _day(record: Record, event: str) -> str:
    """Give the first day of an event; empty if nobody dates it."""
    span = record.hulls.get(record.by_id.get(event, ""))
    return iso(span.earliest_begin) if span and span.earliest_begin is not None else ""


def blanks() -> Blanks:
    """Give, by question, the kinds of things that fit each of its blanks."""
    from backstory.ask.questions import questions  # late: whoever finds a name asks none

    found: dict[str, Mapping[str, tuple[frozenset[str] | str, bool]]] = {}
    for name, asked in questions().items():
        fits = {
            each.name: (_kinds(name, each), each.required)
            for each in asked.parameters.values()
            if each.name not in _ENDS  # one day is not both ends of a span
        }
        voice = {"voice": (KINDS["actor"], False)} if name in _BY_VOICE else {}
        # A comparison is of two: each is asked of by itself, and told beside the other.
        beside = {"other": (KINDS["measure"], False)} if name == _COMPARED else {}
        found[name] = {**fits, **voice, **beside}
    return found


def _kinds(question: str, blank: Parameter) -> frozenset[str] | str:
    """Give the kinds of things that fit a blank: that of a post takes no person."""
    if blank.kind in ("day", "number"):
        return blank.kind
    if question == _COMPARED:
        return KINDS["measure"]
    kinds = frozenset(KINDS.get(blank.kind, {blank.kind}))
    if blank.kind == "actor":
        kinds = frozenset(NARROW.get(blank.name, kinds))
    if blank.kind == "thing":
        kinds -= {"source"} | (KINDS["actor"] if question in _BY_VOICE else set())
    return kinds


def found(
    record: Record, text: str, lang: str, tell: Telling, *, kind: str = "", limit: int = 10
) -> Table:
    """
    Find names, sentences, numbers and sources, forgiving accents and a slip, things first.

    Args:
        record: What a graph records.
        text: What somebody typed.
        lang: The language of the names given back.
        tell: Tells claims with their voices.
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
    hits = [hit for hit in box_of(record).hits(text) if hit.whole or not names]
    rows += [row for row in _of_hits(record, hits, lang, tell) if row["thing"] not in known]
    rows = [row for row in rows if not kind or row["kind"] in KINDS.get(kind, {kind})][:limit]
    return _table(text, rows, lang)


def _of_hits(record: Record, hits: Iterable[Hit], lang: str, tell: Telling) -> list[dict[str, Any]]:
    found = [(record.by_id.get(hit.id, hit.id), hit) for hit in hits]
    claims = [iri for iri, hit in found if hit.kind == "claim"]
    record.store.of(map(ox.NamedNode, claims))
    told = dict(zip(claims, tell(claims), strict=True)) if claims else {}
    return [
        _row(record, iri, "claim", told[iri], "sentence", lang)
        if iri in told
        else _row(record, iri, hit.kind.partition(" ")[0], hit.text, "words", lang)
        for iri, hit in found
        if told.get(iri, "whole")  # half a claim cannot be told
    ]


def _row(record: Record, iri: str, kind: str, name: str, how: str, lang: str) -> dict[str, Any]:
    about = _subject(record, iri) if kind == "claim" else iri
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


def _subject(record: Record, claim: str) -> str:
    """Give what a claim is about, without reading the claims."""
    quads = record.store.reach().quads_for_pattern(ox.NamedNode(claim), _SUBJECT, None)
    return next((q.object.value for q in quads if isinstance(q.object, ox.NamedNode)), claim)


def _table(text: str, rows: Iterable[dict[str, Any]], lang: str) -> Table:
    columns = ("id", "thing", "thing_label", "kind", "kind_label", "name", "how", "how_label")
    told = tuple(rows)
    notes = () if told else (phrase("no name", lang).format(text),)
    return Table(columns, told, "", lang, notes)


def answered(
    graph: TripleStore, text: str, lang: str, tell: Telling, *, record: Record | None = None,
    reply: Reply = lambda name, values, table: (), typed: str = "", **limits: Any,
) -> Table:  # fmt: skip
    """
    Answer plain words: the named question that they ask, else what they name.

    Args:
        graph: Where to ask.
        text: What somebody typed, its slips mended.
        lang: Language of labels, dates and notes.
        tell: Tells claims with their voices.
        record: What records what the words may mean, if that is not the whole graph.
        reply: Tells the rows of a question in sentences.
        typed: The same as it was typed, if that is otherwise.
        **limits: Limits that every question takes, as `known_at`.
    """
    record = record_of(graph) if record is None else record
    understood = box_of(record).ask(text)
    asks = [_in_order(record, each) for each in understood.questions]
    offers = [_typed(each) for each in asks]
    day = _day_meant(record, text, typed or text, lang)
    if understood.named:
        asked = asks[0]
        table = _rows_of(graph, asked, lang, limits)
        told = tuple(reply(asked.name, asked.values, table))
        if len(table) or told:
            first = phrase("understood", lang).format(offers[0])
            # What a sentence tells is recorded, though no row of the question has it.
            own = (each for each in table.notes if not told or each != phrase("nothing", lang))
            known = (first, *filter(None, (day,)), *own)
            more = (*_also(offers[1:], lang), *_cited(record, table, lang))
            return replace(table, plain=True, notes=(*known, *more), told=told)
    rows = _of_hits(record, understood.hits, lang, tell)
    table = _table(typed or text, rows, lang)
    cited = _cited(record, table, lang) if rows and rows[0]["kind"] == "claim" else ()
    # What was known by a day is told only where the day is held to.
    is_by = "known_at" in box_of(record).read(text).asked
    told = tuple(reply("", (), table)) if rows and not is_by else ()
    told = told or (phrase("no reply", lang),)
    return replace(
        table, notes=(*filter(None, (day,)), *table.notes, *_also(offers, lang), *cited), told=told
    )


def _day_meant(record: Record, text: str, typed: str, lang: str) -> str:
    """Say which day or month was meant, where its year was not typed."""
    query, words = box_of(record).read(text), box_of(record).fitting.typed
    year, month = words.month(list(query.words)) if words.dated(typed) != typed else (0, 0)
    meant = query.day if query.guessed else f"{year}-{month:02}" if month else ""
    told = day_named(Span.parse(meant), lang) if meant else ""
    return phrase("day meant", lang).format(told) if told else ""


def _rows_of(graph: TripleStore, asked: Asking, lang: str, limits: Mapping[str, Any]) -> Table:
    """Answer a question; of two measures that are compared, one after the other."""
    from backstory.ask.questions import answer

    values = {**limits, **dict(asked.values)}
    if asked.name == _COMPARED and "other" in values:
        for blank in ("measure", "other"):
            values[blank] = _measure_of(graph, str(values[blank]))
    other = values.pop("other", "") if asked.name == _COMPARED else ""
    table = answer(graph, asked.name, lang=lang, **values)
    if not other:
        return table
    beside = answer(graph, asked.name, lang=lang, **{**values, "measure": other})
    return replace(table, rows=(*table.rows, *beside.rows))


def _measure_of(graph: TripleStore, name: str) -> str:
    """Give the measure that a legal text is told as: an event that came by it."""
    record = record_of(graph)
    iri = record.by_id.get(name, "")
    rows = graph.query("SELECT ?measure WHERE { ?measure a ctx:Measure }").values()
    measures = {row["measure"] for row in rows}
    found = [
        claim.subject
        for claim in record.claims.values()
        if claim.predicate == "ctx:instrument" and claim.object == iri
    ]
    told = [each for each in found if each in measures]
    return record.short(max(told, key=found.count)) if told and iri not in measures else name


def _in_order(record: Record, asked: Asking) -> Asking:
    """Put two events in the order that a question wants: days are counted from the earlier one."""
    values = dict(asked.values)
    if set(values) != {"event", "other"}:
        return asked
    spans = [record.hulls.get(record.by_id.get(values[each], "")) for each in ("event", "other")]
    one, other = (span.earliest_begin if span else None for span in spans)
    if one is None or other is None or one == other or (one < other) == (asked.name == _DAYS):
        return asked
    return Asking(asked.name, (("event", values["other"]), ("other", values["event"])))


def _cited(record: Record, table: Table, lang: str) -> tuple[str, ...]:
    """Say how the first statement of an answer is cited."""
    for row in table:
        claim = row.get("claim") or row.get("id")
        if claim:
            name = record.short(claim.iri) if isinstance(claim, Id) else str(claim)
            return (phrase("cite one", lang).format(f"backstory cite {name}"),)
    return ()


def _also(offers: Iterable[str], lang: str) -> tuple[str, ...]:
    return tuple(phrase("ask also", lang).format(offer) for offer in offers)


def _typed(asked: Asking) -> str:
    """Write a question with its blanks filled in, as somebody would type it."""
    if asked.name == _COMPARED and "other" in dict(asked.values):
        return " && ".join(
            _typed(Asking(asked.name, (("measure", value),))) for _, value in asked.values
        )
    blanks = (f"--{blank.replace('_', '-')} {shlex.quote(value)}" for blank, value in asked.values)
    return " ".join(("backstory ask", asked.name, *blanks))
