"""
A graph as Turtle and the page's data come in; out goes the graph without what the data hold too.

The sentences and ids of claims, the names of things, the titles and addresses of sources stand in
the data; in the graph for the page's engine a mark stands for each. Claims follow one another as
they do there: a mark is enough to name the next. The page puts all back (web/src/borrowed.ts).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from backstory.draw.once import GIST, gists

if TYPE_CHECKING:
    from backstory.draw.shape import Name, PageData

__all__ = ["borrowed", "returned"]

NAMES: Final = "\x04"
"""Stands for the names of a thing in each language."""
ADDRESS: Final = "\x06"
"""Stands for the address of a source."""
TITLE: Final = "\x07"
"""Stands for the title of a source."""
CLAIM: Final = "\x08"
"""Stands for the id of the next claim; with a number after it, for that of the claim there."""
_BLOCK: Final = re.compile(r"^(?=:)", re.MULTILINE)
_SUBJECT: Final = re.compile(r":([\w-]+) ")
_NAMED: Final = re.compile(r"(:[\w-]+)(?=[ ,;.\n])")
_TEXTS: Final = re.compile(
    r"""(rdfs:comment|rdfs:label|skos:prefLabel)\ ((?:"(?:[^"\\\n]|\\.)*"@[\w-]+(?:\ ,\ )?)+)""",
    re.VERBOSE,
)
_MARKS: Final = re.compile("[\x04\x06-\x08]")
_ESCAPED: Final = str.maketrans({'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_ANY: Final = re.compile("\x08(\\d*)|[\x01\x04\x06\x07]")


def borrowed(turtle: str, data: PageData, order: Sequence[str]) -> str:
    """
    Leave out of a graph what the page's data hold.

    Args:
        turtle: The graph. One that has a mark of its own is left as it is.
        data: What the page shows.
        order: Ids of the claims, in the order in which they stand in the page.
    """
    if _MARKS.search(turtle):
        return turtle
    at = {claim: place for place, claim in enumerate(order)}
    marks = {f":{claim}": f"{CLAIM}{place}" for claim, place in at.items()}
    texts = _Texts(data)
    head, *blocks = _BLOCK.split(turtle)
    others, claims = [head], dict[int, str]()
    for block in blocks:
        found = _SUBJECT.match(block)
        own = found[1] if found else ""
        rest = texts.without(own, block[len(own) + 1 :])
        parts = _NAMED.split(rest)  # a function called for each match takes twice the time
        parts[1::2] = [marks.get(each, each) for each in parts[1::2]]
        rest = "".join(parts)
        if own in at and at[own] not in claims:  # a store may tell of one in two blocks
            claims[at[own]] = rest
        else:
            others.append(block[: len(own) + 1] + rest)
    if len(claims) < len(order):  # a claim that is not there would lend its id to another
        return turtle
    return "".join((*others, *(CLAIM + claims[place] for place in sorted(claims))))


def returned(text: str, data: PageData, order: Sequence[str]) -> str:
    """Put back what was left out, as the page does; claims stay where they stand."""
    texts = _Texts(data)

    def blocks() -> Iterator[str]:
        claims = iter(order)
        for block in re.split("^(?=:|\x08 )", text, flags=re.MULTILINE):
            own = next(claims) if block.startswith(f"{CLAIM} ") else ""
            block = f":{own}{block[1:]}" if own else block
            found = _SUBJECT.match(block)
            yield texts.back(found[1] if found else "", block, order)

    return "".join(blocks())


class _Texts:
    """Knows what the data hold of each subject, as it is written in Turtle."""

    def __init__(self, data: PageData) -> None:
        self.languages = data["languages"]
        self.comments = gists(data["claims"], self.languages)
        self.names: dict[str, Name] = {one: thing["name"] for one, thing in data["things"].items()}
        self.sources: Mapping[str, Mapping[str, object]] = data["sources"]

    def _literals(self, name: Name) -> str:
        every = [name] * len(self.languages) if isinstance(name, str) else name
        each = zip(every, self.languages, strict=True)
        return " , ".join(f'"{text.translate(_ESCAPED)}"@{lang}' for text, lang in each)

    def _of(self, own: str) -> dict[str, str]:
        source = self.sources.get(own, {})
        title, url = source.get("title"), source.get("url")
        return {
            GIST: self._literals(list(self.comments[own])) if own in self.comments else "",
            NAMES: self._literals(self.names[own]) if own in self.names else "",
            ADDRESS: f"<{url}>" if url else "",
            TITLE: f'"{title.translate(_ESCAPED)}"' if isinstance(title, str) else "",
        }

    def without(self, own: str, block: str) -> str:
        """Put marks in a block in the place of what the data hold of its subject."""
        known = self._of(own)

        def replaced(found: re.Match[str]) -> str:
            mark = GIST if found[1] == "rdfs:comment" else NAMES
            same = {*found[2].split(" , ")} == {*known[mark].split(" , ")}
            return f"{found[1]} {mark}" if same else found[0]

        told = _TEXTS.sub(replaced, block)
        for mark in (ADDRESS, TITLE):
            told = told.replace(known[mark], mark) if known[mark] else told
        return told

    def back(self, own: str, block: str, order: Sequence[str]) -> str:
        """Put back into a block what the data hold of its subject."""
        known = self._of(own)
        return _ANY.sub(
            lambda mark: f":{order[int(mark[1])]}" if mark[1] else known[mark[0]], block
        )
