"""What stands below a brief: where each sentence is read, by whom it is, what nobody states."""

from __future__ import annotations

from backstory.compare.context import ties_of
from backstory.model.nouns import Claim, Source
from backstory.rdf.record import Record
from backstory.tell.answered import publisher_of
from backstory.tell.brief_forms import Sentence
from backstory.tell.replying import ASKED
from backstory.tell.told import Teller
from backstory.vocabulary import concept_iri
from backstory.words.grammar import sentence
from backstory.words.languages import shipped, words_of
from backstory.words.phrases import phrase

__all__ = ["made_of", "missing_of", "notes_of", "weakness_of"]


def missing_of(
    record: Record, teller: Teller, iri: str, *, counts: bool = False, told: str | None = None
) -> str:
    """
    Tell which plain questions about an event no source answers.

    Args:
        record: What a graph records.
        teller: Who tells it.
        iri: The event.
        counts: Whether a number is told beside it, be it of something wider.
        told: What is told of it: a place that stands there is stated, and a number is missed only
            of a kind of event of which some have one.
    """
    if iri not in ties_of(record).events:
        return ""
    stated = {claim.predicate for claim in record.about.get(iri, ())}
    stated |= {"ctx:count"} if counts else set()
    if told is not None:
        stated |= {ASKED["where"]} if _names_place(record, told) else set()
        stated |= set() if _is_counted(record, iri) else {ASKED["figures"]}
    open_ones = [
        phrase(f"missing {key}", teller.lang) for key, of in ASKED.items() if of not in stated
    ]
    if not open_ones:
        return ""
    *others, last = open_ones
    either = f" {phrase('or', teller.lang)} ".join((*([", ".join(others)] if others else []), last))
    return phrase("missing", teller.lang).format(either)


def _names_place(record: Record, told: str) -> bool:
    """Tell whether a text says that something was in a place, and in no state: as in Caracas."""
    spans = (words_of(lang)["asking"]["spans"]["within"] for lang in shipped())
    within = [word for words in spans for word in words.replace(";", " ").split()]
    text = f" {told} "
    named = [label for label in record.once("labels of places", _places) if label in text]
    return any(f" {word} {label} " in text for word in within for label in named)


def _places(record: Record) -> list[str]:
    """Give the labels of places that are no part of an office: president of Venezuela."""
    names = (name for name in record.names.values() if name.kind == "place")
    posts = (each for each in record.names.values() if each.kind == "post")
    whose = " ; ".join(label for post in posts for label in post.labels.values())
    return [each for name in names for each in name.labels.values() if each not in whose]


def _is_counted(record: Record, iri: str) -> bool:
    """Tell whether some event of the kind has a number: of a release, and not of a referral."""
    return record.names[iri].type in record.once("kinds with a number", _kinds_counted)


def _kinds_counted(record: Record) -> frozenset[str]:
    counted = (claim.subject for claim in record.claims.values() if claim.counted)
    return frozenset(record.names[iri].type for iri in counted if iri in record.names)


def made_of(record: Record, teller: Teller, iri: str) -> str:
    """Say by whom a brief is, and of which day."""
    known = teller.prose.date(record.known_of(iri))
    home = record.store.home_of(iri) or record.dossier
    told = phrase("brief note", teller.lang).format(teller.prose.name(home), known)
    by = publisher_of(record, home)
    whose = sentence(phrase("dossier publisher", teller.lang).format(by)) if by else ""
    return " ".join(filter(None, (told, whose)))


def notes_of(teller: Teller, told: Sentence) -> tuple[tuple[str, str], ...]:
    """Tell each source of a sentence with its places, how it was read and what makes it weak."""
    record, speak = teller.record, teller.prose
    by_source: dict[str, list[Claim]] = {}
    for claim in told.claims:
        by_source.setdefault(claim.source, []).append(claim)
    found = []
    for iri, claims in by_source.items():
        source = record.sources[iri]
        places = "; ".join(dict.fromkeys(speak.place(claim) for claim in claims))
        how = weakness_of(teller, source)
        ids = ", ".join(record.short(claim.iri) for claim in claims)
        text = f"{speak.source(iri)}, {places}{f' ({how})' if how else ''}: {ids}"
        found.append((text, source.url))
    return tuple(found)


def weakness_of(teller: Teller, source: Source) -> str:
    """Tell what makes a source weak, and whether it was read in part; empty for a sound one."""
    part = source.reading == "part"
    read = teller.prose.name(concept_iri("reading", source.reading)) if part else ""
    return "; ".join(each for each in (teller.weakness(source), read) if each)
