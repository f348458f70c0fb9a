"""A law of the house: every command that reads a graph calls the method of its name, no more."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from click.testing import CliRunner
from paths import HERE

import backstory
from backstory import cli
from backstory.cli import (
    COMMANDS,
    asking,
    citing,
    doors,
    exchanging,
    publishing,
    reading,
    serving,
    tables,
    telling,
    views,
)
from backstory.graph import Graph

GOLDEN = HERE / "golden"
DOORS = {
    "asking": asking,
    "telling": telling,
    "citing": citing,
    "views": views,
    "publishing": publishing,
    "reading": reading,
    "tables": tables,
    "exchanging": exchanging,
    "serving": serving,
}
"""The modules whose commands read a graph."""
READING = {
    name: where.split(":")
    for name, (where, _) in COMMANDS.items()
    if where.split(":")[0] in DOORS and name != "serve"
}
"""`serve` hands the graph to a door of its own, which stands above the graph."""
WITHIN = {
    "table": [
        name
        for name, each in tables.table.commands.items()
        if str(getattr(each.callback, "__module__", "")).endswith(".tables")
    ]
}
"""Commands that have commands of their own, each of which calls the method."""
OPENING = {"opened", "opened_at"}
ALSO = {"figures": {"pairs"}, "ask": {"question_text"}, "view": {"redact", "table"},
        "site": {"redact"}, "export": {"redact"}}  # fmt: skip
"""What a command calls besides: what becomes of each two figures, the text that it would run, and
what is left out of the graph before a picture of it is drawn."""
ALLOWED = {
    "asking": {"backstory.ask.questions", "backstory.ask.bounds"},
    "exchanging": {"backstory.exchange.formats"},
    "serving": {"backstory.rdf.remote_client"},
}
"""
Rooms a door may look into: to make a command of each question, and to tell its limits; to list the
formats; to show an address without its password.
"""


def _tree(module: str) -> ast.Module:
    return ast.parse(Path(str(DOORS[module].__file__)).read_text("utf-8"))


def _function(module: str, name: str) -> ast.FunctionDef:
    """Find the function of a command; that of a question is made inside another."""
    wanted = "_command" if name == "ask" else name
    nodes = (each for each in ast.walk(_tree(module)) if isinstance(each, ast.FunctionDef))
    return next(each for each in nodes if each.name == wanted)


def _called_on_graph(function: ast.FunctionDef) -> set[str]:
    """Name what is taken of a graph that was opened there, at once or from a variable."""

    def opens(node: ast.expr) -> bool:
        return (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in OPENING
        )

    graphs = {
        target.id
        for node in ast.walk(function)
        if isinstance(node, ast.Assign) and opens(node.value)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    return {
        node.attr
        for node in ast.walk(function)
        if isinstance(node, ast.Attribute)
        and (opens(node.value) or (isinstance(node.value, ast.Name) and node.value.id in graphs))
    }


@pytest.mark.parametrize("name", READING)
def test_a_command_that_reads_a_graph_calls_the_method_of_its_name(name: str) -> None:
    module, function = READING[name]
    assert hasattr(Graph, name), f"Graph has no {name}: what the shell does, Python does too"
    for each in WITHIN.get(name, [function]):
        called = _called_on_graph(_function(module, each))
        own = {each} if name in WITHIN else set()
        assert called - own == {name} | ALSO.get(name, set())


@pytest.mark.parametrize("module", DOORS)
def test_a_door_that_reads_a_graph_opens_no_other_room(module: str) -> None:
    """It parses, calls, shows; whatever is worked out is worked out behind the front door."""
    ground = {"backstory.errors", "backstory.files", "backstory.vocabulary", "backstory.words"}
    known = ground | {"backstory.cli", "backstory.graph"} | ALLOWED.get(module, set())
    typed = {
        inner
        for node in ast.walk(_tree(module))
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.ImportFrom) and node.module and ast.unparse(node) not in {
            ast.unparse(each) for each in typed if isinstance(each, ast.ImportFrom)
        }:  # fmt: skip
            room = ".".join(node.module.split(".")[:2])
            assert not room.startswith("backstory") or {room, node.module} & known, node.module


def test_what_the_issue_names_is_a_method_of_graph() -> None:
    named = """ask sparql answer find show figures pairs disputes brief cite sources diff limit view
               export pyvis rdflib networkx"""
    assert {each for each in named.split() if not hasattr(Graph, each)} == set()


def test_what_checks_a_graph_in_the_shell_does_in_python(tmp_path: Path) -> None:
    """`backstory check --graph FILE` had no call that `import backstory` promises."""
    pytest.importorskip("pyshacl", reason="the extra [shacl] brings it")
    graph = tmp_path / "theirs.ttl"
    graph.write_text((GOLDEN / "ruritania-lockout.ttl").read_text("utf-8"), "utf-8")
    found = backstory.check(graph).problems
    told = CliRunner().invoke(doors, ["check", "--graph", str(graph), "--notes"])
    assert found
    assert all(f"{graph}:1:1: {one.code} " in told.stdout for one in found)


def test_every_module_of_the_shell_that_opens_a_graph_is_held_to_the_law() -> None:
    """A new door would else read a graph by a way of its own, and nothing would tell."""
    folder = Path(cli.__file__).parent
    names = {path.stem for path in folder.glob("*.py") if path.stem != "options"}
    opening = {
        name
        for name in names
        for node in ast.walk(ast.parse((folder / f"{name}.py").read_text("utf-8")))
        if isinstance(node, ast.ImportFrom)
        if (OPENING | {"Graph", "open_store"}) & {each.name for each in node.names}
    }
    beside = {"table_rows"}  # commands of `table`, as WITHIN has them
    assert opening - beside == DOORS.keys()
