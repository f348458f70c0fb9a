"""
Read strangers' texts in a process of its own, and write the page of each.

It is asked and answers as `loop` says. Before the first text it reads one of its own in each
language, so that every module and word is there when files are shut.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import IO, Any, Final

from backstory.errors import BackstoryError, CouldNotRun
from backstory.graph import Graph
from backstory.rdf.opening import open_store
from backstory.read.door import known_of, read_text
from backstory.server.loop import DATA, END, HEAD, Answer, frame, serve
from backstory.words.languages import languages
from backstory.words.table import Id

__all__: list[str] = []

_HTML: Final = b"text/html"
_OF_SHELL: Final = re.compile(r" [^.]*: --[^.]*\.$")
"""A remedy that only the shell has: a form has no field for the language of its text."""
_EPOCH: Final = date(1970, 1, 1)
_OWN: Final = (
    "On Monday the 12 people were released.",
    "El lunes salieron libres las 12 personas.",
)


def _page(graph: Graph, request: dict[str, Any]) -> str:
    """Read one text and write its page."""
    day = request["day"] or None
    lang = graph.lang
    record = graph.record
    try:
        return read_text(record, request["text"], day=day, lang="", told_in=lang,
                         find=_nowhere).page()  # fmt: skip
    except CouldNotRun as why:
        raise CouldNotRun(_OF_SHELL.sub("", str(why))) from None


def _nowhere(ids: Sequence[Id]) -> dict[str, tuple[str, str]]:
    """Know of no place where things are told of: a page leads nowhere else."""
    return {}


def _warm(graphs: dict[str, Graph]) -> None:
    """Read a text of our own in each language: about the best told event, on its day."""
    for lang, graph in graphs.items():
        known = known_of(graph.record)
        events = known.events.values()
        best = max(events, key=lambda event: (event.claims, event.iri), default=None)
        named = [known.label(iri, lang) for iri in (best.iri, *best.actors)[:9]] if best else []
        begin = best.span.earliest_begin if best and best.span else None
        day = _EPOCH + timedelta(days=begin or 0)
        for text in _OWN:
            try:
                _page(graph, {"text": f"{'. '.join(named)}. {text}", "day": day})
            except BackstoryError:
                continue


def _prepared(path: str) -> Answer:
    """Read the graph, and a text in each language."""
    store = open_store(path)
    graphs = {lang: Graph(lang=lang, store=store) for lang in languages()}
    _warm(graphs)

    def answer(request: dict[str, Any], out: IO[bytes]) -> None:
        content = _page(graphs[request["lang"]], request).encode()
        out.write(frame(HEAD, _HTML) + frame(DATA, content) + frame(END))

    return answer


if __name__ == "__main__":
    serve(_prepared)
