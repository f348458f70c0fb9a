"""
An answer comes in with the words that asked for it; out goes whether it has them, else the nearest.

What has few of the words that were typed answers something else: it is not told as an answer. The
sentences that have most of them are told instead, and headed as no more than near.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from backstory.ask.box import box_of
from backstory.ask.find import day_of
from backstory.ask.ids import COUNTED, NAMED
from backstory.ask.plain import as_typed, is_year, plain
from backstory.ask.turn import same
from backstory.ask.typed import Query
from backstory.tell.aims import aim_words
from backstory.tell.choosing import was_said
from backstory.tell.replying import BARELY_NAMED, BY_WHOM, FATES
from backstory.tell.understood import asks_who, asks_yes
from backstory.tell.wanted import LETTERS
from backstory.vocabulary import PREDICATES
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.ask.fitting import Fitting
    from backstory.model.nouns import Claim
    from backstory.rdf.record import Record
    from backstory.tell.told import Teller

__all__ = ["has_unknown", "headed", "is_barely_named", "missed", "nearest", "unheard_of",
           "whole"]  # fmt: skip

_MISSED, _MISSED_BY_NAME = 0.45, 0.35
"""The share of the words, by their rarity, without which an answer is of something else."""
_PART_OF: Final = PREDICATES["sub-event-of"]
_WHY: Final = "precedents"
_DATES: Final = "dates_of_event"
_LEFT_OUT: Final = "left_out"
_FIGURES: Final = "figures_side_by_side"
_TASKS, _OUTCOME = "tasks_given", "outcome_of_measure"
_NAMED_BY: Final = 0.3
"""The share of the words of a name by which it is meant."""
_SEVERAL: Final = 3
"""Words of which a sentence must have every one, to answer whatever was asked."""
_NEAREST: Final = 3
"""Sentences that are told as near."""
_LOOKED: Final = 40
_OF_SOME: Final = ("-prisoners-held", "minors-held")
"""How what is counted is called where it is a part of those held: women, soldiers, minors."""
_WORDS: Final = re.compile(r"[\w-]+")


def missed(
    record: Record,
    text: str,
    told: str,
    about: Iterable[str],
    *,
    only: bool = False,
    name: str,
) -> tuple[str, ...]:
    """
    Give the words that an answer lacks, if they are a good part of what was asked.

    Args:
        record: What records what the words may mean.
        text: What somebody typed.
        told: What answers.
        about: Ids of what the question is about, whose names it need not say.
        only: Whether only names matter, as of what is counted.
        name: The question that is answered; empty where the words ask none.
    """
    box = box_of(record)
    query, fitting = box.read(text), box.fitting
    things = [record.by_id.get(own, own) for own in about]
    own_names = " ".join(_names(record, iri) for iri in things)
    if only or name in BY_WHOM:  # who took part in what is counted need not be said
        things += _parts(record, things)
        things += [str(c.object) for iri in tuple(things) for c in record.about.get(iri, ())]
    kinds = (record.names[iri].type for iri in things if iri in record.names)
    typed = plain(text)
    ends = {*typed.split()[:1], *typed.split()[-1:]}
    # The amnesty is called so by its kind; so is the coup plot of which it is asked if it happened.
    happens = not name and not aim_words("happens").isdisjoint(ends)
    alone = kinds if happens or len(query.words) == 1 else ()
    names = " ".join(_names(record, iri) for iri in (*things, *alone))
    every = {*plain(f"{told} {names}").split()}
    have = {word[:LETTERS] for word in every}
    have |= {word[:-1] for word in have if word.endswith("s")}  # who frees somebody sets them free
    # What is counted is called by other words too: prisoners freed are releases.
    shelf = fitting.shelf
    have |= {
        each[:LETTERS]
        for at in {at for word in query.words for at in shelf.having(word)}
        if shelf.kinds[at] == COUNTED and record.by_id.get(shelf.row(at).id, "") in things
        for each in fitting.typed.counting(shelf.row(at).text, typed)
    }
    whole = lacking = 0.0
    words: list[str] = []
    # Why was it struck down: the reasons of whoever did it need not say so.
    told_too = () if name == _WHY and _LEFT_OUT not in query.asked else query.told
    # When did it begin, or end: its dates tell of both, whatever they call it.
    bounding = aim_words("bounding") if name == _DATES else frozenset()
    # Who was the first beneficiary: what is called the first need not be of one.
    who = query.hints if not name and asks_who(text) else ()
    # Why was the march held: nobody was.
    last = {*typed.split()[-1:]} & {*fitting.typed.turns.ending} if name in BARELY_NAMED else set()
    done = [word for word in typed.split() if word not in last]
    # Who was told to: whose task it is need not be told in these words, nor that it is a section.
    asking = last | ({*query.does} if name == _TASKS else set())
    parts = fitting.typed.turns.numbering if name == _OUTCOME else ()
    for word in dict.fromkeys((*told_too, *query.words, *who)):
        if word in bounding or word in asking or any(same(word, part) for part in parts):
            continue
        if (word.isdigit() and name) or word in query.months:
            continue
        is_heard, rarity = fitting.heard(word)
        is_proper = only and _is_proper(text, word)
        is_meant = is_proper or _is_name(fitting, word) or _is_of_some(fitting, word)
        if only and is_heard and not is_meant:
            continue
        whole += rarity
        if is_proper and not fitting.shelf.having(word):  # no more than a slip of it is it
            is_heard = not every.isdisjoint(fitting.forms(word))
        # What stands nowhere is in no answer, whatever begins so: Caracazo, Caracas.
        if not is_heard or have.isdisjoint(each[:LETTERS] for each in fitting.forms(word)):
            lacking += rarity
            words.append(word)
    if name in BARELY_NAMED and _done_else(done, f"{told} {names}"):
        return query.words
    # How many were amnestied: not how many are held.
    befell = [word for word in typed.split() if word in fitting.typed.fates]
    if name == _FIGURES and only and _done_else(befell, f"{told} {own_names}"):
        return query.words
    most = _MISSED if name else _MISSED_BY_NAME
    if not name and asks_yes(record, text):  # was it applied to soldiers: what says so names them
        most = 0.0
    if lacking <= most * whole and not (
        name in BARELY_NAMED and is_barely_named(record, text, about)
    ):
        return ()
    return tuple(words) or query.words


def _done_else(typed: Iterable[str], told: str) -> bool:
    """Tell whether an answer tells nothing of what was done by the words: when Chávez pardoned."""
    fates = [words for fate in FATES if (words := aim_words(fate)) and not words.isdisjoint(typed)]
    have = {word[:LETTERS] for word in plain(told).split()}
    return bool(fates) and all(have.isdisjoint(w[:LETTERS] for w in words) for words in fates)


def has_unknown(record: Record, text: str) -> bool:
    """Tell whether some word typed stands nowhere as it was typed."""
    box = box_of(record)
    query = box.read(text)
    return any(not box.shelf.having(word) for word in (*query.words, *query.told)
               if not word.isdigit())  # fmt: skip


def unheard_of(record: Record, text: str) -> str:
    """
    Give a name of two words of which nothing here has both, though a person has the first.

    Who asks how Fernando Albán died is told of no other Fernando.
    """
    fitting, shelf = box_of(record).fitting, box_of(record).shelf
    for first, last in pairwise(_WORDS.findall(text)):
        one, other = plain(first), plain(last)
        is_name = first[:1].isupper() and last[:1].isupper() and not text.isupper()
        if not is_name or shelf.having(other):
            continue
        having = {*shelf.having(one)}
        is_like = any(having & {*shelf.having(form)} for form in fitting.forms(other))
        if not is_like and any(shelf.kinds[at] == "person" for at in having):
            return f"{first} {last}"
    return ""


def whole(record: Record, text: str, told: str) -> bool:
    """Tell whether a sentence has every word typed, in whatever form, if they are several."""
    box = box_of(record)
    query = box.read(text)
    have = {word[:LETTERS] for word in plain(told).split()}
    words = dict.fromkeys((*query.words, *query.told, *query.hints))
    return len(words) >= _SEVERAL and all(
        box.fitting.heard(word)[0]
        and not have.isdisjoint(each[:LETTERS] for each in box.fitting.forms(word))
        for word in words
    )


def nearest(record: Record, text: str) -> list[Claim]:
    """Give the claims whose sentences have most of the words typed, by their rarity."""
    box = box_of(record)
    query = box.read(text)
    words = tuple(dict.fromkeys((*query.words, *query.told, *query.hints)))
    fits = box.fitting.fitting(replace(query, words=words, told=(), hints=()), plain(text))
    found: dict[str, Claim] = {}
    for fit in fits:
        if box.shelf.kinds[fit.at] == "claim":
            row = box.shelf.row(fit.at)
            claim = record.claims.get(record.by_id.get(row.id, row.id))
            if claim is not None:
                found.setdefault(row.text, claim)
        if len(found) == _LOOKED:
            break
    years, by = {word for word in words if is_year(word)}, _known_by(query)
    near = [c for c in found.values() if by is None or was_said(record, c, by)]
    # Of another year is of something else; a number says less of what was asked than a sentence.
    texts = {claim.iri: {*plain(text).split()} for text, claim in found.items()}
    return sorted(near, key=lambda c: (not years <= texts[c.iri], not c.gist))


def _known_by(query: Query) -> int | None:
    """Give the day by which it is asked what was known."""
    return day_of(query.day) if query.day and "known_at" in query.asked else None


def headed(teller: Teller, text: str, told: Iterable[str]) -> tuple[str, ...]:
    """Head what is near: by the words that stand nowhere here, if there are such."""
    box = box_of(teller.record)
    near = tuple(dict.fromkeys(told))[:_NEAREST]
    if not near:
        return (phrase("no reply", teller.lang),)
    query = box.read(text)
    words = (word for word in (*query.words, *query.told) if word not in query.does)
    unknown = [word for word in words if not box.fitting.heard(word)[0]]
    if unknown:
        typed = ", ".join(as_typed(text, (word,)) or word for word in unknown)
        return phrase("reply near of", teller.lang).format(typed), *near
    return phrase("reply near", teller.lang), *near


def is_barely_named(record: Record, text: str, about: Iterable[str]) -> bool:
    """Tell whether an event has but few words of its name in what was typed, and is no law's."""
    box = box_of(record)
    query = box.read(text)
    typed = {f for w in (*query.words, *query.told, *query.hints) for f in box.fitting.forms(w)}
    begins = {word[:LETTERS] for word in typed}
    laws = {
        law for row in box.laws(query.words)[0] for law in (row.id, row.about.partition(":")[2])
    }
    shares = []
    for own in about:
        iri = record.by_id.get(own, own)
        if record.kind(iri) != "event" or own in laws:
            return False
        known = record.names[iri]
        kind = record.names.get(known.type) if len(query.words) == 1 else None
        kinds = kind.labels.values() if kind else ()
        for name in (*known.labels.values(), *(alias.text for alias in known.aliases), *kinds):
            words = [w for w in plain(name).split() if w not in box.fitting.typed.light]
            shares.append(sum(w[:LETTERS] in begins for w in words) / max(len(words), 1))
    return bool(shares) and max(shares) < _NAMED_BY


