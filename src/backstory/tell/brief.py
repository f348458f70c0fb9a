"""
Write the brief that an editor would print: the few facts, where accounts differ, a note a sentence.

Every sentence is the editors' gist with its voice, or a count with its day; none is put more
strongly than its claim, and nothing stands in quotation marks that nobody said.
"""

from __future__ import annotations

import html
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from backstory.calls import one_of
from backstory.compare.context import Context, main_event, ties_of
from backstory.compare.context_texts import stems
from backstory.compare.disagreements import Disagreement, disagreements_of
from backstory.dates.edtf import Span, iso
from backstory.errors import CouldNotRun
from backstory.model.nouns import Claim
from backstory.rdf.record import Record
from backstory.tell.cards import Card, CardRow, cards_of
from backstory.tell.context import teller_of
from backstory.tell.facets import Facet, facets_of, parts_of
from backstory.tell.nearest import nearest_cards
from backstory.tell.told import Teller, Told
from backstory.vocabulary import concept_iri
from backstory.words.markup import marked
from backstory.words.phrases import phrase

__all__ = ["FORMS", "Brief", "Sentence", "brief_of", "written"]

FORMS: Final = ("text", "markdown", "html")
_SHARE: Final = 0.6
"""Words that two sentences may share before the second tells nothing new."""
_CARDS, _ACCOUNTS = 2, 3
"""Disagreements told, and accounts of each."""
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
_UNLIKE: Final = "both"
"""The verdict of accounts that do not differ in earnest."""
_LETTERS: Final = 6
_FEW: Final = 6
"""Claims: of an event with no more, it is told what nobody states."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, the claims it rests on, and whether it tells where accounts differ."""

    text: str
    claims: tuple[Claim, ...]
    differs: bool = False

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Brief:
    """A title, sentences, and for each the note that says where it is read."""

    title: str
    sentences: tuple[Sentence, ...]
    notes: tuple[tuple[tuple[str, str], ...], ...]
    """For each sentence its sources: how each is told with its places, and an address to link."""
    made: str
    """By whom and of which day it is."""
    lang: str
    missing: str = ""
    """What no source states, where there is little to tell; empty otherwise."""

    @property
    def words(self) -> int:
        """Words of title and sentences; the notes come on top."""
        texts = [self.title, *(each.text for each in self.sentences), self.missing]
        return sum(len(text.split()) for text in texts)


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
    differ = _differing(teller, iri)
    apart = frozenset(claim.iri for each in differ for claim in each.claims)
    kept = min(sum(each.words for each in differ), min(_DIFFER, left // 2))
    facets = facets_of(teller.judge, iri)
    differing = {claim.counted for each in differ for claim in each.claims} - {""}
    if iri not in record.claims:
        facets = [_without(each, differing) for each in facets]
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
    return min(len(teller.claim(claim).text.split()) for facet in facets for claim in facet.claims)


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
        if new and len(text.split()) <= left and not (known and _of_its_page(teller, claim)):
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
    return f"{named[:1].upper()}{named[1:]}{joint}{_small(teller, text)}"


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


def _differing(teller: Teller, iri: str) -> list[Sentence]:
    """Tell where accounts differ, the weightiest question first."""
    cards = _cards(teller, iri)
    found: list[Sentence] = []
    for card in cards:
        told = _of_card(teller, card)
        if told and len(found) < _CARDS and card.verdict != _UNLIKE:
            found.append(told)
    return found


def _cards(teller: Teller, iri: str) -> list[Card]:
    """Give the questions about it on which accounts differ: an event's with those of its parts."""
    every = disagreements_of(teller.record)
    if iri in teller.ties.events:
        return nearest_cards(teller, Context(iri, iri, ()), parts_of(teller, iri))
    own = [each for each in every if _touches(teller.record, each, iri)]
    if iri not in teller.ties.events_of:
        return cards_of(teller, own)
    event = main_event(teller.ties, iri)
    return [*cards_of(teller, own)[:1], *nearest_cards(teller, Context(event, iri, ()))]


def _touches(record: Record, each: Disagreement, iri: str) -> bool:
    claims = [record.claims[c] for c in each.claims if c in record.claims]
    pointed = sum(iri in (claim.object, claim.counted) for claim in claims)
    said = bool(claims) and (iri in claims[0].voices or claims[0].subject == iri)
    return iri in each.claims or said or pointed > 1


def _of_card(teller: Teller, card: Card) -> Sentence | None:
    """Tell a disagreement in one sentence: the question, the accounts, the verdict."""
    claims = teller.record.claims
    rows = [
        row
        for row in card.rows
        if row.amount or claims[row.told.claims[0]].counted
        or (card.sort != "count" and claims[row.told.claims[0]].gist.get(teller.lang))
    ][:_ACCOUNTS]  # fmt: skip
    if len(rows) < 2:
        return None
    if card.sort == "count":
        counted = [row.what for row in rows if row.amount]
        same = len(counted) > 1 and len(set(counted)) == 1
        name = rows[0].what if same and rows[0].amount else phrase("how many", teller.lang)
        parts = [_amount(teller, row, same=same) for row in rows]
        head = f"{name[:1].upper()}{name[1:]}:"
    else:
        rows = rows[:2]
        parts = [_small(teller, row.told.whole.rstrip(".")) for row in rows]
        head = card.question if card.question.endswith("?") else f"{card.question}:"
        parts[0] = parts[0] if head.endswith(":") else rows[0].told.whole.rstrip(".")
    text = f"{head} {'; '.join(parts)}. {card.verdict_words[:1].upper()}{card.verdict_words[1:]}."
    return Sentence(text, tuple(claims[row.told.claims[0]] for row in rows), differs=True)


def _small(teller: Teller, text: str) -> str:
    """Begin a sentence small within another, but for the voice that one begins with."""
    return text if ": " in text else teller.prose.lowered(text)


def _amount(teller: Teller, row: CardRow, *, same: bool) -> str:
    """Tell one number with its voice and its day; a denial in a sentence."""
    if not row.amount:
        return _small(teller, row.told.whole.rstrip("."))
    key = "account count" if same else "account count of"
    return phrase(key, teller.lang).format(
        n=row.amount, what=row.what, who=_who(teller, row.told), when=row.period
    )


def _who(teller: Teller, told: Told) -> str:
    return teller.who(teller.record.claims[told.claims[0]])[0]


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


def written(brief: Brief, form: str) -> str:
    """Write a brief as text, Markdown or HTML."""
    one_of("form of a brief", form, ("text", "markdown", "html"))
    plain = form != "html"
    mark = marked if form == "markdown" else html.escape if form == "html" else str
    numbered = [
        (mark(each.text), f"[{number}]" if plain else f"<sup>{number}</sup>", each.differs)
        for number, each in enumerate(brief.sentences, 1)
    ]
    told = " ".join(
        f"{text}{mark(n) if plain else n}" for text, n, differs in numbered if not differs
    )
    told = " ".join(part for part in (told, mark(brief.missing)) if part)
    told = told or mark(phrase("nothing", brief.lang))
    differing = " ".join(
        f"{text}{mark(n) if plain else n}" for text, n, differs in numbered if differs
    )
    head = phrase("they differ", brief.lang)
    listed = [
        "; ".join(mark(text) + _link(url, form) for text, url in sources) for sources in brief.notes
    ]
    if form == "html":
        return _html(
            brief, told, f"<strong>{head}</strong> {differing}" if differing else "", listed
        )
    title = f"# {mark(brief.title)}" if form == "markdown" else brief.title
    parts = [title, told]
    if differing:
        parts.append(f"**{head}** {differing}" if form == "markdown" else f"{head} {differing}")
    if listed:
        start = "{}. " if form == "markdown" else "[{}] "
        parts.append("\n".join(start.format(n) + note for n, note in enumerate(listed, 1)))
    return "\n\n".join([*parts, mark(brief.made)]) + "\n"


def _link(url: str, form: str) -> str:
    if not url:
        return ""
    if form == "html":
        return f" <a href='{html.escape(url)}' rel='noreferrer'>{html.escape(url)}</a>"
    return f" <{url}>" if form == "markdown" else f" {url}"


def _html(brief: Brief, told: str, differing: str, listed: Sequence[str]) -> str:
    parts = [
        f"<article lang='{brief.lang}'>",
        f"<h1>{html.escape(brief.title)}</h1>",
        f"<p>{told}</p>",
    ]
    parts += [f"<p>{differing}</p>"] if differing else []
    parts += ["<ol>", *(f"<li>{note}</li>" for note in listed), "</ol>"] if listed else []
    parts.append(f"<p><small>{html.escape(brief.made)}</small></p>")
    return "\n".join([*parts, "</article>"]) + "\n"
