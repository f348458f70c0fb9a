"""An article that was read: its mentions and links, as JSON, a report, a draft, a page."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from backstory.calls import doors, no_part
from backstory.read.annotations import annotation_page
from backstory.read.draft import draft as source_draft
from backstory.read.found import Found
from backstory.read.page import article_page, framed_page
from backstory.read.report import report
from backstory.text import harmless
from backstory.words.spoken import spoken

__all__ = ["Reading"]


@spoken
@doors
@dataclass(frozen=True)
class Reading(Found):
    """
    What was found in an article, and what of it the graph knows.

    `print` tells it; `json()` writes it as W3C Web Annotations, `page()` as one HTML file,
    `draft()` as a source file for a dossier. The text is held here alone: nothing stores it.
    """

    if not TYPE_CHECKING:  # else a checker of types would let every name pass
        __getattr__ = no_part("part of a reading")

    def json(self) -> str:
        """Write it as W3C Web Annotations, with places in code points; always the same bytes."""
        told = annotation_page(self.article, self.linked, self.known)
        return json.dumps(told, ensure_ascii=False, indent=1) + "\n"

    def page(self) -> str:
        """Write one HTML file: the article with its marks, and what the graph holds beside it."""
        return article_page(self)

    def draft(self) -> str:
        """Write a source file for a dossier: places and claims, all of them only proposed."""
        return source_draft(self)

    def text(self, width: int | None = None) -> str:
        """Tell it in a shell: links, dates and figures, and what could not be linked."""
        return harmless(report(self, width))

    def __repr__(self) -> str:
        return self.text()

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        shown = {**self.table._repr_mimebundle_(), "text/plain": repr(self)}
        if "text/html" not in (exclude or ()):
            shown["text/html"] = framed_page(self, shown.get("text/html", ""))
        wanted = set(include) if include else set(shown)
        return {kind: shown[kind] for kind in shown if kind in wanted - set(exclude or ())}
