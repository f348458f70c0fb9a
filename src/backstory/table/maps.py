"""
A map comes in, a few lines of YAML that say which column is what; out goes the map, or its mistake.

Maps of well-known tables ship beside this module, in `maps/`, and serve as examples. To add one,
copy the nearest; no code changes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import yaml

from backstory.errors import CouldNotRun, UnknownName
from backstory.text import nearest

__all__ = ["DELIMITERS", "FIELDS", "GRAINS", "TableMap", "read_map", "shipped_maps"]

FIELDS: Final = ("actor", "target", "kind", "place", "figure", "said-by", "thing", "note")
"""What a column can be, besides a date."""

GRAINS: Final = ("day", "week", "month", "year")
"""How finely a date is known, where a column says so."""

_KEYS: Final = frozenset({
    "title", "publisher", "url", "source-kind", "language", "header", "delimiter", "quote",
    "encoding", "sheet", "empty", "date", "date-forms", "precision", "counted", "kinds", "names",
    "kind-labels", "may-lack", "need", "header-row", "decimal", "pass-over", *FIELDS,
})  # fmt: skip
DELIMITERS: Final = {"tab": "\t", "comma": ",", "semicolon": ";", "bar": "|"}
_DECIMALS: Final = {"point": ".", "comma": ","}


_MOST_ABOVE: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class TableMap:
    """Which columns of a table are what."""

    name: str
    title: str
    columns: Mapping[str, tuple[str, ...]]
    """By a word of `FIELDS`, its columns; the first that is filled serves."""
    date: tuple[str, ...]
    """One column, or those of year, month and day."""
    until: tuple[str, ...] = ()
    """The columns of the last day, where it stands apart."""
    forms: tuple[str, ...] = ()
    """How a date may be written besides EDTF, as `strptime` reads it."""
    precision: str = ""
    """The column that says how finely the date is known."""
    grains: Mapping[str, str] = field(default_factory=dict)
    """What a value of that column means: a word of `GRAINS`."""
    header: tuple[str, ...] = ()
    """The names of the columns, where the file has no header."""
    header_row: int = 1
    """In which row the names of the columns stand, where a title stands above them."""
    decimal: str = ""
    """The sign before decimals; the other one, and blanks, may part thousands. Empty: unknown."""
    delimiter: str = ""
    """Empty: as the file's ending says."""
    quote: str = '"'
    """Empty where nothing is quoted."""
    encoding: str = "utf-8"
    sheet: str = ""
    empty: frozenset[str] = frozenset({""})
    """What stands for nothing."""
    counted: str = ""
    """The id of what the figures count."""
    kinds: Mapping[str, str] = field(default_factory=dict)
    """Ids of concepts, by what stands in the column of kinds."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Ids of actors and places, by what stands in their columns."""
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What a code of the column of kinds means, by language."""
    may_lack: tuple[str, ...] = ()
    """Fields of which a file may have no column at all; `to` is the last day."""
    need: tuple[str, ...] = ()
    """What no row may leave empty, besides the date."""
    pass_over: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By column, the values of it with which a row tells of nothing that happened."""
    publisher: str = ""
    url: str = ""
    source_kind: str = "dataset"
    language: str = "en"

    def used(self) -> tuple[str, ...]:
        """Give every column that the map names, each once."""
        named = [column for columns in self.columns.values() for column in columns]
        return tuple(
            dict.fromkeys([*self.date, *self.until, *named, *filter(None, [self.precision])])
        )

    def narrowed(self, held: Collection[str]) -> TableMap:
        """Give the map for a file that has not every column of which one would serve."""
        columns = {
            name: tuple(each for each in several if each in held) or several
            for name, several in self.columns.items()
            if name not in self.may_lack or any(each in held for each in several)
        }
        lacks = "to" in self.may_lack and not any(each in held for each in self.until)
        return replace(self, columns=columns, until=() if lacks else self.until)


def shipped_maps() -> Mapping[str, str]:
    """Give the text of each map that ships with the program, by its name, sorted."""
    home = files("backstory").joinpath("table", "maps")
    found = sorted((each for each in home.iterdir() if each.name.endswith(".yaml")),
                   key=lambda each: each.name)  # fmt: skip
    return {each.name.removesuffix(".yaml"): each.read_text("utf-8") for each in found}


