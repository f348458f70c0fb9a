"""Sixty-seven slips, one a file, in one run: each is told once, on its line, with what mends it."""

from __future__ import annotations

from pathlib import Path

import pytest

from backstory.graph import check

FILES = {
    "dossier.yaml": """\
title:
  en: Dock strike
  es: Huelga del muelle
description:
  en: What came of it.
  es: Lo que siguió.
languages:
- en
- es
focus: strike-1911
as-known-on: 1912-01-31
licence: CC-BY-4.0
""",
    "events.yaml": """\
strike-1911:
  en: Dock strike
  es: Huelga del muelle
  kind: strike
march-1911:
  en: March of August
  es: Marcha de agosto
  kind: protest
pardon-1911:
  en: Pardon
  es: Indulto
  kind: pardon
""",
    "actors.yaml": """\
union:
  en: Dockers' Union
  es: Sindicato de Estibadores
  kind: body
board:
  en: Port Board
  es: Junta del Puerto
  kind: body
ada:
  name: Ada Roe
  kind: person
chair:
  en: chair of the board
  es: presidencia de la junta
  kind: post
""",
    "places.yaml": """\
town:
  name: Port Town
""",
    "instruments.yaml": """\
letter:
  en: Letter of pardon
  es: Carta de indulto
  form: decree
""",
    "concepts.yaml": """\
counted:
  crates:
    en: crates
    es: cajas
    broader: flow
    unit: case
""",
    "disagreements.yaml": """\
two-days:
  kind: date
  between:
  - day-a
  - day-b
  en: The days differ.
  es: Los días difieren.
""",
    "links.yaml": """\
march-before:
  from: strike-1911
  relation: same-episode
  to: march-1911
  because:
    en: Both name it.
    es: Ambos la nombran.
  rests-on: day-a
""",
    "gaps.yaml": """\
who:
  en: Who was pardoned?
  es: ¿A quiénes se indultó?
  about: pardon-1911
  looked:
    en: the gazette
    es: la gaceta
  looked-on: 1912-01-20
""",
    "corrections.yaml": """\
first:
  of: day-a
  date: 1912-01-30
  change: changed
  because:
    en: The page says another day.
    es: La página dice otro día.
""",
    "expected.yaml": """\
stays:
- about: strike-1911
  voice: union
  count: 400 people-affected
""",
}
"""A small dossier in which nothing is wrong."""
HEAD = """\
title: The men are out {n}
kind: news
publisher: Gazette
language: en
issued: 1911-08-02
url: https://example.org/{n}
read: whole
says:
"""
ITEMS = """\
- at: paragraph 1
  about: strike-1911
  happened: 1911-08-01
- at: paragraph 2
  voice: union
  about: march-1911
  count: {n} people-affected
  when: 1911-08-01
"""
SIGNED = """\
- at: paragraph 1
  id: day-{day}
  voice: {voice}
  about: strike-1911
  happened: 1911-08-0{number}
"""
_SIXTEEN = "happened: 1911-08-01\n  wording: " + "word " * 16 + "\n"
SLIPS = [
    ("dossier.yaml", "focus: strike-1911", "focus: strike-1912",
     10, "D020", "did you mean `strike-1911`? If not, name one of events.yaml"),
    ("events.yaml", "  kind: pardon\n", "  kind: pardn\n",
     12, "D020", "did you mean `pardon`? If not, add it to"),
    ("actors.yaml", "  kind: post\n", "  kind: office\n",
     15, "D013", "did you mean `post`? If not, write one of person, body, group"),
    ("places.yaml", "  name: Port Town\n", "  nmae: Port Town\n",
     2, "D011", "did you mean `name`?"),
    ("instruments.yaml", "  form: decree\n", "", 2, "D010", "add `form: …`"),
    ("concepts.yaml", "    unit: case\n", "    unit: a crate of wood\n",
     6, "D014", "write one of application, "),
    ("disagreements.yaml", "  - day-b\n", "  - day-c\n", 5, "D048", "did you mean `day-a`?"),
    ("links.yaml", "same-episode", "same-cause",
     3, "D013", "write one of same-episode, same-kind, earlier-stage"),
    ("gaps.yaml", "  looked-on: 1912-01-20\n", "",
     5, "D062", "say where and when it was looked for, or"),
    ("corrections.yaml", "change: changed", "change: removed",
     4, "D013", "did you mean `withdrawn`? If not, write `changed`"),
    ("expected.yaml", "count: 400 people", "count: 401 people",
     4, "D057", "put the claim back, or change expected.yaml"),
    ("", "issued: 1911-08-02", "issued: 2 August 1911", 5, "D021", "write 1911-08-02"),
    ("", "issued: 1911-08-02", "issued: 1911-8-2", 5, "D021", "write 1911-08-02"),
    ("", "issued: 1911-08-02", "issued: 1911-02-30",
     5, "D021", "write a day that exists, or 1911-02 if the"),
    ("", "issued: 1911-08-02", "issued: 1913-08-02",
     5, "D023", "leave it out, or move `as-known-on` in"),
    ("", "language: en", "language: EN-uk_", 4, "D018", "write en, es, pt, fr…"),
    ("", "language: en", "language: inglés", 4, "D018", "write `en`"),
    ("", "kind: news", "kind: newspapre",
     2, "D020", "did you mean `newspaper`? If not, add it to"),
    ("", "read: whole", "read: half", 7, "D013", "write one of whole, part"),
    ("", "read: whole", "read: whole\nread: part",
     8, "D007", "keep one; several values go into a list"),
    ("", "url: https://example.org/", "url: example.org/",
     6, "D065", "write `https://example.org/"),
    ("", "url: https://example.org/", "url: htps://example.org/", 6, "D065", "write `https://…`"),
    ("", "url: https://example.org/", "url: javascript:alert(", 6, "D065", "write `https://…`"),
    ("", "publisher: Gazette", "publisher: [Gazette]", 3, "D008", "write one key or item a line"),
    ("", "issued: 1911-08-02", "issued: [1911-07..1911-08-02]",
     5, "D008", "put the whole date in quotes"),
    ("", "issued: 1911-08-02", "issued: [1911-08-01, 1911-08-02]",
     5, "D008", "put the whole date in quotes"),
    ("", "title: The", "title: 'The", 1, "D005", "write `'` at the end of the line"),
    ("", "title: The", "title: &a The", 1, "D009", "remove it"),
    ("", "title: The", "titel: The", 1, "D011", "did you mean `title`?"),
    ("", "  voice: union", "  voice: unoin",
     13, "D045", "did you mean `union`? If not, add it to"),
    ("", "  voice: union", "  voice: strike-1911", 13, "D026", "name an actor"),
    ("", "  voice: union", "  voice:", 13, "D015", "write a value or remove the key"),
    ("", "  voice: union", "  voice: Dockers' Union",
     13, "D014", "did you mean `union`? If not, add it to actors.yaml as `dockers-union:`"),
    ("", "  voice: union", "  voice: Sindicato de Estibadóres",
     13, "D014", "did you mean `union`? If not, add it to actors.yaml as"),
    ("", "  voice: union", "  voice: Rupert Hentzau",
     13, "D014", "add it to actors.yaml as `rupert-hentzau:`, and name it so here"),
    ("", "  about: march-1911", "  about: march-1912",
     14, "D020", "did you mean `march-1911`? If not, add it to"),
    ("", "  about: march-1911", "  abuot: march-1911", 14, "D011", "did you mean `about`?"),
    ("", "  about: march-1911\n  count", "  about: march-1911\n count",
     15, "D005", "let the keys that belong together begin in"),
    ("", "people-affected\n", "peple-affected\n",
     15, "D020", "did you mean `people-affected`? If not, add"),
    ("", "people-affected\n", "\n", 15, "D040", "write `count: "),
    ("", "people-affected\n", "flow\n", 15, "D042", "name one of the things under it"),
    ("", "  count: 1", "  count: about 1", 15, "D041", "write `count: ~"),
    ("", "  count: 1", "  count: 1,1", 15, "D059", "write `"),
    ("", "  count: 1", "  count: -1", 15, "D060", "look at the source again; a fall is a"),
    ("", "  count: 1", "  count: 1.5", 15, "D059", "write `"),
    ("", "when: 1911-08-01", "when: 1911-08-01/1911-07-01",
     16, "D022", "write 1911-07-01/1911-08-01 if the two were"),
    ("", "when: 1911-08-01", "when: summer 1911",
     16, "D021", "write the months, [1911-06..1911-08] north"),
    ("", "when: 1911-08-01", "when: 1911-13", 16, "D021", "write 1911/1913"),
    ("", "when: 1911-08-01", "when: 1911-08-01 to 1911-08-03",
     16, "D021", "write 1911-08-01/1911-08-03"),
    ("", "happened: 1911-08-01", "happend: 1911-08-01", 11, "D011", "did you mean `happened`?"),
    ("", "happened: 1911-08-01", "happened: yesterday",
     11, "D021", "work it out from the day of the page and say"),
    ("", "happened: 1911-08-01\n", "happened: 1911-08-01\n  place: twon\n",
     12, "D020", "did you mean `town`? If not, add it to"),
    ("", "happened: 1911-08-01\n", "happened: 1911-08-01\n  place: union\n",
     12, "D026", "name a place"),
    ("", "happened: 1911-08-01\n", "actors:\n    decider: nobody-known\n",
     12, "D020", "add it to actors.yaml"),
    ("", "happened: 1911-08-01\n", "actors:\n    decidr: union\n",
     12, "D020", "did you mean `decider`? If not, add it to"),
    ("", "happened: 1911-08-01\n", "actors: union\n",
     11, "D012", "write each role in a line below `actors:`"),
    ("", "happened: 1911-08-01\n", "happened: 1911-08-01\n  put-as: claimed\n",
     12, "D013", "write one of asserted, denied, proposed,"),
    ("", "happened: 1911-08-01\n", _SIXTEEN,
     12, "D046", "quote only the words that are the fact"),
    ("", "happened: 1911-08-01\n", "happened: 1911-08-01\n  quoted: true\n",
     12, "D064", "add `wording:`, or remove it"),
    ("", "happened: 1911-08-01\n", "denies: day-z\n", 11, "D048", "did you mean `day-a`?"),
    ("", "happened: 1911-08-01\n", "denies: day-a\n  place: town\n",
     11, "D049", "put the statement into an item of its own"),
    ("", "happened: 1911-08-01\n", "happened: 1911-08-01\n  en: only english\n",
     12, "D017", "add `es: …`"),
    ("", "- at: paragraph 1\n  about", "-  about",
     10, "D005", "let the keys that belong together begin in"),
    ("", "  about: strike-1911\n", "\tabout: strike-1911\n", 10, "D006", "type two spaces"),
    ("", "happened: 1911-08-01\n", "caused-by: union\n",
     11, "D026", "name an event or an instrument"),
    ("", "happened: 1911-08-01\n", "caused-by: strike-1911\n",
     11, "D061", "name the other one, as the page has it"),
    ("", "happened: 1911-08-01\n", "happened: 1911-08-01\n  en: a\u202eb\n  es: b\n",
     12, "D004", "delete it"),
    ("", "happened: 1911-08-01\n", "holds: chair\n", 11, "D026", "name an actor"),
    ("", "read: whole\n", "read: whole\ncopy-of: base-z\n",
     8, "D020", "did you mean `base-a`? If the text is not"),
    ("", "read: whole\n", "read: whole\nsha256: abc\n",
     8, "D013", "64 hexadecimal digits: `backstory add source`"),
    ("", "read: whole\n", "read: whole\ncaution: partizan-host\n",
     8, "D020", "did you mean `partisan-host`? If not, add it"),
]  # fmt: skip
"""The file (none: a source of its own), what stands there, what somebody writes instead; the line,
the code and how the remedy begins."""


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the dossier with every slip in it."""
    folder = tmp_path_factory.mktemp("slips") / "dock-strike"
    (folder / "sources").mkdir(parents=True)
    texts = dict(FILES)
    for day, voice, number in (("a", "union", 1), ("b", "board", 2)):
        said = SIGNED.format(day=day, voice=voice, number=number)
        said += "  count: 400 people-affected\n" if day == "a" else ""
        texts[f"sources/base-{day}.yaml"] = HEAD.format(n=900 + number) + said
    for number, (file, old, new, *_) in enumerate(SLIPS):
        name = file or _name(number)
        text = texts.get(name) or HEAD.format(n=100 + number) + ITEMS.format(n=100 + number)
        assert old in text, (name, old)
        texts[name] = text.replace(old, new, 1)
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def _name(number: int) -> str:
    return f"sources/s{number:02}.yaml"


def test_each_is_told_once_on_its_line_with_its_remedy(spoilt: Path) -> None:
    told: dict[str, list[tuple[int, str, str]]] = {}
    for problem in check(spoilt).problems:
        if problem.severity == 2:
            name = Path(problem.at.file).relative_to(spoilt).as_posix()
            told.setdefault(name, []).append((problem.at.line, problem.code, problem.mend))
    for number, (file, _, new, line, code, mend) in enumerate(SLIPS):
        found = told.pop(file or _name(number), [])
        assert [each[:2] for each in found] == [(line, code)], (new, found)
        assert found[0][2].startswith(mend), (new, found)
    assert told == {}


_TERMS = """\
- at: paragraph 8
  voice: board
  about: ada
  holds: chair
  when: 1910/1911
