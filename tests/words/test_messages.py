"""Every message has its words in each language, and keeps what somebody wrote."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from paths import ROOT

from backstory.ask.ended import why_ended
from backstory.cli import COMMANDS, doors
from backstory.dossier import CODES, read_all
from backstory.model.concepts import ontology_text
from backstory.rdf.check import CIRCLE_MEND, ORDER_MEND
from backstory.rdf.rq import query_files
from backstory.server.app import FAILED
from backstory.words.languages import shipped, words_of
from backstory.words.messages import message_in, problem_texts, problems_in_words, said_of

GOOD = ROOT / "tests" / "dossiers" / "good" / "ruritania-lockout"
BAD = ROOT / "tests" / "dossiers" / "bad"


@pytest.mark.parametrize("lang", shipped())
def test_every_code_is_told_in_each_language(lang: str) -> None:
    rules = {rule.header["code"] for rule in query_files("rdf/rules").values()}
    words = words_of(lang)["problems"]
    for code in {*CODES, *rules, "R020", "R047"}:
        assert words[code]
        assert words[f"{code} mend"]


TRANSLATED = [lang for lang in shipped() if lang != "en"]
ENGLISH = re.compile(
    r"(?<![\w-])(the|this|that|is|are|was|not|no one|nobody|write|add|remove|and|with|from|which"
    r"|of|by|at|name|keep|mend|put|its|has|have|cannot|here|there|did you|see|or)(?![\w-])"
)
"""Words by which an English sentence is known."""


def _sentence(told: str) -> str:
    """Take out what somebody wrote, and names of files: what is left are the program's words."""
    bare = re.sub(r"`[^`]*`|'[^']*'|«[^»]*»|“[^”]*”|\([^()]*/[^()]*\)", " ", told)
    return re.sub(r"\S+\.(yaml|ttl|md|csv)\S*|\S*/\S*", " ", bare)


