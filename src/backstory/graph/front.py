"""
A graph to ask, tell, see and take along, from Python: the one front door.

What a graph holds is asked for when it is first needed. Every command of the shell that reads a
graph calls the method of its name, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, overload

from backstory.ask.answer import bindings_of, table_of, told_apart
from backstory.ask.find import day_of, holds_no_dossier, record_of
from backstory.ask.guard import MAX_ROWS, QUERY_TIMEOUT_S, form_of, refuse_length
from backstory.ask.why import why_nothing
from backstory.calls import doors
from backstory.errors import QueryError
from backstory.graph.opened import Opened
from backstory.vocabulary import id_of
from backstory.words.languages import languages
from backstory.words.numbers import numeral
from backstory.words.phrases import phrase
from backstory.words.table import Find, Table

if TYPE_CHECKING:
    import networkx as nx
    from rdflib import Dataset

    from backstory.compare.network import Finding
    from backstory.draw.seen import Seen
    from backstory.rdf.store import Answer
    from backstory.read.extract import Extractor
    from backstory.read.reading import Reading
    from backstory.site.published import Progress, Published
    from backstory.table.door import Tables
    from backstory.tell.shown import ShownStory, Written

__all__ = ["Graph"]


@doors
class Graph(Opened):
    """
    What one or more dossiers grew into, ready to be asked.

    Attributes are tables in the graph's language: `events`, `actors`, `instruments`, `places`,
    `sources`, `claims`. `graph["coup-2002"]` tells one thing whole; ids complete with Tab. Wherever
    a thing is asked for, its id serves, an address, or its whole name in either language.
    """

    def ask(self, name: str, /, *, lang: str | None = None, **values: Any) -> Table:
        """
        Answer a named question (`backstory ask --list` lists them), or plain words.

        Args:
            name: Name of the question, with hyphens or underscores; or "who was excluded in 2007".
            lang: Language, if not the graph's own.
            **values: Its parameters by name, and the limits `source`, `voice`, `valid_at`,
                `known_at` where it has them.

        Raises:
            UnknownName: The question, a parameter or a thing is not known; the nearest is offered.
            QueryError: A required parameter is missing, or a value cannot be read.
        """
        from backstory.ask.box import answered
        from backstory.ask.questions import answer, is_plain

        if values.get("known_at") is None:
            values["known_at"] = self._known_at
        if is_plain(name):
            return self._with(answered(self.store, name, lang or self.lang, self._tell, **values))
        return self._with(answer(self.store, name, lang=lang or self.lang, **values))

    def question_text(self, name: str, /, *, lang: str | None = None, **values: Any) -> str:
        """
        Give the SPARQL that answers a named question, its values inside: the same in any store.

        Args:
            name: Name of the question, with hyphens or underscores.
            lang: Language, if not the graph's own.
            **values: Its parameters by name.

        Raises:
            UnknownName: The question, a parameter or a thing is not known; the nearest is offered.
            QueryError: A parameter is missing or cannot be read, or a limit is given.
        """
        from backstory.ask.questions import question, question_text

        return question_text(self.store, question(name), values, lang or self.lang)

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
        from backstory.exchange.sparql_results import result_forms

        refuse_length(query)
        terms = bindings_of(query, bindings)
        answer, cut = self._supervised.ask(query, terms, timeout_s=timeout_s, max_rows=max_rows)
        notes = (
            [phrase("cut at limit", self.lang).format(numeral(max_rows, self.lang))] if cut else []
        )
        asked = form_of(query) == "ASK"
        if not answer.rows or (asked and answer.values()[0]["answer"] == "false"):
            told = why_nothing(self.store, query, self.lang, otherwise="" if asked else "no row")
            notes += [told] if told else []
        forms = result_forms(answer, asked=asked)
        table = table_of(answer, lang=self.lang, notes=notes)
        return replace(table, rows=told_apart(table, self.store).rows, find=self._find, forms=forms)

    def answer(self, query: str) -> Answer:
        """
        Answer read-only SPARQL with RDF terms instead of plain values, under the same limits.

        Raises:
            QueryError: Refused, malformed, too slow, or more rows than the limit.
        """
        answer, cut = self._supervised.ask(query)
        if cut:
            raise QueryError(phrase("cut at limit", self.lang).format(numeral(MAX_ROWS, self.lang)))
        return answer

    def find(self, text: str, *, kind: str = "", limit: int = 10) -> Table:
        """
        Find names, sentences, numbers and sources in either language, forgiving accents and slips.

        Args:
            text: What somebody typed.
            kind: event, instrument, place, source, claim, actor (or person, body, group, post),
                concept.
            limit: The most rows to give.
        """
        from backstory.ask.box import found
        from backstory.ask.kept import is_kept, record_near

        if is_kept(self.store):
            few = record_near(self.store, text, limit * 20 if kind else limit)
            return Graph(store=few.store, lang=self.lang).find(text, kind=kind, limit=limit)
        found_here = found(self.record, text, self.lang, self._tell, kind=kind, limit=limit)
        return self._with(found_here)

    def _tell(self, claim: str) -> str:
        """Tell a claim in a sentence that names who says it."""
        from backstory.tell.context import teller_of

        return teller_of(self.record, self.lang).claim(self.record.claims[claim]).text

    def show(self, name: str) -> ShownStory:
        """
        Tell one event, actor, instrument, place, source, concept or claim whole.

        Raises:
            NotFound: Nothing is called so; the nearest is offered.
        """
        from backstory.ask.kept import iri_near, is_kept
        from backstory.rdf.near import near
        from backstory.tell.shown import ShownStory
        from backstory.tell.story import story_of

        if is_kept(self.store) and (iri := iri_near(self.store, name, self.lang)):
            return Graph(store=near(self.store, [iri]), lang=self.lang).show(iri)
        story = story_of(self.record, self._iri(name), self.lang, known_at=self._known_at)
        parts = {each.name: getattr(story, each.name) for each in fields(story)}
        return ShownStory(**parts, lang=self.lang, find=self._find)

    def figures(self, about: str = "", *, valid_at: Any = None) -> Table:
        """
        Set figures side by side, in order; repeats of one voice and copies of a text count once.

        Args:
            about: What is counted, or what it is counted of, by whom or where; all if empty.
            valid_at: A date: only figures that may hold on it, and how surely.
        """
        from backstory.tell.figures import series_table

        day = None if valid_at is None else day_of(valid_at, "valid_at")
        told = self._told_figures(about, day)
        days = {"known_at": self._known_at, "valid_at": day}
        return self._with(series_table(self.record, told, self.lang, **days))

    def pairs(
        self, about: str = "", *, valid_at: Any = None, every: bool = False,
        asked_by: str = "every=True",
    ) -> Table:  # fmt: skip
        """
        Say of each two figures whether they can be compared, and what comes of it, with reasons.

        Args:
            about: As for `figures`.
            valid_at: As for `figures`.
            every: Whether to give, of many pairs, also those that cannot be compared.
            asked_by: What a reader writes to ask for every pair, for the note on those left out.
        """
        from backstory.tell.figures import pairs_table

        told = self._told_figures(about, None if valid_at is None else day_of(valid_at, "valid_at"))
        table = pairs_table(self.record, told, self.lang, every=every, asked_by=asked_by)
        return self._with(table)

    def _told_figures(self, about: str, day: int | None) -> Any:
        from backstory.tell.figures import told_figures

        chosen = self._iri(about, rather="concept counted") if about else ""
        return told_figures(self.record, chosen, valid_at=day)

    def together(self, *, limit: int = 100) -> Table:
        """
        Count which actors take part in the same events, most often first.

        Args:
            limit: The most pairs to give.
        """
        from backstory.compare.company import company
        from backstory.words.table import Id

        rows = tuple(
            {"actor": Id.called(self.store.short(one), one),
             "other": Id.called(self.store.short(other), other), "events": number}
            for one, other, number in company(self.store, limit)
        )  # fmt: skip
        return self._with(Table(("actor", "other", "events"), rows, "", self.lang))

    def disputes(self, about: str = "", *, by: str = "") -> Table:
        """
        Tell where voices, the editors and figures disagree, each claim with its voice.

        Args:
            about: An event, actor, instrument, place, source or claim; all if empty.
            by: stated, signed or shown: only those voices state, editors signed, figures show.
        """
        from backstory.tell.disputes import disputes_table

        chosen = self._iri(about) if about else ""
        return self._with(disputes_table(self.record, chosen, self.lang, by=by))

    def brief(self, name: str, *, words: int = 180, form: str = "text") -> Written:
        """
        Write the brief that an editor would print, every sentence with its voice and its note.

        Args:
            name: An event, a legal text, a person, a body, an office, a place or a figure.
            words: The most words, the notes not counted.
            form: text, markdown or html.
        """
        from backstory.tell.brief import brief_of, written
        from backstory.tell.shown import Written

        told = brief_of(self.record, self._iri(name), self.lang, words)
        html, marked = written(told, "html"), written(told, "markdown")
        return Written(written(told, form), html=html, markdown=marked)

    def context(self, name: str, *, known_at: Any = None, lang: str | None = None) -> Table:
        """
        Tell what came before an event, alongside it and since, and why each event is listed.

        Args:
            name: An event, or a legal text by which one comes.
            known_at: A date: only what had been said by then, ranked anew.
            lang: Language, if not the graph's own.

        Raises:
            NotFound: Nothing is called so; the nearest is offered.
            CouldNotRun: No event comes by that text.
        """
        from backstory.compare.context import context_of
        from backstory.tell.context import context_table

        if known_at is not None:
            return self.limit(known_at=known_at).context(name, lang=lang)
        found = context_of(self.record, self._iri(name, "event", "instrument"))
        return self._with(context_table(self.record, found, lang or self.lang))

    def first(self, name: str, *, form: str = "text", lang: str | None = None) -> Written:
        """
        Tell what a first screen tells of an event: in two minutes what, how it came, what differs.

        Args:
            name: An event, or a legal text by which one comes.
            form: text, or json with the claims of every sentence.
            lang: Language, if not the graph's own.
        """
        from backstory.tell.first import first_of
        from backstory.tell.first_forms import written
        from backstory.tell.shown import Written

        told = first_of(self.record, self._iri(name, "event", "instrument"), lang or self.lang)
        forms = {
            each: written(told, each, lang or self.lang, self.record.short)
            for each in {form, "markdown"}
        }
        marked = forms["markdown"] if form == "text" else ""
        return Written(forms[form], markdown=marked)

    def cite(self, name: str, form: str = "text") -> Written:
        """
        Cite a claim, an event, a source or the dossier.

        Args:
            name: What to cite.
            form: text, bibtex, csl-json or ris.
        """
        from backstory.tell.cite import citation
        from backstory.tell.shown import Written

        return Written(citation(self.record, self._iri(name), self.lang, form))

    def diff(self, other: Graph | Path | str, form: str = "text") -> Written:
        """
        Tell what is changed in another graph, as names and claims.

        Args:
            other: A graph, where one lies, a git revision, or REVISION:PATH.
            form: text, html, or atom for who follows the dossier.

        Raises:
            UnknownName: It cannot be written so.
        """
        from backstory.errors import UnknownName
        from backstory.tell.diff import graph_at
        from backstory.tell.diff_forms import DIFF_FORMS
        from backstory.tell.shown import Written

        new = other.record if isinstance(other, Graph) else record_of(graph_at(str(other)))
        if form not in DIFF_FORMS:
            raise UnknownName("form", form, DIFF_FORMS)
        return Written(DIFF_FORMS[form](self.record, new, self.lang))

    def history(self, claim: str, releases: Sequence[Path | str] = ()) -> Table:
        """
        Tell when a claim came, changed and left, the newest release first.

        Args:
            claim: Its id; its address is its IRI, in every release.
            releases: Where each lies, the newest first: files, git revisions, REVISION:PATH. If
                none is given, every git revision in which the graph's file changed.

        Raises:
            NotFound: No claim is called so in this graph.
            CouldNotRun: A release cannot be opened, or the file is in no git repository.
        """
        from backstory.tell.history import history_table, opened_releases

        found = self.record.claims[self._iri(claim, "claim")]
        kept = opened_releases(self.store.path, [str(each) for each in releases])
        return self._with(history_table(found, kept, self.lang))

    def read(
        self, article: Path | str, *, date: Any = None, lang: str = "",
        extractors: Sequence[Extractor] = (),
    ) -> Reading:  # fmt: skip
        """
        Read an article: what it speaks of, linked with what the graph holds, each with its reason.

        Args:
            article: A text, or a path to a file of text, Markdown, HTML or PDF; "-" reads
                standard input. It is stored nowhere.
            date: The day it is of; if None, it is looked for in the text.
            lang: The language it is in, en or es; if empty, it is detected.
            extractors: Programs of your own that find mentions (a model, a service): called with
                the text and its language, they give `Extract`s, which are linked as ours are.

        Raises:
            CouldNotRun: There is nothing to read, or not in a language that is known.
            QueryError: The date cannot be read.
        """
        from backstory.read.door import read_article

        return read_article(
            self.record, article, day=date, lang=lang, told_in=self.lang, find=self._find,
            extractors=extractors,
        )  # fmt: skip

    def view(self, name: str, about: str | Sequence[str] = "") -> Seen:
        """
        See the graph: a picture in a notebook, or a file to `save`.

        Args:
            name: timeline, network, figures or measures; or what `backstory view` writes besides.
            about: What is shown, or where a page opens; of measures, several. All if empty.

        Raises:
            UnknownName: There is no such view, or no such thing; the nearest is offered.
        """
        from backstory.draw.seen import seen

        kinds = {"measures": ("event",), "figures": ()}.get(name, ("thing",))
        rather = "concept counted" if name == "figures" else ""
        names = [about] if isinstance(about, str) else about
        found = [self._iri(each, *kinds, rather=rather) for each in names if each]
        return seen(self.store, name, found, self.lang)

    def export(self, form: str) -> str | bytes:
        """
        Write the graph as other programs read it.

        Args:
            form: turtle, n-triples, n-quads, rdf-xml, json-ld, annotations, graphml, gexf,
                timelinejs, claims-csv, claims-parquet, bibtex, ris or csl-json.

        Returns:
            Text; bytes for claims-parquet.

        Raises:
            UnknownName: There is no such format; the nearest is offered.
        """
        from backstory.exchange.formats import exported

        return exported(self.record, form, self.lang)

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
        """
        from backstory.site.published import published

        every = tuple(dict.fromkeys((self.lang, *languages())))
        return published(self.record, Path(out), every, base=base, page=page, tell=progress)

    def table(
        self, data: Path | str | None = None, *, engine: str = "duckdb", memory: str = "2GB"
    ) -> Tables:
        """
        Open the table of rows beside the dossier, to add to it and to ask it.

        Args:
            data: Its folder, or an address that the engine's workers see; `NAME.tables` beside the
                graph if left out.
            engine: duckdb, `spark://HOST:PORT`, or `sc://HOST:PORT` for Spark Connect.
            memory: How much memory to use here.
        """
        from backstory.table.door import Tables

        if data is None:
            where = self._where if isinstance(self._where, str | Path) else ""
            beside = Path(where).parent if where and Path(where).exists() else Path()
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
        """
        from backstory.rdf.redact import read_profile, redacted

        return Graph(store=redacted(self.store, read_profile(profile)), lang=self.lang)

    def pyvis(self, about: str = "") -> Any:
        """Give a `pyvis.network.Network` of the graph, or of what is linked with a thing."""
        from backstory.draw.pyvis import pyvis_network

        event = self.record.short(self._iri(about, "thing")) if about else ""
        return pyvis_network(self.record, about=event, lang=self.lang)

    def rdflib(self) -> Dataset:
        """Give an RDFLib Dataset over the same store."""
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
        """
        from backstory.compare.network import joined, network

        net = network(self.record, self.lang)
        return net if parallel else joined(net)

    def findings(self, findings: Sequence[Finding]) -> Table:
        """Show what a function of `backstory.compare.network` found, with names and claims."""
        from backstory.tell.findings import findings_table

        return self._with(findings_table(findings, self.store, self.lang))

    @cached_property
    def _find(self) -> Find:
        from backstory.ask.lists import addresses

        return addresses(self.store)

    def _with(self, table: Table) -> Table:
        """Let ids lead to a source that tells of them, and say each row's dossier."""
        if not len(table) and not self.store.holds_something:
            table = replace(table, notes=(holds_no_dossier(self.store, self.lang),))
        return replace(told_apart(table, self.store), find=self._find)

    def _listed(self, what: str) -> Table:
        from backstory.ask.lists import listed

        return self._with(listed(self.store, what, self.lang))

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
        """Every source: publisher, date, how far it was read, its cautions; as BibTeX too."""
        from backstory.tell.cite import FORMS, all_sources
        from backstory.tell.sources import sources_table

        forms = {form: partial(all_sources, self.record, self.lang, form) for form in FORMS}
        return replace(self._with(sources_table(self.record, self.lang)), forms=forms)

    @property
    def claims(self) -> Table:
        """Every claim: subject, predicate, object, modality, source and place."""
        return self._listed("claims")

    def __getitem__(self, name: str) -> ShownStory:
        """Tell one thing whole, as `show` does."""
        return self.show(name)

    def _ipython_key_completions_(self) -> list[str]:
        return sorted(self.record.by_id)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ipython_key_completions_())

    def summary(self) -> dict[str, str]:
        """Tell title, day known on, and how much there is of what, as the language writes it."""
        from backstory.ask.lists import summary

        return summary(self.store, self.lang)

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
