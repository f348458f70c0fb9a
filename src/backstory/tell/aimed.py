"""
A question and the words it was typed in come in; out go the claims that these words aim at.

Who voted is told by what is said of the votes, why something was annulled by the reasons of those
who decided, what became of somebody by what befell them: less than all rows of the question.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Final

from backstory.ask.asking import COUNTED
from backstory.ask.box import box_of
from backstory.ask.fates import fate_in
from backstory.ask.find import day_of
from backstory.ask.plain import plain
from backstory.ask.turn import same
from backstory.compare.context import main_event
from backstory.model.nouns import Claim
from backstory.tell.aims import aim_words, best_first, doing, reasons_for, sided, undergone
from backstory.tell.choosing import iris_in, latest
from backstory.tell.fated import befallen, fate_meant, why_befell
from backstory.tell.lawful import reached
from backstory.tell.replying import ASKED, BEFELL, DECIDING, DOING, FATES, LEADING, OPINION, SCOPE
from backstory.tell.told import Teller
from backstory.tell.understood import asks_yes
from backstory.vocabulary import id_of
from backstory.words.languages import shipped, words_of
from backstory.words.phrases import phrase
from backstory.words.table import Table

__all__ = ["Aim", "aimed", "befell_whom", "voted"]

_ACTOR, _BY, _ENDS = "sem:hasActor", "ctx:instrument", "ctx:annuls"
_PLACE: Final = "sem:hasPlace"
_HAPPENED: Final = ASKED["when"]
_VOTES: Final = "votes-"
"""How what is counted begins where votes are."""
_CARRYING: Final = "executor"
"""Who carried something out, and did not decide it."""
_MANY: Final = 12
_OPENING: Final = 4
"""Words by which it is asked who was there."""
_BESIDE: Final = 2
"""Sentences on an event of which no reason is told."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What tells an answer."""

    groups: tuple[tuple[Claim, ...], ...]
    """Claims that say the same stand together, the weightiest first."""
    first: str = ""
    """What is said before all."""
    dated: bool = False
    """Whether each stands behind the day of its event."""
    most: int = 6
    """How many are told; more is a table."""
    named: tuple[tuple[Claim, ...], ...] = ()
    """Claims of one page that name who had one part, and are told in one sentence."""


def aimed(
    teller: Teller, name: str, given: Mapping[str, str], text: str, table: Table
) -> Aim | None:
    """
    Give the claims that the words of a question aim at; None if they aim at no fewer than all.

    Args:
        teller: Tells claims.
        name: The named question.
        given: What its blanks were filled with.
        text: What somebody typed.
        table: Its rows.
    """
    record, typed = teller.record, plain(text).split()
    if name in ("stages_of_instrument", "actors_of_event") and _has(typed, "voting"):
        iri = record.by_id.get(given.get("instrument", ""), "")
        of = [record.by_id.get(given.get("event", ""), "")] if "event" in given else []
        votes = _votes(teller, iri, of or iris_in(table, "event"))
        if _has(typed, "abstained"):
            votes = [c for c in votes if _says(teller, c, "abstained") or "abst" in c.counted]
            none = phrase("no abstention", teller.lang)
            return _grouped(teller, votes) or Aim((), none)
        return _sided(teller, votes, typed)
    if name == "events_on_day" and _has(typed, "voting"):
        day = day_of(given.get("valid_at", ""))
        of = [iri for iri in iris_in(table, "event") if teller.ties.days.get(iri) == day]
        return _grouped(teller, _votes(teller, "", of))
    if name == "dates_of_event" and "outcome_of_measure" in box_of(record).read(text).asked:
        ends = _endings(teller, record.by_id.get(given.get("event", ""), ""))  # when was it undone
        own = [c for iri in ends for c in record.about.get(iri, ()) if c.predicate == _HAPPENED]
        return _grouped(teller, best_first(teller, own))
    if name == "precedents" and (iri := record.by_id.get(given.get("event", ""), "")):
        return _why(teller, iri, text, typed)
    if name == "actors_of_event" and _has(typed, "leading"):
        event = record.by_id.get(given.get("event", ""), "")
        led = [c for c in record.about.get(event, ()) if _part(c) in LEADING]
        return _grouped(teller, led)
    if name in ("about", "actors_of_event") and (
        people := _people(teller, name, given, typed, table)
    ):
        return people
    if name == "figures_side_by_side" and _has(typed, "after"):
        thing = record.by_id.get(given.get("subject", ""), "")
        if thing and not _has(plain(record.label(thing, teller.lang)).split(), "after"):
            return _grouped(teller, _since(teller, thing, typed))
    if name == "about" and "places_of_event" in box_of(record).read(text).asked:
        rows = (record.claims[iri] for iri in iris_in(table, "claim") if iri in record.claims)
        return _grouped(teller, best_first(teller, (c for c in rows if c.predicate == _PLACE)))
    if name == "reactions":
        return _grouped(teller, sided(teller, iris_in(table, "claim"), typed))
    if name in ("reach_of_measure", "left_out"):
        return _grouped(teller, reached(teller, record.by_id.get(given["measure"], ""), typed))
    if name == "events_of_actor":
        return _fate(teller, record.by_id.get(given.get("actor", ""), ""), text, typed)
    return None


