"""Whose day a number has: that of the voice's own page, that of the ballot it was counted in."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from paths import GOOD

import backstory
from backstory.compare.counting import figures_of
from backstory.compare.figures import compare

PAGE = """\
title: Page of {day}
kind: ngo
publisher: {publisher}
language: en
issued: {day}
says:
- at: paragraph 1
  id: count-{id}
  voice: dockers-union
  about: lockout-1911
  when: 1911-08-01/1911-08-20
  count: {id} deaths
"""
VOTE = """\
title: Vote of {id}
kind: newspaper
publisher: Paper {id}
language: en
issued: 1911-09-10
says:
- at: paragraph 1
  about: {event}
  happened: {day}
- at: paragraph 2
  id: votes-{id}
  about: {event}
  count: {id} votes-for
"""
EVENTS = """
ballot-1911:
  en: Ballot of 1911
  es: Votación de 1911
  kind: adoption
"""


def _verdict(tmp_path: Path, pages: list[str], one: str, other: str) -> str:
    folder = Path(shutil.copytree(GOOD / "ruritania-lockout", tmp_path / "ruritania-lockout"))
    path = folder / "events.yaml"
    path.write_text(path.read_text("utf-8").rstrip("\n") + EVENTS, "utf-8")
    for number, page in enumerate(pages):
        (folder / "sources" / f"page-{number}.yaml").write_text(page, "utf-8")
    figures = {f.claim.rpartition("/")[2]: f for f in figures_of(backstory.load(folder).record)}
    return str(compare(figures[one], figures[other]).verdict)


@pytest.mark.parametrize(
    ("publisher", "verdict"), [("Dockers' Union", "revision"), ("Gazette", "conflict")]
)
def test_a_page_that_the_voice_publishes_itself_is_dated_by_it(
    tmp_path: Path, publisher: str, verdict: str
) -> None:
    """The union's bulletin of the 24th is its word of the 24th; a newspaper's day is not."""
    pages = [
        PAGE.format(publisher=publisher, day=day, id=number)
        for day, number in (("1911-08-21", 4), ("1911-08-24", 5))
    ]
    assert _verdict(tmp_path, pages, "count-4", "count-5") == verdict


def test_a_voice_is_not_said_to_be_carried_by_itself(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(GOOD / "ruritania-lockout", tmp_path / "ruritania-lockout"))
    for day, number in (("1911-08-21", 4), ("1911-08-24", 5)):
        page = PAGE.format(publisher="Dockers' Union", day=day, id=number)
        (folder / "sources" / f"page-{number}.yaml").write_text(page, "utf-8")
    told = str(backstory.load(folder).first("lockout-1911"))
    assert "Dockers' Union" in told
    assert "(in the Dockers' Union)" not in told


@pytest.mark.parametrize(
    ("day", "verdict"), [("1911-09-09", "possible-conflict"), ("1911-09", "not-comparable")]
)
def test_votes_of_one_ballot_have_its_day(tmp_path: Path, day: str, verdict: str) -> None:
    pages = [VOTE.format(event="ballot-1911", day=day, id=number) for number in (97, 100)]
    assert _verdict(tmp_path, pages, "votes-97", "votes-100") == verdict


SHARE = """\
title: Turnout of {written}
kind: newspaper
publisher: Paper {number}
language: en
issued: 1911-09-10
says:
- at: paragraph 1
  id: turnout-{number}
  about: lockout-1911
  when: 1911-09-09
  count: {written} turnout
"""


@pytest.mark.parametrize(("written", "verdict"), [("50.0", "conflict"), ("50", "compatible")])
def test_a_share_is_as_wide_as_it_is_written(tmp_path: Path, written: str, verdict: str) -> None:
    """A store leaves out the zero of 50.0; what was written to the tenth stays so."""
    pages = [SHARE.format(written=each, number=n) for n, each in enumerate((written, "49.88"))]
    assert _verdict(tmp_path, pages, "turnout-0", "turnout-1") == verdict
    told = str(backstory.load(tmp_path / "ruritania-lockout").figures("lockout-1911"))
    assert f" {written} " in told


@pytest.mark.parametrize(
    ("publisher", "said", "printed"),
    [("Dockers' Union", "1911-09-01", None), ("Ruritanian Herald", None, "1911-09-01")],
)
def test_the_day_of_a_page_is_said_by_its_publisher_and_printed_of_whom_it_quotes(
    publisher: str, said: str | None, printed: str | None, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(GOOD / "ruritania-lockout", tmp_path / "ruritania-lockout"))
    page = PAGE.format(id=7, publisher=publisher, day="1911-09-01")
    (folder / "sources" / "page.yaml").write_text(page, "utf-8")
    [row] = [row for row in backstory.load(folder).figures() if row["claim"] == "count-7"]
    assert (row["said"], row["printed"]) == (said, printed)
