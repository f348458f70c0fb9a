"""A sentence of a brief comes in; out goes the same with its day before it, if it tells none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from backstory.dates.edtf import Span, iso
from backstory.model.nouns import Claim, Modality
from backstory.tell.brief_forms import Sentence
from backstory.tell.differing import small
from backstory.tell.told import Teller
from backstory.words.languages import words_of
from backstory.words.little import between
from backstory.words.phrases import phrase

__all__ = ["on_its_day", "run_on", "since_its_day"]

_LONG: Final = 62
"""Days over which an event may go on whose days are told before a sentence of it."""
_LATER: Final = 3
"""Days after which a newspaper no longer tells what was said on the day of an event."""
_PLAIN: Final = re.compile(r"\d{4}(-\d{2}){0,2}")
"""A day, a month or a year, without any doubt."""
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_DOUBTED: Final = re.compile(rf"{_PLAIN.pattern}[?~%]")
"""The same, of which the voice is not sure."""


def on_its_day(teller: Teller, event: str, told: Sentence) -> Sentence:
    """Put the day of an event before what is told of it, unless that says it."""
    span = teller.record.hulls.get(event)
    first, last = (span.earliest_begin, span.latest_end) if span else (None, None)
    if span is None or first is None or last is None:
        return told
    if any(_is_of_another_day(teller, claim, first, last) for claim in told.claims[:1]):
        return told
    if any(claim.counted and claim.when is None for claim in told.claims[:1]):
        return told  # it ends with “period not stated”: the day is that of other voices
    # Its bounds alone would tell “about July” as all of July, and say more than the voice did.
    # And “from the 9th to the 10th” would tell as two days what was on one of them.
    is_one_of = first != last and span.text.startswith("[")
    doubted = span.text if is_one_of or _DOUBTED.fullmatch(span.text) else ""
    one = iso(first) if first == last and not doubted else ""
    plain = one or (span.text if _PLAIN.fullmatch(span.text) else "")
    if not plain and last - first > _LONG:
        return told
    day = Span.parse(plain or doubted or f"{iso(first)}/{iso(last)}")
    year, named = iso(first)[:4], teller.prose.date(day)
    bare = named.removesuffix(year).removesuffix(" de ").strip()
    if year in told.text or (bare and bare in told.text) or _has_its_own(teller, told.text):
        return told
    if doubted or (not plain and iso(first)[:7] != iso(last)[:7]):
        return _led(teller, told, named, one, ": ")
    when = teller.prose.when(day)
    when = when if plain else phrase("on days", teller.lang).format(when)
    if ": " in _BRACKETS.sub("", told.text):
        when = named  # a dash stands behind a bare day: On 18 June – According to
    return _led(teller, told, when, one, ", ")


def _has_its_own(teller: Teller, text: str) -> bool:
    """Tell whether a sentence names a day of its own, or tells how things are, not what was."""
    months = "|".join(words_of(teller.lang)["months"])
    day = rf"\b\d{{1,2}}{between(teller.lang)} (?:{months})\b|\b(?:{months}) \d{{1,2}}\b"
    if re.search(day, text, re.IGNORECASE):
        return True
    first = text.partition(";")[0].partition(",")[0]
    return bool(re.search(rf"\b(?:{phrase('present', teller.lang)})\b", first))


def _is_of_another_day(teller: Teller, claim: Claim, first: int, last: int) -> bool:
    """Tell whether what is asked, hoped or doubted was likely not said in those days."""
    said = teller.record.said(claim)
    if claim.modality == Modality.ASSERTED or said is None:
        return False
    # A newspaper tells it a little later; a page of the voice's own is of its day.
    own = claim.said or teller.record.is_own_page(claim)
    return said.bounds[0] < first or said.bounds[3] > last + (0 if own else _LATER)


def since_its_day(teller: Teller, claim: Claim, told: Sentence) -> Sentence:
    """Put the term of an office before who held it, unless the year it began stands there."""
    if claim.when is None or claim.when.earliest_begin is None:
        return told
    if iso(claim.when.earliest_begin)[:4] in told.text:
        return told
    return _led(teller, told, teller.term(claim.when), "", ": ")


def _led(teller: Teller, told: Sentence, when: str, day: str, joint: str) -> Sentence:
    # A colon in brackets is no second one of the sentence.
    own = _BRACKETS.sub("", told.text) if joint == ", " else told.text
    joint = " – " if ": " in own else joint
    lead = f"{when[:1].upper()}{when[1:]}{joint}"
    day = lead if day and joint == ", " else ""
    return replace(told, text=f"{lead}{small(teller, told.text)}", day=day)


def run_on(teller: Teller, told: Iterable[Sentence]) -> list[Sentence]:
    """Say of a sentence on the day of the one before it that it was the same day."""
    found: list[Sentence] = []
    before = ""
    for each in told:
        text = each.text
        if each.day and each.day == before:
            text = f"{phrase('same day', teller.lang)} {text.removeprefix(each.day)}"
        before = each.day
        found.append(replace(each, text=text))
    return found
