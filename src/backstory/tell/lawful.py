"""
Laws that words may mean come in, with what is asked of them; out go the claims that answer.

Whether an amnesty covers something is told by what voices say that it covers, leaves out, asks for
or does, law by law, that of which most is said first: what nobody says of it is not concluded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from sys import maxsize
from typing import TYPE_CHECKING, Final

from backstory.ask.box import box_of
from backstory.ask.find import day_of
from backstory.ask.plain import as_typed, plain
from backstory.ask.turn import same
from backstory.dates.edtf import Span
from backstory.tell.absent import nothing
from backstory.tell.aims import aim_words, best_first, on_topic, undergone
from backstory.tell.choosing import is_in, is_of, says
from backstory.tell.replying import BEFELL, FATES, NUMBERS, REMARKS, SCOPE, TERMS, WHY
from backstory.tell.sayer import FEW
from backstory.vocabulary import id_of
from backstory.words.dates import name as day_named
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.model.nouns import Claim
    from backstory.tell.sayer import Sayer
    from backstory.tell.told import Teller

__all__ = ["anyone", "befallen", "called_so", "covered", "numbered", "reached", "which"]

_BY, _CONTINUES = "ctx:instrument", "ctx:continues"
_ACTOR: Final = "sem:hasActor"
_FIRST, _BESIDE = 3, 2
"""Sentences of the first law, and of each other that words may mean."""


def _scope(teller: Teller, law: str, words: Sequence[str]) -> list[list[Claim]]:
    """Give what is said of whether a law reaches what words name, what it covers or not first."""
    record = teller.record
    came = [c.subject for c in record.claims.values() if (c.predicate, c.object) == (_BY, law)]
    own = [c for iri in dict.fromkeys((law, *came)) for c in record.about.get(iri, ())]
    kinds = (SCOPE, TERMS, REMARKS)
    found = [_whole(teller, [c for c in own if c.predicate in kind], words) for kind in kinds]
    return _grouped(teller, [claim for claims in found for claim in claims])


def _excluded(teller: Teller, law: str) -> list[list[Claim]]:
    """Give what a law leaves out, the best told first."""
    own = [c for c in teller.record.about.get(law, ()) if c.predicate == "ctx:excludes"]
    return _grouped(teller, best_first(teller, own))


def _whole(teller: Teller, claims: Sequence[Claim], words: Sequence[str]) -> list[Claim]:
    """Keep what is said on a topic; on a year, if one was typed."""
    years = {word for word in words if word.isdigit()}
    rest = [word for word in words if word not in years]
    if years:
        claims = [c for c in claims if years <= {*plain(_told(teller, c)).split()}]
    on = on_topic(teller, claims, rest) if rest else list(claims)
    return best_first(teller, on or (claims if years else ()))


def _told(teller: Teller, claim: Claim) -> str:
    named = claim.object if isinstance(claim.object, str) else ""
    return (
        f"{teller.text(claim)} {teller.prose.name(named) if named in teller.record.names else ''}"
    )


def _grouped(teller: Teller, claims: Iterable[Claim]) -> list[list[Claim]]:
    groups: dict[object, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(claim.gist.get(teller.lang) or says(claim, teller.lang), []).append(claim)
    return list(groups.values())


def _numbers(teller: Teller, thing: str) -> list[list[Claim]]:
    """Give what is said of the number of a legal text, and of the gazette that it stands in."""
    record = teller.record
    texts = [str(c.object) for c in record.about.get(thing, ()) if c.predicate == _BY]
    own = [c for iri in dict.fromkeys((thing, *texts)) for c in record.about.get(iri, ())]
    words = aim_words("numbered")
    found = [
        c
        for c in own
        if c.predicate in NUMBERS
        or (c.predicate in REMARKS and words & {*plain(teller.text(c)).split()})
    ]
    order = (*NUMBERS, *REMARKS)
    return _grouped(teller, sorted(found, key=lambda c: (order.index(c.predicate), c.id)))


def _befallen_after(
    teller: Teller, event: str, words: Iterable[str], span: tuple[str, str]
) -> list[list[Claim]]:
    """Give whom it befell, by the sentences that say so: after an event, or the latest first."""
    undated, day, _ = teller.begins(event) if event else (False, 0, 0)
    first, last = map(day_of, span) if span[0] else (day + 1, maxsize)
    alike = box_of(teller.record).fitting.typed.alike
    wanted = {each[:5] for word in words for each in (word, *alike.get(word, ()))}
    fates = {fate for fate in FATES if not aim_words(fate).isdisjoint(words)}
    if span[0]:  # who was freed then was let go
        wanted |= {word[:5] for fate in fates for word in aim_words(fate)}
    found = [
        claim
        for iri in teller.ties.events
        if not undated and not teller.begins(iri)[0] and first <= teller.begins(iri)[1] <= last
        for claim in teller.record.about.get(iri, ())
        if claim.predicate == _ACTOR and claim.role and id_of(claim.role) in BEFELL
        and claim.modality == "asserted"
        and (teller.has_gist(claim) or bool(span[0] and _called(teller, iri) & fates))
        and wanted & {word[:5] for word in plain(teller.text(claim)).split()}
        and (not span[0] or not claim.when or is_of(teller.record, claim, (first, last)))
        and (not span[0] or _is_fate(teller, iri, fates))
    ]  # fmt: skip
    found.sort(key=lambda c: (*teller.begins(c.subject), c.id))
    return _grouped(teller, found if event or span[0] else found[::-1])


def _is_fate(teller: Teller, event: str, fates: set[str]) -> bool:
    """Tell whether an event is no other fate by its name: who was freed was held before."""
    called = _called(teller, event)
    return not called or not fates or bool(called & fates)


def _called(teller: Teller, event: str) -> set[str]:
    """Give the fates that the name of an event, or of its kind, has words for."""
    names = teller.record.names
    kind = names.get(names[event].type)
    labels = (*names[event].labels.values(), *(kind.labels.values() if kind else ()))
    own = {*plain(" ".join(labels)).split()}
    return {fate for fate in FATES if not aim_words(fate).isdisjoint(own)}


def _told_of(sayer: Sayer, teller: Teller, groups: Sequence[Sequence[Claim]]) -> tuple[str, ...]:
    found = list(dict.fromkeys(sayer._group(teller, group, held=False) for group in groups))
    return (*found[:FEW], *sayer._more(len(found) - FEW))


def reached(teller: Teller, law: str, words: Iterable[str]) -> list[Claim]:
    """Give what is said of people who are named, whom a measure reached or left out."""
    record, typed = teller.record, {*words}
    texts = [law, *(str(c.object) for c in record.about.get(law, ()) if c.predicate == _BY)]
    things = {each for text in texts for each in (text, *teller.ties.events_of.get(text, ()))}
    own = [claim for thing in sorted(things) for claim in record.about.get(thing, ())]
    befell = [c for c in own if c.predicate == _ACTOR and c.role and id_of(c.role) in BEFELL]
    people = [c for c in befell if record.kind(str(c.object)) == "person"]
    return best_first(
        teller, (c for c in people if plain(teller.prose.name(str(c.object))).split()[-1] in typed)
    )


def covered(
    sayer: Sayer, teller: Teller, laws: Sequence[str], words: Sequence[str]
) -> tuple[str, ...]:
    """Tell, law by law, what is said of whether it reaches what words name; or that nothing is."""
    if people := _grouped(teller, reached(teller, laws[0], words)):
        return _told_of(sayer, teller, people)
    told = [_scope(teller, law, words) for law in laws]
    first, *others = told
    few = [*first[:_FIRST], *(group for groups in others for group in groups[:_BESIDE])]
    found = list(dict.fromkeys(sayer._group(teller, group, held=False) for group in few))[:FEW]
    if first:
        return tuple(found)
    typed = as_typed(sayer.text, words)
    if not typed:
        return tuple(found) or (phrase("no reply", teller.lang),)
    none = phrase("no reach", teller.lang).format(teller.prose.name(laws[0]), typed)
    left_out = [] if found else _excluded(teller, laws[0])[:_BESIDE]
    return (none, *found, *(sayer._group(teller, group, held=False) for group in left_out))


def numbered(sayer: Sayer, teller: Teller, thing: str) -> tuple[str, ...]:
    """Tell the number of a legal text and its gazette, or that none is recorded."""
    return _told_of(sayer, teller, _numbers(teller, thing)) or nothing(teller, "no number", thing)


def befallen(
    sayer: Sayer,
    teller: Teller,
    event: str,
    words: Sequence[str],
    span: tuple[str, str] = ("", ""),
) -> tuple[str, ...]:
    """
    Tell whom something befell after an event, in a span, or the latest; or that none is named.

    Of a span in which nobody is named, what was counted then is told beside that.
    """
    told = _told_of(sayer, teller, _befallen_after(teller, event, words, span))
    if told or not span[0]:
        return told or (nothing(teller, "no freed", event) if event else ())
    days = " – ".join(day_named(Span.parse(day), teller.lang) for day in dict.fromkeys(span))
    none = phrase("none named", teller.lang).format(days)
    return (none, *_told_of(sayer, teller, [[c] for c in _counted_then(teller, words, span)])[:3])


def anyone(sayer: Sayer, teller: Teller, event: str, words: Sequence[str]) -> tuple[str, ...]:
    """Tell of the events about another that are what is asked: who was convicted; else near it."""
    record = teller.record
    tied = dict.fromkeys(c.subject for c in record.towards.get(event, ()) if c.predicate in WHY)
    found: dict[bool, list[str]] = {True: [], False: []}
    asked = {fate for fate in FATES if any(same(w, a) for w in words for a in aim_words(fate))}
    for each in sorted(tied, key=teller.begins):
        own = {*plain(teller.prose.name(each)).split()}
        fates = {fate for fate in FATES if not aim_words(fate).isdisjoint(own)}
        if fates and each in teller.ties.events:
            found[bool(fates & asked)].append(each)
    told = [[c] for each in (*found[True], *found[False])
            for c in best_first(teller, record.about.get(each, ()))[:1]]  # fmt: skip
    head = () if found[True] or not told else (phrase("reply near", teller.lang),)
    return (*head, *_told_of(sayer, teller, told))


def became(sayer: Sayer, teller: Teller, event: str) -> tuple[str, ...]:
    """Tell what befell later those whom an event befell, each once by what happened; or nothing."""
    record = teller.record
    people = dict.fromkeys(
        str(claim.object) for claim in undergone(teller, event)
        if isinstance(claim.object, str) and record.kind(claim.object) == "person"
    )  # fmt: skip
    later: dict[tuple[str, str], list[Claim]] = {}
    for person in people:
        for claim in best_first(teller, record.towards.get(person, ())):
            undated, day, _ = teller.begins(claim.subject)
            befell = claim.role and id_of(claim.role) in BEFELL and claim.modality == "asserted"
            if befell and not undated and day > teller.begins(event)[1]:
                later.setdefault((claim.subject, person), []).append(claim)
    name = teller.prose.name(event)
    if not later:
        return (phrase("none became", teller.lang).format(name),)
    found = sorted((each[0] for each in later.values()),
                   key=lambda c: (*teller.begins(c.subject), c.id))  # fmt: skip
    told = dict.fromkeys(sayer._headed(teller, c.subject, teller.claim(c)) for c in found)
    return (phrase("became", teller.lang).format(name), *told)


def _counted_then(teller: Teller, words: Iterable[str], span: tuple[str, str]) -> list[Claim]:
    """Give what was counted, within a span, of those whom something befell."""
    alike = box_of(teller.record).fitting.typed.alike
    wanted = {each[:5] for word in words for each in (word, *alike.get(word, ()))}
    within = is_in(teller.record.counted.values(), (day_of(span[0]), day_of(span[1])))
    of = [
        c for c in within if wanted & {w[:5] for w in plain(teller.prose.name(c.counted)).split()}
    ]
    return best_first(teller, of)


def which(teller: Teller, text: str, about: Sequence[str]) -> tuple[str, ...]:
    """Name what else the words may mean, where several are called so."""
    box = box_of(teller.record)
    query = box.read(text)
    for own in about:
        if others := box.rivals(query, own):
            return (_several(teller, own, others),)
    return ()


def called_so(teller: Teller, text: str, given: Mapping[str, str]) -> tuple[str, ...]:
    """Name what else one word of two may mean: of two referendums one was meant."""
    box = box_of(teller.record)
    if any(box.rivals(box.read(text), own) for own in given.values()):
        return ()  # told with every answer of several
    others = box.others_called(text, tuple(given.values()))
    return tuple(_several(teller, own, few) for own, few in others.items())


def _several(teller: Teller, own: str, others: Sequence[str]) -> str:
    ids = (own, *others)
    names = [teller.prose.name(teller.record.by_id.get(each, each)) for each in ids]
    if len({*names}) < len(names):  # of two dossiers, or of two things: by their ids
        names = [f"{name} ({each})" for name, each in zip(names, ids, strict=True)]
    return phrase("reply which", teller.lang).format(names[0], "; ".join(names[1:]))
