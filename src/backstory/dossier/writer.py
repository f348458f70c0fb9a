"""Write the beginning of a dossier or of a source file, ready to be filled in."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from backstory.dates.days import today
from backstory.dossier.reader import read_all
from backstory.dossier.schemas import json_schemas
from backstory.dossier.values import kept_name
from backstory.errors import CouldNotRun, DossierError, Problem, Severity
from backstory.files import alone, is_empty, is_there, settle, write_set, write_whole
from backstory.text import normalise
from backstory.vocabulary import slug
from backstory.words.messages import message_in

__all__ = ["hold_dossier", "scalar", "schema_files", "start_dossier", "start_source"]

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

_STARTER: Mapping[str, str] = {
    "dossier.yaml": """\
# yaml-language-server: $schema=../schema/dossier.json
# What this dossier is. `backstory check` says what is missing, line by line.
title:
  en: A strike and what came of it
  es: Una huelga y lo que siguió
description:
  en: An example to write over. Replace every line of it.
  es: Un ejemplo para sobrescribir. Reemplace cada línea.
languages:
- en
- es
focus: harbour-strike-1911        # the event everything else is context for
as-known-on: {today}           # nothing later is in it: move it as you read on
licence: CC-BY-4.0
# publisher: who answers for it, if they agree to be named
# contact: mailto:somebody@example.org
""",
    "events.yaml": """\
# yaml-language-server: $schema=../schema/events.json
# Names and kinds only. When, who and where is what a source says: see sources/.
harbour-strike-1911:
  en: Harbour strike of 1911
  es: Huelga portuaria de 1911
  kind: strike                    # a common kind, or one of your own in concepts.yaml
""",
    "actors.yaml": """\
# yaml-language-server: $schema=../schema/actors.json
dockers-union:
  en: Dockers' Union
  es: Sindicato de Estibadores
  kind: body                      # person, body, group or post
  position: trade-union           # the position it speaks from
""",
    "places.yaml": """\
# yaml-language-server: $schema=../schema/places.json
port-town:
  name: Port Town                 # one proper name serves both languages
""",
    "sources/harbour-gazette-1911-08-02.yaml": """\
# yaml-language-server: $schema=../../schema/source.json
# One file a source: what it is, and what each passage of it says.
title: The men are out
kind: news
publisher: Harbour Gazette
language: en
issued: 1911-08-02
read: whole
says:
- at: paragraph 1                 # or `backstory locate TEXT "first" "last"`
  about: harbour-strike-1911
  happened: 1911-08-01
  place: port-town

- at: paragraph 2
  voice: dockers-union            # who says it; without it, the source speaks
  about: harbour-strike-1911
  count: ~400 members             # ~ about, + at least, <= at most
  when: 1911-08-01
