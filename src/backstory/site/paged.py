"""What the page of a thing holds, as plain values: the same on a site and on a server."""

from __future__ import annotations

from dataclasses import dataclass

from backstory.site.linking import Runs

__all__ = ["Block", "Sentence", "ThingPage"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One statement on a page."""

    text: Runs
    anchor: str = ""
    """The mark by which it is found on this page; empty where it stands on another."""
    address: str = ""
    """Where it stands."""
    name: str = ""
    """The id of its claim."""
    under: tuple[Runs, ...] = ()
    answer: str = ""
    """What answers the accusation in it."""
    passage: str = ""
    """The mark of a place in a source, on the source's page."""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading and its statements."""

    key: str
    title: str
    lines: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class ThingPage:
    """All that a page tells of a thing."""

    iri: str
    id: str
    kind: str
    title: str
    date: str
    head: tuple[Runs, ...]
    first: tuple[Block, ...]
    """What an event is told by, in two minutes."""
    blocks: tuple[Block, ...]
    summary: str
    """One sentence for cards and search engines."""
    leading: tuple[str, ...] = ()
    """The IRIs of the claims that are told first."""

    @property
    def text(self) -> str:
        """Every word that it tells, to be searched."""
        lines = [line for block in (*self.first, *self.blocks) for line in block.lines]
        runs = [run for line in lines for part in (line.text, *line.under) for run in part]
        heads = [run.text for line in self.head for run in line]
        return "\n".join([self.title, *heads, *(run.text for run in runs),
                          *(line.answer for line in lines)])  # fmt: skip
