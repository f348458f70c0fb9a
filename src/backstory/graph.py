"""
A graph to ask: named questions, SPARQL, stories, figures and networks, from Python.

`load` opens it, wherever it lies; what it holds is asked for when it is first needed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from backstory.ask.answer import table_of
from backstory.ask.guard import MAX_ROWS, QUERY_TIMEOUT_S
from backstory.errors import CouldNotRun, QueryError, UnknownName
from backstory.rdf.store import TripleStore, open_store, shipped_path
from backstory.words.languages import words_of
from backstory.words.numbers import numeral
from backstory.words.phrases import phrase
from backstory.words.table import Find, Id, Table

if TYPE_CHECKING:
    import networkx as nx
    from rdflib import Dataset

    from backstory.ask.worker import Supervised
    from backstory.compare.network import Finding
    from backstory.draw.cell import CellView
    from backstory.rdf.record import Record
    from backstory.rdf.store import Answer
    from backstory.tell.story import Story

__all__ = ["Graph", "load"]


class Graph:
    """
    What one or more dossiers grew into, ready to be asked.

    Attributes are tables in the graph's language: `events`, `actors`, `instruments`, `places`,
    `sources`, `claims`. `graph["coup-2002"]` tells one thing whole; ids complete with Tab.
    """

    def __init__(
        self, where: Path | str | None = None, *, lang: str = "en", store: TripleStore | None = None
    ) -> None:
        """
        Open a graph.

        Args:
            where: What `load` takes.
            lang: Language of labels, dates and notes: en or es.
            store: A graph that is open already, instead of `where`.

        Raises:
            CouldNotRun: There is nothing to open there.
            UnknownName: The language is not known.
        """
        words_of(lang)  # told here if the program does not speak it
        self.lang = lang
        self._where = where
        if store is not None:
            self.__dict__["store"] = store
        elif where is None:
            shipped_path()
        elif not str(where).startswith(("http://", "https://")) and not Path(where).exists():
            raise CouldNotRun(f"There is no graph at {where}. `backstory build` grows one.")

    @cached_property
    def store(self) -> TripleStore:
        """The graph's quads, opened when they are first needed."""
        found: TripleStore
        if self._where is not None and str(self._where).startswith(("http://", "https://")):
            from backstory.rdf.remote import copied

            found = copied(str(self._where))
        else:
            found = open_store(self._where)
        return found

    def opened(self) -> Graph:
        """
        Open the store now, so that what is wrong with it is told here and not by the first answer.

        Raises:
            CouldNotRun: There is nothing to open there, or a newer version built it.
            DossierError: A folder of seeds has mistakes.
        """
        _ = self.store
        return self

    @cached_property
    def record(self) -> Record:
        """What the graph holds, as frozen values to tell from."""
        from backstory.rdf.record import Record

        return Record(self.store)

    @cached_property
    def _supervised(self) -> Supervised:
        from backstory.ask.worker import Supervised

        where = shipped_path() if self._where is None and "store" not in self.__dict__ else None
        if isinstance(self._where, str | Path) and Path(self._where).is_file():
            where = Path(self._where)
        return Supervised(
            where or (lambda: self.store.store.dump(format=ox.RdfFormat.N_QUADS) or b"")
        )

    def ask(self, name: str, /, *, lang: str | None = None, **values: Any) -> Table:
        """
        Answer a named question (`backstory ask --list` lists them).

        Args:
            name: Name of the question, with hyphens or underscores.
            lang: Language, if not the graph's own.
            **values: Its parameters by name, and the limits `source`, `voice`, `valid_at`,
                `known_at` where it has them.

        Raises:
            UnknownName: The question, a parameter or an id is not known; the nearest is offered.
            QueryError: A required parameter is missing, or a value cannot be read.
        """
        from backstory.ask.questions import answer

        found = answer(self.store, name, lang=lang or self.lang, **values)
        return replace(found, find=self._find)

    def sparql(
        self,
        query: str,
        /,
        *,
        timeout_s: float = QUERY_TIMEOUT_S,
        max_rows: int = MAX_ROWS,
        **bindings: Any,
    ) -> Table:
        """
        Answer read-only SPARQL, in a process of its own that is ended at the time limit.

        Args:
            query: SELECT, ASK, CONSTRUCT or DESCRIBE; the known prefixes are at hand.
            timeout_s: Seconds.
            max_rows: Rows after which the answer is cut; a note says so.
            **bindings: Values for variables of the query: an id from a table or a term stays what
                it is, text becomes a literal, numbers become numbers. Never spliced as text. A
                bound variable must be among the columns.

        Raises:
            QueryError: Refused, malformed or too slow.
        """
        terms = {name: _term(value) for name, value in bindings.items()}
        answer, cut = self._supervised.ask(query, terms, timeout_s=timeout_s, max_rows=max_rows)
        limit = phrase("cut at limit", self.lang).format(numeral(max_rows, self.lang))
        notes = [limit] if cut else []
        if not answer.rows:
            notes.append(phrase("nothing", self.lang))
        return replace(table_of(answer, lang=self.lang, notes=notes), find=self._find)

    def answer(self, query: str) -> Answer:
        """
        Answer read-only SPARQL with RDF terms instead of plain values, under the same limits.

        Raises:
            QueryError: Refused, malformed, too slow, or more rows than the limit.
        """
        answer, cut = self._supervised.ask(query)
        if cut:
            told = phrase("cut at limit", self.lang)
            raise QueryError(told.format(numeral(MAX_ROWS, self.lang)))
        return answer

    def rdflib(self) -> Dataset:
        """Give an RDFLib Dataset over the same store."""
        return self.store.rdflib()

    def networkx(self) -> nx.MultiDiGraph[str]:
        """Give a typed networkx `MultiDiGraph` with the days of each edge (see `network`)."""
        from backstory.compare.network import network

        return network(self.store)

    def findings(self, findings: Sequence[Finding]) -> Table:
        """Show what a function of `backstory.compare.network` found, with names and claims."""
        from backstory.tell.findings import findings_table

        return replace(findings_table(findings, self.store, self.lang), find=self._find)

    def timeline(self, event: str = "") -> CellView:
        """Show events on lines of time, for a notebook; with an event, only what is linked."""
        from backstory.draw.cell import timeline_view

        return timeline_view(self.store, event, lang=self.lang)

    def network(self, event: str = "") -> CellView:
        """Show who and what is linked with an event, for a notebook; all if none is given."""
        from backstory.draw.cell import network_view

        return network_view(self.store, event, lang=self.lang)

    def figures(self, about: str = "") -> CellView:
        """
        Show figures over time, for a notebook, stocks apart from flows.

        Args:
            about: The id of what they are about, of what is counted, or of a voice.
        """
        from backstory.draw.cell import figures_view

        return figures_view(self.store, about, lang=self.lang)

    def compare(self, *measures: str) -> CellView:
        """Show measures (ids of events) side by side, for a notebook; all if none is given."""
        from backstory.draw.cell import measures_view

        return measures_view(self.store, *measures, lang=self.lang)

    @cached_property
    def _find(self) -> Find:
        from backstory.ask.lists import addresses

        return addresses(self.store)

    def _listed(self, what: str) -> Table:
        from backstory.ask.lists import listed

        return replace(listed(self.store, what, self.lang), find=self._find)

    @property
    def events(self) -> Table:
        """Every event with its date and kind, oldest first; undated ones last."""
        return self._listed("events")

    @property
    def actors(self) -> Table:
        """Every person, body, group and post, and the position it speaks from."""
        return self._listed("actors")

    @property
    def instruments(self) -> Table:
        """Every law, bill, decree, judgment and agreement."""
        return self._listed("instruments")

    @property
    def places(self) -> Table:
        """Every place."""
        return self._listed("places")

    @property
    def sources(self) -> Table:
        """Every source, with its publisher, date and address."""
        return self._listed("sources")

    @property
    def claims(self) -> Table:
        """Every claim: subject, predicate, object, modality, source and place."""
        return self._listed("claims")

    def __getitem__(self, name: str) -> Story:
        """Tell one event, actor, instrument, place, source or claim whole."""
        from backstory.ask.find import find_iri
        from backstory.tell.shown import ShownStory
        from backstory.tell.story import story_of

        story = story_of(self.record, find_iri(self.record, name, lang=self.lang), self.lang)
        parts = {each.name: getattr(story, each.name) for each in fields(story)}
        return ShownStory(**parts, lang=self.lang, find=self._find)

    def _ipython_key_completions_(self) -> list[str]:
        return sorted(self.record.by_id)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ipython_key_completions_())

    def summary(self) -> dict[str, str]:
        """Tell title, day known on, and how much there is of what, as the language writes it."""
        rows = self.store.query("""
            SELECT ?title ?known ?class ?n WHERE {
              ?d a dcat:Dataset ; dcterms:title ?title ; ctx:asKnownOn ?known ;
                 void:classPartition ?p . ?p void:class ?class ; void:entities ?n
            } ORDER BY ?class""").values()
        if not rows:
            return {"title": "", "known": "", "quads": numeral(len(self.store), self.lang)}
        titles = self.store.query("SELECT ?t WHERE { ?d a dcat:Dataset ; dcterms:title ?t }").rows
        own = [t.value for (t,) in titles if isinstance(t, ox.Literal) and t.language == self.lang]
        counts = {
            row["class"].rsplit("/", 1)[-1].rsplit("#", 1)[-1]: numeral(int(row["n"]), self.lang)
            for row in rows
        }
        return {"title": (own or [rows[0]["title"]])[0], "known": rows[0]["known"], **counts}

    def _card(self) -> Table:
        from backstory.ask.lists import card

        return card(self.summary(), self.lang)

    def __repr__(self) -> str:
        told = self._card()
        counts = ", ".join(f"{row['what']}: {row['amount']}" for row in told)
        return f"<Graph {told.title!r}: {counts}>"

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        shown = self._card()._repr_mimebundle_(include, exclude)
        return {kind: repr(self) if kind == "text/plain" else form for kind, form in shown.items()}


def _term(value: Any) -> ox.NamedNode | ox.Literal:
    if isinstance(value, ox.NamedNode | ox.Literal):
        return value
    if isinstance(value, Id):
        return ox.NamedNode(value.iri)
    if isinstance(value, str) and value.startswith(("http://", "https://")):
        return ox.NamedNode(value)
    if isinstance(value, bool | int | float | str):
        return ox.Literal(value)
    if hasattr(value, "item"):  # a numpy or pandas scalar
        return _term(value.item())
    raise UnknownName("kind of value", type(value).__name__, ("str", "int", "float", "bool", "Id"))


def load(where: Path | str | None = None, *, lang: str = "en") -> Graph:
    """
    Open a graph.

    Args:
        where: A grown file, a folder of seeds, a store on disk, a SPARQL address, or None for
            the dossier that ships with the package.
        lang: Language of labels, dates and notes: en or es.

    Raises:
        CouldNotRun: There is nothing to open there, in one clear line.
        DossierError: A folder of seeds has mistakes.
    """
    return Graph(where, lang=lang)