def _sided(teller: Teller, votes: list[Claim], typed: Sequence[str]) -> Aim | None:
    """Give what says who voted for something, or against it, if one is asked; else what is near."""
    side = next((aim for aim in ("against", "favour") if _has(typed, aim)), "")
    # How many voted for it tells nothing of who voted against it.
    ends = {"against": "against", "favour": "for"}.get(side, "")
    said = [c for c in votes if side and (_says(teller, c, side) or c.counted.endswith(ends))]
    found = _grouped(teller, said or votes)
    if not side or said or not found:
        return found
    none = phrase("no vote against" if side == "against" else "reply near", teller.lang)
    return replace(found, first=none, most=_BESIDE)


def voted(teller: Teller, counted: str, text: str) -> list[Claim]:
    """
    Give how the law was voted of which most is said, where a yes or a no is asked of votes.

    Nobody counts votes against what was passed unanimously: the counts of other ballots alone
    would say that there were some.
    """
    record = teller.record
    typed = plain(text).split()
    laws = [each for each in record.names if record.kind(each) == "instrument"]
    if not (laws and id_of(counted).startswith(_VOTES) and _has(typed, "voting")):
        return []
    if not asks_yes(record, text):
        return []
    law = max(laws, key=lambda each: (len(record.about.get(each, ())), each))
    events = teller.ties.events_of.get(law, ())
    found = _grouped(teller, (c for c in _votes(teller, law, events) if not c.counted))
    return [group[0] for group in found.groups[:_BESIDE]] if found else []


def _fate(teller: Teller, person: str, text: str, typed: Sequence[str]) -> Aim | None:
    """Give what befell somebody, if that is asked: was Romero freed, what became of Zambrano."""
    box = box_of(teller.record)
    word = fate_in(box.fitting.typed, typed)
    every = box.read(text).asked
    fate = fate_meant(word)
    claims, first = why_befell(teller, person, fate) if fate and "precedents" in every else ([], "")
    if told := _grouped(teller, claims):
        return replace(told, first=first, dated=bool(first), most=_BESIDE if first else told.most)
    if not word and "outcome_of_measure" not in every:
        return None
    groups, first = befallen(teller, person, fate, only=_has(typed[:1], "who"))
    most = _MANY if not fate else 6
    return Aim(groups, first, dated=True, most=most) if groups or first else None