def _spoilt(case: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "ruritania-lockout"
    shutil.copytree(GOOD, folder)
    kind = case.name.split(".")[-2]
    shutil.copyfile(case, folder / ("sources/spoilt.yaml" if kind == "source" else f"{kind}.yaml"))
    return folder


@pytest.mark.parametrize("case", sorted(BAD.glob("*.yaml")), ids=lambda p: p.stem)
def test_a_problem_in_spanish_says_all_that_it_says_in_english(case: Path, tmp_path: Path) -> None:
    found = read_all(_spoilt(case, tmp_path)).problems
    assert found
    told = problems_in_words(found, 0, "es")
    for problem, text in zip(found, told, strict=True):
        assert text.startswith(f"{problem.at}: {problem.code} ")
        assert "\n    remedio: " in text
        what, mend = said_of(problem.what, "es"), said_of(problem.mend, "es")
        assert what is not None, problem.what
        assert mend is not None, problem.mend
        left = _sentence(f"{what} {mend}")
        assert not ENGLISH.search(left), left
        for written in re.findall(r"`([^`]+)`|'([^']+)'|“([^”]+)”", problem.what):
            assert "".join(written) in what, (problem.what, what)
    assert problems_in_words(found, 0, "en") == [str(problem) for problem in found]


@pytest.mark.parametrize("lang", TRANSLATED)
def test_every_message_of_the_rules_and_shapes_is_told_in_each_language(lang: str) -> None:
    heads = [rule.header for rule in query_files("rdf/rules").values()]
    messages = [text for head in heads for text in (str(head["message"]), str(head["mend"]))]
    shapes = ontology_text("shapes.ttl")
    messages += re.findall(r'(?:sh:message|ctx:mend) "((?:[^"\\]|\\.)*)"', shapes)
    lacking = [text for text in (*messages, CIRCLE_MEND, ORDER_MEND) if said_of(text, lang) is None]
    assert not lacking


@pytest.mark.parametrize("lang", TRANSLATED)
def test_every_message_of_the_reader_is_told_in_each_language(lang: str) -> None:
    """Each place in the code that tells of a problem is found by its code, and its words read."""
    lacking = [
        f"{path.name}: {text}"
        for path in sorted((ROOT / "src" / "backstory" / "dossier").glob("*.py"))
        for text in _told_in(path)
        if said_of(text.replace("{}", "7"), lang) is None
    ]
    assert not lacking, "\n".join(lacking)


def _told_in(path: Path) -> Iterator[str]:
    """Give what a module says of problems: the two texts after a code, blanks as `{}`."""
    for function in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(function, ast.FunctionDef):
            continue
        named: dict[str, list[ast.expr]] = {}
        for node in ast.walk(function):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                named.setdefault(node.targets[0].id, []).append(node.value)
        for call in ast.walk(function):
            if isinstance(call, ast.Call):
                if isinstance(call.func, ast.Name) and call.func.id == "Refused":
                    for argument in call.args[1:]:  # of a cell: its column, what, and the remedy
                        yield from _texts_of(argument, named)
                for number, given in enumerate(call.args):
                    if isinstance(given, ast.Constant) and re.fullmatch(
                        r"D\d{3}", str(given.value)
                    ):
                        for argument in call.args[number + 1 : number + 3]:
                            yield from _texts_of(argument, named)


def _texts_of(node: ast.expr, named: dict[str, list[ast.expr]]) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        parts = [str(p.value) if isinstance(p, ast.Constant) else "{}" for p in node.values]
        if any(len(part) > 4 for part in parts):  # all else is filled in from elsewhere
            yield "".join(parts)
    elif isinstance(node, ast.IfExp):
        yield from _texts_of(node.body, named)
        yield from _texts_of(node.orelse, named)
    elif isinstance(node, ast.Name):
        for value in named.get(node.id, ()):
            yield from _texts_of(value, {})


@pytest.mark.parametrize("lang", TRANSLATED)
def test_a_text_in_a_language_has_the_blanks_of_the_english_one(lang: str) -> None:
    known = problem_texts(lang)
    assert known["texts"]
    assert known["parts"]
    for text, said in [*known["texts"].items(), *known["parts"].items()]:
        blanks = sorted(set(re.findall(r"\{\w*\}", text)))
        assert sorted(set(re.findall(r"\{\w*\}", said))) == blanks, text
        if "{}" in blanks:
            assert text.count("{}") == said.count("{}"), text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["check", "--lang", "es", "nowhere"], "nowhere no es una carpeta."),
        (["ask", "in_force", "--lang=es"], "`in_force` necesita --valid-at: el día."),
        (["ask", "reactions", "--lang=es"], "`reactions` necesita --event: el hecho."),
        (["sparql", "--lang", "es", "SELEC ?x"], "línea 1, columna 1: `SELEC` no es una palabra"),
        (["sparql", "--lang", "es", "SELECT ?x WHERE { ?x a foaaf:A }"], "no está declarado"),
        (["check", "--lang", "es", "--frob"], "Uso: python -m backstory check"),
        (["check", "--lang", "es", "--frob"], "Error: No hay tal opción: '--frob'."),
        (["locate", "--lang=es", "a"], "Error: Falta el argumento 'PRIMERAS'."),
        (["brief", "coup-2002", "--words", "x", "--lang", "es"], "'x' no es un número entero"),
        (["chek", "--lang", "es"], "No hay ningún comando 'chek'. ¿Quiso decir 'check'?"),
        (["check", "--graph", "nowhere.ttl", "--lang", "es"], "No hay ningún grafo en nowhere"),
        (["new", "Not An Id", "--lang", "es"], "'Not An Id' no es un identificador."),
        (["view", "nothing", "--lang", "es"], "Nada de la clase «vista» se llama 'nothing'."),
    ],
)
def test_the_shell_speaks_the_language_that_was_asked_for(typed: list[str], said: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "backstory", *typed], capture_output=True, text=True, check=False,
        cwd=ROOT, env=os.environ, timeout=60,
    )  # fmt: skip
    assert done.returncode == 2
    assert said in done.stderr


def test_every_command_can_be_told_the_language() -> None:
    def ends(command: click.Command) -> Iterator[click.Command]:
        if isinstance(command, click.Group):
            for one in command.commands.values():
                yield from ends(one)
        else:
            yield command

    for name in COMMANDS:
        command = doors.get_command(click.Context(doors), name)
        assert command is not None
        for one in ends(command):
            assert "--lang" in {opt for param in one.params for opt in param.opts}, name


def test_shapes_are_told_in_the_language(tmp_path: Path) -> None:
    graph = tmp_path / "theirs.ttl"
    graph.write_text(
        "@prefix ctx: <https://w3id.org/backstory/ns#> .\n"
        "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
        "<https://example.org/a> a ctx:Claim ; rdf:subject <https://example.org/b> .\n",
        "utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-m", "backstory", "check", "--graph", str(graph), "--lang", "es"],
        capture_output=True, text=True, check=False, cwd=ROOT, env=os.environ, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    lines = [line for line in done.stdout.splitlines() if line]
    assert any("S104 `a`: una afirmación tiene una voz" in line for line in lines)
    for line in lines:
        left = _sentence(line.partition(": S")[2] or line)
        assert not ENGLISH.search(left), line


