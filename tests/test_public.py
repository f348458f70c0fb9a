"""Hold the front door to what it promises: one sorted list of names, and a light import."""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys
from importlib.resources import files

import pytest

import backstory

HEAVY = ("IPython", "edtf", "networkx", "pandas", "pydantic", "pyvis", "rdflib")
"""What costs time to import; each is imported by the function that needs it."""


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
