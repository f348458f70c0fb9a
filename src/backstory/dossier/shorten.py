"""Rewrite the sources of a dossier as short as they may be, and prove that the same bytes grow."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from backstory.dossier.marks import Marked, read_marked
from backstory.dossier.shorthand import CARRIED, HEADED, carried, told_as, write_out
from backstory.errors import CouldNotRun
from backstory.files import is_there
from backstory.words.languages import shipped

__all__ = ["Shortened", "count", "shorten_text", "shortened"]


@dataclass(frozen=True, slots=True)
class Shortened:
    """What a rewriting comes to: the texts that change; keys and list items before and after."""

    texts: Mapping[str, str]
    before: int
    after: int


def shortened(folder: Path) -> Shortened:
    """
    Give the sources of a dossier written shorter; nothing is written.

    Raises:
        CouldNotRun: A source cannot be read.
    """
    if not (is_there(folder / "dossier.yaml") and folder.is_dir()):
        raise CouldNotRun(f"{folder} is no dossier: name a folder with a dossier.yaml in it.")
    texts: dict[str, str] = {}
    before = after = 0
    pages = [_page(path) for path in sorted((folder / "sources").glob("*.yaml"))]
    head = _page(folder / "dossier.yaml")
    language = head.value.get("language") or _commonest(page.value for page in pages)
    if language and "language" not in head.value:
        text = re.sub(r"^focus:", f"language: {language}\nfocus:", head.text, count=1, flags=re.M)
        texts["dossier.yaml"], after = text, 1
    for marked in pages:
        path = Path(marked.file)
        text = shorten_text(marked, language)
        before += count(marked.value)
        after += count(_read(text))
        if text != path.read_text("utf-8"):
            texts[f"sources/{path.name}"] = text
    return Shortened(texts, before, after)


def _page(path: Path) -> Marked:
    marked = read_marked(path, str(path))
    if marked.value is None or any(problem.severity == 2 for problem in marked.problems):
        raise CouldNotRun(f"{path} has mistakes; `backstory check` tells them.")
    return marked


def _commonest(sources: Iterable[Mapping[str, Any]]) -> str:
    """Give the language of most sources, if two or more share it."""
    languages = Counter(str(source.get("language", "")) for source in sources)
    language, times = max(languages.items(), key=lambda one: (one[1], one[0]), default=("", 0))
    return language if times > 1 else ""


def count(value: Any) -> int:
    """Count the keys and list items that somebody had to write."""
    if isinstance(value, dict):
        return sum(1 + count(below) for below in value.values())
    return sum(1 + count(below) for below in value) if isinstance(value, list) else 0


def _read(text: str) -> Any:
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "source.yaml"
        path.write_text(text, "utf-8")
        return read_marked(path, "source.yaml").value


def shorten_text(marked: Marked, language: str = "") -> str:
    """
    Write one source shorter, line for line: comments, order and words stay as they are.

    Args:
        marked: The source as it was read; its value is not changed.
        language: That of the sources which state none.
    """
    whole = deepcopy(marked.value)
    lines = marked.text.split("\n")
    written = Marked(marked.file, deepcopy(whole), dict(marked.values), dict(marked.keys))
    write_out(written)
    items = [item for item in written.value["says"] if isinstance(item, dict)]
    heads = _heads(whole, items)
    dropped: set[int] = set()
    dedented: set[int] = set()
    for key, default in (("read", "part"), ("language", language)):
        if whole.get(key) == default:
            dropped |= _lines_of(marked, (key,), lines)
    above: dict[str, Any] = {}
    for number, item in enumerate(items):
        own = whole["says"][number]
        goes_on = _goes_on(own, item, above)
        for key in CARRIED if goes_on else ():
            if key in own and above.get(key) == own[key]:
                dropped |= _lines_of(marked, ("says", number, key), lines)
        for key in HEADED:
            stays = goes_on and key in above
            if key in own and heads.get(key) == own[key] and not stays:
                dropped |= _lines_of(marked, ("says", number, key), lines)
        bare = _bare(own)
        if bare:
            found = _lines_of(marked, ("says", number, bare), lines)
            if found:
                dropped.add(min(found))
                dedented |= found - {min(found)}
        above = item
    return _joined(lines, dropped, dedented, heads, whole)


def _bare(own: Mapping[str, Any]) -> str:
    """Tell which block of an item needs no key over its languages: its gist, or its one remark."""
    if set(own) & set(shipped()):
        return ""
    key = "gist" if "gist" in own else "remark"
    rest = {name: value for name, value in own.items() if name != key}
    return key if isinstance(own.get(key), dict) and told_as(rest) == key else ""


def _goes_on(own: Mapping[str, Any], item: Mapping[str, Any], above: Mapping[str, Any]) -> bool:
    """Tell whether an item can leave out its place: all it would take is what it means."""
    if above and "at" not in own:
        return True  # it does so as it is written
    if not above or own.get("at") != above.get("at") or "denies" in own:
        return False
    # What the head says of it would be taken from above instead.
    return all(
        key in item and (key in own or item[key] == above.get(key)) for key in carried(above)
    )


def _heads(whole: Mapping[str, Any], items: list[dict[str, Any]]) -> dict[str, Any]:
    """Choose what the head of the source may say once for its items, where all have it."""
    found: dict[str, Any] = {}
    for key in HEADED:
        meant = [item for item in items if not (key == "about" and "denies" in item)]
        if key in whole or not all(key in item for item in meant):
            continue
        # What goes on where the item above stands has it from there, and saves nothing here.
        fresh = [
            item[key]
            for at, item in enumerate(items)
            if key in item and not (at and _goes_on(whole["says"][at], item, items[at - 1]))
        ]
        best = max(fresh, key=lambda one: (fresh.count(one), str(one)), default=None)
        if fresh.count(best) > 1:
            found[key] = best
    return found


_COMMENT: Final = re.compile(r"(^|\s)#")


def _lines_of(marked: Marked, path: tuple[str | int, ...], lines: list[str]) -> set[int]:
    """Give the lines of a key and its value; none where a comment would go with them."""
    at = marked.keys.get(path)
    if at is None:
        return set()
    start = at.line - 1
    end = start + 1
    while end < len(lines) and (
        lines[end].startswith(" " * at.column)
        or lines[end].startswith(" " * (at.column - 1) + "- ")
    ):
        end += 1
    found = set(range(start, end))
    return set() if any(_COMMENT.search(lines[each]) for each in found) else found


def _joined(
    lines: list[str], dropped: set[int], dedented: set[int], heads: Mapping[str, Any],
    whole: Mapping[str, Any],
) -> str:  # fmt: skip
    found: list[str] = []
    dash = False
    for number, line in enumerate(lines):
        if line.startswith("says:"):
            found += list(_head_lines(heads))
        if number in dropped:
            dash = dash or line.startswith("- ")
            continue
        text = line[2:] if number in dedented else line
        if dash and text.startswith("  "):
            text, dash = f"- {text[2:]}", False
        found.append(text)
    return "\n".join(found)


def _head_lines(heads: Mapping[str, Any]) -> Iterator[str]:
    for key, value in heads.items():
        if isinstance(value, list):
            yield f"{key}:"
            yield from (f"- {each}" for each in value)
        else:
            yield f"{key}: {value}"
