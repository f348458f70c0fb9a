"""
The laws that were in force on a day come in; out goes the sentence that names them.

Where the words name a law, it is told whether that one was, and if not, what is said of its end by
that day; of one that came later, when it came; of one that was, what had been annulled of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from backstory.ask.plain import is_year, plain
from backstory.tell.aims import best_first
from backstory.tell.replying import ENDED
from backstory.vocabulary import id_of
from backstory.words.dates import name as day_named
from backstory.words.languages import words_of
from backstory.words.numbers import numeral
from backstory.words.phrases import phrase
from backstory.words.table import Id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from backstory.dates.edtf import Span
    from backstory.model.nouns import Claim
    from backstory.rdf.record import Record
    from backstory.tell.told import Teller
    from backstory.words.table import Table

__all__ = [
    "NAMED",
    "ends",
    "having_words",
    "laws_of",
    "less",
    "named_in",
    "of_its_year",
    "standing",
    "why_not",
]

_BY, _DATE = "ctx:instrument", "ctx:date"
_MOST: Final = 12
"""Laws that are named at most."""
NAMED: Final = 3
"""Laws that words mean each; words that fit more mean all of a kind."""
_SMALL: Final = 2
"""Letters of the words that may be left out of a name (*of*, *de*); a law has three."""
_TELLING: Final = 2
_SEVERAL: Final = 2


def ends(claim: Claim) -> bool:
    """Tell whether a claim says that a text ended, or was on hold."""
    status = claim.predicate == "ctx:status" and id_of(str(claim.object)) in ENDED
    return status or claim.predicate == "ctx:annuls" or "annul" in str(claim.object)


def why_not(teller: Teller, law: str, day: Span) -> list[Claim]:
    """Give what tells why a text was not in force on a day: how it ended by then, or came later."""
    record, last = teller.record, day.bounds[3]
    every = (*record.about.get(law, ()), *record.towards.get(law, ()))
    said = [claim for claim in every if claim.modality == "asserted"]
    ended = [c for c in said if ends(c) and not _begins_after(teller, c, last)]
    if ended:
        return ended
    came = [c.subject for c in said if (c.predicate, c.object) == (_BY, law)]
    later = sorted(e for e in came if teller.begins(e)[1] > last)
    later.sort(key=teller.begins)
    dates = [c for c in record.about.get(later[0], ()) if c.predicate == _DATE] if later else []
    return best_first(teller, (c for c in dates if c.modality == "asserted"))[:1]


def less(teller: Teller, law: str, day: Span) -> list[Claim]:
    """Give what tells that a text in force on a day had been annulled by then, or a part of it."""
    found = _annulling(teller, law, day)
    texts = [
        str(claim.object) for end in found for claim in teller.record.about.get(end.subject, ())
        if (claim.predicate, claim.modality) == (_BY, "asserted")
    ]  # fmt: skip
    # What annulled it was annulled in turn, where the text may be in force again.
    undone = [claim for text in dict.fromkeys(texts) for claim in _annulling(teller, text, day)]
    return [*found, *undone]


def _annulling(teller: Teller, text: str, day: Span) -> list[Claim]:
    """Give what says by a day that something annulled a text."""
    last = day.bounds[3]
    return [
        claim for claim in teller.record.towards.get(text, ())
        if (claim.predicate, claim.modality) == ("ctx:annuls", "asserted")
        and not _begins_after(teller, claim, last)
    ]  # fmt: skip


def _begins_after(teller: Teller, claim: Claim, last: float) -> bool:
    """Tell whether what a claim says of a text begins after a day: a ruling of 1992 ended none."""
    if claim.when:
        return claim.when.bounds[0] > last
    undated, first, _ = teller.begins(claim.subject)
    return not undated and first > last


def laws_of(table: Table, events: Iterable[str]) -> dict[str, str]:
    """Give the laws by which some events stand in a table, and how surely each was in force."""
    kept, found = set(events), dict[str, str]()
    for row in table:
        law, measure = row["law"], row["measure"]
        is_kept = isinstance(measure, Id) and measure.iri in kept
        if is_kept and isinstance(law, Id) and found.get(law.iri) != "certain":
            found[law.iri] = str(row["held"])
    return found


def named_in(record: Record, text: str) -> list[str]:
    """
    Give the legal texts of which the words have a whole name, the longest alone.

    The year may be left out of a name, and so may its small words: the Press Law.
    """
    typed = {*plain(text).split()}
    words = dict[str, int]()
    for iri, name in record.names.items():
        labels = name.labels.values() if name.kind == "instrument" else ()
        own = [{*plain(label).split()} for label in labels]
        words[iri] = max((len(each & typed) for each in own if _is_named(each, typed)), default=0)
    most = max(words.values(), default=0)
    return [iri for iri, many in words.items() if most and many == most]


def having_words(record: Record, words: Iterable[str]) -> list[str]:
    """Give the legal texts whose names have every word; one alone is meant by it: *the amnesty*."""
    typed = {*words}
    return [
        iri for iri, name in record.names.items()
        if typed and name.kind == "instrument"
        and any(typed <= {*plain(label).split()} for label in name.labels.values())
    ]  # fmt: skip


def of_its_year(record: Record, laws: Sequence[str], words: Iterable[str]) -> list[str]:
    """Give, of several texts that have a year typed, that of which most is said: no draft of it."""
    if len(laws) < _SEVERAL or not any(map(is_year, words)):
        return [*laws]
    return [max(laws, key=lambda iri: (len(record.about.get(iri, ())), iri))]


def _is_named(own: set[str], typed: set[str]) -> bool:
    telling = {word for word in own if len(word) > _SMALL and not word.isdigit()}
    return own <= typed or (len(telling) >= _TELLING and telling <= typed)


def standing(
    teller: Teller, laws: Mapping[str, str], named: Sequence[str], day: Span
) -> tuple[str, ...]:
    """
    Tell which laws were in force on a day; of those that are named, whether each was.

    Args:
        teller: Tells names, in one language.
        laws: IRIs, each with how surely.
        named: IRIs of those that are asked about; empty for all.
        day: The day.
    """
    when, lang = day_named(day, teller.lang), teller.lang
    known = {iri: held for iri, held in laws.items() if not named or iri in named}
    told = [_name(teller, iri, held) for iri, held in known.items()]
    left = len(told) - _MOST
    more = ("; " + phrase("more laws", lang).format(numeral(left, lang))) if left > 0 else ""
    found = [phrase("in force", lang).format(when, "; ".join(told[:_MOST]) + more)] if told else []
    if not told and not named:
        found = [phrase("none in force", lang).format(when)]
    not_in_force = [iri for iri in named if iri not in known]
    found += [
        phrase("not in force", lang).format(teller.prose.name(iri), when) for iri in not_in_force
    ]
    return tuple(found)


def _name(teller: Teller, iri: str, held: str) -> str:
    name = teller.prose.name(iri)
    return name if held == "certain" else f"{name} ({words_of(teller.lang)['values'][held]})"
