"""A graph to ask: its named questions, SPARQL, search, one thing whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import fields, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Self

from backstory.ask.answer import bindings_of, table_of, told_apart
from backstory.ask.guard import MAX_ROWS, QUERY_TIMEOUT_S, form_of, refuse_length
from backstory.ask.keeping import is_kept
from backstory.calls import Typed, doors
from backstory.errors import NoSuchId, NotFound, QueryError
from backstory.graph.listed import Listed
from backstory.settings import LAYING
from backstory.words.numbers import numeral
from backstory.words.phrases import phrase
from backstory.words.spoken import spoken
from backstory.words.table import Id, Table

if TYPE_CHECKING:
    from backstory.ask.laid import Laid
    from backstory.ask.probing import Probed
    from backstory.rdf.store import Answer, TripleStore
    from backstory.tell.shown import ShownStory

__all__ = ["Asked"]


@spoken
@doors
class Asked(Listed):
    """A graph that answers."""

    def ask(self, name: Typed, /, *, lang: Typed | None = None, **values: Any) -> Table:
        """
        Answer a named question (`backstory ask --list` lists them), or plain words.

        Args:
            name: Name of the question, with hyphens or underscores; or "who was excluded in 2007".
            lang: Language, if neither that of the words, where it is clear, nor the graph's own.
            **values: Its parameters by name, and the limits `source`, `voice`, `valid_at`,
                `known_at` where it has them.

        Raises:
            UnknownName: The question, a parameter or a thing is not known; the nearest is offered.
            QueryError: A required parameter is missing, or a value cannot be read.

        >>> graph.ask("timeline", kind="clemency")[0]["event"]
        'amnesty-1936'
        """
        from backstory.ask.box import answered, box_of
        from backstory.ask.questions import answer, is_plain
        from backstory.ask.tongue import language_of

        limited = any(value is not None for value in values.values())
        if values.get("known_at") is None:
            values["known_at"] = self._known_at
        if is_plain(name):
            typed, few = name.strip(), self._few(name, 0, asking=True)
            name = box_of(few.record).mended(name)
            lang = lang or language_of(name)  # a question in Spanish is answered in Spanish
            tell = partial(few._tell, self.store)
            return self._with(answered(
                self.store, name, lang or self.lang, tell, record=few.record, typed=typed,
                reply=partial(self._reply, few, name, lang or self.lang, not limited), **values
            ))  # fmt: skip
        return self._with(answer(self.store, name, lang=lang or self.lang, **values))

    def question_text(self, name: Typed, /, *, lang: Typed | None = None, **values: Any) -> str:
        """
        Give the SPARQL that answers a named question, its values inside: the same in any store.

        Args:
            name: Name of the question, with hyphens or underscores.
            lang: Language, if not the graph's own.
            **values: Its parameters by name.

        Raises:
            UnknownName: The question, a parameter or a thing is not known; the nearest is offered.
            QueryError: A parameter is missing or cannot be read.

        >>> "SELECT" in graph.question_text("timeline")
        True
        """
        from backstory.ask.questions import question, question_text
        from backstory.words.languages import words_of

        words_of(lang or self.lang)  # told here if the program does not speak it
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

        A graph that a server holds is asked there.

        Args:
            query: SELECT, ASK, CONSTRUCT or DESCRIBE; the known prefixes are at hand.
            timeout_s: Seconds.
            max_rows: Rows after which the answer is cut; a note says so.
            **bindings: Values for variables of the query: an id from a table or a term stays what
                it is, text becomes a literal, numbers become numbers. Never spliced as text. A
                bound variable must be among the columns.

        Raises:
            QueryError: Refused, malformed or too slow.

        >>> graph.sparql("SELECT ?d { :coup-2002 schema:startDate ?d }")[0]["d"]
        '2002-04-11'
        """
        from backstory.exchange.sparql_results import result_forms

        refuse_length(query)
        terms = bindings_of(query, bindings)
        timeout_s, max_rows = float(timeout_s), int(max_rows)  # numpy's are not sent as they are
        answer, cut = self._answered(query, terms, timeout_s=timeout_s, max_rows=max_rows)
        notes = (
            [phrase("cut at limit", self.lang).format(numeral(max_rows, self.lang))] if cut else []
        )
        asked = form_of(query) == "ASK"
        notes += filter(None, [self._why(query, answer)])
        forms = result_forms(answer, asked=asked)
        table = table_of(answer, lang=self.lang, notes=notes)
        if not self._supervised.is_alone:
            table = replace(table, rows=told_apart(table, self.store).rows)
        # Late: only the child reads a file, unless somebody looks where a thing is told.
        return replace(table, find=lambda ids: self._find(ids), forms=forms)

    def _why(self, query: str, answer: Answer) -> str:
        """Say why an answer is not what was asked for, if that is known soon; empty if it is."""
        from backstory.ask.why import found_nothing, may_lack, why_empty, why_nothing

        nothing = found_nothing(answer)
        if not nothing and not may_lack(query, answer):
            return ""
        otherwise = "no row" if nothing and not answer.rows else ""
        try:
            if nothing:
                return why_nothing(self._probed(), query, self.lang, otherwise=otherwise)
            return why_empty(self._probed(), query, answer, self.lang)
        except QueryError:  # it took too long: the answer stands without its reason
            return phrase(otherwise, self.lang) if otherwise else ""

    def _probed(self) -> Probed:
        """Give the graph to be asked why a query found nothing, where that was answered."""
        from backstory.ask.probing import MOST_ROWS, Probed, from_afar

        if not self._is_here:
            return Probed(partial(from_afar, self.store), there=self.store)
        child = self._supervised
        return Probed(
            lambda text, terms, left: child.ask(
                text, terms, timeout_s=left, max_rows=MOST_ROWS
            )[0],
            cache=child.known,
        )  # fmt: skip

    def answer(self, query: str) -> Answer:
        """
        Answer read-only SPARQL with RDF terms instead of plain values, under the same limits.

        Raises:
            QueryError: Refused, malformed, too slow, or more rows than the limit.

        >>> graph.answer("SELECT ?d { :coup-2002 schema:startDate ?d }").values()
        [{'d': '2002-04-11'}]
        """
        answer, cut = self._answered(query, {}, timeout_s=QUERY_TIMEOUT_S, max_rows=MAX_ROWS)
        if cut:
            raise QueryError(phrase("cut at limit", self.lang).format(numeral(MAX_ROWS, self.lang)))
        return answer

    def find(self, text: Typed, *, kind: Typed = "", limit: int = 10) -> Table:
        """
        Find names, sentences, numbers and sources in either language, forgiving accents and slips.

        Args:
            text: What somebody typed.
            kind: event, instrument, place, source, claim, actor (or person, body, group, post),
                concept.
            limit: The most rows to give.

        >>> graph.find("foropenal")[0]["id"]
        'foro-penal'
        """
        from backstory.ask.box import found

        few = self._few(text, limit * 20 if kind else limit)
        tell = partial(few._tell, self.store)
        found_here = found(few.record, text, self.lang, tell, kind=kind, limit=limit)
        if few is self:
            self._lay()
        return few._with(found_here)

    def _laid(self) -> Laid | None:
        """Give what an earlier command laid down of this graph; None if nothing is to be used."""
        key, cache = f"laid {self.lang}", self.store.cache
        if key not in cache and LAYING:
            from backstory.ask.laid import laid

            cache[key] = None if "box" in cache else laid(self.store, self.lang)
        found: Laid | None = cache.get(key)
        return found

    def _lay(self) -> None:
        """Lay down what was found out of this graph, for the next command."""
        if LAYING and not is_kept(self.store):
            from backstory.ask.laid import lay
            from backstory.tell.naming import Namer

            words = Namer(self.record, self.lang).of_whole()
            lay(self.store, self.record, words, self.lang)

    def _few(self, text: str, limit: int, *, asking: bool = False) -> Self:
        """Give the graph of what a text may mean, if that is kept beside the store; else this."""
        if asking and is_kept(self.store):
            from backstory.ask.kept import is_told_whole

            if is_told_whole(self.store):
                return self
        shelf = None if asking or is_kept(self.store) else self._laid()
        if not shelf and not is_kept(self.store):
            return self
        from backstory.ask.kept import record_near

        near = record_near(self.store, text, limit, asking=asking, shelf=shelf)
        return type(self)(store=near.store, lang=self.lang)

    def _tell(self, store: TripleStore, claims: Sequence[str]) -> list[str]:
        """Tell claims in sentences that name who says it; of a graph, no more is read for it."""
        from backstory.tell.hits import sentences_of

        return sentences_of(self.record, store, claims, self.lang)

    def _reply(
        self, few: Self, text: str, lang: str, turns: bool, name: str,
        values: Sequence[tuple[str, str]], table: Table,
    ) -> Sequence[str]:  # fmt: skip
        """
        Tell what answers plain words in sentences; of a large kept graph, no more is read for it.

        What was not read cannot be told as missing: where nothing answers, the whole is read.
        """
        from backstory.rdf.near import near
        from backstory.rdf.record import Record
        from backstory.tell.replies import Replies

        if few is not self and len(table):
            cells = [cell for row in table.rows for cell in row.values()]
            found = {c.iri for c in cells if isinstance(c, Id)} | {*few.store.cache["others"]}
            known = Record(near(self.store, found))
            known.store.cache["box"] = few.store.cache["box"]
            with suppress(NoSuchId):  # it needs what is not near
                told = Replies(known, lang, text, turns=turns).of(name, values, table)
                if told and told[0] != phrase("no reply", lang):
                    return told
        return Replies(self.record, lang, text, turns=turns).of(name, values, table)

    def show(self, name: Typed) -> ShownStory:
        """
        Tell one event, actor, instrument, place, source, concept or claim whole.

        A disagreement that no editor signed is told with the claim that its name begins with.

        Raises:
            NotFound: Nothing is called so; the nearest is offered.

        >>> print(str(graph.show("fp-711")).splitlines()[0])
        Venezuela: political prisoners held: 711 (person)
        """
        from backstory.rdf.near import wider
        from backstory.tell.pending import matters
        from backstory.tell.shown import ShownStory
        from backstory.tell.story import story_of

        try:
            iri = self._iri(name)
        except NotFound:
            from backstory.compare.disagreements import begun_by  # late: nearly every name is found

            if not (iri := begun_by(self.record, str(name))):
                raise
        if small := self._small(iri, last=True):
            further = sorted(matters(small.record, self.store) - {iri})
            if further:
                small = type(self)(lang=self.lang, store=wider(small.store, further, last=True))
            return small.show(iri)
        story = story_of(self.record, iri, self.lang, known_at=self._known_at)
        parts = {each.name: getattr(story, each.name) for each in fields(story)}
        return ShownStory(**parts, lang=self.lang, find=self._find)

    def __getitem__(self, name: Typed) -> ShownStory:
        """Tell one thing whole, as `show` does."""
        return self.show(name)

    def _ipython_key_completions_(self) -> list[str]:
        return sorted(self.record.by_id)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ipython_key_completions_())

    def __len__(self) -> int:
        """Count what can be shown: the ids over which a graph iterates, not its statements."""
        return len(self.record.by_id)

    def __bool__(self) -> bool:
        """Be true however little is in it, and open nothing to know that."""
        return True
