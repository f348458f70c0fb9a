"""Turn what a form says against a file into problems, each with its spot and its remedy."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ValidationError

from backstory.dossier.again import take_again
from backstory.dossier.floors import (
    empty_above,
    has_below,
    has_keys,
    is_below,
    is_name,
    is_needed,
    known_keys,
    lay_bare,
    outdented,
)  # fmt: skip
from backstory.dossier.forms import (
    FILES,
    ID_PATTERN,
    STAGE_PATTERN,
    TOLD_IN_PATTERN,
    SourceForm,
)  # fmt: skip
from backstory.dossier.hints import meant_among, value_meant
from backstory.dossier.lettered import as_latin, told_letter
from backstory.dossier.marks import Marked
from backstory.dossier.other_keys import key_meant, language_meant, remedy_of_key
from backstory.dossier.salvage import sound_part
from backstory.dossier.shaped import remedy_of_file, remedy_of_pattern, remedy_of_shape
from backstory.dossier.values import LANGUAGE_PATTERN, twice_in
from backstory.errors import without_password
from backstory.text import nearest, normalise
from backstory.words.languages import shipped

__all__ = ["check_form"]

Path_ = tuple[str | int, ...]

_SHAPES: Final = {
    "string_type": "one value",
    "list_type": "a list (`- …`)",
    "dict_type": "keys of its own",
    "model_type": "keys of its own",
}
_KEY: Final = re.compile(r"^[ -]*([a-z-]+) ?:", re.MULTILINE)
_IS_ITEM: Final = re.compile(" {0,2}- ")
_CODE: Final = re.compile("[a-z]{2}")
"""The code of a language; no other key has two letters but `at`, `id`, `of` and `to`."""
_DASHED: Final = re.compile(r"(?<= -)[a-z]+")
"""An item whose dash has no blank, and which thus goes on with the item above it."""
_STAGES: Final = ("partial", "provisional", "final")
_LOWER: Final = ("D004", "D006", "D007", "D008", "D009")
"""What the words of a line suffer from, before anybody asks what they mean."""


def check_form(marked: Marked, form: type[BaseModel]) -> Any:
    """
    Hold a file against its form, and note what is wrong with it.

    Returns:
        The form, filled with all that is sound; None if nothing is.
    """
    if not isinstance(marked.value, dict):
        if not any(problem.severity == 2 for problem in marked.problems):
            at = marked.spot(())
            if marked.value in (None, ""):
                marked.add(
                    at,
                    "D015",
                    "the file says nothing",
                    "write in it what it is for, or remove the file",
                )
            else:
                what = "the file is not a list of `key: value`"
                marked.add(at, "D012", what, remedy_of_file(marked.value))
        return None
    take_again(marked, form)
    lay_bare(marked, form)
    try:
        return form.model_validate(marked.value)
    except ValidationError as why:
        errors = why.errors(include_url=False)
    told = {p.at.line for p in marked.problems if p.code in _LOWER} | marked.blotted
    lines = marked.text.split("\n") if marked.blotted else ()
    parts = [*marked.cut, *(lines[row - 1] for row in marked.blotted if row <= len(lines))]
    cut = {key for part in parts for key in _KEY.findall("\n".join(part.splitlines()))}
    headless = any(not _IS_ITEM.match(part) for part in marked.cut)
    lacks = False
    meant = {key_meant(str(error["loc"][-1]), known_keys(form, error["loc"]))
             for error in errors if error["type"] == "extra_forbidden"}  # fmt: skip
    if errors and not has_keys(marked, form):
        at, what = marked.spot(()), "the file has none of the keys that belong in it"
        astray = issubclass(form, SourceForm) and Path(marked.file).stem in FILES
        mend = "move it to where dossier.yaml is" if astray else remedy_of_file("")
        marked.add(at, "D012", what, mend)
        return None
    lacking = {error["loc"][-1] for error in errors if error["type"] == "missing"}
    above: dict[Path_, Path_] = {}
    for error in errors:
        if error["type"] == "extra_forbidden":
            key = empty_above(marked, _path(error), above)
            if key:
                above[_path(error)] = key
    strange = {
        (*_path(error)[:-1], "") for error in errors
        if error["type"] == "extra_forbidden" and _CODE.fullmatch(str(error["loc"][-1]))
    }  # fmt: skip
    above |= outdented(marked, form, errors)
    unknown = [_path(each) for each in errors
               if each["loc"][-1] == "[key]" and each["type"] == "literal_error"]  # fmt: skip
    for error in errors:
        path = _path(error)
        if path in above:
            what, mend = (
                f"`{path[-1]}` is not a key here",
                f"indent it by two spaces, below `{above[path][-1]}:`",
            )
            marked.add(marked.spot(path, key=True), "D011", what, mend)
            continue
        if path in above.values():
            marked.following += 1
            continue
        if error["type"] == "missing" and (
            error["loc"][-1] in meant or _is_outdented(path, above)
        ):  # told where it is misspelt, or stands too far out
            marked.following += 1
            continue
        if error["type"] == "extra_forbidden" and path[-1] in shipped():
            beside = _at(marked.value, (*path[:-1], "gist"))
            if isinstance(beside, str):
                marked.following += 1  # it goes below `gist:` as soon as that has keys of its own
                continue
        if path == ("about",) and "says" in lacking:
            marked.following += 1  # it is the subject of the items, wherever they are
            continue
        if is_below(path, unknown) or (marked.cut and has_below(marked, path, error)):
            marked.following += 1
            continue
        if error["type"] == "missing" and (*path[:-1], "") in strange and path[-1] in shipped():
            marked.following += 1  # its text stands under the code of another language
            continue
        if error["type"] == "missing" and marked.unclosed and len(error["loc"]) == 1:
            marked.following += 1
            continue
        first = headless and len(error["loc"]) == 1
        if error["type"] == "missing" and (first or str(error["loc"][-1]) in cut):
            marked.following += 1
            lacks = lacks or first
            continue
        before = len(marked.problems)
        _note(marked, form, error)
        if len(marked.problems) > before and marked.problems[-1].at.line in told:
            marked.problems.pop()
            marked.following += 1
    if lacks:  # what is left of the file says too little
        return None
    faults = [(_path(error), _meant(form, error)) for error in errors]
    sound = sound_part(marked, form, faults)
    try:
        return form.model_validate(sound)
    except ValidationError:
        return None


def _is_outdented(path: Path_, above: Mapping[Path_, Path_]) -> bool:
    """Tell whether a key that a name lacks stands below it, and too far out."""
    return above.get((*path[:-2], path[-1])) == path[:-1] if len(path) > 1 else False


def _path(error: Any) -> Path_:
    """Give where something is wrong; of a list in which an entry stands twice, the second."""
    path: Path_ = tuple(part for part in error["loc"] if part not in ("[key]", ""))
    listed = error.get("input")
    if error["type"] == "told" and isinstance(listed, list):
        return (*path, next(at for at, each in enumerate(listed) if each in listed[:at]))
    return path


def _meant(form: type[BaseModel], error: Any) -> str:
    """Give the key that is at fault, or that an unknown one was likely meant to be."""
    key = str(error["loc"][-1])
    if error["type"] != "extra_forbidden":
        return key
    return key_meant(key, known_keys(form, error["loc"]))


def _at(value: Any, path: Path_) -> Any:
    """Give what stands at a place of a file; None where nothing does."""
    for part in path:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def _note(marked: Marked, form: type[BaseModel], error: Any) -> None:
    path = _path(error)
    last = path[-1] if path else ""
    key, shown = str(last), f"item {last + 1}" if isinstance(last, int) else f"`{last}`"
    listed = _at(marked.value, path[:-1]) if isinstance(last, int) else ()
    if isinstance(last, int) and isinstance(listed, str):  # one value, where several may stand
        key, shown = str(path[-2]), f"`{path[-2]}`"
    kind, told = error["type"], without_password(str(error.get("input", "")))
    told = told if len(told) <= 60 else told[:57] + "…"
    if kind == "told":
        found = error["ctx"]
        marked.add(marked.spot(path), found["code"], f"{shown}: {found['what']}", found["mend"])
    elif kind == "missing":
        _note_missing(marked, path, key)
    elif kind == "extra_forbidden":
        known = known_keys(form, path)
        mend = remedy_of_key(key, known)
        if (
            not key_meant(key, known)
            and is_name(error.get("input"))
            and len(path) > 1
            and re.fullmatch(ID_PATTERN, key)
        ):
            # A name that was pasted too far in: whoever names it is right.
            marked.broken.add(key)
            mend = (
                "take out the blanks by which its lines stand too far in: it is a name of its own"
            )
        lang = key.lower().partition("-")[0]
        if lang in shipped() and "title" in known:  # what the editors call it, written too far out
            mend = "put it below `title:`, as `en: …` and `es: …`"
        elif lang in known and key != lang:
            mend = f"did you mean `{lang}`?"
        what, letter = f"{shown} is not a key here", told_letter(key)
        what += f": {letter}" if letter else ""
        marked.add(marked.spot(path, key=True), "D011", what, mend)
    elif kind in ("string_too_short", "too_short") or error.get("input") == "":
        named = [part for part in path if isinstance(part, str)]
        shown = f"`{named[-1]}`" if named else shown
        if "actors" in path[:-1]:
            role = path[path.index("actors") + 1]
            marked.add(
                marked.spot(path, key=True),
                "D044",
                f"the role `{role}` has no actor",
                "name the actor",
            )
        elif isinstance(last, int) and isinstance(_at(marked.value, path[:-1]), list):
            mend = "write the item, or take out its hyphen"
            marked.add(marked.spot(path), "D015", f"item {last + 1} is empty", mend)
        else:
            marked.add(
                marked.spot(path, key=True),
                "D015",
                f"{shown} is empty",
                "write a value" if is_needed(form, path) else "write a value or remove the key",
            )
    elif kind in ("string_too_long", "too_long"):
        size = len(error["input"])
        limit = error["ctx"]["max_length"]
        what, mend = f"{shown} has {size:,} characters; there is room for {limit}", "say it shorter"
        if kind == "too_long" and (twice := twice_in(list(map(str, error["input"])))):
            marked.add(marked.spot(path), "D007", f"{shown}: {twice[0]}", twice[1])
            return
        if kind == "too_long":
            what = f"{shown} has {size:,} entries; there is room for {limit}"
            mend = "leave some out"
        of_key = error["loc"][-1] == "[key]"
        what = f"an id has {size:,} characters; there is room for {limit}" if of_key else what
        marked.add(marked.spot(path, key=of_key), "D016", what, mend)
    elif kind == "literal_error":
        options: list[str] = (
            str(error["ctx"]["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
        )
        guess = nearest(told, options) or value_meant(told, options)
        guess = guess or (options[0] if len(options) == 1 else "")
        if each := _DASHED.findall(told):
            mend = "a blank belongs behind the dash of an item: " + ", ".join(
                f"`- {e}`" for e in each
            )
            marked.add(marked.spot(path), "D013", f"{shown} cannot be '{told}'", mend)
            return
        mend = f"write `{guess}`" if guess else "write one of " + ", ".join(options)
        if path and error["loc"][-1] == "[key]" and (whole := _begun(told, options)):
            mend = f"write `{whole}`"
        either = meant_among(told, options)
        if either:
            mend = f"write one of {', '.join(either)}"
        others = [each for each in options if each != guess]
        is_key = error["loc"][-1] == "[key]"
        if path and not is_key and guess and others and not either:  # of a few, all are said
            rest = f"one of {', '.join(others)}" if others[1:] else f"`{others[0]}`"
            mend = f"did you mean `{guess}`? If not, write {rest}"
        if path and error["loc"][-1] == "[key]":
            marked.add(marked.spot(path, key=True), "D011", f"{shown} is not a key here", mend)
        else:
            marked.add(marked.spot(path), "D013", f"{shown} cannot be '{told}'", mend)
    elif kind == "string_pattern_mismatch":
        _note_pattern(marked, path, shown, told, error)
    else:
        wanted = _SHAPES.get(kind, error["msg"])
        got = {"str": "one value", "dict": "keys of its own", "list": "a list"}.get(
            type(error.get("input")).__name__, "this"
        )
        what = f"{shown} takes {wanted}, not {got}"
        mend = remedy_of_shape(kind, path, error.get("input"))
        marked.add(marked.spot(path), "D012", what, mend)


def _begun(told: str, options: list[str]) -> str:
    """Give the one word of several that begins like this; empty if none does, or several do."""
    found = [each for each in options if each.startswith(told.lower())]
    return found[0] if len(found) == 1 else ""


def _goes_on(marked: Marked, path: Path_) -> bool:
    """Tell whether an item without a place stands below another one without."""
    *above, number = path
    item = _at(marked.value, (*above, number - 1)) if isinstance(number, int) and number else None
    return isinstance(item, dict) and "at" not in item


def _note_missing(marked: Marked, path: Path_, key: str) -> None:
    at = marked.spot(path[:-1])
    if key == "at" and _goes_on(marked, path[:-1]):
        marked.following += 1  # it has its place as soon as the item above it has one
    elif key == "at":
        mend = "add `at: paragraph 3`, or run `backstory locate`"
        marked.add(at, "D030", "a passage without its place", mend)
    elif key not in marked.without:
        code = "D017" if key in ("en", "es") else "D010"
        marked.add(at, code, f"`{key}` is missing", f"add `{key}: …`")


def _note_pattern(marked: Marked, path: Path_, shown: str, told: str, error: Any) -> None:
    at, pattern = marked.spot(path), error["ctx"]["pattern"]
    if error["loc"][-1] == "[key]":
        at = marked.spot(path, key=True)
    if pattern == ID_PATTERN:
        letter = told_letter(told)
        what = f"'{told}' is not an id" + (f": {letter}" if letter else "")
        like = normalise(as_latin(told)).replace(" ", "-")
        mend = "use lower-case letters, digits and hyphens: coup-2002"
        if re.fullmatch(ID_PATTERN, like):
            mend = f"use lower-case letters, digits and hyphens: {like}"
            if error["loc"][-1] == "[key]" or path[-1] == "id":
                # Whoever names it as it should be written is right.
                marked.broken.update((like, like.replace("-", "")))
        is_key = error["loc"][-1] == "[key]"
        if isinstance(error.get("input"), str) and (not is_key or "actors" in path[:-1]):
            names = ["role" if is_key else "actors"] if "actors" in path else path[::-1]
            key = next(name for name in names if isinstance(name, str))
            marked.misnamed[at, what] = (error["input"], key)
        marked.add(at, "D014", what, mend)
    elif pattern == TOLD_IN_PATTERN:
        marked.add(at, "D011", f"{shown} is not a key here", remedy_of_key(told, shipped()))
    elif pattern == LANGUAGE_PATTERN:
        meant = language_meant(told)
        mend = f"write `{meant}`" if meant else "write en, es, pt, fr…"
        if meant and re.search(r"[,;/&]| (?:and|y) ", told):
            mend = f"write `{meant}`, or the one in which most of it stands: one language alone"
        marked.add(at, "D018", f"'{told}' is not a language code", mend)
    elif "sha256" in shown:
        mend = remedy_of_pattern(shown, str(error["input"]), pattern)
        marked.add(at, "D013", f"'{told}' is not a SHA-256", mend)
    elif "match" in shown:
        found = re.search(r"\b[Qq]([1-9][0-9]*)\b", told)
        mend = f"write `Q{found[1]}`" if found else "write Q and digits: Q58132"
        marked.add(at, "D013", f"'{told}' is not a Wikidata id", mend)
    elif pattern == STAGE_PATTERN:
        share = re.search(r"[0-9]{1,2}(?:[.,][0-9]+)?(?= ?%)", told)
        meant = value_meant(told, _STAGES)
        mend = f"did you mean `{meant}`?" if meant else f"write one of {', '.join(_STAGES)}"
        mend = f"write `partial {share[0]} %`" if share else mend
        marked.add(at, "D013", f"{shown} cannot be '{told}'", mend)
    else:
        mend = remedy_of_pattern(str(path[-1]), told, pattern)
        marked.add(at, "D013", f"{shown} cannot be '{told}'", mend)
