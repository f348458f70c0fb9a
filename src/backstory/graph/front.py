"""
A graph to ask, tell, see and take along, from Python: the one front door.

What a graph holds is asked for when it is first needed. Every command of the shell that reads a
graph calls the method of its name, and nothing else. What it can be asked stands in `asked`, what
it tells in `telling`, what is taken along here.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, overload

from backstory.ask.find import record_of
from backstory.calls import Typed, doors
from backstory.files import is_there
from backstory.graph.beside import Beside
from backstory.vocabulary import id_of
from backstory.words.languages import languages
from backstory.words.spoken import spoken
from backstory.words.table import Table

if TYPE_CHECKING:
    import networkx as nx
    from rdflib import Dataset

    from backstory.compare.findings import Finding
    from backstory.draw.seen import Seen
    from backstory.rdf.push import Pushed
    from backstory.site.published import Progress, Published
    from backstory.table.door import Tables

__all__ = ["Graph"]


@spoken
@doors
class Graph(Beside):
    """
    What one or more dossiers grew into, ready to be asked.

    Attributes are tables in the graph's language: `events`, `actors`, `instruments`, `places`,
    `sources`, `claims`. `graph["coup-2002"]` tells one thing whole; ids complete with Tab. Wherever
    a thing is asked for, its id serves, an address, or its whole name in either language.

    >>> graph["coup-2002"].title, len(graph.events) > 100
    ('April 2002 coup', True)
    """

    def view(
        self, name: Typed, about: Typed | Sequence[Typed] = "", *, behind: Tables | None = None
    ) -> Seen:
        """
        See the graph: a picture in a notebook, or a file to `save`.

        Args:
            name: timeline, network, figures or measures; or what `backstory view` writes besides.
            about: What is shown, or where a page opens; several for measures or a timeline. All
                if empty.
            behind: A table whose rows, counted by day, are drawn behind the timeline of a page.

        Raises:
            UnknownName: There is no such view, or no such thing; the nearest is offered.
            CouldNotRun: The table has no row with a day.

        >>> graph.view("timeline", "coup-2002").svg[:4]
        '<svg'
        """
        from backstory.draw.seen import seen

        store = self.store.whole()  # first: what is asked of it then is asked here
        self._say_if_empty()
        kinds = {"measures": ("event",), "figures": ()}.get(name, ("thing",))
        rather = "concept counted" if name == "figures" else ""
        names = [about] if isinstance(about, str) else about
        found = [self._iri(each, *kinds, rather=rather) for each in names if each]
        if behind is None:
            return seen(store, name, found, self.lang)
        from backstory.draw.behind import behind_of

        return seen(store, name, found, self.lang, behind_of(behind))

    def site(
        self, out: Path | str, *, base: str = "", page: bool = True,
        progress: Progress | None = None,
    ) -> Published:  # fmt: skip
        """
        Write the graph as static files for any web space: a page and data for each thing.

        Args:
            out: The folder; a second run writes only what changed in it.
            base: The address at which it will stand, if that is known.
            page: Whether it has the interactive page.
            progress: Is told how many files are done, of how many.

        Raises:
            CouldNotRun: A dossier names no private contact, and the address is one that others
                reach; or the folder holds something else.

        >>> graph.site("public", base="https://amnesties.example/")  # doctest: +SKIP
        """
        from backstory.site.published import published

        self._say_if_empty()
        every = tuple(dict.fromkeys((self.lang, *languages())))
        return published(
            record_of(self.store.whole()), Path(out), every, base=base, page=page, tell=progress
        )

    def push(
        self, address: Typed, *, query: Typed = "", name: Typed = "", update: bool = False,
        replace: bool = False, progress: Progress | None = None,
    ) -> Pushed:  # fmt: skip
        """
        Bring the graph to a SPARQL server of one's own, and hold what it then has against it.

        Args:
            address: Where the server takes triples: its Graph Store, or its Update.
            query: Where it answers queries; guessed from `address` if left out.
            name: IRI of the graph there; the default one if left out.
            update: Whether `address` takes SPARQL Update, not the Graph Store Protocol.
            replace: Whether what the server has and this graph has not is removed.
            progress: Is told how many triples are there, of how many.

        Raises:
            CouldNotRun: The server cannot be reached, refuses, holds other triples too, or holds
                not what was sent.

        >>> graph.push("http://localhost:3030/amnesties/data")  # doctest: +SKIP
        """
        from backstory.rdf.push import pushed

        tell = progress or (lambda done, total: None)
        return pushed(self.store, address, query=query, name=name, update=update,
                      replace=replace, tell=tell)  # fmt: skip

    def export(self, form: Typed) -> str | bytes:
        """
        Write the graph as other programs read it.

        Args:
            form: turtle, n-triples, n-quads, rdf-xml, json-ld, annotations, graphml, gexf,
                timelinejs, claims-csv, claims-parquet, bibtex, ris, csl-json, atom, icalendar,
                sitemap, schema-org, dcat, ro-crate or w3id.

        Returns:
            Text; bytes for claims-parquet.

        Raises:
            UnknownName: There is no such format; the nearest is offered.

        >>> graph.export("turtle").count("sem:Event") > 200
        True
        """
        from backstory.exchange.formats import exported

        written = exported(record_of(self.store.whole()), form, self.lang)
        self._say_if_empty()
        return written

    def table(
        self, data: Path | str | None = None, *, engine: Typed = "duckdb", memory: Typed = "2GB"
    ) -> Tables:
        """
        Open the table of rows beside the dossier, to add to it and to ask it.

        Args:
            data: Its folder, or an address that the engine's workers see; `NAME.tables` beside the
                graph if left out.
            engine: duckdb, `spark://HOST:PORT`, or `sc://HOST:PORT` for Spark Connect.
            memory: How much memory to use here.

        >>> graph.table().add("rows.csv", "map.yaml")  # doctest: +SKIP
        """
        from backstory.table.door import Tables

        if data is None:
            where = self._where if isinstance(self._where, str | Path) else ""
            beside = Path(where).parent if where and is_there(where) else Path()
            data = beside / f"{id_of(self.record.dossier) or 'dossier'}.tables"
        return Tables(self.record, data, lang=self.lang, engine=engine, memory=memory)

    def redact(self, profile: Path | str) -> Graph:
        """
        Give the graph without what must not be published; everything it writes is without it.

        Args:
            profile: The name of one that ships (public), or a file of one's own.

        Raises:
            UnknownName: There is no such profile; or it names somebody who is not in the graph.
            CouldNotRun: The profile cannot be read.

        >>> graph.redact("public").export("turtle")  # doctest: +SKIP
        """
        from backstory.rdf.redact import redacted
        from backstory.rdf.withheld import read_profile

        return Graph(store=redacted(self.store.whole(), read_profile(profile)), lang=self.lang)

    def pyvis(self, about: Typed = "") -> Any:
        """
        Give a `pyvis.network.Network` of the graph, or of what is linked with a thing.

        It is for looking at: places and what is linked with nothing are left out, and all claims
        from one thing to another are one arrow. `networkx` leaves out nothing.

        Args:
            about: Keep only this and what is linked with it; all if empty.

        >>> type(graph.pyvis()).__name__
        'Network'
        """
        from backstory.draw.pyvis import pyvis_network

        self._say_if_empty()
        event = self.record.short(self._iri(about, "thing")) if about else ""
        return pyvis_network(record_of(self.store.whole()), about=event, lang=self.lang)

    def rdflib(self) -> Dataset:
        """
        Give an RDFLib Dataset over the same store.

        >>> len(graph.rdflib()) > 100_000
        True
        """
        return self.store.rdflib()

    @overload
    def networkx(self, *, parallel: Literal[True] = True) -> nx.MultiDiGraph[str]: ...

    @overload
    def networkx(self, *, parallel: Literal[False]) -> nx.Graph[str]: ...

    def networkx(self, *, parallel: bool = True) -> nx.MultiDiGraph[str] | nx.Graph[str]:
        """
        Give the network for networkx, and for what reads that: `Network().from_nx(…)` of pyvis.

        Args:
            parallel: One edge a claim, pointing from what it is about (a `MultiDiGraph`); or else
                one edge between two things, with all claims in it (a `Graph`).

        >>> graph.networkx(parallel=False).nodes["coup-2002"]["label"]
        'April 2002 coup'
        """
        from backstory.compare.network import joined, network

        self._say_if_empty()
        net = network(self.record, self.lang)
        return net if parallel else joined(net)

    def findings(self, findings: Sequence[Finding]) -> Table:
        """
        Show what a function of `backstory.compare.findings` found, with names and claims.

        >>> from backstory.compare import findings  # doctest: +SKIP
        >>> graph.findings(findings.communities(network))  # doctest: +SKIP
        """
        from backstory.tell.findings import findings_table

        return self._with(findings_table(findings, self.store, self.lang))
