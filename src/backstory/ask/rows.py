"""
An answer of terms comes in; out goes the same with words beside what a query gives without.

A place in a source, a relation, a number, a date that has no written form: each is told in the
language of the reader.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

import pyoxigraph as ox

from backstory.ask.answer import value_of
from backstory.ask.ids import VOICE_COLUMNS
from backstory.ask.marking import mark_rows
from backstory.ask.repealing import repealing
from backstory.dates.edtf import Span
from backstory.model.concepts import common_concepts
from backstory.model.parts import with_zeros
from backstory.rdf.redated import Redated
from backstory.rdf.store import Answer, TripleStore
from backstory.rdf.values import day_or_none, number_or_none, span_or_none
from backstory.vocabulary import concept_iri, id_of, term
from backstory.words.amounts import amount, beside
from backstory.words.columns import is_neutral, shown
from backstory.words.dates import name as date_name
from backstory.words.phrases import phrase
from backstory.words.places import place

__all__ = ["Rows"]

_NUMBERS: Final = {"object": "claim", "value": "claim", "other_value": "other_claim"}
"""Columns in which a number may stand, and the column of the claim that states it."""
_DISPUTED: Final = {"value": "other_claim"}
"""The same where a row is of a claim that states no number, but disputes one."""


_GIST: Final = ox.NamedNode(term("rdfs:comment"))
_REMARK: Final = ox.NamedNode(term("ctx:remark"))
_ANNULS: Final = ox.NamedNode(term("ctx:annuls"))
_EXTENT: Final = ox.NamedNode(term("ctx:extent"))
_ARTICLE: Final = ox.NamedNode(term("ctx:article"))
_PUBLISHER: Final = ox.NamedNode(term("dcterms:publisher"))
_UNNAMED: Final = ox.NamedNode(term("ctx:unnamed"))


def _is_number(value: Any) -> bool:
    return isinstance(value, ox.Literal) and number_or_none(value) is not None


def _zeros(found: Mapping[str, Any], name: str) -> int:
    """Give how many decimals are written, where the last is a zero."""
    return day_or_none(_value(found[name])) or 0 if name in found else 0


def _with_zeros(value: Any, zeros: int) -> Any:
    """Write a number of a cell with as many decimals as its source."""
    number = number_or_none(value) if zeros and isinstance(value, ox.Literal) else None
    if number is None:
        return value
    return ox.Literal(f"{with_zeros(number, zeros):f}", datatype=value.datatype)


class Rows:
    """Rows of terms, to which words are added."""

    def __init__(
        self,
        graph: TripleStore,
        found: Answer,
        returns: Sequence[str],
        dates: Redated | None = None,
    ) -> None:
        """
        Take the rows of an answer.

        Args:
            graph: What was asked.
            found: The answer.
            returns: Columns to keep, each with its words.
            dates: What a limit on claims dates anew.
        """
        self.graph, self.dates = graph, dates
        labelled = [f"{name}_label" for name in returns]
        self.columns = [c for c in found.columns if c in returns or c in labelled]
        places = [found.columns.index(name) for name in self.columns]
        self.rows: list[list[Any]] = [[row[at] for at in places] for row in found.rows]
        self._spans: dict[Any, Span | None] = {}

    def answer(self) -> Answer:
        """Give the rows as they stand now."""
        return Answer(tuple(self.columns), tuple(tuple(row) for row in self.rows))

    def word(self, lang: str, dates: Mapping[str, str], empty: Sequence[str] = ()) -> None:
        """
        Say in words what a query gives without: in the column with `_label`, after its own.

        A row is marked as of a date that the editors worked out where it shows one.

        Args:
            lang: Language of the words: en or es.
            dates: By column of dates, the column of what it dates: where several claims date a
                thing apart, EDTF has no way to write it, and an empty cell would say "not stated".
            empty: Columns with `_label` whose empty cells mean that nobody states it.
        """
        mark_rows(self.graph, self.columns, self.rows, lang)
        for name in empty:
            at, label = self.columns.index(name), self.columns.index(f"{name}_label")
            for row in self.rows:
                if row[at] is None:
                    row[label] = ox.Literal(phrase("not stated", lang))
        self._count(lang)
        self._word_objects(lang)
        if self.graph.labelled(lang) != lang:
            self._word_common(lang)
        for name in VOICE_COLUMNS:
            if {f"{name}_label", name.replace("voice", "source")} <= set(self.columns):
                self._outlet(name, lang)
        for name, dated in dates.items():
            if name in self.columns and f"{name}_label" not in self.columns:
                own, its = self.columns.index(name), self.columns.index(dated)
                self.graph.of([row[its] for row in self.rows if not row[own]])
        for name in tuple(self.columns):
            at = self.columns.index(name)
            if f"{name}_label" in self.columns:
                self._fill(name, lang)
                continue
            if name in dates:
                thing = self.columns.index(dates[name])
                words = [None if row[at] else self._dated(row[thing], lang) for row in self.rows]
            elif is_neutral(name):
                words = [shown(name, value_of(row[at]), None, lang) or None for row in self.rows]
                if name == "relation" and "claim" in self.columns:
                    words = self._repeals(words, lang)
            else:
                continue
            self.columns.insert(at + 1, f"{name}_label")
            for row, said in zip(self.rows, words, strict=True):
                row.insert(at + 1, said and ox.Literal(said))

    def _repeals(self, words: Sequence[str | None], lang: str) -> list[str | None]:
        """Say that a parliament repeals what no court annuls."""
        at, claim = self.columns.index("relation"), self.columns.index("claim")
        told = repealing(self.graph, {row[claim] for row in self.rows if row[at] == _ANNULS})
        said = phrase("repeals", lang)
        return [
            said if row[at] == _ANNULS and row[claim] in told else word
            for row, word in zip(self.rows, words, strict=True)
        ]

    def _fill(self, name: str, lang: str) -> None:
        """Word what a query words in some rows only: an annulment is a repeal where one did it."""
        if name != "relation":
            return
        at, label = self.columns.index(name), self.columns.index(f"{name}_label")
        repeal = common_concepts()["kind", "repeal"].labels[lang]
        for row in self.rows:
            said = repeal if row[label] else shown(name, value_of(row[at]), None, lang)
            row[label] = said and ox.Literal(said)

    def _count(self, lang: str) -> None:
        """Write numbers as they are meant, with base and stage: a bare 500 is no "over 500"."""
        disputed = "other_claim" in self.columns and "other_value" not in self.columns
        for name, by in (_NUMBERS | (_DISPUTED if disputed else {})).items():
            if name not in self.columns or by not in self.columns:
                continue
            at, claim = self.columns.index(name), self.columns.index(by)
            counting = [row for row in self.rows if _is_number(row[at])]
            if not counting:
                continue
            self.graph.of([row[claim] for row in counting])
            label = f"{name}_label"
            if label not in self.columns:
                self.columns.insert(at + 1, label)
                for row in self.rows:
                    row.insert(at + 1, None)
            where, claim = self.columns.index(label), self.columns.index(by)
            for row in counting:
                row[at], said, zeros = self._amount(row[at], row[claim], lang)
                row[where] = ox.Literal(said)
                for end in ("upto", "spread", "total") if zeros and name == "value" else ():
                    if end in self.columns:
                        there = self.columns.index(end)
                        row[there] = _with_zeros(row[there], zeros)

    def _word_objects(self, lang: str) -> None:
        """Write what is stated for a reader: a date in words, a remark in the reader's language."""
        if not {"object", "object_label"} <= set(self.columns):
            return
        at, label = self.columns.index("object"), self.columns.index("object_label")
        told = self.columns.index("claim") if "claim" in self.columns else None
        relation = self.columns.index("relation") if "relation" in self.columns else None
        for row in self.rows:
            stated = row[at]
            if relation is not None and told is not None and row[relation] == _ANNULS:
                row[label] = self._in_part(row[told], row[label], lang)
            if not isinstance(stated, ox.Literal):
                continue
            if id_of(stated.datatype.value) == "EDTF" and (span := span_or_none(stated.value)):
                row[label] = ox.Literal(date_name(span, lang))
            elif relation is not None and told is not None and row[relation] == _REMARK:
                row[label] = self._remark(row[told], lang) or row[label]

    def _in_part(self, claim: Any, label: Any, lang: str) -> Any:
        """Say beside what is annulled that only a part of it is, and which: no wider than told."""
        if label is None or "extent" in self.columns:
            return label
        self.graph.of([claim])
        reach = self.graph.reach()
        extents = {id_of(_value(q.object)) for q in reach.quads_for_pattern(claim, _EXTENT, None)}
        articles = [_value(q.object) for q in reach.quads_for_pattern(claim, _ARTICLE, None)]
        if "part" not in extents:
            return label
        parts = ", ".join(place(article, lang) for article in sorted(articles))
        told = f"{phrase('in part', lang)}: {parts}" if parts else phrase("in part", lang)
        return ox.Literal(f"{_value(label)} ({told})", language=lang)

    def _word_common(self, lang: str) -> None:
        """Name what all dossiers share in the reader's language, where this one has another."""
        told = {concept_iri(*key): one.labels[lang] for key, one in common_concepts().items()
                if lang in one.labels}  # fmt: skip
        for at, name in enumerate(self.columns):
            if f"{name}_label" in self.columns:
                label = self.columns.index(f"{name}_label")
                for row in self.rows:
                    if isinstance(row[at], ox.NamedNode) and (said := told.get(row[at].value)):
                        row[label] = ox.Literal(said, language=lang)

    def _remark(self, claim: Any, lang: str) -> ox.Literal | None:
        """Give the editors' sentence in a language; None where they wrote none in it."""
        quads = self.graph.reach().quads_for_pattern(claim, _GIST, None)
        found = [q.object for q in quads if isinstance(q.object, ox.Literal)]
        return next((each for each in found if each.language == lang), None)

    def _outlet(self, name: str, lang: str) -> None:
        """Name a page that speaks in its own words by who published it: its title is no voice."""
        at, label = self.columns.index(name), self.columns.index(f"{name}_label")
        voices = {row[at] for row in self.rows if isinstance(row[at], ox.NamedNode)}
        self.graph.of(voices)
        outlets = {voice: self._publisher(voice, lang) for voice in voices}
        for row in self.rows:
            if outlet := outlets.get(row[at]):
                row[label] = ox.Literal(outlet, language=lang)

    def _publisher(self, voice: ox.NamedNode, lang: str) -> str:
        """Give who published a page, as the language names it; empty where nobody says."""
        reach = self.graph.reach()
        for quad in reach.quads_for_pattern(voice, _UNNAMED, None):
            unnamed: Any = quad.object
            return "" if id_of(_value(unnamed)) == "not-stated" else self._label(unnamed, lang)
        quads = reach.quads_for_pattern(voice, _PUBLISHER, None)
        told = {
            q.object.language: q.object.value for q in quads if isinstance(q.object, ox.Literal)
        }
        return told.get(lang) or told.get(None) or next(iter(sorted(told.values())), "")

    def _amount(self, number: Any, claim: Any, lang: str) -> tuple[Any, str, int]:
        """Give a number as its source writes it, what it means in words, and its decimals."""
        found: dict[str, Any] = {
            id_of(quad.predicate.value): quad.object
            for quad in self.graph.reach().quads_for_pattern(claim, None, None)
        }
        numbers = {
            name: held for name in ("upto", "spread", "total", "progress")
            if name in found and (held := number_or_none(found[name])) is not None
        }  # fmt: skip
        named = {name: id_of(_value(found[name])) for name in ("bound", "stage") if name in found}
        as_of = found.get("asOf")
        told = beside(
            lang,
            base=self._label(found["base"], lang) if "base" in found else "",
            stage=named.get("stage", ""),
            progress=numbers.get("progress")
            and with_zeros(numbers["progress"], _zeros(found, "progressDecimals")),
            as_of=date_name(day, lang) if as_of and (day := span_or_none(_value(as_of))) else "",
        )
        zeros = _zeros(found, "decimals")
        exact = with_zeros(Decimal(number.value), zeros)
        meant = amount(
            exact, lang, bound=named.get("bound", "exact"),
            **{name: numbers[name] and with_zeros(numbers[name], zeros)
               for name in ("upto", "spread", "total") if name in numbers},
        )  # fmt: skip
        return _with_zeros(number, zeros), ", ".join((meant, *told)), zeros

    def _label(self, concept: Any, lang: str) -> str:
        """Give the label of a concept; its id, where it has none in the language."""
        if not isinstance(concept, ox.NamedNode | ox.BlankNode):  # in words, in a stranger's graph
            return _value(concept)
        self.graph.of([concept])
        for quad in self.graph.reach().quads_for_pattern(concept, None, None):
            label: Any = quad.object
            is_text = isinstance(label, ox.Literal) and label.language == lang
            if is_text and id_of(quad.predicate.value) == "prefLabel":
                return str(label.value)
        return id_of(concept.value)

    def _dated(self, thing: Any, lang: str) -> str | None:
        span = self._span(thing) if isinstance(thing, ox.NamedNode) else None
        return date_name(span, lang) if span else None

    def _span(self, thing: ox.NamedNode) -> Span | None:
        if thing not in self._spans:
            self._spans[thing] = self._read_span(thing)
        return self._spans[thing]

    def _read_span(self, thing: ox.NamedNode) -> Span | None:
        """Read the bounds of something dated off the view; None if it has no date."""
        found: dict[str, Any] = {}
        for predicate, value in self._dates_of(thing):
            name = id_of(predicate)
            if name.endswith("Day") or name == "approximate":
                found[name] = value
        names = ("earliestBeginDay", "latestBeginDay", "earliestEndDay", "latestEndDay")
        first, second, third, last = (day_or_none(found.get(n, "")) for n in names)
        if first is second is third is last is None:
            return None
        return Span("", first, second, third, last, "approximate" in found)

    def _dates_of(self, thing: ox.NamedNode) -> Iterator[tuple[str, str]]:
        """Give what is stated of something, or of its date within the limit."""
        anew = self.dates.rows.get(thing.value) if self.dates else None
        if anew is not None:
            yield from ((name.replace(":", "/"), value) for name, value in anew)
            return
        for quad in self.graph.reach().quads_for_pattern(thing, None, None):
            yield quad.predicate.value, _value(quad.object)


def _value(term_: Any) -> str:
    """Give the text of a term; a statement of a statement, in a stranger's graph, has none."""
    return "" if isinstance(term_, ox.Triple) else str(term_.value)
