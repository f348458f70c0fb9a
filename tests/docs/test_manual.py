"""
What the manual lists is generated, and compared: commands, problem codes, rules, rooms, keys.

Generated tables stand between marker comments (`<!-- name: … -->` and `<!-- /name -->`);
`make schema` writes them anew.
"""

from __future__ import annotations

import ast
import pkgutil
import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import click
import pytest
import yaml
from asides import in_spanish
from click.testing import CliRunner
from pages import AUTHORING, AUTHORING_ES, DECISIONS, DOCS, Block, cases, page_id
from paths import ROOT

import backstory
from backstory.ask.questions import LIMITS, Question, questions
from backstory.cli import COMMANDS, doors
from backstory.dates.edtf import Span
from backstory.dossier import CODES, read_all
from backstory.dossier.figures import FIGURE
from backstory.dossier.forms import FILES, ClaimForm
from backstory.dossier.marks import Marked
from backstory.dossier.shorthand import write_out
from backstory.draw.views import VIEWS
from backstory.errors import Severity
from backstory.model.concepts import common_concepts
from backstory.rdf.check import CIRCLE_MEND, ORDER_MEND, problems_in
from backstory.rdf.rq import query_files
from backstory.vocabulary import PREDICATES
from backstory.words.languages import words_of
from backstory.words.phrases import phrase

Golden = Callable[[Path, str], None]


def _spliced(path: Path, name: str, table: str) -> str:
    """Put a generated table between its markers."""
    text = path.read_text("utf-8")
    pattern = re.compile(rf"(<!-- {name}: .*? -->\n).*?(<!-- /{name} -->)", re.S)
    assert pattern.search(text), f"{page_id(path)} has no markers for `{name}`"
    return pattern.sub(lambda found: f"{found[1]}\n{table}\n{found[2]}", text)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", "<br>")


def _code(text: str) -> str:
    if text.startswith("("):
        return _cell(text)
    return "<br>".join(f"`{_cell(line)}`".replace("` ", "`\u00a0") for line in text.split("\n"))


def test_the_problem_codes_are_listed(golden: Golden) -> None:
    rows = ["| code | what is wrong | bad | good |", "|---|---|---|---|"]
    rows += [
        f"| {code} | {_cell(told.title)} | {_code(told.bad)} | {_code(told.good)} |"
        for code, told in CODES.items()
    ]
    golden(AUTHORING, _spliced(AUTHORING, "codes", "\n".join(rows) + "\n"))


def test_the_problems_are_listed_in_spanish_too(golden: Golden) -> None:
    words = words_of("es")["problems"]
    codes = ["| código | qué está mal | remedio | ejemplo |", "|---|---|---|---|"]
    codes += [
        f"| {code} | {_cell(words[code])} | {_cell(words[f'{code} mend'])} | {told} |"
        for code, told in ((code, _code(in_spanish(told.bad))) for code, told in CODES.items())
    ]
    rules = ["| regla | gravedad | qué rige | si no |", "|---|---|---|---|"]
    grave = {"problem": "problema", "warning": words["warning"], "note": words["note"]}
    for code, severity, *_ in sorted(_rules()):
        mend = _cell(words[f"{code} mend"])
        rules.append(f"| {code} | {grave[severity]} | {_cell(words[code])} | {mend} |")
    golden(AUTHORING_ES, _spliced(AUTHORING_ES, "codes", "\n".join(codes) + "\n"))
    golden(AUTHORING_ES, _spliced(AUTHORING_ES, "rules", "\n".join(rules) + "\n"))


def _rules() -> Iterator[tuple[str, str, str, str]]:
    for rule in query_files("rdf/rules").values():
        head = rule.header
        summary = head["summary"]["en"] if isinstance(head["summary"], dict) else head["summary"]
        yield str(head["code"]), str(head.get("severity", "problem")), str(summary), head["mend"]
    circle = "No chain of precedent, annuls, continues, implements, caused-by or sub-event-of, "
    circle += "or of these and the editors' links, leads back to where it began."
    yield "R020", "problem", circle, CIRCLE_MEND
    yield (
        "R047",
        "warning",
        "What voices put before one another leads, by any chain, never back to where it began.",
        ORDER_MEND,
    )


