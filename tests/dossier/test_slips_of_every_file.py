"""What strangers slipped in one file after another is told once, for what it is."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from paths import GOOD

import backstory
from backstory.errors import Problem
from backstory.words.messages import problems_in_words

LOCKOUT = GOOD / "ruritania-lockout"
UNION = "sources/union-pamphlet-1911.yaml"
SOUND = "corrections.yaml", None, (
    "second:\n  date: 1912-01-31\n  change: withdrawn\n  because:\n    en: It is not there.\n"
    "    es: No está.\n"
)  # fmt: skip
SLIPS = {
    "more than so many, of what is at least": (
        "dossier.yaml", "  events: 3", "  events: >=3", "16:11 D013 write a whole number",
    ),
    "a quoted word within quotes": (
        "events.yaml", "  en: Rising of 1909", '  en: "The "great" rising"',
        "12:13 D005 write `'The \"great\" rising'`",
    ),
    "what a place lies in": (
        "places.yaml", "  name: Strelsau\n", "  name: Strelsau\n  in: ruritania\n",
        "D011 leave it out: no key stands for it",
    ),
    "the kind of a law": (
        "instruments.yaml", "  form: decree", "  kind: decree", "D011 did you mean `form`?",
    ),
    "an act": (
        "instruments.yaml", "  form: decree", "  form: act", "D020 did you mean `law`?",
    ),
    "a strike in Spanish": (
        "events.yaml", "  kind: protest", "  kind: huelga", "D020 did you mean `strike`?",
    ),
    "an office of an actor, misspelt": (
        "actors.yaml", "  kind: post\n", "  kind: post\n  hold: king\n",
        "D011 a source says it: write it as an item of `says:`",
    ),
    "a note of a disagreement": (
        "disagreements.yaml", "  en: The two", "  note: The two",
        "D011 write it without this key, as `en: …` and `es: …`",
    ),
    "the one key there is": ("expected.yaml", "stays:", "permanece:", "D011 did you mean `stays`?"),
    "a key that cannot be left out": (
        "disagreements.yaml", "  kind: date", "  kind:", "D015 write a value",
    ),
    "a day of a correction": (
        "corrections.yaml", None, SOUND[2].replace("1912-01-31", "31/1/1912"),
        "D021 write 1912-01-31",
    ),
    "a page without its number": (
        UNION, "- at: page 2\n", "- at: page\n", "D033 write its number: `at: page 3`",
    ),
    "a title in one language": (
        "disagreements.yaml", "  verdict: compatible", "  title-es: Dos comienzos",
        "D017 add `title-en: …`",
    ),
    "a meaning in one language": (
        "concepts.yaml", "    unit: ship\n", "    unit: ship\n    definition-es: Barcos.\n",
        "D017 add `definition-en: …`",
    ),
    "a role in Spanish": (
        UNION, "    speaker: anna-tarlenheim", "    líder: anna-tarlenheim", "D014 write `leader`",
    ),
    "words in their quotation marks": (
        UNION, "- at: page 2\n", "- at: page 2\n  wording: “no bread”\n", "D076 write `no bread`",
    ),
    "as much as is expected in all": (
        "dossier.yaml", "expect:\n  events: 3\n  claims: 20", "expect: 20",
        "D012 write its keys below `expect:`, one a line and two spaces in: `events: …`",
    ),
    "a proper name in two languages": (
        "places.yaml", "  name: Strelsau\n", "  name:\n    en: Strelsau\n",
        "D012 take out `name:`, and write `en: …` and `es: …` in its place",
    ),
    "nothing that must stay": (
        "expected.yaml", "  count: 40 ships-idle", "  put-as: ordered",
        "D057 put the claim back, or change expected.yaml",
    ),
    "a gist with one language below it": (
        UNION, "- at: page 2\n", "- at: page 2\n  gist:\n    en: No.\n    es: No.\n  es: No.\n",
        "D011 put it below `gist:`",
    ),
    "a value that nobody counts": (
        "disagreements.yaml", "  kind: date", "  kind: value", "D064 write another `kind:`",
    ),
    "a name that nobody gives": (
        "disagreements.yaml", "  kind: date", "  kind: name",
        "D064 write another `kind:`, or name a claim that says it in words",
    ),
    "an event that may be either of two": (
        "events.yaml", "  kind: coup", "  kind: vote", "D020 write one of adoption, rejection; or",
    ),
}  # fmt: skip


def test_a_word_of_two_languages_tells_nothing_of_the_one_words_are_in(tmp_path: Path) -> None:
    """The `a` of Spanish let six English words pass for Spanish."""
    folder = Path(shutil.copytree(LOCKOUT, tmp_path / LOCKOUT.name))
    (folder / "sources" / "diario-1911.yaml").write_text(
        "title: El pan\nkind: newspaper\npublisher: Diario\nlanguage: es\nissued: 1911-08-12\n"
        "read: whole\nsays:\n- at: page 1\n  about: lockout-1911\n"
        "  characterised-as: a blow to the bread of the port\n",
        "utf-8",
    )
    assert "D073" in {p.code for p in _told(folder)}


def test_a_disagreement_over_days_names_claims_that_give_one(tmp_path: Path) -> None:
    """Only one over values was held to what its claims are."""
    folder = Path(shutil.copytree(LOCKOUT, tmp_path / LOCKOUT.name))
    (folder / "sources" / "weekly-1911.yaml").write_text(
        "title: Names\nkind: newspaper\npublisher: Weekly\nlanguage: en\nissued: 1911-08-12\n"
        "read: whole\nabout: rising-1909\nsays:\n- at: page 1\n  id: a-riot\n"
        "  characterised-as: riot\n- at: page 2\n  id: a-rising\n  characterised-as: rising\n",
        "utf-8",
    )
    path = folder / "disagreements.yaml"
    whole = path.read_text("utf-8")
    text = whole.replace("board-date", "a-riot").replace("union-date", "a-rising")
    for kind, told in (("date", ["D064"]), ("name", [])):
        path.write_text(text.replace("kind: date", f"kind: {kind}"), "utf-8")
        found = [p for p in _told(folder) if p.at.file == str(path)]
        assert [p.code for p in found] == told


def test_that_a_voice_says_something_of_a_thing_can_be_expected(tmp_path: Path) -> None:
    """Without a predicate an item of expected.yaml asked for nothing, and nobody was told."""
    folder = Path(shutil.copytree(LOCKOUT, tmp_path / LOCKOUT.name))
    (folder / "expected.yaml").write_text(
        "stays:\n- about: lockout-1911\n  voice: dockers-union\n"
        "- about: lockout-1911\n  voice: anna-tarlenheim\n",
        "utf-8",
    )
    told = [p for p in _told(folder) if p.severity == 2]
    assert [(p.code, p.at.line) for p in told] == [("D057", 4)]


def _told(folder: Path) -> list[Problem]:
    return list(backstory.check(folder).problems)


@pytest.fixture(scope="module")
def sound() -> set[Problem]:
    return set(_told(LOCKOUT))


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_of_any_file_is_told_once_and_in_both_languages(
    slip: tuple[str, str | None, str, str], tmp_path: Path, sound: set[Problem]
) -> None:
    file, there, instead, expected = slip
    folder = Path(shutil.copytree(LOCKOUT, tmp_path / LOCKOUT.name))
    text = (folder / file).read_text("utf-8") if there else ""
    assert not there or there in text
    (folder / file).write_text(text.replace(there, instead, 1) if there else instead, "utf-8")
    before = {(Path(p.at.file).name, p.code, p.what) for p in sound}
    told = [p for p in _told(folder) if p.severity
            and (Path(p.at.file).name, p.code, p.what) not in before]  # fmt: skip
    assert {p.at.file for p in told} == {str(folder / file)}
    lines = {f"{p.at.line}:{p.at.column} {p.code} {p.mend}" for p in told}
    assert all(expected in line for line in lines), lines
    (spanish,) = problems_in_words(told, 0, "es")
    assert spanish.partition("remedio: ")[2] not in ("", told[0].mend)


def _without(folder: Path, *heads: str) -> None:
    """Take lines out of every file of a dossier."""
    for path in folder.rglob("*.yaml"):
        lines = path.read_text("utf-8").splitlines(keepends=True)
        path.write_text("".join(x for x in lines if not x.startswith(heads)), "utf-8")


def test_that_no_source_states_its_language_is_told_once_where_it_is_mended(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(LOCKOUT, tmp_path / LOCKOUT.name))
    _without(folder, "language:")
    (problem,) = [p for p in _told(folder) if p.code == "D010"]
    assert problem.at.file.endswith("dossier.yaml"), "it was told once a source"
    assert "4 sources state none" in problem.what


def test_what_no_mistake_can_explain_is_missed_all_the_same(tmp_path: Path) -> None:
    """That 20 claims of 900 were there passed for what followed from a misspelt name or two."""
    folder = Path(shutil.copytree(LOCKOUT, tmp_path / LOCKOUT.name))
    for file, there, instead in (
        ("dossier.yaml", "claims: 20", "claims: 900"),
        (UNION, "about: anna-tarlenheim", "about: anna"),
    ):
        text = (folder / file).read_text("utf-8")
        (folder / file).write_text(text.replace(there, instead, 1), "utf-8")
    assert {p.code for p in _told(folder) if p.severity == 2} == {"D020", "D055"}


def test_names_that_no_mistake_can_hide_are_missed_all_the_same(tmp_path: Path) -> None:
    """The labels and kinds of six events passed for more events, once any file had a mistake."""
    folder = Path(shutil.copytree(LOCKOUT, tmp_path / LOCKOUT.name))
    events = len(backstory.check(folder).dossier.events)
    head = folder / "dossier.yaml"
    told = re.sub(r"(?m)^  events: .*$", f"  events: {events + 4}", head.read_text("utf-8"))
    head.write_text(told, "utf-8")
    page = folder / UNION
    page.write_text(page.read_text("utf-8").replace("about: anna-tarlenheim", "about: anna", 1))
    assert {p.code for p in _told(folder) if p.severity == 2} == {"D020", "D055"}


@pytest.mark.parametrize("code", ["spa", "mx"])
def test_words_are_held_to_no_language_that_a_wrong_code_does_not_mean(
    tmp_path: Path, code: str
) -> None:
    """Spanish words of a page in `spa` were told to be given in English."""
    folder = Path(shutil.copytree(LOCKOUT, tmp_path / LOCKOUT.name))
    page = folder / UNION
    text = re.sub(r"(?m)^language: .*\n", "", page.read_text("utf-8"))
    text = f"language: {code}\n{text}"
    text += "\n- at: page 9\n  about: anna-tarlenheim\n"
    text += "  wording: borrón y cuenta nueva de los puertos\n"
    text += "  en: A clean slate.\n  es: Borrón y cuenta nueva.\n"
    page.write_text(text, "utf-8")
    assert "D073" not in {p.code for p in _told(folder)}


def test_what_stands_a_second_time_is_missed_by_nobody(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(LOCKOUT, tmp_path / LOCKOUT.name))
    for file, more in (
        ("events.yaml", "feast-1911:\n  en: Feast\n  es: Fiesta\n  kind: protest\n"),
        (UNION, "- at: page 9\n  about: march-1911\n  about: feast-1911\n  place: strelsau\n"),
    ):
        path = folder / file
        path.write_text(f"{path.read_text('utf-8').rstrip()}\n{more}", "utf-8")
    told = [p for p in _told(folder) if p.severity == 2]
    assert [p.code for p in told] == ["D007"], "the event in the second was said to be of no claim"


def test_a_dossier_that_states_no_languages_is_asked_for_them_alone(tmp_path: Path) -> None:
    """Titled in one of them alone, it was told that every text of the other has to go."""
    folder = Path(shutil.copytree(LOCKOUT, tmp_path / LOCKOUT.name))
    _without(folder, "languages:", "- en", "- es", "  es: El cierre patronal de Ruritania")
    told = [p.what for p in _told(folder) if p.severity == 2]
    assert told == ["`languages` is missing"]
    head = folder / "dossier.yaml"
    head.write_text(head.read_text("utf-8") + "idiomas:\n- en\n- es\n", "utf-8")
    told = [p.mend for p in _told(folder) if p.severity == 2]
    assert "did you mean `languages`?" in told, "what it states is held to, misspelt or not"
