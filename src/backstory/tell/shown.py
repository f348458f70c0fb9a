"""What is told, as a notebook shows it: a story as a table, a text as it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from backstory.calls import no_items, no_part
from backstory.errors import NoSuchPart, WrongCall
from backstory.tell.story import Story, plain_text
from backstory.words.aside import SAID_IN
from backstory.words.phrases import phrase
from backstory.words.spoken import put, spoken
from backstory.words.table import Find, Id, Table

__all__ = ["ShownStory", "Written", "story_table"]


def story_table(story: Story, lang: str, find: Find) -> Table:
    """Give a story as a table: what about, what is told, who says it, and the claim."""
    rows = [
        {
            "section": section.title,
            "told": " ".join(filter(None, (line.text, line.answer))),
            "said_by": "; ".join(line.under),
            "claim": Id.of(line.claim.iri) if line.claim else None,
        }
        for section in story.sections
        for line in section.lines
    ]
    columns = ("section", "told", "said_by", "claim")
    notes = story.head if rows else (*story.head, phrase("nothing", lang))
    return Table(columns, tuple(rows), story.title, lang, tuple(notes), find=find)


@spoken
@dataclass(frozen=True, slots=True, repr=False)
class ShownStory(Story):
    """A story that a notebook can show."""

    lang: str
    find: Find

    if not TYPE_CHECKING:  # else a checker of types would let every name pass
        __getattr__ = no_part("part of a story")
        __getitem__ = no_items("a story", "`story.sections`")

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        shown = story_table(self, self.lang, self.find)._repr_mimebundle_(include, exclude)
        return {kind: repr(self) if kind == "text/plain" else form for kind, form in shown.items()}

    def __repr__(self) -> str:
        return plain_text(self, self.lang)


_lacking: Final = no_part("part of a text")


class Written(str):
    """A text that is shown as it reads, without quotation marks; formatted where it has that."""

    __slots__ = ("_html", "_lang", "_markdown")
    _html: str
    _lang: str
    _markdown: str

    def __new__(cls, text: str, *, html: str = "", markdown: str = "") -> Written:
        """
        Keep a text.

        Args:
            text: The text.
            html: The same for a notebook; empty where there is none.
            markdown: The same for a page on a code host; empty where there is none.
        """
        made = super().__new__(cls, text)
        made._html, made._markdown, made._lang = html, markdown, SAID_IN.get()
        return made

    if not TYPE_CHECKING:  # else a checker of types would let every name pass

        def __getattr__(self, name: str) -> Any:
            """Tell what a text has, in the language of whoever had it written."""
            try:
                return _lacking(self, name)
            except NoSuchPart as why:
                raise put(why, self._lang) from None

    def __getitem__(self, place: Any) -> str:
        """Give a letter, or some, as of any text."""
        try:
            return super().__getitem__(place)
        except TypeError:
            told = f"A text gives its letters by whole numbers, not by {str(place)[:40]!r}"
            raise put(WrongCall(f"{told}: `text[0]`, `text[:80]`."), self._lang) from None

    def __repr__(self) -> str:
        return str(self)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        forms = {"text/html": self._html, "text/markdown": self._markdown}
        return {"text/plain": str(self), **{kind: form for kind, form in forms.items() if form}}
