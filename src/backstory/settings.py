"""
Read what somebody has set once: the graph that is asked when none is named, and the language.

The environment variables BACKSTORY_GRAPH and BACKSTORY_LANG come first, then `config.toml` in the
user's configuration folder (`graph = "…"`, or a list of them, and `lang = "es"`). BACKSTORY_CONFIG
names another file, and BACKSTORY_CACHE another folder for what can be made again at any time.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any, Final

from backstory.errors import CouldNotRun

__all__ = ["GRAPH", "LANG", "LAYING", "cache_path", "config_path", "default_graph",
           "default_language", "language_set"]  # fmt: skip

GRAPH: Final = "BACKSTORY_GRAPH"
LANG: Final = "BACKSTORY_LANG"
CONFIG: Final = "BACKSTORY_CONFIG"
CACHE: Final = "BACKSTORY_CACHE"
LAYING: Final[list[bool]] = []
"""Whether what a search made of a graph is laid down for the next: a command of the shell says."""
_XDG: Final = ("linux",)
_KNOWN: Final = ("graph", "lang")


def config_path() -> Path:
    """Give where the configuration would be, whether it is there or not."""
    named = os.environ.get(CONFIG)
    if named:
        return Path(named)
    if sys.platform in _XDG:
        # What click says here, without the time that importing it costs `import backstory`:
        # XDG Base Directory Specification, where a relative is ignored.
        told = os.environ.get("XDG_CONFIG_HOME", "")
        home = Path(told) if Path(told).is_absolute() else Path("~/.config").expanduser()
        return home / "backstory" / "config.toml"
    from click import get_app_dir

    return Path(get_app_dir("backstory")) / "config.toml"


def cache_path() -> Path | None:
    """
    Give the folder for what can be made again at any time; None where there is to be none.

    BACKSTORY_CACHE names another; empty, it says that nothing is to be laid down.
    """
    named = os.environ.get(CACHE)
    if named is not None:
        return Path(named) if named else None
    told = os.environ.get("XDG_CACHE_HOME", "")  # XDG: a relative one is ignored
    if sys.platform == "win32" and not (told := os.environ.get("LOCALAPPDATA", "")):
        return None
    usual = "~/Library/Caches" if sys.platform == "darwin" else "~/.cache"
    try:
        home = Path(told) if Path(told).is_absolute() else Path(usual).expanduser()
    except RuntimeError:  # nobody is at home
        return None
    return home / "backstory"


def default_graph() -> tuple[list[str], str]:
    """
    Give the graphs that are asked when none is named, and what says so.

    Returns:
        Files, folders or addresses; none if nobody set one. Then the name of the environment
        variable, or the path of the configuration.

    Raises:
        CouldNotRun: The configuration cannot be understood.
    """
    written = os.environ.get(GRAPH, "")
    if written:
        # An address has colons of its own, so several are split only where none is one.
        several = [written] if "://" in written else written.split(os.pathsep)
        return [each for each in several if each], GRAPH
    path = config_path()
    named = _read(path).get("graph", [])
    listed = [named] if isinstance(named, str) else named
    if not isinstance(listed, list) or not all(isinstance(each, str) for each in listed):
        raise CouldNotRun(f'{path}: write `graph = "WHERE"`, or a list of them.')
    return [_beside(path, each) for each in listed], str(path)


def default_language() -> str:
    """
    Give the language that is told in when none is named: English unless somebody set another.

    Raises:
        CouldNotRun: The configuration cannot be understood.
    """
    return language_set()[0] or "en"


def language_set() -> tuple[str, str]:
    """
    Give the language that somebody set, and what says so: see `default_graph`; "" if nobody did.

    Raises:
        CouldNotRun: The configuration cannot be understood.
    """
    if os.environ.get(LANG):
        return os.environ[LANG], LANG
    path = config_path()
    return str(_read(path).get("lang", "")), str(path)


def _beside(path: Path, where: str) -> str:
    """Read a relative place from the folder of the configuration, and `~` as the home."""
    if "://" in where:
        return where
    return str(path.parent / Path(where).expanduser())


def _read(path: Path) -> dict[str, Any]:
    try:
        written = path.read_text("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, UnicodeDecodeError) as why:
        raise CouldNotRun(f"{path} cannot be read: {why}") from None
    import tomllib  # late: most people have set nothing

    try:
        found = tomllib.loads(written)
    except tomllib.TOMLDecodeError as why:
        raise CouldNotRun(f"{path} cannot be read: {why}") from None
    strange = next((key for key in found if key not in _KNOWN), "")
    if strange:
        raise CouldNotRun(f"{path}: nothing is called `{strange}`; write `graph` or `lang`.")
    return found
