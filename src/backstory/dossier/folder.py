"""Know which files of a folder are a dossier's, and tell of those that nobody reads."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from backstory.dossier import forms
from backstory.dossier.marks import MAX_FILE_BYTES, dangling
from backstory.dossier.values import id_in, kept_name
from backstory.errors import CouldNotRun, Problem, Severity, Spot
from backstory.files import is_there, settle
from backstory.text import nearest
from backstory.words.languages import languages, words_of

__all__ = ["copy_of", "dossier_id", "dossier_name", "files_of", "held_texts", "source_id", "unread"]

_PROSE: Final = frozenset({".md", ".txt", ".rst", ".pdf", ".html", ""})
"""Endings of what may lie in a dossier's folder for people to read."""
_SAYS: Final = re.compile(rb"^says ?:", re.MULTILINE)
_FOLDERS: Final = ("sources", "texts")
_PASSING: Final = ("~", ".bak", ".orig", ".tmp", ".swp", ".part")
"""Endings of what editors leave."""
_OF_SYSTEMS: Final = ("thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r")
"""What Windows and macOS put into a folder that somebody looks at."""


def files_of(folder: Path) -> dict[str, Path]:
    """List a dossier's files by key (`events`, `sources/NAME`), sorted."""
    if not is_there(folder) or not folder.is_dir():
        raise CouldNotRun(
            f"{folder} is not a folder. A dossier is a folder with a dossier.yaml in it."
        )
    settle(folder)
    try:
        found = {name: folder / f"{name}.yaml" for name in forms.FILES if name != "source"}
        listed = (
            sorted((folder / "sources").glob("*.yaml")) if (folder / "sources").is_dir() else []
        )
        list(folder.iterdir())
    except OSError as why:
        raise CouldNotRun(f"{folder} cannot be read: {(why.strerror or '').lower()}.") from None
    return found | {f"sources/{path.stem}": path for path in listed if not _is_passing(path)}


def _is_passing(path: Path) -> bool:
    """Tell what is hidden or left by an editor: `.#a.yaml`, `#a.yaml#`, `a.yaml~`."""
    name = path.name
    return (
        name.startswith((".", "#", "~$")) or name.endswith(_PASSING) or name.lower() in _OF_SYSTEMS
    )


def _is_hidden_source(path: Path) -> bool:
    """Tell whether a hidden file is a whole source; editors and systems leave `.#a`, `._a`."""
    name = path.name
    return name.startswith(".") and not name.startswith((".#", "._")) and (
        path.suffix == ".yaml" and _says(path)
    )  # fmt: skip


def dossier_name(folder: Path) -> str:
    """Give the name of the folder that is meant, be it `.` or a link."""
    try:
        return folder.resolve().name
    except RuntimeError:  # links in a circle
        return folder.name


def dossier_id(folder: Path, problems: list[Problem]) -> str:
    """Give a dossier's id, which its folder's name makes; tell where it makes another, or none."""
    name = dossier_name(folder)
    return _named(name, "the folder", Spot(str(folder)), problems)


def source_id(path: Path, problems: list[Problem]) -> str:
    """Give the id of a source, which its file's name makes."""
    return _named(path.stem, "the file", Spot(str(path)), problems)


def _named(name: str, what: str, at: Spot, problems: list[Problem]) -> str:
    found = id_in(name)
    if fault := kept_name(found):
        problems.append(Problem(at, "D067", f"the name of {what}: {fault[0]}", fault[1]))
        return found
    if found == name:
        return found
    told = f"the name of {what}, '{name}', is no id"
    if not found:
        mend = "name it in lower-case letters of the Latin alphabet, digits and hyphens"
        problems.append(Problem(at, "D067", told, mend))
        return f"x{hashlib.sha256(name.encode('utf-8', 'replace')).hexdigest()[:8]}"
    told += f"; it is known as `{found}`"
    mend = f"name {what} `{found}`, or leave it and write `{found}` where it is meant"
    problems.append(Problem(at, "D067", told, mend, Severity.WARNING))
    return found


