"""The named questions come in; what the page's editor of SPARQL offers goes out."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from backstory.rdf.rq import query_files
from backstory.vocabulary import PREFIXES, concept_iri
from backstory.words.columns import COLUMNS

if TYPE_CHECKING:
    from backstory.draw.shape import Name, Question

__all__ = ["column_names", "prefixes", "questions"]

READERS_LANGUAGE: Final = '"en"'
"""Stands in named questions where the page writes the reader's language."""


@cache
def column_names() -> dict[str, Name]:
    """Name the columns of the named questions in both languages."""
    return {name: [english, spanish] for name, (_, english, spanish) in sorted(COLUMNS.items())}


def prefixes(dossier: str) -> dict[str, str]:
    """List the prefixes an answer is shortened with, the dossier's own first."""
    return {"data": f"{dossier}/", **PREFIXES}


def questions(focus: str) -> list[Question]:
    """
    List the named questions, with their prefixes written out.

    One that needs an event is asked of the focus; one that needs anything else is left out.
    """
    found: list[Question] = []
    for name, query in query_files("ask/queries").items():
        summary, params = query.header.get("summary"), query.header.get("params") or {}
        needed = {
            key: str(told.get("kind", ""))
            for key, told in params.items()
            if told.get("required") and not told.get("default")
        }
        if not isinstance(summary, Mapping) or any(kind != "event" for kind in needed.values()):
            continue
        filled = dict.fromkeys(needed, f"<{focus}>") | {
            key: _default(str(told["kind"]), str(told["default"]))
            for key, told in params.items()
            if told.get("default")
        }
        body = _filled(query.text, {**filled, "lang": READERS_LANGUAGE})
        used = [
            f"PREFIX {prefix}: <{iri}>"
            for prefix, iri in PREFIXES.items()
            if re.search(rf"(?<![\w-]){prefix}:", body)
        ]
        title: Name = [str(summary["en"]), str(summary["es"])]
        sparql = "\n".join([*used, "", body])
        if _parses(sparql):
            found.append({"id": name, "name": title, "sparql": sparql})
    return found


def _filled(text: str, values: Mapping[str, str]) -> str:
    """Put terms in the place of variables, and take those variables out of the columns."""
    body = "\n".join(line for line in text.split("\n") if not line.startswith("#+")).strip()
    head, where, rest = body.partition("WHERE")
    inner, end, tail = rest.rpartition("}")
    for key, value in values.items():
        variable = re.compile(rf"[?$]{key}\b")
        head, tail = variable.sub("", head), variable.sub("", tail)
        inner = variable.sub(value.replace("\\", "\\\\"), inner)
    return head + where + inner + end + tail


def _parses(sparql: str) -> bool:
    """Tell whether a query still is one; `BIND (… AS <iri>)` is not."""
    try:
        ox.Store().query(sparql)
    except SyntaxError:
        return False
    return True


def _default(kind: str, value: str) -> str:
    """Write the default of a parameter as a term."""
    if kind.startswith("concept "):
        return f"<{concept_iri(kind.removeprefix('concept '), value)}>"
    return value if kind == "number" else json.dumps(value)
