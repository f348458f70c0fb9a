"""
Patterns that nothing fits come in; why they cannot be fitted as they are written goes out.

What goes out are the parts of a `Reason`: its key, what was written, and what stands for it. The
page does the same (web/src/ask/unfit.ts), held by tests/shared/why.json.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from backstory.ask.nearby import apart, kin, short
from backstory.ask.occurring import holds
from backstory.ask.unmet import triples_of
from backstory.vocabulary import PREFIXES

if TYPE_CHECKING:
    from backstory.ask.unmet import Triple
    from backstory.rdf.store import TripleStore

__all__ = ["fitting", "in_edtf", "of_claims", "other_tags", "text_asked", "turned"]

_TYPE: Final = f"<{PREFIXES['rdf']}type>"
_TAG: Final = re.compile(r"[A-Za-z]+(-\w+)*")


def text_asked(
    holds: Callable[[str], bool], parts: Sequence[Triple]
) -> tuple[str, str, str] | None:
    """
    Tell of a text that is asked for what only a thing has, such as a name of its own.

    Args:
        holds: Tells whether anything in the graph fits a group of patterns.
        parts: The patterns that nothing fits together; None comes out unless there are two.
    """
    if len(parts) != 2:
        return None
    for first, second in (parts, parts[::-1]):
        value = first.whole[2]
        if value[0] not in "?$" or value != second.whole[0]:
            continue
        if not holds(f"{first.pattern} FILTER (!isLITERAL({value}))"):
            return "is a text", first.written[1], first.written[2]
    return None


def _dates_in_edtf(
    store: TripleStore, query: str, part: Triple, every: Sequence[Triple]
) -> tuple[str, str, str] | None:
    """Tell of a property whose dates are written in EDTF where they are taken for days."""
    subject, asked, value = part.whole
    if not asked.startswith("<") or value[0] not in "?$":
        return None
    taken = rf"(\bFILTER\b[^{{}}]*?|\b(YEAR|MONTH|DAY|xsd:date|xsd:dateTime)\s*\(\s*)\{value}\b"
    as_text = rf"\bSTR\s*\(\s*\{value}\b"
    if not re.search(taken, query, re.IGNORECASE) or re.search(as_text, query, re.IGNORECASE):
        return None
    # What else is asked of the same: the numbers of what is counted are no dates.
    around = " . ".join(each.pattern for each in every if each.whole[0] == subject)
    rows = store.query(
        f"SELECT {value} WHERE {{ {around} FILTER (DATATYPE({value}) = edtf:EDTF) }} "
        f'ORDER BY DESC(REGEX(STR({value}), "^[0-9]")) STR({value}) LIMIT 1'
    ).rows
    if not rows or not isinstance(rows[0][0], ox.Literal):
        return None
    return "dates in EDTF", part.written[1], str(ox.Literal(rows[0][0].value))


def in_edtf(store: TripleStore, query: str) -> tuple[str, str, str] | None:
    """Tell of dates in EDTF that are compared, or taken apart, as days."""
    every = triples_of(query, store.prefixes)
    told = (_dates_in_edtf(store, query, each, every) for each in every)
    return next(filter(None, told), None)


def of_claims(store: TripleStore, parts: tuple[Triple, ...]) -> tuple[str, str, str] | None:
    """Tell that what a thing was asked for is told of the claims about it."""
    *others, (_, (subject, asked, value)) = parts
    if not asked.startswith("<") or subject[0] not in "?$":
        return None
    around = "".join(f"{each.pattern} . " for each in others)
    for iri in (asked[1:-1], *kin(asked[1:-1])):
        if holds(store, f"{around}?claim rdf:subject {subject} ; <{iri}> {value}"):
            prefixes = {**PREFIXES, **store.prefixes}
            shown = f"?claim rdf:subject {subject} ; {short(iri, prefixes)} {parts[-1].written[2]}"
            return "of claims", short(asked[1:-1], prefixes), shown
    return None


def turned(store: TripleStore, parts: tuple[Triple, ...]) -> tuple[str, str, str] | None:
    """Tell of a pattern that would fit if it were asked the other way round."""
    for part in parts[::-1]:
        subject, asked, value = part.whole
        if not asked.startswith("<") or asked == _TYPE or value[0] not in "?$<":
            continue
        others = [each for each in parts if each is not part]
        if any(each.whole[1] not in ("a", _TYPE) for each in others):
            continue  # of two properties the other may as well be asked of something else
        around = "".join(f"{each.pattern} . " for each in others)
        if holds(store, f"{around}{value} {asked} {subject}"):
            first, property_, last = part.written
            return "turned", f"`{last} {property_} {first}`", ""
    return None


def fitting(store: TripleStore, parts: tuple[Triple, ...]) -> str:
    """Give the property of the same word or use that the thing asked about has; empty if none."""
    *others, (_, (subject, asked, value)) = parts
    if not asked.startswith("<") or value[0] not in "?$":
        return ""
    # What the others say nothing of is sought by its value: else all are paired with everything.
    is_apart = all(subject not in each.variables for each in others)
    held = value if value == subject or (others and is_apart) else "?__o"  # not of the query
    pattern = " . ".join([*(each.pattern for each in others), f"{subject} ?__q {held}"])
    rows = store.query(f"SELECT DISTINCT ?__q {{ {pattern} }} ORDER BY STR(?__q)").values()
    found = [row["__q"] for row in rows if f"<{row['__q']}>" != asked]
    same = [iri for iri in found if apart(iri)[1] == apart(asked[1:-1])[1]]
    around = "".join(f"{each.pattern} . " for each in others)
    for iri in (*same, *(iri for iri in kin(asked[1:-1]) if iri in found)):
        if holds(store, f"{around}{subject} <{iri}> {value}"):  # else it would mend nothing
            return short(iri, {**PREFIXES, **store.prefixes})
    return ""


def other_tags(store: TripleStore, query: str, part: Triple) -> tuple[str, str, str] | None:
    """Tell of texts that are asked for in a language in which none of that property is written."""
    _, asked, value = part.whole
    if not asked.startswith("<"):
        return None
    tags = _tags_asked(query, value)
    if not tags:
        return None
    texts = f"?s {asked} ?o FILTER (isLITERAL(?o))"
    rows = store.query(f"SELECT DISTINCT (LANG(?o) AS ?tag) {{ {texts} }} ORDER BY ?tag").values()
    there = [row["tag"] or "" for row in rows]
    if not there or any(_is_in(tag, ranged, each) for tag, ranged in tags for each in there):
        return None
    shown = ", ".join(f'"…"@{tag}' if tag else '"…"' for tag in there)
    return "other tags", part.written[1], shown


def _tags_asked(query: str, value: str) -> list[tuple[str, bool]]:
    """List the languages in which a value is asked for, each with whether its regions do too."""
    if value[0] not in "?$":
        tag = value.rpartition("@")[2] if value[-1] not in "\"'" and "@" in value else ""
        return [(tag.partition("--")[0], False)] if _TAG.fullmatch(tag) else []
    own = rf"LANG\s*\(\s*\{value}\s*\)"
    found = [
        (tag, False)
        for tag in re.findall(rf"\b{own}\s*=\s*[\"']([\w-]*)[\"']", query, re.IGNORECASE)
    ]
    within = rf"\bLANGMATCHES\s*\(\s*{own}\s*,\s*[\"']([\w*-]+)[\"']"
    return found + [(tag, True) for tag in re.findall(within, query, re.IGNORECASE)]


def _is_in(asked: str, ranged: bool, tag: str) -> bool:
    """Tell whether a text in a language is one in the language that is asked for."""
    if not ranged:
        return asked == tag
    return bool(tag) if asked == "*" else f"{tag}-".lower().startswith(f"{asked}-".lower())
