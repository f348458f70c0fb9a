"""
Words that ask how long something took come in; out goes what counts its time.

How long was Chávez out of office, how many years did Simonovis get: by a count of hours, days or
years that has every word, or counts those to whom an event happened. The page has the same rules
(web/src/replies/lengths.ts).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from backstory.ask.box import box_of
from backstory.ask.plain import plain
from backstory.ask.turn import same
from backstory.tell.aims import aim_words, best_first
from backstory.tell.replying import TIMED, UNITS
from backstory.tell.wanted import LETTERS
from backstory.vocabulary import id_of

if TYPE_CHECKING:
    from backstory.model.nouns import Claim
    from backstory.tell.sayer import Sayer
    from backstory.tell.told import Teller

__all__ = ["asks_length", "lengths"]

_FEW: Final = 3
_OPENING: Final = 3
"""Words among which it is asked how long, or how many years."""


def asks_length(text: str) -> bool:
    """Tell whether it is asked how long, or how many years."""
    opening = plain(text).split()[:_OPENING]
    return not any(aim_words(aim).isdisjoint(opening) for aim in ("lengths", "lasting"))


def lengths(sayer: Sayer, teller: Teller) -> tuple[str, ...]:
    """Tell what counts the time that is asked for; nothing where no count of it is recorded."""
    typed, lasting = plain(sayer.text).split(), aim_words("lasting")
    if not asks_length(sayer.text) or not sayer.turns:
        return ()
    query = box_of(sayer.record).read(sayer.text)
    words = [w for w in dict.fromkeys((*query.told, *query.words)) if w not in lasting]
    if not words or query.day:
        return ()
    found = [c for c in sayer.record.claims.values() if _is_of(teller, c, words, typed)]
    first = best_first(teller, found)[:_FEW]
    # A count of several says of nobody that he is among them.
    beside = [each for claim in first for each in _naming(teller, claim, words)]
    told = (sayer._group(teller, [claim], held=False) for claim in (*first, *beside[:1]))
    return tuple(dict.fromkeys(told))


def _is_of(teller: Teller, claim: Claim, words: Iterable[str], typed: Iterable[str]) -> bool:
    """Tell whether a claim counts a time, in the unit that was typed if one was, of these words."""
    unit = id_of(claim.unit) if claim.unit else ""
    if unit not in UNITS or not teller.has_gist(claim):
        return False
    known = teller.record.names[claim.unit].labels.values()
    named = any(same(plain(label), word) for label in known for word in typed)
    if not named and _has_unit(teller, typed):
        return False
    told, aside = _told(teller, claim), aim_words("outside")
    if aside.isdisjoint(told) != aside.isdisjoint(typed):  # out of office is not in office
        return False
    return _lacking(teller, told, words) <= _names(teller, claim)


def _told(teller: Teller, claim: Claim) -> list[str]:
    return plain(f"{teller.text(claim)} {claim.gist.get(teller.lang, '')}").split()


def _has_unit(teller: Teller, typed: Iterable[str]) -> bool:
    """Tell whether some unit of time was typed: how many years."""
    record = teller.record
    units = {c.unit for c in record.claims.values() if c.unit and id_of(c.unit) in UNITS}
    names = {plain(label) for unit in units for label in record.names[unit].labels.values()}
    return any(same(name, word) for name in names for word in typed)


def _lacking(teller: Teller, told: Iterable[str], words: Iterable[str]) -> set[str]:
    """Give the words that a sentence has in no form."""
    fitting, ruling = box_of(teller.record).fitting, aim_words("ruling")
    have = {word[:LETTERS] for word in told}
    return {
        word
        for word in words
        if word not in aim_words("outside")
        and have.isdisjoint(f[:LETTERS] for f in fitting.forms(word))
        and (word not in ruling or have.isdisjoint(each[:LETTERS] for each in ruling))
    }


def _names(teller: Teller, claim: Claim) -> set[str]:
    """Give the words of the names of those to whom that happened of which a time is counted."""
    own = (c for c in teller.record.about.get(claim.subject, ()) if _is_counted(c))
    return {word for c in own for word in plain(teller.prose.name(str(c.object))).split()}


def _naming(teller: Teller, claim: Claim, words: Iterable[str]) -> list[Claim]:
    """Give what says that somebody was there whom the count itself does not name."""
    lacking = _lacking(teller, _told(teller, claim), words)
    own = (c for c in teller.record.about.get(claim.subject, ()) if _is_counted(c))
    named = (c for c in own if lacking & {*plain(teller.prose.name(str(c.object))).split()})
    return best_first(teller, named)


def _is_counted(claim: Claim) -> bool:
    return bool(claim.role) and id_of(claim.role) in TIMED