def befell_whom(
    teller: Teller, name: str, values: Sequence[tuple[str, str]], text: str
) -> Sequence[tuple[str, str]]:
    """Take whoever else is called so, where nothing befell the one found: Afiuni, not a brother."""
    record, box = teller.record, box_of(teller.record)
    own = dict(values).get("actor", "")
    query = box.read(text)
    asked = fate_in(box.fitting.typed, plain(text).split()) or "outcome_of_measure" in query.asked
    if name != "events_of_actor" or not asked:
        return values

    def befell(each: str) -> bool:
        towards = record.towards.get(record.by_id.get(each, ""), ())
        return any(_part(claim) in BEFELL for claim in towards)

    if befell(own):
        return values
    other = next((each for each in box.rivals(query, own) if befell(each)), "")
    return (("actor", other),) if other else values


def _why(teller: Teller, event: str, text: str, typed: Sequence[str]) -> Aim | None:
    """Give the reasons of those who decided, else those that any voice gives; or say of none."""
    ended = "outcome_of_measure" in box_of(teller.record).read(text).asked
    events = (event, *(_endings(teller, event) if ended else ()))
    own = [claim for each in events for claim in _reasons(teller, each)]
    if own or not _has(typed, "why"):
        return _grouped(teller, own)
    found = [c for each in events for c in reasons_for(teller, each, aim_words("reasons"))]
    for why in ("charged", "grounds"):
        found = found or [c for e in events for c in reasons_for(teller, e, aim_words(why))]
    if found:
        return _grouped(teller, found)
    none = phrase("no reason", teller.lang).format(teller.prose.name(event))
    told = [(claim,) for claim in best_first(teller, teller.record.about.get(event, ()))]
    return Aim(tuple(told), none, most=_BESIDE)


def _decrees(teller: Teller, claim: Claim) -> bool:
    return not aim_words("decreeing").isdisjoint(plain(teller.text(claim)).split())


def _people(
    teller: Teller, name: str, given: Mapping[str, str], typed: Sequence[str], table: Table
) -> Aim | None:
    """Give whom something befell, or who did it, where that is asked."""
    event = teller.record.by_id.get(given.get("event" if name != "about" else "subject", ""), "")
    if event not in teller.ties.events or not _has(typed[:2], "who"):
        return None
    if _has(typed[:_OPENING], "attending"):
        return _attending(teller, event)
    done = not _has(typed, "undergone") or not aim_words("by").isdisjoint(typed)
    if name == "about" and done:
        return None
    known = teller.record.claims
    own = [known[iri] for iri in iris_in(table, "claim") if iri in known] if done else []
    claims = doing(teller, own) if done else undergone(teller, event)
    told = [claim for claim in claims if teller.has_gist(claim)]
    if done:  # who signed is told by what tells of signing
        every = best_first(teller, (c for c in own if c.role and teller.has_gist(c)))
        every = [c for c in every if _part(c) not in OPINION]  # what is thought of it did nothing
        says = _saying(teller, told, typed[1:2]) or _saying(teller, every, typed[1:2])
        told = says or told
        decided = [c for c in told if _part(c) in DECIDING]
        told = [c for c in told if _part(c) != _CARRYING] or told
        # Who passed it wrote no draft, who asked for it decreed nothing; who acted under it may
        # not have signed it.
        signs = _has(typed[1:2], "signing")
        if decreed := [c for c in decided if signs and _decrees(teller, c)]:
            says = told = decreed  # who decreed it signed it
        is_other = _is_begun(teller, typed[1:2]) or signs
        if told and not says and (not decided or is_other):
            near = _grouped(teller, told)
            return near and replace(near, first=phrase("reply near", teller.lang), most=_BESIDE)
    groups: dict[tuple[object, ...], list[Claim]] = {}
    said = {claim.object for claim in claims if teller.has_gist(claim)} if done else set()
    for claim in claims:
        if (
            not teller.has_gist(claim)
            and claim.role
            and not (done and (told or claim.object in said))
        ):
            groups.setdefault((claim.role, claim.source, claim.voices), []).append(claim)
    found = _grouped(teller, told) or Aim(())
    named = tuple(sorted(map(tuple, groups.values()), key=lambda group: -len(group)))
    return Aim(found.groups, most=_MANY, named=named) if found.groups or named else None


