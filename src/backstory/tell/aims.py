"""
An event, a person or a voice comes in; out go the claims that a plain question about it aims at.

Who was pardoned is told by whom it befell, who decreed by whoever did it, why by what a voice ties
it to or gives as a reason: never by what merely came before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from backstory.ask.box import box_of
from backstory.ask.ids import COUNTED
from backstory.ask.plain import plain
from backstory.model.nouns import Claim
from backstory.tell.replying import (
    AGAINST,
    ASKING,
    BEFELL,
    DOING,
    FAVOUR,
    OPINION,
    REACHED,
    SCOPE,
    WHY,
)
from backstory.tell.told import Teller
from backstory.vocabulary import id_of
from backstory.words.languages import languages, words_of

__all__ = [
    "Aim",
    "aim_words",
    "best_first",
    "counted_in",
    "doing",
    "grouped",
    "has_aim",
    "leading",
    "on_topic",
    "part_of",
    "reasons_for",
    "says_aim",
    "sided",
    "spoken_by",
    "undergone",
]

_ACTOR: Final = "sem:hasActor"
_ADDRESSES: Final = "ctx:addresses"
_MEMBER: Final = "org:memberOf"


@cache
def aim_words(aim: str) -> frozenset[str]:
    """Give the words of all languages that aim at something."""
    every = (words_of(lang)["asking"]["aims"][aim] for lang in languages())
    return frozenset(word for words in every for word in plain(words).split())


@dataclass(frozen=True, slots=True)
class Aim:
    """What tells an answer."""

    groups: tuple[tuple[Claim, ...], ...]
    """Claims that say the same stand together, the weightiest first."""
    first: str = ""
    """What is said before all."""
    dated: bool = False
    """Whether each stands behind the day of its event."""
    most: int = 6
    """How many are told; more is a table."""
    named: tuple[tuple[Claim, ...], ...] = ()
    """Claims of one page that name who had one part, and are told in one sentence."""


def has_aim(words: Iterable[str], aim: str) -> bool:
    """Tell whether some words have one that aims at something."""
    return not aim_words(aim).isdisjoint(words)


def says_aim(teller: Teller, claim: Claim, aim: str) -> bool:
    """Tell whether what tells a claim has such a word."""
    found: bool = teller.once(
        f"aims at {aim}", claim, lambda one: has_aim(plain(teller.sentence(one)).split(), aim)
    )
    return found


def grouped(teller: Teller, claims: Iterable[Claim]) -> Aim | None:
    """Put claims that say the same together, the weightiest first; None if there is none."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        said = claim.gist.get(teller.lang) or teller.text(claim)
        groups.setdefault(said, []).append(claim)
    for group in groups.values():
        group.sort(key=lambda claim: (-teller.worth(claim), claim.id))
    return Aim(tuple(map(tuple, groups.values()))) if groups else None


def part_of(claim: Claim) -> str:
    """Give the id of the part that somebody had in an event, or nothing."""
    return id_of(claim.role) if claim.predicate == _ACTOR and claim.role else ""


def best_first(teller: Teller, claims: Iterable[Claim]) -> list[Claim]:
    """Put first what the editors wrote a sentence for, then what tells best."""
    return sorted(claims, key=lambda c: (not teller.has_gist(c), -teller.worth(c), c.id))


def undergone(teller: Teller, event: str) -> list[Claim]:
    """Give whom an event befell, without those it left out: the best told first."""
    own = teller.record.about.get(event, ())
    found = [c for c in own if part_of(c) in BEFELL - {"excluded"} or c.predicate in REACHED]
    found = found or [c for c in own if c.counted and id_of(c.unit) == "person"]
    return best_first(teller, (c for c in found if c.modality == "asserted"))


def doing(teller: Teller, own: Iterable[Claim]) -> list[Claim]:
    """Give who did something, and decided, asked for or carried it out: the best told first."""
    return best_first(teller, (c for c in own if part_of(c) in DOING | ASKING))


def sided(teller: Teller, claims: Iterable[str], typed: Sequence[str]) -> list[Claim]:
    """Give who was against something, or for it, if one of both is asked: the best told first."""
    sides = [
        own
        for aim, own in (("against", AGAINST), ("favour", FAVOUR))
        if not aim_words(aim).isdisjoint(typed)
    ]
    known = teller.record.claims
    own = [known[iri] for iri in claims if iri in known and len(sides) == 1]
    return best_first(teller, (claim for claim in own if part_of(claim) in sides[0]))


