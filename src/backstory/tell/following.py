"""A person and a post come in; out goes who held it next, or before, by the terms that are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from backstory.ask.plain import plain
from backstory.tell.outright import told_of_term

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from backstory.model.nouns import Claim
    from backstory.tell.told import Teller

__all__ = ["end_of_post", "following"]

_HOLDS: Final = "org:holds"
_STEM: Final = 8
"""Letters by which posts are called alike: one vice-presidency, another."""
_NEAR: Final = 60
"""Days by which accounts of one change of hands may lie apart."""


class _Term(NamedTuple):
    """A time for which somebody held a post, as far as is told."""

    begin: int
    end: int | None
    holder: str
    claims: tuple[Claim, ...]


def following(
    teller: Teller, person: str, post: str, *, after: bool, span: tuple[int, int] | None = None
) -> list[tuple[str, list[Claim]]]:
    """
    Give by post what tells who held it after somebody, or before; the latest change first.

    Whoever took it from somebody within some days, as in a coup, is told in the order of time.

    Args:
        teller: Tells claims.
        person: Who was followed, or came after.
        post: The post; empty for all that the person held.
        after: Whether whoever came after is asked for.
        span: The first and the last of the days within which the other's term began, if typed.
    """
    held = [c for c in teller.record.about.get(person, ()) if c.predicate == _HOLDS]
    own = list(dict.fromkeys(str(c.object) for c in held))
    if not own and not post:
        return []
    posts = [post] if post in own or not own else _like(teller, own, post)
    found: list[tuple[int, str, list[Claim]]] = []
    none: list[tuple[str, list[Claim]]] = []
    for each in posts:
        terms = _terms(c for c in teller.record.towards.get(each, ()) if c.predicate == _HOLDS)
        beside = [
            _beside(terms, at, after=after) for at, t in enumerate(terms) if t.holder == person
        ]
        others = [term for term in beside if term]
        if span:
            others = [t for t in terms if t.holder != person and span[0] <= t.begin <= span[1]]
        found += [(t.begin, each, _told(teller, t, person)) for t in others]
        none += [] if others else [(each, [])]
    found.sort(key=lambda one: (one[0] if span else -one[0], one[1]))
    return [(each, claims) for _, each, claims in found] or none


def end_of_post(teller: Teller, post: str, *, last: bool) -> list[Claim]:
    """Give what tells of whoever is recorded as the last to have held a post, or as the first."""
    towards = teller.record.towards.get(post, ())
    terms = _terms(c for c in towards if c.predicate == _HOLDS and c.modality == "asserted")
    if not terms:
        return []
    claims = terms[-1 if last else 0].claims
    return sorted(claims, key=lambda c: (-told_of_term(c), -teller.worth(c), c.id))


def _like(teller: Teller, posts: list[str], post: str) -> list[str]:
    """Keep, of the posts that somebody held, those called like one that they did not hold."""
    if not post:
        return posts
    first = [plain(teller.prose.name(each))[:_STEM] for each in (post, *posts)]
    return [each for each, begins in zip(posts, first[1:], strict=True) if begins == first[0]] or [
        post
    ]


def _terms(claims: Iterable[Claim]) -> list[_Term]:
    """Put what is said of the holders of a post in the order of time, a term of each together."""
    dated: list[tuple[int, int | None, str, Claim]] = []
    ended: list[tuple[int, str, Claim]] = []
    for claim in claims:
        begin = claim.when.earliest_begin if claim.when else None
        end = claim.when.latest_end if claim.when else None
        if begin is not None:
            dated.append((begin, end, claim.subject, claim))
        elif end is not None:
            ended.append((end, claim.subject, claim))
    begun = {holder for _, _, holder, _ in dated}
    # Of whom only an end is told, the term is put right before that end.
    dated += [(end - 1, end, holder, claim) for end, holder, claim in ended if holder not in begun]
    dated.sort(key=lambda one: (one[0], one[2], one[3].id))
    terms: list[_Term] = []
    for begin, end, holder, claim in dated:
        old = next((t for t in terms[-2:] if t.holder == holder), None)
        if old and (terms[-1] is old or begin <= (old.end or 0)):
            ends = [each for each in (old.end, end) if each is not None]
            at = terms.index(old)
            terms[at] = _Term(old.begin, max(ends, default=None), holder, (*old.claims, claim))
        else:
            terms.append(_Term(begin, end, holder, (claim,)))
    return [_ended(terms, at, ended) for at in range(len(terms))]


def _ended(terms: Sequence[_Term], at: int, ended: Iterable[tuple[int, str, Claim]]) -> _Term:
    """Give a term its end where that alone is told: by whoever tells of the change of hands."""
    term = terms[at]
    again = next((t.begin for t in terms[at + 1 :] if t.holder == term.holder), None)
    ends = [
        end
        for end, holder, _ in ended
        if holder == term.holder and end >= term.begin and (again is None or end < again)
    ]
    return term._replace(end=min(ends)) if ends else term


def _beside(terms: Sequence[_Term], at: int, *, after: bool) -> _Term | None:
    """Give the term after another, or before it; none that lies within it."""
    term = terms[at]
    if after:
        least = term.begin if _is_day(term) else max(term.begin, (term.end or 0) - _NEAR)
        return next(
            (t for t in terms[at + 1 :] if t.holder != term.holder and t.begin >= least), None
        )
    return next(
        (
            t
            for t in reversed(terms[:at])
            if t.holder != term.holder and not any(_holds(o, t) for o in terms[:at] if o is not t)
        ),
        None,
    )


def _holds(term: _Term, other: _Term) -> bool:
    """Tell whether one term lies within another: a coup within a presidency."""
    ends = term.end, other.end
    return (
        None not in ends
        and term.holder != other.holder
        and term.begin < other.begin
        and (ends[1] or 0) < (ends[0] or 0) - _NEAR
    )


def _is_day(term: _Term) -> bool:
    """Tell whether nothing but that somebody was in office on a day is told."""
    return term.end is None or term.end == term.begin


def _told(teller: Teller, term: _Term, person: str) -> list[Claim]:
    """Put first what tells of the change of hands, then what tells a term whole."""
    last = teller.record.label(person, teller.lang).split()[-1]

    def order(claim: Claim) -> tuple[bool, int, float, str]:
        changes = teller.has_gist(claim) and last in teller.text(claim)
        return not changes, -told_of_term(claim), -teller.worth(claim), claim.id

    return sorted(term.claims, key=order)
