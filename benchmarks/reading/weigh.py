"""
Weigh the signs by which `read` knows what a figure counts and whose it is.

Each set of texts with keys is left out in turn; the weights are found on the others, and judged on
that one. The table says what holds on texts not seen; the weights, found on all, go into
`read/weights.py`.

    python benchmarks/reading/weigh.py [--without NAME,NAME…] [--misses] [--write]

What a figure counts depends on whose it is, and on what the figure before counts: write, and weigh
again, until nothing changes.

A folder holds texts with marks, as everywhere here; `figures.txt` holds sentences, one a line:
language, day, and the sentence with its figures marked. Sets that are kept for judging are named
in `KEPT` and never looked at.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from keyed import Key, Keyed, marked, sentences  # noqa: E402
from scored import overlaps  # noqa: E402

from backstory import load  # noqa: E402
from backstory.read.counting import Counting  # noqa: E402
from backstory.read.voices import Voices  # noqa: E402
from backstory.vocabulary import id_of  # noqa: E402

WEIGHTS = ROOT / "src/backstory/read/weights.py"
KEPT = (
    "eighteenth", "nineteenth", "twentieth", "twentyfirst", "twentysecond", "twentythird",
    "fortyfourth", "fortyfifth", "fortysixth", "fortyseventh",
)  # fmt: skip
"""Sets that are kept for judging: no weight is found on them, and nobody mends by them."""
RIDGE = 0.6
"""How much a weight must earn: few figures, many signs."""
GRAPH = ("held", "habit", "event", "usual")
"""How the signs begin that the graph gives."""
LEAST = 0.05
"""The least weight that changes anything."""
STEPS = 400
"""Steps up the slope, after which nothing changes."""


@dataclass
class Case:
    """A figure of a text: the signs for each thing that may be meant, and which are right."""

    place: tuple[str, int]
    name: str
    told: str
    signs: dict[str, dict[str, float]]
    right: frozenset[str]
    chosen: str = ""


def texts() -> Iterator[tuple[str, Keyed]]:
    """Give every text that is not kept for judging, with the name of its set."""
    for folder in (ROOT / "tests/read/texts", *sorted(Path(__file__).parent.iterdir())):
        if folder.is_dir() and folder.name not in KEPT:
            yield from ((folder.name, marked(path)) for path in sorted(folder.glob("*.txt")))
    path = Path(__file__).parent / "figures.txt"
    yield from ((f"{path.stem}-{number // 25}", text) for number, text in enumerate(
        sentences(path)))  # fmt: skip


def cases(every: Iterable[tuple[str, Keyed]]) -> tuple[list[Case], list[Case]]:
    """Read texts, and give the signs of their figures: of what they count, and whose they are."""
    graphs: dict = {}
    of_things: list[Case] = []
    of_voices: list[Case] = []
    for name, text in every:
        keys = [key for key in text.keys if key.sort == "figure" and (key.told or key.said)]
        if not keys:
            continue
        if text.dossier not in graphs:
            graphs[text.dossier] = load(ROOT / "graph" / f"{text.dossier}.ttl")
        things: dict[int, dict] = {}
        voices: dict[int, dict] = {}
        signs_of, said_by = Counting.signs, Voices.signs

        def counted(self, one, before, following, things=things, signs_of=signs_of):
            things[one.first] = signs_of(self, one, before, following)
            return things[one.first]

        def said(self, one, last, voices=voices, said_by=said_by):
            voices[one.first], words = said_by(self, one, last)
            return voices[one.first], words

        with patch.object(Counting, "signs", counted), patch.object(Voices, "signs", said):
            found = graphs[text.dossier].read(text.text, date=text.day, lang=text.lang).linked
        for key in keys:
            one = next((one for one in found.figures if _is(key, one, found.text)), None)
            at = one.first if one else -1
            if key.told:
                of_things.append(_case(name, text, key, things.get(at, {}), key.counted,
                                       one.counted if one else ""))  # fmt: skip
            if key.said:
                of_voices.append(_case(name, text, key, voices.get(at, {}), key.voices,
                                       one.voice if one else ""))  # fmt: skip
    return of_things, of_voices


def _is(key: Key, one, text) -> bool:
    place = (*text.span(one.first, one.after), "", "")
    return overlaps(key, place) and f"{one.value.normalize():f}" in key.values


def _told(text: Keyed, key: Key) -> str:
    around = text.text[max(0, key.start - 90) : key.start], text.text[key.end : key.end + 60]
    return f"{text.name}: {around[0]}[[{text.text[key.start : key.end]}]]{around[1]}".replace(
        "\n", " "
    )


def _case(name: str, text: Keyed, key: Key, signs: dict, right: Iterable[str], chosen) -> Case:
    short = {_short(meant): told for meant, told in signs.items()}
    return Case(
        (text.name, key.start),
        name,
        _told(text, key),
        short,
        frozenset(right) or frozenset(("",)),
        _short(chosen),
    )


def _short(iri: str) -> str:
    return id_of(iri).removeprefix("counted-") if iri else ""


def weights_of(every: list[Case]) -> dict[str, float]:
    """Find the weights under which what is right is likeliest, each held down by the ridge."""
    names = sorted({sign for one in every for told in one.signs.values() for sign in told})
    at = {name: place for place, name in enumerate(names)}
    rows, right, starts = [], [], []
    for one in every:
        if not any(meant in one.right for meant in one.signs):
            continue
        starts.append(len(rows))
        for meant, told in one.signs.items():
            row = np.zeros(len(names))
            for sign, strength in told.items():
                row[at[sign]] = strength
            rows.append(row)
            right.append(meant in one.right)
    signs, good, begins = np.array(rows), np.array(right), np.array(starts)
    sizes = np.diff([*starts, len(rows)])
    weights, speed = np.zeros(len(names)), np.zeros(len(names))
    for _ in range(STEPS):
        scores = signs @ weights
        scores -= np.repeat(np.maximum.reduceat(scores, begins), sizes)
        shares = np.exp(scores)
        every_one = shares / np.repeat(np.add.reduceat(shares, begins), sizes)
        meant = np.where(good, shares, 0.0)
        right_one = meant / np.repeat(np.add.reduceat(meant, begins), sizes)
        slope = signs.T @ (right_one - every_one) - RIDGE * weights
        speed = 0.9 * speed + slope
        weights = weights + 0.01 * speed
    return dict(zip(names, weights, strict=True))


def both_ways(every: Iterable[Case]) -> list[Case]:
    """Give each figure twice: as this graph sees it, and as one does that knows nothing of it."""
    return [way for one in every for way in (one, without_graph(one))]


def without_graph(one: Case) -> Case:
    """Give a figure as a graph sees it that holds nothing of it: words must be enough."""
    signs = {
        meant: {sign: x for sign, x in told.items() if not sign.startswith(GRAPH)}
        for meant, told in one.signs.items()
    }
    kept = {meant: told for meant, told in signs.items() if told}
    return Case(one.place, one.name, one.told, kept, one.right)


def chosen(one: Case, weights: dict[str, float]) -> str:
    """Give what the weights choose."""
    scores = {
        meant: sum(weights.get(sign, 0.0) * strength for sign, strength in told.items())
        for meant, told in one.signs.items()
    }
    return max(sorted(scores), key=lambda meant: scores[meant]) if scores else "?"


def judge(
    every: list[Case], left_out: frozenset[str], misses: bool
) -> tuple[list[bool], dict[str, float]]:
    """Print what holds for each set when it is left out; give that, and the weights of the rest."""
    sets = sorted({one.name for one in every})
    held: list[bool] = [False] * len(every)
    for name in sets:
        weights = weights_of(both_ways(
            x for x in every if x.name != name and x.name not in left_out))  # fmt: skip
        own = [(at, one) for at, one in enumerate(every) if one.name == name]
        for at, one in own:
            held[at] = chosen(one, weights) in one.right
            if misses and not held[at]:
                near = "" if any(meant in one.right for meant in one.signs) else " NOT THERE"
                print(f"{one.told} {sorted(one.right)}: {chosen(one, weights)}{near}")
        right = sum(held[at] for at, _ in own)
        print(f"{name:14} {right:3} of {len(own):3}{'  never seen' if name in left_out else ''}")
    weights = weights_of(both_ways(one for one in every if one.name not in left_out))
    everywhere = sum(chosen(one, weights) in one.right for one in every)
    now = sum(one.chosen in one.right for one in every)
    there = sum(any(meant in one.right for meant in one.signs) for one in every)
    print(f"all: {sum(held)} of {len(every)} left out, {everywhere} seen, {now} now, {there} there")
    return held, weights


def module(tables: dict[str, dict[str, float]]) -> str:
    """Give the module that holds the weights."""
    parts = [
        '"""What each sign weighs: written by benchmarks/reading/weigh.py."""',
        "from __future__ import annotations",
        "from typing import Final",
        f"__all__ = {sorted(tables)}".replace("'", '"'),
    ]  # fmt: skip
    for name, weights in tables.items():
        rows = [f'    "{sign}": {weight:.2f},' for sign, weight in sorted(weights.items())
                if abs(weight) >= LEAST]  # fmt: skip
        parts.append("\n".join((f"{name}: Final = {{", *rows, "}")))
    return "\n\n".join(parts) + "\n"


def main(arguments: list[str]) -> None:
    """Weigh both: what figures count, and whose they are."""
    without = frozenset(
        name for place, one in enumerate(arguments) if one == "--without"
        for name in arguments[place + 1].split(",")
    )  # fmt: skip
    of_things, of_voices = cases(texts())
    both = [judge(every, without, "--misses" in arguments) for every in (of_things, of_voices)]
    told = module({"COUNTING": both[0][1], "VOICES": both[1][1]})
    if "--write" in arguments:
        WEIGHTS.write_text(told, "utf-8")
    else:
        print(told)
    told = {one.place: right for one, right in zip(of_things, both[0][0], strict=True)}
    right = {
        one.place: (one.name, told[one.place] and right)
        for one, right in zip(of_voices, both[1][0], strict=True)
        if one.place in told
    }
    for name in sorted({name for name, _ in right.values()}):
        own = [x for set_, x in right.values() if set_ == name]
        print(f"{name:14} both {sum(own):3} of {len(own):3}")
    print(f"both: {sum(x for _, x in right.values())} of {len(right)}")


if __name__ == "__main__":
    main(sys.argv[1:])
