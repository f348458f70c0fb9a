"""Mistakes on different floors of one dossier are all told in one run, and little that follows."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from paths import GOOD

from backstory.dossier.reader import Reading, read_all
from backstory.graph.growing import check

BOARD, GAZETTE = "sources/board-report-1911.yaml", "sources/gazette-1911-08-10.yaml"
UNION, WIRE = "sources/union-pamphlet-1911.yaml", "sources/wire-1911-08-11.yaml"


@pytest.fixture
def spoilt(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD / "ruritania-lockout", tmp_path / "ruritania-lockout"))


def _read(folder: Path, *slips: tuple[str, str, str]) -> Reading:
    for name, there, wrong in slips:
        text = (folder / name).read_text("utf-8")
        assert there in text
        (folder / name).write_text(text.replace(there, wrong, 1), "utf-8")
    return read_all(folder)


def _told(found: Reading) -> set[tuple[str, str]]:
    return {(Path(p.at.file).stem, p.code) for p in found.problems if p.severity == 2}


def test_what_is_expected_is_missed_though_other_files_have_mistakes(spoilt: Path) -> None:
    found = _read(
        spoilt,
        (UNION, "    speaker: anna-tarlenheim", "    speakers: anna-tarlenheim"),
        ("places.yaml", "  name: Strelsau\n", "  name: Strelsau\n   es: Strelsau\n"),
        ("dossier.yaml", "  events: 3", "  events: 300"),
        ("expected.yaml", "count: 40 ships-idle", "count: 41 ships-idle"),
        ("expected.yaml", "place: strelsau", "place: strelsaw"),
    )
    assert {("dossier", "D055"), ("expected", "D057")} < _told(found)
    assert [p.code for p in found.problems].count("D057") == 2


@pytest.mark.parametrize(
    ("name", "there", "wrong"),
    [
        (GAZETTE, "  count: 40 ships-idle\n", "  count: 40 ships-idel\n"),
        (GAZETTE, "- at: 117-135 40", "- at: 117-135 40\n  odd: yes\n  more: [x"),
        (GAZETTE, "ships\n  voice: dockers-union", "ships\n  voice: dockers"),
        (GAZETTE, "title: Lockout at", "title: \"Lockout at"),
        (GAZETTE, "says:", "sys:"),
        ("events.yaml", "kind: lockout", "kind: lockot"),
        ("events.yaml", "lockout-1911:", "lockout_1911:"),
        ("events.yaml", "  en: Strelsau", "  en: [Strelsau"),
        ("places.yaml", "strelsau:", "streslau:"),
        ("actors.yaml", "dockers-union:", "dockers-unoin:"),
        ("actors.yaml", "kind: body\n  position: party", "kind: boddy\n  position: party"),
        ("concepts.yaml", "  ships-idle:", "  ships-idol:"),
        (GAZETTE, "  place: strelsau\n", "  plaec: strelsau\n"),
    ],
)  # fmt: skip
def test_what_was_passed_by_is_not_missed(spoilt: Path, name: str, there: str, wrong: str) -> None:
    """What expected.yaml asks for stands where something is wrong."""
    found = _read(spoilt, (name, there, wrong))
    assert "D057" not in {p.code for p in found.problems}
    assert _told(found)


def test_what_counts_a_thing_of_an_unknown_unit_merely_follows(spoilt: Path) -> None:
    found = _read(spoilt, ("concepts.yaml", "    unit: ship\n", "    unit: shipp\n"))
    assert _told(found) == {("concepts", "D020")}


def test_a_concept_that_is_written_with_a_blank_is_told_once(spoilt: Path) -> None:
    found = _read(spoilt, ("concepts.yaml", "  lockout:", "  lock out:"))
    assert _told(found) == {("concepts", "D014")}


def test_a_misspelt_title_is_not_missed_too(spoilt: Path) -> None:
    found = _read(spoilt, (GAZETTE, "title: Lockout", "titel: Lockout"))
    assert _told(found) == {("gazette-1911-08-10", "D011")}


def test_a_list_in_which_something_stands_twice_is_told_so_and_not_as_too_long(
    spoilt: Path,
) -> None:
    found = _read(spoilt, ("dossier.yaml", "- es\n", "- es\n- en\n"))
    assert "`languages`: 'en' stands there twice" in [p.what for p in found.problems]


@pytest.mark.parametrize(
    ("name", "there", "wrong", "told"),
    [
        (BOARD, "  holds: king", "  holds: anna-tarlenheim",
         "`holds`: 'anna-tarlenheim' is of the kind `person`, not `post`"),
        (UNION, "  member-of: dockers-union", "  member-of: king",
         "`member-of`: 'king' is of the kind `post`, not `body` or `group`"),
        ("concepts.yaml", "    broader: politics", "    broader: lockout",
         "`lockout` stands above itself: its `broader` leads back to it"),
        ("concepts.yaml", "    broader: politics",
         "    broader: walkout\n  walkout:\n    en: w\n    es: w\n    broader: lockout",
         "`lockout` stands above itself: its `broader` leads back to it"),
    ],
)  # fmt: skip
def test_what_cannot_be_pointed_at_is_told(
    spoilt: Path, name: str, there: str, wrong: str, told: str
) -> None:
    found = _read(spoilt, (name, there, wrong))
    assert [p.what for p in found.problems if p.severity == 2] == [told]


def test_a_source_whose_name_is_taken_is_held_to_all_the_rest(spoilt: Path) -> None:
    """Its items were looked at in the next run only, once it had another name."""
    (spoilt / "sources" / "king.yaml").write_text(
        """title: The king writes
