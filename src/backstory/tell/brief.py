"""
Write the brief that an editor would print: the few facts, where accounts differ, a note a sentence.

Every sentence is the editors' gist with its voice, or a count with its day; none is put more
strongly than its claim, and nothing stands in quotation marks that nobody said. In every language
stand the same sentences.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from backstory.errors import CouldNotRun
from backstory.model.nouns import Claim
from backstory.rdf.record import Record
from backstory.tell.aims import says_aim
from backstory.tell.brief_days import on_its_day, run_on, since_its_day
from backstory.tell.brief_forms import HEADINGS, Brief, Sentence, words_in
from backstory.tell.brief_led import led
from backstory.tell.brief_news import agreeing, is_new
from backstory.tell.brief_notes import made_of, missing_of, notes_of
from backstory.tell.context import teller_of
from backstory.tell.differing import differing_near
from backstory.tell.facets import Facet, facets_of
from backstory.tell.ranking import has_few_gists
from backstory.tell.told import Teller
from backstory.tell.worth import is_in_name
from backstory.words.languages import shipped
from backstory.words.phrases import phrase

__all__ = ["brief_of", "briefs_of"]

Line = tuple[Sentence, ...]
"""One sentence in each language: what is told is chosen once, by the longest."""

_DIFFER, _PART = 105, 0.6
"""Words kept for where accounts differ, two questions if there are; and of all words that part."""
_LITTLE: Final = 80
"""Words up to which a brief has no room for the day of its event."""
_LATER: Final = {"who": 1, "count": 1, "step": 1, "holder": 1, "terms": 2, "why": 2, "after": 2,
                 "says": 2, "named": 2, "more": 3, "strange": 3, "around": 4, "earlier": 5,
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
_FEW: Final = 6
"""Claims: of an event with no more, it is told what nobody states."""


def brief_of(record: Record, iri: str, lang: str, words: int = 200) -> Brief:
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
    return briefs_of(record, iri, (lang,), words)[0]


def briefs_of(
    record: Record, iri: str, langs: Sequence[str], words: int = 200, *, noted: bool = True
) -> list[Brief]:
    """
    Write the same in several languages: what is told is chosen once, not once a language.

    Whoever has the sources beside it leaves out the notes by saying False of `noted`.
    """
    tongues = _tongues(langs)
    chosen = _chosen(record, iri, tongues, langs[0], words)
    return [_put(record, iri, chosen, tongues.index(lang), noted=noted) for lang in langs]


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What a brief tells, in each of the languages whose briefs tell the same."""

    tellers: Sequence[Teller]
    titles: Sequence[str]
    lines: Sequence[Line]
    missing: Sequence[str]


def _put(record: Record, iri: str, chosen: _Chosen, at: int, *, noted: bool) -> Brief:
    """Put what was chosen in one language."""
    teller = chosen.tellers[at]
    sentences = tuple(line[at] for line in chosen.lines)
    notes = tuple(notes_of(teller, each) for each in sentences) if noted else ()
    made = made_of(record, teller, iri)
    return Brief(chosen.titles[at], sentences, notes, made, teller.lang, chosen.missing[at])


def _chosen(record: Record, iri: str, tongues: Sequence[str], lang: str, words: int) -> _Chosen:
    tellers = [teller_of(record, each) for each in tongues]
    teller = tellers[tongues.index(lang)]
    titles = [_title(each, iri) for each in tellers]
    left = words - max(len(title.split()) for title in titles)
    differ = _differing(tellers, iri)
    most = int(_PART * left)
    first = _first(differ, min(_DIFFER, most), teller.ties.own(iri))
    apart = frozenset(claim.iri for line in first for each in line for claim in each.claims)
    kept = min(sum(map(_words, first)), most)
    facets = facets_of(teller.judge, iri)
    counted = {claim.counted for line in first for claim in line[0].claims} - {""}
    if iri not in record.claims:
        facets = [_without(each, counted) for each in facets]
    told = _told(tellers, iri, facets, left - kept, apart, _ENOUGH - kept)
    left -= sum(map(_words, told))
    for line in differ:
        is_own = all(claim.subject == iri for claim in line[0].claims)
        is_day = is_own and any(claim.predicate == "ctx:date" for claim in line[0].claims)
        if _words(line) <= left and (is_day or not _is_told(tellers, line, told)):
            told.append(line)
            left -= _words(line)
    few = len(record.about.get(iri, ())) <= _FEW
    own = [claim for line in told if not line[0].under for claim in line[0].claims]
    counts = any(claim.counted for claim in own)
    texts = [" ".join(re.sub(r"[^\w' -]", " ", line[at].text) for line in told)
             for at in range(len(tellers))]  # fmt: skip
    missing = [missing_of(record, each, iri, counts=counts, told=" ".join(texts)) if few else ""
               for each in tellers]  # fmt: skip
    if facets and not told:
        shortest = max(_shortest(each, facets) for each in tellers)
        raise CouldNotRun(phrase("too few words", lang).format(words, words + shortest - left))
    fits = max(len(each.split()) for each in missing) <= left
    return _Chosen(tellers, titles, told, missing if fits else [""] * len(tellers))


def _tongues(langs: Sequence[str]) -> tuple[str, ...]:
    """Give the languages whose briefs tell the same: all that are asked, or all that ship."""
    return shipped() if set(langs) <= set(shipped()) else tuple(langs)


