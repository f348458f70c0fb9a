"""Keep what is sound of a file with mistakes: drop the faulty keys, and know whom they named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any, Final

from pydantic import BaseModel, RootModel

from backstory.dossier import forms
from backstory.dossier.fields import NOTHING
from backstory.dossier.marks import Marked
from backstory.dossier.other_keys import language_meant
from backstory.dossier.values import LANGUAGE_PATTERN, language_fault, unhidden
from backstory.words.languages import shipped

__all__ = ["FILLED_IN", "ids_lost", "sound_part", "words_in"]

_WORD: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_BOTH: Final = dict.fromkeys(shipped(), "-")
FILLED_IN: Final[Mapping[Any, Mapping[str, Any]]] = {
    forms.DossierForm: {
        "title": _BOTH, "description": _BOTH, "languages": list(shipped()), "focus": "x",
        "as-known-on": "9999-12-31", "licence": "©",
    },
    forms.SourceForm: {
        "kind": "news", "publisher": "-", "language": "en", "read": "part", "says": [{"at": "-"}],
    },
    forms.ExpectedFile: {"stays": [{"about": "x"}]},
}  # fmt: skip
"""What stands for a key that a form cannot do without, so that the rest can be held to the rules.
It goes no further: a file with a mistake in it makes no dossier."""
_LISTS: Final = ("says", "stays")
_WHOLE: Final = ("title", "description", "publisher", "copy-of", "languages")
"""Keys of a head that go whole, whatever in them is wrong."""
_LABELS: Final = {**_BOTH, "name": "-"}
_NEEDED: Final[Mapping[Any, Mapping[str, Any]]] = {
    forms.SourceForm: {"at": "-", "about": NOTHING},
    forms.ExpectedFile: {"about": NOTHING},
    forms.EventsFile: {"kind": NOTHING, **_LABELS},
    forms.ActorsFile: {"kind": "group", **_LABELS},
    forms.PlacesFile: _LABELS,
    forms.InstrumentsFile: {"form": NOTHING, **_LABELS},
    forms.ConceptsFile: _BOTH,
    forms.DisagreementsFile: {"kind": NOTHING, "between": [NOTHING], **_BOTH},
    forms.LinksFile: {
        "from": NOTHING, "relation": "same-kind", "to": NOTHING, "because": _BOTH,
        "rests-on": [NOTHING],
    },
    forms.GapsFile: {"about": [NOTHING], **_BOTH},
    forms.CorrectionsFile: {"date": "9999-12-31", "change": "withdrawn", "because": _BOTH},
}  # fmt: skip
"""What stands for a key that an item or a name cannot do without."""
_GONE: Final = object()

Path_ = tuple[str | int, ...]


def words_in(value: Any) -> Iterator[str]:
    """Give every word of a value, its keys too, that may be an id."""
    if isinstance(value, str):
        yield from _WORD.findall(unhidden(value))
    elif isinstance(value, Mapping):
        for key, below in value.items():
            yield from words_in(key)
            yield from words_in(below)
    elif isinstance(value, Sequence):
        for below in value:
            yield from words_in(below)


def sound_part(
    marked: Marked, form: type[BaseModel], faults: Sequence[tuple[Path_, str]]
) -> dict[str, Any]:
    """
    Give a file's value without the keys in which something is wrong; the rest of an item stays.

    An item of a list that loses a key, or all of it, is noted as partial or dropped: what it still
    says is held to the rules, so that all its mistakes are told in one run.

    Args:
        marked: The file as it was read.
        form: What it may say.
        faults: Where something is wrong, and the key that was likely meant by an unknown one.
    """
    value: dict[str, Any] = deepcopy(marked.value)
    gone: dict[Path_, str] = {}
    for path, meant in faults:
        marked.doubted.add(meant)
        marked.meant.add((*path[:-1], meant))
        cut = _cut(marked.value, path, _floor(path, form))
        if cut not in gone:
            gone[cut] = meant if path == cut else str(cut[-1])
            _take(marked, value, cut, form)
        entry = cut[: _floor(path, form)]
        if len(cut) > len(entry) and entry[:1] and entry[0] in _LISTS:
            known = meant if path == cut else str(cut[len(entry)])
            marked.partial.setdefault(entry, set()).add(known)
    for path in sorted(marked.moved, key=len, reverse=True):  # lists close up, the inner first
        inner = _at(value, path)
        if isinstance(inner, list):
            marked.moved[path] = [n for n, each in enumerate(inner) if each is not _GONE]
            inner[:] = [each for each in inner if each is not _GONE]
    _fill(marked, value, gone, form)
    return value


def _tongue(told: str) -> str:
    """Give the language that a wrong code means; `und` if none: no word is then held to another."""
    fault = language_fault(told) if re.fullmatch(LANGUAGE_PATTERN, told) else None
    meant = re.fullmatch("write `([A-Za-z0-9-]+)`", fault[1]) if fault else None
    return language_meant(told) or (meant[1] if meant else "und")


def _floor(path: Path_, form: type[BaseModel]) -> int:
    """Tell on which floor of a path the items or names of a file stand."""
    if issubclass(form, RootModel):
        return 2 if form is forms.ConceptsFile else 1
    return 2 if path[:1] and path[0] in _LISTS and len(path) > 1 else 1


def _at(value: Any, path: Path_) -> Any:
    for part in path:
        there = part in value if isinstance(value, dict) else (
            isinstance(value, list) and isinstance(part, int) and part < len(value)
        )  # fmt: skip
        if not there:
            return _GONE
        value = value[part]
    return value


def _cut(value: Any, path: Path_, floor: int) -> Path_:
    """Give the smallest part that has to go: of a text without its Spanish, the text."""
    if len(path) <= floor or (floor == 1 and value and path[0] in _WHOLE):
        return path[:floor]
    if _at(value, path) is not _GONE:
        return path
    # One value may stand for a list of it: then there is no first of several to take out.
    is_key = len(path) == floor + 1 and isinstance(path[-1], str)
    return path if is_key else _cut(value, path[:-1], floor)


def _take(marked: Marked, value: dict[str, Any], cut: Path_, form: type[BaseModel]) -> None:
    if not cut:
        value.clear()
        return
    first, below, last = str(cut[0]), _at(value, cut[:-1]), cut[-1]
    lost = _at(marked.value, cut)
    marked.doubted.update(words_in({str(last): None if lost is _GONE else lost}))
    if form is forms.SourceForm and isinstance(lost, list):  # its items say no more than their ids
        named = (each.get("id") for each in lost if isinstance(each, dict))
        marked.broken.update(each for each in named if isinstance(each, str))
    if cut[:-1] == (first,) and first in _LISTS and isinstance(last, int):
        item = lost
        if isinstance(item, dict) and isinstance(item.get("id"), str):
            marked.broken.add(item["id"])
        below[last] = FILLED_IN[form][first][0]
        marked.dropped.add(cut)
    elif isinstance(below, dict):
        below.pop(last, None)
    elif isinstance(below, list) and isinstance(last, int):
        below[last] = _GONE
        marked.moved.setdefault(cut[:-1], [])
    if form is forms.ConceptsFile and len(cut) == 1 and isinstance(lost, dict):
        marked.broken.update(map(str, lost))  # all that a kind of concepts declares
    if len(cut) <= _floor(cut, form):
        marked.broken.add(str(last))
    elif form is forms.ConceptsFile:  # what is above it, or its unit, is not known
        marked.doubted.update((str(cut[1]), f"{first}-{cut[1]}"))


def _fill(
    marked: Marked, value: dict[str, Any], gone: Mapping[Path_, str], form: type[BaseModel]
) -> None:
    """Put something in place of each key that was taken out and that a form cannot do without."""
    fill = FILLED_IN.get(form, {})
    for cut, meant in gone.items():
        floor = _floor(cut, form)
        if len(cut) == 1 and not issubclass(form, RootModel):
            marked.broken.add(meant)
            if cut[0] in fill:
                value[str(cut[0])] = fill[str(cut[0])]
                if cut[0] == "language":  # «español» is told, and its words are still Spanish
                    told = marked.value.get("language")
                    value["language"] = _tongue(str(told))
                if cut[0] in _LISTS:
                    marked.dropped.add((cut[0], 0))
            continue
        entry = _at(value, cut[:floor])
        if len(cut) <= floor or not isinstance(entry, dict):
            continue
        stands = _NEEDED.get(form, {})
        key = meant if len(cut) == floor + 1 else str(cut[floor])
        if key == "name" and not entry.keys().isdisjoint(shipped()):
            continue
        if key in stands and not entry.get(key):
            entry[key] = stands[key]
            if form is not forms.SourceForm:
                marked.hollow.add(cut[: floor + 1])
                marked.broken.add(str(cut[floor - 1]))
                marked.doubted.add(str(cut[floor - 1]))


def ids_lost(key: str, text: str, *, whole: bool = True) -> set[str]:
    """
    Give the ids that a text declares which is not YAML, as its lines have them.

    Args:
        key: Which file it is.
        text: The file, or a part that could not be read.
        whole: Whether it is the file; the id of a part may be what somebody slipped in.
    """
    if key.startswith("sources/"):
        return set(re.findall(r"^[ -]*id:[ ]*([a-z0-9-]+)", text, re.M))
    indent = "[ ]{1,4}" if key == "concepts" else ""
    told = set(re.findall(r"^[ -]*id:[ ]*([a-z0-9-]+)", text, re.M))
    slipped = told if whole else told | set(re.findall(r"^ *([a-z0-9-]+)[ ]*:?[ ]*$", text, re.M))
    return slipped | set(re.findall(rf"^{indent}(?:- )?([a-z0-9-]+)[ ]*:", text, re.M))