def test_the_rules_are_listed(golden: Golden) -> None:
    rows = ["| rule | severity | what holds | if it does not |", "|---|---|---|---|"]
    for code, severity, summary, mend in sorted(_rules()):
        rows.append(f"| {code} | {severity} | {_cell(summary)} | {_cell(mend)} |")
    golden(AUTHORING, _spliced(AUTHORING, "rules", "\n".join(rows) + "\n"))


def test_no_two_rules_share_a_code() -> None:
    codes = [code for code, *_ in _rules()]
    assert len(codes) == len(set(codes))


@cache
def _layers() -> list[list[str]]:
    """Read the floors from the contract that import-linter holds, from the top."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    (contract,) = (
        c for c in told["tool"]["importlinter"]["contracts"] if c.get("containers") == ["backstory"]
    )
    return [re.findall(r"\w+", layer) for layer in contract["layers"]]


def _sentence(module: str) -> str:
    """Give the first sentence of a module, read and not imported: `__main__` would run."""
    path = ROOT / "src" / Path(*module.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    doc = ast.get_docstring(ast.parse(file.read_text("utf-8"))) or ""
    first = " ".join(doc.split("\n\n")[0].split())
    return re.split(r"(?<=\.)\s(?=[A-Z])", first)[0]


def test_the_rooms_are_listed_floor_by_floor(golden: Golden) -> None:
    """One row a floor; one sentence a room: the first of its docstring."""
    path = DOCS / "architecture.md"
    rows = ["| floor | room | what it is for |", "|---|---|---|"]
    known = {module.name for module in pkgutil.iter_modules(backstory.__path__)}
    for height, rooms in reversed(list(enumerate(reversed(_layers())))):
        names = "<br>".join(f"`{room}`" for room in rooms)
        told = "<br>".join(_cell(_sentence(f"backstory.{room}")) for room in rooms)
        rows.append(f"| {height} | {names} | {told} |")
        known -= set(rooms)
    golden(path, _spliced(path, "rooms", "\n".join(rows) + "\n"))
    assert not known, f"the contract in pyproject.toml has no floor for {sorted(known)}"


def test_every_decision_is_listed(golden: Golden) -> None:
    path = DOCS / "architecture.md"
    rows = []
    for decision in DECISIONS:
        title = decision.read_text("utf-8").split("\n", 1)[0].removeprefix("# ")
        rows.append(f"- [{title}](decisions/{decision.name})")
    golden(path, _spliced(path, "decisions", "\n".join(rows) + "\n"))


def _manual(words: tuple[str, ...], command: click.Command) -> Iterator[str]:
    """Write one command's part of docs/commands.md from its docstring and options."""
    yield f"{'##' if len(words) == 1 else '###'} backstory {' '.join(words)}\n"
    text = (command.help or "").replace("\x08", "").replace("\x0c", "")
    for part in filter(str.strip, re.split(r"\n\s*\n", text)):
        head, *rest = [line.strip() for line in part.strip().splitlines()]
        if re.fullmatch(r"Examples?:", head):
            yield "```text\n" + "\n".join(rest) + "\n```\n"
        else:
            yield " ".join([head, *rest]) + "\n"
    rows = []
    for param in command.params:
        if isinstance(param, click.Option):
            told = _cell(param.help or str(param.prompt or ""))
            rows.append(f"| `{', '.join([*param.opts, *param.secondary_opts])}` | {told} |")
        else:
            rows.append(f"| `{(param.name or '').upper()}` | argument |")
    if rows:
        yield "| option | what |\n|---|---|\n" + "\n".join(rows) + "\n"
    if words == ("ask",):
        yield "The questions themselves are listed in [questions.md](questions.md).\n"
    elif isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from _manual((*words, name), inner)


