"""
A claim, an event, a source or the dossier comes in; out goes how to cite it, in four forms.

Text for people, BibTeX, CSL-JSON and RIS. What a source does not state is left out: without a date
it has none here. That a dossier names nobody who publishes it is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Final

from backstory.ask.find import kind_of
from backstory.calls import one_of
from backstory.model.nouns import Claim
from backstory.rdf.record import Record
from backstory.tell.answered import publisher_of
from backstory.tell.answers import answers_of
from backstory.tell.bibtex import bibtex
from backstory.tell.csl import csl_json
from backstory.tell.entries import Entry
from backstory.tell.ris import ris
from backstory.tell.saying import Speaker
from backstory.tell.withdrawn import tombstone
from backstory.vocabulary import id_of
from backstory.words.grammar import stopped
from backstory.words.phrases import phrase
from backstory.words.titles import title

__all__ = ["FORMS", "Cited", "all_sources", "citation", "written"]

_WRITERS: Final[Mapping[str, Callable[[Iterable[Entry]], str]]] = {
    "bibtex": bibtex, "csl-json": csl_json, "ris": ris,
}  # fmt: skip
FORMS: Final = ("text", *_WRITERS)
"""The forms of a citation."""


def citation(record: Record, iri: str, lang: str, form: str = "text") -> str:
    """
    Cite a claim, a source, the dossier, or anything the dossier tells (an event, an actor…).

    A claim is cited as its source, at its place, with its voice, followed by the dossier; an event
    as a part of the dossier, followed by the sources that speak of it.

    Args:
        record: What a graph records.
        iri: What to cite.
        lang: The language of what is not a title or a name.
        form: One of `FORMS`.
    """
    return written([*_entries(record, iri, lang)], record, lang, form)


def all_sources(record: Record, lang: str, form: str) -> str:
    """Cite every source of a graph, by id; before them each dossier for which somebody answers."""
    speak = Speaker(record, lang)
    homes = (home for home in sorted(record.store.homes) if publisher_of(record, home))
    entries = [_dossier_entry(speak, home) for home in homes]
    entries += [_source_entry(speak, iri) for iri in record.sources]
    return written(entries, record, lang, form)


class Cited:
    """Citations as text of many things in one language, each source worked out once."""

    def __init__(self, record: Record, lang: str) -> None:
        self.record, self.lang = record, lang
        self.speak = Speaker(record, lang)
        self._sources: dict[str, tuple[str, Entry, str]] = {}

    def _source(self, iri: str) -> tuple[str, Entry, str]:
        if iri not in self._sources:
            entry = _source_entry(self.speak, iri)
            self._sources[iri] = _head(self.speak, entry), entry, _text(self.speak, entry)
        return self._sources[iri]

    def source(self, iri: str) -> str:
        """Cite a source."""
        return self._source(iri)[2]

    def claim(self, claim: Claim) -> str:
        """Cite a claim as its source, at its place, with its voice."""
        head, source, _ = self._source(claim.source)
        place, note = self.speak.place(claim), _claim_note(self.speak, claim, source)
        key = f"[{self.record.short(claim.iri)}]"
        parts = [head, _begun(place), _begun(note), source.url, key]
        return " ".join(part for part in parts if part)

    def entry(self, iri: str) -> Entry:
        """Give the fields of a source, as all forms have them."""
        return self._source(iri)[1]

    def part(self, iri: str) -> str:
        """Cite the dossier for one thing that it tells."""
        return _text(self.speak, _dossier_entry(self.speak, iri))


def written(entries: list[Entry], record: Record, lang: str, form: str) -> str:
    """Write entries in one of the forms."""
    one_of("form of a citation", form, FORMS)
    if form in _WRITERS:
        return _WRITERS[form](replace(each, note=_capital(each.note)) for each in entries)
    speak = Speaker(record, lang)
    return "".join(_text(speak, entry) + "\n" for entry in entries)


def _entries(record: Record, iri: str, lang: str) -> Iterable[Entry]:
    speak = Speaker(record, lang)
    if iri in record.sources:
        yield _source_entry(speak, iri)
        return
    if iri in record.withdrawn:
        yield Entry(record.short(iri), tombstone(record, iri, lang), "dataset", url=iri)
        return
    if iri in record.claims:
        claim = record.claims[iri]
        of = _source_entry(speak, claim.source)
        yield _claim_entry(speak, claim, of)
        yield _dossier_entry(speak, record.store.home_of(iri) or record.dossier)
        return
    yield _dossier_entry(speak, iri)
    if iri in record.store.homes:
        return
    if iri in record.disagreements:
        claims = [record.claims[c] for c in record.disagreements[iri].between if c in record.claims]
    else:
        claims = [*record.about.get(iri, ()), *record.towards.get(iri, ())]
    for source in sorted({claim.source for claim in claims if claim.source}):
        yield _source_entry(speak, source)


def _source_entry(speak: Speaker, iri: str) -> Entry:
    record, lang = speak.record, speak.lang
    source = record.sources[iri]
    notes = [speak.name(caution) for caution in source.cautions]
    if source.issued_inferred:
        notes.append(phrase("part issued_inferred", lang))
    if source.copy_of:
        notes.append(phrase("copy", lang).format(speak.original(source)))
    if source.address:
        notes.append(phrase("address", lang).format(source.address))
    called = title(source.told(source.titles, lang), lang)
    return Entry(record.short(iri), called, source.kind.rsplit("/", 1)[-1],
                 speak.publisher(source), source.issued, source.url, source.language,
                 "; ".join(notes), is_unnamed=bool(source.unnamed))  # fmt: skip


def _claim_entry(speak: Speaker, claim: Claim, source: Entry) -> Entry:
    return Entry(speak.record.short(claim.iri), source.title, source.kind, source.publisher,
                 source.issued, source.url, source.language,
                 _begun(_claim_note(speak, claim, source)),
                 speak.place(claim), source.is_unnamed)  # fmt: skip


def _claim_note(speak: Speaker, claim: Claim, source: Entry) -> str:
    # The editors' sentence is what is cited; of a denial it is what is denied, or that it is.
    gist = speak.gist(claim) if claim.modality == "asserted" else ""
    said = f"{speak.says(claim)}: {gist or speak.statement(claim)}"
    limits = [part for part in (*speak.limits(claim), source.note) if part]
    rest = "; ".join(limits if gist else (said, *limits))
    told = f"{said} {rest[:1].upper()}{rest[1:]}".strip() if gist else rest
    return answers_of(speak.record, speak.lang).beside(claim, told)


def _dossier_entry(speak: Speaker, iri: str) -> Entry:
    record, lang = speak.record, speak.lang
    home = record.store.home_of(iri) or record.dossier
    whole, known = record.label(home, lang), record.known_of(iri)
    by = publisher_of(record, home)
    unnamed = "" if by else phrase("cited no publisher", lang)
    if iri == home:
        key = record.store.homes.get(iri) or id_of(iri)
        return Entry(key, whole, "dataset", by, known, iri, _language(record, iri, lang), unnamed)
    where = phrase("cited as", lang).format(whole, speak.date(known))
    own = record.label(iri, lang)
    if kind_of(record, iri) == "disagreement":
        own = record.disagreements[iri].notes.get(lang, own)
    note = "; ".join(part for part in (where, unnamed) if part)
    of = _language(record, iri, lang)
    return Entry(record.short(iri), own, "dataset", by, known, iri, of, note)


def _language(record: Record, iri: str, lang: str) -> str:
    """Give the language of what a thing is called: another, where nobody named it in this one."""
    name = record.names.get(iri)
    labels = name.labels if name else {}
    return lang if lang in labels or not labels else min(labels)


def _text(speak: Speaker, entry: Entry) -> str:
    parts = [_head(speak, entry), _begun(entry.place), _begun(entry.note)]
    parts += [entry.url, f"[{entry.key}]"]
    return " ".join(part for part in parts if part)


def _begun(text: str) -> str:
    """Write a part of a citation as a sentence, which follows a full stop; empty stays empty."""
    return stopped(_capital(text)) if text else ""


def _capital(text: str) -> str:
    """Begin a text with a capital, but for a name that bears one further on (eBay)."""
    is_name = any(map(str.isupper, text.partition(" ")[0]))
    return text if is_name else f"{text[:1].upper()}{text[1:]}"


def _head(speak: Speaker, entry: Entry) -> str:
    """Name what is cited, who publishes it and when; of a part of a dossier its note says when."""
    issued = speak.date(entry.issued) if entry.issued else phrase("undated", speak.lang)
    by = _capital(entry.publisher) if entry.is_unnamed else entry.publisher
    dated = f"{by}, {issued}" if by else issued
    if entry.kind == "dataset" and entry.url not in speak.record.store.homes:
        dated = entry.publisher  # the day that the sources reach is no day of an event
    return " ".join(stopped(text) for text in (entry.title, dated) if text)
