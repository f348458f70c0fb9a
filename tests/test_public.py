"""Hold the front door to what it promises: one sorted list of names, and a light import."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from growing import shipped
from paths import GOOD, ROOT

import backstory
from backstory.rdf.opening import SHIPPED

HEAVY = ("IPython", "edtf", "networkx", "pandas", "pydantic", "pyvis", "rdflib")
"""What costs time to import; each is imported by the function that needs it."""


PROMISED = """
    load read grow check Graph Table Story Claim Figure Span Certainty Problem BackstoryError
    DossierError UnknownName QueryError CouldNotRun load_ipython_extension __version__
"""


def test_the_promise_is_kept_whole_and_no_name_is_added_unawares() -> None:
    assert set(backstory.__all__) == set(PROMISED.split())


def test_import_opens_no_room() -> None:
    """So it takes milliseconds; a name opens its room when it is first used."""
    code = "import sys, backstory; print(*(m for m in sys.modules if m.startswith('backstory')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["backstory"]


def test_all_is_sorted_and_names_each_thing_once() -> None:
    assert list(backstory.__all__) == sorted(set(backstory.__all__))


def test_all_is_what_can_be_used() -> None:
    for name in backstory.__all__:
        assert getattr(backstory, name) is not None, f"backstory.{name} is promised and not there"


def test_what_can_be_seen_is_what_is_promised() -> None:
    """`dir(backstory)` shows the promised names, rooms (modules), and nothing else."""
    rooms = {module.name for module in pkgutil.iter_modules(backstory.__path__)}
    future = {"annotations"}
    seen = {name for name in vars(backstory) if not name.startswith("_")} - rooms - future
    promised = {name for name in backstory.__all__ if not name.startswith("_")}
    imported_for_types = {"Any", "TYPE_CHECKING"}
    assert seen - imported_for_types <= promised, "add it to __all__ or give it an underscore"


@pytest.mark.parametrize("door", ["backstory", "backstory.cli"])
def test_importing_a_door_pulls_in_nothing_heavy(door: str) -> None:
    code = f"import sys, {door}; print(*sorted(set(sys.modules) & set({HEAVY!r})))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_a_dossier_grows_without_the_rooms_that_ask_and_without_what_offers_a_near_word(
    tmp_path: Path,
) -> None:
    """They take a tenth of the time in which the whole of a dossier is read and written."""
    code = """import atexit, sys
