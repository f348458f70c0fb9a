"""What is read is read alike each time, in whatever order sets lie in memory."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from keyed import marked

from backstory.read.phrases import Phrases

HELD = Path(__file__).parent.parent.parent / "benchmarks/reading/fifth/a09-november-2024-en.txt"


def _read(seed: str, folder: Path) -> str:
    text = folder / "text.txt"
    one = marked(HELD)
    text.write_text(one.text, "utf-8")
    command = [sys.executable, "-m", "backstory", "read", str(text), "--format", "json",
               "--date", one.day.isoformat()]  # fmt: skip
    env = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run(command, check=True, capture_output=True, text=True, env=env).stdout


def test_a_text_is_read_alike_whatever_order_sets_have(tmp_path: Path) -> None:
    assert len({_read(seed, tmp_path) for seed in ("0", "1", "7")}) == 1


@pytest.mark.parametrize(
    ("phrase", "text", "length"),
    [
        ("struck down", "struck down the law", 2),
        ("struck ~ down", "struck the law down", 4),
        ("struck ~ down", "struck down", 2),
        ("struck ~ down", "struck it all at once down", 0),
        ("set * aside", "set laws aside", 3),
        ("annul*", "annulled", 1),
        ("put an end", "put an", 0),
        ("the law*", "the laws of", 2),
    ],
)
def test_phrases_stand_where_their_words_and_signs_say(
    phrase: str, text: str, length: int
) -> None:  # fmt: skip
    found = Phrases([(phrase, 1)]).at(text.split(), 0)
    assert found == ([(length, 1)] if length else [])


def test_phrases_that_begin_alike_come_in_the_order_in_which_they_are_written() -> None:
    phrases = Phrases([("put ~ end", 1), ("put an end", 2), ("put", 3), ("put an*", 4)])
    assert phrases.at(["put", "an", "end"], 0) == [(3, 1), (3, 2), (1, 3), (2, 4)]
    assert phrases.at(["put", "an", "end"], 0, 2) == [(1, 3), (2, 4)]