kind: newspaper
publisher: Harbour Gazette
language: en
issued: 1911-08-02
read: whole
about: lockout-1911
says:
- at: paragraph 1
  voice: nobody-at-all
  count: 12 ships-idel
- at: paragraph 2
  id: union-ships
  happened: 1911-13-01
- at: paragraph 3
  happened: 1911-09-10
""",
        "utf-8",
    )
    found = check(spoilt)
    told = [(p.at.line, p.code) for p in found.problems if p.at.file.endswith("king.yaml")]
    assert told == [
        (1, "D024"), (10, "D045"), (11, "D020"), (13, "D024"), (14, "D021"), (15, "R028"),
    ]  # fmt: skip


def test_an_id_of_two_things_is_told_though_the_first_is_of_a_wrong_kind(spoilt: Path) -> None:
    """The second fault showed in the next run only, once the first was mended."""
    with (spoilt / "instruments.yaml").open("a", encoding="utf-8") as file:
        file.write("lockout-1911:\n  name: Lockout text\n  form: law\n")
    found = _read(spoilt, ("events.yaml", "kind: lockout", "kind: lockot"))
    assert _told(found) == {("events", "D020"), ("instruments", "D025")}


def test_a_rate_with_a_unit_of_its_own_may_pass_a_hundred(spoilt: Path) -> None:
    with (spoilt / "concepts.yaml").open("a", encoding="utf-8") as file:
        file.write("  percent-on-year:\n    en: per cent on the year\n    es: tasa interanual\n")
    found = _read(
        spoilt,
        ("concepts.yaml", "    unit: ship\n", "    unit: percent-on-year\n"),
        (GAZETTE, "count: 40 ships-idle", "count: 120.5 ships-idle"),
        ("expected.yaml", "count: 40 ships-idle", "count: 120.5 ships-idle"),
    )
    assert not [p.what for p in found.problems if p.severity == 2]


def test_a_source_whose_one_item_denies_nothing_is_not_told_to_be_empty_too(spoilt: Path) -> None:
    (spoilt / "sources" / "echo-1911-08-12.yaml").write_text(
        "title: No\nkind: newspaper\npublisher: Echo\nlanguage: en\nissued: 1911-08-12\n"
        "read: whole\nsays:\n- at: paragraph 1\n  denies: nobody-said\n",
        "utf-8",
    )
    told = [p.code for p in check(spoilt).problems if "echo" in p.at.file]
    assert told == ["D048"]


def test_what_a_voice_calls_something_is_held_to_the_language_of_its_source(spoilt: Path) -> None:
    found = _read(spoilt, (BOARD, "characterised-as: riot",
                           "characterised-as: un golpe de los estibadores"))  # fmt: skip
    assert [p.code for p in found.problems] == ["D073"]


@pytest.mark.parametrize(
    ("there", "wrong", "code"),
    [
        ("characterised-as: riot", "characterised-as: un golpe de los estibadores", "D073"),
        ("characterised-as: riot", "remark:\n    en: 2 men fell.\n    es: 3 caen.", "D070"),
        ("characterised-as: riot", "put-as: expected\n  gist:\n    en: It is expected to end.\n"
         "    es: Se espera que termine.", "D072"),
    ],
)  # fmt: skip
def test_a_slip_in_what_is_said_of_an_unknown_event_is_told_in_the_same_run(
    spoilt: Path, there: str, wrong: str, code: str
) -> None:
    """It showed in the next run only, once the event had its right name."""
    found = _read(
        spoilt, (BOARD, there, wrong), (BOARD, "about: rising-1909", "about: rising-1908")
    )
    assert {"D020", code} <= {p.code for p in found.problems}


def test_what_a_link_rests_on_is_looked_at_beside_an_event_that_is_doubted(spoilt: Path) -> None:
    """Only what ties a thing to a text, passed by, could make it right after all."""
    (spoilt / "links.yaml").write_text(
        "march-after-lockout:\n  from: pardon-1911\n  relation: same-episode\n  to: lockout-1911\n"
        "  because:\n    en: Both are of the same summer.\n    es: Ambos son del mismo verano.\n"
        "  rests-on:\n  - union-ships\n  - king-office\n",
        "utf-8",
    )
    _read(spoilt, (BOARD, "  holds: king", "  id: king-office\n  holds: king"))
    assert "R036" in {p.code for p in check(spoilt).problems}
    _read(
        spoilt, (BOARD, "  responds-to: rising-1909", "  responds-to: rising-1909\n  colour: red")
    )
    assert "R036" in {p.code for p in check(spoilt).problems}
    _read(spoilt, (GAZETTE, "  instrument: pardon-letter", "  instrument: pardon-lettre"))
    assert "R036" not in {p.code for p in check(spoilt).problems}


def test_ids_below_a_misspelt_says_are_not_missed_elsewhere(spoilt: Path) -> None:
    """A disagreement that named them was said to name what no claim has."""
    found = _read(spoilt, (GAZETTE, "says:", "say:"))
    assert _told(found) == {("gazette-1911-08-10", "D011")}


def test_a_title_that_is_no_yaml_is_not_missed_too(spoilt: Path) -> None:
    found = _read(spoilt, (GAZETTE, "title: Lockout", "title: >\n  Lockout\n title: x"))
    assert _told(found) == {("gazette-1911-08-10", "D005")}


def test_a_concept_whose_broader_is_misspelt_is_not_without_a_sort_too(spoilt: Path) -> None:
    _read(spoilt, ("concepts.yaml", "    broader: stock", "    broadr: stock"))
    assert [p.code for p in check(spoilt).problems if p.severity == 2] == ["D011"]


def test_a_name_in_capitals_in_one_place_hides_nothing_of_another(spoilt: Path) -> None:
    """A place as an actor passed, since somewhere else the same place was called `Strelsau`."""
    found = _read(
        spoilt, (GAZETTE, "  place: strelsau", "  place: Strelsau"),
        (UNION, "    decider: king", "    decider: strelsau"),
    )  # fmt: skip
    assert {("gazette-1911-08-10", "D014"), ("union-pamphlet-1911", "D026")} <= _told(found)


@pytest.mark.parametrize(
    ("name", "there", "twice"),
    [
        (GAZETTE, "  voice: dockers-union\n",
         "  voice:\n  - dockers-union\n  - king\n  - dockers-union\n"),
        (GAZETTE, "  place: strelsau\n", "  place:\n  - strelsau\n  - strelsau\n"),
        ("disagreements.yaml", "  - union-date\n", "  - union-date\n  - union-date\n"),
        ("events.yaml", "  kind: pardon", "  also:\n  - clemency\n  - clemency\n  kind: pardon"),
    ],
)  # fmt: skip
def test_what_stands_twice_in_a_list_is_told_at_the_second(
    spoilt: Path, name: str, there: str, twice: str
) -> None:
    """It was taken once, without a word."""
    found = _read(spoilt, (name, there, twice))
    (problem,) = [p for p in found.problems if p.severity == 2]
    line = (spoilt / name).read_text("utf-8").split("\n")[problem.at.line - 1]
    assert problem.code == "D007"
    assert line.strip() == twice.split("\n  - ")[-1].split("\n")[0].join(("- ", ""))


def test_one_slip_in_several_claims_of_an_item_is_told_once(spoilt: Path) -> None:
    slip = ("  place: strelsau\n", "  place: strelsau\n  supports: union-dat\n")
    found = _read(spoilt, (GAZETTE, *slip))
    assert [p.code for p in found.problems if p.severity == 2] == ["D048"]


def test_a_source_that_says_nothing_is_told_whatever_else_is_wrong(spoilt: Path) -> None:
    gazette = (spoilt / "sources" / "gazette-1911-08-10.yaml").read_text("utf-8")
    head = gazette.partition("sha256:")[0].replace("Lockout", "Nothing")
    (spoilt / "sources" / "silent.yaml").write_text(f"{head}says:\n", "utf-8")
    events = spoilt / "events.yaml"
    events.write_text(events.read_text("utf-8").replace("kind: coup", "kind: coupp"), "utf-8")
    codes = {(each.code, Path(each.at.file).stem) for each in check(spoilt).problems}
    assert {("R023", "silent"), ("D020", "events")} <= codes
