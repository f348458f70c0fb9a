"""Whatever path is named at the shell: it is used, or told in a line; nothing else is written."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from paths import GOOD, ROOT

import backstory
from backstory.cli import doors
from backstory.errors import BackstoryError, CouldNotRun, DossierError

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
