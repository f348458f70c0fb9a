"""How the date of an event grew as it was told: quick, and as if each day were joined anew."""

from __future__ import annotations

from math import inf
from random import Random
from typing import Any

import pytest

from backstory.dates.edtf import Span
from backstory.dates.hull import hull
from backstory.draw import things

_DATES = ("2016", "2016-04", "2016-04-11", "2016-04-12", "2016/2017", "../2016-05", "2016-04~")
_SOURCES = ("one", "two", "three")


def _claims(seed: int) -> tuple[list[dict[str, Any]], dict[str, str]]:
    dice = Random(seed)
    dates = dice.sample(_DATES, dice.randint(1, 3))
    claims = [
        {
            "id": f"c{number}",
            "target": {"date": dice.choice(dates)},
            "modality": f"modality/{dice.choice(('asserted', 'asserted', 'expected'))}",
            **({"said": [dice.randint(1, 5)]} if dice.random() < 0.8 else {}),
        }
        for number in range(dice.randint(1, 12))
    ]
    return claims, {claim["id"]: dice.choice(_SOURCES) for claim in claims}


def _long_way(claims: list[dict[str, Any]], witnesses: dict[str, str]) -> list[list[Any]]:
    def joined(some: list[dict[str, Any]]) -> list[Any] | None:
        found = hull(
            [Span.parse(each["target"]["date"]) for each in some],
            [witnesses[each["id"]] for each in some],
        )
        return things.days_of(found.span) if found else None

    days = {claim["id"]: claim.get("said", [-inf])[0] for claim in claims}
    steps: list[list[Any]] = []
    for day in sorted(set(days.values())):
        then = [claim for claim in claims if days[claim["id"]] <= day]
        sure = joined([claim for claim in then if claim["modality"].endswith("asserted")])
        found = sure or joined([c for c in then if not c["modality"].endswith("asserted")])
        if found and (not steps or steps[-1][1:] != [int(not sure), *found]):
            steps.append([None if day == -inf else int(day), int(not sure), *found])
    return steps


@pytest.mark.parametrize("seed", range(200))
def test_the_steps_of_a_date_are_those_of_each_day_by_itself(seed: int) -> None:
    claims, witnesses = _claims(seed)
    assert things._steps(claims, witnesses) == _long_way(claims, witnesses)


def test_a_day_on_which_nothing_new_is_said_joins_no_dates(monkeypatch: pytest.MonkeyPatch) -> None:
    joined: list[int] = []

    def counted(spans: list[Span], sources: list[str]) -> Any:
        joined.append(len(spans))
        return hull(spans, sources)

    monkeypatch.setattr(things, "hull", counted)
    claims = [
        {
            "id": f"c{day}",
            "target": {"date": "2016"},
            "modality": "modality/asserted",
            "said": [day],
        }
        for day in range(9)
    ]
    things._steps(claims, {claim["id"]: claim["id"][-1:] for claim in claims[:3]} | {
        claim["id"]: "one" for claim in claims[3:]
    })  # fmt: skip
    assert joined == [1, 1, 1, 1]