def test_every_command_is_in_the_manual(golden: Golden) -> None:
    context = click.Context(doors)
    parts = [
        "# The commands\n",
        "This page is written from the program itself (`make schema`); a test holds the two "
        "together. Exit status everywhere: 0 all is well, 1 problems were found, 2 could not "
        "run. Results go to stdout, talk goes to stderr.\n",
        "| command | what it does |\n|---|---|\n"
        + "\n".join(f"| [{n}](#backstory-{n}) | {_cell(told)} |" for n, (_, told) in
                    COMMANDS.items()) + "\n",
    ]  # fmt: skip
    for name in COMMANDS:
        command = doors.get_command(context, name)
        assert command is not None
        parts += _manual((name,), command)
        if name == "view":
            shown = (f"| `{view.name}` | {_cell(view.shows)} |" for view in VIEWS.values())
            parts.append("| look | what it shows |\n|---|---|\n" + "\n".join(shown) + "\n")
    golden(DOCS / "commands.md", "\n".join(parts))


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_has_help_with_an_example(name: str) -> None:
    command = doors.get_command(click.Context(doors), name)
    assert command is not None
    told = command.help or ""
    if isinstance(command, click.Group):
        inner = (command.get_command(click.Context(command), each) for each in command.commands)
        told += "".join((each.help or "") for each in inner if each)
    for param in command.params:
        if isinstance(param, click.Option):
            assert param.help, f"`backstory {name} {param.opts[0]}` does not say what it does"
    assert f"backstory {name}" in told, f"give `backstory {name}` an example in its docstring"


def test_the_answer_in_the_readme_is_the_real_one(golden: Golden) -> None:
    words = ["show", "fp-711"]
    done = CliRunner().invoke(doors, words)
    assert done.exit_code == 0, done.output
    shown = "\n".join(line.rstrip() for line in done.output.strip().splitlines())
    block = f"```console\n$ backstory {' '.join(words)}\n{shown}\n```\n"
    golden(ROOT / "README.md", _spliced(ROOT / "README.md", "answer", block))


def test_every_named_question_is_in_the_manual(golden: Golden) -> None:
    parts = [
        "# The questions\n",
        "This page is written from the headers of `src/backstory/ask/queries/*.rq` (`make "
        "schema`); a test holds the two together. Each is asked with `backstory ask NAME` or "
        "`graph.ask(\"NAME\")`, in English or Spanish (`--lang`), and can be limited: "
        + "; ".join(
            f"`--{key.replace('_', '-')}`: {_lower(phrase(f'limit {key}', 'en'))}" for key in LIMITS
        )
        + ". How to ask is told in [querying.md](querying.md).\n",
        "| question | what it asks | parameters |\n|---|---|---|\n"
        + "\n".join(_asked(question) for question in questions().values()) + "\n",
    ]  # fmt: skip
    golden(DOCS / "questions.md", "\n".join(parts))


def _lower(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:].removesuffix(".")


def _asked(question: Question) -> str:
    told = [
        f"`{name}` ({_lower(parameter.told['en'])})" + ("" if parameter.required else ", optional")
        for name, parameter in question.parameters.items()
    ]
    summary = f"{question.summary['en']}<br>*{question.summary['es']}*"
    return f"| `{question.name}` | {_cell(summary)} | {_cell('; '.join(told))} |"


# --- the writer's manual -----------------------------------------------------------------------


def _keys() -> set[str]:
    """List every key that any file may have, outside ids and roles."""
    found: set[str] = set()
    for form in FILES.values():
        schema = form.model_json_schema(by_alias=True)
        for part in [schema, *schema.get("$defs", {}).values()]:
            found |= set(part.get("properties", {}))
    return found


