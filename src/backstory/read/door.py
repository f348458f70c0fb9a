"""A graph and an article, or where it lies, come in; out goes the reading of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from backstory.errors import QueryError
from backstory.files import is_there
from backstory.rdf.record import Record
from backstory.read.article import article_of, is_within
from backstory.read.extract import Extractor, extracts_of
from backstory.read.files import Opened, text_of
from backstory.read.known import Known
from backstory.read.link import linked
from backstory.read.names import uncollected
from backstory.read.reading import Reading
from backstory.words.table import Find

__all__ = ["known_of", "read_article", "read_text"]

_LONGEST_PATH = 1000
"""Letters: a longer text is no path."""
_FILE = re.compile(r"[^\n]{1,200}\.(?:docx?|eml|html?|md|odt|pdf|rtf|txt|xml)", re.IGNORECASE)
"""What ends as the name of a file does, and no article."""


def read_article(
    record: Record, article: Path | str, *, day: Any, lang: str, told_in: str, find: Find,
    extractors: Sequence[Extractor] = (),
) -> Reading:  # fmt: skip
    """
    Read an article against what a graph records; see `Graph.read`.

    Args:
        record: What the graph records.
        article: A text, or where it lies.
        day: The day it is of, or None.
        lang: The language it is in, or empty.
        told_in: The language to tell in.
        find: Where things are told of, for tables.
        extractors: Programs of the user's own that find mentions.
    """
    text, told = _opened(article)
    found = day is None and _is_day(told)
    return read_text(record, text, day=told if found else day, lang=lang, told_in=told_in,
                     find=find, extractors=extractors, day_found=found)  # fmt: skip


def read_text(
    record: Record, text: str, *, day: Any, lang: str, told_in: str, find: Find,
    extractors: Sequence[Extractor] = (), day_found: bool = False,
) -> Reading:  # fmt: skip
    """
    Read a text as it is, which never is taken for the path of a file; see `read_article`.

    Args:
        record: What the graph records.
        text: The text.
        day: The day it is of, or None.
        lang: The language it is in, or empty.
        told_in: The language to tell in.
        find: Where things are told of, for tables.
        extractors: Programs of the user's own that find mentions.
        day_found: Whether the day was found in the article, as in the head of a page.
    """
    one = article_of(text, day=None if day is None else _day(day), lang=lang, found=day_found)
    known = known_of(record)
    extracts = extracts_of(extractors, one.text, one.lang)
    with uncollected():  # a tenth of the time would go into looking through the whole graph
        found = linked(one, known, one.day, extracts)
    return Reading(one, found, known, told_in, find)


def known_of(record: Record) -> Known:
    """Give what is known of a graph, kept beside its store."""
    made = record.store.cache.get("read-known")
    if not isinstance(made, Known):
        made = record.store.cache["read-known"] = Known(record)
    return made


def _opened(article: Path | str) -> Opened:
    if isinstance(article, Path) or article == "-":
        return text_of(article)
    short = len(article) < _LONGEST_PATH and "\n" not in article
    if short and article.strip() and is_there(article) and Path(article).is_file():
        return text_of(Path(article))
    if short and _FILE.fullmatch(article) and "://" not in article:  # else its name would be read
        return text_of(Path(article))
    return Opened((article, ""))


def _is_day(told: str) -> bool:
    """Tell whether the head of a page tells a day: `0001-01-01` stands there for none."""
    try:
        return is_within(date.fromisoformat(told))
    except ValueError:
        return False


def _day(value: Any) -> date:
    try:
        if isinstance(value, date):  # pandas' NaT is one, and has no year
            day = date(value.year, value.month, value.day)
        else:
            day = date.fromisoformat(str(value).strip())
        if is_within(day):
            return day
    except (TypeError, ValueError):
        pass
    raise QueryError(f"date: '{str(value)[:60]}' is no day. Write it as YYYY-MM-DD.")
