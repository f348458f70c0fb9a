"""Rows of a table of claims come in; out go those that the dossier does not say already."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from backstory.dossier.imported import Imported
from backstory.dossier.sheet import Sheet
from backstory.dossier.sheet_blocks import blocks_in, item_lines
from backstory.dossier.sheet_items import Written
from backstory.model.claims_table import CLAIM_COLUMNS, claim_row
from backstory.model.nouns import Claim, Dossier
from backstory.vocabulary import id_of

__all__ = ["not_standing"]

_NAMES: Final = re.compile(r"(?:about|object|voices)_[a-z]{2}")
"""Columns that only say what something is called: the names stand in files of their own."""


def not_standing(
    rows: Iterable[tuple[int, Written]],
    sheet: Sheet,
    folder: Path,
    known: Dossier,
    result: Imported,
) -> list[tuple[int, Written]]:
    """
    Leave out the rows of claims that somebody wrote by hand, and count or tell them.

    A row as the dossier has it is as it was; one that differs is told with both versions, and
    what people wrote is left.
    """
    told = {row.number: row.cells for row in sheet.rows}
    drafts = {one for path in (folder / "sources").glob("*.yaml")
              for one in blocks_in(path.read_text("utf-8").split("\n"))}  # fmt: skip
    own = {concept.iri: name for (_, name), concept in known.concepts.items()}
    claims = {claim.id: claim for claim in known.claims.values()}
    columns = [name for name in CLAIM_COLUMNS
               if name in sheet.headings and not _NAMES.fullmatch(name)]  # fmt: skip
    found = []
    for number, one in rows:
        claim = claims.get(one.identity)
        if claim is None or one.identity in drafts:
            found.append((number, one))
            continue
        source = known.sources[id_of(claim.source)]
        there = claim_row(
            claim, source, lambda *_: "", lambda iri: own.get(iri) or id_of(iri)
        )  # fmt: skip
        if all(_plain(there[name]) == _plain(told[number].get(name, "")) for name in columns):
            result.same += 1
        else:
            spot = f"{claim.at.file}:{claim.at.line}"
            result.edited.append((spot, _written(claim), "\n".join(item_lines(one))))
    return found


def _plain(text: str) -> str:
    return " ".join(text.removeprefix("'").split())


def _written(claim: Claim) -> str:
    """Give the lines of the item that a claim was written in."""
    lines = Path(claim.at.file).read_text("utf-8").split("\n")
    first = last = claim.at.line - 1
    while last + 1 < len(lines) and re.match(r" +\S", lines[last + 1]):
        last += 1
    return "\n".join(lines[first : last + 1])
