"""Read `at:`, the place of a passage in its source, and hold it against the text if it is held."""

from __future__ import annotations

import re

from backstory.errors import Problem, Severity, Spot
from backstory.model.nouns import Dossier, Passage
from backstory.vocabulary import concept_iri
from backstory.words.places import Step, steps, written_out

__all__ = ["from_zero", "is_place", "locate", "read_place", "without_number", "words_at"]

_OFFSETS = re.compile(
    r"([0-9]{1,9})\s*[-–]\s*([0-9]{1,9})(?:\s+(\S.*?)\s*(?:…|\.\.\.)\s*(.*\S))?\s*"
)
_FEW = 4
"""Words of a place; more are a sentence."""
_BARE = re.compile(r"([0-9]{1,9}(?:\s*,\s*[0-9]{1,9})*)\.?")
_NUMBERED = frozenset(
    ("chapter", "column", "folio", "footnote", "letter", "line", "minute", "numeral", "page",
     "paragraph", "recital", "row", "volume")
)  # fmt: skip
"""Of what every text has many: without a number none of them is a place."""
_FROM_ONE = frozenset(("paragraph", "page", "line"))
"""What nobody counts from 0, nor gives numbers with a hyphen in them."""
MEND = 'run `backstory locate TEXT "first words" "last words"` and paste the line it prints'


def is_place(written: str) -> bool:
    """
    Tell whether a text is the place of a passage: a unit of a source and its number, or offsets.

    >>> is_place("página 4"), is_place("page 4"), is_place("The page is torn")
    (True, True, False)
    """
    if _OFFSETS.fullmatch(written):
        return True
    found = steps(written) if len(written.split()) <= _FEW else []
    return any(step.unit and step.number for step in found)


def read_place(written: str, source: str, at: Spot, problems: list[Problem]) -> Passage | None:
    """
    Read a place: offsets in code points with first and last words, or words that say where.

    >>> read_place("575-662 According … prisoners", "article", Spot("x"), []).end
    662
    """
    found = _OFFSETS.fullmatch(written)
    if not found:
        if re.match(r"\d+\s*[-–]\s*\d+", written):
            what = f"`at: {written}` has offsets but not the first and last words"
            problems.append(Problem(at, "D033", what, "write `at: 575-662 According … prisoners`"))
            return None
        if found := _BARE.fullmatch(written.strip()):
            what = f"`at: {written}` is a number alone: nobody knows of what"
            mend = f"write what is counted: `at: paragraph {found[1]}`, `at: page {found[1]}`"
            problems.append(Problem(at, "D033", what, mend))
            return None
        locator = " ".join(written.split())
        if amiss := _amiss(locator):
            what, mend, severity = amiss
            problems.append(Problem(at, "D033", what, mend, severity))
            if severity == Severity.PROBLEM:
                return None
        return _in_words(source, locator)
    start, end = int(found[1]), int(found[2])
    if not found[3]:
        what = f"`at: {written}` has no first and last words to check the place with"
        problems.append(Problem(at, "D033", what, MEND))
        return None
    if start >= end:
        what = f"`at: {written}` ends before it begins"
        problems.append(Problem(at, "D033", what, "offsets count code points: start, then end"))
        return None
    locator = f"{start}-{end} {found[3]} … {found[4]}"
    return Passage(source, locator, start, end, found[3], found[4])


def _amiss(locator: str) -> tuple[str, str, Severity] | None:
    """
    Tell what is amiss with a place in words, and the remedy; None where nothing is.

    >>> _amiss("¶ 3, line 2")[1]
    'write `at: paragraph 3, line 2`'
    >>> _amiss("lines 5-2")[1]
    'write the smaller number first: `2-5`'
    """
    if whole := written_out(locator):
        what = f"`at: {locator}` shortens its word, which no other language then knows"
        return what, f"write `at: {whole}`", Severity.WARNING
    for step in steps(locator):
        numbers = re.fullmatch(r"([0-9]+)(?:[-–]([0-9]+))?", step.number)
        if step.unit not in _FROM_ONE or not numbers:
            continue
        first, last = int(numbers[1][:9]), int((numbers[2] or numbers[1])[:9])
        if first > last and step.many:
            what = f"`at: {locator}` ends before it begins"
            return what, f"write the smaller number first: `{last}-{first}`", Severity.PROBLEM
    return None


def without_number(locator: str) -> bool:
    """
    Tell whether a place is a unit of which every text has many, and does not say which.

    >>> without_number("page"), without_number("last page"), without_number("headline")
    (True, False, False)
    """
    found = steps(locator) if " " not in locator else ()
    return bool(found) and found[0].unit in _NUMBERED and not found[0].number


def from_zero(dossier: Dossier) -> list[Problem]:
    """Warn of every passage that counts paragraphs, pages or lines from 0, once."""
    claims = {claim.passage: claim for claim in reversed(list(dossier.claims.values()))}
    mend = "count from 1, and look at the source again"
    return [
        Problem(
            claim.at, "D033", f"`at: {passage.locator}` counts from 0: the first of a text is 1",
            mend, Severity.WARNING,
        )
        for passage, claim in claims.items()
        if any(step.unit in _FROM_ONE and re.match("0+(?![0-9])", step.number)
               for step in steps(passage.locator))
    ]  # fmt: skip


def _in_words(source: str, locator: str) -> Passage:
    """
    Read a place that words say: by what it is counted, and its number, of the first step to it.

    >>> _in_words("law", "article 8, letter f").number
    '8'
    """
    step = next((each for each in steps(locator) if each.unit), Step())
    number = step.number
    if step.when:
        number = f"{step.when[0]:02}-{step.when[1]:02} {number}".strip()
    unit = concept_iri("place-unit", step.unit) if step.unit else ""
    return Passage(source, locator, unit=unit, number=number)


def words_at(passage: Passage, text: str, at: Spot, problems: list[Problem]) -> str | None:
    """Cut the passage out of its text; None, and a problem, where it does not fit."""
    if passage.start is None or passage.end is None:
        return None
    if passage.end > len(text):
        there, size = f"{passage.start}-{passage.end}", len(text)
        what = f"the place {there} is outside the text of {size:,} code points"
        problems.append(Problem(at, "D031", what, MEND))
        return None
    cut = text[passage.start : passage.end]
    flat = " ".join(cut.split())
    if not flat.startswith(passage.first) or not flat.endswith(passage.last):
        first, last = flat.split(" ")[0], flat.split(" ")[-1]
        what = (
            f"at {passage.start}-{passage.end} the text begins with “{first}” and ends with "
            f"“{last}”, not “{passage.first}” and “{passage.last}”"
        )
        problems.append(Problem(at, "D032", what, MEND))
        return None
    return cut


def locate(text: str, first: str, last: str) -> list[tuple[int, int]]:
    """
    Find every passage that begins with some words and ends with others.

    Returns:
        Offsets in Unicode code points, end exclusive; the shortest passage for each beginning.

    >>> locate("one two three two", "two", "two")
    [(4, 7), (14, 17)]
    """
    found = []
    start = text.find(first)
    while start >= 0:
        end = text.find(last, start)
        if end >= 0:
            found.append((start, end + len(last)))
        start = text.find(first, start + 1)
    return found
