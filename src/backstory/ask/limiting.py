"""
A question's text and a limit on claims come in; out goes the text that asks within that limit.

What one source or voice says, or what had been said by a day, is a graph of its own (`rdf.limits`):
other claims are not there, nor what leans on them alone. The text says so of each of its patterns,
so that it runs where the data is. Only the dates that several claims give together, and of which
the limit leaves some, come as a table: no SPARQL works those out (`redated`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from backstory.ask.patterns import Group, Part, Pattern, Select, Words, parsed, printed
from backstory.ask.within import (
    CLASSES,
    CONCEPTS,
    FRESH,
    HELD,
    LABELS,
    OF_CLAIMS,
    OF_CONCEPTS,
    Sure,
    Within,
)
from backstory.rdf.redated import Limit, Redated
from backstory.vocabulary import PREFIXES
from backstory.words.columns import COLUMNS

__all__ = ["limited_text"]

_CHOSEN: Final = re.compile(r"IF\([^,]+, ([^,]+), \?held_no\)")
_BEARER: Final = re.compile(r"\?\w+|<[^>]*>")
_VARIABLE: Final = re.compile(r"\?\w+")


def limited_text(text: str, limit: Limit, dates: Redated, returns: Iterable[str] = ()) -> str:
    """
    Write a question so that it asks within a limit.

    Args:
        text: The question, its values inside.
        limit: Whose claims, said by when.
        dates: What is dated anew within it (`rdf.redated`).
        returns: Its columns; with a day, those of claims say in a column `known` how surely what
            a row rests on had been said by then.

    Raises:
        QueryError: The text is not written as questions are.
    """
    prefixes, select = parsed(text)
    writer = _Writer(Within(limit, dates, _claims_in(select), _bearers(select)))
    if limit.known_at is not None:
        _know(select, limit.known_at, returns)
    select.where, _ = writer.group(select.where, Sure())
    used = printed([], select)
    told = {line.split()[1].rstrip(":"): line for line in prefixes}
    for name in (
        "ctx",
        "rdf",
        "prov",
        "dcterms",
        "modality",
        "xsd",
        *(each.split(":")[0] for each in CLASSES),
    ):
        if f"{name}:" in used:
            told.setdefault(name, f"PREFIX {name}: <{PREFIXES[name]}>")
    return printed([told[name] for name in sorted(told)], select)


def _know(select: Select, day: int, returns: Iterable[str]) -> None:
    """Add a column that says how surely what a row rests on had been said by a day."""
    claims = []
    for name in returns:
        if COLUMNS.get(name) != "claim":
            continue
        constant = re.search(rf"\((<[^>]*>) AS \?{name}\)", select.head)
        if constant or re.search(rf"\?{name}\b", select.head):
            claims.append(constant[1] if constant else f"?{name}")
    if not claims:
        return
    known = []
    for at, claim in enumerate(claims):
        of = f"?known_of_{at}"  # a claim that is not bound would be any
        select.where.parts += [
            Words([f"BIND (COALESCE({claim}, ctx:undated) AS {of})"]),
            Group("OPTIONAL", [Pattern(of, "ctx:saidLatestDay", f"?known_{at}")]),
        ]
        # Virtuoso takes what an aggregate gives in an OPTIONAL for bound where nothing was found.
        bound = f"({of} != ctx:undated)" if claim.startswith("?") else "true"
        known.append((bound, f"(!{bound} || COALESCE(?known_{at}, 99999999) <= {day})"))
    every = " && ".join(said for _, said in known)
    some = " || ".join(bound for bound, _ in known)
    test = f'BIND (IF(({some}) && {every}, "certain", "possible") AS ?known)'
    select.where.parts.append(Words([test]))
    select.head += " ?known"


def _claims_in(part: Part) -> frozenset[str]:
    """Give what stands for claims in a query, by what is asked of it."""
    found: set[str] = set()
    for each in _patterns(part):
        if each.predicate in OF_CLAIMS:
            found.add(each.subject)
        if each.predicate in ("ctx:datedBy", "ctx:outlyingDate", "cito:disputes"):
            found.add(each.object)
    return frozenset(found)


def _patterns(part: Part | str) -> Iterator[Pattern]:
    if isinstance(part, Pattern):
        yield part
    elif not isinstance(part, str):
        for each in [part.where] if isinstance(part, Select) else part.parts:
            yield from _patterns(each)


def _bearers(select: Select) -> list[str]:
    """Give what may bear the date that is held against a day."""
    for part in select.where.parts:
        told = "".join(map(str, part.parts)) if isinstance(part, Words) else ""
        if told.endswith(f"AS {HELD})"):
            chosen = _CHOSEN.findall(told)
            return chosen or _BEARER.findall(told.partition("ctx:undated")[0])
    return []


def _columns(head: str) -> set[str]:
    """Give the columns of a select that are plain variables."""
    depth, plain = 0, ""
    for letter in head:
        depth += (letter == "(") - (letter == ")")
        plain += letter if not depth else ""
    return set(_VARIABLE.findall(plain))


def _is_said(part: Part) -> bool:
    """Tell whether a part looks up, for the limit alone, when a claim was said."""
    first = part.parts[0] if isinstance(part, Group) and len(part.parts) == 1 else None
    return (
        isinstance(first, Pattern)
        and first.predicate == "ctx:saidEarliestDay"
        and first.object.startswith(FRESH)
    )


class _Writer:
    """Walks through the groups of a query; what is sure in one need not be said again within."""

    def __init__(self, within: Within) -> None:
        self.within = within

    def group(self, group: Group, outer: Sure) -> tuple[Group, Sure]:
        """Write a group; what is sure outside of it is sure within."""
        sure, found = outer.copy(), Group(group.join)
        parts = list(self._sequenced(group.parts))
        done: dict[int, Part] = {}
        dates: dict[int, list[Part]] = {}
        for at, part in enumerate(parts):  # what these make sure, the rest need not say again
            if isinstance(part, Select):
                done[at], inner = self.select(part, sure)
                sure.add(inner)
        for at, some in _unions(parts):
            is_branch, self.within.is_branch = self.within.is_branch, len(some) > 1
            told = [self.group(each, sure) for each in some]
            self.within.is_branch = is_branch
            common = told[0][1]
            for _, inner in told[1:]:
                common = common.both(inner)
            done.update({at + place: each for place, (each, _) in enumerate(told)})
            sure.add(common)
        concepts = {p.object for p in parts if isinstance(p, Pattern) and p.predicate in CONCEPTS}
        concepts |= {
            p.subject for p in parts if isinstance(p, Pattern) and p.predicate in OF_CONCEPTS
        }
        sure.named |= concepts
        for at, part in enumerate(parts):
            if isinstance(part, Pattern) and self.within.of_claim(part):
                done[at] = Group("", list(self.within.claim(part, sure)))
        for at, part in enumerate(parts):
            if isinstance(part, Pattern) and at not in done and part.predicate not in LABELS:
                done[at] = Group("", list(self.within.other(part, sure)))
        for at, part in enumerate(parts):
            if at in done:
                pass
            elif isinstance(part, Pattern):
                done[at] = Group("", list(self.within.other(part, sure)))
            elif isinstance(part, Group):
                dates[at] = self.within.date_alone(part, sure)
                done[at] = part if dates[at] else self.group(part, sure)[0]
            elif isinstance(part, Words):
                done[at] = Words([
                    each if isinstance(each, str) else self.group(each, sure)[0]
                    for each in part.parts
                ])  # fmt: skip
        for at, part in enumerate(parts):
            told_part = done[at]
            if dates.get(at):
                found.parts += dates[at]
                continue
            if isinstance(part, Pattern) and isinstance(told_part, Group):
                found.parts += told_part.parts
            else:
                found.parts.append(told_part)
        # When a claim was said is looked up last: amid the rest it keeps engines from their order.
        found.parts.sort(key=_is_said)
        return found, sure

    def select(self, select: Select, outer: Sure) -> tuple[Select, Sure]:
        where, sure = self.group(select.where, outer.among(set()))
        return Select(select.head, where, select.rest), sure.among(_columns(select.head))

    def _sequenced(self, parts: Iterable[Part]) -> Iterator[Part]:
        """Give the parts, a path of one step after another as several patterns."""
        for part in parts:
            if (
                isinstance(part, Pattern)
                and part.predicate.startswith("(")
                and ")/(" in part.predicate
            ):
                first, second = part.predicate[1:-1].split(")/(")
                between = self.within.fresh()
                yield Pattern(part.subject, first, between)
                yield Pattern(between, second, part.object)
            else:
                yield part


def _unions(parts: list[Part]) -> Iterator[tuple[int, list[Group]]]:
    """Give the groups that stand plainly, each with those joined to it by UNION, and where."""
    at = 0
    while at < len(parts):
        first = parts[at]
        if isinstance(first, Group) and not first.join:
            some = [first]
            while (
                at + len(some) < len(parts)
                and isinstance(other := parts[at + len(some)], Group)
                and other.join == "UNION"
            ):
                some.append(other)
            yield at, some
            at += len(some)
        else:
            at += 1
