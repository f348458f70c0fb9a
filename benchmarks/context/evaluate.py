"""
Measure how well context is ranked, beside what one would use instead: `make evaluate`.

nDCG at 5 over graded background (docs/evaluation-guide.md), with the gains of TREC's background
linking task: 0, 2, 4, 8, 16. Half of the focus events are kept out of tuning. The interval is that
of a paired bootstrap over focus events.

    python benchmarks/context/evaluate.py [--tuning]
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Mapping, Sequence
from math import log2
from pathlib import Path
from statistics import mean
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).parent))

from rankers import BASELINES, context

from backstory import load
from backstory.vocabulary import id_of

HERE: Final = Path(__file__).parent
DOCS: Final = HERE.parents[1] / "docs" / "evaluation.md"
START, END = "<!-- figures: written by `make evaluate` -->", "<!-- /figures -->"
DEEP: Final = 5
RESAMPLES: Final = 10_000
SEED: Final = 20260125
GROUPS: Final = ("legal", "circumstances", "victims and families")
Grades = Mapping[str, Mapping[str, float]]


def read(name: str) -> Any:
    """Read a file of the evaluation."""
    return json.loads((HERE / name).read_text("utf-8"))


def settled() -> dict[str, dict[str, float]]:
    """Give the grades that count: the mean of both, or what was settled in writing."""
    one, two = read("grades-1.json"), read("grades-2.json")
    found = {
        focus: {event: (one[focus][event] + two[focus][event]) / 2 for event in one[focus]}
        for focus in one
    }
    for each in read("settled.json"):
        found[each["focus"]][each["event"]] = each["grade"]
    return found


def kappa(one: Grades, two: Grades) -> float:
    """
    Give the agreement of two judgements beyond chance, differences weighing by their square.

    Sources:
        J. Cohen, "Weighted kappa", Psychological Bulletin 70(4), 1968, pp. 213-220.
    """
    pairs = [(int(one[f][e]), int(two[f][e])) for f in one for e in one[f]]
    firsts, seconds = [a for a, _ in pairs], [b for _, b in pairs]
    apart = mean((a - b) ** 2 for a, b in pairs)
    chance = mean((a - b) ** 2 for a in firsts for b in seconds)
    return 1 - apart / chance


def gain(grade: float) -> float:
    """Give what a grade is worth."""
    return float(2**grade) if grade > 0 else 0.0


def ndcg(ranking: Sequence[str], grades: Mapping[str, float], deep: int = DEEP) -> float:
    """
    Give how near a ranking comes to the best one, 0 to 1; what was not judged counts nothing.

    Sources:
        K. Järvelin, J. Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM
        Transactions on Information Systems 20(4), 2002, pp. 422-446.
    """
    ideal = sorted((gain(grade) for grade in grades.values()), reverse=True)[:deep]
    best = sum(value / log2(rank + 2) for rank, value in enumerate(ideal))
    got = sum(gain(grades.get(e, 0)) / log2(rank + 2) for rank, e in enumerate(ranking[:deep]))
    return got / best if best else 0.0


def interval(differences: Sequence[float]) -> tuple[float, float]:
    """Give the middle 95 % of the mean difference over resampled focus events."""
    chance = random.Random(SEED)
    means = sorted(mean(chance.choices(differences, k=len(differences))) for _ in range(RESAMPLES))
    return means[int(0.025 * RESAMPLES)], means[int(0.975 * RESAMPLES)]


def scores(events: Sequence[str], grades: Grades, *, links: bool) -> dict[str, dict[str, float]]:
    """Give nDCG at 5 of every ranker for every focus event."""
    record = load().record
    rankers = {**BASELINES, "context": context}
    return {
        name: {
            focus: ndcg([*map(id_of, ranker(record, record.by_id[focus], links))], grades[focus])
            for focus in events
        }
        for name, ranker in rankers.items()
    }


def unjudged(events: Sequence[str], grades: Grades, *, links: bool) -> float:
    """Give the share of the first five of context that nobody judged."""
    record = load().record
    shown = [
        (focus, id_of(e))
        for focus in events
        for e in context(record, record.by_id[focus], links)[:DEEP]
    ]
    return mean(event not in grades[focus] for focus, event in shown)


def table(found: Mapping[str, Mapping[str, float]], focus: Mapping[str, Any], part: str) -> str:
    """Write the scores of one condition."""
    events = focus[part]
    lines = [
        f"| ranking | nDCG@5 | {' | '.join(GROUPS)} |",
        "|---|---:|" + "---:|" * len(GROUPS),
    ]
    for name, of in sorted(found.items(), key=lambda pair: mean(pair[1][e] for e in events)):
        cells = [f"{mean(of[e] for e in events):.2f}"]
        cells += [f"{mean(of[e] for e in events if e in focus[g]):.2f}" for g in GROUPS]
        bold = "**" if name == "context" else ""
        lines.append(f"| {bold}{name}{bold} | {' | '.join(cells)} |")
    return "\n".join(lines)


def against_best(found: Mapping[str, Mapping[str, float]], events: Sequence[str]) -> str:
    """Say how far context is ahead of the best of the rest, with its interval."""
    best = max(BASELINES, key=lambda name: mean(found[name][e] for e in events))
    differences = [found["context"][e] - found[best][e] for e in events]
    low, high = interval(differences)
    return (
        f"Context beside the best of the rest ({best}): {mean(differences):+.2f} "
        f"(95 % interval {low:+.2f} to {high:+.2f})."
    )


def report() -> str:
    """Write what is published: agreement, and both conditions on the half kept out of tuning."""
    focus, grades = read("focus.json"), settled()
    one, two = read("grades-1.json"), read("grades-2.json")
    pairs = sum(len(each) for each in one.values())
    same = sum(one[f][e] == two[f][e] for f in one for e in one[f])
    parts = [
        f"{len(one)} focus events, {pairs} pairs of a focus and an earlier event, "
        f"each judged twice: {100 * same / pairs:.0f} % the same grade, weighted kappa "
        f"{kappa(one, two):.2f}; {len(read('settled.json'))} settled in writing."
    ]
    for links, told in ((False, "off"), (True, "on")):
        found = scores(focus["events"], grades, links=links)
        for part in ("held out", "tuning"):
            parts.append(f"### Links {told}, {part} ({len(focus[part])} focus events)")
            parts += [table(found, focus, part), against_best(found, focus[part])]
        share = unjudged(focus["held out"], grades, links=links)
        parts.append(f"{100 * share:.0f} % of what context shows first (held out) was not judged.")
    return "\n\n".join(parts)


def main() -> None:
    """Print the figures and write them into the docs; with --tuning, only the half for tuning."""
    if "--tuning" in sys.argv:
        focus = read("focus.json")
        for links in (False, True):
            found = scores(focus["tuning"], settled(), links=links)
            for name, of in found.items():
                print(f"{'on' if links else 'off'} {name} {mean(of.values()):.3f}")
        return
    told = report()
    print(told)
    if DOCS.exists():
        before, _, rest = DOCS.read_text("utf-8").partition(START)
        after = rest.partition(END)[2]
        DOCS.write_text(f"{before}{START}\n\n{told}\n\n{END}{after}", "utf-8")


if __name__ == "__main__":
    main()
