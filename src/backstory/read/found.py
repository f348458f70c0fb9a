"""What was found in an article: its mentions with their reasons, and what could not be linked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from backstory.calls import doors
from backstory.errors import WrongCall
from backstory.read.article import Article
from backstory.read.figures import Figure
from backstory.read.known import Known
from backstory.read.lexicon import lexicon
from backstory.read.link import Linked
from backstory.read.mention import Mention
from backstory.read.signs import Signs
from backstory.words.amounts import amount
from backstory.words.phrases import phrase
from backstory.words.spoken import spoken
from backstory.words.table import Find, Id, Table

__all__ = ["Found", "spoken_of"]

_ADDRESS = ("http://", "https://")
_BEGINNING = 3
"""Sentences from the beginning that tell what a text is about."""


def spoken_of(linked: Linked) -> str:
    """Give the event of which an article speaks most, of two the one that it tells first."""
    links, text = linked.events, linked.text
    times = Counter(one.iri for one in links)
    times.update({one.iri for one in links if text.sentence_at(one.first) < _BEGINNING})
    first = {one.iri: -at for at, one in reversed(list(enumerate(links)))}
    return max(times, key=lambda iri: (times[iri], first[iri]), default="")


@spoken
@doors
@dataclass(frozen=True)
class Found:
    """The article, what was linked in it, and how each link is told."""

    article: Article
    linked: Linked
    known: Known
    lang: str
    """The language that it is told in."""
    find: Find

    def __iter__(self) -> Iterator[Mention]:
        """Give every link, in the order of the text."""
        yield from self.mentions

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every link, in the order of the text."""
        each = (*self.linked.names, *self.linked.posts, *self.linked.instruments,
                *self.linked.events)  # fmt: skip
        return tuple(sorted(each, key=lambda one: (one.first, -one.after, one.kind)))

    @property
    def main(self) -> Id | None:
        """The event that the article tells; None if none was found."""
        return Id.of(self.linked.main) if self.linked.main else None

    def words_of(self, first: int, after: int) -> str:
        """
        Give some words as the text writes them.

        Raises:
            WrongCall: The text has fewer words than that.
        """
        words = len(self.linked.text.words)
        if not 0 <= first <= after <= words:
            raise WrongCall(f"words_of takes places of words from 0 to {words}, in order.")
        start, end = self.linked.text.span(first, after)
        return " ".join(self.article.text[start:end].split())

    @cached_property
    def table(self) -> Table:
        """Every link as a row: the words, what they were linked with, how surely, and why."""
        rows = [
            {
                "words": self.words_of(one.first, one.after),
                "kind": one.kind,
                "kind_label": phrase("kind actor" if one.kind == "actor" else one.kind, self.lang),
                "thing": Id.of(one.iri),
                "thing_label": self.known.label(one.iri, self.lang),
                "certainty": f"{one.certainty:.2f}",
                "why": self.why(one),
            }
            for one in self.mentions
        ]
        columns = ("words", "kind", "kind_label", "thing", "thing_label", "certainty", "why")
        return Table(columns, tuple(rows), phrase("read title", self.lang), self.lang,
                     tuple(self.notes), find=self.find)  # fmt: skip

    def why(self, one: Mention) -> str:
        """Tell in a line why something was linked, in the words of the text and names of things."""
        told = phrase(f"read why {one.why}", self.lang)
        seen: dict[str, list[str]] = {}
        for sort, value in one.evidence:
            if sort in ("name", "body", "form") or (sort == "post" and value == one.iri):
                continue
            shown = self._shown(one, sort, value)
            if shown is not None:
                seen.setdefault(sort, []).append(shown)
        signs = [
            " ".join((phrase(f"read sign {sort}", self.lang), ", ".join(dict.fromkeys(values))))
            for sort, values in seen.items()
        ]
        return f"{told}: {'; '.join(sign.strip() for sign in signs)}" if signs else told

    def _shown(self, one: Mention, sort: str, value: str) -> str | None:
        """Give what speaks for a link as a person reads it; None where it is but a common word."""
        if sort == "kind":
            return self.known.kind_label(value, self.lang)
        if sort == "word":
            return self._as_written(one, value)
        if value.startswith(_ADDRESS):
            return self.known.label(value, self.lang)
        iri = self._by_id.get(value)
        if iri is None:
            return value
        return "" if iri == one.iri else self.known.label(iri, self.lang)

    @cached_property
    def _by_id(self) -> dict[str, str]:
        return {thing.id: iri for iri, thing in self.known.things.items()}

    @cached_property
    def _signs(self) -> Signs:
        return Signs(self.linked.text, lexicon(self.article.lang))

    def _as_written(self, one: Mention, told: str) -> str | None:
        """Give the word of a stem as it stands nearest to a mention, if it tells something."""
        word = self._signs.as_written(one, told)
        return None if word is None else phrase("as written", self.lang).format(word)

    @cached_property
    def notes(self) -> list[str]:
        """What a reader has to know of the reading: the day, the country, the main event."""
        found = []
        lang, linked = self.lang, self.linked
        if self.article.cut:
            found.append(phrase("read cut", lang))
        if self.article.day is None:
            found.append(phrase("read no day", lang))
        elif self.article.day_found:
            found.append(phrase("read day found", lang).format(self.article.day.isoformat()))
        if linked.gate is not None and not linked.gate.open:
            found.append(phrase("read abroad", lang))
        if linked.main:
            key = "read main certain" if linked.main_certain else "read main likely"
            found.append(phrase(key, lang).format(self.known.label(linked.main, lang)))
        elif most := spoken_of(linked):
            found.append(phrase("read main none", lang).format(self.known.label(most, lang)))
        return found

    def figure_line(self, one: Figure) -> str:
        """Tell a figure in a line: the number, what it counts, who says so."""
        bound = "range" if one.upto is not None else one.bound
        number = amount(one.value, self.lang, bound=bound, upto=one.upto)
        if one.unit == "percent":
            number = f"{number} %"
        elif one.unit:
            number = self.words_of(one.first, one.after)  # `7 dollars`
        counted = self.known.label(one.counted, self.lang) if one.counted else ""
        told = f"{number} {counted or ('' if one.unit else self._noun_of(one))}".rstrip()
        voice = self.known.label(one.voice, self.lang) if one.voice else phrase(
            "read no voice", self.lang
        )  # fmt: skip
        return f"{told} · {voice}"

    def _noun_of(self, one: Figure) -> str:
        """Give the words behind a number to the first that tells nothing: `polling stations`."""
        first, after = one.thing or (0, 0)
        stop = lexicon(self.article.lang).sets["stop"]
        words, text = self.linked.text.words, self.linked.text
        end = next((at for at in range(first + 1, after)
                    if words[at] in stop or text.gap(at - 1).strip()), after)  # fmt: skip
        return "" if first == after or words[first] in stop else self.words_of(first, end)

    @cached_property
    def open_lines(self) -> list[str]:
        """What was not linked, each with what it could be; the same words once."""
        lines: dict[tuple[str, ...], str] = {}
        linked = {at for one in self.linked.events for at in range(one.first, one.after)}
        for one in self.linked.unsure:
            if not linked.isdisjoint(range(one.first, one.after)):
                continue
            words = self.words_of(one.first, one.after)
            short = self.known.record.short
            could = "; ".join(
                f"{self.known.label(iri, self.lang)} [{short(iri)}]" for iri in one.others
            )
            key = (words.casefold(), *one.others)
            lines.setdefault(key, phrase("read could be", self.lang).format(words, could))
        return list(lines.values())