from backstory.cli import main
atexit.register(lambda: print(*{m.partition(".")[2].partition(".")[0] or m for m in sys.modules}))
main()"""
    build = ["build", str(GOOD / "ruritania-lockout"), "--out", str(tmp_path / "grown")]
    done = subprocess.run([sys.executable, "-c", code, *build], capture_output=True, text=True)
    opened = set(done.stdout.splitlines()[-1].split())
    assert "dossier" in opened
    assert not {"ask", "compare", "draw", "exchange", "tell", "rapidfuzz"} & opened
    assert (tmp_path / "grown" / "ruritania-lockout.ttl").is_file()


def test_py_typed_ships_so_that_types_reach_who_imports() -> None:
    assert files("backstory").joinpath("py.typed").is_file()


def _modules() -> list[str]:
    found = pkgutil.walk_packages(backstory.__path__, "backstory.")
    return sorted(module.name for module in found if module.name != "backstory.__main__")


@pytest.mark.parametrize("name", _modules())
def test_every_module_opens_with_a_sentence_and_lists_what_it_offers(name: str) -> None:
    module = importlib.import_module(name)
    first = (module.__doc__ or "").strip().split("\n\n")[0].strip()
    assert first.endswith((".", ":")), f"{name}: open with one sentence: what in, what out"
    for each in getattr(module, "__all__", ()):
        assert hasattr(module, each), f"{name}.__all__ names {each}, which is not there"


def _said_by_code(module: Path) -> Iterator[str]:
    """Give the texts that code works with; docstrings and their examples may name anything."""
    nodes = list(ast.walk(ast.parse(module.read_text("utf-8"))))
    told = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def test_no_code_is_written_for_the_dossier_that_ships() -> None:
    """A rule for one person, body or outlet would tell the next dossier wrongly, or not at all."""
    record = shipped().record
    actors = [name for name in record.names.values() if name.kind in ("person", "body", "post")]
    names = {label for actor in actors for label in actor.labels.values()}
    names |= {source.publisher for source in record.sources.values()}
    own = [name for name in names if " " in name and "not " not in name and "without" not in name]
    assert len(own) > 100, "the names of the dossier are not read"
    strange = re.compile(r"[Vv]enezuel|\b(?:" + "|".join(map(re.escape, own)) + r")\b")
    found = [
        f"{module.name}: {text[:80]!r} names {named[0]!r}"
        for module in sorted(Path(str(files("backstory"))).rglob("*.py"))
        if "node_modules" not in module.parts
        for text in _said_by_code(module)
        if (named := strange.search(text.replace(SHIPPED, "")))
    ]
    assert not found, "\n".join(found)


POSIX_ONLY = {"fcntl", "grp", "pwd", "resource", "select", "selectors", "termios", "uvloop"}
"""What Windows lacks, or where pipes cannot be waited on; fine inside a `try`."""


def test_every_module_can_be_imported_where_posix_is_not() -> None:
    """Nobody here has Windows; so nothing may ask for what it lacks without a way out."""
    found = []
    for module in sorted(Path(str(files("backstory"))).rglob("*.py")):
        if "node_modules" in module.parts:
            continue
        text = module.read_text("utf-8")
        if not any(name in text for name in POSIX_ONLY):
            continue
        tree = ast.parse(text)
        guarded = {
            id(inner)
            for node in ast.walk(tree)
            if isinstance(node, ast.Try | ast.With)
            for inner in ast.walk(node)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Import | ast.ImportFrom) and id(node) not in guarded:
                named = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                named += [each.name for each in node.names] if isinstance(node, ast.Import) else []
                found += [f"{module.name}: {name}" for name in named if name in POSIX_ONLY]
    assert not found, "\n".join(found)


def test_nothing_tells_people_to_install_a_name_that_is_not_there() -> None:
    """Until it is published, `pip install backstory` would fetch nothing, or a stranger's code."""
    code = (p for p in (ROOT / "src").rglob("*.py") if "node_modules" not in p.parts)
    pages = [*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md"), *code]
    strange = re.compile(
        r"(?:pip|pipx|uv tool|uv pip) install (?:-\S+ )*['\"]?backstory\b|uvx backstory"
    )
    found = [f"{page.name}: {told[0]}" for page in pages
             if (told := strange.search(page.read_text("utf-8")))]  # fmt: skip
    assert not found, "\n".join(found)


def test_the_version_is_the_same_wherever_it_is_told() -> None:
    told = {
        name: re.search(pattern, (ROOT / name).read_text("utf-8"), re.M)
        for name, pattern in (("pyproject.toml", r'^version = "(.+)"'),
                              ("CITATION.cff", r"^version: (.+)"))
    }  # fmt: skip
    assert {name: found and found[1] for name, found in told.items()} == dict.fromkeys(
        told, backstory.__version__
    )


def test_every_method_of_a_graph_shows_how_it_is_called() -> None:
    """`help(Graph.ask)` ends with an example; pytest runs those that write and reach nothing."""
    public = [name for name in dir(backstory.Graph) if not name.startswith("_")]
    lacking = [
        name
        for name in public
        if f"graph.{name}" not in (getattr(backstory.Graph, name).__doc__ or "")
    ]
    assert not lacking


def test_a_misspelt_name_is_told_with_the_nearest_where_it_is_imported_too() -> None:
    with pytest.raises(ImportError, match=r"No part of backstory is called 'laod'.*'load'"):
        from backstory import laod  # noqa: F401
    assert not hasattr(backstory, "laod")
    from backstory import rdf

    assert rdf.__name__ == "backstory.rdf", "a room is found as ever"
