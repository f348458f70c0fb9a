"""
Figures come in; out go two tables: the figures in order, and what becomes of each two of them.

Every row carries its voice, its source, its place in the source and its modality.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from backstory.compare.counting import Figure, Reason, figures_of
from backstory.compare.figures import Pair, Verdict
from backstory.compare.once import Once, flat, neighbours, once, pairs
from backstory.compare.unlike import APART
from backstory.dates.certainty import Certainty, holds_at
from backstory.dates.edtf import Span
from backstory.model.nouns import Claim
from backstory.rdf import limits
from backstory.rdf.odd import ODD_FIGURES
from backstory.rdf.record import Record
from backstory.tell.saying import Speaker
from backstory.vocabulary import concept_iri
from backstory.words.languages import words_of
from backstory.words.numbers import numeral
from backstory.words.phrases import phrase
from backstory.words.table import Id, Table

__all__ = ["odd_figures", "pairs_table", "series_table", "told_figures", "told_whole", "why"]

_SHOWN_PAIRS = 60
"""Pairs: up to so many are all shown; of more, those that can be compared."""
_SHARPEST = (
    Verdict.DISPUTED, Verdict.CONFLICT, Verdict.POSSIBLE_CONFLICT, Verdict.REVISION,
    Verdict.COMPATIBLE, Verdict.AGREE, Verdict.LATER_COUNT, Verdict.NOT_COMPARABLE,
)  # fmt: skip


def told_figures(record: Record, chosen: str = "", *, valid_at: int | None = None) -> list[Once]:
    """
    Give the figures about something, or that count something; all if nothing is chosen.

    Args:
        record: What a graph records.
        chosen: IRI of what is counted about, what is counted, what it is counted within (the seats
            of a party within an election), a claim, or a voice; empty for all.
        valid_at: A day number; figures that cannot hold on that day are left out.
    """
    found = [figure for figure in figures_of(record) if not chosen or _fits(figure, chosen)]
    if valid_at is not None:
        found = [
            figure
            for figure in found
            if figure.period is None
            or holds_at(figure.period, valid_at) is not Certainty.IMPOSSIBLE
        ]
    return once(found)


def odd_figures(record: Record, chosen: str, lang: str) -> list[str]:
    """Say which claims count something about what is chosen, and give no number for it."""
    store = record.store
    odd = store.cache.get("odd", {})
    found = [
        f"{store.short(iri)} ({', '.join(odd[iri]).replace('`', '')})"
        for iri, of in sorted(store.cache.get(ODD_FIGURES, {}).items())
        if not chosen or chosen == iri or chosen in of
    ]
    return [phrase("odd figures", lang).format("; ".join(found))] if found else []


def _fits(figure: Figure, chosen: str) -> bool:
    places = (figure.subject, figure.counted, figure.claim, figure.part_of, figure.source,
              figure.within)  # fmt: skip
    return chosen in places or chosen in figure.voices


def series_table(
    record: Record,
    told: Sequence[Once],
    lang: str,
    *,
    known_at: int | None = None,
    valid_at: int | None = None,
) -> Table:
    """Give figures in order: by subject, counted thing and period; parts under their whole."""
    rows = []

    def add(group: Once, depth: int) -> None:
        rows.append(_row(record, group, depth, lang, known_at, valid_at))
        for part in group.parts:
            add(part, depth + 1)

    for group in told:
        add(group, 0)
    columns = ["subject", "subject_label", "counted", "counted_label", "value", "unit",
               "unit_label", "limit", "when", "inferred", "voice", "voice_label", "modality",
               "modality_label", "source", "source_label", "place", "place_label", "said",
               "said_label", "printed", "printed_label", "also", "part_of", "claim"]  # fmt: skip
    columns += ["known"] if known_at is not None else []
    columns += ["held"] if valid_at is not None else []
    title = phrase("figures", lang)
    return Table(tuple(columns), tuple(rows), title, lang)


def _row(
    record: Record, group: Once, depth: int, lang: str, known_at: int | None, valid_at: int | None
) -> dict[str, object]:
    speak = Speaker(record, lang)
    figure = group.figure
    claim = record.counted[figure.claim]
    again = [
        f"{speak.voices(other)}: {speak.source(other.source)}, {speak.place(other)}"
        for other in (record.counted[f.claim] for f in group.repeats)
    ]
    said, own = record.said(claim), record.own_day(claim)
    row: dict[str, object] = {
        "subject": Id.of(figure.subject),
        "subject_label": speak.name(figure.subject),
        "counted": Id.of(figure.counted),
        "counted_label": "– " * depth + speak.name(figure.counted),
        "value": speak.amount(claim),
        "unit": Id.of(figure.unit) if figure.unit else None,
        "unit_label": speak.name(figure.unit) if figure.unit else None,
        "limit": "; ".join(_limits(speak, claim)) or None,
        "when": figure.when.text if figure.when else None,
        "inferred": True if figure.when and claim.is_date_inferred else None,
        "voice": " ".join(speak.record.short(voice) for voice in claim.voices),
        "voice_label": speak.voices(claim),
        "modality": claim.modality,
        "modality_label": _modality(speak, claim.modality),
        "source": Id.of(claim.source),
        "source_label": speak.source(claim.source),
        "place": claim.locator,
        "place_label": speak.place(claim),
        "said": own.text if own else None,
        "said_label": _marked_day(speak, claim, own),
        "printed": said.text if said and not own else None,
        "printed_label": _marked_day(speak, claim, None if own else said),
        "also": "; ".join(again) or None,
        "part_of": Id.of(figure.part_of) if figure.part_of else None,
        "claim": Id.of(claim.iri),
    }
    if known_at is not None:
        early, late = (said.earliest_begin, said.latest_end) if said else (None, None)
        row["known"] = str(limits.said_by(early, late, known_at))
    if valid_at is not None:
        row["held"] = str(
            holds_at(figure.period, valid_at) if figure.period else Certainty.POSSIBLE
        )
    return row


def _marked_day(speak: Speaker, claim: Claim, day: Span | None) -> str | None:
    """Tell when a figure was said, or printed, marked where the editors worked the day out."""
    if day is None:
        return None
    source = speak.record.sources.get(claim.source)
    of_page = source is not None and source.issued_inferred
    worked_out = "said" in claim.inferred if claim.said else of_page
    told = speak.date(day)
    return f"{told} ({phrase('date worked out', speak.lang)})" if worked_out else told


def _limits(speak: Speaker, claim: Claim) -> list[str]:
    """Tell what a figure is taken from, how far it was counted, and within what it holds."""
    within = speak.date(claim.within) if isinstance(claim.within, Span) else ""
    if isinstance(claim.within, str) and claim.within:
        within = speak.name(claim.within)
    definition = speak.name(claim.definition) if claim.definition else ""
    found = (*speak.base(claim), within, speak.limit(claim), definition)
    return [each for each in found if each]


def _modality(speak: Speaker, modality: str) -> str:
    return speak.name(concept_iri("modality", modality))


def pairs_table(
    record: Record,
    told: Sequence[Once],
    lang: str,
    *,
    every: bool = False,
    asked_by: str = "every=True",
) -> Table:
    """
    Give each two figures with their verdict and its reasons, the sharpest first.

    Of many, a later count is told of a figure and the next one of its voice only.

    Args:
        record: What a graph records.
        told: Figures, each once.
        lang: en or es.
        every: Whether to give, of many pairs, also those that cannot be compared.
        asked_by: What a reader writes to ask for every pair, as the note on those left out says it.
    """
    speak = Speaker(record, lang)
    figures = flat(told)
    claims = sum(1 + len(group.repeats) for group in figures)
    notes = [phrase("counts once", lang).format(numeral(claims, lang), numeral(len(figures), lang))]
    total = len(figures) * (len(figures) - 1) // 2
    shown = pairs(told, alike=not every and total > _SHOWN_PAIRS)
    if not every and total > _SHOWN_PAIRS:
        comparable = [pair for pair in shown if pair.verdict is not Verdict.NOT_COMPARABLE]
        shown = neighbours(comparable)
        left_out = numeral(total - len(comparable), lang)
        notes.append(phrase("pairs left out", lang).format(left_out, asked_by))
        if len(shown) < len(comparable):
            between = numeral(len(comparable) - len(shown), lang)
            notes.append(phrase("later counts left out", lang).format(between, asked_by))
    shown.sort(key=lambda pair: _SHARPEST.index(pair.verdict))
    rows = [
        {
            "one": told_whole(speak, pair.one),
            "other": told_whole(speak, pair.other),
            "verdict": str(pair.verdict),
            "verdict_label": phrase(f"verdict {pair.verdict}", lang),
            "why": "; ".join(why(speak, pair)),
            "claim": Id.of(pair.one.claim),
            "other_claim": Id.of(pair.other.claim),
        }
        for pair in shown
    ]
    columns = ("one", "other", "verdict", "verdict_label", "why", "claim", "other_claim")
    return Table(columns, tuple(rows), phrase("pairs", lang), lang, tuple(notes))


def told_whole(speak: Speaker, figure: Figure) -> str:
    """Tell a figure in a line: by whom, of what, within what limits, of which period."""
    claim = speak.record.counted[figure.claim]
    within = speak.held_within(claim)
    limit = f" ({'; '.join(within)})" if within else ""
    when = speak.date(figure.when)
    if figure.when and claim.is_date_inferred:
        when += f" ({phrase('date worked out', speak.lang)})"
    who = speak.voices(claim)
    if claim.modality != "asserted":  # whoever denies a number, or expects it, does not state it
        who += f" ({_modality(speak, claim.modality)})"
    return f"{who}: {speak.thing(claim)}{limit}, {when}"


def why(speak: Speaker, pair: Pair) -> list[str]:
    """Tell the reasons of a verdict in words."""
    return [_reason(speak, reason) for reason in pair.reasons]


def _reason(speak: Speaker, reason: Reason) -> str:
    filled = [_filled(speak, reason.key, value) for value in reason.of]
    if reason.key in ("same period", "same number"):
        filled = filled[:1]
    return phrase(f"why {reason.key}", speak.lang).format(*filled)


def _filled(speak: Speaker, key: str, value: str | Span | Decimal | None) -> str:
    if value is None and key == "stage":  # how far it was counted is no date
        return str(words_of(speak.lang)["values"]["not stated"])
    if value is None or isinstance(value, Span):
        return speak.date(value)
    if isinstance(value, Decimal):
        return speak.number(value)
    if key == "modality":
        return _modality(speak, value)
    claim = speak.record.counted.get(value)
    if claim is not None and key == "later count":
        return speak.date(claim.when or (claim.figure and claim.figure.as_of) or None)
    if claim is not None and key in ("same number", "ranges meet", *APART):
        return speak.amount(claim)
    if claim is not None:
        return f"{speak.voices(claim)} ({speak.amount(claim)})"
    return speak.name(value) if value else phrase("none", speak.lang)
