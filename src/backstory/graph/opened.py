"""Where a graph lies comes in; out goes the graph, open, whole or limited to some claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

import pyoxigraph as ox

from backstory.ask.find import day_of, find_iri, record_of
from backstory.ask.keeping import iri_near, is_kept
from backstory.calls import Typed, doors, no_part
from backstory.calls.fitting import shown
from backstory.errors import CouldNotRun, NotFound, WrongCall
from backstory.graph.places import OF_A_STORE, Where, default_places, places_in, store_at
from backstory.rdf.joined import joined_stores
from backstory.rdf.opening import REMOTE, shipped_path
from backstory.rdf.store import TripleStore
from backstory.settings import default_graph
from backstory.words.languages import words_of
from backstory.words.phrases import phrase
from backstory.words.spoken import spoken

if TYPE_CHECKING:
    from backstory.ask.supervised import Supervised
    from backstory.rdf.record import Record
    from backstory.rdf.store import Answer, Term

__all__ = ["Opened"]

_WAYS: Final = ("?own rdf:subject <%s>", "?own rdf:object <%s>", "?own prov:wasAttributedTo <%s>",
               "?own dcterms:source <%s>", "BIND (<%s> AS ?own)")  # fmt: skip
_ALIKE: Final = (
    "?own ctx:counted ?what . ?x rdf:subject ?of ; ctx:counted ?what",
    "?own rdf:predicate ctx:date . ?x rdf:subject ?of ; rdf:predicate ctx:date",
)
_BESIDE: Final = " UNION ".join(
    f"{{ {way} . ?own rdf:subject ?of . {alike} }}".replace(") .", ")")
    for way in _WAYS for alike in _ALIKE
)  # fmt: skip
"""What counts the same of the same thing, or dates it, as what is said of, by or in something."""


@spoken
@doors
class Opened:
    """A graph that is open, whole or limited."""

    def __init__(
        self, where: Where = None, *, lang: Typed = "en", store: TripleStore | None = None,
        copy: bool = False,
    ) -> None:  # fmt: skip
        """
        Open a graph.

        Args:
            where: What `load` takes.
            lang: Language of labels, dates and notes: en or es.
            store: A graph that is open already, instead of `where`.
            copy: Whether a graph that a server holds is copied and asked here.

        Raises:
            CouldNotRun: There is nothing to open there.
            UnknownName: The language is not known.
        """
        if isinstance(where, Opened):
            raise WrongCall("That graph is open already: ask it, or give where it lies.")
        self.lang = lang
        self._copy = copy
        self._where: Path | str | list[tuple[str, str]] | None = None
        self._whole: Self | None = None
        self._known_at: int | None = None
        self._given = store is not None
        if store is not None:
            self.__dict__["store"] = store
        elif where is None:
            places, said = default_graph()
            if places:
                self._where = default_places(places, said)
            else:
                shipped_path()
        else:
            self._where = places_in(where)

    if not TYPE_CHECKING:  # else a checker of types would let every name pass
        __getattr__ = no_part("part of a graph")

    @property
    def lang(self) -> str:
        """
        Language of labels, dates and notes; another may be set.

        >>> graph.lang
        'en'
        """
        return self._lang

    @lang.setter
    def lang(self, lang: str) -> None:
        if not isinstance(lang, str):
            raise WrongCall(f"lang takes a text, not {shown(lang)}.")
        words_of(lang)  # told here if the program does not speak it
        self._lang = lang

    def __copy__(self) -> Self:
        """Give another of the same store: its language may be set apart."""
        made = object.__new__(type(self))
        made.__dict__.update(self.__dict__)
        return made

    def __deepcopy__(self, memo: object) -> Self:
        """Give another of the same store: nothing changes a graph."""
        return self.__copy__()

    def __reduce_ex__(self, protocol: object) -> Any:
        """Refuse to be pickled, as the store does that is open in it."""
        return TripleStore(ox.Store()).__reduce_ex__(protocol)

    @cached_property
    def store(self) -> TripleStore:
        """
        The graph's quads, opened when they are first needed.

        >>> len(graph.store.query("SELECT ?e { ?e a sem:Event }").rows) > 200
        True
        """
        store = (
            store_at(self._where, self.lang, copy=self._copy)
            if self._where is None or isinstance(self._where, str | Path)
            else joined_stores([
                (name, store_at(place, self.lang, copy=self._copy).whole())
                for name, place in self._where
            ])
        )  # fmt: skip
        store.cache["lang"] = self.lang  # what goes wrong in it is told so
        return store

    def opened(self) -> Self:
        """
        Open the store now, so that what is wrong with it is told here and not by the first answer.

        Raises:
            CouldNotRun: There is nothing to open there, or a newer version built it.
            DossierError: A folder of seeds has mistakes.

        >>> graph.opened().lang
        'en'
        """
        _ = self.store
        return self

    @property
    def is_elsewhere(self) -> bool:
        """
        Whether a server holds the graph, or one of several: it is said which way it is asked.

        >>> graph.is_elsewhere
        False
        """
        several = self._where if isinstance(self._where, list) else [("", self._where)]
        return any(str(place).startswith(REMOTE) for _, place in several)

    @property
    def record(self) -> Record:
        """
        What the graph holds, as frozen values to tell from, each read when it is looked at.

        >>> len(graph.record.claims) > 3_000
        True
        """
        return record_of(self.store)

    @property
    def _is_here(self) -> bool:
        """Whether the graph lies here; it need not be opened to know that of a file."""
        if self._given or not isinstance(self._where, str | Path | None):
            return self.store.is_here
        return not str(self._where).startswith(REMOTE) or self.store.is_here

    @property
    def _is_read_in_parts(self) -> bool:
        """Whether a server holds the graph, or a store on disk with what can be found beside it."""
        return not self.store.is_here or is_kept(self.store)

    def _small(self, *iris: str, last: bool = False) -> Self | None:
        """
        Give the graph of what is told of some things, if the whole need not be read for it.

        Of a concept, with `last`, only what a story tells of it.
        """
        if not iris or not self._is_read_in_parts or any(iri in self.store.homes for iri in iris):
            return None
        from backstory.rdf.near import near

        return type(self)(lang=self.lang, store=near(self.store, iris, last=last))

    def _company(self, most: int) -> list[tuple[str, str, int]]:
        """Count who takes part with whom: from beside the store, if that is kept there."""
        from backstory.compare.company import company, counted

        if not is_kept(self.store):
            return company(self.store, most)
        from backstory.ask.kept_rows import KeptRows

        with KeptRows(self.store.path) as kept:
            return counted(kept.company, kept.actor, most)

    def _counted(self, about: str) -> Iterable[str]:
        """Name what figures of a thing are told from, if the whole need not be read for it."""
        if not about or not self._is_read_in_parts:
            return ()
        return [self._iri(about, rather="concept counted")]

    def _disputed(self, about: str) -> Iterable[str]:
        """Name what disagreements about a thing are told from, if the whole need not be read."""
        if not about or not self._is_read_in_parts:
            return ()
        rows = self.store.query(f"SELECT DISTINCT ?x {{ {_BESIDE} }}".replace("%s", about)).rows
        return [about, *(row[0].value for row in rows if isinstance(row[0], ox.NamedNode))]

    def limit(
        self, *, known_at: Any = None, voice: Typed | None = None, source: Typed | None = None
    ) -> Self:
        """
        Give the smaller graph of what had been said by a day, by one voice, or in one source.

        Dates, links and figures are worked out anew, from what is left alone.

        Args:
            known_at: A date; of a month or year, its last day. What bears no date stays.
            voice: Who says it: id or name.
            source: Where it is said: id or name.

        Raises:
            NotFound: There is no such voice or source; the nearest is offered.
            QueryError: The date cannot be read.

        >>> len(graph.limit(known_at="2019").events) < len(graph.events)
        True
        """
        from backstory.rdf.limits import limited

        def node(name: str | None, kind: str) -> ox.NamedNode | None:
            return None if name is None else ox.NamedNode(self._iri(name, kind))

        day = None if known_at is None else day_of(known_at, "known_at")
        if day is not None:
            self.store.whole()  # before a server is asked for names: which way it goes is said once
        less = type(self)(lang=self.lang, store=limited(
            self.store, source=node(source, "source"), voice=node(voice, "voice"), known_at=day,
        ))  # fmt: skip
        less._whole = self._whole or self
        less._known_at = day if self._known_at is None or day is None else min(day, self._known_at)
        return less

    def _iri(self, name: str, *kinds: str, rather: str = "") -> str:
        """
        Find what an id or a whole name stands for, in a graph that may be limited.

        Raises:
            NotFound: Nothing is called so in the whole graph; offers the nearest.
            CouldNotRun: It is known, but nothing within the limits speaks of it.
        """
        try:
            if is_kept(self.store):
                return iri_near(self.store, name, kinds, rather=rather, lang=self.lang)
            return find_iri(record_of(self.store), name, kinds, rather=rather, lang=self.lang)
        except NotFound:
            if self._whole is None:
                raise
            find_iri(self._whole.record, name, kinds, rather=rather, lang=self.lang)
            raise CouldNotRun(phrase("not within", self.lang).format(name)) from None

    def _answered(
        self, query: str, terms: Mapping[str, Term], *, timeout_s: float, max_rows: int
    ) -> tuple[Answer, bool]:
        """Answer a stranger's query in a process of its own, or where the graph lies."""
        if self._is_here:
            return self._supervised.ask(query, terms, timeout_s=timeout_s, max_rows=max_rows)
        from backstory.ask.afar import asked_afar
        from backstory.rdf.far import Far

        there = self.store if isinstance(self.store, Far) else Far(self.store.path)
        return asked_afar(there, query, terms, timeout_s=timeout_s, max_rows=max_rows)

    @cached_property
    def _supervised(self) -> Supervised:
        from backstory.ask.supervised import Supervised

        where = self._where
        if where is None and not self._given:
            return Supervised(shipped_path())
        if isinstance(where, str | Path):
            place = Path(where)
            if place.is_file() or (place / OF_A_STORE).is_file():
                return Supervised(place)
        return Supervised(lambda: self.store.store.dump(format=ox.RdfFormat.N_QUADS) or b"")
