"""Read `count:`, a number as it is meant and what it counts, or tell what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from backstory.dossier.amounts import (
    DIGITS,
    count_said,
    number_in,
    turned_round,
    two_ways,
    zeros_kept,
)
from backstory.dossier.astray import blanks_astray, marks_astray
from backstory.dossier.spelt import is_no_number, is_share, without_per_cent
from backstory.errors import Spot
from backstory.model.concepts import common_concepts
from backstory.model.nouns import Bound, Figure
from backstory.vocabulary import concept_iri

if TYPE_CHECKING:
    from backstory.dossier.items import Item
    from backstory.dossier.registry import Registry

__all__ = ["FIGURE", "FORMS", "figure_in", "spoken_bound", "without_currency"]

FORMS: Final = (
    "`711 …`; `60+ …` at least, `>60 …` more than, `<=60 …` at most, `<60 …` fewer than, "
    "`~60 …` about, `~60±5 …` with its spread, `almost 60 …`, `60..70 …` between, `86 of 91 …`"
)
"""How a number may be written; `…` stands for what is counted."""

FIGURE: Final = re.compile(
    rf"(?P<sign>>=|<=|≥|≤|[<>~]|almost )?\s*(?P<low>{DIGITS})"
    rf"(?:\s*±\s*(?P<spread>{DIGITS})|\s*\.\.\s*(?P<high>{DIGITS})|\s+of\s+(?P<total>{DIGITS}))?"
    r"(?P<plus>\+?)\s*(?P<counted>.*)"
)
_SIGNS: Final = {
    "~": Bound.ABOUT, "<": Bound.FEWER_THAN, "<=": Bound.AT_MOST, "≤": Bound.AT_MOST,
    ">": Bound.MORE_THAN, ">=": Bound.AT_LEAST, "≥": Bound.AT_LEAST, "almost": Bound.ALMOST,
}  # fmt: skip
_STRANGE: Final = re.compile(
    r"[%/'’.,…]|[-–] ?[0-9]|[eE][+-]?[0-9]|[^\W\d]?[¼-¾⅐-⅞]|[²³¹⁰-₉]|[<>≤≥~]"
)
"""What begins no counted thing: a share has its unit, a range two points, a half its decimals."""
_RAISED: Final = re.compile("([²³¹⁰-₉]+)")
"""Digits above or below the line, which no number is written with."""
_SEVERAL: Final = re.compile(r" *(?:[,;]|\b(?:and|y)\b) *(?=[<>~]?[0-9])")
"""What stands between two figures of one line."""
_MONEY: Final = re.compile(r"(?:\b(?:[A-Z]{1,3}|[A-Z][a-z])\.? ?)?[$€£¥₹] ?(?=[0-9])"
                           r"|\b(?:[A-Z]{3}|Rs|Bs)\b\.? ?(?=[0-9])")  # fmt: skip
"""A currency before a number: “$36bn”, “Rs 2.4 billion”, “R$ 5”."""
_SHORT: Final = {"bn": "billion", "m": "million", "tn": "trillion"}
"""How newspapers shorten the thousands of an amount of money."""
_BELOW_ZERO: Final = re.compile(r"\s*[-−–]\s*[0-9]")
_ALL: Final = 100
"""All of what a share is of."""
_MOST_DIGITS: Final = 15
"""As many as every program on the way keeps exactly."""
_WHOLE_UNITS: Final = frozenset({"person", "death", "seat", "vote", "case", "act", "event"})
"""Units of which there are no halves; see `_unlikely`."""


def spoken_bound(sign: str, plus: str) -> Bound:
    """Give how a number is meant by the signs before and after it."""
    return _SIGNS.get(sign.strip(), Bound.AT_LEAST if plus else Bound.EXACT)


def figure_in(item: Item, text: str, at: Spot) -> Iterator[dict[str, Any]]:
    """Give the number, and the figure, that a written count comes to; else note what is wrong."""
    if _BELOW_ZERO.match(text):
        what = f"`count: {text}` cannot be: nothing is counted below zero"
        mend = ("look at the source again; a fall is a counted thing of its own, "
                "and its number has no sign")  # fmt: skip
        item.note(at, "D060", what, mend)
        return
    found = FIGURE.fullmatch(text.strip())
    # What is counted has no blank in it, unless something before it was not understood.
    plain = found and " " not in found["counted"] and not _STRANGE.match(found["counted"])
    of_hundred = not plain and _in_percent(item.registry, text)
    meant = "" if plain else count_said(without_per_cent(text) if of_hundred else text)
    meant = meant or (without_per_cent(text) if of_hundred and "%" in text else "")
    meant = meant if FIGURE.fullmatch(meant) else ""
    turned = "" if plain or meant else turned_round(text)
    share = not plain and is_share(text)
    if not found or meant or turned or share or _is_strange(found["counted"]):
        what = f"`count: {text}` is not a number and what it counts"
        mend = f"write `count: {meant}`" if meant else f"write {FORMS}"
        if meant and _in_percent(item.registry, meant) == (" of " in meant):
            # Of what is no share, "85% of prisoners" is no 85; nor is 2/3 a share of two.
            share, meant = share or " of " in meant, "" if share or " of " in meant else meant
        if turned:
            mend = ("a range goes from the lower to the higher number: look at the source again, "
                    f"and write `count: {turned}` if it means that")  # fmt: skip
        elif raised := _RAISED.search(text):
            what = f"`{raised[1]}` in `count: {text}` is raised, as the mark of a note is"
            bare = _RAISED.sub("", text)
            mend = f"write `count: {bare}`" if FIGURE.fullmatch(bare) else f"write {FORMS}"
        elif not meant and (astray := marks_astray(text)):
            what = f"the marks in `{astray[0]}` are of no one number"
            mend = astray[1]
        elif not meant and (vague := is_no_number(text)):
            mend = f"“{vague}” tells no number: leave `count:` out, and tell it in own words"
        elif not meant and (bare := without_currency(text)):
            mend = (f"write `count: {bare}`; the currency is the `unit:` of what is counted, "
                    "in concepts.yaml")  # fmt: skip
        elif not meant and (each := _each_of(text)):
            mend = "write each figure in a line of its own: " + ", ".join(f"`- {n}`" for n in each)
        elif not meant and share:
            mend = ("write the number alone, of a thing whose `unit:` is percent; "
                    "what it is a share of goes into `of:`")  # fmt: skip
        if meant and mend.endswith(f"`count: {meant}`"):
            mend = _with_counted(item.registry, meant, at)
        item.note(at, "D041", what, mend)
        return
    if parted := blanks_astray(text):
        item.note(at, "D041", f"the blanks in `{parted[0]}` part no thousands", parted[1])
        return
    parts = {key: value or "" for key, value in found.groupdict().items()}
    if not parts["counted"]:
        what = f"`count: {text}` does not say what is counted"
        mend = f"write `count: {text} prisoners-held` (a concept of `counted`)"
        item.note(at, "D040", what, mend)
        return
    ref = item.registry.concept(parts["counted"], ("counted",), at, "the counted thing")
    unit = _unit(item.registry, ref) if ref else None
    numbers = [parts[key] for key in ("low", "high", "spread", "total")]
    # Each of them is told, not only the first.
    if [each for each in numbers if _read_two_ways(item, each, unit, at)] or ref is None:
        return
    if unit is None:
        if not item.registry.is_lost(parts["counted"], ()):
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
        decimals=max(zeros_kept(number_in(each)) for each in numbers if each),
        **_described(item),
    )
    if not _impossible(item, text, number, figure, at):
        yield {"predicate": "ctx:count", "object": number, "figure": figure}


def _with_counted(registry: Registry, meant: str, at: Spot) -> str:
    """Say what to write for a count, its concept too: else that is told in the next run."""
    found = FIGURE.fullmatch(meant)
    counted = found["counted"] if found else ""
    if counted and registry.find_concept(counted, ("counted",)) is None:
        if guess := registry.called(counted, ("counted",)):
            meant = f"{meant.removesuffix(counted)}{guess}"
        else:
            registry.concept(counted, ("counted",), at, "the counted thing")
    return f"write `count: {meant}`"


def _is_strange(counted: str) -> bool:
    """Tell whether what follows a number is still of it, or begins another figure."""
    return bool(_STRANGE.match(counted) or (" " in counted and _SEVERAL.search(counted)))


def _each_of(text: str) -> list[str]:
    """
    Give the figures of a line that holds more than one; empty if it does not.

    >>> _each_of("115 arrests, 3 deaths"), _each_of("115 arrests")
    (['115 arrests', '3 deaths'], [])
    """
    each = _SEVERAL.split(text.strip())
    whole = len(each) > 1 and all(FIGURE.fullmatch(one) and " " in one for one in each)
    return each if whole else []


def without_currency(text: str) -> str:
    """Give an amount of money as this format writes it, without its currency; empty for others."""
    bare, found = _MONEY.subn("", text)
    if not found:
        return ""
    shortened = r"(?<=[0-9])\s?(bn|m|tn)\b"
    bare = re.sub(shortened, lambda short: f" {_SHORT[short[1]]}", bare, flags=re.IGNORECASE)
    return count_said(bare) or (bare if FIGURE.fullmatch(bare) else "")


def _read_two_ways(item: Item, digits: str, unit: str | None, at: Spot) -> bool:
    ways = two_ways(digits)
    if ways is None:
        return False
    whole, decimal = ways
    what = f"`{digits}` can be read as {whole} or as a number with three decimals"
    mend = f"write `{whole}`, or `{decimal}` if the mark is a decimal one"
    # Else the other remedy would be refused in its turn.
    if unit and _name(unit) in _WHOLE_UNITS:
        mend = f"write `{whole}`"
    elif unit and _name(unit) == "percent" and int(whole) > _ALL:
        mend = f"write `{decimal}`"
        if number_in(decimal) > _ALL:
            mend = "look at the source again: a share of a whole is at most 100"
    item.note(at, "D059", what, mend)
    return True


def _name(concept: str) -> str:
    return concept.rpartition("/")[2]


def _in_percent(registry: Registry, count: str) -> bool:
    """Tell whether what a count names is told in so many of a hundred."""
    ref = registry.find_concept(count.rpartition(" ")[2], ("counted",))
    return ref is not None and _name(_unit(registry, ref) or "") == "percent"


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
        if share:
            found["progress"] = counted = number_in(share.rstrip("% "))
            if stage == "final" and counted < _ALL:
                what = f"`stage: {form.stage}` cannot be: a final count has counted all"
                item.note(item.spot("stage"), "D060", what, f"write `partial {share}`, or `final`")
            found["progress_decimals"] = zeros_kept(counted)
    if form.as_of:
        found["as_of"] = registry.span(form.as_of, item.spot("as-of"), "as-of")
    return found


def _impossible(item: Item, text: str, number: Decimal, figure: Figure, at: Spot) -> bool:
    """Refuse what cannot be: a share over 100, more than the whole, half a person."""
    unit = _name(figure.unit)
    numbers = [n for n in (number, figure.upto, figure.total, figure.spread) if n is not None]
    why, mend = "", "look at the source again, and write what it says"
    if any(len(n.as_tuple().digits) > _MOST_DIGITS for n in numbers):
        why = f"a number has at most {_MOST_DIGITS} digits"
    elif unit == "percent" and any(n > _ALL for n in numbers):
        why = "a share of a whole is at most 100"
        mend = ("look at the source again; where it is no share but a rate (inflation, growth), "
                "give what is counted a `unit:` of its own, such as `percent-on-year`")  # fmt: skip
    elif figure.upto is not None and figure.upto <= number:
        why = f"a range goes from the lower to the higher number, and {figure.upto} is not higher"
    elif figure.total is not None and number > figure.total:
        why = f"{number} cannot be part of {figure.total}"
    elif unit in _WHOLE_UNITS and any(n != n.to_integral_value() for n in numbers):
        why = f"there is no part of one {unit}"
    elif unit == "percent" and figure.total is not None:
        why = "a share is one number"
        mend = "write how many of a hundred; what it is a share of goes into `of:`"
    else:
        why = _out_of_reach(number, figure, unit)
    if not why:
        return False
    item.note(at, "D060", f"`count: {text}` cannot be: {why}", mend)
    return True


def _out_of_reach(number: Decimal, figure: Figure, unit: str) -> str:
    """Say what is beyond the least or the most that can be counted; empty if nothing is."""
    if number == 0 and figure.bound in (Bound.FEWER_THAN, Bound.ALMOST):
        return "nothing is counted below zero"
    if figure.spread is not None and figure.spread > number:
        return f"a spread of {figure.spread} reaches below zero"
    if unit == "percent" and number >= _ALL and figure.bound == Bound.MORE_THAN:
        return "a share of a whole is at most 100"
    return ""


def _unit(registry: Registry, counted: str) -> str | None:
    """Give the IRI of the unit of a counted thing; None for a grouping."""
    key = registry.concept_key(counted)
    if key in registry.concepts:
        return registry.concepts[key].unit or None
    unit = common_concepts()[key].unit if key else ""
    return concept_iri("unit", unit) if unit else None
