"""Put what was compared, judged and told in other rooms into the shapes of the page."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final

from backstory.compare.disagreements import compared_of, disagreements_of
from backstory.compare.figures import Pair, Verdict
from backstory.compare.once import neighbours
from backstory.draw.embed import fragment
from backstory.draw.once import framed, marked
from backstory.model.nouns import ACTOR_KINDS, Claim
from backstory.tell.answered import publisher_of
from backstory.tell.cite import Cited
from backstory.tell.csl import CSL_TYPES
from backstory.tell.disputes import what_differs
from backstory.tell.entries import date_parts
from backstory.tell.figures import why
from backstory.tell.ris import RIS_TYPES
from backstory.words.languages import Texts
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.draw.shape import Citations, CitedForms, Name
    from backstory.draw.shape import Disagreement as Odds
    from backstory.draw.shape import Verdict as Compared
    from backstory.rdf.record import Record
    from backstory.tell.saying import Speaker

__all__ = ["citations", "compared", "disagreements", "verdicts"]


_PLAIN_DAY: Final = re.compile(r"\d{4}(-\d\d){0,2}")
_THINGS: Final = ("event", "instrument", "place", *ACTOR_KINDS)


def _id(record: Record, iri: str) -> str:
    """Shorten an IRI of a dossier to its id; any other stays whole."""
    return record.short(iri) if record.store.home_of(iri) else iri


def compared(record: Record) -> list[Pair]:
    """
    Compare the figures that count the same thing, each once.

    Two that cannot be compared are left out: the page says so wherever no verdict stands. A later
    count is told of a figure and the next one of its voice.
    """
    every = compared_of(record)
    return neighbours(pair for pair in every if pair.verdict is not Verdict.NOT_COMPARABLE)


def verdicts(record: Record, speakers: Sequence[Speaker], found: Iterable[Pair]) -> list[Compared]:
    """Tell what becomes of each two figures, in the words of `backstory figures`."""
    return [
        {
            "a": _id(record, pair.one.claim),
            "b": _id(record, pair.other.claim),
            "verdict": pair.verdict.value,
            "why": [_reasons(speak, pair) for speak in speakers],
        }
        for pair in found
    ]


def _reasons(speak: Speaker, pair: Pair) -> str:
    return "; ".join(why(speak, pair))


def disagreements(record: Record, speakers: Sequence[Speaker]) -> list[Odds]:
    """Give every disagreement, with the claims of each side and what there is to say of it."""
    return [
        {
            "id": each.id,
            "by": each.by,
            "kind": f"disagreement/{each.kind}",
            "sides": [[_id(record, claim) for claim in side] for side in each.sides],
            "note": [what_differs(speak, each) for speak in speakers],
        }
        for each in disagreements_of(record)
    ]


def _both(told: tuple[str, ...]) -> Name:
    return told[0] if len(set(told)) == 1 else list(told)


def citations(record: Record, languages: Sequence[str]) -> Citations:
    """
    Cite every claim, source and thing, by its id.

    What stands elsewhere in the page is left out of them (draw/once.py): of a claim what is in the
    citation of its source, the names of things, titles and addresses.
    """
    every = [Cited(record, lang) for lang in languages]
    things = {name.iri for name in record.names.values() if name.kind in _THINGS}
    found: Citations = {
        "claims": {},
        "sources": {},
        "things": {},
        "forms": _forms(record, every),
        "whole": _both(tuple(cited.part(record.dossier) for cited in every)),
        "homes": {
            name: _both(tuple(cited.part(home) for cited in every))
            for home, name in _several(record).items()
        },
        "fragment": fragment(record, languages),
    }
    for iri, source in record.sources.items():
        name = {"\x02": source.url}
        found["sources"][_id(record, iri)] = _both(tuple(
            marked(cited.source(iri), {**name, "\x01": Texts(source.titles)[cited.lang]})
            for cited in every
        ))  # fmt: skip
    # By source: what is alike stands together, and packs into half.
    by_source = sorted(record.claims.items(), key=lambda one: one[1].source)
    for source_iri, claims in groupby(by_source, key=lambda one: one[1].source):
        if source_iri not in record.sources:
            continue
        home = f"[{_id(record, source_iri)}]"
        of = [cited.source(source_iri).removesuffix(home) for cited in every]
        for iri, claim in claims:
            one = _id(record, iri)
            end = f"[{one}]"
            found["claims"][one] = _both(tuple(
                marked(framed(cited.claim(claim).removesuffix(end), text), {
                    "\x01": _sentence(claim, cited.lang),
                    "\x02": record.label(claim.subject, cited.lang),
                    "\x03": _target(record, claim, cited.lang),
                    "\x04": record.label(claim.voices[0], cited.lang),
                })
                for text, cited in zip(of, every, strict=True)
            ))  # fmt: skip
    found["things"] = _parts(record, every, sorted(things))
    return found


def _parts(record: Record, every: Sequence[Cited], iris: Iterable[str]) -> dict[str, Name]:
    """Cite the dossier for each thing: what most have alike stands once, by an empty id."""
    told: dict[str, Name] = {}
    for iri in iris:
        one = _id(record, iri)
        told[one] = _both(tuple(
            marked(cited.part(iri), {"\x01": record.label(iri, cited.lang)}).replace(one, "\x02")
            for cited in every
        ))  # fmt: skip
    often = Counter(json.dumps(name) for name in told.values()).most_common(1)
    if not often:
        return {}
    usual: Name = json.loads(often[0][0])
    return {"": usual, **{one: name for one, name in told.items() if name != usual}}


def _several(record: Record) -> dict[str, str]:
    """Give the id of each dossier where there are several; nothing of one alone."""
    homes = dict(sorted(record.store.homes.items()))
    return homes if len(homes) > 1 else {}


def _forms(record: Record, every: Sequence[Cited]) -> CitedForms:
    """Give what BibTeX, RIS and CSL need beside the page's data: only what differs from these."""
    by = {publisher_of(record, home) for home in record.store.homes}
    own = {name: publisher_of(record, home) for home, name in _several(record).items()}
    found: CitedForms = {
        "csl": CSL_TYPES, "ris": RIS_TYPES, "dates": {}, "titles": {}, "notes": {},
        "publishers": {"": next(iter(by)) if len(by) == 1 else "", **own},
    }  # fmt: skip
    if not all(by):
        # Where nobody is named as its publisher the citation of the dossier says so.
        found["notes"][""] = _both(
            tuple(phrase("cited no publisher", cited.lang) for cited in every)
        )
    for iri, source in record.sources.items():
        one, entries = _id(record, iri), [cited.entry(iri) for cited in every]
        issued = source.issued
        if issued and not _PLAIN_DAY.fullmatch(issued.text):
            found["dates"][issued.text] = [date_parts(issued), int(bool(issued.approximate))]
        titles = [source.told(source.titles, cited.lang) for cited in every]
        if titles != [entry.title for entry in entries]:
            found["titles"][one] = _both(tuple(entry.title for entry in entries))
        if any(entry.note for entry in entries):
            found["notes"][one] = _both(tuple(entry.note for entry in entries))
    return found


def _target(record: Record, claim: Claim, lang: str) -> str:
    known = isinstance(claim.object, str) and claim.object in record.names
    return record.label(str(claim.object), lang) if known else ""


def _sentence(claim: Claim, lang: str) -> str:
    return Texts(claim.gist)[lang] if claim.gist else ""
