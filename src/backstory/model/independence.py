"""Tell which texts and voices are one witness: a copy speaks with the voice of what it copies."""

from __future__ import annotations

from collections.abc import Mapping

from backstory.model.nouns import Claim, Source

__all__ = ["root", "witness"]


def root(sources: Mapping[str, Source], source: str) -> str:
    """
    Give the text a source copies, if it says so, by its IRI; else the source.

    Args:
        sources: Every source by IRI.
        source: IRI of the source, or of anything else, which stands for itself.
    """
    seen = set()
    while (known := sources.get(source)) and known.copy_of and source not in seen:
        seen.add(source)
        if not known.copy_is_held:
            # Two copies of "EFE" need not copy one dispatch: the words name no text.
            return source
        source = known.copy_of
    return source


def witness(sources: Mapping[str, Source], claim: Claim) -> str:
    """Name who vouches for a claim: its voices, a source's own words under the text it copies."""
    return " ".join(sorted({root(sources, voice) for voice in claim.voices}))
