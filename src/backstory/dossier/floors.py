"""Know which keys may stand on each floor of a file, and which stand there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, get_args, get_origin

from pydantic import BaseModel, RootModel

from backstory.dossier.forms import ConceptsFile, DossierForm, SourceForm
from backstory.dossier.marked import Marked, Path_
from backstory.dossier.other_keys import key_meant

__all__ = [
    "empty_above", "has_below", "has_keys", "is_below", "is_name", "is_needed", "known_keys",
    "lay_bare", "outdented",
]  # fmt: skip


def has_keys(marked: Marked, form: type[BaseModel]) -> bool:
    """Tell whether a file of keys has at least one of its own, or one that is like one."""
    if not issubclass(form, SourceForm | DossierForm):
        return True
    known = known_keys(form, ("",))
    return any(key in known or key_meant(key, known) for key in marked.value)


def empty_above(marked: Marked, path: Path_, others: Mapping[Path_, Path_]) -> Path_ | None:
    """
    Give the key right above another on its floor, if that has no value; else nothing.

    Args:
        marked: The file as it was read.
        path: Where the other stands.
        others: Keys that are known to belong below one that has no value, and that one.
    """
    floor: Any = marked.value
    for part in path[:-1]:
        if not isinstance(floor, dict | list) or (isinstance(floor, dict) and part not in floor):
            return None
        floor = floor[part]  # type: ignore[index]
    keys = list(floor) if isinstance(floor, dict) else []
    at = keys.index(path[-1]) if path[-1] in keys else 0
    before = (*path[:-1], keys[at - 1])
    if at and before in others:
        return others[before]
    return before if at and floor[keys[at - 1]] == "" else None


def outdented(marked: Marked, form: type[BaseModel], errors: Any) -> dict[Path_, Path_]:
    """Give each key that stands among the names of a file, and the name above it."""
    if not issubclass(form, RootModel):
        return {}
    floor = 2 if form is ConceptsFile else 1
    known = known_keys(form, ("",) * (floor + 1))
    found: dict[Path_, Path_] = {}
    for error in errors:
        *above, name = error["loc"]
        if error["type"] != "model_type" or len(above) != floor - 1 or name not in known:
            continue
        inner = marked.value[above[0]] if above else marked.value
        names = list(inner)
        if names[0] != name and (isinstance(inner[names[0]], dict) or inner[names[0]] == ""):
            before = (*above, names[names.index(name) - 1])
            found[(*above, name)] = found.get(before, before)
    return found


def is_below(path: Path_, keys: Iterable[Path_]) -> bool:
    """Tell whether something stands below a key that is none, of which nobody knows the form."""
    return any(len(path) > len(each) and path[: len(each)] == each for each in keys)


def has_below(marked: Marked, path: Path_, error: Any) -> bool:
    """Tell whether what stands below a key was set aside: it is not empty, whatever is left."""
    if error.get("input") not in ("", {}, []) or error["type"] == "extra_forbidden":
        return False
    lines = marked.text.split("\n")
    row = marked.spot(path, key=True).line
    below = next((each for each in lines[row:] if each.strip(" -")), "")
    far, is_item = _deep(below) - _deep(lines[row - 1]), below.lstrip().startswith("- ")
    return far > 0 or (far == 0 and is_item)


def _deep(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def is_name(value: Any) -> bool:
    """Tell whether what stands below a key is what is said of a name: labels and a kind."""
    return isinstance(value, dict) and not {"en", "es", "name"}.isdisjoint(value)


def lay_bare(marked: Marked, form: type[BaseModel]) -> None:
    """Tell of a key above all names of a file (`events:`), and read on as if it were none."""
    if not issubclass(form, RootModel) or len(marked.value) != 1:
        return
    ((key, below),) = marked.value.items()
    if not isinstance(below, dict) or not below or not all(map(is_name, below.values())):
        return
    if is_name(below) or get_origin(form.model_fields["root"].annotation) is not dict:
        return
    if form is ConceptsFile:  # a scheme
        return
    what = f"`{key}` stands above all names of the file, and these stand farthest out"
    mend = "take this line out, and two blanks at the start of each below it"
    marked.add(marked.spot((key,), key=True), "D012", what, mend)
    marked.value = below
    marked.values = {path[1:]: at for path, at in marked.values.items() if path[:1] == (key,)}
    marked.keys = {
        path[1:]: at for path, at in marked.keys.items() if path[:1] == (key,) and path[1:]
    }


def known_keys(form: type[BaseModel], path: Path_) -> list[str]:
    """List the keys allowed where an unknown one was written."""
    inner: Any = form
    for part in path[:-1]:
        inner = _step(inner, part)
        if inner is None:
            return []
    if isinstance(inner, type) and issubclass(inner, BaseModel):
        keys = [field.alias or name for name, field in inner.model_fields.items()]
        return [*keys, "about"] if "says" in keys else keys  # the head hands it to its items
    return []


def is_needed(form: type[BaseModel], path: Path_) -> bool:
    """Tell whether what stands at a place of a file cannot be left out."""
    inner: Any = form
    while path and isinstance(path[-1], int):  # one value in place of a list of it
        path = path[:-1]
    for part in path[:-1]:
        inner = _step(inner, part)
    if not (isinstance(inner, type) and issubclass(inner, BaseModel)):
        return False
    fields = inner.model_fields.items()
    return any((field.alias or name) == path[-1] and field.is_required() for name, field in fields)


def _step(inner: Any, part: Any) -> Any:
    if isinstance(part, int):
        return inner
    if isinstance(inner, type) and issubclass(inner, RootModel):
        inner = inner.model_fields["root"].annotation
    if get_origin(inner) is dict:  # of names, or of schemes and then of names
        return get_args(inner)[-1]
    if isinstance(inner, type) and issubclass(inner, BaseModel):
        for name, field in inner.model_fields.items():
            if (field.alias or name) == part:
                return _models_in(field.annotation)
        return None
    return _models_in(inner)


def _models_in(annotation: Any) -> Any:
    """Reach the model, or the mapping that leads to it, inside an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    args = get_args(annotation)
    for arg in reversed(args):
        found = _models_in(arg)
        if found is not None:
            return found
    return None
