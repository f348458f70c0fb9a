"""The lists of a graph: events, actors, sources …, and how much there is of what."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, partial
from typing import Any

from backstory.ask.answer import told_apart
from backstory.ask.find import holds_no_dossier
from backstory.calls import doors
from backstory.graph.opened import Opened
from backstory.words.aside import say_beside
from backstory.words.spoken import spoken
from backstory.words.table import Find, Table

__all__ = ["Listed"]


@spoken
@doors
class Listed(Opened):
    """A graph that lists what is in it."""

    @property
    def events(self) -> Table:
        """
        Every event with its date and kind, oldest first; undated ones last.

        >>> graph.events[0]["event_label"]
        'Amnesty of 1936'
        """
        return self._listed("events")

    @property
    def actors(self) -> Table:
        """
        Every person, body, group and post, and the position it speaks from.

        >>> len(graph.actors) > 200
        True
        """
        return self._listed("actors")

    @property
    def instruments(self) -> Table:
        """
        Every law, bill, decree, judgment and agreement.

        >>> graph.instruments.columns[:2]
        ('instrument', 'instrument_label')
        """
        return self._listed("instruments")

    @property
    def places(self) -> Table:
        """
        Every place.

        >>> "Caracas" in str(graph.places)
        True
        """
        return self._listed("places")

    @property
    def sources(self) -> Table:
        """
        Every source: publisher, date, how far it was read, its cautions; as BibTeX too.

        >>> graph.sources.columns[:2]
        ('source', 'source_label')
        """
        from backstory.tell.cite import FORMS, all_sources
        from backstory.tell.sources import sources_table

        forms = {form: partial(all_sources, self.record, self.lang, form) for form in FORMS}
        return replace(self._with(sources_table(self.record, self.lang)), forms=forms)

    @property
    def claims(self) -> Table:
        """
        Every claim: subject, predicate, object, modality, source and place.

        >>> graph.claims[0]["claim"]
        'absence-temporary-todo-jujuy'
        """
        return self._listed("claims")

    def _listed(self, what: str) -> Table:
        from backstory.ask.lists import listed

        return self._with(listed(self.store, what, self.lang))

    @cached_property
    def _find(self) -> Find:
        from backstory.ask.lists import addresses

        return addresses(self.store)

    def _with(self, table: Table) -> Table:
        """Let ids lead to a source that tells of them, and say each row's dossier."""
        if not len(table) and not self.store.holds_something:
            table = replace(table, notes=(holds_no_dossier(self.store, self.lang),))
        return replace(told_apart(table, self.store), find=self._find)

    def _say_if_empty(self) -> None:
        """Say beside what is drawn or written that the graph holds nothing of which it could be."""
        if not self.store.holds_something:
            say_beside(holds_no_dossier(self.store, self.lang))

    def summary(self) -> dict[str, str]:
        """
        Tell title, day known on, and how much there is of what, as the language writes it.

        >>> graph.summary()["title"]
        "Venezuela's political amnesties, 1999–2026"
        """
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
