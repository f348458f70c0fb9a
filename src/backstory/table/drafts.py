"""
Rows around an event come in; out go draft sources for a dossier, each row as the passage it is.

Only the rows that matter become claims: a person chooses, says what the event has to do with each,
and finishes it. Every item is `put-as: proposed`, stands at its row, and asserts nothing; what the
row counts, and who of the dossier acts in it, stands beside it as a comment to be uncommented.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from backstory.dates.days import iso
from backstory.table.shown import when
from backstory.vocabulary import id_of, slug
from backstory.words.languages import shipped

__all__ = ["draft_sources"]


def draft_sources(
    rows: Sequence[Mapping[str, Any]], event: str, maps: Mapping[str, Mapping[str, Any]],
    kinds: Mapping[str, Mapping[str, str]], cut: int = 0,
) -> dict[str, str]:  # fmt: skip
    """
    Write a draft source for each file that the rows come from.

    Args:
        rows: What the questions `near` and `window` give.
        event: The id of the event that they are about.
        maps: By file, what its map says of the table: title, publisher, url, kind, language.
        kinds: What a code of a kind means, by language.
        cut: Of how many rows the others were left out, if any were.

    Returns:
        Texts of source files by name, as they would lie in `sources/`.
    """
    by_file: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        by_file.setdefault(row["file"], []).append(row)
    found: dict[str, str] = {}
    for file in sorted(by_file):
        # events.csv and events.tsv are two sources.
        name = bare = slug(Path(file).stem) or "rows"
        number = 1
        while f"{name}.yaml" in found:
            number += 1
            name = f"{bare}-{number}"
        told = maps.get(file, {})
        found[f"{name}.yaml"] = _source(file, by_file[file], event, told, kinds, cut)
    return found


def _source(
    file: str, rows: Sequence[Mapping[str, Any]], event: str, told: Mapping[str, Any],
    kinds: Mapping[str, Mapping[str, str]], cut: int,
) -> str:  # fmt: skip
    last = max(row["last_day"] for row in rows)
    left = [f"# There are more than {cut:,} rows: a higher limit drafts the others."] if cut else []
    title = told.get("title") or file
    address = told.get("url")
    head = [
        "# yaml-language-server: $schema=../../schema/source.json",
        "# A draft made of the rows of a table: a row is what its coder says, not what happened.",
        "# Keep the items that matter, say how each is meant, translate, and mend the header.",
        *left,
        f"title: {_text(title)}",
        f"kind: {told.get('source_kind') or 'dataset'}",
        f"publisher: {_text(told.get('publisher') or title)}",
        *([f"url: {_text(address)}"] if address else []),
        f"language: {told.get('language') or 'en'}",
        f"issued: {iso(last)}",
        "inferred: issued",
        "read: part",
        "says:",
    ]
    return "\n".join([*head, *(_item(row, event, kinds) for row in rows)]) + "\n"


def _item(
    row: Mapping[str, Any], event: str, kinds: Mapping[str, Mapping[str, str]]
) -> str:  # fmt: skip
    meant = kinds.get(row.get("kind") or "", {})
    place = f" ({row['place_name']})" if row.get("place_name") else ""
    lines = [f"- at: row {row['row_no']}", f"  about: {event}", "  put-as: proposed",
             f"  when: {when(row)}", "  remark:"]  # fmt: skip
    lines += [f"    {lang}: {_text(_told(row, meant.get(lang, '')) + place)}" for lang in shipped()]
    for who in ("actor", "target"):
        if row.get(f"{who}_iri"):
            lines.append(f"  # actors: the {who} is {id_of(row[f'{who}_iri'])}")
    if row.get("figure") is not None:
        figure = row["figure"]
        number = int(figure) if float(figure).is_integer() else figure
        lines.append(f"  # count: {number} {_comment(row.get('counted') or '…')}")
    if row.get("said_by"):
        lines.append(f"  # voice: {_comment(row['said_by'])}")
    return "\n".join(lines)


def _told(row: Mapping[str, Any], kind: str) -> str:
    parts = (row["actor"], kind or row["kind"], row["target"])
    # A row of a timeline has nothing but its headline.
    return " – ".join(str(each) for each in parts if each) or str(row.get("thing") or "")


def _text(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def _comment(text: str) -> str:
    return " ".join(str(text).split())
