"""
What somebody typed comes in; out goes what kind of answer it wants, and what is none.

Who asks how, or which, and is not understood is told what is near, never a sentence that merely
has the words. Who asks whether somebody did something is told nothing that somebody else did.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from backstory.ask.box import box_of
from backstory.ask.plain import plain
from backstory.tell.aims import aim_words
from backstory.tell.replying import ASKING, DOING
from backstory.vocabulary import id_of

if TYPE_CHECKING:
    from backstory.model.nouns import Claim
    from backstory.rdf.record import Record
    from backstory.tell.told import Teller

__all__ = ["asks_openly", "asks_who", "asks_yes", "doers_named", "is_known_of"]

_SEVERAL: Final = 3
"""Words of which one that asks makes a question."""


def asks_openly(record: Record, text: str) -> bool:
    """Tell whether words ask how, which or what, and are understood as no question."""
    box, typed = box_of(record), plain(text).split()
    asked = [name for name in box.read(text).asked if name != "about"]
    opens = not box.fitting.typed.turns.open.isdisjoint(typed[:1])
    happens = not aim_words("happens").isdisjoint(typed[1:2])  # what it is about is understood
    return opens and len(typed) >= _SEVERAL and not asked and not happens


def asks_who(text: str) -> bool:
    """Tell whether somebody is asked for."""
    return not aim_words("who").isdisjoint(plain(text).split()[:2])


def asks_yes(record: Record, text: str) -> bool:
    """Tell whether words ask for a yes or a no: did the United States ask for it."""
    return not box_of(record).fitting.typed.openers.isdisjoint(plain(text).split()[:1])


def is_known_of(record: Record, text: str, subject: str) -> bool:
    """Tell whether it is asked what was known of something by a day, and of nothing else."""
    box = box_of(record)
    query, known = box.read(text), record.names.get(record.by_id.get(subject, ""))
    if known is None:
        return False
    names = plain(" ".join((*known.labels.values(), *(a.text for a in known.aliases)))).split()
    asks = {w for own, name, _ in box.fitting.typed.asking if name == "known_at" for w in own}
    own = {*names, *asks, *query.months, *box.fitting.typed.meant}
    return all(word in own or word.isdigit() for word in query.words)


def doers_named(teller: Teller, text: str, claims: Iterable[Claim]) -> list[Claim]:
    """Leave out what tells of something that somebody did whom the words do not name."""
    record, every = teller.record, list(claims)
    light = box_of(record).fitting.typed.light
    typed = {*plain(text).split()} - light

    def is_others(claim: Claim) -> bool:
        said = claim.gist.get(teller.lang)
        own = [c for c in record.about.get(claim.subject, ())
               if said and c.gist.get(teller.lang) == said and c.role
               and id_of(c.role) in DOING | ASKING]  # fmt: skip
        names = {word for c in own for word in plain(teller.prose.name(str(c.object))).split()}
        return bool(own) and names.isdisjoint(typed)

    return [claim for claim in every if not is_others(claim)]
