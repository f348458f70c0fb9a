"""Sixty slips of who writes in English or in Spanish: each told once, on its line, in both."""

# ruff: noqa: E501
from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from paths import GOOD

import backstory
from backstory.errors import Problem, Severity
from backstory.words.messages import problems_in_words

SOURCE = """\
title: T {i}
kind: news
publisher: Evening Post
language: {l}
issued: 1911-12-02
url: https://example.org/s{i}
read: whole
says:
- at: paragraph 1
  voice: dockers-union
  about: lockout-1911
  count: {i}1 arrests
  when: 1911-08-01
- at: paragraph 2
  voice: harbour-board
  about: pardon-letter
  happened: 1911-08-18
  actors:
    decider: harbour-board
  place: strelsau
- at: paragraph 3
  voice: dockers-union
  about: march-1911
  en: The march had {i} flags.
  es: La marcha tuvo {i} banderas.
"""
SLIPS = (
    (
        "en",
        "  count: {i}1 arrests",
        "  count: {i}1 arrests\n  definition: counted-twice",
        1,
        "D020",
    ),
    ("en", "  count: {i}1 arrests", "  count: {i}1 arrests\n  stage: half", 1, "D013"),
    ("en", "  count: {i}1 arrests", "  count: {i}1 arrests\n  of: tools", 1, "D020"),
    ("en", "  count: {i}1 arrests", "  count: {i}1 arrests\n  as-of: last week", 1, "D021"),
    ("en", "  count: {i}1 arrests", "  count: {i}1 of arrests", 0, "D020"),
    ("en", "  count: {i}1 arrests", "  count: {i}1-{i}5 arrests", 0, "D041"),
    ("en", "  count: {i}1 arrests", "  count: {i}1 +- 5 arrests", 0, "D041"),
    ("en", "  count: {i}1 arrests", "  count: over {i}1 arrests", 0, "D041"),
    ("en", "  count: {i}1 arrests", "  count: {i}1% arrests", 0, "D041"),
    ("en", "  count: {i}1 arrests", "  count:\n  - {i}1 arrests\n  - 5 wounds", 2, "D020"),
    ("en", "  count: {i}1 arrests", "  count: {i}1 arrest", 0, "D020"),
    ("en", "  place: strelsau", "  place: strelsau, harbour", 0, "D014"),
    ("en", "  place: strelsau", "  place:\n  - strelsau\n  - strelsav", 2, "D020"),
    ("en", "  place: strelsau", "  place: Strelsau", 0, "D014"),
    (
        "en",
        "    decider: harbour-board",
        "    decider:\n    - harbour-board\n    - harbour-bord",
        2,
        "D020",
    ),
    ("en", "    decider: harbour-board", "    the decider: harbour-board", 0, "D014"),
    ("en", "    decider: harbour-board", "    - harbour-board", 0, "D012"),
    ("en", "    decider: harbour-board", "    decider: strelsau", 0, "D026"),
    ("en", "  happened: 1911-08-18", "  happend-on: 1911-08-18", 0, "D011"),
    ("en", "  happened: 1911-08-18", "  happened: August 18", 0, "D021"),
    ("en", "  happened: 1911-08-18", "  happened: 1911-08-18 (afternoon)", 0, "D021"),
    ("en", "  happened: 1911-08-18", "  happened: 1911-08-18/1911-08-1", 0, "D021"),
    ("en", "  happened: 1911-08-18", "  happened: 8/18/11", 0, "D021"),
    ("en", "  happened: 1911-08-18", "  happened: mid-1911", 0, "D021"),
    ("en", "  happened: 1911-08-18", "  happened: 1911-08-18\n  inferred: place", 1, "D013"),
    ("en", "  happened: 1911-08-18", "  happened: 1911-08-18\n  extent: mostly", 1, "D013"),
    ("en", "  happened: 1911-08-18", "  happened: 1911-08-18\n  within: march-1910", 1, "D020"),
    (
        "en",
        "  happened: 1911-08-18",
        "  happened: 1911-08-18\n  limit:\n    en: only some",
        2,
        "D017",
    ),
    ("en", "  happened: 1911-08-18", "  happened: 1911-08-18\n  supports: union-dat", 1, "D048"),
    ("en", "issued: 1911-12-02", "issued: 1911-12-02\ninferred: url", 1, "D013"),
    ("es", "title: T {i}", "título: T {i}", 0, "D011"),
    ("es", "kind: news", "tipo: news", 0, "D011"),
    ("es", "publisher: Evening Post", "editorial: Evening Post", 0, "D011"),
    ("es", "language: es", "idioma: es", 0, "D011"),
    ("es", "issued: 1911-12-02", "fecha: 1911-12-02", 0, "D011"),
    ("es", "read: whole", "leído: whole", 0, "D011"),
    ("es", "says:", "dice:", 0, "D011"),
    (
        "es",
        "  voice: dockers-union\n  about: lockout",
        "  voz: dockers-union\n  about: lockout",
        0,
        "D011",
    ),
    ("es", "  about: lockout-1911", "  sobre: lockout-1911", 0, "D011"),
    ("es", "  count: {i}1 arrests", "  cifra: {i}1 arrests", 0, "D011"),
    ("es", "  when: 1911-08-01", "  cuando: 1911-08-01", 0, "D011"),
    ("es", "- at: paragraph 2", "- en: párrafo 2", 0, "D011"),
    (
        "es",
        "  actors:\n    decider: harbour-board",
        "  actores:\n    decider: harbour-board",
        0,
        "D011",
    ),
    ("es", "    decider: harbour-board", "    decisor: harbour-board", 0, "D020"),
    ("es", "  place: strelsau", "  lugar: strelsau", 0, "D011"),
    ("es", "  count: {i}1 arrests", "  count: {i}1,5 arrests", 0, "D060"),
    ("es", "  count: {i}1 arrests", "  count: unos {i}1 detenidos", 0, "D041"),
    ("es", "  count: {i}1 arrests", "  count: «{i}1» arrests", 0, "D041"),
    ("es", "  count: {i}1 arrests", "  count: {i}1 y medio arrests", 0, "D020"),
    ("es", "  happened: 1911-08-18", "  happened: 18 ago. 1911", 0, "D021"),
    ("es", "  happened: 1911-08-18", "  happened: desde 1911-08-18", 0, "D021"),
    ("es", "  happened: 1911-08-18", "  happened: 1911-08-18 a 1911-08-20", 0, "D021"),
    ("es", "  happened: 1911-08-18", "  happened: hacia 1911", 0, "D021"),
    ("es", "  happened: 1911-08-18", "  happened: 1911-ago-18", 0, "D021"),
    ("es", "  happened: 1911-08-18", "  happened: 1911-08-18\n  put-as: negado", 1, "D013"),
    (
        "es",
        "  happened: 1911-08-18",
        "  happened: 1911-08-18\n  wording: culpables\n  quoted: sí",
        2,
        "D013",
    ),
    (
        "es",
        "  happened: 1911-08-18",
        "  happened: 1911-08-18\n  wording: «culpables»\n  wording-language: castellano",
        2,
        "D018",
    ),
    ("es", "read: whole", "read: whole\nlead: verdadero", 1, "D013"),
    ("es", "read: whole", "read: whole\ncaution: espejo", 1, "D020"),
    (
        "es",
        "  en: The march had {i} flags.\n  es: La marcha tuvo {i} banderas.",
        "  en: The march had {i} flags.\n  es: La marcha tuvo {i} banderas.\n  es: Otra vez.",
        2,
        "D007",
    ),
)
"""The language of the source, what it says, what somebody writes instead, on which line of that it is wrong, and the code."""


