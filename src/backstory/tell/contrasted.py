"""
Words that ask whether numbers contradict each other come in; out go the verdict and the accounts.

Do 302, 808 and 643 contradict one another: by the disagreement that tells of most of them, with
what differs and who counted what. The page has the same rules (web/src/replies/contrasted.ts).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from backstory.ask.plain import plain
from backstory.compare.disagreements import disagreements_of
from backstory.tell.aims import aim_words
from backstory.tell.cards import cards_of

if TYPE_CHECKING:
    from backstory.tell.cards import Card, CardRow
    from backstory.tell.sayer import Sayer
    from backstory.tell.told import Teller

__all__ = ["contrasted"]

_NUMBER: Final = re.compile(r"\d+(?:[.,]\d{3})*(?![\d.,]*\d)")
_LEAST: Final = 2
"""Numbers that are contrasted: one alone is asked about otherwise."""
_FEW: Final = 5


def contrasted(sayer: Sayer, teller: Teller) -> tuple[str, ...]:
    """Tell how the numbers that the words name go together; nothing where no account has two."""
    asked = _numbers(sayer.text)
    if len(asked) < _LEAST or aim_words("versus").isdisjoint(plain(sayer.text).split()):
        return ()
    cards = cards_of(teller, disagreements_of(teller.record))
    held = {
        at: asked & _numbers(*(row.amount for row in card.rows)) for at, card in enumerate(cards)
    }
    best = min(
        (at for at, has in held.items() if len(has) >= _LEAST),
        key=lambda at: (-len(held[at]), cards[at].sort, cards[at].disagreements),
        default=None,
    )
    return () if best is None else _told(cards[best], held[best])


def _told(card: Card, numbers: set[str]) -> tuple[str, ...]:
    words = f"{_begun(card.verdict_words)}."
    rows = [row for row in card.rows if numbers & _numbers(row.amount)]
    return (" ".join(filter(None, (words, card.differs))), *map(_account, rows[:_FEW]))


def _account(row: CardRow) -> str:
    counted = f"{row.amount} {row.what}".strip()
    return f"{_begun(row.who)}: {', '.join(filter(None, (counted, row.period)))}."


def _begun(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _numbers(*texts: str) -> set[str]:
    """
    Give the numbers of texts, however they are written.

    >>> sorted(_numbers("302, 808 and 2.735", "more than 1,000"))
    ['1000', '2735', '302', '808']
    """
    found: Iterable[str] = (each for text in texts for each in _NUMBER.findall(text))
    return {re.sub(r"[.,]", "", each) for each in found}
