"""
Collect the data of the page, decided and ready to be written as JSON.

One reader of claims (`Record`), one teller of each thing: what can be compared, what is at odds,
what accuses and how it is cited is decided below this room. Their shape is told in shape.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, cast

from backstory.dates.edtf import Span
from backstory.draw.alike import liken
from backstory.draw.asking import asking
from backstory.draw.claims import claims_of, drawn
from backstory.draw.collected import Collected, terms_of, together
from backstory.draw.compared import compared, disagreements, verdicts
from backstory.draw.layout import drawing_of
from backstory.draw.lines import worded
from backstory.draw.measures import measures, versions
from backstory.draw.shape import PageData, Start
from backstory.draw.spoken import page_languages, page_words
from backstory.draw.things import KINDS, things_of
from backstory.errors import UnknownName
from backstory.rdf.record import Record
from backstory.vocabulary import CONTEXT_PREDICATES, KEYS
from backstory.words.dates import name as date_name
from backstory.words.phrases import phrase
from backstory.words.places import place
from backstory.words.predicates import predicate_name

if TYPE_CHECKING:
    from backstory.draw.shape import Asking, Claim, Drawing, Name, Source, Thing
    from backstory.rdf.store import TripleStore

__all__ = ["PageData", "Start", "data_for", "drawn_data", "lent", "page_data", "placed"]


def page_data(
    graph: TripleStore | Record,
    *,
    event: str = "",
    lang: str = "en",
    tab: str = "timeline",
    engine: bool = True,
    drawing: bool = True,
    terms: Sequence[str] | None = None,
) -> PageData:
    """
    Collect all that the page shows.

    Args:
        graph: The grown graph of one dossier, or what was read of it already.
        event: What is chosen when the page opens; empty for the dossier's focus.
        lang: The language in which it opens.
        tab: The way to look with which it opens.
        engine: Whether the page will carry its query engine.
        drawing: Whether the drawing is placed at once; else `placed` has to be called.
        terms: The properties and classes in use, if they were listed before.
    """
    languages = page_languages(lang)
    read = Collected(graph if isinstance(graph, Record) else Record(graph), languages)
    head, sources, claims = read.head(), read.sources(), claims_of(read)
    things = things_of(read, claims)
    for claim in claims:
        sources.setdefault(claim["source"], _scarce(claim["source"]))
    pairs = compared(read.record)
    found = disagreements(read.record, read.speakers)
    side_by_side, texts = measures(read), versions(read)
    if engine and terms is None:
        terms = terms_of(read.record.store)
    used = _used([*things.values(), *sources.values(), *claims, *found])
    return {
        "languages": list(languages),
        "words": {
            each: {**page_words(each), "labels": read.record.store.labelled(each)}
            for each in languages
        },
        "dossier": head,
        "concepts": read.concepts(used),
        "predicates": {
            key: together(predicate_name(compact, each) for each in languages)
            for compact, key in KEYS.items()
        }
        | {"repeals": together(phrase("repeals", each) for each in languages)},
        "context": list(CONTEXT_PREDICATES),
        "dates": _dates(claims, sources, languages),
        "places": _places(claims, languages),
        "things": things,
        "sources": sources,
        "claims": claims,
        "disagreements": found,
        "verdicts": verdicts(read.record, read.speakers, pairs),
        "measures": [row for row, _ in side_by_side],
        "versions": [[row for row, _ in each] for each in texts],
        "likened": liken(read, side_by_side, texts, claims),
        "drawing": placed(read, things, claims) if drawing else cast("Drawing", {}),
        "asking": asking(read.record.store.prefixes, terms or (), languages, read.record.by_id)
        if engine
        else cast("Asking", {}),
        "engine": engine,
        "start": {"tab": tab, "event": event or head["focus"], "lang": lang},
    }


def placed(read: Collected, things: Mapping[str, Thing], claims: Iterable[Claim]) -> Drawing:
    """Place all that is drawn, and word its lines."""
    lines = drawn(read)
    return worded(read, drawing_of(things, [claim for claim in claims if claim["id"] in lines]))


def lent(read: Collected) -> PageData:
    """Give of the data what the graph of a page need not hold too, and nothing else."""
    claims = read.record.claims.values()
    names = (name for name in read.record.names.values() if name.kind in KINDS)
    found = {
        "languages": list(read.languages),
        "claims": [{"id": read.id_of(one.iri), "gist": read.named(one.gist)} for one in claims],
        "things": {read.id_of(name.iri): {"name": read.named(name.labels)} for name in names},
        "sources": read.sources(),
    }
    return cast("PageData", found)


def drawn_data(graph: TripleStore, lang: str = "en") -> PageData:
    """Collect what pictures and cells draw, once for each open graph: a graph does not change."""
    drawn = graph.cache.setdefault("drawn", {})
    languages = page_languages(lang)
    if languages not in drawn:
        drawn[languages] = page_data(graph, lang=lang, engine=False)
    found: PageData = drawn[languages]
    return found


def data_for(graph: TripleStore, event: str, lang: str = "en") -> PageData:
    """
    Give what is drawn, if the event is one of the graph's or none is named.

    Raises:
        UnknownName: There is no such event; the nearest is offered.
    """
    data = drawn_data(graph, lang)
    if event and event not in data["things"]:
        raise UnknownName("event", event, data["things"])
    return data


def _scarce(source: str) -> Source:
    """Stand for a source that claims name and the graph does not describe."""
    return {"title": source, "language": "", "publisher": source}


def _places(claims: list[Claim], languages: Iterable[str]) -> dict[str, Name]:
    """Say the places that are not the same in all languages."""
    written = sorted({claim["at"] for claim in claims})
    said = {at: [place(at, lang) for lang in languages] for at in written}
    return {at: names for at, names in said.items() if set(names) != {at}}


def _dates(
    claims: list[Claim], sources: dict[str, Source], languages: Iterable[str]
) -> dict[str, Name]:
    """Say every date that is written somewhere in words of each language."""
    fields = ("when", "issued", "within")
    written = {str(claim.get(key, "")) for claim in claims for key in fields}
    written |= {str(claim["target"].get("date", "")) for claim in claims}
    written |= {source["issued"] for source in sources.values() if "issued" in source}
    found: dict[str, Name] = {}
    for text in sorted(filter(None, written)):
        if text[0].islower():  # the id of an event within which something was: no date
            continue
        try:
            span = Span.parse(text)
        except ValueError:
            continue
        found[text] = [date_name(span, lang) for lang in languages]
    return found


_CONCEPT_FIELDS: Final = (
    "kind", "modality", "role", "counted", "unit", "bound", "definition",
)  # fmt: skip


def _used(rows: Iterable[Mapping[str, Any]]) -> set[str]:
    """Give the concepts that rows name, as "scheme/id"."""
    found: set[str] = set()
    for row in rows:
        found |= {str(row[key]) for key in _CONCEPT_FIELDS if key in row}
        found |= set(row.get("cautions", ()))
        target = row.get("target")
        if target and "concept" in target:
            found.add(str(target["concept"]))
    return found