def unread(folder: Path, paths: Mapping[str, Path]) -> list[Problem]:
    """Tell of files and folders that nobody reads; it is a problem where one of them is missed."""
    known = {path.name: path.exists() for key, path in paths.items() if "/" not in key}
    found: list[Problem] = []
    read = set(paths.values())
    for path in (*_listed(folder), *_listed(folder / "sources"), *_listed(folder / "texts")):
        link = None if path in read or _is_passing(path) else dangling(path, str(path))
        if link is not None:
            found.append(replace(link, severity=Severity.WARNING))
    for path in _listed(folder):
        if path.name in known or _is_passing(path) or (path.is_symlink() and not path.exists()):
            continue
        if path.is_dir():
            if path.name not in _FOLDERS:
                near = not (folder / "sources").is_dir() and (
                    nearest(path.name, ["sources"]) or any(map(_says, _listed(path)))
                )
                found.append(_nobody(path, "sources" if near else None, bool(near), "folder"))
        elif (path.suffix.lower() not in _PROSE or _is_yaml(path)) and not _is_licence(path):
            guess = _called(path, known) if _is_yaml(path) else None
            missed = guess is not None and not known.get(guess, True)
            if guess and guess.startswith("sources/"):  # missed, whoever names it
                missed = not (folder / guess).exists()
            found.append(_nobody(path, guess, missed, "file"))
    for path in _listed(folder / "sources"):
        if path.is_symlink() and not path.exists():
            continue
        if _is_passing(path) or path.suffix == ".yaml":
            if _is_hidden_source(path):
                found.append(_nobody(path, f"{_stem(path).lstrip('.')}.yaml", False, "file"))
            continue
        if path.is_dir():
            found.append(_nobody(path, None, False, "folder"))
        elif path.suffix.lower() not in _PROSE or _is_yaml(path) or _says(path):
            guess = f"{_stem(path)}.yaml" if _is_yaml(path) or _says(path) else None
            taken = guess is None or (path.parent / guess).exists()
            # A source that is there and not read is missed, whoever names it.
            missed = not taken and _says(path)
            found.append(_nobody(path, None if taken else guess, missed, "file"))
    return found


def _listed(folder: Path) -> Iterable[Path]:
    try:
        return sorted(folder.iterdir()) if folder.is_dir() else ()
    except OSError:
        return ()


def _is_yaml(path: Path) -> bool:
    """Tell whether a file is YAML by its name; some programs put `.txt` behind it."""
    name = path.name.lower().removesuffix(".txt")
    return name.endswith((".yaml", ".yml"))


def _stem(path: Path) -> str:
    """Give the name of a file of YAML without its endings."""
    return re.sub(r"(?i)\.(?:ya?ml(\.txt)?|txt)$", "", path.name.rstrip(". ")).rstrip(". ")


def _says(path: Path) -> bool:
    """Tell whether a file holds a source, whatever it is called."""
    try:
        if not path.is_file() or path.stat().st_size > MAX_FILE_BYTES:
            return False
        return _SAYS.search(path.read_bytes()) is not None
    except OSError:
        return False


def _called(path: Path, known: Mapping[str, bool]) -> str | None:
    """Give the name that a file of names was to have; `sources/…` for a source."""
    stem = _stem(path).lower()
    meant = (said for lang in languages() for said in words_of(lang)["files_also"].items())
    exact = next((f"{name}.yaml" for name, words in meant if stem in words.split()), None)
    if exact or f"{stem}.yaml" in known:
        return exact or f"{stem}.yaml"
    if _says(path):
        return f"sources/{_stem(path)}.yaml"
    if stem in ("source", "sources"):
        return None
    return nearest(f"{stem}.yaml", known)


def _is_licence(path: Path) -> bool:
    return path.stem.upper() in ("LICENSE", "LICENCE", "README", "CITATION")


def _nobody(path: Path, guess: str | None, missed: bool, what: str) -> Problem:
    told = f"nobody reads the file `{path.name}`"
    if what == "folder":
        told = f"nobody reads the folder `{path.name}`"
    mend = (
        f"name it `{guess}`" if guess else "remove it, or write what it says into a file of these"
    )
    if guess and (path.parent / guess).exists():
        mend = f"put what it says into `{guess}`, and remove it"
    if not guess and what == "file" and _stem(path).lower() in ("source", "sources"):
        mend = "put what it says into the folder `sources`, one file a source"
    if not guess and what == "folder":
        mend = "put its files into `sources/`, one a source, or remove it"
    severity = Severity.PROBLEM if missed else Severity.WARNING
    return Problem(Spot(str(path)), "D066", told, mend, severity)


def copy_of(folder: Path, copy: Path) -> None:
    """Copy what is part of a dossier: no pipes, links that lead nowhere, other folders, pages."""
    import shutil  # late: it brings every way to pack a file

    def left(place: str, names: list[str]) -> list[str]:
        kept = ("sources", "texts") if Path(place) == folder else names
        return [
            name for name in names
            if name.endswith(".html")
            or not (Path(place, name).is_file() or (Path(place, name).is_dir() and name in kept))
        ]  # fmt: skip

    shutil.copytree(folder, copy, ignore=left)


def files_below(folder: Path) -> Iterator[Path]:
    """Give every file below a folder; what cannot be looked into is passed by."""
    for above, _, names in os.walk(folder):
        yield from (Path(above, name) for name in names)


def held_texts(folder: Path) -> dict[str, str]:
    """Read the texts somebody holds, by the SHA-256 of their bytes; others are passed by."""
    found: dict[str, str] = {}
    if not folder.is_dir():
        return found
    for path in sorted(files_below(folder)):
        try:
            if path.is_file() and 0 < path.stat().st_size <= MAX_FILE_BYTES:
                raw = path.read_bytes()
                found[hashlib.sha256(raw).hexdigest()] = raw.decode("utf-8")
        except (OSError, UnicodeDecodeError):
            continue
    return found
