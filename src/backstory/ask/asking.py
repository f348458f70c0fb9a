"""Plain words and what they are about come in; out go the questions they ask, filled in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from backstory.ask.ids import COUNTED, DENYING, ELSE, OF_POSTS, SAID, SUBJECT, USUAL
from backstory.ask.plain import plain

if TYPE_CHECKING:
    from backstory.ask.typed import Query

__all__ = [
    "ASKED", "PER_VOICE", "Asking", "Blanks", "Hit", "asked_of", "covers", "is_denied",
    "speaks",
]  # fmt: skip

Blanks = Mapping[str, Mapping[str, tuple[frozenset[str] | str, bool]]]
"""By the name of a question its blanks: the kinds of things that fit, or `day` or `number`, and
whether it must be filled."""
ASKED: Final = 4
"""Questions that are offered at most."""
_FIGURES: Final = "figures_side_by_side"
_DIFFER: Final = "who_disputes"
_WHERE: Final = "places_of_event"
_TITLED, _NAMED = 0.4, 0.5
_YEAR: Final = 4
_KNOWN: Final = "known_at"
"""What is asked that limits any question: what had been said by a day."""


class Hit(NamedTuple):
    """Something that was found."""

    id: str
    kind: str
    text: str
    """Its words that fitted best."""
    whole: bool
    """Whether it has every word that was asked for."""
    words: frozenset[str] = frozenset()
    """Those that it has."""
    about: str = ""
    """Of a sentence, what it is about: kind and id, a colon between them."""


class Asking(NamedTuple):
    """A named question with its blanks filled in."""

    name: str
    values: tuple[tuple[str, str], ...]


PER_VOICE: Final = Asking("statements_per_voice", ())
"""What lies behind an answer of many voices: how much each says."""


def asked_of(
    blanks: Blanks, query: Query, things: Sequence[Hit], *, sentence: bool, counted: Hit | None
) -> tuple[Asking, ...]:
    """
    Give what the words ask, and what is usually asked of what they name; the likeliest first.

    Args:
        blanks: Those of each question.
        query: The words, taken apart.
        things: What they are about, the best first; no sentences.
        sentence: Whether a sentence fits them best of all.
        counted: What they count.
    """
    kind = things[0].kind if things else ""
    # After a sentence the title of some page is no more what was meant.
    kind = "" if sentence and kind == "source" else kind
    known = bool(query.day) and _KNOWN in query.asked
    on_day = ["events_on_day"] if query.day and not known else []
    other = [name for name in query.asked if name != _KNOWN]
    names = [*other, *(["about"] if known else []), *query.asked, *(on_day if query.is_day else ())]
    names += [ELSE[name] for name in query.asked if name in ELSE]
    if counted or (_FIGURES in names and names[:1] != ["days_between"]):
        names.insert(0, _FIGURES)
    if _DIFFER in query.asked:  # contradictions in the number of those released
        names.insert(0, _DIFFER)
    posts = [thing for thing in things if thing.kind == "post"]
    of_post = OF_POSTS.issuperset(query.asked)
    if query.day and not known and of_post and any(post.whole for post in posts):
        names.insert(0, "holder_on_day")
    if names[:1] == [_WHERE] and kind == "place":  # where is it: what is said of it
        names.insert(0, "about")
    if names[:1] == ["holders_of_post"] and not posts:  # who is Alfredo Romero
        names.insert(0, "about")
    if names[:1] == ["about"] and posts[:1] == list(things[:1]) != []:  # who was attorney general
        names.insert(0, "holders_of_post")
    years = {word for word in query.words if word.isdigit()}
    dated = years | {*query.months}
    if names[:1] == ["about"] and any({*query.words} <= post.words | dated for post in posts):
        names.insert(0, "holders_of_post")  # who was ombudsman in February 2026
    # "Amnesty 1977" is no question of who heads the commission on the amnesty law.
    named = [post.words | years for post in posts if _is_named(post)]
    if years and not query.asked and any(set(query.words) <= words for words in named):
        names.insert(0, "holders_of_post")
    if query.number and SAID in query.asked:  # who said 711
        names.insert(0, _FIGURES)
    if is_denied(query):
        names.insert(0, "who_disputes")
    names += [_FIGURES, "who_disputes"] if query.number else []
    names += [*USUAL.get(kind, ()), *on_day]
    found = []
    for name in dict.fromkeys(names):
        values = _filled(blanks.get(name), query, _speaking(name, things), counted)
        if values is not None:
            until = (("known_at", query.day),) if known else ()
            found.append(Asking(name, (*values, *until)))
    usual = () if query.asked else USUAL.get(kind, ())[:1]
    for name in usual:  # the law: there are several
        for thing in things[1:]:
            values = _filled(blanks.get(name), query, [thing], None)
            if values and thing.whole and thing.kind == kind and kind in SUBJECT:
                found.append(Asking(name, values))
    return tuple(found)


def _speaking(name: str, things: Sequence[Hit]) -> Sequence[Hit]:
    """
    Leave out, where somebody is to speak, whoever has but words of a thing that fits better.

    What the law says of soldiers is not what a commission on the law says.
    """
    if name not in (SAID, _FIGURES):
        return things
    told = [hit.words for hit in things if hit.kind in SUBJECT]
    return [
        hit
        for hit in things
        if hit.kind in (*SUBJECT, "source")
        or (hit.kind == "person" and (name == SAID or _is_by_last(hit)))
        or {*plain(hit.text).split()} <= hit.words
        or (name == SAID and len(hit.words) > 1 and _is_named(hit))
        or not any(hit.words <= words for words in told)
    ]


def _is_by_last(hit: Hit) -> bool:
    """Tell whether the words have the last name of somebody."""
    return plain(hit.text).rpartition(" ")[2] in hit.words


def _is_named(hit: Hit) -> bool:
    """Tell whether the words are a good part of a name."""
    own = set(plain(hit.text).split())
    return len(hit.words & own) >= _NAMED * len(own)


def _filled(
    blanks: Mapping[str, tuple[frozenset[str] | str, bool]] | None,
    query: Query,
    things: Sequence[Hit],
    counted: Hit | None,
) -> tuple[tuple[str, str], ...] | None:
    """Fill in the blanks of a question; None if one that is needed stays empty."""
    if blanks is None:
        return None
    given = {"day": query.day, "number": query.number}
    values = {blank: given[kinds] for blank, (kinds, _) in blanks.items() if kinds in given}
    kept: list[Hit] = []
    for blank, (kinds, _) in blanks.items():
        if COUNTED in kinds:
            values[blank] = counted.id if counted else ""
            kept += [counted] if counted else []
    things = _of_years(query, things)
    # What is needed is filled first; no two blanks by the same words. Who speaks is rather a
    # person or a body than the page that quotes them.
    ordered = sorted(things, key=lambda hit: hit.kind == "source")
    first = next((hit for hit in ordered if hit.kind in SUBJECT), None)
    came = first.about.partition(":")[2] if first and first.kind == "instrument" else ""
    for blank, (kinds, needed) in blanks.items():
        # Who asks who criticised a law means the event by which it came.
        if first and came and needed and "event" in kinds and "instrument" not in kinds:
            values.setdefault(blank, came)
            kept.append(first)
            break
    for must in (True, False):
        for hit in ordered:
            for blank, (kinds, needed) in blanks.items():
                fits = needed == must and blank not in values and hit.kind in kinds
                fits = fits and hit.id not in values.values()  # no thing beside itself
                fits = fits and (hit.kind != "source" or _is_titled(hit))
                if fits and not any(hit.words <= other.words for other in kept):
                    values[blank] = hit.id
                    kept.append(hit)
    if any(must and not values.get(blank) for blank, (_, must) in blanks.items()):
        return None
    filled = tuple((blank, values[blank]) for blank in blanks if values.get(blank))
    return filled if filled or not blanks else None


def _of_years(query: Query, things: Sequence[Hit]) -> list[Hit]:
    """Leave out what is of no year that was typed, where something is: 2019 is not 2026."""
    years = {word for word in query.words if word.isdigit() and len(word) == _YEAR}
    told = [hit for hit in things if hit.kind in SUBJECT]
    found = years & frozenset[str]().union(*(hit.words for hit in told))
    return [hit for hit in things if hit.kind not in SUBJECT or not found or found & hit.words]


def _is_titled(hit: Hit) -> bool:
    """Tell whether the words are a good part of the title of a source, or of who published it."""
    return hit.whole and len(hit.words) >= _TITLED * len(plain(hit.text).split())


def covers(asking: Asking, things: Iterable[Hit], query: Query) -> bool:
    """Tell whether what fills the blanks of a question has every word, or none fills one."""
    filled = {value for _, value in asking.values}
    words = [thing.words for thing in things if thing.id in filled]
    # No post has a year in its name: it is the year in which somebody held it.
    needed = {w for w in query.words if asking.name != "holders_of_post" or not w.isdigit()}
    needed -= set(query.does)
    return not words or needed <= frozenset[str]().union(*words)


def speaks(asking: Asking, things: Iterable[Hit]) -> bool:
    """Tell whether a question is what somebody says whom the words name: by the last name, too."""
    voice = dict(asking.values).get("voice", "") if asking.name == SAID else ""
    hit = next((each for each in things if each.id == voice), None)
    if hit is None or hit.kind in ("source", "post"):
        return False
    return (hit.kind == "person" and _is_by_last(hit)) or _is_named(hit)


def is_denied(query: Query) -> bool:
    """Tell whether somebody asks who disputes a number."""
    return bool(query.number) and not DENYING.isdisjoint(query.asked)
