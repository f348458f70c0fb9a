"""
Write the brief that an editor would print: the few facts, where accounts differ, a note a sentence.

Every sentence is the editors' gist with its voice, or a count with its day; none is put more
strongly than its claim, and nothing stands in quotation marks that nobody said.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from backstory.compare.context import ties_of
from backstory.compare.context_texts import stems
from backstory.dates.edtf import Span, iso
from backstory.errors import CouldNotRun
from backstory.model.nouns import Claim
from backstory.rdf.record import Record
from backstory.tell.brief_forms import Brief, Sentence, words_in
from backstory.tell.context import teller_of
from backstory.tell.differing import differing, small
from backstory.tell.facets import Facet, facets_of
from backstory.tell.told import Teller
from backstory.vocabulary import concept_iri
from backstory.words.phrases import phrase

__all__ = ["brief_of"]

_SHARE: Final = 0.6
"""Words that two sentences may share before the second tells nothing new."""
_DIFFER: Final = 60
"""Words kept for where accounts differ."""
_LATER: Final = {"count": 1, "step": 1, "holder": 1, "terms": 2, "why": 2, "after": 2, "says": 2,
                 "named": 2,
                 "more": 3, "around": 4, "earlier": 5, "later": 6}  # fmt: skip
"""What gets its words only once the facets before have theirs."""
_DATED: Final = ("step", "around", "earlier", "later")
"""What tells of another event, whose day stands before it."""
_DAY: Final = 8
"""Words kept for the day of an event, which stands before its first sentence."""
_LONG: Final = 366
"""Days over which an event goes on whose days are not told before a sentence of it."""
_ENOUGH: Final = 120
"""Words from which on nothing is told of what came before it and since."""
_ASIDE: Final = ("more", "earlier", "later")
_LETTERS: Final = 6
_FEW: Final = 6
"""Claims: of an event with no more, it is told what nobody states."""


def brief_of(record: Record, iri: str, lang: str, words: int = 180) -> Brief:
    """
    Write a brief of an event, a legal text, a person, a body, an office, a place or a figure.

    Args:
        record: What a graph records.
        iri: What it is about.
        lang: The language to write in.
        words: The most words of title and sentences; notes are listed on top of them.

    Raises:
        CouldNotRun: There is something to say, and not one sentence of it fits.
    """
    teller = teller_of(record, lang)
    title = _title(teller, iri)
    left = words - len(title.split())
    differ = differing(teller, iri)
    apart = frozenset(claim.iri for each in differ for claim in each.claims)
    kept = min(sum(each.words for each in differ), min(_DIFFER, left // 2))
    facets = facets_of(teller.judge, iri)
    counted = {claim.counted for each in differ for claim in each.claims} - {""}
    if iri not in record.claims:
        facets = [_without(each, counted) for each in facets]
    told = _told(teller, iri, facets, left - kept, apart, _ENOUGH - kept)
    left -= sum(each.words for each in told)
    used = {claim.iri for each in told for claim in each.claims}
    for each in differ:
        if each.words <= left and not {claim.iri for claim in each.claims} <= used:
            told.append(each)
            left -= each.words
    few = len(record.about.get(iri, ())) <= _FEW
    missing = _missing(record, teller, iri) if few else ""
    if facets and not told:
        raise CouldNotRun(
            phrase("too few words", lang).format(words, words + _shortest(teller, facets) - left)
        )
    notes = tuple(_notes(teller, each) for each in told)
    made = _made(record, teller, iri)
    missing = missing if len(missing.split()) <= left else ""
    return Brief(title, tuple(told), notes, made, lang, missing)


def _without(facet: Facet, counted: Collection[str]) -> Facet:
    """Leave out of the counts those that are told where accounts differ."""
    left = tuple(
        claim for claim in facet.claims if not claim.counted or claim.counted not in counted
    )
    return replace(facet, claims=left)


def _shortest(teller: Teller, facets: Sequence[Facet]) -> int:
    return min(words_in(teller.claim(claim).text) for facet in facets for claim in facet.claims)


def _title(teller: Teller, iri: str) -> str:
    claim = teller.record.claims.get(iri)
    name = teller.prose.figure(claim) if claim and claim.counted else teller.prose.name(iri)
    return " · ".join(part for part in (name[:1].upper() + name[1:], teller.day(iri)) if part)


def _told(
    teller: Teller, iri: str, facets: Sequence[Facet], words: int, apart: Collection[str],
    enough: int,
) -> list[Sentence]:  # fmt: skip
    """
    Choose a sentence of each facet, then a second, within the words; in the facets' order.

    What is told where accounts differ (`apart`) is not told before.
    """
    chosen: dict[tuple[int, int], Sentence] = {}
    whole, dated = words, iri in teller.record.hulls
    words -= _DAY if dated and words > _DIFFER else 0
    turns = sorted(
        (_LATER.get(facet.name, 0) + turn * len(_LATER), place, turn)
        for place, facet in enumerate(facets)
        for turn in range(facet.most)
    )
    for _, place, turn in turns:
        told = sum(each.words for each in chosen.values())
        if told >= enough and facets[place].name in _ASIDE:
            continue
        left = words - told
        new = _next(teller, facets[place], list(chosen.values()), left, apart)
        if new:
            chosen[place, turn] = new
    found = _led(teller, iri, [chosen[each] for each in sorted(chosen)])
    opened = _opened(teller, iri, found)
    return opened if sum(each.words for each in opened) <= whole else found


def _opened(teller: Teller, iri: str, told: list[Sentence]) -> list[Sentence]:
    """Put the days of an event before the first sentence of it, unless its year stands there."""
    return (
        [replace(told[0], text=_on_its_day(teller, iri, told[0].text)), *told[1:]] if told else []
    )


def _led(teller: Teller, iri: str, told: list[Sentence]) -> list[Sentence]:
    """
    Let no copy and no blog lead where a sounder source tells of the same thing.

    Where only weak sources tell of it, they lead all the same: what others say of something else
    would be no beginning.
    """
    own = [each for each in told if any(iri in _concerned(claim) for claim in each.claims)]
    sound = [each for each in own if not _is_weak(teller, each)]
    if not sound or not _is_weak(teller, told[0]):
        return told
    return [sound[0], *(each for each in told if each is not sound[0])]


def _concerned(claim: Claim) -> tuple[object, ...]:
    """Give the claim and all that it names."""
    return (claim.iri, claim.subject, claim.object, *claim.voices)


def _is_weak(teller: Teller, told: Sentence) -> bool:
    return bool(teller.weakness(teller.record.sources[told.claims[0].source]))


def _next(
    teller: Teller, facet: Facet, known: Sequence[Sentence], left: int, apart: Collection[str]
) -> Sentence | None:
    """Give the best sentence of a facet that tells something new and fits."""
    for claim in facet.claims:
        told = teller.claim(claim)
        text = told.whole
        text = _on_its_day(teller, claim.subject, text) if facet.name in _DATED else text
        new = not any(_alike(told.text, each.text) for each in known)
        new = new and not (facet.name == "who" and _is_named(claim, known))
        new = new and (claim.iri not in apart or len(facet.claims) == 1)
        if new and words_in(text) <= left and not (known and _of_its_page(teller, claim)):
            return Sentence(text, (claim, *_agreeing(facet, claim)))
    return None


def _is_named(claim: Claim, known: Sequence[Sentence]) -> bool:
    """Tell whether somebody's part in the same event is told already."""
    said = (claim.subject, claim.predicate, claim.object)
    return any(
        said == (other.subject, other.predicate, other.object)
        for each in known
        for other in each.claims
    )


