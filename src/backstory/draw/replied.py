"""
What the page needs to answer plain words in the sentences of the shell (tell/replies.py).

Which sentence tells a claim, how well it tells, what makes its source weak: all is decided here.
The page ranks and groups by the same rules (web/src/replies); what it reads comes when it is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from backstory.draw.collected import together
from backstory.draw.once import gists, without
from backstory.tell.copied import most_copied
from backstory.tell.defined import definitions
from backstory.vocabulary import id_of
from backstory.words.languages import words_of
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.draw.collected import Collected
    from backstory.draw.shape import Name, PageData, Replied, Screens
    from backstory.model.nouns import Claim

__all__ = ["replied"]

_PHRASES: Final = (
    "reply also", "reply on this", "reply more", "reply days", "reply days from", "no acquittal",
    "no pardon", "no death",
    "no amnesty", "reply of",
    "no release", "no conviction", "no abstention", "no vote against", "none of voice",
    "no statement", "missing", "or",
    "missing when", "missing who", "missing where", "missing figures",
    "reply near", "no reason", "no count", "no dispute", "no ending", "rest stands",
    "reply near of", "no reply",
    "reply none of",
    "reply means", "reply kind of", "reply of kind", "reply none within", "reply none in",
    "reply none there",
    "no after", "no reach", "no number", "no freed", "reply which", "reply first", "reply last",
    "became", "none became",
    "reply named", "told after",
    "reply weak", "no request", "in force", "none in force", "not in force", "more laws",
    "no such law", "no author", "published by", "no holder", "no arrest", "none said after",
    "none said before", "none of kind",
    "none later", "none named", "none made", "why not told",
    "none left out", "no task", "no before", "no one held",
    "reply source",
    "reply copies", "reply copies of", "reply resting", "reply resting on",
    "date worked out", "order before", "order shared",
    "order same", "order began", "order inferred", "reply one day", "order open",
    "order probable", "undated", "no day there", "reply rivals",
)  # fmt: skip
VOICE: Final = "\x02"
"""Stands for who speaks first."""
_ACTORS: Final = frozenset(("person", "body", "group"))
_EXACT: Final = 10_000
"""Worth is told in so many parts of one."""
_TERMS: Final = ("org:holds", "org:memberOf")


def voiced(read: Collected, data: PageData, order: Sequence[str]) -> list[Name]:
    """Tell each claim in a sentence, with marks for its own words and for who speaks first."""
    tellers, own = read.tellers, gists(data["claims"], data["languages"])
    return [
        _voiced(read, claim, without(together(t.sentence(claim) for t in tellers), own.get(one)))
        for one, claim in zip(order, _claims(read, order), strict=True)
    ]


def replied(
    read: Collected,
    data: PageData,
    order: Sequence[str],
    *,
    told: Sequence[Name],
    there: Iterable[str],
    screens: Screens,
) -> Replied:
    """
    Give what answers plain words are told with.

    Args:
        read: What the graph records.
        data: What the page shows.
        order: Ids of the claims, in the order in which they stand in the page.
        told: What `voiced` tells of each.
        there: Claims that lines of the network tell: nothing is told again.
        screens: What is told first, which is told once too.
    """
    record, tellers, claims = read.record, read.tellers, _claims(read, order)
    held = {
        one: sentence
        for one, claim, text in zip(order, claims, told, strict=True)
        if claim.predicate in _TERMS
        and _voiced(read, claim, sentence := together(t.held(claim) for t in tellers)) != text
    }
    voices = {voice for claim in claims for voice in claim.voices}
    days = {
        one: (claim.figure.as_of.earliest_begin, claim.figure.as_of.latest_end)
        for one, claim in zip(order, claims, strict=True)
        if claim.figure and claim.figure.as_of and not claim.when
    }
    known_there = {*there, *(one["claims"][0] for one in screens["told"] if one["claims"])}
    usual = [teller.prose.grammar.joined(["{}", "{}"]) for teller in tellers]
    return {
        "told": ["" if one in known_there else text for one, text in zip(order, told, strict=True)],
        "held": held,
        "worth": [round(_EXACT * tellers[0].worth(claim)) for claim in claims],
        "asOf": {one: [begin, end] for one, (begin, end) in days.items()},
        "voices": {
            read.id_of(iri): together(teller.voice(iri) for teller in tellers)
            for iri in sorted(voices)
        },
        "weak": {
            read.id_of(iri): together(teller.weakness(source) for teller in tellers)
            for iri, source in record.sources.items()
            if tellers[0].weakness(source)
        },
        "phrases": {key: [phrase(key, each) for each in data["languages"]] for key in _PHRASES},
        "joined": usual,
        "apart": {
            read.id_of(iri): joins
            for iri in sorted(voices)
            if (joins := _joins(read, iri)) != usual
        },
        "defined": {
            read.key_of(iri): together(texts.get(lang, "") for lang in data["languages"])
            for iri in record.names
            if read.key_of(iri) in data["concepts"] and (texts := definitions(record, iri))
        },
        "titled": {
            read.id_of(iri): together(teller.prose.source(iri) for teller in tellers)
            for iri in most_copied(record)
        },
        "kinds": _of_kinds(read, data),
        "aims": {
            aim: " ".join(words_of(lang)["asking"]["aims"][aim] for lang in data["languages"])
            for aim in words_of(data["languages"][0])["asking"]["aims"]
        },
    }


def _of_kinds(read: Collected, data: PageData) -> dict[str, list[int]]:
    """Give, by each kind of actor that words of some language name, the places of who is of it."""
    asking = [words_of(lang)["asking"] for lang in data["languages"]]
    told = ";".join(words[key] for words in asking for key in ("actors", "speakers"))
    kinds = {each for group in told.split(";") for each in group.partition(":")[0].split()}
    names = read.record.names
    own = {read.id_of(iri): id_of(n.type) for iri, n in names.items() if n.kind in _ACTORS}
    of = [own.get(one, "") for one in data["things"]]
    return {kind: [at for at, one in enumerate(of) if one == kind] for kind in sorted(kinds)}


def _claims(read: Collected, order: Iterable[str]) -> list[Claim]:
    known = {read.id_of(iri): claim for iri, claim in read.record.claims.items()}
    return [known[each] for each in order]


def _voiced(read: Collected, claim: Claim, name: Name) -> Name:
    """Put a mark in the place of who speaks first, as its sentence names it."""
    every = [name] * len(read.tellers) if isinstance(name, str) else name
    voices = [teller.voice(claim.voices[0]) for teller in read.tellers]
    return together(
        text.replace(voice, VOICE, 1) if voice else text
        for text, voice in zip(every, voices, strict=True)
    )


def _joins(read: Collected, voice: str) -> list[str]:
    """Give the pattern that joins a name to those before it, in each language: y, but e Iglesia."""
    found = []
    for teller in read.tellers:
        name = teller.voice(voice)
        found.append(teller.prose.grammar.joined(["{}", name]).removesuffix(name) + "{}")
    return found
