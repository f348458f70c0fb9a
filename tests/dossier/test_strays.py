"""A file that nobody reads is told first, as the cause; what is missed of it is counted."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from paths import GOOD

from backstory.cli import doors
from backstory.errors import Severity
from backstory.graph import check
from backstory.words.messages import problems_in_words

GAZETTE = "sources/gazette-1911-08-10.yaml"
WIRE = "sources/wire-1911-08-11.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD / "ruritania-lockout", tmp_path / "ruritania-lockout"))


@pytest.mark.parametrize(("there", "told"), [
    ("sources/gazette-1911-08-10.yml", "sources/gazette-1911-08-10.yml"),
    ("sources/gazette-1911-08-10.yaml.txt", "sources/gazette-1911-08-10.yaml.txt"),
    ("sources/gazette-1911-08-10.YAML", "sources/gazette-1911-08-10.YAML"),
    ("sources/press/gazette-1911-08-10.yaml", "sources/press"),
    ("press/1911/gazette-1911-08-10.yaml", "press"),
    ("gazette-1911-08-10.yaml", "gazette-1911-08-10.yaml"),
])  # fmt: skip
def test_a_source_that_nobody_reads_is_told_first_and_alone(
    there: str, told: str, folder: Path
) -> None:
    (folder / there).parent.mkdir(parents=True, exist_ok=True)
    (folder / GAZETTE).rename(folder / there)
    found = check(folder)
    grave = [each for each in found.problems if each.severity == Severity.PROBLEM]
    assert [(each.code, each.at.file) for each in grave] == [("D066", str(folder / told))]
    assert found.problems[0] == grave[0]
    assert found.following >= 10
    assert found.dossier is None or found.worst == Severity.PROBLEM
    shown = CliRunner().invoke(doors, ["check", str(folder), "--quiet"])
    assert shown.exit_code == 1
    assert f"{told}:1:1: D066" in shown.output


def test_a_file_of_names_among_the_sources_is_told_where_it_belongs(folder: Path) -> None:
    """It was told to hold no `key: value`, and holds nothing else."""
    shutil.copyfile(folder / "places.yaml", folder / "sources" / "places.yaml")
    (told,) = [p for p in check(folder).problems if p.at.file.endswith("sources/places.yaml")]
    assert (told.code, told.mend) == ("D012", "move it to where dossier.yaml is")
    assert "none of the keys" in told.what


def test_a_copy_or_a_draft_that_nothing_misses_is_a_warning(folder: Path) -> None:
    (folder / "drafts").mkdir()
    shutil.copy(folder / WIRE, folder / "drafts" / "later.yaml")
    (folder / "old.csv").write_text("a,b\n", "utf-8")
    found = [each for each in check(folder).problems if each.code == "D066"]
    assert [each.severity for each in found] == [Severity.WARNING, Severity.WARNING]


def test_another_mistake_is_told_beside_a_file_that_nobody_reads(folder: Path) -> None:
    (folder / GAZETTE).rename(folder / GAZETTE.replace(".yaml", ".yml"))
    board = folder / "sources" / "board-report-1911.yaml"
    text = board.read_text("utf-8").replace("denies: union-ships", "denies: union-boats", 1)
    board.write_text(text.replace("holds: king", "holds: queen"), "utf-8")
    found = check(folder)
    grave = [(p.code, p.at.line) for p in found.problems if p.severity == Severity.PROBLEM]
    assert grave == [("D066", 1), ("D048", 12), ("D020", 34)]


def test_copies_in_a_circle_are_told_once(folder: Path) -> None:
    path = folder / GAZETTE
    text = path.read_text("utf-8").replace("read: whole", "read: whole\ncopy-of: wire-1911-08-11")
    path.write_text(text, "utf-8")
    found = [each for each in check(folder).problems if each.code == "D047"]
    assert [(Path(each.at.file).name, each.at.line) for each in found] == [(path.name, 8)]
    assert "copia de sí misma" in problems_in_words(found, 0, "es")[0]


def test_an_address_that_is_hidden_without_a_reason_is_told(folder: Path) -> None:
    path = folder / WIRE
    path.write_text(path.read_text("utf-8").replace("caution: mirror\n", ""), "utf-8")
    (found,) = [each for each in check(folder).problems if each.code == "D064"]
    assert (found.at.line, found.severity) == (14, Severity.WARNING)


def test_a_voice_of_the_head_that_is_no_id_hides_nothing_of_its_source(folder: Path) -> None:
    path = folder / "sources" / "board-report-1911.yaml"
    text = path.read_text("utf-8").replace("\nvoice: harbour-board", "\nvoice: Harbour Board")
    text = text.replace("url: https://", "url: https//").replace("when: 1911-08-10", "when: x")
    path.write_text(text, "utf-8")
    grave = [p for p in check(folder).problems if p.severity == Severity.PROBLEM]
    assert [(p.code, p.at.line) for p in grave] == [("D014", 8), ("D065", 9), ("D021", 17)]


def test_who_names_a_copied_claim_by_the_id_that_it_lost_is_not_told(folder: Path) -> None:
    path = folder / GAZETTE
    path.write_text(path.read_text("utf-8").replace("id: union-date", "id: board-date"), "utf-8")
    grave = [p for p in check(folder).problems if p.severity == Severity.PROBLEM]
    assert [(p.code, p.at.line) for p in grave] == [("D024", 19)]


def test_a_page_of_another_age_is_told_at_its_day_and_not_at_each_claim(folder: Path) -> None:
    path = folder / GAZETTE
    path.write_text(path.read_text("utf-8").replace("issued: 1911", "issued: 1191"), "utf-8")
    found = [p for p in check(folder).problems if p.code in ("D077", "R028")]
    assert [(p.code, p.at.line) for p in found] == [("D077", 6)]


@pytest.mark.parametrize(("file", "well", "slip", "told"), [
    (GAZETTE, "  id: board-date", "id: board-date", ("D005", 11)),
    (GAZETTE, "  actors:\n    decider: harbour-board\n\n",
     "actors:\n  decider: harbour-board\n\n", ("D005", 15)),
    ("events.yaml", "  es: Levantamiento", "es: Levantamiento", ("D005", 13)),
    ("concepts.yaml", "    broader: politics", "  broader: politics", ("D011", 6)),
])  # fmt: skip
def test_a_key_that_stands_too_far_out_hides_nothing(
    file: str, well: str, slip: str, told: tuple[str, int], folder: Path
) -> None:
    path = folder / file
    text = path.read_text("utf-8")
    assert well in text
    path.write_text(text.replace(well, slip, 1), "utf-8")
    reading = check(folder)
    grave = [(p.code, p.at.line) for p in reading.problems if p.severity == Severity.PROBLEM]
    assert grave == [told]
    assert reading.following == 0


def test_the_only_label_of_a_place_that_stands_too_far_out_is_told_alone(folder: Path) -> None:
    text = (folder / "places.yaml").read_text("utf-8").replace("  name:", "name:")
    (folder / "places.yaml").write_text(text, "utf-8")
    grave = [p for p in check(folder).problems if p.severity == Severity.PROBLEM]
    assert [(p.code, p.at.line) for p in grave] == [("D011", 3)]


@pytest.mark.parametrize(("beside", "known"), [(199, True), (200, False)])
def test_so_many_files_of_a_folder_that_nobody_reads_are_looked_into(
    beside: int, known: bool, folder: Path
) -> None:
    (folder / "press").mkdir()
    for each in range(beside):
        (folder / "press" / f"a{each:03}.yaml").write_text("- nothing\n", "utf-8")
    (folder / GAZETTE).rename(folder / "press" / "gazette-1911-08-10.yaml")
    found = check(folder)
    severity = next(each.severity for each in found.problems if each.code == "D066")
    assert (severity == Severity.PROBLEM) is known


@pytest.mark.parametrize(("link", "severity"), [
    ("sources/gone.yaml", Severity.PROBLEM), ("links.yaml", Severity.PROBLEM),
    ("texts/gone.txt", Severity.WARNING), ("sources/more", Severity.WARNING),
    ("README.md", Severity.WARNING),
])  # fmt: skip
def test_a_link_that_leads_nowhere_is_told_as_one(
    link: str, severity: Severity, folder: Path
) -> None:
    """It was told as a file that cannot be read, or passed by."""
    (folder / link).symlink_to("/nowhere/there.yaml")
    found = [each for each in check(folder).problems if each.at.file == str(folder / link)]
    assert [(each.code, each.severity) for each in found] == [("D001", severity)]
    assert found[0].what == "this is a link to `/nowhere/there.yaml`, and nothing is there"
    assert "esto es un enlace a `/nowhere/there.yaml`" in problems_in_words(found, 0, "es")[0]


def test_a_concept_is_told_by_the_name_that_people_gave_it(folder: Path) -> None:
    """R033 named it `counted-ships-idle`, by its address."""
    page = folder / "concepts.yaml"
    page.write_text(page.read_text("utf-8").replace("    broader: stock\n", ""), "utf-8")
    (told,) = [each for each in check(folder).problems if each.code == "R033"]
    assert told.what.startswith("`ships-idle` is neither")
    assert told.mend.startswith("give `ships-idle` a `broader:`")


@pytest.mark.parametrize("key", ["url", "archived", "title", "kind", "publisher", "about"])
def test_a_password_in_an_address_stands_in_no_report(key: str, folder: Path) -> None:
    """A report is kept in logs; the address stood in it whole."""
    page = folder / "sources" / "secret.yaml"
    page.write_text(f"{key}: ftp://anna:{'secret' * 20}@board.example/a b\n", "utf-8")
    found = check(folder).problems
    for lang in ("en", "es"):
        assert "secretsecret" not in "\n".join(problems_in_words(found, 0, lang))


@pytest.mark.parametrize(
    "typed",
    [
        "check {}", "check --graph {}", "locate {} a b", "new {}", "show coup-2002 --graph {}",
        "diff {} nowhere.ttl",
    ],
)  # fmt: skip
def test_a_password_in_an_address_stands_in_no_message_of_the_shell(typed: str) -> None:
    told = CliRunner().invoke(doors, typed.format("https://me:secret99@localhost:1/a").split())
    assert told.exit_code in (1, 2)
    assert "secret99" not in told.output