- at: paragraph 9
  voice: board
  about: board
  holds: chair
  when: 1910/1911
- at: paragraph 1
"""
_ANSWER = """\
- at: paragraph 7
  about: march-1911
  happened: 1911-07-20
- at: paragraph 8
  about: pardon-1911
  happened: 1911-08-01
- at: paragraph 9
  voice: board
  about: march-1911
  responds-to: pardon-1911
- at: paragraph 1
"""
_TWICE = """\
- at: paragraph 1
  voice: board
  about: strike-1911
  happened: 1911-08-02
- at: paragraph 1
"""
_UNSAID = ("R001",)
"""Nobody speaks of some events of the small dossier."""
MORE = {
    "two hold one post, beside a spoilt disagreement": [
        ("disagreements.yaml", "  - day-b\n", "", "D050"),
        ("sources/base-a.yaml", "- at: paragraph 1\n", _TERMS, "R006"),
    ],
    "an answer to what came later, by an event of no kind": [
        ("events.yaml", "kind: protest", "kind: protst", "D020"),
        ("sources/base-b.yaml", "- at: paragraph 1\n", _ANSWER, "R008"),
    ],
    "a list below a text": [("sources/base-b.yaml", "says:", "says: |", "D005")],
    "one statement with an id and without": [
        ("sources/base-b.yaml", "- at: paragraph 1\n", _TWICE, "D053")
    ],
}


@pytest.mark.parametrize("case", MORE)
def test_one_slip_hides_no_other_and_brings_none(case: str, tmp_path: Path) -> None:
    folder = tmp_path / "dock-strike"
    (folder / "sources").mkdir(parents=True)
    texts = dict(FILES)
    for day, voice, number in (("a", "union", 1), ("b", "board", 2)):
        said = SIGNED.format(day=day, voice=voice, number=number)
        said += "  count: 400 people-affected\n" if day == "a" else ""
        texts[f"sources/base-{day}.yaml"] = HEAD.format(n=900 + number) + said
    for file, old, new, _ in MORE[case]:
        assert old in texts[file]
        texts[file] = texts[file].replace(old, new, 1)
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    told = [p.code for p in check(folder).problems if p.severity == 2 and p.code not in _UNSAID]
    assert sorted(told) == sorted(code for *_, code in MORE[case])