""",
}

_ITEMS: Final = """\
says:
# One item is one place, one voice, one subject. For the place of a held text:
#   backstory locate TEXT "first words" "last words"
# - at: paragraph 1
#   about: an-event
#   happened: 1956-10-29
"""
_COMMENT: Final = re.compile(r"(?m)((?:^|  )#[ ]+)(?!- )(.+)$")
"""A comment of YAML: what stands before its words, and these."""


def start_dossier(folder: Path, lang: str = "en") -> list[Path]:
    """
    Write a commented starter that builds at once, and the JSON Schemas beside it.

    Args:
        folder: Where; its name is the id of the dossier.
        lang: The language of the comments.

    Raises:
        CouldNotRun: The folder is there already, or its name is not an id.
    """
    _hold_id(folder.name, "suez-crisis")
    if settle(folder):  # a run that was ended had it ready
        return [folder / name for name in _STARTER]
    if is_there(folder) and not (folder.is_dir() and is_empty(folder)):
        raise CouldNotRun(f"{folder} is there already; nothing was written.")
    written: list[Path] = []
    # A source of today is the first that somebody adds: a day in 1912 refused it.
    head = _STARTER["dossier.yaml"].replace("{today}", today().isoformat())
    starter = {
        name: _commented(text, lang) for name, text in {**_STARTER, "dossier.yaml": head}.items()
    }
    # The schemas first: who is ended between the two begins again, and both will be there.
    for where, files in ((folder.parent / "schema", schema_files()), (folder, starter)):
        changed = write_set(where, {name: text.encode("utf-8") for name, text in files.items()})
        written[:0] = [where / name for name, differs in changed.items() if differs]
    return written


def _hold_id(name: str, example: str) -> None:
    if not _ID.fullmatch(name):
        meant = slug(normalise(name)) if normalise(name).strip() else example
        meant = meant if _ID.fullmatch(meant) and not kept_name(meant) else example
        raise CouldNotRun(f"'{name}' is not an id. Use lower-case words and hyphens: {meant}.")
    if fault := kept_name(name):
        raise CouldNotRun(f"{fault[0]}: {fault[1]}.")


def schema_files() -> dict[str, str]:
    """Give the JSON Schema files, by name, as they stand in seeds/schema/."""
    return {
        f"{name}.json": json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
        for name, schema in json_schemas().items()
    }


def _commented(text: str, lang: str) -> str:
    """Tell the comments of YAML in a language; what is no sentence of ours stays as it is."""
    return _COMMENT.sub(lambda found: found[1] + message_in(found[2], lang), text)


def hold_dossier(folder: Path) -> None:
    """
    Hold a folder to be a dossier.

    Raises:
        CouldNotRun: There is no dossier.yaml in it.
    """
    if not (folder / "dossier.yaml").exists():
        raise CouldNotRun(f"{folder} has no dossier.yaml. `backstory new NAME` starts a dossier.")


def start_source(
    folder: Path, name: str, answers: Mapping[str, str], text: Path | None, lang: str = "en"
) -> Path:
    """
    Write the header of a new source, with the SHA-256 of its text if it is held.

    Args:
        folder: The dossier.
        name: The id of the source.
        answers: What it is, by the keys of the head.
        text: Its text, if it is held.
        lang: The language of the comments.

    Raises:
        CouldNotRun: There is no such dossier, the source is there already, or the text is not.
        DossierError: A check would refuse what was answered; nothing is written.
    """
    hold_dossier(folder)
    _hold_id(name, "daily-news-2026-01-30")
    path = folder / "sources" / f"{name}.yaml"
    lines = ["# yaml-language-server: $schema=../../schema/source.json"]
    flat = {key: " ".join(value.split()) for key, value in answers.items()}
    lines += [f"{key}: {scalar(value)}" for key, value in flat.items() if value]
    if text is not None:
        try:
            digest = hashlib.sha256(text.read_bytes()).hexdigest()
        except OSError as why:
            raise CouldNotRun(f"{text} cannot be read: {(why.strerror or '').lower()}.") from None
        lines.append(f"sha256: {digest}")
    written = "\n".join(lines) + "\n" + _commented(_ITEMS, lang)
    with alone(folder):  # of two runs with one page the second reads the source of the first
        if path.exists():
            raise CouldNotRun(f"{path} is there already; nothing was written.")
        if problems := _refused(folder, path, written):
            raise DossierError(problems)
        write_whole(path, written.encode("utf-8"))
    return path


def _refused(folder: Path, path: Path, text: str) -> list[Problem]:
    """Tell what a check would say against a file that is not there yet, or because of it."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / folder.resolve().name
        shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("*.html", "texts"))
        new = copy / "sources" / path.name
        new.parent.mkdir(exist_ok=True)
        new.write_text(text, "utf-8")
        found = _grave(copy)
        if any(problem.at.file != str(new) for problem in found):
            new.unlink()
            before = _grave(copy)
            found = [problem for problem in found if problem not in before]
    return [
        replace(
            problem,
            at=problem.at._replace(file=problem.at.file.replace(str(copy), str(folder))),
            what=problem.what.replace(str(copy), str(folder)),
        )
        for problem in found
    ]


def _grave(folder: Path) -> list[Problem]:
    return [each for each in read_all(folder).problems if each.severity == Severity.PROBLEM]


def scalar(text: str) -> str:
    """
    Write a value plainly where YAML allows it, else in double quotes; it is read as it was given.

    >>> scalar("a: b"), scalar("a\\tb")
    ('"a: b"', '"a\\\\tb"')
    """
    marks = r"^[\-?:,\[\]{}#&*!|>'\"%@`]|: | #|:$|^(~|null|true|false|yes|no)$"
    if text != " ".join(text.split()) or re.search(marks, text):
        return json.dumps(text, ensure_ascii=False)
    return text
