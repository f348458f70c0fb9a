"""The manual of the shell speaks the language that is asked for: every command, option and note."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from copy import copy

import click
import pytest
from click.testing import CliRunner

from backstory.cli import _SECTIONS, COMMANDS, doors
from backstory.cli.helped import in_language, laid, manual, paragraphs
from backstory.exchange.formats import FORMATS
from backstory.words.languages import MODEL, shipped

OTHERS = [lang for lang in shipped() if lang != MODEL]
ENGLISH = re.compile(r"(?<![\w-])(?:the|this|that|which|of|or|and|with|from|what|is|are)(?![\w-])")
"""Words by which an English sentence is known."""
VALUE = re.compile(r"(?<![\w-])[A-Z]{2,}(?: RANGE)?(?![\w-])")
"""What stands for a value."""


def _commands() -> Iterator[tuple[str, click.Command]]:
    """Give every command with its whole name."""
    context = click.Context(doors)
    yield "", doors
    for name in COMMANDS:
        command = doors.get_command(context, name)
        assert command is not None
        yield name, command
        if isinstance(command, click.Group):
            yield from ((f"{name} {below}", each) for below, each in command.commands.items())


def _texts(command: click.Command) -> Iterator[str]:
    """Give what the help of a command says, examples left out."""
    for paragraph in paragraphs(command.help or ""):
        if not paragraph.startswith("\b"):
            yield " ".join(paragraph.split())
        else:
            yield from (line for line in paragraph.split("\n")[1:] if not line.startswith(" "))
    for one in command.params:
        if isinstance(one, click.Option):
            yield from (" ".join(each.split()) for each in (one.help, one.show_default)
                        if isinstance(each, str))  # fmt: skip


def _values() -> Iterator[str]:
    """Give what stands for a value in each command, and in each named question."""
    asking = dict(_commands())["ask"]
    assert isinstance(asking, click.Group)
    context = click.Context(asking)
    questions = [asking.get_command(context, name) for name in asking.list_commands(context)]
    for command in (*dict(_commands()).values(), *filter(None, questions)):
        for one in command.params:
            if not isinstance(one, click.Option) or not one.is_flag:
                yield one.make_metavar(click.Context(command))


@pytest.mark.parametrize("lang", OTHERS)
def test_what_stands_for_a_value_is_of_the_language(lang: str) -> None:
    known = manual(lang)
    alike = {"ACTOR", "ID", "IRI", "URL"}
    lacking = {word for value in _values() for word in VALUE.findall(value)} - alike
    assert lacking <= known.keys()
    for words, told in (
        (["build", "-h"], "[CARPETAS]..."),
        (["ask", "who_disputes", "-h"], "--other-claim AFIRMACIÓN"),
        (["show", "-h"], "NOMBRE=DÓNDE"),
        (["locate", "-h"], "TEXTO PRIMERAS ÚLTIMAS"),
    ):
        assert told in _run(["--lang", lang, *words])
    done = subprocess.run(
        [sys.executable, "-m", "backstory", "--lang", lang, "locate", "x"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "Falta el argumento 'PRIMERAS'." in done.stderr


@pytest.mark.parametrize(("name", "command"), list(_commands()), ids=lambda one: str(one))
def test_every_option_tells_what_it_takes(name: str, command: click.Command) -> None:
    """Those of `add source` stood there as `--id TEXT`, and no word beside them."""
    options = [each for each in command.params if isinstance(each, click.Option)]
    assert [each.name for each in options if not each.help and not each.hidden] == [], name


@pytest.mark.parametrize("lang", OTHERS)
def test_every_text_of_the_manual_has_its_like(lang: str) -> None:
    known = manual(lang)
    lacking = {f"{name}: {text}" for name, command in _commands() for text in _texts(command)
               if text not in known}  # fmt: skip
    lacking |= {text for _, text in COMMANDS.values() if text not in known}
    lacking |= {title for title in _SECTIONS if title not in known}
    lacking |= {each.told for each in FORMATS.values() if each.told not in known}
    assert not lacking, "\n".join(sorted(lacking))


@pytest.mark.parametrize("lang", OTHERS)
def test_no_text_is_kept_that_nothing_says(lang: str) -> None:
    said = {text for _, command in _commands() for text in _texts(command)}
    said |= {text for _, text in COMMANDS.values()} | set(_SECTIONS)
    said |= {each.told for each in FORMATS.values()}
    around = {"Usage:", "Options:", "Commands:", "Show this message and exit.", "default",
              "required", "[OPTIONS]", "COMMAND [ARGS]...", "[COMMAND] [ARGS]...",
              "Questions", "Columns:",
              "Print the SPARQL that answers it instead, to run in any store."}  # fmt: skip
    said |= {word for text in (*said, *_values(), "COMMAND") for word in VALUE.findall(text)}
    assert set(manual(lang)) - said - around == set()


@pytest.mark.parametrize("lang", OTHERS)
@pytest.mark.parametrize("name", [name for name, _ in _commands()])
def test_a_help_says_nothing_in_english(name: str, lang: str) -> None:
    """What stands between quotation marks, and the examples, are commands and stay."""
    command = copy(dict(_commands())[name])
    # The commands are those of the whole process: only a copy is put into another language.
    command.params = [copy(one) for one in command.params]
    if isinstance(command, click.Group):
        command.commands = {}
    context = click.Context(command, info_name=name)
    told = laid(in_language(command, lang).get_help(context), lang)
    bare = re.sub(r"\n    backstory.*|`[^`]*`", "", told.split("\n\n", 1)[1])
    if name not in ("", "ask"):  # what they list is told by the language of the command line
        assert not ENGLISH.search(bare), ENGLISH.findall(bare)


@pytest.mark.parametrize(
    "words",
    [["--lang", "es", "--help"], ["--help", "--lang", "es"], ["--lang", "es", "show", "-h"],
     ["show", "--help", "--lang", "es"], ["table", "add", "--lang", "es", "-h"]],
)  # fmt: skip
def test_the_language_may_stand_anywhere(words: list[str]) -> None:
    told = _run(words)
    assert told.startswith("Uso: ")
    assert "Muestra este mensaje y termina." in told


def test_a_question_tells_its_own_help() -> None:
    told = _run(["ask", "actors_of_event", "--lang", "es", "--help"])
    assert "Quiénes intervinieron en un hecho" in told
    assert "Columnas: event" in told
    assert not ENGLISH.search(told)
    assert "Preguntas:" in _run(["ask", "--help", "--lang", "es"])
    plain = _run(["ask", "actors_of_event", "--help"])
    assert "Who took part" in plain
    assert "Quiénes intervinieron" in plain


def test_the_environment_says_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKSTORY_LANG", "es")
    assert "Preguntar lo que se sabe:" in _run(["--help"])
    assert "Write a dossier:" in _run(["--help", "--lang", "en"])


def test_a_language_nobody_speaks_is_told() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "backstory", "--lang", "xx", "find", "golpe"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "xx" in done.stderr
    assert CliRunner().invoke(doors, ["--version"]).exit_code == 0


def _run(words: list[str]) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "backstory", *words], capture_output=True, text=True, check=False
    )
    return done.stdout


def test_the_formats_are_listed_in_the_language_that_is_asked_for() -> None:
    told = _run(["export", "--list", "--lang", "es"])
    assert not ENGLISH.findall(told)
    assert "fuentes, para LaTeX y Zotero" in told


@pytest.mark.parametrize("typed", [(), ("ask",), ("table",), ("add",)], ids=" ".join)
@pytest.mark.parametrize(("lang", "first"), [("en", "Usage: "), ("es", "Uso: ")])
def test_a_command_that_lacks_its_command_shows_its_help_and_no_error(
    typed: tuple[str, ...], lang: str, first: str
) -> None:
    """It was told as an error, with `Usage` twice, and in English whatever language was set."""
    done = subprocess.run(
        [sys.executable, "-m", "backstory", *typed], capture_output=True, text=True,
        env=os.environ | {"BACKSTORY_LANG": lang}, check=False,
    )  # fmt: skip
    told = done.stdout + done.stderr
    assert told.startswith(first)
    assert told.count(first) == 1
    assert "Error:" not in told
