"""Every door of the shell: exit status 0, 1 or 2 as promised, words on stderr, rows on stdout."""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import threading
import time
from functools import partial
from pathlib import Path

import click
import forked
import pytest
from click.testing import CliRunner
from paths import BAD, GOOD, ROOT
from serving import PATIENCE_S

import backstory
from backstory import __version__
from backstory.cli import COMMANDS, doors, main, progress
from backstory.words.aside import BESIDE

LOCKOUT = GOOD / "ruritania-lockout"
TEXTS = LOCKOUT / "texts"


def _backstory(
    *words: str | Path, cwd: Path | None = None, typed: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run the program as a shell does."""
    return subprocess.run(
        [forked.program(), *map(str, words)], cwd=cwd, input=typed,
        capture_output=True, text=True, check=False, timeout=PATIENCE_S,
    )  # fmt: skip


@pytest.fixture
def lockout(tmp_path: Path) -> Path:
    """Give a copy of the good dossier that a test may spoil."""
    return Path(shutil.copytree(LOCKOUT, tmp_path / "ruritania-lockout"))


@pytest.fixture
def spoilt(lockout: Path) -> Path:
    """Give a copy with one mistake in it: a day that does not exist."""
    shutil.copyfile(BAD / "D021-impossible-day.source.yaml", lockout / "sources" / "spoilt.yaml")
    return lockout


def _leaves() -> list[tuple[str, ...]]:
    """List every command and subcommand, as words to type."""
    context = click.Context(doors)
    found: list[tuple[str, ...]] = []
    for name in COMMANDS:
        command = doors.get_command(context, name)
        if isinstance(command, click.Group) and name != "ask":  # its questions: test_questions.py
            found += [(name, inner) for inner in command.list_commands(context)]
        found.append((name,))
    return found


@pytest.mark.parametrize("words", _leaves(), ids=" ".join)
def test_every_command_has_a_manual_with_an_example(words: tuple[str, ...]) -> None:
    done = CliRunner().invoke(doors, [*words, "--help"])
    assert done.exit_code == 0, done.output
    assert done.output.startswith("Usage:")
    assert "Example" in done.output, f"give `backstory {' '.join(words)} --help` an example"
    assert f"backstory {' '.join(words)}" in done.output.split("Example", 1)[1]


@pytest.mark.parametrize("words", _leaves(), ids=" ".join)
def test_every_manual_fits_a_screen_of_80_columns(words: tuple[str, ...]) -> None:
    """A line of an example is kept whole: it is to be copied."""
    done = CliRunner().invoke(doors, [*words, "--help"], terminal_width=80)
    long = [line for line in done.output.splitlines() if len(line) > 80]
    assert not [line for line in long if not line.startswith("    backstory ")], long


def test_the_help_of_the_program_lists_every_command() -> None:
    done = CliRunner().invoke(doors, ["--help"])
    assert done.exit_code == 0
    for name, (_, told) in COMMANDS.items():
        assert name in done.output
        assert told.split()[0] in done.output


def test_the_version_is_told() -> None:
    done = _backstory("--version")
    assert (done.returncode, done.stdout.split("\n")[0].split()[-1]) == (0, __version__)


def test_the_name_of_a_question_typed_as_a_command_is_asked_for() -> None:
    done = _backstory("timeline")
    assert done.returncode == 2
    assert "Did you mean 'backstory ask timeline'?" in done.stderr


def test_an_unknown_command_suggests_the_nearest() -> None:
    done = _backstory("biuld")
    assert done.returncode == 2
    assert "Did you mean 'build'?" in done.stderr
    assert not done.stdout


def test_an_unknown_option_is_told_without_a_stack_of_frames() -> None:
    done = _backstory("check", "--shackle")
    assert done.returncode == 2
    assert "--shacl" in done.stderr
    assert "Traceback" not in done.stderr


# --- check -------------------------------------------------------------------------------------


def test_check_of_a_sound_dossier_exits_0_and_talks_on_stderr(lockout: Path) -> None:
    done = _backstory("check", lockout, "--quiet")
    assert (done.returncode, done.stdout) == (0, "")
    assert "claims read" in done.stderr
    assert "0 problems" in done.stderr


def test_check_of_a_spoilt_dossier_exits_1_and_names_line_and_remedy(spoilt: Path) -> None:
    done = _backstory("check", spoilt)
    assert done.returncode == 1
    assert "spoilt.yaml:" in done.stdout
    assert "D021" in done.stdout
    assert "    mend: " in done.stdout
    assert "\n1 problem, " in f"\n{done.stderr}"


def test_check_of_what_is_no_dossier_exits_2(tmp_path: Path) -> None:
    done = _backstory("check", tmp_path / "nowhere")
    assert (done.returncode, done.stdout) == (2, "")
    assert "is not a folder" in done.stderr


def test_check_reads_several_dossiers_and_the_worst_decides(lockout: Path, spoilt: Path) -> None:
    done = _backstory("check", LOCKOUT, spoilt, "--quiet")
    assert done.returncode == 1
    assert done.stdout.count("mend: ") == 1


def test_check_can_use_the_published_shapes(lockout: Path) -> None:
    pytest.importorskip("pyshacl")
    done = _backstory("check", lockout, "--shacl", "--quiet")
    assert (done.returncode, done.stdout) == (0, "")


# --- build -------------------------------------------------------------------------------------


def test_build_writes_five_files_and_a_second_run_keeps_them(lockout: Path, tmp_path: Path) -> None:
    out = tmp_path / "graph"
    first = _backstory("build", lockout, "--out", out)
    assert (first.returncode, first.stdout) == (0, "")
    assert sorted(path.name for path in out.iterdir()) == [
        "concepts.ttl", "ontology.ttl", "ruritania-lockout.claims.csv",
        "ruritania-lockout.ttl", "shapes.ttl",
    ]  # fmt: skip
    second = _backstory("build", lockout, "--out", out)
    assert second.returncode == 0
    assert second.stderr.count("kept ") == 5


def test_build_of_a_spoilt_dossier_exits_1_and_writes_nothing(spoilt: Path, tmp_path: Path) -> None:
    done = _backstory("build", spoilt, "--out", tmp_path / "graph")
    assert done.returncode == 1
    assert "D021" in done.stdout
    assert not (tmp_path / "graph").exists()


def test_build_where_nothing_can_be_written_exits_2(lockout: Path, tmp_path: Path) -> None:
    (tmp_path / "graph").write_text("a file, not a folder", "utf-8")
    done = _backstory("build", lockout, "--out", tmp_path / "graph")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


# --- new, add source, locate -------------------------------------------------------------------


def test_new_writes_a_dossier_that_checks_and_builds_at_once(tmp_path: Path) -> None:
    assert _backstory("new", "suez-crisis", cwd=tmp_path).returncode == 0
    assert _backstory("check", "seeds/suez-crisis", "--quiet", cwd=tmp_path).returncode == 0
    assert _backstory("build", "seeds/suez-crisis", cwd=tmp_path).returncode == 0
    assert (tmp_path / "graph" / "suez-crisis.ttl").exists()
    again = _backstory("new", "suez-crisis", cwd=tmp_path)
    assert again.returncode == 2
    assert "nothing was written" in again.stderr


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Suez Crisis", "is not an id"),
        ("Crisis de Súez", ": crisis-de-suez."),
        ("con", "add a word: con-1911"),
    ],
)
def test_new_refuses_a_name_that_is_no_id_or_that_windows_keeps(
    name: str, told: str, tmp_path: Path
) -> None:
    done = _backstory("new", name, cwd=tmp_path)
    assert done.returncode == 2
    assert told in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_add_source_asks_for_what_a_source_is_and_hashes_its_text(
    lockout: Path, tmp_path: Path
) -> None:
    text = tmp_path / "page.txt"
    text.write_text("The gates are open.", "utf-8")
    answers = ["star-1911-09-01", "The gates: open", "news", "Strelsau Star", "en", "1911-09-01",
               "", "whole", str(text)]  # fmt: skip
    done = _backstory("add", "source", lockout, typed="\n".join(answers) + "\n")
    assert done.returncode == 0, done.stderr
    for asked in ("Id of the source", "Title", "Kind", "Publisher", "Language", "Read whole"):
        assert asked in done.stdout
    written = (lockout / "sources" / "star-1911-09-01.yaml").read_text("utf-8")
    assert 'title: "The gates: open"' in written
    assert "\nread: whole\nsha256: " in written
    assert "url:" not in written
    again = _backstory("add", "source", lockout, typed="\n".join(answers) + "\n")
    assert again.returncode == 2
    assert "nothing was written" in again.stderr


def test_add_source_in_a_script_asks_for_nothing_that_may_be_left_out(lockout: Path) -> None:
    """With nobody to answer, what may be empty is empty, and what may not be is named."""
    options = ["--id", "gazette-1911", "--title", "T", "--publisher", "P"]
    lacks = _backstory("add", "source", lockout, *options)
    assert lacks.returncode == 2
    assert "--kind is not given" in lacks.stderr
    options += ["--kind", "news"]
    lacks = _backstory("add", "source", lockout, *options)
    assert lacks.returncode == 1, "the dossier has no language of its own"
    assert "`language` is missing" in lacks.stdout + lacks.stderr
    done = _backstory("add", "source", lockout, *options, "--language", "en")
    assert done.returncode == 0, done.stderr
    written = (lockout / "sources" / "gazette-1911.yaml").read_text("utf-8")
    assert "read: part" in written
    assert "url:" not in written


def test_new_writes_nothing_beside_the_folder_of_dossiers(tmp_path: Path) -> None:
    for name in ("../x", "a/b", "/tmp/x", "Suez Crisis", "."):
        done = _backstory("new", name, "--in", tmp_path / "seeds")
        assert done.returncode == 2, name
    assert list(tmp_path.iterdir()) == []


def test_add_source_to_what_is_no_dossier_exits_2(tmp_path: Path) -> None:
    options = ["--id", "a", "--title", "A", "--kind", "news", "--publisher", "P", "--language",
               "en", "--issued", "", "--url", "", "--read", "part", "--text", ""]  # fmt: skip
    done = _backstory("add", "source", tmp_path, *options)
    assert done.returncode == 2
    assert "dossier.yaml" in done.stderr


def test_that_a_folder_is_no_dossier_is_told_before_anything_is_asked(tmp_path: Path) -> None:
    """Nine questions were answered first."""
    done = _backstory("add", "source", tmp_path, "--lang", "es", typed="a\n" * 9)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.strip() == (
        f"{tmp_path} no tiene dossier.yaml. `backstory new NOMBRE` comienza un dosier."
    )


def test_locate_prints_the_line_to_paste() -> None:
    done = _backstory("locate", TEXTS / "gazette.txt", "40 ships", "idle.")
    assert (done.returncode, done.stdout) == (0, "at: 117-135 40 … idle.\n")


def test_locate_of_words_that_are_not_there_exits_1() -> None:
    done = _backstory("locate", TEXTS / "gazette.txt", "40 trains", "idle.")
    assert (done.returncode, done.stdout) == (1, "")
    assert "No passage" in done.stderr


def test_locate_in_a_file_that_is_not_there_does_not_exit_0(tmp_path: Path) -> None:
    done = _backstory("locate", tmp_path / "nothing.txt", "a", "b")
    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr


# --- watch, verify -----------------------------------------------------------------------------


def test_watch_once_checks_once_and_stops(lockout: Path, spoilt: Path) -> None:
    good = _backstory("watch", LOCKOUT, "--once")
    assert (good.returncode, good.stdout) == (0, "")
    assert "0 problems" in good.stderr
    bad = _backstory("watch", spoilt, "--once")
    assert bad.returncode == 1
    assert "D021" in bad.stdout


def test_watch_checks_again_when_a_file_is_saved(lockout: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "backstory", "watch", str(lockout)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as watching:  # fmt: skip
        try:
            assert watching.stderr is not None
            assert "0 problems" in watching.stderr.readline()
            bad = BAD / "D021-impossible-day.source.yaml"
            shutil.copyfile(bad, lockout / "sources" / "spoilt.yaml")
            assert "spoilt.yaml: not readable yet, 1 problem\n" in watching.stderr.readline()
        finally:
            watching.terminate()


def test_watch_that_somebody_stops_ends_well(lockout: Path) -> None:
    """Its help tells status 0 of it; 2 is for what could not run."""
    with subprocess.Popen(
        [sys.executable, "-m", "backstory", "watch", str(lockout)],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        # A run that stands behind somebody's shell ignores Ctrl-C, and hands that on.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    ) as watching:  # fmt: skip
        try:
            assert watching.stderr is not None
            assert "0 problems" in watching.stderr.readline()
            watching.send_signal(signal.SIGINT)
            _, told = watching.communicate(timeout=60)
        finally:
            watching.kill()
        assert told.strip() == "Stopped."
    assert watching.returncode == 0


def test_watch_survives_what_editors_leave_and_files_that_vanish(lockout: Path) -> None:
    """Lock files, swap files, a source that goes, the whole folder moved away and back."""
    with subprocess.Popen(
        [sys.executable, "-m", "backstory", "watch", str(lockout)],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    ) as watching:  # fmt: skip
        try:
            assert watching.stderr is not None
            assert "0 problems" in watching.stderr.readline()
            (lockout / ".#events.yaml").symlink_to("me@host.1234:1")  # as Emacs locks: to nothing
            (lockout / "sources" / ".wire.yaml.swp").write_bytes(b"\0" * 40)  # as Vim swaps
            (lockout / "events.yaml~").write_text("kept", "utf-8")
            (lockout / "4913").write_text("", "utf-8")  # as Vim tries whether it may write
            (lockout / "4913").unlink()
            (lockout / "sources" / "union-pamphlet-1911.yaml").unlink()
            told = watching.stderr.readline()
            assert told.startswith("union-pamphlet-1911.yaml: "), told
            moved = lockout.with_name("moved")
            lockout.rename(moved)
            assert watching.stderr.readline(), "it stopped"
            moved.rename(lockout)
            while " claims, " not in (back := watching.stderr.readline()):
                assert back, "it stopped"
            assert watching.poll() is None
        finally:
            watching.terminate()


def test_verify_holds_a_dossier_against_the_texts_beside_it() -> None:
    done = _backstory("verify", LOCKOUT, "--sources", TEXTS)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "gazette-1911-08-10: sha256 holds; " in done.stdout
    assert "of 1 hashed sources verified" in done.stderr or "1 of 1" in done.stderr


def test_verify_lists_a_figure_that_is_not_in_its_passage_as_inferred(lockout: Path) -> None:
    source = lockout / "sources" / "gazette-1911-08-10.yaml"
    sound = _backstory("verify", lockout, "--sources", lockout / "texts")
    assert "inferred: the figure" not in sound.stdout
    source.write_text(source.read_text("utf-8").replace("12 pardons", "13 pardons"), "utf-8")
    done = _backstory("verify", lockout, "--sources", lockout / "texts")
    assert done.returncode == 0
    assert "inferred: the figure 13" in done.stdout


def test_verify_finds_a_place_that_does_not_hold(lockout: Path) -> None:
    source = lockout / "sources" / "gazette-1911-08-10.yaml"
    source.write_text(
        source.read_text("utf-8").replace("at: 117-135 40", "at: 112-135 40"), "utf-8"
    )
    done = _backstory("verify", lockout, "--sources", lockout / "texts")
    assert done.returncode == 1
    assert "D032" in done.stdout


def test_verify_without_the_texts_exits_2(tmp_path: Path) -> None:
    empty = tmp_path / "texts"
    empty.mkdir()
    for where in (empty, tmp_path / "nowhere"):
        done = _backstory("verify", LOCKOUT, "--sources", where)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.strip()


# --- pipes ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "command",
    [
        "check --notes",
        "verify --sources texts",
        "--help",
        "ask --list",
        "figures",
        "view page --out -",
    ],
)
def test_a_pipe_that_closes_early_gives_no_traceback(command: str, spoilt: Path) -> None:
    """`backstory check | head -1`, with a reader that goes away at once."""
    words = [word.replace("texts", str(TEXTS)) for word in command.split()]
    if words[0] in ("check", "verify"):
        words.insert(1, str(LOCKOUT if "verify" in command else spoilt))
    if words[0] == "view":  # even the page of a small graph is longer than a pipe holds
        words += ["--graph", str(ROOT / "tests" / "golden" / "ruritania-lockout.ttl")]
    line = " ".join(f"'{word}'" for word in [sys.executable, "-m", "backstory", *words])
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", f"{line} | head -n 1"],
        capture_output=True, text=True, check=False, timeout=PATIENCE_S,
    )  # fmt: skip
    assert done.returncode == (1 if words[0] == "check" else 0), done.stderr
    assert done.stdout.count("\n") <= 1
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


class _Terminal(io.StringIO):
    """Standard error as a terminal would be."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("patience_s", "drawn"), [(0.01, True), (60.0, False)])
def test_a_bar_is_drawn_in_a_terminal_for_what_takes_long(
    patience_s: float, drawn: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = _Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr(progress, "PATIENCE_S", patience_s)
    monkeypatch.setenv("TERM", "xterm")
    threads = threading.active_count()
    with progress.progress_bar("reading suez-crisis") as tell:
        tell(1, 3)
        if drawn:
            ends = time.monotonic() + 20
            while "reading suez-crisis" not in screen.getvalue() and time.monotonic() < ends:
                time.sleep(0.01)
        # Beside a thread nothing is worked out on other cores: a site took twice as long.
        assert threading.active_count() == threads
        tell(2, 3)
    assert ("reading suez-crisis" in screen.getvalue()) == drawn


def test_no_bar_is_drawn_in_a_pipe(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "PATIENCE_S", 0.0)
    with progress.progress_bar("reading suez-crisis") as tell:
        tell(1, 3)
        time.sleep(0.05)
    assert capsys.readouterr().err == ""


def test_nothing_is_coloured_and_no_bar_is_drawn_where_no_terminal_is(spoilt: Path) -> None:
    done = _backstory("check", spoilt)
    assert "\x1b" not in done.stdout + done.stderr
    assert "\r" not in done.stdout + done.stderr


def test_spanish_letters_survive_a_plain_locale(tmp_path: Path) -> None:
    text = tmp_path / "nota.txt"
    text.write_text("Año de la amnistía: «según él».", "utf-8")
    plain = os.environ | {"LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-m", "backstory", "locate", str(text), "Año", "él»."],
        env=plain, capture_output=True, check=False, timeout=PATIENCE_S,
    )  # fmt: skip
    assert done.stdout.decode("utf-8") == "at: 0-31 Año … él».\n"


# --- what is typed wrong -----------------------------------------------------------------------

WRONG = {
    "locate README.md '' ''": "neither can be empty",
    "locate nowhere.txt a b": "cannot be read",
    "check nowhere": "is not a folder",
    "check DOSSIER --sources nowhere": "is not a folder of texts",
    "watch nowhere --once": "has no dossier.yaml",
    "verify DOSSIER --sources nowhere": "is not a folder of texts",
    "build nowhere": "is not a folder",
    "ask actors_of_evnt": "Did you mean 'actors_of_event'?",
    "ask actors_of_event": "needs --event",
    "ask actors_of_event --event announcement-206": "Did you mean 'announcement-2026'",
    "ask actors_of_event --event announcement-2026 --columns actr": "The columns are event, ",
    "ask in_force --valid-at 2016-13-01": "there is no such month",
    "ask figures_side_by_side --value many": "takes a whole number",
    "sparql": "Give a query",
    "sparql 'SELEC ?x {}'": "write SELECT",
    "sparql 'DROP ALL'": "is refused",
    "sparql -f nowhere.rq": "nowhere.rq cannot be read: no such file or directory.",
    "sparql nowhere.rq": "nowhere.rq cannot be read: no such file or directory.",
    "sparql 'ASK {}' --graph nowhere": "There is no graph at nowhere",
    "sparql 'ASK {}' --graph http://127.0.0.1:9/sparql": "does not answer as a SPARQL address",
    "show cuop-2002": "Did you mean 'coup-2002'",
    "show coup-2002 --known-at soon": "is not a date",
    "show coup-2002 --voice coup-2002": "is something else (event) than what is wanted",
    "figures --columns nothing": "The columns are subject, counted",
    "figures --format json --columns value": "--columns goes with",
    "disputes nope-nope": "Nothing is called",
    "find": "Missing argument",
    "find golpe --limit 0": "not in the range",
    "sources --format docx": "is not one of",
    "cite nope-nope": "Nothing is called",
    "brief ruling-2016 --words 20": "words are too few",
    "diff nope-nope nope-nope": "neither a graph nor a git revision",
    "view pge": "Did you mean 'page'?",
    "view page nope-nope": "source is called 'nope-nope'",
    "view network.svg --out DOSSIER/dossier.yaml/picture.svg": "cannot be written",
    "new 'Suez Crisis'": "is not an id",
    "add source nowhere": "",
}
"""What is typed, and a part of what is told."""


@pytest.mark.parametrize("typed", ["query.rq", "-f query.rq", "./query.rq"])
def test_a_query_in_a_file_is_asked_by_its_name(typed: str, lockout: Path, tmp_path: Path) -> None:
    (tmp_path / "query.rq").write_text("ASK { ?c a ctx:Claim }")
    done = _backstory("sparql", *typed.split(), cwd=tmp_path)
    assert (done.returncode, done.stdout.split()[-1]) == (0, "yes"), done.stderr


@pytest.mark.parametrize("typed", WRONG)
def test_what_is_typed_wrong_exits_2_and_is_told_on_stderr(
    typed: str, lockout: Path, tmp_path: Path
) -> None:
    words = [word.replace("DOSSIER", str(lockout)) for word in shlex.split(typed)]
    done = _backstory(*words, cwd=tmp_path)
    assert done.returncode == 2, done.stdout + done.stderr
    assert WRONG[typed] in done.stderr
    assert "Traceback" not in done.stderr
    assert typed.startswith("add source") or not done.stdout


def test_columns_can_be_chosen_by_their_headings() -> None:
    by_name = _backstory("figures", "releases-2026", "--columns", "counted,value")
    by_heading = _backstory("figures", "releases-2026", "--columns", "what is counted, value")
    assert by_name.returncode == 0
    assert by_name.stdout == by_heading.stdout
    assert by_name.stdout.split("\n", 1)[0].split() == ["what", "is", "counted", "value"]


@pytest.mark.parametrize("asked", ["holder-on-day --post president --valid-at 2010", "quién firmó"])
def test_a_language_before_a_question_holds_for_it(asked: str) -> None:
    words = shlex.split(asked) if "--" in asked else [asked]
    before, after = (
        _backstory("ask", "--lang", "es", *words),
        _backstory("ask", *words, "--lang", "es"),
    )
    assert before.returncode == 0, before.stderr
    assert (before.stdout, before.stderr) == (after.stdout, after.stderr)


@pytest.mark.parametrize(
    "asked", ["--valid-at 2016-12-31 in_force", "--format csv --lang es who signed the pardons"]
)
def test_the_options_of_a_question_may_stand_before_it(asked: str) -> None:
    words = shlex.split(asked)
    at = next(i for i in range(0, len(words), 2) if not words[i].startswith("--"))
    before, after = _backstory("ask", *words), _backstory("ask", *words[at:], *words[:at])
    assert before.returncode == 0, before.stderr
    assert before.stdout == after.stdout


def test_options_without_a_question_say_what_is_missing() -> None:
    ran = _backstory("ask", "--format", "csv")
    assert ran.returncode == 2
    assert "plain words or the name of a question" in ran.stderr


def test_what_is_known_but_not_within_the_limits_is_told_so() -> None:
    """`brief coup-2002 --voice josep-borrell` must not say that nothing is called coup-2002."""
    for command in ("show", "brief"):
        ran = _backstory(command, "coup-2002", "--voice", "josep-borrell")
        assert ran.returncode == 2
        assert "Nothing is recorded of 'coup-2002' within" in ran.stderr


def test_a_table_that_is_too_wide_for_the_screen_sets_its_cells_one_below_another() -> None:
    """Nine columns on 80 would split every word."""
    table = backstory.load(LOCKOUT).ask("statements_per_voice")
    assert len(table) > 1
    wide, narrow = (re.sub("\x1b\\[[0-9;]*m", "", table.text(width=w)) for w in (300, 40))
    assert "│" in wide
    assert "│" not in narrow
    assert max(map(len, narrow.splitlines())) <= 40
    for row in range(1, len(table) + 1):
        assert re.search(rf"^ *{row} +\S", narrow, re.M), narrow


def test_an_empty_answer_in_csv_is_told_beside_it() -> None:
    ran = _backstory("find", "zzzqqq", "--format", "csv", "--lang", "es")
    assert ran.stdout.count("\n") == 1
    assert "Ningún nombre se parece" in ran.stderr


def test_a_wrong_answer_is_told_in_the_language_of_the_question(lockout: Path) -> None:
    options = ["--id", "gazette-1911", "--title", "T", "--publisher", "P", "--kind", "news",
               "--language", "en", "--issued", "", "--url", "", "--text", ""]  # fmt: skip
    asked = _backstory("add", "source", lockout, *options, "--lang", "es", typed="toda\nwhole\n")
    assert asked.returncode == 0, asked.stderr
    assert "'toda' no es uno de 'whole', 'part'" in asked.stdout + asked.stderr
    nameless = _backstory("new", "", "--in", lockout)
    assert nameless.returncode == 2
    assert "is not an id" in nameless.stderr, "an empty name is none, not a folder that is there"


@pytest.mark.parametrize("before", [True, False])
def test_a_page_opens_in_the_language_that_is_named_wherever_it_is_named(
    before: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("BACKSTORY_LANG", "en")  # put back after: the command sets it
    path = tmp_path / "page.html"
    words = ["view", "page", "--no-engine", "--graph", str(LOCKOUT), "--out", str(path)]
    named = ["--lang", "es"]
    done = CliRunner().invoke(doors, [*named, *words] if before else [*words, *named])
    assert done.exit_code == 0, done.output
    assert re.search('<html lang="es" data-languages="es"', path.read_text("utf-8"))


def test_a_command_run_within_a_process_leaves_the_log_to_whoever_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is said beside an answer went to the screen for good, and the log never heard it."""
    heard: list[int] = []
    monkeypatch.setattr(doors, "main", lambda **_: heard.append(len(BESIDE)))
    main()
    assert heard == [1]
    assert not BESIDE


@pytest.mark.parametrize(("line", "status"), [
    ("show coup-2002 >&-", 0), ("show nothing-so-called 2>&-", 2), ("--version >&- 2>&- <&-", 0),
])  # fmt: skip
def test_a_closed_stream_takes_what_is_told(line: str, status: int) -> None:
    """`show` fell over a stream that is None; what is closed is as good as /dev/null."""
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m backstory {line}"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (status, "", "")


@pytest.mark.parametrize("command", ["sparql", "serve"])
def test_what_is_never_tamed_says_so_and_names_what_a_spreadsheet_takes(command: str) -> None:
    for lang, spreadsheet in (("en", "for a spreadsheet take"), ("es", "para una hoja de cálculo")):
        said = " ".join(_backstory(command, "--help", "--lang", lang).stdout.split())
        assert spreadsheet in said
        assert "`backstory ask`" in said