def _attending(teller: Teller, event: str) -> Aim | None:
    """Give who is said to have been at an event; else, as no more than near, who did it."""
    own = [c for c in teller.record.about.get(event, ()) if _part(c) and teller.has_gist(c)]
    there = [claim for claim in own if _says(teller, claim, "attending")]
    did = [claim for claim in own if _part(claim) in DOING]
    found = _grouped(teller, best_first(teller, there or did or own))
    if there or not found:
        return found
    return replace(found, first=phrase("reply near", teller.lang), most=_BESIDE)


def _is_begun(teller: Teller, verbs: Iterable[str]) -> bool:
    """Tell whether words ask who asked for something, or wrote or proposed it."""
    words = box_of(teller.record).fitting.typed
    asked = {each for word in words.turns.demanding for each in (word, *words.alike.get(word, ()))}
    return not (asked | {*words.turns.beginning}).isdisjoint(verbs)


def _saying(teller: Teller, claims: Iterable[Claim], verbs: Iterable[str]) -> list[Claim]:
    """Keep what has the verb that was typed, or one that means the same."""
    alike = box_of(teller.record).fitting.typed.alike
    wanted = {each for verb in verbs for each in (verb, *alike.get(verb, ()))}
    return [
        claim
        for claim in claims
        if any(same(verb, word) for word in plain(teller.text(claim)).split() for verb in wanted)
    ]


def _has(words: Iterable[str], aim: str) -> bool:
    return not aim_words(aim).isdisjoint(words)


def _says(teller: Teller, claim: Claim, aim: str) -> bool:
    return _has(plain(teller.text(claim)).split(), aim)


def _part(claim: Claim) -> str:
    return id_of(claim.role) if claim.predicate == _ACTOR and claim.role else ""


def _grouped(teller: Teller, claims: Iterable[Claim]) -> Aim | None:
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        said = claim.gist.get(teller.lang) or teller.text(claim)
        groups.setdefault(said, []).append(claim)
    for group in groups.values():
        group.sort(key=lambda claim: (-teller.worth(claim), claim.id))
    return Aim(tuple(map(tuple, groups.values()))) if groups else None


def _votes(teller: Teller, instrument: str, events: Sequence[str]) -> list[Claim]:
    """Give what is said of votes on a text: numbers of them first, then in the order of time."""
    record = teller.record
    found = [
        claim
        for thing in dict.fromkeys((instrument, *events))
        if not any(claim.predicate == _ENDS for claim in record.about.get(thing, ()))
        for claim in record.about.get(thing, ())
        if _part(claim) not in OPINION
        and (id_of(claim.counted or "").startswith(_VOTES) or _says(teller, claim, "votes"))
    ]
    last = main_event(teller.ties, instrument) if instrument in teller.ties.events_of else ""
    return sorted(
        found,
        key=lambda c: (c.subject not in (last, instrument), not c.counted,
                       -teller.begins(c.subject)[1], -teller.worth(c)),
    )  # fmt: skip


def _endings(teller: Teller, event: str) -> list[str]:
    """Give the events that ended a measure, or the text that it came by."""
    record = teller.record
    own = {event, *(c.object for c in record.about.get(event, ()) if c.predicate == _BY)}
    found = [c.subject for c in record.claims.values() if c.predicate == _ENDS and c.object in own]
    return sorted({*found})


def _reasons(teller: Teller, event: str) -> list[Claim]:
    """Give the reasons that those who decided something gave, as the source with most tells."""
    record = teller.record
    own = record.about.get(event, ())
    deciders = {str(claim.object) for claim in own if _part(claim) in DECIDING}
    texts = [str(claim.object) for claim in own if claim.predicate == _BY]
    told = [claim for iri in (event, *texts) for claim in record.about.get(iri, ())]
    found = [
        claim for claim in told if deciders & {*claim.voices} and _says(teller, claim, "reasons")
    ]
    by_source: dict[str, list[Claim]] = {}
    for claim in found:
        by_source.setdefault(claim.source, []).append(claim)
    most = sorted(by_source.values(), key=lambda claims: (-len(claims), claims[0].id))
    return [claim for claims in most for claim in sorted(claims, key=lambda c: _order(teller, c))]


