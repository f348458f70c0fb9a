"""
A graph that somebody else asks comes in; out goes one that is asked why, within a time of its own.

Why a query found nothing is seen from parts of it, and a part may take longer than the whole: of
two patterns that share nothing but a text, all are paired with all. So each is asked where the
query itself was answered, in a process that can be ended, and all of them have a few seconds.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox

from backstory.errors import CouldNotRun, QueryError
from backstory.rdf.store import TripleStore

if TYPE_CHECKING:
    from backstory.rdf.store import Answer, Term

__all__ = ["MOST_ROWS", "REASONS_S", "Probed", "from_afar"]

REASONS_S: Final = 5.0
"""Seconds in which it is looked for why a query found nothing: the answer is there already."""

MOST_ROWS: Final = 1_000_000
"""Rows of a part of a query: of all names of a graph the nearest are looked for."""


class Probed(TripleStore):
    """A graph that is asked elsewhere, for no longer than is left."""

    __slots__ = ("_ask", "_until", "there")

    def __init__(
        self, ask: Callable[[str, Mapping[str, Term], float], Answer], *,
        there: TripleStore | None = None, cache: dict[str, Any] | None = None,
    ) -> None:  # fmt: skip
        """
        Begin to ask.

        Args:
            ask: Answers a query, with terms bound to its variables, in so many seconds or raises.
            there: The graph, if it lies with a server; what is known of it is kept there.
            cache: What is known of one that lies here, and will be; whoever asks again hands it
                over again.
        """
        known = {} if cache is None else cache
        if there is not None:
            known = there.cache
        super().__init__(ox.Store(), there.path if there is not None else "", known)
        self._ask, self.there = ask, there
        self._until = time.monotonic() + REASONS_S

    @property
    def is_here(self) -> bool:
        """Whether it lies on this machine, and not with a server."""
        return self.there is None

    def query(self, text: str, bindings: Mapping[str, Term] | None = None) -> Answer:
        """
        Answer a query in the time that is left.

        Raises:
            QueryError: The time is over, or is over before the answer comes.
        """
        left = self._until - time.monotonic()
        if left <= 0:
            raise QueryError("There is no time left.")
        return self._ask(text, bindings or {}, left)


def from_afar(there: TripleStore, text: str, bindings: Mapping[str, Term], left: float) -> Answer:
    """
    Answer a query where a graph lies, in so many seconds.

    Raises:
        QueryError: The server refuses it, or gives no answer in time: no reason is told then.
    """
    from backstory.rdf.far import Far, bound, with_prefixes

    if not isinstance(there, Far):
        return there.query(text, bindings)
    try:
        return there.answered(with_prefixes(text) + bound(bindings), timeout_s=left)
    except CouldNotRun as why:
        raise QueryError(str(why)) from None