def read_map(where: Path | str) -> TableMap:
    """
    Read a map: a file, or the name of one that ships.

    Raises:
        UnknownName: There is neither such a file nor such a map; the nearest is offered.
        CouldNotRun: It makes no sense; says which key, and what to write.
    """
    path = Path(where)
    shipped = shipped_maps()
    if path.is_file():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            raise CouldNotRun(f"{path} is not UTF-8 text; save it as UTF-8.") from None
    elif str(where) in shipped:
        text = shipped[str(where)]
    else:
        raise UnknownName("map", str(where), shipped)
    try:
        found = yaml.load(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError as why:
        raise CouldNotRun(f"{where} is not YAML: {' '.join(str(why).split())}") from None
    if not isinstance(found, dict):
        raise CouldNotRun(
            f"{where}: a map has keys such as `date:` and `actor:`; see {_examples()}."
        )
    return _map(path.stem, found, str(where))


def _examples() -> str:
    return ", ".join(shipped_maps())


def _map(name: str, told: Mapping[str, Any], where: str) -> TableMap:
    for key in told:
        if key not in _KEYS:
            guess = nearest(key, _KEYS)
            hint = (
                f"Did you mean `{guess}:`?"
                if guess
                else f"The keys are {', '.join(sorted(_KEYS))}."
            )
            raise CouldNotRun(f"{where}: a map has no key `{key}:`. {hint}")
    if "date" not in told:
        raise CouldNotRun(f"{where}: no `date:`. Name the column in which the day of a row stands.")
    date, until = _dates(told["date"], where)
    precision, grains = _precision(told.get("precision", {}), where)
    need = _texts(told.get("need", []))
    for each in need:
        if each not in FIELDS:
            raise CouldNotRun(
                f"{where}: `need:` names `{each}`; it lists some of {', '.join(FIELDS)}."
            )
    may_lack = _texts(told.get("may-lack", []))
    for each in may_lack:
        if each not in ("to", *FIELDS):
            raise CouldNotRun(
                f"{where}: `may-lack:` names `{each}`; it lists some of to, {', '.join(FIELDS)}."
            )
    return TableMap(
        name=name, title=str(told.get("title", name)),
        columns={each: _texts(told[each]) for each in FIELDS if told.get(each)},
        date=date, until=until, forms=_texts(told.get("date-forms", [])),
        precision=precision, grains=grains, header=_texts(told.get("header", [])),
        delimiter=DELIMITERS.get(told.get("delimiter", ""), told.get("delimiter", "")),
        quote="" if told.get("quote") == "none" else told.get("quote", '"'),
        encoding=told.get("encoding", "utf-8"), sheet=told.get("sheet", ""),
        empty=frozenset({"", *_texts(told.get("empty", []))}), counted=told.get("counted", ""),
        kinds=_table(told.get("kinds", {}), "kinds", where),
        names=_table(told.get("names", {}), "names", where), need=need, may_lack=may_lack,
        header_row=_row(told.get("header-row", "1"), where),
        decimal=_decimal(told.get("decimal", ""), where),
        labels=_labels(told.get("kind-labels", {}), where),
        pass_over=_passed(told.get("pass-over", {}), where),
        publisher=told.get("publisher", ""), url=told.get("url", ""),
        source_kind=told.get("source-kind", "dataset"), language=told.get("language", "en"),
    )  # fmt: skip


def _dates(told: Any, where: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if not isinstance(told, dict):
        found = _texts(told)
        if len(found) not in (1, 2, 3):
            raise CouldNotRun(
                f"{where}: `date:` names one column, or those of year, month and day."
            )
        return found, ()
    if set(told) - {"from", "to"} or "from" not in told:
        raise CouldNotRun(f"{where}: `date:` is a column, a list of them, or `from:` and `to:`.")
    return _texts(told["from"]), _texts(told.get("to", []))


def _precision(told: Any, where: str) -> tuple[str, Mapping[str, str]]:
    if not told:
        return "", {}
    if not isinstance(told, dict) or "column" not in told or set(told) - {"column", *GRAINS}:
        raise CouldNotRun(
            f"{where}: `precision:` has `column:`, and under `day:`, `week:`, `month:`, `year:` "
            "the values of that column which mean it."
        )
    return told["column"], {v: grain for grain in GRAINS for v in _texts(told.get(grain, []))}


def _row(told: Any, where: str) -> int:
    if not str(told).isdecimal() or not 0 < int(told) <= _MOST_ABOVE:
        raise CouldNotRun(
            f"{where}: `header-row:` is the number of the row with the names of the columns, as "
            "`header-row: 3`."
        )
    return int(told)


def _decimal(told: Any, where: str) -> str:
    if told and told not in _DECIMALS:
        raise CouldNotRun(f"{where}: `decimal:` is point or comma.")
    return _DECIMALS.get(told, "")


def _table(told: Any, key: str, where: str) -> Mapping[str, str]:
    if not isinstance(told, dict) or not all(isinstance(each, str) for each in told.values()):
        raise CouldNotRun(f"{where}: under `{key}:` write a line each, `what the table says: id`.")
    return told


def _labels(told: Any, where: str) -> Mapping[str, Mapping[str, str]]:
    if not isinstance(told, dict) or not all(
        isinstance(each, dict) and each and all(isinstance(text, str) for text in each.values())
        for each in told.values()
    ):
        raise CouldNotRun(
            f"{where}: under `kind-labels:` write a line each, `code: {{en: …, es: …}}`."
        )
    return told


def _passed(told: Any, where: str) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(told, dict):
        raise CouldNotRun(f"{where}: under `pass-over:` write a line each, `column: [values]`.")
    return {column: _texts(values) for column, values in told.items()}


def _texts(told: Any) -> tuple[str, ...]:
    return (told,) if isinstance(told, str) else tuple(str(each) for each in told)