def _source(number: int) -> str:
    return SOURCE.replace("{i}", str(number)).replace("{l}", SLIPS[number - 10][0])


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Problem]]:
    """Check a dossier with one slip in each of sixty sources; give what is told of each."""
    folder = tmp_path_factory.mktemp("slips") / "ruritania-lockout"
    shutil.copytree(GOOD / "ruritania-lockout", folder)
    for number, (_, there, instead, *_) in enumerate(SLIPS, 10):
        there, instead = (each.replace("{i}", str(number)) for each in (there, instead))
        assert there in _source(number)
        text = _source(number).replace(there, instead, 1)
        (folder / "sources" / f"slip-{number}.yaml").write_text(text, "utf-8")
    told: dict[str, list[Problem]] = {}
    for problem in backstory.check(folder).problems:
        if problem.severity == Severity.PROBLEM:
            told.setdefault(Path(problem.at.file).stem, []).append(problem)
    return told


@pytest.mark.parametrize("number", range(10, 10 + len(SLIPS)))
def test_a_slip_is_told_once_on_its_line(number: int, found: dict[str, list[Problem]]) -> None:
    _, there, _, line, code = SLIPS[number - 10]
    before = _source(number).partition(there.replace("{i}", str(number)))[0].count("\n")
    (problem,) = found[f"slip-{number}"]
    assert (problem.at.line, problem.code) == (before + 1 + line, code)
    assert problem.at.column > 0
    english, spanish = (problems_in_words([problem], 0, lang)[0] for lang in ("en", "es"))
    assert problem.mend in english
    assert ("mend: " in english, "remedio: " in spanish) == (True, True)
    assert spanish.partition(" ")[2] != english.partition(" ")[2]


def test_there_are_sixty_and_nothing_else_is_told(found: dict[str, list[Problem]]) -> None:
    assert len(SLIPS) == 60
    assert sorted(found) == [f"slip-{n}" for n in range(10, 70)]
