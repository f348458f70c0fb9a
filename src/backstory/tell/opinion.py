"""
Words that ask whether somebody was for something come in; out goes how they took it.

Does Amnesty International support the law: by what it says of it, and those who head it or are
within it; others who did are no answer. The page has the same rules (web/src/replies/opinion.ts).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final

from backstory.ask.box import box_of
from backstory.ask.ids import VOICES
from backstory.ask.plain import is_year, plain
from backstory.tell.aims import aim_words, leading, on_topic
from backstory.tell.outright import within
from backstory.tell.replying import OPINION
from backstory.tell.wanted import Wanted
from backstory.vocabulary import id_of

if TYPE_CHECKING:
    from backstory.model.nouns import Claim
    from backstory.tell.sayer import Sayer
    from backstory.tell.told import Teller

__all__ = ["opinion"]

_REACTIONS: Final = "reactions"


def opinion(
    sayer: Sayer, teller: Teller, saying: Callable[[str, Sequence[Claim]], tuple[str, ...]]
) -> tuple[str, ...]:
    """Tell how somebody took something, where a yes or a no is asked of them; else nothing."""
    record = sayer.record
    query = box_of(record).read(sayer.text)
    voices = _speaking(teller, sayer.text) if _REACTIONS in query.asked and sayer.turns else set()
    about = tuple(record.short(voice) for voice in sorted(voices))
    years = [word for word in query.words if is_year(word)]
    topic = (*Wanted(record, sayer.text, about).topic(), *years)
    if not voices or not topic:
        return ()
    every = _opinions(teller, voices)
    on = on_topic(teller, every, topic)
    return saying(" ".join(topic), on) if on else sayer._unsaid(teller, every, topic)


def _speaking(teller: Teller, text: str) -> set[str]:
    """
    Give those whom words name where a yes or a no is asked of how they took something.

    Does Amnesty International support the law; with those who head them or are within them.
    """
    record, box = teller.record, box_of(teller.record)
    typed = plain(text).split()
    if not aim_words("who").isdisjoint(typed[:2]):
        return set()
    said, found = f" {' '.join(typed)} ", set[str]()
    for word in dict.fromkeys(box.read(text).words):
        for at in box.shelf.having(word):
            row = box.shelf.row(at)
            name = plain(row.text) if row.kind in VOICES else ""
            is_last = row.kind == "person" and name.split()[-1:] == [word]
            if name and (is_last or f" {name} " in said):
                found.add(record.by_id.get(row.id, row.id))
    for body in tuple(found):
        found |= within(teller, body) | {claim.subject for claim in leading(teller, body)}
    return found


def _opinions(teller: Teller, voices: Iterable[str]) -> list[Claim]:
    """Give what voices say, and how they are said to have taken something."""
    record = teller.record
    found: dict[str, Claim] = {}
    for voice in voices:
        of = [c for c in record.towards.get(voice, ()) if c.role and id_of(c.role) in OPINION]
        found |= {claim.iri: claim for claim in (*of, *record.said_by.get(voice, ()))}
    return list(found.values())
