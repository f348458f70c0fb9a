"""A query comes in, its texts blanked out; the first bracket that has no partner goes out."""

from __future__ import annotations

from typing import Final, NamedTuple

__all__ = ["Lone", "lone"]

_PARTNERS: Final = {"{": "}", "(": ")", "[": "]"}
_OPENED_BY: Final = {close: opened for opened, close in _PARTNERS.items()}


class Lone(NamedTuple):
    """A bracket without a partner."""

    sign: str
    partner: str
    """The bracket that is missing."""
    place: int
    """Where it stands: characters from the beginning."""

    @property
    def is_open(self) -> bool:
        """Whether it opens, and nothing closes it."""
        return self.sign in _PARTNERS


def lone(quiet: str) -> Lone | None:
    """
    Find a bracket without a partner: of those that nothing closes, the last one.

    Args:
        quiet: The query, its strings, addresses and comments blanked out.

    >>> lone("SELECT (COUNT(?e AS ?n) { ?e a ?k }")
    Lone(sign='(', partner=')', place=7)
    >>> lone("ASK { ?s ?p ?o } }").sign
    '}'
    """
    opened: list[tuple[str, int]] = []
    for place, sign in enumerate(quiet):
        if sign in _PARTNERS:
            opened.append((sign, place))
        elif sign in _OPENED_BY:
            if opened and opened[-1][0] == _OPENED_BY[sign]:
                opened.pop()
            elif any(each == _OPENED_BY[sign] for each, _ in opened):
                break  # what was opened after it is what nobody closed
            else:
                return Lone(sign, _OPENED_BY[sign], place)
    if not opened:
        return None
    sign, place = opened[-1]
    return Lone(sign, _PARTNERS[sign], place)