@pytest.mark.parametrize("page", [AUTHORING, AUTHORING_ES], ids=page_id)
def test_every_key_of_every_file_is_documented_and_none_is_invented(page: Path) -> None:
    text = page.read_text("utf-8").split("<!-- codes:")[0]
    told = set(re.findall(r"`([a-z0-9]+(?:-[a-z0-9]+)*):`", text))
    expected = {"events", "actors", "places", "instruments", "claims", "sources", "disagreements"}
    missing = _keys() - told
    assert not missing, f"{page_id(page)} does not say what these keys are: {sorted(missing)}"
    invented = told - _keys() - expected - {"mend", "remedio"}
    assert not invented, f"no form has these keys: {sorted(invented)}"


@pytest.mark.parametrize("page", [AUTHORING, AUTHORING_ES], ids=page_id)
def test_predicates_stand_in_the_order_in_which_an_item_is_read(page: Path) -> None:
    """The first claim of an item has its id, so the order is part of the format."""
    part = re.split(r"\*\*Pred\w+ (?:that point|que señalan)", page.read_text("utf-8"))[1]
    part = re.split(r"\*\*(?:Links|Enlaces)", part)[0]
    told = [key for key in re.findall(r"`([a-z-]+):`", part) if key in PREDICATES]
    assert list(dict.fromkeys(told)) == list(PREDICATES)


def _table(heading: str, page: Path = AUTHORING) -> list[str]:
    """Give the code of the first column of the table under a heading."""
    part = page.read_text("utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    cells = [line.split("|")[1] for line in part.splitlines() if line.startswith("| `")]
    return [code for cell in cells for code in re.findall(r"`([^`]+)`", cell)]


def test_both_manuals_have_the_same_dates_and_figures() -> None:
    for english, spanish in (("Dates", "Fechas"), ("Figures", "Cifras")):
        assert _table(english) == _table(spanish, AUTHORING_ES)


@pytest.mark.parametrize("text", _table("Dates"))
def test_every_date_of_the_manual_is_read(text: str) -> None:
    assert str(Span.parse(text)) in (text, f"{text}:00"), "a clock time is kept with its seconds"


@pytest.mark.parametrize("text", _table("Figures"))
def test_every_figure_of_the_manual_counts_something_known(text: str) -> None:
    counted = text.rpartition(" ")[2]
    assert common_concepts()["counted", counted].unit
    assert FIGURE.fullmatch(text.removeprefix("count: "))


@pytest.mark.parametrize("block", cases("yaml", "yml"))
def test_every_piece_of_a_dossier_in_the_manual_has_the_right_form(block: Block) -> None:
    value = yaml.load(block.text, Loader=yaml.BaseLoader)
    if isinstance(value, list):
        page = Marked("block", {"says": value})
        write_out(page)
        for item in page.value["says"]:
            ClaimForm.model_validate(item)
        return
    named = re.match(r"# (\S*/)?([\w-]+)\.yaml", block.text)
    assert named, "say in a first-line comment which file this is: `# events.yaml`"
    is_source = (named[1] or "").endswith("sources/")
    if is_source:
        write_out(Marked("block", value), "en")
    FILES["source" if is_source else named[2]].model_validate(value)


@pytest.mark.parametrize("page", [AUTHORING, AUTHORING_ES], ids=page_id)
def test_the_first_page_is_a_whole_dossier_of_five_claims(page: Path, tmp_path: Path) -> None:
    first = re.split(r"\n# (?=Everything|Todo)", page.read_text("utf-8"))[0]
    for found in re.finditer(r"```yaml\n# (harbour-strike/\S+)\n(.*?)```", first, re.S):
        path = tmp_path / found[1]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found[2], "utf-8")
    reading = read_all(tmp_path / "harbour-strike")
    assert not reading.problems, [str(problem) for problem in reading.problems]
    assert reading.dossier is not None
    assert len(reading.dossier.claims) == 5
    found_ = problems_in(reading.dossier)
    assert not [str(p) for p in found_ if p.severity == Severity.PROBLEM]
