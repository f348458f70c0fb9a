"""The table of pairs: the verdict of a careful person, with its reason, is the program's too."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from backstory.compare.counting import Counted, Figure
from backstory.compare.figures import Pair, compare
from backstory.dates.edtf import Span
from backstory.dossier.figures import FIGURE, number_in, spoken_bound
from backstory.vocabulary import concept_iri
from backstory.words.languages import languages
from backstory.words.phrases import phrase

TABLE = yaml.safe_load((Path(__file__).parent / "pairs.yaml").read_text("utf-8"))
_DATES = {"said": "said", "as-of": "as_of", "printed": "printed"}
_TEXTS = {"of": "base", "defined": "definition", "within": "within", "limit": "limit",
          "about": "subject", "counts": "counted", "copies": "text", "on": "source"}  # fmt: skip


def _figure(written: str, claim: str, other: str, thing: str) -> Figure:
    """Read a figure of the table."""
    number, when, voice, *more = (part.strip() for part in written.split(";"))
    sort, unit = thing.rpartition("(")[2].rstrip(")").split(", ")
    found = FIGURE.fullmatch(f"{number} things")
    assert found, number
    parts = {key: value or "" for key, value in found.groupdict().items()}
    fields: dict[str, Any] = {
        key: number_in(parts[group]) if parts[group] else None
        for key, group in (("upto", "high"), ("spread", "spread"), ("total", "total"))
    }
    fields["bound"] = "range" if parts["high"] else spoken_bound(parts["sign"], parts["plus"])
    fields |= {"counted": "things", "subject": "subject", "text": claim, "source": claim}
    for each in more:
        key, _, value = each.partition(" ")
        if key in _DATES:
            fields[_DATES[key]] = Span.parse(value)
        elif key in _TEXTS:
            fields[_TEXTS[key]] = value
        elif key == "stage":
            fields["stage"], _, share = value.partition(" ")
            fields["progress"] = Decimal(share) if share else None
        elif key in ("disputes", "revises"):
            fields[key] = frozenset({other})
        elif key == "itself":
            fields["of_itself"] = True
        elif key == "part":
            fields["part_of"] = other
        else:
            fields["modality"] = key
    return Figure(
        claim=claim,
        number=number_in(parts["low"]),
        unit=concept_iri("unit", unit),
        when=None if when == "-" else Span.parse(when),
        voices=frozenset({voice}),
        sort=Counted(sort),
        **fields,
    )


def _rows() -> list[Any]:
    return [
        pytest.param(thing, pair, verdict, reason, id=f"{thing.split(' (')[0]}: {pair}")
        for thing, rows in TABLE.items()
        for pair, verdict, reason, _ in rows
    ]


def _compared(thing: str, pair: str) -> tuple[Pair, Pair]:
    one, other = pair.split(" | ")
    a, b = _figure(one, "one", "other", thing), _figure(other, "other", "one", thing)
    return compare(a, b), compare(b, a)


@pytest.mark.parametrize(("thing", "pair", "verdict", "reason"), _rows())
def test_a_careful_person_gives_the_same_verdict(
    thing: str, pair: str, verdict: str, reason: str
) -> None:
    """Both ways round, with the reason among those named, which has words in each language."""
    for found in _compared(thing, pair):
        assert found.verdict == verdict, found.reasons
        assert reason in {each.key for each in found.reasons}
        for each in found.reasons:
            told = [phrase(f"why {each.key}", lang) for lang in languages()]
            assert len(set(told)) == len(told)


def test_the_table_is_long_and_gives_a_reason_for_each_pair() -> None:
    """At least eighty pairs, none twice, each with a sentence."""
    rows = [row for group in TABLE.values() for row in group]
    assert len(rows) >= 80
    assert len({row[0] for row in rows}) == len(rows)
    assert all(row[3].endswith(".") for row in rows)
