"""A claim and what a brief tells already come in; out goes whether it tells anything new."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from backstory.compare.context_texts import stems
from backstory.model.nouns import Claim, Modality
from backstory.tell.brief_forms import Sentence, unmarked
from backstory.tell.facets import Facet
from backstory.tell.ranking import has_few_gists
from backstory.tell.told import Teller

__all__ = ["agreeing", "is_new"]

_SHARE: Final = 0.6
"""Words that two sentences may share before the second tells nothing new."""
_NEW: Final = 0.3
"""Of a sentence's words, how many are in no other at least."""
_LETTERS: Final = 6


@lru_cache(maxsize=8192)
def _stems(text: str) -> frozenset[str]:
    """Cut the words of a sentence, which is set beside many others, to their first letters."""
    return frozenset(stem for stem, _ in stems(unmarked(text), _LETTERS))


def is_new(
    teller: Teller, facet: Facet, claim: Claim, known: Sequence[Sentence], apart: bool
) -> bool:
    """
    Tell whether a claim tells what nothing that is told before it tells.

    Args:
        teller: Tells claims in one language.
        facet: The question that the claim answers.
        claim: What may be told.
        known: What is told already.
        apart: Whether it is told where accounts differ.
    """
    text = teller.sentence(claim)
    new = not any(_alike(teller, claim, text, each) for each in known)
    new = new and not (facet.name == "who" and _is_named(claim, known))
    new = new and (not apart or len(facet.claims) == 1)
    new = new and not _is_in_name(teller, claim)
    new = new and not _is_nothing(claim, facet) and _adds(teller, claim, known)
    return new and not (bool(known) and _of_its_page(teller, claim))


def _is_nothing(claim: Claim, facet: Facet) -> bool:
    """Tell whether a count is of nothing, where others are not: 0 of 50 convictions."""
    return bool(claim.counted) and not claim.object and any(each.object for each in facet.claims)


def _is_in_name(teller: Teller, claim: Claim) -> bool:
    """Tell whether the name of an event has its place: "the Strelsau lockout"."""
    at = claim.predicate == "sem:hasPlace" and not claim.gist and isinstance(claim.object, str)
    return at and teller.prose.name(str(claim.object)) in teller.prose.name(claim.subject)


def _adds(teller: Teller, claim: Claim, known: Sequence[Sentence]) -> bool:
    """Tell whether a gist has words that no sentence has yet: by decree, said once, is said."""
    own = _stems(claim.gist.get(teller.lang, ""))
    told = {stem for each in known for stem in _stems(each.text)}
    return not own or bool(claim.counted) or len(own - told) > _NEW * len(own)


def _is_named(claim: Claim, known: Sequence[Sentence]) -> bool:
    """Tell whether somebody's part in the same event is told already."""
    said = (claim.subject, claim.predicate, claim.object)
    return any(
        said == (other.subject, other.predicate, other.object)
        for each in known
        for other in each.claims
    )


def _of_its_page(teller: Teller, claim: Claim) -> bool:
    """Tell whether a gist speaks of its page and names nobody: it adds nothing to others."""
    named = isinstance(claim.object, str) and teller.prose.kind(claim.object) == "person"
    return (
        not named and not claim.counted and teller.is_of_its_page(claim.gist.get(teller.lang, ""))
    )


def agreeing(facet: Facet, claim: Claim) -> tuple[Claim, ...]:
    """Give two more claims that say the very same, for the note."""
    same = [
        other
        for other in facet.claims
        if other.iri != claim.iri and other.gist == claim.gist and other.gist
        and (other.voices, other.object) == (claim.voices, claim.object)
    ]  # fmt: skip
    return tuple(same[:2])


def _alike(teller: Teller, claim: Claim, text: str, told: Sentence) -> bool:
    """Tell whether a claim tells much the same as a sentence; of two counts, the same number."""
    if claim.role and not claim.gist:  # the event, its date and who says so stand in each
        named = (teller.prose.name(str(claim.object)), teller.prose.name(claim.role))
        said = (claim.subject, claim.role, claim.object)
        return all(each.lower() in told.text.lower() for each in named) or any(
            said == (each.subject, each.role, each.object) for each in told.claims
        )
    if claim.counted and told.claims[0].counted:
        if text == teller.sentence(told.claims[0]):  # one sentence of two counts
            return True
        return (claim.counted, claim.object) == (told.claims[0].counted, told.claims[0].object)
    if not claim.gist and has_few_gists(teller, claim):
        # Made of names, two sentences on one law share most words, whatever each says of it.
        same = (claim.subject, claim.predicate)
        # What one denies is not told by what another says.
        denied = claim.modality == Modality.DENIED
        return any(
            (each.subject, each.predicate) == same
            and denied == (each.modality == Modality.DENIED)
            and (claim.predicate == "ctx:date" or each.object == claim.object)
            for each in told.claims
        ) or (
            claim.predicate == "ctx:date" and bool(told.day) and told.claims[0].subject == same[0]
        )
    first, second = _stems(text), _stems(told.text)
    return len(first & second) >= _SHARE * max(min(len(first), len(second)), 1)
