"""
What something may mean comes in, each with signs that speak for it; out goes the likeliest.

A sign is something that can be seen in a text or in the graph: that a word stands right behind a
number, that the graph holds the number of this voice. What each weighs was found on texts with
keys by `benchmarks/reading/weigh.py`, which leaves out each set of texts in turn and is judged on
that one, so that it holds for texts not seen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from math import exp

__all__ = ["Signs", "likeliest"]


class Signs:
    """
    Signs by what they speak for: for each of the things that may be meant, signs with a strength.

    The empty name stands for nothing that is known.
    """

    def __init__(self) -> None:
        self.of: defaultdict[str, dict[str, float]] = defaultdict(dict)

    def add(self, meant: str, sign: str, strength: float = 1.0) -> None:
        """Note a sign; of two alike, the stronger counts."""
        told = self.of[meant]
        if strength > told.get(sign, 0.0):
            told[sign] = strength


def likeliest(
    signs: Mapping[str, Mapping[str, float]], weights: Mapping[str, float]
) -> tuple[str, float]:
    """
    Give what most speaks for, and how likely it is that, from 0 to 1.

    >>> likeliest({"dead": {"behind": 1.0}, "hurt": {"before": 1.0}}, {"behind": 2, "before": 1})
    ('dead', 0.7310585786300049)
    """
    scores = {
        meant: sum(weights.get(sign, 0.0) * strength for sign, strength in told.items())
        for meant, told in signs.items()
    }
    if not scores:
        return "", 0.0
    best = max(sorted(scores), key=lambda meant: scores[meant])
    return best, 1 / sum(exp(min(score - scores[best], 0.0)) for score in scores.values())
