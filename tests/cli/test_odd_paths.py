"""Whatever path is named at the shell: it is used, or told in a line; nothing else is written."""

from __future__ import annotations

import os
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from paths import GOOD, ROOT

import backstory
from backstory.cli import doors
from backstory.dossier.sheet_import import import_table
from backstory.errors import BackstoryError, CouldNotRun, DossierError
from backstory.graph.grown import write_store
from backstory.words.messages import message_in

GRAPH = str(ROOT / "tests" / "golden" / "ruritania-lockout.ttl")
SEEDS = str(GOOD / "ruritania-lockout")
COMMANDS = (
    "build PATH", "build PATH --store new", f"build {SEEDS} --out PATH", "check PATH",
    "check --graph PATH", f"site PATH --no-page --graph {GRAPH}", "shorten PATH",
    "show king --graph PATH", f"diff {GRAPH} PATH", f"read PATH --graph {GRAPH}",
    "locate PATH a b", f"verify {SEEDS} --sources PATH", "history king --graph PATH",
    f"export turtle --graph {GRAPH} --out PATH", f"view timeline.svg --graph {GRAPH} --out PATH",
    "import PATH --into PATH", "sparql ASK{} --graph PATH",
)  # fmt: skip
PATHS = ("loop", "x" * 300, "", "file/below", "/proc/self/mem")


@pytest.mark.parametrize("path", PATHS, ids=lambda path: repr(path[:12]))
@pytest.mark.parametrize("command", COMMANDS)
def test_an_odd_path_is_told_in_a_line(
    command: str, path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "file").write_text("old", "utf-8")
    words = [path if word == "PATH" else word for word in command.split(" ")]
    done = CliRunner().invoke(doors, words)
    raised = done.exception
    expected = (BackstoryError, SystemExit, click.ClickException, type(None))
    assert isinstance(raised, expected), repr(raised)
    if isinstance(raised, BackstoryError) and not isinstance(raised, DossierError):
        assert "\n" not in str(raised).strip()
    assert {each.name for each in tmp_path.iterdir()} == {"loop", "file"}
    assert (tmp_path / "file").read_text("utf-8") == "old"


def test_a_pipe_that_is_no_text_is_told_in_a_line() -> None:
    words = ["sparql", "-", "--graph", GRAPH]
    done = CliRunner().invoke(doors, words, input=b"ASK { ?s ?p '\xff' }")
    assert isinstance(done.exception, BackstoryError), repr(done.exception)
    assert str(done.exception) == "Standard input is not UTF-8 text: invalid start byte."
    assert CliRunner().invoke(doors, words, input=b"\xef\xbb\xbfASK { ?s ?p ?o }").exit_code == 0


@pytest.mark.parametrize(
    ("lang", "told"),
    [("en", "it is larger than 4,000,000 bytes."), ("es", "pasa de 4.000.000 bytes.")],
)
def test_what_is_too_large_is_told_alike_of_a_file_and_a_pipe(
    lang: str, told: str, tmp_path: Path
) -> None:
    """Of a pipe of ten megabytes it was told that it had four million characters."""
    text = b"ASK { ?s ?p ?o } #" + b"x" * 10_000_000
    (tmp_path / "long.rq").write_bytes(text)
    for where in (str(tmp_path / "long.rq"), "-"):
        done = CliRunner().invoke(doors, ["sparql", where, "--graph", GRAPH], input=text)
        assert isinstance(done.exception, CouldNotRun), repr(done.exception)
        assert message_in(str(done.exception), lang).endswith(told)


@pytest.mark.parametrize(
    "words",
    [["export", "bibtex", "--out"], ["view", "figures.svg", "--out"], ["read", "-", "--page"]],
)
def test_the_name_of_a_folder_is_no_file_to_write(words: list[str], tmp_path: Path) -> None:
    """A path forgets the slash at its end: `--out pictures/` wrote a file called `pictures`."""
    done = CliRunner().invoke(doors, [*words, f"{tmp_path}/pictures/"], input="A text.")
    assert "pictures/ is a folder; name a file in it" in str(done.exception)
    with pytest.raises(CouldNotRun, match="is a folder; name a file in it"):
        backstory.grow(SEEDS).view("figures").save(f"{tmp_path}/pictures.html/")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("odd", ["file", "pipe", "link", "loop"])
@pytest.mark.parametrize("door", ["import", "store", "table"])
def test_what_is_no_folder_is_told_by_python_as_at_the_shell(
    door: str, odd: str, tmp_path: Path
) -> None:
    """These ended in an error of the system, and one in a traceback at the shell."""
    (tmp_path / "file").write_text("old", "utf-8")
    (tmp_path / "link").symlink_to("file")
    (tmp_path / "loop").symlink_to("loop")
    os.mkfifo(tmp_path / "pipe")
    template = CliRunner().invoke(doors, ["import", "--template"]).stdout_bytes
    (tmp_path / "t.csv").write_bytes(template)
    place = tmp_path / odd
    fixtures = ROOT / "tests" / "fixtures" / "tables"
    graph = backstory.load(GRAPH)
    go = {
        "import": lambda: import_table(tmp_path / "t.csv", place),
        "store": lambda: write_store(graph, place),
        "table": lambda: graph.table(place).add(
            fixtures / "harbour.tsv", fixtures / "harbour.yaml"
        ),
    }[door]
    with pytest.raises(CouldNotRun, match=r"is not a folder|links lead in a circle"):
        go()
    assert (tmp_path / "file").read_text("utf-8") == "old"
    assert {each.name for each in tmp_path.iterdir()} == {"file", "link", "loop", "pipe", "t.csv"}


@pytest.mark.parametrize("door", ["import", "store", "table"])
def test_a_link_that_leads_to_no_folder_yet_is_followed(door: str, tmp_path: Path) -> None:
    """It ended in a traceback, or was told to exist already."""
    link, there = tmp_path / "lockout-1911", tmp_path / "elsewhere" / "lockout-1911"
    link.symlink_to(there)
    template = CliRunner().invoke(doors, ["import", "--template"]).stdout_bytes
    (tmp_path / "t.csv").write_bytes(template)
    fixtures = ROOT / "tests" / "fixtures" / "tables"
    graph = backstory.load(GRAPH)
    {
        "import": lambda: import_table(tmp_path / "t.csv", link),
        "store": lambda: write_store(graph, link),
        "table": lambda: graph.table(link).add(fixtures / "harbour.tsv", fixtures / "harbour.yaml"),
    }[door]()
    assert link.is_symlink()
    assert list(there.iterdir())


def test_a_table_goes_into_a_folder_that_holds_what_is_no_dossier(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of it was copied to be looked at, and a pipe in it ended the run."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "nowhere").symlink_to("none")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "other").mkdir()
    template = CliRunner().invoke(doors, ["import", "--template"]).stdout_bytes
    (tmp_path / "t.csv").write_bytes(template)
    done = CliRunner().invoke(doors, ["import", "t.csv", "--into", "."])
    assert not isinstance(done.exception, Exception), repr(done.exception)
    assert (tmp_path / "events.yaml").exists()
    empty = CliRunner().invoke(doors, ["import", "t.csv", "--into", ""])
    assert "the name is empty" in empty.stderr
