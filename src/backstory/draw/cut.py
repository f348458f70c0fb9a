"""
The data of the page comes in; the same data, cut down to what one view needs, goes out.

What a kept claim names is kept with it, so that nothing in the view is left without its source.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, Final, cast

from backstory.compare.measures import COLUMNS
from backstory.draw import shape
from backstory.draw.shape import Claim, Measure, PageData
from backstory.vocabulary import KEYS

__all__ = ["GRADES", "cut"]

_MEASURED: Final = frozenset(
    [KEYS[compact] for each in COLUMNS.values() for compact in each] + ["instrument", "happened"]
)
"""What measures are compared by, the texts they come by, and when."""

_GRADES: Final = (
    frozenset[str](),
    frozenset(("count",)),
    frozenset(("count", "remark", "characterised-as", "covers", "excludes", "holds", "member-of")),
)
"""What is left out, step by step, where a view would be too heavy; after them, all but dates,
actors and instruments, and every gloss."""

GRADES: Final = len(_GRADES) + 1
"""How many there are; the words `left out 1`, `left out 2` … say what each leaves out."""

_NAMES: Final = frozenset(
    field
    for each in vars(shape).values()
    for field, written in getattr(each, "__annotations__", {}).items()
    if getattr(written, "__forward_arg__", written) in ("Name", "NotRequired[Name]")
)
"""The fields of the page's data that hold a text in each language, as their shapes say."""
_NAMED_MAPS: Final = frozenset(("predicates", "dates", "places"))


def cut(
    data: PageData,
    *,
    near: str = "",
    claims: Collection[str] | None = None,
    about: Collection[str] = (),
    grade: int = 0,
) -> PageData:
    """
    Cut the page's data down.

    Args:
        data: The whole.
        near: Keep this event and what a line of the network joins to it; empty for all.
        claims: Keep only these claims; None for all.
        about: Keep what is said about these measures; empty for all.
        grade: What is left out, less than `GRADES`; 0 for nothing.
    """
    lines = data["drawing"]["lines"]
    around = {str(end) for line in lines if near in line[:2] for end in line[:2]} | {near}
    kept = [
        claim
        for claim in data["claims"]
        if (claims is None or claim["id"] in claims)
        and (not about or (claim["says"] in _MEASURED and _is_of(claim, about)))
        and (not near or near in (claim["about"], claim["target"].get("id"), claim.get("within"))
             or (claim["about"] in around and claim["says"] == "happened"))
        and _heavy(claim, grade)
    ]  # fmt: skip
    whole = not near and claims is None and not about
    things = _named(kept) | around | set(about)
    if whole:
        things = set(data["things"])
    if grade >= len(_GRADES):
        kept = [cast("Claim", {k: v for k, v in c.items() if k != "gist"}) for c in kept]
    ids = {claim["id"] for claim in kept}
    sources = {claim["source"] for claim in kept} | things
    words = _concepts(data, kept, things)
    dates = {text for claim in kept for text in _dates(claim)}
    dates |= {s["issued"] for i, s in data["sources"].items() if i in sources and "issued" in s}
    found: dict[str, Any] = {
        **data,
        "claims": kept,
        "things": {
            one: _spare(told, grade) for one, told in data["things"].items() if one in things
        },
        "sources": {one: told for one, told in data["sources"].items() if one in sources},
        "concepts": {one: told for one, told in data["concepts"].items() if one in words},
        "dates": {text: told for text, told in data["dates"].items() if text in dates},
        "disagreements": [d for d in data["disagreements"] if ids & set().union(*d["sides"])],
        **_measures(data, things),
        "verdicts": [v for v in data["verdicts"] if v["a"] in ids and v["b"] in ids],
        "drawing": _drawing(data, things, near),
        "start": {**data["start"], "event": near},
    }
    lang = data["start"]["lang"]
    # What is cut has no engine, so that no question can be asked of it in plain words.
    spoken = {**data["words"][lang], "asking": {}, "pairs": {}}
    found |= {"languages": [lang], "words": {lang: spoken}}
    return cast("PageData", _in_one_language(found, lang, data["languages"]))