def _parts(record: Record, things: Iterable[str]) -> list[str]:
    """Give the parts of events: who took part in one of the releases of a year freed people."""
    towards = (c for iri in things for c in record.towards.get(iri, ()))
    return [c.subject for c in towards if c.predicate == _PART_OF]


def _is_name(fitting: Fitting, word: str) -> bool:
    """Tell whether somebody, or some place, has a word in its name."""
    kinds = fitting.shelf.kinds
    return any(kinds[at] in NAMED for at in fitting.shelf.having(word))


def _is_of_some(fitting: Fitting, word: str) -> bool:
    """Tell whether a word is for some of those who are held: how many women were freed."""
    shelf = fitting.shelf
    rows = (shelf.row(at) for at in shelf.having(word) if shelf.kinds[at] == COUNTED)
    return any(row.id.endswith(_OF_SOME) and plain(row.text) == word for row in rows)


def _is_proper(text: str, word: str) -> bool:
    """Tell whether a word was typed as a name is: El Amparo, and no writ of amparo."""
    typed = as_typed(text, (word,))
    first = _WORDS.search(text)
    is_first = first is not None and text.startswith(typed, first.start())
    return typed[:1].isupper() and not is_first and not text.isupper()


def _names(record: Record, iri: str) -> str:
    known = record.names.get(iri)
    return " ".join((*known.labels.values(), *(a.text for a in known.aliases))) if known else ""
