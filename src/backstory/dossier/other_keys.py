"""
A key that is none comes in; out goes the key that somebody most likely means by it.

Spelling tells a slip (`vioce`), and not another word for the same (`date`, `who`, `lugar`): by its
letters alone `date` is nearest to `after`, which would say something else.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from backstory.text import nearest

__all__ = ["key_meant", "remedy_of_key"]

_ITEM, _HEAD = "put-as", "says"
"""Keys by which an item of a source and the head of one are known."""
_HEAD_ONLY: Final = frozenset(
    ("archived", "caution", "copy-of", "issued", "kind", "language", "lead", "link", "publisher",
     "read", "sha256", "short", "title", "url")
)  # fmt: skip
_ITEM_ONLY: Final = frozenset(
    ("actors", "article", "at", "caused-by", "count", "denies", "disputes", "happened", "holds",
     "place", "put-as", "responds-to", "revises", "within", "wording")
)  # fmt: skip
_WORDS: Final = {
    ("happened", "issued"): "day fecha día",
    ("happened", "issued", "when"): "date",
    ("when",): "period periodo período cuándo cuando since until",
    ("count",): "figure number-of amount quantity value cifra cantidad",
    ("wording",): "quote quotation words cita",
    ("actors",): "who role roles quién quien participants",
    ("place",): "where location site lugar dónde donde",
    ("gist", "because"): "note notes comment summary nota resumen",
    ("put-as",): "modality mode modalidad",
    ("caused-by",): "cause causa",
    ("about",): "event subject topic hecho sobre asunto",
    ("at",): "page paragraph section locator página pagina párrafo parrafo",
    ("voice", "publisher"): "speaker author said-by voz autor",
    ("remark", "says"): "claim claims statement statements text",
    ("kind", "form"): "type tipo clase",
    ("also",): "alias aliases other-names",
    ("en", "title"): "label name heading nombre título titulo",
    ("between",): "claims",
    ("because",): "reason why motivo",
    ("as-known-on",): "known-on as-of",
}
"""What people write, in either language, for keys: the first that there is where it stands."""
_MEANT: Final[dict[str, list[tuple[str, ...]]]] = {}
for _keys, _said in _WORDS.items():
    for _word in _said.split():
        _MEANT.setdefault(_word, []).append(_keys)


def key_meant(key: str, known: Iterable[str]) -> str:
    """
    Give the key that another word stands for where only some may stand; empty if none is known.

    >>> key_meant("date", ["happened", "when", "after"]), key_meant("vioce", ["voice", "when"])
    ('happened', 'voice')
    """
    here = list(known)
    for keys in _MEANT.get(key, ()):
        for each in keys:
            if each in here:
                return each
    return "" if _elsewhere(key, here) else nearest(key, here) or ""


def _elsewhere(key: str, known: list[str]) -> str:
    """Say where a key belongs that is none here; empty if nothing is known of it."""
    if _ITEM in known and key in _HEAD_ONLY:
        return "it belongs to the head of the source, above `says:`"
    if _HEAD in known and key in _ITEM_ONLY:
        return "it belongs to an item of `says:`"
    return ""


def remedy_of_key(key: str, known: Iterable[str]) -> str:
    """Say what to type instead of a key that is none where it stands."""
    here = list(known)
    if guess := key_meant(key, here):
        return f"did you mean `{guess}`?"
    return _elsewhere(key, here) or "keys here: " + ", ".join(sorted(here))