def _in_one_language(told: Any, lang: str, languages: Sequence[str], key: str = "") -> Any:
    """Keep each name in one language: a cell has no switch, and two would weigh a third more."""
    if isinstance(told, dict):
        if key == "also":
            return {lang: told[lang]}
        inner = "name" if key in _NAMED_MAPS else ""
        return {
            k: _in_one_language(value, lang, languages, inner or k) for k, value in told.items()
        }
    if isinstance(told, list):
        named = key in _NAMES and all(isinstance(one, str) for one in told)
        if named and len(told) == len(languages):
            return told[languages.index(lang)]
        return [_in_one_language(one, lang, languages) for one in told]
    return told


def _measures(data: PageData, things: Collection[str]) -> dict[str, Any]:
    """Keep measures about what is kept, with the sentences on what these have in common."""
    measures = [one for one in data["measures"] if {*things} & set(one["about"])]
    versions = [each for each in data["versions"] if {*things} & {text["id"] for text in each}]
    kept = {one["id"] for one in measures}
    told: list[Any] = []

    def like(one: Measure, others: Collection[str]) -> Measure:
        found: dict[str, list[list[int]]] = {}
        for other, lists in one.get("like", {}).items():
            if other in others:
                start = len(told)
                told.extend(data["likened"][at] for each in lists for at in each)
                middle = start + len(lists[0])
                found[other] = [list(range(start, middle)), list(range(middle, len(told)))]
        return cast("Measure", {**one, "like": found})

    return {
        "measures": [like(one, kept) for one in measures],
        "versions": [[like(one, one.get("like", {})) for one in each] for each in versions],
        "likened": told,
    }


def _spare(told: Any, grade: int) -> Any:
    """Leave out the aliases, by which only the search finds, where weight must be saved."""
    return {k: v for k, v in told.items() if k != "also"} if grade > 1 else told


def _is_of(claim: Claim, about: Collection[str]) -> bool:
    """Tell whether a claim is about a measure, or of what undid it: that is of another event."""
    undoes = claim["says"] == "annuls" and claim["target"].get("id") in about
    return claim["about"] in about or undoes


def _heavy(claim: Claim, grade: int) -> bool:
    """Say whether a claim stays at a grade of cutting."""
    if grade < len(_GRADES):
        return claim["says"] not in _GRADES[grade]
    return claim["says"] in ("happened", "actors", "instrument")


def _named(claims: Collection[Claim]) -> set[str]:
    """Give the ids that claims name: about what, at what, in what, by whom."""
    found: set[str] = set()
    for claim in claims:
        found |= {claim["about"], claim.get("within", ""), *claim["voices"]}
        if "id" in claim["target"]:
            found.add(str(claim["target"]["id"]))
    return found


def _dates(claim: Claim) -> set[str]:
    written = (
        claim.get("when"),
        claim.get("issued"),
        claim.get("within"),
        claim["target"].get("date"),
    )
    return {str(text) for text in written if text}


def _concepts(data: PageData, claims: Collection[Claim], things: Collection[str]) -> set[str]:
    """Give the concepts that are named by what is kept, with those above them."""
    keys = ("role", "counted", "unit", "bound", "modality", "definition")
    found = {str(claim[key]) for claim in claims for key in keys if key in claim}  # type: ignore[literal-required]
    found |= {str(c["target"]["concept"]) for c in claims if "concept" in c["target"]}
    for one in things:
        if one in data["things"] and "kind" in data["things"][one]:
            found.add(data["things"][one]["kind"])
    for source in data["sources"].values():
        found |= {source["kind"]} if "kind" in source else set()
        found |= set(source.get("cautions", ()))
    waiting = list(found)
    while waiting:
        above = data["concepts"].get(waiting.pop(), {"name": ""}).get("broader")
        if above and above not in found:
            found.add(above)
            waiting.append(above)
    return found


def _drawing(data: PageData, things: Collection[str], near: str) -> Any:
    """Keep the places and lines of what is kept; near an event, only the lines that touch it."""
    drawing = data["drawing"]
    if data["start"]["tab"] not in ("timeline", "network"):
        return {**drawing, "spots": [], "lines": [], "words": []}
    at = data["languages"].index(data["start"]["lang"])
    lines = [
        [*line, told[at] if isinstance(told, list) else told]
        for *line, told in drawing["lines"]
        if not near or near in line[:2]
    ]
    ends = {str(end) for line in lines for end in line[:2]} | {near}
    spots = [
        spot
        for spot in drawing["spots"]
        if str(spot[0]) in things and (not near or spot[0] in ends)
    ]
    words = [word[at] if isinstance(word, list) else word for word in drawing["words"]]
    return {**drawing, "spots": spots, "lines": lines, "words": words}
