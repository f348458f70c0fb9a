"""What reading a dossier gave: the dossier, unless a mistake stands in the way, and every one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from backstory.calls import door, no_part
from backstory.dossier.again import as_written
from backstory.dossier.marked import Marked
from backstory.dossier.salvage import words_in
from backstory.dossier.strays import Stray, with_missed
from backstory.errors import Problem, Severity, in_order
from backstory.model.nouns import Dossier
from backstory.vocabulary import SCHEMES, id_of

__all__ = ["Reading", "signed_in"]

_ID_LIKE: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

_OWN: Final = re.compile(f"`(?:{'|'.join(SCHEMES)})-(?=[a-z0-9])")
"""What stands before the name of a concept in its address."""

_STANDS: Final = frozenset(
    f"R{number:03}"
    for number in (3, 7, 8, 9, 10, 11, 20, 22, 24, 25, 28, 29, 30, 31, 34, 35, 37, 39, 40, 51)
)
"""Rules over what is there: something that was passed by makes none of them fail."""
_SIGNED: Final = frozenset(f"R{number:03}" for number in (5, 6, 21, 38, 43, 46, 47, 52))
"""The same, but that the dossier may sign for what fails them."""
_TOLD_BY_THE_READER: Final = {"R041": "D023", "R018": "D050", "R027": "D017"}
"""Rules that say of a file what the reader says of a line of it."""
_OF_ANOTHER_AGE: Final = frozenset({"R028", "R053"})
"""Rules that set a day against that of its page: told where its year is."""
_OF_A_VALUE: Final = frozenset({"D012", "D015", "D016", "D065"})
"""Problems that begin with the key whose value cannot be taken."""
_LATER: Final = "R041"
_UNDATED: Final = frozenset({"R002", "R045", "R049"})
"""Rules that miss a day."""
_READ_IN_PART: Final = "R017"
_TIED: Final = frozenset({"R036"})
"""The same, but that what ties one thing to another may have been passed by."""


@dataclass(slots=True)
class Reading:
    """What reading gave: the dossier, unless a mistake stands in the way, and every problem."""

    dossier: Dossier | None
    problems: list[Problem] = field(default_factory=list)
    remains: Dossier | None = None
    """Where a mistake stands in the way: what is sound of it, to hold to the rules."""
    following: int = 0
    """How many mistakes merely follow from those that are told."""
    doubted: frozenset[str] = frozenset()
    """Ids of what was passed by, and all that it names."""
    signed: frozenset[str] | None = frozenset()
    """Ids that disagreements with a mistake name: they may answer for what is at odds. None: it is
    not known which."""
    stand_ins: Mapping[str, str] = field(default_factory=dict)
    """Ids under which second things of one name are held to the rules, and that name."""
    tie_is_doubted: bool = False
    """Whether an `instrument:` or a `within:` was passed by, or an item that has one."""

    undated: frozenset[tuple[str, int]] = frozenset()
    """Files and lines of items whose day was written, and cannot be read."""
    signs_are_lost: bool = False
    """Whether nothing of the file of disagreements can be read."""
    strays: Sequence[Stray] = ()
    """Files that nobody reads, and what stands there."""
    sources_are_doubted: bool = False
    """Whether a source was passed by, or what of it was read."""

    if not TYPE_CHECKING:
        __getattr__ = no_part("part of what was read")

    @property
    def worst(self) -> Severity:
        """The gravest severity found; NOTE when there is none."""
        return max((problem.severity for problem in self.problems), default=Severity.NOTE)

    @door
    def with_late(self, late: Iterable[Problem]) -> Reading:
        """Add what was found later, and count what merely follows from what is told already."""
        own = list(late)
        known = {(problem.at.file, problem.code) for problem in self.problems}

        ages = {p.at.file for p in self.problems if p.code == "D077" and p.severity}
        codes = {problem.code for problem in self.problems}
        meant = " ".join(p.mend for p in self.problems if p.code == "D011")
        heads = {p.what[1:].partition("`")[0] for p in self.problems if p.code in _OF_A_VALUE}

        def follows(problem: Problem) -> bool:
            if (problem.at.file, _TOLD_BY_THE_READER.get(problem.code, "")) in known:
                return True
            if problem.code in _OF_ANOTHER_AGE and problem.at.file in ages:
                return True
            if problem.code == _LATER and _TOLD_BY_THE_READER[_LATER] in codes:
                return True  # of every source, in one line of dossier.yaml
            if problem.code == "R032" and "D026" in codes:
                return True  # what was meant there may be what nobody speaks of
            if problem.code == "R048" and any(
                f"`{key}:`" in problem.what
                for key in ("contact", "publisher")
                if key in heads or (problem.at.file, "D015") in known or f"`{key}`" in meant
            ):
                return True
            if problem.code in _UNDATED and (problem.at.file, problem.at.line) in self.undated:
                return True
            if problem.code == _READ_IN_PART and self.sources_are_doubted:
                return True  # how many of how many is not known yet
            if problem.code in _TIED and not self.tie_is_doubted:
                return False
            named = _ID_LIKE.findall(problem.what)
            if any(self.stand_ins.get(each) in named for each in named):
                return True  # what two things of one id have to do with each other
            if problem.code in _SIGNED and self.signs_are_lost:
                return True
            if problem.code in _SIGNED and any(
                each.missed and not each.says and not each.words.isdisjoint(named)
                for each in self.strays
            ):
                return True  # nobody reads what may sign for it
            if problem.code in _STANDS or self.doubted.isdisjoint(named):
                return False
            signed = self.signed is None or not self.signed.isdisjoint(named)
            return signed or problem.code not in _SIGNED

        told = [_without_schemes(as_written(problem, self.stand_ins)) for problem in own
                if not follows(problem) and not self._is_astray(problem)]  # fmt: skip
        # What a rule finds of each claim of one item is mended once.
        told = list({(each.at, each.code, each.mend): each for each in reversed(told)}.values())
        following = self.following + len(own) - len(told)
        every = with_missed([*self.problems, *told], self.strays)
        return replace(self, problems=in_order(every), following=following)

    def _is_astray(self, problem: Problem) -> bool:
        """Tell, and note, whether what a rule misses of something stands in an unread source."""
        if problem.code in _STANDS | _SIGNED or problem.severity < Severity.PROBLEM:
            return False
        named = _ID_LIKE.findall(problem.what)
        known = [stray for stray in self.strays if stray.says and not stray.words.isdisjoint(named)]
        for stray in known:
            stray.missed = True
        return bool(known)


def _without_schemes(problem: Problem) -> Problem:
    """Name a concept of the dossier as people write it, without the scheme in its address."""
    if Path(problem.at.file).name != "concepts.yaml":
        return problem
    what, mend = (_OWN.sub("`", text) for text in (problem.what, problem.mend))
    return replace(problem, what=what, mend=mend)


def signed_in(
    marked: Mapping[str, Marked], problems: Sequence[Problem], dossier: Dossier,
    seconds: Mapping[str, str],
) -> frozenset[str] | None:  # fmt: skip
    """
    Give what the file of disagreements names if something is wrong in it; None: not known.

    Of two things under one id which it names, either may be meant.
    """
    page = marked.get("disagreements")
    codes = {p.code for p in problems if page is not None and p.at.file == page.file}
    if page is None or not codes:
        between = {id_of(iri) for each in dossier.disagreements.values() for iri in each.between}
        return frozenset(own for own, name in seconds.items() if name in between)
    if "D048" in codes or page.cut or not isinstance(page.value, dict):
        return None
    return frozenset(
        word
        for each in page.value.values()
        for word in words_in(each.get("between") if isinstance(each, dict) else each)
    )
