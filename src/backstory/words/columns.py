"""A column's name, a value and a language come in; out goes what people read: heading and cell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from backstory.words.languages import words_of
from backstory.words.places import place
from backstory.words.predicates import relation_name

__all__ = ["COLUMNS", "AsWritten", "Dated", "heading", "is_neutral", "shown"]

COLUMNS: Final[Mapping[str, str]] = {
    "actor": "id",
    "before": "certainty",
    "after": "certainty",
    "amount": "number",
    "address": "text",
    "answer": "truth",
    "approximate": "truth",
    "article": "locator",
    "as_of": "date",
    "body": "id",
    "bound": "id",
    "base": "id",
    "total": "number",
    "upto": "number",
    "cell": "word",
    "certainty": "text",
    "change": "text",
    "claim": "claim",
    "claims": "number",
    "class": "id",
    "concept": "id",
    "counted": "id",
    "date": "date",
    "date_of": "id",
    "extent": "precision",
    "worked_out": "date",
    "decider": "id",
    "definition": "text",
    "depth": "number",
    "during": "certainty",
    "en": "text",
    "enacting": "id",
    "end": "number",
    "es": "text",
    "event": "id",
    "events": "number",
    "fewest_days": "number",
    "first_claim": "claim",
    "first_words": "text",
    "form": "id",
    "from_source": "id",
    "gist": "text",
    "held": "certainty",
    "inferred": "truth",
    "instrument": "id",
    "issued": "date",
    "its_kind": "id",
    "kind": "id",
    "known": "certainty",
    "known_at": "number",
    "last_words": "text",
    "law": "id",
    "limit": "bounds",
    "measure": "id",
    "missing": "relation",
    "modality": "id",
    "most_days": "number",
    "name": "text",
    "number": "text",
    "object": "thing",
    "occasion": "id",
    "one": "id",
    "order": "number",
    "other": "id",
    "other_as_of": "date",
    "other_claim": "claim",
    "other_date": "date",
    "other_name": "text",
    "other_place": "locator",
    "other_source": "id",
    "other_voice": "id",
    "other_role": "id",
    "other_value": "amount",
    "overlaps": "certainty",
    "passage": "id",
    "person": "id",
    "place": "locator",
    "place_name": "id",
    "position": "id",
    "post": "id",
    "precision": "precision",
    "predicate": "id",
    "previous": "id",
    "published": "text",
    "printed": "date or none",
    "publisher": "text",
    "reading": "id",
    "relation": "relation",
    "release": "text",
    "revises": "claim",
    "rival": "id",
    "role": "id",
    "said": "date",
    "same": "certainty",
    "said_by": "text",
    "scheme": "id",
    "sha256": "text",
    "section": "text",
    "site": "id",
    "source": "id",
    "sources": "number",
    "stage": "id",
    "start": "number",
    "status": "id",
    "struck": "locator",
    "struck_by": "id",
    "ordered_by": "id",
    "subject": "id",
    "through": "id",
    "thing": "id",
    "title": "text",
    "told": "text",
    "unit": "id",
    "also": "text",
    "broader": "id",
    "by": "text",
    "cautions": "text",
    "copy_of": "text",
    "disagreement": "text",
    "dossier": "text",
    "how": "id",
    "how_counted": "text",
    "id": "text",
    "statement": "text",
    "url": "text",
    "verdict": "id",
    "why": "text",
    "part_of": "claim",
    "value": "amount",
    "via": "id",
    "voice": "id",
    "voices": "number",
    "what": "text",
    "when": "date",
    "within": "thing",
    "words": "text",
    "together_in": "locator",
    "wording": "text",
    "list": "text",
    "against": "text",
    "rank": "number",
    "score": "number",
    "target": "id",
    "is_target": "truth",
    "figure": "number",
    "note": "text",
    "file": "text",
    "row_no": "number",
    "rows": "number",
    "least": "number",
    "most": "number",
    "figures": "number",
    "year": "number",
    "month": "number",
    "first_day": "date",
    "last_day": "date",
    "other_said_by": "text",
    "other_file": "text",
}
"""
Each column a named question may give, and what kind its values are of; its heading is a word.

Kinds: id (a named thing; its name in words is the column with `_label`), claim, thing (an id or a
text), text, number, amount (number, with its unit in the column `unit`), date (EDTF), truth,
certainty, precision, word (of a few fixed ones), locator (a place in a source).
"""


class Dated(str):
    """A date as written (EDTF), whatever column it stands in."""

    __slots__ = ()


class AsWritten(str):
    """Somebody's own text, which stays as it is even where it is a word of the program too."""

    __slots__ = ()


def heading(name: str, lang: str) -> str:
    """Name a column in a language; a column of no named question keeps its own name."""
    return str(words_of(lang)["columns"].get(name, name))


def is_neutral(name: str) -> bool:
    """Say whether the values of a column are the same in each language, and want words of it."""
    return COLUMNS.get(name, "text") in (
        "certainty", "locator", "precision", "relation", "word",
    )  # fmt: skip


def shown(name: str, value: Any, label: Any, lang: str) -> str:
    """Write one value for people; empty where nothing is recorded, except a date: not stated."""
    kind = COLUMNS.get(name, "text")
    if kind == "date or none" and (value is None or value == ""):
        return ""
    if kind in ("date", "date or none") or isinstance(value, Dated):
        return str(label) if label else _date(value, lang)
    if label is not None and label != "":
        return str(label)
    if value is None:
        return ""
    if isinstance(value, AsWritten):
        return str(value)
    if isinstance(value, bool):
        value = "yes" if value else "no"
    text = str(value)
    if kind == "relation":
        return relation_name(text, lang)
    if kind == "locator":
        return text if text[:1].isdigit() else place(text, lang)
    if kind == "bounds":  # a period, what is said of it in words, or both
        period, *words = text.split("; ", 1)
        return "; ".join([_date(period, lang), *words])
    return str(words_of(lang)["values"].get(text, text))


def _date(value: Any, lang: str) -> str:
    from backstory.dates.edtf import DateError, Span
    from backstory.words.dates import name

    if value is None or value == "":
        return name(None, lang)
    try:
        return name(Span.parse(str(value)), lang)
    except DateError:
        return str(value)
