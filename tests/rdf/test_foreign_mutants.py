"""No mutant of RDF from anywhere ends in a traceback, whatever door it is brought to."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from foreign import ALWAYS, IN_TURN, is_told
from mutants import FORMS, mutant

import backstory
from backstory.errors import BackstoryError

MUTANTS = int(os.environ.get("BACKSTORY_FUZZ", "150"))
"""`make fuzz` brings each to every door, and tries as many more as FUZZ says."""
FUZZ = "BACKSTORY_FUZZ" in os.environ
GROUPS = 15
"""One test each, so that they run beside each other."""

EACH_TURN = len(IN_TURN) if FUZZ else 4

BROKE = (163, 276, 419, 424, 596, 652, 797, 963, 1129, 1254, 1306, 1913, 1953)
"""Those of `make fuzz` that ended in somebody else's exception."""


def _brought(number: int, place: Path, each_turn: int = EACH_TURN) -> bool:
    """Bring one mutant to its doors; tell whether it could be read."""
    form, content = mutant(number)
    path = place / f"mutant.{form}"
    path.write_bytes(content)
    try:
        graph = backstory.load(path)
    except BackstoryError as why:
        is_told(why)
        return False
    names = list(IN_TURN)
    turn = [names[(number * each_turn + at) % len(names)] for at in range(each_turn)]
    for name, door in {**ALWAYS, **{name: IN_TURN[name] for name in turn}}.items():
        try:
            door(graph)
        except BackstoryError as why:
            is_told(why)
        except Exception as why:
            pytest.fail(f"mutant {number} ({form}) at `{name}`: {why!r}\n{_where(why)}")
    return True


def _where(why: Exception) -> str:
    trace, lines = why.__traceback__, []
    while trace:
        lines.append(f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}")
        trace = trace.tb_next
    return "\n".join(lines)


@pytest.mark.parametrize("group", range(GROUPS))
def test_no_mutant_of_foreign_rdf_ends_in_a_traceback(group: int, tmp_path: Path) -> None:
    numbers = range(group, MUTANTS, GROUPS)
    readable = sum(_brought(number, tmp_path) for number in numbers)
    assert readable > len(numbers) / 3, "most cannot be read: the mutants try nothing"


@pytest.mark.parametrize("number", BROKE)
def test_a_mutant_that_once_broke_a_dooris_told_at_each(number: int, tmp_path: Path) -> None:
    assert _brought(number, tmp_path, len(IN_TURN))


def test_the_mutants_are_the_same_each_time_and_of_every_form() -> None:
    first = [mutant(number) for number in range(MUTANTS if not FUZZ else 150)]
    assert {form for form, _ in first} == set(FORMS)
    assert len({content for _, content in first}) > len(first) * 0.95
