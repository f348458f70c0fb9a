"""Bibliographies state no year and no day that the date of a source does not certainly have."""

from __future__ import annotations

import re

import pytest

from backstory.dates.edtf import Span
from backstory.tell.bibtex import bibtex
from backstory.tell.entries import Entry
from backstory.tell.ris import ris


@pytest.mark.parametrize(("issued", "year", "day"), [
    ("195X", "", ""), ("2025-12/2026-01", "", ""), ("2026-02/2026-03", "2026", "2026///"),
    ("[2017-08-05..2017-08-06]", "2017", "2017/08//"), ("[2020..]", "", ""),
    ("2026-01?", "2026", "2026/01//"),
])  # fmt: skip
def test_a_bibliography_states_no_year_or_day_that_is_not_certain(
    issued: str, year: str, day: str
) -> None:
    entry = Entry("one", "One", "news", issued=Span.parse(issued))
    told, listed = bibtex([entry]), ris([entry])
    assert re.findall(r"year = \{(.*)\}", told) == [year] * bool(year)
    assert f"date = {{{issued}}}" in told
    assert re.findall(r"(?:PY|DA)  - (\S+)", listed) == [year, day] * bool(year)