def _of_its_page(teller: Teller, claim: Claim) -> bool:
    """Tell whether a gist speaks of its page and names nobody: it adds nothing to others."""
    named = isinstance(claim.object, str) and teller.prose.kind(claim.object) == "person"
    return (
        not named and not claim.counted and teller.is_of_its_page(claim.gist.get(teller.lang, ""))
    )


def _on_its_day(teller: Teller, event: str, text: str) -> str:
    """Put the day of an event before what is told of it, unless its year stands there."""
    span = teller.record.hulls.get(event)
    first, last = (span.earliest_begin, span.latest_end) if span else (None, None)
    if first is None or last is None or last - first > _LONG:
        return text
    days = iso(first) if first == last else f"{iso(first)}/{iso(last)}"
    return _after_day(teller, Span.parse(days), text)


def _after_day(teller: Teller, day: Span, text: str) -> str:
    year, named = day.text.strip("[.~?")[:4], teller.prose.date(day)
    if year in text or named.removesuffix(year).removesuffix(" de ").strip() in text:
        return text
    joint = ": " if ": " not in text else " – "
    return f"{named[:1].upper()}{named[1:]}{joint}{small(teller, text)}"


def _agreeing(facet: Facet, claim: Claim) -> tuple[Claim, ...]:
    """Give two more claims that say the very same, for the note."""
    same = [
        other
        for other in facet.claims
        if other.iri != claim.iri and other.gist == claim.gist and other.gist
        and (other.voices, other.object) == (claim.voices, claim.object)
    ]  # fmt: skip
    return tuple(same[:2])


def _alike(one: str, other: str) -> bool:
    """Tell whether two sentences tell much the same."""
    first, second = ({stem for stem, _ in stems(text, _LETTERS)} for text in (one, other))
    return len(first & second) >= _SHARE * max(min(len(first), len(second)), 1)


def _missing(record: Record, teller: Teller, iri: str) -> str:
    """Tell which plain questions about an event no source answers."""
    if iri not in ties_of(record).events:
        return ""
    stated = {claim.predicate for claim in record.about.get(iri, ())}
    asked = (
        ("missing when", "ctx:date"),
        ("missing who", "sem:hasActor"),
        ("missing where", "sem:hasPlace"),
        ("missing figures", "ctx:count"),
    )
    open_ones = [phrase(key, teller.lang) for key, of in asked if of not in stated]
    if not open_ones:
        return ""
    *others, last = open_ones
    either = f" {phrase('or', teller.lang)} ".join((*([", ".join(others)] if others else []), last))
    return phrase("missing", teller.lang).format(either)


def _made(record: Record, teller: Teller, iri: str) -> str:
    known = teller.prose.date(record.known_of(iri))
    home = record.store.home_of(iri) or record.dossier
    return phrase("brief note", teller.lang).format(teller.prose.name(home), known)


def _notes(teller: Teller, told: Sentence) -> tuple[tuple[str, str], ...]:
    """Tell each source of a sentence with its places, how it was read and what makes it weak."""
    record, speak = teller.record, teller.prose
    by_source: dict[str, list[Claim]] = {}
    for claim in told.claims:
        by_source.setdefault(claim.source, []).append(claim)
    found = []
    for iri, claims in by_source.items():
        source = record.sources[iri]
        places = "; ".join(dict.fromkeys(speak.place(claim) for claim in claims))
        read = (
            speak.name(concept_iri("reading", source.reading)) if source.reading == "part" else ""
        )
        how = "; ".join(part for part in (teller.weakness(source), read) if part)
        ids = ", ".join(record.short(claim.iri) for claim in claims)
        text = f"{speak.source(iri)}, {places}{f' ({how})' if how else ''}: {ids}"
        found.append((text, source.url))
    return tuple(found)
