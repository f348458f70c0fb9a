"""
Weigh the signs by which `read` knows how likely a link with an event is right.

Each folder of texts with keys that is named on the command line (else those of the tests and of
this folder) is left out in turn; the weights are found on the others, and judged on that one. The
table says what holds on texts not seen; the weights, found on all, go into `read/certainty.py`.

    python benchmarks/reading/calibrate.py [FOLDER…]
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from keyed import held, marked  # noqa: E402

from backstory import load  # noqa: E402
from backstory.read import certainty as judged  # noqa: E402
from backstory.read import clauses, events, lead  # noqa: E402
from backstory.read.known import Known  # noqa: E402
from backstory.read.linking import extent  # noqa: E402
from backstory.vocabulary import id_of  # noqa: E402

RIDGE = 12.0
"""How much a weight must earn: few texts, many signs."""


@dataclass
class Tried:
    """What was tried on one set of texts: signs, whether it is right; and how much is to find."""

    signs: list[dict[str, float]] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    wanted: int = 0


def tried(folder: Path, graphs: dict) -> Tried:
    """Read the texts of a folder, and hold whatever is considered to the keys."""
    out = Tried()
    for path in sorted(folder.glob("*.txt")):
        text = marked(path)
        if text.abroad or (text.sorts and "event" not in text.sorts):
            continue
        if text.dossier not in graphs:
            graph = load(ROOT / "graph" / f"{text.dossier}.ttl")
            graphs[text.dossier] = graph, {x.id for x in Known(graph.record).things.values()}
        graph, ids = graphs[text.dossier]
        keys = [key for key in held(text, ids).keys if key.sort == "event"]
        out.wanted += sum(bool(key.values) for key in keys)
        seen: dict[tuple[int, int, str], dict[str, float]] = {}

        def noted(clue, fit, led, why, scene, frames, plain=True, beaten=0.0, seen=seen):
            told = judged.signs(clue, fit, led, why, scene, frames, plain, beaten)
            words = extent(clue, fit, scene) if why == "frame" else (clue.first, clue.after)
            if why:
                seen[(*words, id_of(fit.event.iri))] = told
            return judged.likely(told)

        with patch.object(events, "certainty", noted), patch.object(clauses, "certainty", noted), \
                patch.object(lead, "certainty", noted):  # fmt: skip
            tokens = graph.read(text.text, date=text.day, lang=text.lang).linked.text
        for (first, after, event), told in seen.items():
            start, end = tokens.span(first, after)
            met = [key for key in keys if start < key.end and key.start < end]
            right = any(event in key.values for key in met)
            if right or all(key.values for key in met):
                out.signs.append(told)
                out.right.append(right)
    return out


def weights_of(signs: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Fit a logistic curve; each weight but the first is held down by the ridge."""
    scale = signs.std(0)
    scale[scale == 0] = 1
    told, weights = signs / scale, np.zeros(signs.shape[1])
    down = RIDGE * np.r_[0, np.ones(len(weights) - 1)]
    for _ in range(25):
        likely = 1 / (1 + np.exp(-told @ weights))
        slope = told.T @ (right - likely) - down * weights
        curve = (told * (likely * (1 - likely))[:, None]).T @ told + np.diag(down)
        weights += np.linalg.solve(curve + 1e-9 * np.eye(len(weights)), slope)
    return weights / scale


def main(folders: list[Path]) -> None:
    """Print what holds for each set when it is left out, and the weights found on all."""
    graphs: dict = {}
    sets = {folder: tried(folder, graphs) for folder in folders}
    sets = {folder: one for folder, one in sets.items() if one.wanted}
    names = ["any", *sorted({name for one in sets.values() for told in one.signs for name in told}
                            - {"any"})]  # fmt: skip

    def table(one: Tried) -> np.ndarray:
        return np.array([[told.get(name, 0.0) for name in names] for told in one.signs])

    bars = (0.0, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85)
    sums = {bar: [0, 0, 0] for bar in bars}
    for folder, one in sets.items():
        others = [other for path, other in sets.items() if path != folder]
        weights = weights_of(
            np.vstack([table(other) for other in others]),
            np.array([x for other in others for x in other.right], float),
        )
        likely = 1 / (1 + np.exp(-table(one) @ weights))
        right = np.array(one.right)
        for bar in bars:
            kept = likely >= bar
            for at, more in enumerate((right & kept, ~right & kept)):
                sums[bar][at] += int(more.sum())
            sums[bar][2] += one.wanted
        kept = likely >= judged.SURE
        print(
            f"{folder.name:12} {kept.sum():4} kept, {(right & kept).sum() / kept.sum():.3f} right"
        )
    for bar, (right, wrong, wanted) in sums.items():
        print(f"{bar:.2f}  precision {right / (right + wrong):.3f}  found {right / wanted:.3f}"
              f"  F1 {2 * right / (right + wrong + wanted):.3f}")  # fmt: skip
    everything = weights_of(
        np.vstack([table(one) for one in sets.values()]),
        np.array([x for one in sets.values() for x in one.right], float),
    )
    print({name: round(float(x), 2) for name, x in zip(names, everything, strict=True)})


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or [
        ROOT / "tests/read/texts", *sorted(x for x in Path(__file__).parent.iterdir() if x.is_dir())
    ])  # fmt: skip
