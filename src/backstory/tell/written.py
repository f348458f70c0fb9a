"""
Give what a grown file has written of one claim, without opening the graph.

A grown file is sorted, and writes a subject once, from the start of a line to the dot that ends one
(`rdf.files`): so two of them say the same of a claim where these lines are alike. To open a graph
costs some fifty times as much.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from backstory.model.nouns import Claim

__all__ = ["written_of"]

_PASSAGE = re.compile(rb"ctx:passage (\S+)")
_END = b" .\n"


def written_of(text: bytes, claim: Claim) -> tuple[bytes, ...] | None:
    """
    Give the lines of a claim and of its passage; where it is not, those of what may be instead.

    Where the claim is not, that is each claim with the same subject: only one of these can have
    come in its stead.

    Args:
        text: A grown file, as it is written.
        claim: As another release has it.

    Returns:
        What is alike in two files only if both say the same of it; None if the file is not
        written as such files are, and has to be opened.
    """
    home = claim.iri.rpartition("/")[0]
    if f"@prefix : <{home}/> .\n".encode() not in text:
        return None

    def short(iri: str) -> bytes:
        return (f":{iri[len(home) + 1 :]}" if iri.startswith(f"{home}/") else f"<{iri}>").encode()

    own = _block(text, short(claim.iri))
    blocks = [own] if own else list(_about(text, short(claim.subject)))
    named = {each for block in blocks for each in _PASSAGE.findall(block)}
    return (b"is" if own else b"is not", *blocks, *(_block(text, each) for each in sorted(named)))


def _block(text: bytes, subject: bytes) -> bytes:
    """Give what is written of a subject; nothing if it is not there."""
    start = text.find(b"\n" + subject + b" ") + 1
    return text[start : text.index(_END, start)] if start else b""


def _about(text: bytes, subject: bytes) -> Iterator[bytes]:
    """Give each claim about a subject."""
    said = b"rdf:subject " + subject + b" "
    at = text.find(said)
    while at >= 0:
        end = text.index(_END, at)
        yield text[text.rfind(_END, 0, at) + len(_END) : end]
        at = text.find(said, end)