def _words(line: Line) -> int:
    """Say how many words a sentence has in the language that needs most."""
    return max(each.words for each in line)


def _differing(tellers: Sequence[Teller], iri: str) -> list[Line]:
    """Tell where accounts differ, each in every language; what one of them cannot tell, in none."""
    found = [differing_near(each, iri) for each in tellers]
    by_claims = [{frozenset(c.iri for c in each.claims): each for each in own} for own in found]
    return [
        tuple(own[claims] for own in by_claims)
        for claims in by_claims[0]
        if all(claims in own for own in by_claims)
    ]


def _first(differ: Sequence[Line], most: int, own: Collection[str]) -> list[Line]:
    """Give the questions for which words are kept: one, and as many of its own as fit beside it."""
    found: list[Line] = []
    is_own = any(claim.subject in own for each in differ[:1] for claim in each[0].claims)
    for each in differ:
        if not found or (is_own and sum(map(_words, (*found, each))) <= most):
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
    tellers: Sequence[Teller], iri: str, facets: Sequence[Facet], words: int,
    apart: Collection[str], enough: int,
) -> list[Line]:  # fmt: skip
    """
    Choose a sentence of each facet, then a second, within the words; in the facets' order.

    What is told where accounts differ (`apart`) is not told before.
    """
    chosen: dict[tuple[int, int], Line] = {}
    whole, dated = words, iri in tellers[0].record.hulls
    words -= _DAY if dated and words > _LITTLE else 0
    turns = sorted(
        (_LATER.get(facet.name, 0) + turn * len(_LATER), facet.rank, place, turn)
        for place, facet in enumerate(facets)
        for turn in range(facet.most)
    )
    told = 0
    for _, _, place, turn in turns:
        if told >= enough and facets[place].name in _ASIDE:
            continue
        new = _next(tellers, facets[place], list(chosen.values()), words - told, apart)
        if new:
            chosen[place, turn] = new
            told += _words(new)
    found = led(tellers[0], iri, [chosen[each] for each in sorted(chosen)])
    opened = _opened(tellers, iri, found)
    found = opened if sum(map(_words, opened)) <= whole else found
    found.sort(key=lambda line: HEADINGS.index(line[0].under) if line[0].under else -1)
    own = zip(tellers, zip(*found, strict=True), strict=True) if found else ()
    return list(zip(*(run_on(teller, each) for teller, each in own), strict=True))


def _opened(tellers: Sequence[Teller], iri: str, told: list[Line]) -> list[Line]:
    """Put the days of an event before the first sentence of it, unless its year stands there."""
    if not told or told[0][0].under:
        return told
    # A legal text has no day of its own: the first sentence has that of what it tells.
    event = iri if iri in tellers[0].ties.events else told[0][0].claims[0].subject
    first = zip(tellers, told[0], strict=True)
    return [tuple(on_its_day(teller, event, each) for teller, each in first), *told[1:]]


def _next(
    tellers: Sequence[Teller], facet: Facet, known: Sequence[Line], left: int,
    apart: Collection[str],
) -> Line | None:  # fmt: skip
    """Give the best sentence of a facet that tells something new, in every language, and fits."""
    for claim in _in_turn(tellers[0], facet.claims):
        if max(words_in(teller.sentence(claim)) for teller in tellers) > left:
            continue  # before it is set beside all that is told: a day only makes it longer
        if all(
            is_new(teller, facet, claim, [line[at] for line in known], apart=claim.iri in apart)
            for at, teller in enumerate(tellers)
        ):
            made = tuple(_sentence(teller, facet, claim) for teller in tellers)
            if _words(made) <= left:
                return made
    return None


def _in_turn(teller: Teller, claims: Collection[Claim]) -> Iterator[Claim]:
    """Give claims in their order, what tells a further case after the others, as far as asked."""
    for is_last in (False, True):
        further = []
        for claim in claims:
            if _merely_tells(teller, claim) != is_last:
                continue
            if says_aim(teller, claim, "further"):  # it is worded for that: not all of hundreds
                further.append(claim)
            else:
                yield claim
        yield from further


def _merely_tells(teller: Teller, claim: Claim) -> bool:
    """Tell whether a claim says no more than that its source tells of something: least of all."""
    is_day = claim.predicate == "ctx:date" and not teller.has_gist(claim)
    return is_day and is_in_name(teller, claim)


def _sentence(teller: Teller, facet: Facet, claim: Claim) -> Sentence:
    """Tell a claim of a facet, behind its day where the facet tells of another event or a term."""
    under = _UNDER.get(facet.name, "")
    made = Sentence(teller.claim(claim).whole, (claim, *agreeing(facet, claim)), under)
    is_bare = facet.name in ("what", "who") and claim.role and has_few_gists(teller, claim)
    if facet.name in _DATED or is_bare:
        return on_its_day(teller, claim.subject, made)
    return since_its_day(teller, claim, made) if facet.name in _HELD else made


def _is_told(tellers: Sequence[Teller], differ: Line, told: Sequence[Line]) -> bool:
    """Tell whether every account of a disagreement stands, in every language, in what is told."""
    used = {claim.iri for line in told for claim in line[0].claims}
    texts = [" ".join(line[at].text for line in told) for at in range(len(tellers))]
    return all(
        claim.iri in used
        or all(
            teller.sentence(claim).rstrip(".") in text
            for teller, text in zip(tellers, texts, strict=True)
        )
        for claim in differ[0].claims
    )
