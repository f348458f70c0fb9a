"""
The name of a profile or its file comes in; out goes what must not be published.

To ship one more, lay its file into `profiles/`; no code changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Final

import yaml

from backstory.errors import CouldNotRun, UnknownName
from backstory.files import is_there, text_of

__all__ = ["Profile", "profiles", "read_profile"]

_MOST_BYTES: Final = 1_000_000
"""Of a profile; nobody writes a longer one."""
_KEYS: Final = ("title", "roles", "persons", "keep", "sources", "source-kinds", "notes")


@dataclass(frozen=True, slots=True)
class Profile:
    """What must not be published."""

    title: str
    roles: frozenset[str] = frozenset()
    """Persons who appear in one of these roles are withheld."""
    persons: frozenset[str] = frozenset()
    """Persons who are withheld, by id."""
    keep: frozenset[str] = frozenset()
    """Persons who are named whatever their role, by id."""
    sources: frozenset[str] = frozenset()
    """Sources that are withheld with all that they say, by id."""
    source_kinds: frozenset[str] = frozenset()
    notes: bool = False
    """Whether the notes of the editors are withheld."""


def profiles() -> dict[str, Path]:
    """List the profiles that ship, by name."""
    home = Path(str(files("backstory").joinpath("rdf", "profiles")))
    return {path.stem: path for path in sorted(home.glob("*.yaml"))}


def read_profile(where: str | Path) -> Profile:
    """
    Read a profile: the name of one that ships, or a file of one's own.

    Raises:
        UnknownName: There is no such profile and no such file.
        CouldNotRun: It cannot be read; says what to write.
    """
    shipped = profiles()
    path = shipped.get(str(where), Path(where))
    if not (is_there(path) and path.is_file()):
        raise UnknownName("profile", str(where), shipped)
    try:
        told = yaml.safe_load(text_of(path, _MOST_BYTES))
    except RecursionError:
        raise CouldNotRun(f"{path} cannot be read: it is nested too deeply.") from None
    except yaml.YAMLError as why:
        raise CouldNotRun(f"{path} cannot be read: {' '.join(str(why).split())}") from None
    if not isinstance(told, dict) or not set(told) <= set(_KEYS):
        strange = sorted(map(str, set(told) - set(_KEYS))) if isinstance(told, dict) else []
        what = f" does not know {', '.join(strange)};" if strange else ""
        raise CouldNotRun(f"{path}:{what} a profile has the keys {', '.join(_KEYS)}.")
    lists = {key: told.get(key) or [] for key in _KEYS if key not in ("title", "notes")}
    wrong = [key for key, value in lists.items() if not isinstance(value, list)]
    if wrong:
        raise CouldNotRun(f"{path}: `{wrong[0]}:` takes a list, `[victim, defendant]`.")
    named = {key.replace("-", "_"): frozenset(map(str, value)) for key, value in lists.items()}
    return Profile(str(told.get("title") or path.stem), **named, notes=told.get("notes") is True)
