"""The views of a graph that a cell of a notebook shows: time, links, figures, measures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from backstory.draw.cell import CellView, framed
from backstory.vocabulary import concept_iri, id_of
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.rdf.store import TripleStore

__all__ = ["figures_view", "measures_view", "network_view", "timeline_view"]

_MOST_LINES: Final = 60


def timeline_view(graph: TripleStore, *events: str, lang: str = "en") -> CellView:
    """
    Show events on lines of time.

    Args:
        graph: The grown graph of one dossier.
        events: One, with what is linked to it; or several, and nothing else. None for all.
        lang: en or es.

    Raises:
        UnknownName: The dossier has no such event.
    """
    from backstory.draw.timeline import timeline_svg

    event = events[0] if events else ""
    only = events if len(events) > 1 else ()
    svg = timeline_svg(graph, event=event, only=only, lang=lang)
    words = phrase("timeline", lang)
    return framed(graph, "timeline", lang, svg, _told(words, svg), words, near=event)


def network_view(graph: TripleStore, event: str = "", *, lang: str = "en") -> CellView:
    """
    Show who and what is linked with an event, or the whole network.

    Raises:
        UnknownName: The dossier has no such event.
    """
    from backstory.draw.network import network_svg

    svg = network_svg(graph, event=event, lang=lang)
    words = phrase("network", lang)
    return framed(graph, "network", lang, svg, _told(words, svg), words, near=event)


def figures_view(graph: TripleStore, chosen: str = "", *, lang: str = "en") -> CellView:
    """
    Show figures over time, stocks apart from flows.

    Args:
        graph: The grown graph of one dossier.
        chosen: The id or IRI of what is counted about, of what is counted, or of a voice; empty
            for all.
        lang: en or es.

    Raises:
        UnknownName: The dossier has nothing of that id, or no figure of it.
    """
    from backstory.compare.counting import figures_of
    from backstory.draw.charts import figures_svg
    from backstory.errors import UnknownName
    from backstory.rdf.record import Record
    from backstory.tell.figures import series_table, told_figures

    record = Record(graph)
    counted = {each.counted for each in figures_of(record)}
    names = (
        concept_iri("counted", chosen),
        *(f"{home}/counted-{chosen}" for home in graph.homes),
    )
    iri = next((name for name in names if name in counted), record.by_id.get(chosen, ""))
    iri = chosen if "://" in chosen else iri
    if chosen and not iri:
        short = {id_of(name).removeprefix("counted-") for name in counted}
        raise UnknownName("event, voice or counted thing", chosen, {*record.by_id, *short})
    told = told_figures(record, iri)
    svg = figures_svg(record, told, lang)
    columns = ("counted", "counted_label", "value", "limit", "when", "inferred", "voice",
               "voice_label")  # fmt: skip
    lines = str(series_table(record, told, lang).chosen(columns)).splitlines()
    text = "\n".join([*lines[:_MOST_LINES], *(["…"] if len(lines) > _MOST_LINES else [])])
    claims = {record.short(claim) for group in _all(told) for claim in group.claims}
    words = phrase("figures", lang)
    return framed(graph, "figures", lang, svg, text, words, claims=claims)


def _all(told: Sequence[Any]) -> list[Any]:
    from backstory.compare.once import flat

    return [f for group in flat(told) for f in (group.figure, *group.repeats)]


def measures_view(graph: TripleStore, *measures: str, lang: str = "en") -> CellView:
    """
    Show measures (clemencies, and legal texts about one) side by side, cell by cell.

    Raises:
        UnknownName: The dossier has no such measure.
    """
    from backstory.compare.measures import measures_of
    from backstory.draw.beside import compare_svg
    from backstory.draw.plain import ends_of
    from backstory.rdf.record import Record
    from backstory.tell.measures import cells_of

    record = Record(graph)
    chosen = measures_of(record, measures)
    cells = cells_of(record, chosen, lang)
    heads = ["", *(record.label(one.iri, lang) for one in chosen)]
    about = {record.short(iri) for one in chosen for iri in one.things}
    absent = phrase("not stated", lang)
    rows = [
        [[key], *([*found.get(name, [absent])] for name in heads[1:])]
        for key, found in cells.items()
    ]
    words = phrase("side by side", lang)
    svg = compare_svg(words, heads, rows, ends_of(record, lang))
    text = "\n".join(
        f"{name}\n" + "".join(f"  {key}: {'; '.join(found.get(name, [absent]))}\n"
                              for key, found in cells.items())
        for name in heads[1:]
    )  # fmt: skip
    return framed(graph, "measures", lang, svg, text, words, about=about)


def _told(words: str, svg: str) -> str:
    """Say in a line what a picture shows: its own description."""
    return f"{words}: {svg.partition('<desc>')[2].partition('</desc>')[0]}"
