"""One row of a table, and the ids in its cells, which know their whole name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from backstory.errors import NoSuchPart, UnknownName
from backstory.text import nearest
from backstory.vocabulary import BASE, PREFIXES, id_of
from backstory.words.spoken import put

__all__ = ["Id", "Row"]

_KNOWN = (BASE, *PREFIXES.values())


class Id(str):
    """The id of something in the graph; `iri` is its whole name."""

    __slots__ = ("iri",)
    iri: str

    @classmethod
    def of(cls, iri: str) -> Id:
        """Make an id of an IRI; an address outside the vocabularies in use stays whole."""
        return cls.called((id_of(iri) if iri.startswith(_KNOWN) else "") or iri, iri)

    @classmethod
    def called(cls, name: str, iri: str) -> Id:
        """Make an id that is written otherwise than its IRI ends."""
        made = cls(name)
        made.iri = iri
        return made


class Row(dict[str, Any]):
    """A row of a table; a column that it has not is told with the nearest, in its language."""

    _lang = ""

    @classmethod
    def of(cls, row: Mapping[str, Any], lang: str) -> Row:
        """Make the row of a table that speaks a language."""
        made = cls(row)
        made._lang = lang
        return made

    def __missing__(self, name: str) -> Any:
        raise put(UnknownName("column", str(name), self), self._lang)

    if not TYPE_CHECKING:  # else a checker of types would let every name pass

        def __getattr__(self, name: str) -> Any:
            """Tell how a column is read; what begins with a stroke is Python's own."""
            if name.startswith("_"):
                raise AttributeError(name)
            known = () if name in self else (*self, *(p for p in dir(dict) if p.isalpha()))
            column = nearest(name, self) if name not in self else name
            also = [f"row['{column}']"] if column else []
            raise put(NoSuchPart("part of a row", name, known, also), self._lang)
