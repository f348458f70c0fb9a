"""
Claims go out as a table, one row a claim: CSV for spreadsheets, Parquet for programs.

The columns are those of `claims.csv`, which a build writes. Parquet has a number for a number, and
beside a period the first and the last day on which it may lie, so that it can be asked by time.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from decimal import Context, Decimal
from functools import partial
from typing import Any, Final

from backstory.dates.days import iso
from backstory.errors import CouldNotRun
from backstory.exchange.dossiers import licences_of
from backstory.model.nouns import Claim, Source
from backstory.rdf.files import CLAIM_COLUMNS, claim_row
from backstory.rdf.record import Record
from backstory.tell.answered import publishers_of
from backstory.vocabulary import SCHEMES
from backstory.words.separated import separated

__all__ = ["claims_csv", "claims_parquet"]

_NOWHERE: Final = Source(iri="", titles={}, language="", publishers={}, kind="", reading="")
_FINEST: Final = Decimal("0.000001")
_WIDE: Final = Context(prec=60)
"""A number of somebody else's may be longer than the 28 places that are kept by default."""
_YEARS: Final = range(1, 10_000)
"""The years that a day of Arrow, and of most that read it, may lie in."""


def claims_csv(record: Record, lang: str = "en") -> str:
    """Write one row a claim, for spreadsheets; no cell is run as a formula."""
    rows = ([row[name] for name in CLAIM_COLUMNS] for _, row in _rows(record))
    return separated(CLAIM_COLUMNS, rows)


def claims_parquet(record: Record, lang: str = "en") -> bytes:
    """
    Write one row a claim as Parquet.

    Raises:
        CouldNotRun: Arrow is not installed.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ModuleNotFoundError:
        raise CouldNotRun("Parquet needs Arrow: pip install pyarrow") from None
    cells: dict[str, list[Any]] = {name: [] for name in CLAIM_COLUMNS}
    ends: dict[str, list[date | None]] = {"first_day": [], "last_day": []}
    for claim, row in _rows(record):
        for name in CLAIM_COLUMNS:
            cells[name].append(row[name] or None)
        ends["first_day"].append(_day(claim.when.earliest_begin) if claim.when else None)
        ends["last_day"].append(_day(claim.when.latest_end) if claim.when else None)
    # To millionths, as the column holds them: a finer number is rounded here and whole in the CSV.
    number = [
        None if one is None else Decimal(one).quantize(_FINEST, context=_WIDE)
        for one in cells.pop("number")
    ]
    table = {name: pa.array(column, pa.string()) for name, column in cells.items()}
    table["number"] = pa.array(number, pa.decimal128(38, 6))
    table |= {name: pa.array(column, pa.date32()) for name, column in ends.items()}
    out = io.BytesIO()
    whole = pa.table(table).replace_schema_metadata(_answered(record, lang))
    parquet.write_table(whole, out, compression="zstd")
    return out.getvalue()


def _answered(record: Record, lang: str) -> dict[str, str]:
    """Tell what the file is of, who answers for it and on which terms; empty where nobody says."""
    told = {
        "title": ", ".join(record.label(home, lang) for home in sorted(record.store.homes)),
        "publisher": publishers_of(record),
        "licence": " ".join(licences_of(record)),
    }
    return {key: text for key, text in told.items() if text}


def _rows(record: Record) -> Iterator[tuple[Claim, dict[str, str]]]:
    for claim in record.claims.values():
        source = record.sources.get(claim.source, _NOWHERE)
        yield (
            claim,
            claim_row(claim, source, partial(_label, record), lambda iri: _short(record, iri)),
        )


def _label(record: Record, iri: str, lang: str) -> str:
    """Give the name in one language: a column of a language bears no other, as in the built one."""
    known = record.names.get(iri)
    if known is None or not known.labels or iri in record.sources:
        return record.label(iri, lang)
    return known.labels.get(lang, "")


def _short(record: Record, iri: str) -> str:
    """Give the id that people type: a dossier's own concept goes without its scheme."""
    short = record.short(iri)
    name = record.names.get(iri)
    if name is None or name.kind != "concept" or not record.store.home_of(iri):
        return short
    home, colon, local = short.rpartition(":")
    own = next((local.removeprefix(f"{s}-") for s in SCHEMES if local.startswith(f"{s}-")), local)
    return home + colon + own


def _day(number: int | None) -> date | None:
    if number is None or not iso(number)[:4].isdigit():
        return None
    year = int(iso(number).split("-")[0])
    return date.fromisoformat(iso(number)) if year in _YEARS else None
