"""
A large graph and what somebody typed come in; out goes the small graph of what that may mean.

What is written beside the store is searched by the same rules as a small graph is, and the answer
is the same; the store itself is read for the few things that are found.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from backstory.ask.box import boxed
from backstory.ask.find import record_of
from backstory.ask.findable import concept_rows, rows_of
from backstory.ask.kept_rows import KeptRows, write_rows
from backstory.model.names import Index
from backstory.rdf.last_said import write_last_said
from backstory.rdf.near import near, packable
from backstory.rdf.packed import write_packs
from backstory.rdf.record import Record
from backstory.rdf.store import TripleStore
from backstory.words.little import light_in_names

if TYPE_CHECKING:
    from backstory.ask.laid import Laid

__all__ = ["MOST_WHOLE", "is_told_whole", "keep", "record_near"]

MOST_WHOLE: Final = 30_000
"""Names and sentences of a store that is read whole to tell an answer: three times ours."""


def keep(
    graph: TripleStore, folder: Path, company: tuple[Sequence[str], Sequence[Sequence[int]]]
) -> None:
    """Write what can be found in a graph, and who takes part with whom, beside its store."""
    record = Record(graph)
    rows = ((record.by_id.get(row.id, row.id), row) for row in rows_of(record))
    write_rows(folder, rows, record.index.names, company, concept_rows(record))
    write_packs(folder, packable(graph))
    write_last_said(folder, graph)


def is_told_whole(graph: TripleStore) -> bool:
    """
    Tell whether a kept graph is small enough to be read whole for an answer; finds in it as it is.

    Which sentences answer best is seen among all that is recorded: of a part, others come first.
    """
    if "box" not in graph.cache:
        kept = KeptRows(graph.path)
        if kept.count > MOST_WHOLE:
            kept.close()
            return False
        graph.cache["box"] = boxed(kept, record_of(graph), kept.concepts)
    return True


def record_near(
    graph: TripleStore, text: str, limit: int, *, asking: bool = False, shelf: Laid | None = None
) -> Record:
    """
    Give a record of the few things that a text may mean, which finds them as the whole would.

    Args:
        graph: A graph whose store has `KEPT` beside it.
        text: What somebody typed.
        limit: How many things are asked for.
        asking: Whether to understand the text as a question too.
        shelf: What can be found, if it does not lie beside the store.
    """
    kept, others = shelf or KeptRows(graph.path), list[str]()
    box = boxed(kept, Record(graph), kept.concepts)
    text = box.mended(text) if asking else text
    index = Index(kept.names(text), light_in_names())
    # The box answers the same text again without looking.
    understood = box.ask(text) if asking else None
    hits = understood.hits if understood else box.hits(text)
    found = [kept.iris[hit.id] for hit in hits]
    for one in understood.questions[:1] if understood else ():
        named = [value for _, value in one.values]
        alike = [*chain.from_iterable(box.others_called(text, named).values())]
        found += [iri for each in (*named, *alike) if (iri := kept.iri(each))]
        others = [iri for each in alike if (iri := kept.iri(each))]
    found += [match.id for match in index.search(text, limit)]
    record = Record(near(graph, dict.fromkeys(found), whole=False))
    record.store.cache["box"] = box
    record.store.cache["others"] = others  # called as what was taken to be meant: told beside it
    record.__dict__["index"] = index
    record.__dict__["by_id"] = {**record.by_id, **kept.iris}
    record.store.cache["record"] = record
    return record
