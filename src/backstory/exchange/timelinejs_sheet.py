"""
A sheet or the JSON of TimelineJS comes in; out go rows for a draft: each slide an event.

The sheet is the source, each row a place in it, and what it says is proposed: who made it may be
right, but says not whence. Its media and backgrounds say nothing of events and stay behind; its
title and its eras too, which is told.

Sources:
    Knight Lab, "TimelineJS3: spreadsheet template", 2024 (Year, Month, Day … Headline, Text);
    "TimelineJS3: JSON data format", 2024 (events, start_date, end_date, text).
"""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from backstory.dates.worded import in_edtf
from backstory.dossier.sheet import Row, Sheet
from backstory.errors import CouldNotRun
from backstory.vocabulary import slug
from backstory.words.languages import shipped
from backstory.words.separated import untamed

__all__ = ["is_timeline", "timelinejs_sheet"]

_LINK_ALONE: Final = re.compile(r"<p>\s*<a\b[^>]*>[^<]*</a>\s*</p>")
"""A paragraph that leads to a page, and says nothing of the event."""
_UNITS: Final = ("year", "month", "day")
_NEEDED: Final = frozenset({"year", "headline"})


def _read(path: Path) -> list[dict[str, str]]:
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return []
    if path.suffix.lower() == ".json" or text.lstrip().startswith("{"):
        return _slides(text)
    mark = "\t" if "\t" in text.partition("\n")[0] else ","
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    heads = [head.strip().lower() for head in rows[0]] if rows else []
    return [{head: untamed(cell).strip() for head, cell in zip(heads, row, strict=False)}
            for row in rows[1:]]  # fmt: skip


def _slides(text: str) -> list[dict[str, str]]:
    """Give the slides of the JSON as rows of a sheet would have them."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return []
    slides = told.get("events") if isinstance(told, dict) else None
    if not isinstance(slides, list):
        return []
    eras = told.get("eras")
    beside = ["title"] * bool(told.get("title")) + ["era"] * len(
        eras if isinstance(eras, list) else ()
    )
    return [*map(_slide, slides), *({"beside": each} for each in beside)]


def _slide(slide: Any) -> dict[str, str]:
    told = slide if isinstance(slide, dict) else {}
    begin, end, text = (
        part if isinstance(part := told.get(key), dict) else {}
        for key in ("start_date", "end_date", "text")
    )
    found = {
        "id": told.get("unique_id"),
        "display date": told.get("display_date"),
        "group": told.get("group"),
        **{unit: begin.get(unit) for unit in _UNITS},
        **{f"end {unit}": end.get(unit) for unit in _UNITS},
        **{key: text.get(key) for key in ("headline", "text")},
    }
    return {key: "" if value is None else str(value).strip() for key, value in found.items()}


def is_timeline(path: Path) -> bool:
    """Tell a sheet of TimelineJS by its columns, and its JSON by its slides."""
    rows = _read(path) if path.suffix.lower() in (".csv", ".tsv", ".json") else []
    return bool(rows) and rows[0].keys() >= _NEEDED


def timelinejs_sheet(path: Path, kind: str = "") -> tuple[Sheet, list[str]]:
    """
    Read the rows of a draft from a sheet of TimelineJS, saved as CSV, or from its JSON.

    Args:
        path: The file.
        kind: The kind of the events, where they are new to the dossier.

    Returns:
        The rows, and what was left out, a line each.

    Raises:
        CouldNotRun: It has no column Year or none Headline.
    """
    told = _read(path)
    if not told or not told[0].keys() >= _NEEDED:
        raise CouldNotRun(f"{path} is no sheet of TimelineJS: it needs the columns Year, Headline.")
    rows: list[Row] = []
    left: list[str] = []
    first, one = (1, "slide") if path.suffix.lower() == ".json" else (2, "row")
    for number, row in enumerate(told, first):
        if beside := row.get("beside"):
            left.append(beside)
            continue
        if row.get("type", "").lower() in ("title", "era") or not row.get("headline"):
            if any(row.values()):
                left.append(f"{one} {number}: {row.get('type') or 'no headline'}")
            continue
        date = _date(row)
        if not date:
            left.append(f"{one} {number}: no year")
            continue
        label = _plain(row["headline"])
        cells = {
            "row": f"{one}-{number}", "source": slug(path.stem), "title": path.stem,
            "source_kind": "dataset", "publisher": "TimelineJS", "language": "en", "read": "whole",
            "at": f"{one} {number}", "event": row.get("id") or slug(label), "date": date,
            "put_as": "proposed",
            "event_kind": kind, **{f"event_{lang}": label for lang in shipped()},
        }  # fmt: skip
        text = _plain(_LINK_ALONE.sub(" ", row.get("text", "")))
        if text and text != row.get("group"):
            cells |= {f"gist_{lang}": text for lang in shipped()}
        rows.append(Row(number, {name: cell for name, cell in cells.items() if cell}))
    columns = {name: name for each in rows for name in each.cells}
    return Sheet(path, columns, rows, ()), left


def _date(row: Mapping[str, str]) -> str:
    """Write the date as EDTF, as fine as it is told: in words, where they say it plainly."""
    if worded := in_edtf(_plain(row.get("display date", ""))):
        return worded
    begin, end = _end(row, ""), _end(row, "end ")
    return f"{begin}/{end}" if begin and end and begin != end else begin


def _end(row: Mapping[str, str], which: str) -> str:
    year = row.get(f"{which}year", "")
    if not re.fullmatch(r"-?[0-9]{1,6}", year):
        return ""
    written = f"{'-' if year.startswith('-') else ''}{abs(int(year)):04}"
    for part in ("month", "day"):
        value = row.get(f"{which}{part}", "")
        if not re.fullmatch(r"[0-9]{1,2}", value):
            break
        written += f"-{int(value):02}"
    return written


def _plain(text: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", text)).split())
