"""
Hold a dossier against texts somebody holds: hashes, places, anchor words, figures and names.

A figure or name that a claim carries is looked for in its passage; what is not found there is
listed as inferred, so that an editor can say where it comes from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from backstory.dossier import held_texts, read_all
from backstory.errors import CouldNotRun, DossierError, Severity
from backstory.files import is_there
from backstory.model.names import normalise
from backstory.model.nouns import Claim, Dossier
from backstory.vocabulary import id_of
from backstory.words.languages import MODEL
from backstory.words.messages import problems_in_words

__all__ = ["Report", "verify_texts"]

_NUMBER_WORDS: Mapping[object, str] = {
    0: "no not none ninguna ninguno", 1: "one a an un una uno", 2: "two dos", 3: "three tres",
    4: "four cuatro", 5: "five cinco", 6: "six seis", 7: "seven siete", 8: "eight ocho",
    9: "nine nueve", 10: "ten diez", 11: "eleven once", 12: "twelve doce",
}  # fmt: skip
_PLACE_CODES = ("D031", "D032")
"""What the reader says of a place that does not hold in its text; all else must be well."""
_THOUSANDS = re.compile(r"(?<=\d)[ .,\u00a0\u2007\u2009\u202f](?=\d{3}\b)")
"""Marks between thousands in any language: a space that does not break, too."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a verification found; `problems` counts places that do not hold."""

    lines: tuple[str, ...]
    problems: int
    summary: str


def verify_texts(
    folder: Path,
    texts: Path,
    progress: Callable[[int, int], None] | None = None,
    lang: str = MODEL,
) -> Report:
    """
    Verify every source whose text is among the held ones.

    Args:
        folder: The dossier.
        texts: The held texts.
        progress: Called with the files read and the files in all.
        lang: The language in which places that do not hold are told.

    Raises:
        CouldNotRun: The folder of texts is not there, or holds none of the dossier's texts.
        DossierError: The dossier has mistakes that are not about places in texts.
    """
    if not (is_there(texts) and texts.is_dir()):
        raise CouldNotRun(f"{texts} is not a folder of texts.")
    reading = read_all(folder, texts, progress)
    places = [p for p in reading.problems if p.code in _PLACE_CODES]
    others = [p for p in reading.problems if p.severity == Severity.PROBLEM and p not in places]
    if others:
        raise DossierError(others, reading.following)
    if reading.dossier is None:
        lines = tuple(problems_in_words(places, 0, lang))
        return Report(lines, len(places), f"{len(places)} places do not hold")
    return _report(reading.dossier, held_texts(texts))


def _report(dossier: Dossier, held: Mapping[str, str]) -> Report:
    here = {name: held[s.sha256] for name, s in dossier.sources.items() if s.sha256 in held}
    hashed = sum(bool(source.sha256) for source in dossier.sources.values())
    if not here:
        raise CouldNotRun(
            f"None of the {hashed} hashed sources is in this folder: no file there has one of the "
            "SHA-256 sums the dossier gives."
        )
    lines: list[str] = []
    found = inferred = 0
    for name, text in here.items():
        claims = [c for c in dossier.claims.values() if id_of(c.source) == name]
        share = _covered(claims, text)
        lines.append(
            f"{name}: sha256 holds; {len(claims)} claims; {share:.0%} of its letters cited"
        )
        for claim in claims:
            missing = list(_missing(dossier, claim, text))
            found += not missing
            inferred += len(missing)
            lines += [f"  {claim.at}: {claim.id}: inferred: {told}" for told in missing]
    return Report(
        tuple(lines), 0,
        f"{len(here)} of {hashed} hashed sources verified; every place and anchor word holds; "
        f"{found} claims found whole in their passage, {inferred} details inferred",
    )  # fmt: skip


def _covered(claims: list[Claim], text: str) -> float:
    """Give the share of a text's letters that lie in some cited passage."""
    inside = set()
    for claim in claims:
        if claim.passage.start is not None and claim.passage.end is not None:
            inside |= set(range(claim.passage.start, claim.passage.end))
    letters = [place for place, sign in enumerate(text) if sign.isalpha()]
    return sum(place in inside for place in letters) / max(1, len(letters))


def _missing(dossier: Dossier, claim: Claim, text: str) -> Iterator[str]:
    passage = claim.passage
    if passage.start is None or passage.end is None:
        return
    words = text[passage.start : passage.end]
    flat = f" {normalise(words)} "
    if claim.figure and not _number_in(claim.object, flat, words):
        yield f"the figure {claim.object}"
    name = id_of(claim.object) if isinstance(claim.object, str) else ""
    if _is_thing(dossier, name) and not _named_in(dossier, name, flat):
        yield f"the name {name}"
    for voice in claim.voices:
        if voice != passage.source and not _named_in(dossier, id_of(voice), flat):
            yield f"the voice {id_of(voice)}"
    if claim.wording and normalise(claim.wording.text) not in flat:
        yield f"the wording “{claim.wording.text}”"


def _number_in(number: object, flat: str, words: str) -> bool:
    r"""
    Look for a number in digits, whatever stands between its thousands, or in words.

    >>> [_number_in(11526, "", f"11{mark}526 in all") for mark in (".", ",", "\u202f", "\u00a0")]
    [True, True, True, True]
    """
    digits = _THOUSANDS.sub("", words)
    if re.search(rf"(?<![\d.,]){re.escape(str(number))}(?![\d])", digits):
        return True
    spelled = _NUMBER_WORDS.get(number, "") if isinstance(number, int | Decimal) else ""
    return any(f" {word} " in flat for word in spelled.split())


def _is_thing(dossier: Dossier, name: str) -> bool:
    groups = (dossier.events, dossier.actors, dossier.places, dossier.instruments)
    return any(name in group for group in groups)


def _named_in(dossier: Dossier, name: str, flat: str) -> bool:
    """Look for a label, an alias, or the last word of a person's name."""
    for group in (dossier.events, dossier.actors, dossier.places, dossier.instruments):
        thing = group.get(name)
        if thing is None:
            continue
        names = [*thing.labels.values(), *(alias.text for alias in thing.aliases)]
        if any(f" {normalise(each)} " in flat for each in names):
            return True
        kind = getattr(thing, "kind", "")
        return kind == "person" and any(
            f" {normalise(each).split()[-1]} " in flat for each in names
        )
    return False
