"""Things of a graph by their ids; whoever asks for none of them is told in the graph's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from backstory.calls import ById
from backstory.errors import BackstoryError

__all__ = ["SpokenById"]

V = TypeVar("V")


class SpokenById(ById[V]):
    """Things of one kind by their ids."""

    def __init__(
        self, things: Mapping[Any, V] | Iterable[Any] = (), kind: str = "thing", lang: object = None
    ) -> None:
        """Hold them; `lang` is the language of the graph, where that was said."""
        super().__init__(things, kind)
        self.lang = lang

    def __missing__(self, key: object) -> V:
        """Tell that nothing has this id."""
        try:
            return super().__missing__(key)
        except BackstoryError as why:
            from backstory.words.spoken import put  # late: most runs make no slip

            raise put(why, self.lang) from None
