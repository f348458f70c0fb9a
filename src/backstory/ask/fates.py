"""Words that ask what befell somebody, or who held a post, come in; out goes what they mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from backstory.ask.asking import Asking, Hit, speaks
from backstory.ask.fitting import Fitting
from backstory.ask.ids import FATES, OF_FATES, OF_NAMES, SAID
from backstory.ask.plain import is_year, plain
from backstory.ask.turn import same
from backstory.ask.typed import Query, Words

__all__ = ["fate_in", "fate_of", "post_first"]

_OUTCOME: Final = "outcome_of_measure"
_WHY: Final = "precedents"


def _opens(words: Words, typed: Sequence[str]) -> bool:
    """Tell whether words ask for a yes or a no: did Maduro pardon Guaidó."""
    return not words.openers.isdisjoint(typed[:1])


def _asks_who(words: Words, typed: Sequence[str]) -> bool:
    """Tell whether words ask who did it to somebody: who pardoned Romero."""
    acts = words.fates | words.acts
    return not words.doers.isdisjoint(typed[:1]) and not acts.isdisjoint(typed[1:2])


def _is_called(fitting: Fitting, query: Query) -> bool:
    """Tell whether an event has all the words in its name: not merely who took part in it."""
    fits = fitting.fitting(query, " ".join(query.words))
    forms = [{*fitting.forms(word)} for word in query.words]
    names = (plain(fitting.shelf.row(fit.at).text).split() for fit in fits
             if fit.whole and fitting.shelf.kinds[fit.at] == "event")  # fmt: skip
    return any(all(any(same(f, own) for f in each for own in name) for each in forms)
               for name in names)  # fmt: skip


def fate_in(words: Words, typed: Sequence[str]) -> str:
    """Give the word for what befell somebody; as a verb only where a yes, a no or who is asked."""
    acts = _opens(words, typed) or _asks_who(words, typed)
    known = words.fates | words.acts if acts else words.fates
    known = known | words.moves if not words.whens.isdisjoint(typed[:1]) else known
    return next((word for word in typed if word in known), "")


def fate_of(fitting: Fitting, query: Query, typed: Sequence[str]) -> Asking | None:
    """
    Give the question of what befell somebody: was Romero freed.

    Did Maduro pardon Guaidó: whoever is named last. Who pardoned Romero: unless something that is
    called so tells who did it.
    """
    words = fitting.typed
    asks_who = _asks_who(words, typed)
    befell = fate_in(words, typed) or asks_who or query.asked[:1] == (_OUTCOME,)
    is_why = query.asked[:1] == (_WHY,)  # por qué is not by whom
    if not befell or not (asks_who or is_why or words.doers.isdisjoint(typed)):
        return None
    # When was Romero freed, and why: by what befell him, unless an event has that very name.
    first = set(query.asked[:1]) & FATES if fate_in(words, typed) else set()
    others = set(query.asked) - OF_FATES - first
    if others or ((asks_who or first) and _is_called(fitting, query)):
        return None
    said = words.fates | words.acts | {fate_in(words, typed)}
    rest = tuple(w for w in query.words if w not in said and not w.isdigit())
    for part in _parts(fitting, rest, whole=not _opens(words, typed)):
        fits = fitting.fitting(replace(query, words=part), " ".join(part))
        people = [fit for fit in fits if fit.whole and fitting.shelf.kinds[fit.at] == "person"]
        hit = fitting.hit(people[0]) if people else None
        # Of words that name nobody together, a first name alone is nobody's.
        by_last = hit is not None and plain(hit.text).rpartition(" ")[2] in hit.words
        if hit and (part == rest or by_last) and speaks(Asking(SAID, (("voice", hit.id),)), (hit,)):
            return Asking("events_of_actor", (("actor", hit.id),))
    return None


def _parts(fitting: Fitting, words: tuple[str, ...], *, whole: bool) -> Iterator[tuple[str, ...]]:
    """
    Give all words; then, where somebody may have done it to another, those that stand last.

    Behind a word that nothing here has, a last name is that of somebody else.
    """
    if words:
        yield words
    for end in range(0 if whole else len(words), 0, -1):
        for start in (max(end - 2, 0), end - 1):
            if not start or fitting.shelf.having(words[start - 1]):
                yield words[start:end]


def post_first(fitting: Fitting, query: Query, things: list[Hit]) -> list[Hit]:
    """
    Put a post first that all words name but a year and its month: president in April 2002.

    A name may go on, where no other post begins so: the regent is the Regent of Tarsalia. So may it
    have words before: the chancellor is the Federal Chancellor, where no other post is called so.
    """
    rest = [w for w in query.words if not is_year(w) and w not in query.months]
    if not rest or len(rest) == len(query.words) or not OF_NAMES.issuperset(query.asked):
        return things
    forms = (rest[0], *fitting.typed.alike.get(rest[0], ()))
    every = sorted({at for word in forms for at in fitting.shelf.having(word)})
    rows = [fitting.shelf.row(at) for at in every]
    begun = [(row, plain(row.text).split()) for row in rows if row.kind == "post"]
    posts = [(row, own) for row, own in begun if own[: len(rest)] == rest]
    whole = [row for row, own in posts if own == rest]
    light = fitting.typed.light
    if not posts and len(rest) == 1:  # the last word before one that says nothing, or the first
        posts = [(row, own) for row, own in begun
                 if (head := _head(own, light)) and {*forms} & {head[0], head[-1]}]  # fmt: skip
    alone = [row for row, _ in posts] if len({row.id for row, _ in posts}) == 1 else []
    for row in (*whole, *alone)[:1]:
        hit = Hit(row.id, row.kind, row.text, whole=True, words=frozenset(query.words))
        return [hit, *(one for one in things if one.id != hit.id)]
    return things


def _head(words: Sequence[str], light: set[str]) -> Sequence[str]:
    """Give the words before the first that says nothing: Minister, of the Minister of Justice."""
    return words[: next((at for at, word in enumerate(words) if word in light), len(words))]
