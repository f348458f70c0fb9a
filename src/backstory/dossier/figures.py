"""Read `count:`, a number as it is meant and what it counts, or tell what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from backstory.errors import Spot
from backstory.model.concepts import common_concepts
from backstory.model.nouns import Bound, Figure
from backstory.vocabulary import concept_iri
from backstory.words.languages import shipped, words_of

if TYPE_CHECKING:
    from backstory.dossier.items import Item
    from backstory.dossier.registry import Registry

__all__ = ["FIGURE", "FORMS", "figure_in", "number_in", "spoken_bound"]

FORMS: Final = (
    "`711 …`; `60+ …` at least, `>60 …` more than, `<=60 …` at most, `<60 …` fewer than, "
    "`~60 …` about, `~60±5 …` with its spread, `almost 60 …`, `60..70 …` between, `86 of 91 …`"
)
"""How a number may be written; `…` stands for what is counted."""

_DIGITS: Final = r"[0-9]+(?:[ \u00a0\u202f][0-9]+)*(?:[.,][0-9]+)?"
FIGURE: Final = re.compile(
    rf"(?P<sign>>=|<=|≥|≤|[<>~]|almost )?\s*(?P<low>{_DIGITS})"
    rf"(?:\s*±\s*(?P<spread>{_DIGITS})|\s*\.\.\s*(?P<high>{_DIGITS})|\s+of\s+(?P<total>{_DIGITS}))?"
    r"(?P<plus>\+?)\s*(?P<counted>.*)"
)
_SIGNS: Final = {
    "~": Bound.ABOUT, "<": Bound.FEWER_THAN, "<=": Bound.AT_MOST, "≤": Bound.AT_MOST,
    ">": Bound.MORE_THAN, ">=": Bound.AT_LEAST, "≥": Bound.AT_LEAST, "almost": Bound.ALMOST,
}  # fmt: skip
_N: Final = r"([0-9][0-9 ]*(?:[.,][0-9]+)?)"
_SPOKEN: Final = (
    (rf"(?:{{more}}) {_N} (.+)", ">{} {}"),
    (rf"(?:{{fewer}}) {_N} (.+)", "<{} {}"),
    (rf"(?:{{least}}) {_N} (.+)", "{}+ {}"),
    (rf"(?:{{most}}) {_N} (.+)", "<={} {}"),
    (rf"(?:{{about}}) {_N} (.+)", "~{} {}"),
    (rf"(?:{{almost}}) {_N} (.+)", "almost {} {}"),
    (rf"(?:{{between}}) {_N} (?:{{and}}) {_N} (.+)", "{}..{} {}"),
    (rf"{_N} (?:-|–|{{to}}) ?{_N} (.+)", "{}..{} {}"),
    (rf"{_N} (?:{{of}}) {_N} (.+)", "{} of {} {}"),
    (rf"{_N} ?[-–] ?{_N} (.+)", "{}..{} {}"),
    (rf"{_N} ?% (.+)", "{} {}"),
)
"""How a bound is said in words, with blanks for those of a language, and how it is written here."""
_STRANGE: Final = re.compile(r"%|[-–] ?[0-9]")
"""What begins no counted thing: a share has its unit, and a range two points."""
_MOST_DIGITS: Final = 15
"""As many as every program on the way keeps exactly."""
_TWO_WAYS: Final = re.compile(r"[0-9]{1,3}[.,][0-9]{3}")
"""A mark before exactly three digits stands between thousands in one language, else it is a
decimal mark."""
_WHOLE_UNITS: Final = frozenset({"person", "death", "seat", "vote", "case", "act", "event"})
"""Units of which there are no halves; see `_unlikely`."""


def spoken_bound(sign: str, plus: str) -> Bound:
    """Give how a number is meant by the signs before and after it."""
    return _SIGNS.get(sign.strip(), Bound.AT_LEAST if plus else Bound.EXACT)


def number_in(digits: str) -> Decimal:
    """
    Read digits with spaces between thousands and a comma or a point before decimals.

    >>> number_in("16 000"), number_in("17,3")
    (Decimal('16000'), Decimal('17.3'))
    """
    return Decimal(re.sub(r"[ \u00a0\u202f]", "", digits).replace(",", "."))


def _meant(text: str) -> str:
    """
    Write a count that somebody wrote in words as this format does; empty if it cannot be told.

    >>> _meant("over 500 arrests"), _meant("between 30 and 40 injured")
    ('>500 arrests', '30..40 injured')
    """
    for lang in shipped():
        words = words_of(lang)["problems"]
        said = {key[5:]: each for key, each in words.items() if key.startswith("said ")}
        for pattern, form in _SPOKEN:
            found = re.fullmatch(pattern.format(**said), text.strip(), re.IGNORECASE)
            if not found:
                continue
            low, high, *rest = (*found.groups(), "")
            if form.startswith("{}..") and number_in(low) > number_in(high):
                # Votes for and against, most likely: 5-2 are 5 of 7.
                return f"{low} of {number_in(low) + number_in(high)} {rest[0]}"
            return form.format(*(each.strip() for each in found.groups()))
    return ""


def figure_in(item: Item, text: str, at: Spot) -> Iterator[dict[str, Any]]:
    """Give the number, and the figure, that a written count comes to; else note what is wrong."""
    found = FIGURE.fullmatch(text.strip())
    if not found or _STRANGE.match(found["counted"]):
        what = f"`count: {text}` is not a number and what it counts"
        meant = _meant(text)
        item.note(at, "D041", what, f"write `count: {meant}`" if meant else f"write {FORMS}")
        return
    parts = {key: value or "" for key, value in found.groupdict().items()}
    if not parts["counted"]:
        what = f"`count: {text}` does not say what is counted"
        mend = f"write `count: {text} prisoners-held` (a concept of `counted`)"
        item.note(at, "D040", what, mend)
        return
    if any(_read_two_ways(item, parts[key], at) for key in ("low", "high", "spread", "total")):
        return
    ref = item.registry.concept(parts["counted"], ("counted",), at, "the counted thing")
    if ref is None:
        return
    unit = _unit(item.registry, ref)
    if unit is None:
        what = f"`{parts['counted']}` is a grouping, not a counted thing"
        item.note(at, "D042", what, "name one of the things under it")
        return
    number = number_in(parts["low"])
    bound = Bound.RANGE if parts["high"] else spoken_bound(parts["sign"], parts["plus"])
    figure = Figure(
        counted=ref,
        unit=unit,
        bound=bound,
        upto=number_in(parts["high"]) if parts["high"] else None,
        spread=number_in(parts["spread"]) if parts["spread"] else None,
        total=number_in(parts["total"]) if parts["total"] else None,
        **_described(item),
    )
    if not _impossible(item, text, number, figure, at):
        yield {"predicate": "ctx:count", "object": number, "figure": figure}


def _read_two_ways(item: Item, digits: str, at: Spot) -> bool:
    if not _TWO_WAYS.fullmatch(digits):
        return False
    whole, decimal = re.sub(r"[.,]", "", digits), f"{digits.replace(',', '.')}0"
    what = f"`{digits}` can be read as {whole} or as a number with three decimals"
    item.note(at, "D059", what, f"write `{whole}`, or `{decimal}` if the mark is a decimal one")
    return True


def _described(item: Item) -> dict[str, Any]:
    """Give what an item says of its figures: definition, base, stage, the state of the list."""
    form, registry = item.form, item.registry
    found: dict[str, Any] = {}
    if form.definition:
        found["definition"] = registry.concept(
            form.definition, ("definition",), item.spot("definition"), "the definition"
        ) or ""  # fmt: skip
    if form.of:
        found["base"] = registry.concept(form.of, ("counted",), item.spot("of"), "`of`") or ""
    if form.stage:
        stage, _, share = form.stage.partition(" ")
        found["stage"] = stage
        found["progress"] = Decimal(share.rstrip("% ")) if share else None
    if form.as_of:
        found["as_of"] = registry.span(form.as_of, item.spot("as-of"), "as-of")
    return found


def _impossible(item: Item, text: str, number: Decimal, figure: Figure, at: Spot) -> bool:
    """Refuse what cannot be: a share over 100, more than the whole, half a person."""
    unit = figure.unit.rpartition("/")[2]
    numbers = [n for n in (number, figure.upto, figure.total, figure.spread) if n is not None]
    why = ""
    if any(len(n.as_tuple().digits) > _MOST_DIGITS for n in numbers):
        why = f"a number has at most {_MOST_DIGITS} digits"
    elif unit == "percent" and any(n > 100 for n in numbers):
        why = "a share of a whole is at most 100"
    elif figure.upto is not None and figure.upto <= number:
        why = f"a range goes from the lower to the higher number, and {figure.upto} is not higher"
    elif figure.total is not None and number > figure.total:
        why = f"{number} cannot be part of {figure.total}"
    elif unit in _WHOLE_UNITS and any(n != n.to_integral_value() for n in numbers):
        why = f"there is no part of one {unit}"
    if not why:
        return False
    mend = "look at the source again, and write what it says"
    item.note(at, "D060", f"`count: {text}` cannot be: {why}", mend)
    return True


def _unit(registry: Registry, counted: str) -> str | None:
    """Give the IRI of the unit of a counted thing; None for a grouping."""
    key = registry.concept_key(counted)
    if key in registry.concepts:
        return registry.concepts[key].unit or None
    unit = common_concepts()[key].unit if key else ""
    return concept_iri("unit", unit) if unit else None