def leading(teller: Teller, body: str) -> list[Claim]:
    """Give what is said of those who head a body: who is vice-chair heads nothing."""
    heads, second = aim_words("heads"), aim_words("second")
    found = []
    for claim in teller.record.towards.get(body, ()):
        told = {*plain(teller.text(claim)).split()} if claim.predicate == _MEMBER else set()
        if heads & told and not second & told:
            found.append(claim)
    return found


def reasons_for(teller: Teller, event: str, says: frozenset[str]) -> list[Claim]:
    """Give what voices tie an event to, and what they say in words that give a reason."""
    record = teller.record
    own = record.about.get(event, ())
    found = [c for c in own if c.predicate in WHY and teller.has_gist(c)]
    # Whom it reaches, as those held for political reasons, is none of its reasons; nor is what
    # somebody thinks of it. La Razón is a newspaper: the sentence is read, not who says it.
    found += [
        c
        for c in own
        if not (c.counted or c.predicate in SCOPE or part_of(c) in OPINION)
        and says & _words(c.gist.get(teller.lang, ""))
    ]
    # Where nobody wrote a sentence, a cause that a voice names is a reason all the same.
    found = found or [c for c in own if c.predicate in WHY and c.predicate != _ADDRESSES]
    return best_first(teller, {c.iri: c for c in found}.values())


def _words(text: str) -> set[str]:
    return {*plain(text).split()}


def on_topic(teller: Teller, claims: Sequence[Claim], words: Sequence[str]) -> list[Claim]:
    """Keep what is said of what words name, or has most of them: what Trump said of prisoners."""
    fitting = box_of(teller.record).fitting
    wanted = [{word[:5], *(o[:5] for o in fitting.typed.alike.get(word, ()))} for word in words]
    found: list[tuple[int, Claim]] = []
    for claim in claims:
        names = " ".join(
            teller.prose.name(iri)
            for iri in (claim.subject, claim.object, claim.counted)
            if isinstance(iri, str) and iri in teller.record.names
        )
        # Who says it is no topic: Amnesty International on the amnesty.
        told = plain(claim.gist.get(teller.lang, "" if claim.counted else teller.text(claim)))
        for voice in {word for each in claim.voices for word in _words(teller.voice(each))}:
            told = f" {told} ".replace(f" {voice} ", " ", 1)
        own = {word[:5] for word in _words(f"{told} {names}")}
        found.append((sum(bool(each & own) for each in wanted), claim))
    most = max((many for many, _ in found), default=0)
    return [claim for many, claim in found if many and 2 * many >= max(most, len(wanted))]


def counted_in(teller: Teller, text: str) -> set[str]:
    """Give what words count, by the widest of its names whose every word is there."""
    record, shelf = teller.record, box_of(teller.record).fitting.shelf
    typed, said = _words(text), f" {plain(text)} "
    light = box_of(record).fitting.typed.light
    found: dict[str, tuple[int, bool]] = {}
    for at in {at for word in typed for at in shelf.having(word) if shelf.kinds[at] == COUNTED}:
        row = shelf.row(at)
        own = box_of(record).fitting.typed.counting(row.text, plain(text))
        order = len(own), own == _words(row.text)
        name = plain(row.text)
        # Who died in a campaign against drugs cast no vote against: such words stand together.
        is_loose = name.count(" ") != 1 or light.isdisjoint(name.split())
        if own and (is_loose or f" {name} " in said):
            found[row.id] = max(found.get(row.id, (0, False)), order)
    widest = max(found.values(), default=(0, False))
    return {record.by_id.get(each, "") for each, many in found.items() if many == widest}


def spoken_by(teller: Teller, claims: Sequence[Claim], text: str) -> list[Claim]:
    """Keep what is of a voice whose whole name was typed: how many did Jorge Rodríguez announce."""
    typed = _words(text)
    voices = {voice for claim in claims for voice in claim.voices}
    named = {voice for voice in voices if _words(teller.voice(voice)) <= typed}
    return [claim for claim in claims if named & {*claim.voices}]