def _since(teller: Teller, thing: str, typed: Sequence[str]) -> list[Claim]:
    """Give the numbers, of what the words count, that begin with something; the latest first."""
    record, fitting = teller.record, box_of(teller.record).fitting
    came = [c.subject for c in record.claims.values() if (c.predicate, c.object) == (_BY, thing)]
    event = max(came, key=lambda each: (len(record.about[each]), each), default=thing)
    _, day, _ = teller.begins(event)
    words = {w for word in typed for w in (word, *fitting.typed.alike.get(word, ()))}
    fates = [aim_words(fate) for fate in FATES if _has(typed, fate)]
    known = record.names.get(thing)
    called = {*plain(" ".join(known.labels.values())).split()} if known else set()
    said = fitting.typed.light | called
    found = _counted_from(teller, event, day, words - said)
    # How many were arrested is told of arrests, and not of a law that leaves some of them out.
    if fates and not _of_fates(teller, found, fates):
        wider = _counted_from(teller, event, day, words.union(*fates) - said)
        found = _of_fates(teller, wider, fates) or found
    return latest(found, {claim.iri: teller.worth(claim) for claim in found})


def _of_fates(
    teller: Teller, claims: Iterable[Claim], fates: Sequence[frozenset[str]]
) -> list[Claim]:
    """Keep what counts what befell people, of something that is called by it: arrests."""

    def is_of(iri: str, fate: frozenset[str]) -> bool:
        return not fate.isdisjoint(plain(teller.prose.name(iri)).split())

    return [
        claim
        for claim in claims
        if any(is_of(claim.subject, fate) and is_of(claim.counted, fate) for fate in fates)
    ]


def _counted_from(teller: Teller, event: str, day: int, words: Set[str]) -> list[Claim]:
    """Give the numbers, of what words count, that begin on a day or later."""
    record, fitting = teller.record, box_of(teller.record).fitting
    rows = {at for word in words for at in fitting.shelf.having(word)}
    named = [(own, fitting.shelf.row(at)) for at in rows
             if fitting.shelf.kinds[at] == COUNTED
             and (own := plain(fitting.shelf.row(at).text).split())]  # fmt: skip
    # Of arrests, not of the share of those arrested who are left out of a text.
    heads = [row for own, row in named if not words.isdisjoint(_heads(own, fitting.typed.light))]
    counted = {record.by_id.get(row.id, "") for row in heads or [row for _, row in named]}
    found = [
        claim
        for claim in record.claims.values()
        if claim.counted in counted
        and claim.when
        and (claim.when.earliest_begin or day - 1) >= day
        and claim.when.latest_end is not None
    ]
    # How many were arrested after the vote: of the arrests that somebody ties to it, if there are.
    # A law that covers what was done then is tied to it by what it reaches alone.
    towards = record.towards.get(event, ())
    tied = {claim.subject for claim in towards if claim.predicate not in SCOPE}
    if not any(claim.subject == event for claim in found):  # its own are no less than those
        found = [claim for claim in found if claim.subject in tied] or found
    return found


def _heads(name: Sequence[str], light: Set[str]) -> set[str]:
    """Give the words that may be the head of a name: its first, and the last before a small one."""
    ends = next((at for at, word in enumerate(name) if word in light), len(name))
    return {*name[:1], *name[max(ends - 1, 0) : ends]}


def _order(teller: Teller, claim: Claim) -> tuple[int, str]:
    """Give the place of a reason among others, where it says so: the first, the second."""
    spelt = [
        (int(number), {*words})
        for lang in shipped()
        for number, *words in (
            plain(group).split() for group in str(words_of(lang)["asking"]["spelt"]).split(";")
        )
    ]
    words = {*plain(teller.text(claim)).split()}
    return min((n for n, names in spelt if names & words), default=len(spelt)), claim.id
