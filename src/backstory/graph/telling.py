"""A graph that tells, in words: figures, disputes, briefs, what came before, what changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from backstory.ask.find import day_of, holds_no_dossier, record_of
from backstory.calls import Typed, doors
from backstory.errors import CouldNotRun, NotFound
from backstory.graph.asked import Asked
from backstory.words.phrases import phrase
from backstory.words.spoken import spoken
from backstory.words.table import Table

if TYPE_CHECKING:
    from backstory.tell.shown import Written

__all__ = ["Telling"]


@spoken
@doors
class Telling(Asked):
    """A graph that answers, and tells in sentences with their voices."""

    def figures(self, about: Typed = "", *, valid_at: Any = None) -> Table:
        """
        Set figures side by side, in order; repeats of one voice and copies of a text count once.

        Args:
            about: What is counted, or what it is counted of, by whom or where; all if empty.
            valid_at: A date: only figures that may hold on it, and how surely.

        >>> graph.figures().columns[:2]
        ('subject', 'subject_label')
        """
        from backstory.tell.figures import odd_figures, series_table

        chosen, notes = self._meant(about)
        if small := self._small(*self._counted(chosen)):
            table = small.figures(chosen, valid_at=valid_at)
            return replace(table, notes=(*table.notes, *notes))
        day = None if valid_at is None else day_of(valid_at, "valid_at")
        told = self._told_figures(chosen, day)
        days = {"known_at": self._known_at, "valid_at": day}
        table = series_table(self.record, told, self.lang, **days)
        notes = (*notes, *odd_figures(self.record, chosen, self.lang))
        if notes and not len(table):
            nothing = phrase("counted nothing of", self.lang)
            notes = (nothing.format(self.record.label(chosen, self.lang)), *notes)
        return self._with(replace(table, notes=(*table.notes, *notes)))

    def pairs(
        self, about: Typed = "", *, valid_at: Any = None, every: bool = False,
        asked_by: str = "every=True",
    ) -> Table:  # fmt: skip
        """
        Say of each two figures whether they can be compared, and what comes of it, with reasons.

        Args:
            about: As for `figures`.
            valid_at: As for `figures`.
            every: Whether to give, of many pairs, also those that cannot be compared.
            asked_by: What a reader writes to ask for every pair, for the note on those left out.

        >>> len(graph.pairs()) > 100
        True
        """
        from backstory.tell.figures import pairs_table

        chosen, _ = self._meant(about)
        if small := self._small(*self._counted(chosen)):
            return small.pairs(chosen, valid_at=valid_at, every=every, asked_by=asked_by)
        told = self._told_figures(
            chosen, None if valid_at is None else day_of(valid_at, "valid_at")
        )
        table = pairs_table(self.record, told, self.lang, every=every, asked_by=asked_by)
        return self._with(table)

    def _meant(self, about: str) -> tuple[str, tuple[str, ...]]:
        """Find what somebody wants figures of, and say what else is counted and called alike."""
        from backstory.ask.counted import meant, told_near

        record = record_of(self.store)
        try:
            found = meant(record, about, self.lang)
        except NotFound:
            if self._whole is None:
                raise
            # Of a graph that is limited, what the whole of it knows is told apart.
            return self._iri(about, rather="concept counted"), ()
        if not found.near:
            return found.iri, ()
        near = told_near(record, found.near, found.numbers, self.lang)
        return found.iri, (phrase("counted near", self.lang).format(near),)

    def _told_figures(self, chosen: str, day: int | None) -> Any:
        from backstory.tell.figures import told_figures

        return told_figures(self.record, chosen, valid_at=day)

    def together(self, *, limit: int = 100) -> Table:
        """
        Count which actors take part in the same events, most often first.

        Args:
            limit: The most pairs to give.

        >>> graph.together(limit=5).columns
        ('actor', 'other', 'events')
        """
        from backstory.words.table import Id

        rows = tuple(
            {"actor": Id.called(self.store.short(one), one),
             "other": Id.called(self.store.short(other), other), "events": number}
            for one, other, number in self._company(limit)
        )  # fmt: skip
        return self._with(Table(("actor", "other", "events"), rows, "", self.lang))

    def disputes(self, about: Typed = "", *, by: Typed = "") -> Table:
        """
        Tell where voices, the editors and figures disagree, each claim with its voice.

        Args:
            about: An event, actor, instrument, place, source or claim; all if empty.
            by: stated, signed or shown: only those voices state, editors signed, figures show.

        >>> graph.disputes().columns[:2]
        ('disagreement', 'by')
        """
        from backstory.tell.disputes import disputes_table

        chosen = self._iri(about) if about else ""
        if small := self._small(*self._disputed(chosen)):
            return small.disputes(chosen, by=by)
        return self._with(disputes_table(self.record, chosen, self.lang, by=by))

    def brief(self, name: Typed, *, words: int = 200, form: Typed = "text") -> Written:
        """
        Write the brief that an editor would print, every sentence with its voice and its note.

        Args:
            name: An event, a legal text, a person, a body, an office, a place or a figure.
            words: The most words, the notes not counted.
            form: text, markdown or html.

        >>> graph.brief("coup-2002").splitlines()[0]
        'April 2002 coup · 11 to 13 or 14 April 2002'
        """
        from backstory.tell.brief import brief_of
        from backstory.tell.brief_forms import written
        from backstory.tell.shown import Written

        told = brief_of(self.record, self._iri(name), self.lang, words)
        html, marked = written(told, "html"), written(told, "markdown")
        return Written(written(told, form), html=html, markdown=marked)

    def context(
        self, name: Typed = "", *, known_at: Any = None, lang: Typed | None = None
    ) -> Table:
        """
        Tell what came before an event, alongside it and since, and why each event is listed.

        Args:
            name: An event, or a legal text by which one comes; the dossier's focus if empty.
            known_at: A date: only what had been said by then, ranked anew.
            lang: Language, if not the graph's own.

        Raises:
            NotFound: Nothing is called so; the nearest is offered.
            CouldNotRun: No event comes by that text.

        >>> graph.context("announcement-2026").columns[:3]
        ('list', 'when', 'event')
        """
        from backstory.compare.context import context_of
        from backstory.tell.context_table import context_table

        if known_at is not None:
            return self.limit(known_at=known_at).context(name, lang=lang)
        found = context_of(self.record, self._event(name))
        return self._with(context_table(self.record, found, lang or self.lang))

    def first(
        self, name: Typed = "", *, form: Typed = "text", lang: Typed | None = None
    ) -> Written:
        """
        Tell what a first screen tells of an event: in two minutes what, how it came, what differs.

        Args:
            name: An event, or a legal text by which one comes; the dossier's focus if empty.
            form: text, or json with the claims of every sentence.
            lang: Language, if not the graph's own.

        >>> print(str(graph.first()).splitlines()[0])
        Announcement of the general amnesty · 30 January 2026
        """
        from backstory.tell.first import first_of
        from backstory.tell.first_forms import written
        from backstory.tell.shown import Written

        told = first_of(self.record, self._event(name), lang or self.lang)
        if self._known_at is not None:  # it was looked for when the sources ended, not by that day
            told = replace(told, unknown=())
        forms = {
            each: written(told, each, lang or self.lang, self.record.short)
            for each in {form, "markdown"}
        }
        marked = forms["markdown"] if form == "text" else ""
        return Written(forms[form], markdown=marked)

    def _event(self, name: str) -> str:
        """
        Find an event or a legal text; what the dossier was written about if none is named.

        Raises:
            NotFound: Nothing is called so; the nearest is offered.
            CouldNotRun: None is named, and several dossiers are open, or one without a focus.
        """
        if name:
            return self._iri(name, "event", "instrument")
        if not self.store.holds_something:
            raise CouldNotRun(holds_no_dossier(self.store, self.lang))
        rows = self.store.query("SELECT ?focus { ?dossier foaf:primaryTopic ?focus }").values()
        known = sorted({row["focus"] for row in rows} & set(self.record.names))
        if len(known) != 1:
            told = ", ".join(map(self.record.short, known))
            raise CouldNotRun(
                f"Name an event: {told}. `backstory ask timeline` lists them." if told
                else "Name an event. `backstory ask timeline` lists them."
            )  # fmt: skip
        return known[0]
