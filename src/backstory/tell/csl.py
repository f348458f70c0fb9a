"""
Entries go out as CSL-JSON, the data model of the Citation Style Language.

Sources:
    CSL 1.0.2 specification, appendix III (item types) and the CSL-JSON schema.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from backstory.tell.entries import Entry, date_parts

__all__ = ["CSL_TYPES", "csl_json"]

CSL_TYPES: Final = {
    "news": "article-newspaper", "newspaper": "article-newspaper", "agency": "article-newspaper",
    "state-media": "article-newspaper", "opinion": "article-newspaper", "magazine":
    "article-magazine", "broadcaster": "broadcast", "legal-text": "legislation", "gazette":
    "legislation", "judgment": "legal_case", "dataset": "dataset", "social-media": "post",
    "blog": "post-weblog", "interview": "interview", "study": "article-journal",
    "book": "book",
    "encyclopaedia": "entry-encyclopedia", "website": "webpage",
}  # fmt: skip
"""The type of an item, by the id of the kind of source."""


def csl_json(entries: Iterable[Entry]) -> str:
    """Write entries as CSL-JSON."""
    return json.dumps([_csl(entry) for entry in entries], ensure_ascii=False, indent=1) + "\n"


def _csl(entry: Entry) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": entry.key,
        "type": CSL_TYPES.get(entry.kind, "document"),
        "title": entry.title,
        "publisher": entry.publisher,
        "container-title": entry.publisher if "article" in CSL_TYPES.get(entry.kind, "") else "",
        "locator": entry.place,
        "URL": entry.url,
        "language": entry.language,
        "note": entry.note,
    }
    parts = date_parts(entry.issued)
    if len(parts) > 1 and parts[0][:2] == parts[-1][:2]:
        # Days of one month are told by the month: citeproc-py ends at such a range in some styles.
        parts = [parts[0][:2]]
    if parts:
        found["issued"] = {"date-parts": parts}
        if entry.issued and entry.issued.approximate:
            found["issued"]["circa"] = True
    return {key: value for key, value in found.items() if value != ""}
