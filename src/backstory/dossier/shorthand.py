"""
Write out what a source file leaves unsaid because it stands above: place, voice, subject, date.

- An item without `at:` goes on at the place of the item above it, with its voice, subject, date,
  date of saying and row, unless it states its own.
- `about:` at the head of a source is the subject of the items that name none.
- `en:` and `es:` of an item are its `gist:`, or its `remark:` where it states nothing else.
- A source without `read:` was read in part, and one without `language:` is in that of the dossier.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from backstory.dossier.marked import Marked, Path_
from backstory.dossier.places import is_place
from backstory.vocabulary import PREDICATES
from backstory.words.languages import shipped

__all__ = ["CARRIED", "HEADED", "carried", "told_as", "write_out"]

CARRIED: Final = ("at", "voice", "about", "when", "said", "row")
"""What an item without `at:` takes from the one above it."""
_HEADS: Final = ("kind", "publisher", "title")
"""Keys by which a file is a source, though its `says:` be misspelt."""
HEADED: Final = ("voice", "about", "when", "said")
"""What a source may say once for its items."""


def write_out(marked: Marked, language: str = "") -> None:
    """
    Give each item of a source all that it means, as if everything had been written there.

    Args:
        marked: The source as it was read.
        language: That of the sources which state none.
    """
    page = marked.value
    if isinstance(page, dict) and page.get("says") == "":
        page["says"] = []  # a source of which nothing is told yet
    if not isinstance(page, dict) or page.keys().isdisjoint(("says", *_HEADS)):
        return
    page.setdefault("read", "part")
    if language:
        page.setdefault("language", language)
    if not isinstance(page.get("says"), list):
        return
    about = page.pop("about", None)
    above: Mapping[str, Any] | None = None
    for number, item in enumerate(page["says"]):
        if not isinstance(item, dict):
            above = None
            continue
        _place(marked, number, item)
        _gist(marked, number, item)
        if above is not None and "at" not in item:
            for key, value in carried(above).items():
                if key not in item and not (key == "about" and "denies" in item):
                    item[key] = value
                    _spots(marked, ("says", number - 1, key), ("says", number, key), value)
        if about is not None and "about" not in item and "denies" not in item:
            item["about"] = about
            _spots(marked, ("about",), ("says", number, "about"), about)
        above = item


def carried(above: Mapping[str, Any]) -> dict[str, Any]:
    """Give what the item below would take from one that is written out."""
    return {key: above[key] for key in CARRIED if key in above}


def told_as(item: Mapping[str, Any]) -> str:
    """Give the key that the bare `en:` and `es:` of an item stand for."""
    states = any(key in item for key in PREDICATES) or "denies" in item
    return "gist" if states else "remark"


def _spots(marked: Marked, written: Path_, taken: Path_, value: Any) -> None:
    """Let what an item takes stand where it was written: a mistake in it is then told once."""
    below: list[Path_] = [(), *((i,) for i in range(len(value)) if isinstance(value, list))]
    for spots in (marked.values, marked.keys):
        for part in below:
            if at := spots.get((*written, *part)):
                spots[(*taken, *part)] = at


def _place(marked: Marked, number: int, item: dict[str, Any]) -> None:
    """Take the place of a passage from a key that is Spanish for `at`, and tell of it."""
    told = [lang for lang in shipped() if lang in item]
    if "at" in item or len(told) != 1 or not is_place(str(item[told[0]])):
        return
    path = ("says", number, told[0])
    item["at"] = item.pop(told[0])
    what = f"`{told[0]}` is not a key here: a place stands there, and no text"
    marked.add(marked.spot(path, key=True), "D011", what, "write `at: …`")
    for spots in (marked.values, marked.keys):
        if path in spots:
            spots["says", number, "at"] = spots[path]


def _gist(marked: Marked, number: int, item: dict[str, Any]) -> None:
    told = [lang for lang in shipped() if lang in item]
    if not told or "gist" in item:
        return
    path: Sequence[str | int] = ("says", number)
    key = told_as(item)
    item[key] = {lang: item.pop(lang) for lang in told}
    for lang in told:
        for spots in (marked.values, marked.keys):
            if (*path, lang) in spots:
                spots[(*path, key, lang)] = spots[(*path, lang)]
                spots.setdefault((*path, key), spots[(*path, lang)])
