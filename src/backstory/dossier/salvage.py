"""Keep what is sound of a file with mistakes: drop the faulty items, and know whom they named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from pydantic import BaseModel, RootModel

from backstory.dossier import forms
from backstory.dossier.marks import Marked
from backstory.words.languages import shipped

__all__ = ["FILLED_IN", "ids_lost", "sound_part", "words_in"]

_WORD: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_BOTH: Final = dict.fromkeys(shipped(), "-")
FILLED_IN: Final[Mapping[Any, Mapping[str, Any]]] = {
    forms.DossierForm: {
        "title": _BOTH, "description": _BOTH, "languages": list(shipped()), "focus": "x",
        "as-known-on": "9999-12-31", "licence": "-",
    },
    forms.SourceForm: {
        "kind": "news", "publisher": "-", "language": "en", "read": "part", "says": [{"at": "-"}],
    },
    forms.ExpectedFile: {"stays": [{"about": "x"}]},
}  # fmt: skip
"""What stands for a key that a form cannot do without, so that the rest can be held to the rules.
It goes no further: a file with a mistake in it makes no dossier."""
_LISTS: Final = ("says", "stays")

Path_ = tuple[str | int, ...]


def words_in(value: Any) -> Iterator[str]:
    """Give every word of a value, its keys too, that may be an id."""
    if isinstance(value, str):
        yield from _WORD.findall(value)
    elif isinstance(value, Mapping):
        for key, below in value.items():
            yield from words_in(key)
            yield from words_in(below)
    elif isinstance(value, Sequence):
        for below in value:
            yield from words_in(below)


def sound_part(marked: Marked, form: type[BaseModel], faults: Sequence[Path_]) -> dict[str, Any]:
    """
    Give a file's value without the items, names or keys in which something is wrong.

    An item of a list keeps its place, with next to nothing in it, and is noted as dropped.
    """
    value: dict[str, Any] = dict(marked.value)
    fill, names = FILLED_IN.get(form, {}), issubclass(form, RootModel)
    cuts = {_cut(path, form, names) for path in faults}
    for key in _LISTS:
        if isinstance(value.get(key), list):
            value[key] = list(value[key])
    for cut in sorted(cuts, key=len):
        _drop(marked, value, cut, fill)
    for key in _LISTS:
        if (key,) in cuts and key in fill:
            marked.dropped.add((key, 0))
    return value


def _cut(path: Path_, form: type[BaseModel], names: bool) -> Path_:
    if names:
        return path[:2] if form is forms.ConceptsFile else path[:1]
    return path[:2] if path[:1] and path[0] in _LISTS and len(path) > 1 else path[:1]


def _drop(marked: Marked, value: dict[str, Any], cut: Path_, fill: Mapping[str, Any]) -> None:
    if not cut:
        value.clear()
        return
    first = str(cut[0])
    below = value.get(first)
    if len(cut) == 1:
        if first in value:
            marked.doubted.update(words_in({first: value.pop(first)}))
        if first in fill:
            value[first] = fill[first]
    elif isinstance(below, list) and isinstance(cut[1], int) and cut[1] < len(below):
        item = below[cut[1]]
        marked.doubted.update(words_in(item))
        if isinstance(item, dict) and isinstance(item.get("id"), str):
            marked.broken.add(item["id"])
        below[cut[1]] = fill[first][0]
        marked.dropped.add(cut)
        return
    elif isinstance(below, dict):
        value[first] = {key: each for key, each in below.items() if key != cut[1]}
        marked.doubted.update(words_in({str(cut[1]): below.get(str(cut[1]))}))
    marked.broken.add(str(cut[-1]))


def ids_lost(key: str, text: str, *, whole: bool = True) -> set[str]:
    """
    Give the ids that a text declares which is not YAML, as its lines have them.

    Args:
        key: Which file it is.
        text: The file, or a part that could not be read.
        whole: Whether it is the file; the id of a part may be what somebody slipped in.
    """
    if key.startswith("sources/"):
        return set(re.findall(r"^[ -]+id:[ ]*([a-z0-9-]+)", text, re.M))
    indent = "[ ]{1,4}" if key == "concepts" else ""
    slipped = set() if whole else set(re.findall(r"^ *([a-z0-9-]+)[ ]*:?[ ]*$", text, re.M))
    return slipped | set(re.findall(rf"^{indent}([a-z0-9-]+)[ ]*:", text, re.M))
