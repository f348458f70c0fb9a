"""
Write the brief that an editor would print: the few facts, where accounts differ, a note a sentence.

Every sentence is the editors' gist with its voice, or a count with its day; none is put more
strongly than its claim, and nothing stands in quotation marks that nobody said.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from backstory.compare.context_texts import stems
from backstory.errors import CouldNotRun
from backstory.model.nouns import Claim
from backstory.rdf.record import Record
from backstory.tell.brief_days import on_its_day, run_on, since_its_day
from backstory.tell.brief_forms import HEADINGS, Brief, Sentence, words_in
from backstory.tell.brief_notes import made_of, missing_of, notes_of
from backstory.tell.context import teller_of
from backstory.tell.differing import differing
from backstory.tell.facets import Facet, facets_of
from backstory.tell.told import Teller
from backstory.words.phrases import phrase

__all__ = ["brief_of"]

_SHARE: Final = 0.6
"""Words that two sentences may share before the second tells nothing new."""
_NEW: Final = 0.3
"""Of a sentence's words, how many are in no other at least."""
_DIFFER: Final = 60
"""Words kept for where accounts differ."""
_LATER: Final = {"who": 1, "count": 1, "step": 1, "holder": 1, "terms": 2, "why": 2, "after": 2,
                 "says": 2, "named": 2, "more": 3, "around": 4, "earlier": 5,
                 "later": 6}  # fmt: skip
