"""What a graph tells for or beside another text: citations, differences, histories, readings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from backstory.ask.find import record_of
from backstory.calls import Typed, doors
from backstory.graph.opened import Opened
from backstory.graph.telling import Telling
from backstory.words.spoken import spoken
from backstory.words.table import Table

if TYPE_CHECKING:
    from backstory.read.extract import Extractor
    from backstory.read.reading import Reading
    from backstory.tell.shown import Written

__all__ = ["Beside"]


@spoken
@doors
class Beside(Telling):
    """A graph that stands beside other texts."""

    def cite(self, name: Typed, form: Typed = "text") -> Written:
        """
        Cite a claim, an event, a source or the dossier.

        Args:
            name: What to cite.
            form: text, bibtex, csl-json or ris.

        >>> graph.cite("fp-711").partition(".")[0]
        'News article on the announcement of a general amnesty in Venezuela'
        """
        from backstory.tell.cite import citation
        from backstory.tell.shown import Written

        iri = self._iri(name)
        if small := self._small(iri):
            return small.cite(iri, form)
        return Written(citation(self.record, iri, self.lang, form))

    def diff(self, other: Opened | Path | str, form: Typed = "text") -> Written:
        """
        Tell what is changed in another graph, as names and claims.

        Args:
            other: A graph, where one lies, a git revision, or REVISION:PATH.
            form: text, html, or atom for who follows the dossier.

        Raises:
            UnknownName: It cannot be written so.
            CouldNotRun: The other is a graph of other dossiers.

        >>> print(str(graph.diff(graph.limit(known_at="2019"))).splitlines()[0])  # doctest: +SKIP
        """
        from backstory.errors import UnknownName
        from backstory.tell.diff_forms import DIFF_FORMS
        from backstory.tell.releases import graph_at, refuse_others
        from backstory.tell.shown import Written

        there = other.store if isinstance(other, Opened) else graph_at(str(other), lang=self.lang)
        new = there.whole()
        if form not in DIFF_FORMS:
            raise UnknownName("form", form, DIFF_FORMS)
        old = self.store.whole()
        refuse_others(old, new)
        return Written(DIFF_FORMS[form](record_of(old), record_of(new), self.lang))

    def history(
        self, claim: Typed, releases: Sequence[Path | str] = (), *,
        progress: Callable[[int, int], None] | None = None,
    ) -> Table:  # fmt: skip
        """
        Tell when a claim came, changed and left, the newest release first.

        Args:
            claim: Its id; its address is its IRI, in every release.
            releases: Where each lies, the newest first: files, git revisions, REVISION:PATH. If
                none is given, every git revision in which the graph's file changed.
            progress: Called with releases read and releases in all.

        Raises:
            NotFound: No claim is called so in this graph.
            CouldNotRun: A release cannot be opened, or the file is in no git repository.

        >>> graph.history("fp-711", releases=["HEAD"]).columns[:2]
        ('release', 'date')
        """
        from backstory.ask.find import claim_of
        from backstory.tell.history import history_left, history_table, opened_releases

        iri = self._iri(claim, "claim", "withdrawn")
        if iri in self.record.withdrawn:
            return self._with(history_left(self.record, iri, self.lang))
        found = claim_of(self.record, iri)
        kept = opened_releases(self.store.path, [str(each) for each in releases])
        return self._with(history_table(found, kept, self.lang, progress))

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

        >>> graph.read("Maduro was captured on 3 January 2026.").linked.dates[0].value
        '2026-01-03'
        """
        from backstory.read.door import read_article

        self._say_if_empty()
        return read_article(
            self.record, article, day=date, lang=lang, told_in=self.lang, find=self._find,
            extractors=extractors,
        )  # fmt: skip
