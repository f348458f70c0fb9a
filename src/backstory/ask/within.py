"""
A triple pattern and a limit on claims come in; out goes what asks for the same within the limit.

A pattern of a claim asks besides whose it is and when it was said; a plain triple becomes what
claims say that support it; what several claims date together is a table (`rdf.redated`); of
anything else some claim within the limit has to speak.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from backstory.ask.dated_anew import listed, looked_up, never
from backstory.ask.patterns import Group, Part, Pattern, Select, Words
from backstory.errors import QueryError
from backstory.rdf.redated import Limit, Redated
from backstory.rdf.view import DERIVED
from backstory.vocabulary import PLAIN, PREFIXES

__all__ = [
    "CLASSES",
    "CONCEPTS",
    "FRESH",
    "HELD",
    "LABELS",
    "OF_CLAIMS",
    "OF_CONCEPTS",
    "Sure",
    "Within",
]

OF_CLAIMS: Final = frozenset((
    "rdf:subject", "rdf:predicate", "rdf:object", "ctx:modality", "ctx:passage", "ctx:within",
    "prov:wasAttributedTo", "dcterms:source", "sem:roleType", "ctx:counted", "cito:disputes",
    "cito:supports", "ctx:date", "ctx:inferredPart", "ctx:notInferredIn",
    "ctx:wording", "ctx:extent",
    "ctx:within/skos:prefLabel",
))  # fmt: skip
"""Predicates whose subject is a claim."""
_NAMES: Final = frozenset((
    "rdf:subject", "rdf:object", "prov:wasAttributedTo", "ctx:within", "dcterms:source",
    "ctx:passage",
))  # fmt: skip
"""What leads from a claim that is left, or its passage, to what is left with it."""
CONCEPTS: Final = frozenset((
    "sem:eventType", "sem:eventType|dcterms:type", "dcterms:type", "ctx:modality", "sem:roleType",
    "ctx:counted", "ctx:unit", "ctx:base", "ctx:stage", "ctx:bound", "ctx:position", "ctx:reading",
    "rdf:predicate", "skos:broader", "skos:broader*", "ctx:extent", "skos:inScheme",
))  # fmt: skip
"""What leads to a concept, which no limit takes away; so do the subjects of the last ones."""
OF_CONCEPTS: Final = frozenset(("skos:broader", "skos:broader*", "skos:inScheme"))
_OF_PASSAGES: Final = frozenset(("oa:hasSource", "oa:hasSelector"))
_FREE: Final = frozenset(
    ("ctx:saidLatestDay", "oa:start", "oa:end", "ctx:firstWords", "ctx:lastWords")
)
"""What is asked of the place of a passage, which leads nowhere else."""
_DATES: Final = frozenset(DERIVED) - {"ctx:saidEarliestDay", "ctx:saidLatestDay"}
LABELS: Final = frozenset(("skos:prefLabel", "skos:altLabel", "rdfs:label", "rdfs:comment"))
CLASSES: Final = ("sem:Event", "prov:Agent", "sem:Place", "ctx:Instrument")
FRESH: Final = "?limit_"
"""How the variables of a limit begin: nothing else in a text is called so."""
HELD: Final = "?held_of"
"""What bears the date that is held against a day (`held`): one of its bearers."""


@dataclass(slots=True)
class Sure:
    """What is known to be within the limit already where a group stands."""

    kept: set[str] = field(default_factory=set)
    """Claims."""
    named: set[str] = field(default_factory=set)
    """Things that a claim within it mentions; passages, sources; concepts."""
    dated: set[str] = field(default_factory=set)
    """Things that a claim within it dates."""

    def copy(self) -> Sure:
        """Give the same, to add to."""
        return Sure(set(self.kept), set(self.named), set(self.dated))

    def add(self, other: Sure) -> None:
        """Add what is sure besides."""
        self.kept |= other.kept
        self.named |= other.named
        self.dated |= other.dated

    def among(self, names: set[str]) -> Sure:
        """Give what holds outside of a select that gives some columns; of constants, all."""
        return Sure(*(
            {each for each in some if each in names or not each.startswith("?")}
            for some in (self.kept, self.named, self.dated)
        ))  # fmt: skip

    def both(self, other: Sure) -> Sure:
        """Give what is sure in both of two groups that a UNION joins."""
        return Sure(self.kept & other.kept, self.named & other.named, self.dated & other.dated)


class Within:
    """Writes patterns so that they hold within a limit."""

    def __init__(
        self, limit: Limit, dates: Redated, claims: frozenset[str], bearers: Iterable[str]
    ) -> None:
        self.limit, self.dates, self.claims, self.bearers = limit, dates, claims, list(bearers)
        self.count = self.tables = 0
        self.is_branch = False
        """Whether what is written stands in a branch of a UNION."""

    def fresh(self) -> str:
        """Give a variable that nothing else has."""
        self.count += 1
        return f"{FRESH}{self.count}"

    def of_claim(self, pattern: Pattern) -> bool:
        """Say whether a pattern is of a claim, or leads to one that dates something."""
        if pattern.subject == HELD:
            return False
        return pattern.subject in self.claims or pattern.predicate == "ctx:datedBy"

    def claim(self, pattern: Pattern, sure: Sure) -> Iterator[Part]:
        """Write a pattern of a claim, and that the claim is within the limit."""
        yield pattern
        claim = pattern.subject
        if pattern.predicate == "ctx:datedBy":
            claim = pattern.object
            sure.named.add(pattern.subject)
            sure.dated.add(pattern.subject)
            gone = [iri for iri, rows in self.dates.rows.items() if not rows]
            if gone:
                yield self._not_among(pattern.subject, gone)
        elif pattern.predicate in _NAMES:
            sure.named.add(pattern.object)
        if claim not in sure.kept:
            sure.kept.add(claim)
            yield from self._kept(claim)
        voice = self.limit.voice and f"<{self.limit.voice}>"
        if voice and pattern.predicate == "prov:wasAttributedTo" and pattern.object != voice:
            yield Words([f"FILTER ({pattern.object} = {voice})"])

    def _kept(self, claim: str) -> Iterator[Part]:
        """Write that a claim is within the limit."""
        if self.limit.source:
            yield Pattern(claim, "dcterms:source", f"<{self.limit.source}>")
        if self.limit.voice:
            yield Pattern(claim, "prov:wasAttributedTo", f"<{self.limit.voice}>")
        if self.limit.known_at is not None:
            early, day = self.fresh(), self.limit.known_at
            said = Pattern(claim, "ctx:saidEarliestDay", early)
            if self.is_branch:  # there Virtuoso loses claims by a NOT EXISTS; elsewhere it is fast
                yield Group("OPTIONAL", [said])
                yield Words([f"FILTER (COALESCE({early}, -99999999) <= {day})"])
            else:
                later = Group("", [said, Words([f"FILTER ({early} > {day})"])])
                yield Words(["FILTER NOT EXISTS", later])

    def other(self, pattern: Pattern, sure: Sure) -> Iterator[Part]:
        """Write a pattern of anything else."""
        if pattern.subject == HELD:
            yield from self._held(pattern, sure)
            return
        if pattern.predicate in _DATES:
            yield from self._date(pattern, sure)
            return
        # A name for several links stands as all of them, in brackets.
        steps = pattern.predicate.removeprefix("(").removesuffix(")").split("|")
        if not PLAIN.isdisjoint(steps):
            yield from self._plain(pattern, steps, sure)
            return
        yield pattern
        if pattern.predicate == "ctx:between":
            yield from self._between(pattern)
            return
        if pattern.predicate in _OF_PASSAGES:
            sure.named.add(pattern.object)
        if pattern.subject in sure.named or pattern.predicate in _FREE:
            return
        if pattern.predicate == "a" and pattern.object in ("skos:Concept", "ctx:Claim"):
            return
        sure.named.add(pattern.subject)
        yield from self._mentioned(pattern.subject, pattern.predicate in LABELS)

    def _between(self, pattern: Pattern) -> Iterator[Part]:
        """Write that a disagreement stands: that all between whom it is are within the limit."""
        other = self.fresh()
        yield Words(["FILTER NOT EXISTS", Group("", [
            Pattern(pattern.subject, "ctx:between", other),
            Words(["FILTER NOT EXISTS", Group("", [
                Pattern(other, "ctx:modality", self.fresh()), *self._kept(other),
            ])]),
        ])])  # fmt: skip

    def _mentioned(self, thing: str, is_label: bool) -> Iterator[Part]:
        """Write that a claim within the limit mentions something, or is found in it."""
        claim = self.fresh()
        ways = sorted(_NAMES - ({"prov:wasAttributedTo"} if self.limit.voice else set()))
        ends: list[Part] = [Pattern(claim, "|".join(ways), thing)]
        if not thing.startswith("?") and self.limit.known_at is None:
            # Of a constant, Virtuoso takes such a path for always true; beside a day it is right,
            # and branches take it a minute.
            branches = ([Pattern(claim, way, thing)] for way in ways)
            ends = [Group("UNION" if at else "", [*each]) for at, each in enumerate(branches)]
        link = self._without(claim, "a", "ctx:Link")
        # In an EXISTS the other way of asking took Oxigraph 25 times as long for a whole question.
        is_branch, self.is_branch = self.is_branch, False
        within = Group("", [*ends, *self._kept(claim), link])
        self.is_branch = is_branch
        own = self.limit.voice and f"{thing} = <{self.limit.voice}> || "
        if not is_label:
            yield Words([f"FILTER ({own or ''}EXISTS", within, ")"])
            return
        kind = self.fresh()
        classes = ", ".join(CLASSES)
        named = Group("", [Pattern(thing, "a", kind), Words([f"FILTER ({kind} IN ({classes}))"])])
        yield Words([f"FILTER ({own or ''}NOT EXISTS", named, " || EXISTS", within, ")"])

    def _plain(self, pattern: Pattern, steps: list[str], sure: Sure) -> Iterator[Part]:
        """Write a plain triple as what a claim within the limit says that supports one."""
        if "sem:hasActor" in steps or not PLAIN.issuperset(steps):
            raise QueryError(f"`{pattern.predicate}` cannot be asked within a limit.")
        claim, step = self.fresh(), steps[0] if len(steps) == 1 else self.fresh()
        said: list[Part] = [
            Pattern(claim, "rdf:subject", pattern.subject),
            Pattern(claim, "rdf:predicate", step),
            Pattern(claim, "rdf:object", pattern.object),
            Pattern(claim, "ctx:modality", "modality:asserted"),
            *self._kept(claim),
        ]
        if len(steps) > 1:
            said.insert(0, Words([f"VALUES {step} {{ {' '.join(steps)} }}"]))
        said += [
            self._without(claim, "ctx:within", self.fresh()),
            self._without(claim, "ctx:limit", self.fresh()),
            self._without(claim, "ctx:extent", f"<{PREFIXES['extent']}part>"),
        ]
        ends = [each for each in (pattern.subject, pattern.object) if each.startswith("?")]
        if ends:
            yield Group("", [Select(f"SELECT DISTINCT {' '.join(ends)}", Group("", said), "")])
        else:
            yield Words(["FILTER EXISTS", Group("", said)])
        sure.named |= {pattern.subject, pattern.object}

    def _held(self, pattern: Pattern, sure: Sure) -> Iterator[Part]:
        """Write a bound of what a row's date stands on: a claim, which is sure, or a thing."""
        of_claim = [each in self.claims for each in self.bearers]
        if all(of_claim):
            yield pattern
            return
        if sure.dated.issuperset(self.bearers):
            sure.dated.add(HELD)
        dated = list(self._date(pattern, sure))
        if not any(of_claim):
            yield from dated
            return
        yield Group("", [pattern, Pattern(HELD, "a", "ctx:Claim")])
        if isinstance(dated[0], Group):
            dated[0].join = "UNION"
            yield from dated
        else:
            yield Group("UNION", dated)

    def date_alone(self, group: Group, sure: Sure) -> list[Part]:
        """Write an OPTIONAL of a date alone: as it stands, or given anew (`dated_anew`)."""
        pattern = group.parts[0] if group.join == "OPTIONAL" and len(group.parts) == 1 else None
        if not isinstance(pattern, Pattern) or pattern.predicate not in _DATES:
            return []
        if pattern.subject[:1] != "?" or pattern.subject == HELD or self.of_claim(pattern):
            return []
        there = Pattern(pattern.subject, pattern.predicate, self.fresh())
        found = looked_up(pattern, self.dates.rows, there.object, (self.fresh(), self.fresh()))
        if found and not self.dates.is_all:
            found.insert(0, Group("OPTIONAL", list(self._as_there(there, sure.copy()))))
        return found

    def _as_there(self, pattern: Pattern, sure: Sure) -> Iterator[Part]:
        """Write a date as it stands in the graph, of what a claim within the limit dates."""
        yield pattern
        if pattern.subject not in sure.dated:
            claim = self.fresh()
            dated = [Pattern(pattern.subject, "ctx:datedBy", claim), *self._kept(claim)]
            yield Words(["FILTER EXISTS", Group("", [*dated])])

    def _date(self, pattern: Pattern, sure: Sure) -> Iterator[Part]:
        """Write a pattern of a date that claims give together: what is dated anew, as a table."""
        if pattern.predicate == "ctx:outlyingDate":
            raise QueryError(f"`{pattern.predicate}` cannot be asked within a limit.")
        thing, known = pattern.subject, self.dates.rows
        as_there = list(self._as_there(pattern, sure))
        sure.dated.add(thing)
        sure.named.add(thing)
        if not thing.startswith("?"):
            rows = known.get(thing.strip("<>"), () if self.dates.is_all else None)
            if rows is None:
                yield from as_there
                return
            values = [each for predicate, each in rows if predicate == pattern.predicate]
            if not values:
                yield never(pattern)
            elif len(values) == 1:
                # A VALUES of one, Virtuoso takes for thousands: of ten it refused to begin.
                yield Group("", [Words([f"BIND ({values[0]} AS {pattern.object})"])])
            else:
                yield Words([f"VALUES {pattern.object} {{ {' '.join(values)} }}"])
            return
        table = listed(pattern, known, first=not self.tables)
        self.tables += 1
        if self.dates.is_all:
            yield from table
            if not table:
                yield never(pattern)
        elif known:
            yield Group("", [*as_there, self._not_among(thing, known)])
            yield from (Group("UNION", each.parts) for each in table)
        else:
            yield from as_there

    @staticmethod
    def _without(thing: str, predicate: str, other: str) -> Words:
        return Words(["FILTER NOT EXISTS", Group("", [Pattern(thing, predicate, other)])])

    @staticmethod
    def _not_among(thing: str, iris: Iterable[str]) -> Words:
        return Words([f"FILTER ({thing} NOT IN ({', '.join(f'<{iri}>' for iri in iris)}))"])