"""What gets its words only once the facets before have theirs."""
_DATED: Final = ("step", "undone", "around", "earlier", "later")
"""What tells of another event, whose day stands before it."""
_HELD: Final = ("holder", "posts")
"""What tells of an office, whose term stands before it."""
_UNDER: Final = {"around": "how it came", "earlier": "what before", "later": "what since"}
"""Under which heading stands what is told of other events."""
_DAY: Final = 8
"""Words kept for the day of an event, which stands before its first sentence."""
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
    first = _first(differ, min(_DIFFER, left // 2))
    apart = frozenset(claim.iri for each in first for claim in each.claims)
    kept = min(sum(each.words for each in first), _DIFFER, left // 2)
    facets = facets_of(teller.judge, iri)
    counted = {claim.counted for each in first for claim in each.claims} - {""}
    if iri not in record.claims:
        facets = [_without(each, counted) for each in facets]
    told = _told(teller, iri, facets, left - kept, apart, _ENOUGH - kept)
    left -= sum(each.words for each in told)
    for each in differ:
        if each.words <= left and not _is_told(teller, each, told):
            told.append(each)
            left -= each.words
    few = len(record.about.get(iri, ())) <= _FEW
    own = [claim for each in told if not each.under for claim in each.claims]
    counts = any(claim.counted for claim in own)
    missing = missing_of(record, teller, iri, counts=counts) if few else ""
    if facets and not told:
        raise CouldNotRun(
            phrase("too few words", lang).format(words, words + _shortest(teller, facets) - left)
        )
    notes = tuple(notes_of(teller, each) for each in told)
    made = made_of(record, teller, iri)
    missing = missing if len(missing.split()) <= left else ""
    return Brief(title, tuple(told), notes, made, lang, missing)


def _first(differ: Sequence[Sentence], most: int) -> list[Sentence]:
    """Give the questions for which words are kept: as many as fit, one at least."""
    found: list[Sentence] = []
    for each in differ:
        if not found or sum(one.words for one in (*found, each)) <= most:
            found.append(each)
    return found


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
        (_LATER.get(facet.name, 0) + turn * len(_LATER), facet.rank, place, turn)
        for place, facet in enumerate(facets)
        for turn in range(facet.most)
    )
    for _, _, place, turn in turns:
        told = sum(each.words for each in chosen.values())
        if told >= enough and facets[place].name in _ASIDE:
            continue
        left = words - told
        new = _next(teller, facets[place], list(chosen.values()), left, apart)
        if new:
            chosen[place, turn] = new
    found = _led(teller, iri, [chosen[each] for each in sorted(chosen)])
    opened = _opened(teller, iri, found)
    found = opened if sum(each.words for each in opened) <= whole else found
    found.sort(key=lambda each: HEADINGS.index(each.under) if each.under else -1)
    return run_on(teller, found)


def _opened(teller: Teller, iri: str, told: list[Sentence]) -> list[Sentence]:
    """Put the days of an event before the first sentence of it, unless its year stands there."""
    if not told or told[0].under:
        return told
    # A legal text has no day of its own: the first sentence has that of what it tells.
    event = iri if iri in teller.ties.events else told[0].claims[0].subject
    return [on_its_day(teller, event, told[0]), *told[1:]]


def _led(teller: Teller, iri: str, told: list[Sentence]) -> list[Sentence]:
    """
    Let no copy and no blog lead where a sounder source tells of the same thing.

    Where only weak sources tell of it, they lead all the same: what others say of something else
    would be no beginning.
    """
    things = {iri, *teller.ties.events_of.get(iri, ())}
    own = [
        each
        for each in told
        if not each.under and any(things & _concerned(claim) for claim in each.claims)
    ]
    sound = [each for each in own if not _is_weak(teller, each)]
    if not sound or not _is_weak(teller, told[0]):
        return told
    return [sound[0], *(each for each in told if each is not sound[0])]


def _concerned(claim: Claim) -> set[object]:
    """Give the claim and all that it names."""
    return {claim.iri, claim.subject, claim.object, *claim.voices}


def _is_weak(teller: Teller, told: Sentence) -> bool:
    return bool(teller.weakness(teller.record.sources[told.claims[0].source]))


def _next(
    teller: Teller, facet: Facet, known: Sequence[Sentence], left: int, apart: Collection[str]
) -> Sentence | None:
    """Give the best sentence of a facet that tells something new and fits."""
    under = _UNDER.get(facet.name, "")
    for claim in facet.claims:
        told = teller.claim(claim)
        made = Sentence(told.whole, (claim, *_agreeing(facet, claim)), under)
        if facet.name in _DATED:
            made = on_its_day(teller, claim.subject, made)
        elif facet.name in _HELD:
            made = since_its_day(teller, claim, made)
        new = not any(_alike(teller, claim, told.text, each) for each in known)
        new = new and not (facet.name == "who" and _is_named(claim, known))
        new = new and (claim.iri not in apart or len(facet.claims) == 1)
        new = new and not _is_nothing(claim, facet) and _adds(teller, claim, known)
        if new and made.words <= left and not (known and _of_its_page(teller, claim)):
            return made
    return None


def _is_nothing(claim: Claim, facet: Facet) -> bool:
    """Tell whether a count is of nothing, where others are not: 0 of 50 convictions."""
    return bool(claim.counted) and not claim.object and any(each.object for each in facet.claims)


def _adds(teller: Teller, claim: Claim, known: Sequence[Sentence]) -> bool:
    """Tell whether a gist has words that no sentence has yet: by decree, said once, is said."""
    own = {stem for stem, _ in stems(claim.gist.get(teller.lang, ""), _LETTERS)}
    told = {stem for each in known for stem, _ in stems(each.text, _LETTERS)}
    return not own or bool(claim.counted) or len(own - told) > _NEW * len(own)


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


def _agreeing(facet: Facet, claim: Claim) -> tuple[Claim, ...]:
    """Give two more claims that say the very same, for the note."""
    same = [
        other
        for other in facet.claims
        if other.iri != claim.iri and other.gist == claim.gist and other.gist
        and (other.voices, other.object) == (claim.voices, claim.object)
    ]  # fmt: skip
    return tuple(same[:2])


def _alike(teller: Teller, claim: Claim, text: str, told: Sentence) -> bool:
    """Tell whether a claim tells much the same as a sentence; of two counts, the same number."""
    if claim.role and not claim.gist:  # the event, its date and who says so stand in each
        named = (teller.prose.name(str(claim.object)), teller.prose.name(claim.role))
        return all(each.lower() in told.text.lower() for each in named)
    if claim.counted and told.claims[0].counted:
        return (claim.counted, claim.object) == (told.claims[0].counted, told.claims[0].object)
    first, second = ({stem for stem, _ in stems(each, _LETTERS)} for each in (text, told.text))
    return len(first & second) >= _SHARE * max(min(len(first), len(second)), 1)


def _is_told(teller: Teller, differ: Sentence, told: Sequence[Sentence]) -> bool:
    """Tell whether every account of a disagreement stands in what is told already."""
    text = " ".join(each.text for each in told)
    used = {claim.iri for each in told for claim in each.claims}
    return all(c.iri in used or teller.claim(c).text.rstrip(".") in text for c in differ.claims)