def test_a_blank_that_stands_twice_is_one_word() -> None:
    """Spanish said "guarda than 30 `deaths`": the last blank took a word of the one before it."""
    text = "`c` stores 30 `deaths` as exact, and its words say “more than 30”"
    told = "`c` guarda 30 `deaths` como exacto, y sus palabras dicen «more than 30»"
    assert said_of(text, "es") == told


def test_what_no_words_know_stays_as_it_is() -> None:
    assert message_in("Something else.\n  and more", "es") == "Something else.\n  and more"


@pytest.mark.parametrize(
    "said",
    [
        "x.csv cannot be read: no such file or directory.",
        "x is no dossier: name a folder with a dossier.yaml in it.",
        "x is no address of a server (it names no host): write https://HOST/PATH.",
        "--valid-at: 'ayer' is not a date in EDTF; write 1956, 1956-10 or 1956-10-29; `~` for "
        "about; `A/B` for a range.",
    ],
)
def test_a_message_is_in_one_language_to_its_full_stop(said: str) -> None:
    """What stands in a blank at the end of a message is told in its language too."""
    told = message_in(said, "es")
    assert not re.search(r"\b(?:no such|file|directory|write|for|about|range|names)\b", told), told
    assert told.endswith(".")
    assert ".." not in told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("`day`: the cell of the date is empty", "`day`: la celda de la fecha está vacía"),
        ("`who`: the cell of `who` is empty", "`who`: la celda de `who` está vacía"),
        ("name it `events.yaml`", "llámelo `events.yaml`"),
    ],
)
def test_a_blank_takes_in_no_sentence_that_has_words(said: str, told: str) -> None:
    """
    A row was told as “the cell of the date está vacía”: “{} is empty” fitted first.

    A file was told as “nombre it `events.yaml`”: its name passed for two words of nobody.
    """
    assert said_of(said, "es") == told


def test_the_name_of_a_file_is_told_in_correct_spanish() -> None:
    """It read “el nombre de el archivo” and “llame el archivo”."""
    told = said_of("the name of the file, 'S_22', is no id; it is known as `s-22`", "es")
    mend = said_of("name the file `s-22`, or leave it and write `s-22` where it is meant", "es")
    assert told == "el nombre del archivo, 'S_22', no es un identificador; se conoce como `s-22`"
    assert mend == "llame `s-22` al archivo, o déjelo y escriba `s-22` donde se trate de eso"


_REMEDY = re.compile(r"(?:write|give|name|mend|add|fill|look|leave|choose) [^`\n]*[^`\n ]")
"""A string of the reader that tells what to type, whole."""


@pytest.mark.parametrize("lang", TRANSLATED)
def test_no_remedy_is_half_in_another_language(lang: str) -> None:
    """“escriba the id of the event”: the remedy of an empty cell stood behind a table."""
    home = ROOT / "src" / "backstory" / "dossier"
    for path in sorted(home.glob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        pieces = {id(v) for n in ast.walk(tree) if isinstance(n, ast.JoinedStr) for v in n.values}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                if id(node) in pieces or not _REMEDY.fullmatch(node.value):
                    continue
                # What is only a piece of a remedy is known to no file alone.
                told = said_of(node.value, lang) or ""
                assert not ENGLISH.search(told), f"{path.name}:{node.lineno}: {told}"


def test_what_somebody_wrote_beside_a_key_stays_as_it_was_written() -> None:
    """The Spanish report quoted `count: about 300 o 320`, which nobody had typed."""
    told = "`count: about 300 or 320 x` is not a number and what it counts"
    assert (said_of(told, "es") or "").startswith("`count: about 300 or 320 x` no es ")
    assert said_of("write `count: ~40 or so x`", "es") == "escriba `count: ~40 or so x`"


NOT_RAISED_WHERE_WRITTEN = [
    *(why_ended(status, 2 << 30) for status in (-11, -9, 1, 3)),
    "The query was stopped after 10 seconds, the time limit. Narrow it: name the event or the "
    "voice, or join on fewer patterns without a common variable.",
    "The answer is larger than 64 MB, the limit. Ask for fewer columns or rows.",
    "http://localhost/store refuses: 403. The push is not done: run it again.",
    "a b can name no graph (1): write an address, as https://example.org/mine.",
    "files.json cannot be read (1): remove it, or the folder.",
    FAILED,
]
"""What is written at one place and raised at another, or sent from one process to another."""


@pytest.mark.parametrize("told", NOT_RAISED_WHERE_WRITTEN)
@pytest.mark.parametrize("lang", TRANSLATED)
def test_what_ended_a_query_or_a_push_is_told_in_each_language(lang: str, told: str) -> None:
    found = message_in(told, lang)
    assert not ENGLISH.search(_sentence(found)), found
