"""Ask what came before the news, who says so, and where they disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType
    from typing import Any

    from IPython.core.interactiveshell import InteractiveShell

    from backstory.compare.counting import Figure
    from backstory.dates.certainty import Certainty
    from backstory.dates.edtf import Span
    from backstory.dossier import read
    from backstory.errors import (
        BackstoryError,
        CouldNotRun,
        DossierError,
        Problem,
        QueryError,
        UnknownName,
    )
    from backstory.graph import Graph, check, grow
    from backstory.graph.loading import load
    from backstory.model.nouns import Claim
    from backstory.tell.story import Story
    from backstory.words.table import Table

__all__ = [
    "BackstoryError",
    "Certainty",
    "Claim",
    "CouldNotRun",
    "DossierError",
    "Figure",
    "Graph",
    "Problem",
    "QueryError",
    "Span",
    "Story",
    "Table",
    "UnknownName",
    "__version__",
    "check",
    "grow",
    "load",
    "load_ipython_extension",
    "read",
]

__version__ = "0.1.0"

_ROOMS = {
    "Certainty": "dates.certainty",
    "Claim": "model.nouns",
    "Figure": "compare.counting",
    "Graph": "graph",
    "Span": "dates.edtf",
    "Story": "tell.story",
    "Table": "words.table",
    "check": "graph",
    "grow": "graph",
    "load": "graph.loading",
    "read": "dossier",
}
"""Where each promised name is at home; the errors have one room. Opened when first asked for."""


def __getattr__(name: str) -> Any:
    """Give a promised name, from the room it is at home in, so that `import` costs nothing."""
    if name.startswith("_"):  # asked for by Python and its tools, not by somebody who types
        raise AttributeError(f"module 'backstory' has no attribute {name!r}")
    if name not in __all__:
        import sys

        from backstory.errors import NoSuchPart

        why = NoSuchPart("part of backstory", name, [n for n in __all__ if n[0] != "_"])
        if _is_imported(sys._getframe(1)):
            raise ImportError(str(why), name=name)  # of another, Python would keep its own words
        raise why
    from importlib import import_module

    found = getattr(import_module(f"backstory.{_ROOMS.get(name, 'errors')}"), name)
    globals()[name] = found
    return found


def _is_imported(frame: FrameType) -> bool:
    """Tell whether a line asks for a name by `from backstory import name`."""
    from opcode import opname

    return frame.f_lasti >= 0 and opname[frame.f_code.co_code[frame.f_lasti]] == "IMPORT_FROM"


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Add `%%sparql` and `%ask` to a notebook: what `%load_ext backstory` calls."""
    if not hasattr(shell, "register_magics"):
        from backstory.errors import WrongCall

        raise WrongCall("This is for a notebook: write `%load_ext backstory` there.")
    from backstory.notebook import register  # imported late, for it needs IPython

    register(shell)
