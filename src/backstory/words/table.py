"""
Rows of a query come in; out goes a table that reads well: in a shell, a notebook, pandas, a file.

A value is an id (`amnesty-2007`), a number, a truth value or a text; None is "nothing recorded".
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from backstory.calls import doors, no_part, one_of
from backstory.errors import NoSuchRow, WrongCall
from backstory.text import harmless
from backstory.vocabulary import PREFIXES
from backstory.words.columns import Dated, heading, shown
from backstory.words.laid_out import aligned, markdown, ruled
from backstory.words.markup import escaped, link, marked
from backstory.words.row import Id, Row
from backstory.words.spoken import spoken

if TYPE_CHECKING:
    from pandas import DataFrame

    from backstory.words.table_forms import TableParts

__all__ = ["FORMATS", "TEXT_ROWS", "Find", "Id", "Table", "nowhere"]

FORMATS = ("table", "csv", "tsv", "json", "markdown", "turtle")
"""How a table can be written; `turtle` needs the triples of a CONSTRUCT."""


TEXT_ROWS = 30
"""Rows that a shell shows of a table that is not printed; `print` and `text` give all."""


Find = Callable[[Sequence[Id]], Mapping[str, tuple[str, str]]]


def nowhere(things: Sequence[Id]) -> Mapping[str, tuple[str, str]]:
    """Find no source that tells of something: what a table does that is not of an open graph."""
    return {}


Value = Id | str | int | float | bool | Decimal | None


@spoken
@doors
@dataclass(frozen=True, slots=True, repr=False)
class Table:
    """
    An answer: columns, and rows of plain values that can be read by column.

    >>> kept = graph.ask("left_out", measure="amnesty-2007").chosen(["object", "voice"])
    >>> kept.columns, kept[0]["object"]
    (('object', 'voice'), 'crimes-against-humanity')
    """

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, Any], ...]
    title: str = ""
    lang: str = "en"
    notes: tuple[str, ...] = ()
    """What a reader has to know of the answer: that it was cut, say."""
    triples: tuple[ox.Triple, ...] = ()
    find: Find = field(default=nowhere, compare=False)
    """Where each of some things (by `Id`) is told of: address and title, by IRI."""
    forms: Mapping[str, Callable[[], str]] = field(default_factory=dict, compare=False)
    """Forms that only this table can be written in, or that it writes in another way."""
    told: tuple[str, ...] = ()
    """The answer in sentences, where plain words asked for it."""
    plain: bool = False
    """Whether what people read leaves out the columns in which no row has anything."""

    def __post_init__(self) -> None:
        """Hold the rows: each is a mapping, and the first, for all of them, has every column."""
        if not all(type(row) is dict or isinstance(row, Mapping) for row in self.rows):
            raise WrongCall("Table: a row is a mapping, {'column': value}.")
        if not all(isinstance(name, str) for name in self.columns):
            raise WrongCall("Table: a column is called by a text.")
        if self.rows and (lacks := [name for name in self.columns if name not in self.rows[0]]):
            raise WrongCall(f"Table: the first row has no `{lacks[0]}`; None is nothing recorded.")

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        return (Row.of(row, self.lang) for row in self.rows)

    def __call__(self, *given: object, **named: object) -> Table:
        """Give itself: `graph.events()` is typed as often as `graph.events`, and means the same."""
        if given or named:
            raise WrongCall(
                'A table takes nothing in parentheses: `.text("csv")` writes it in a form, '
                "`.chosen([…])` chooses columns, `.column(…)` gives the values of one."
            )
        return self

    def __getitem__(self, place: int) -> Mapping[str, Any]:
        try:
            return Row.of(self.rows[place], self.lang)
        except IndexError:
            raise NoSuchRow(f"There is no row {place}: the table has {len(self.rows)}.") from None

    if not TYPE_CHECKING:  # else a checker of types would let every name pass
        __getattr__ = no_part("part of a table")

    def column(self, name: str) -> list[Any]:
        """
        Give the values of one column, row by row.

        >>> graph.events.column("event")[0]
        'amnesty-1936'
        """
        one_of("column", name, self.columns)
        return [row[name] for row in self.rows]

    def chosen(self, columns: Sequence[str]) -> Table:
        """
        Give the same rows with some columns only, in this order.

        >>> graph.events.chosen(["kind", "event"]).columns
        ('kind', 'event')
        """
        columns = tuple(columns)
        for name in columns:
            one_of("column", name, self.columns)
        rows = tuple({name: row[name] for name in columns} for row in self.rows)
        return replace(self, columns=columns, rows=rows, forms={})

    def distinct(self) -> Table:
        """
        Give each row once: where a column that was left out told rows apart.

        >>> kinds = graph.events.chosen(["kind"])
        >>> len(kinds) > len(kinds.distinct())
        True
        """
        kept = {tuple(map(str, row.values())): row for row in reversed(self.rows)}
        return replace(self, rows=tuple(reversed(kept.values())), triples=(), forms={})

    def head(self, rows: int = 10) -> Table:
        """
        Give the first rows; a note says how many there are in all.

        >>> len(graph.events.head(5))
        5
        """
        if len(self.rows) <= rows:
            return self
        from backstory.words.table_forms import cut_note  # late: a story needs none of them

        notes = (*self.notes, cut_note(rows, len(self.rows), self.lang))
        return replace(
            self, rows=self.rows[:rows], notes=notes, triples=self.triples[:rows], forms={}
        )

    def to_pandas(self) -> DataFrame:
        """
        Turn into a pandas DataFrame: whole numbers stay whole, gaps are missing values.

        Raises:
            CouldNotRun: pandas is not installed.

        >>> len(graph.events.to_pandas()) == len(graph.events)
        True
        """
        try:
            import pandas as pd
        except ModuleNotFoundError:
            from backstory.errors import CouldNotRun

            raise CouldNotRun("This needs pandas: pip install pandas") from None
        frame = pd.DataFrame(
            {name: [_plain(row[name]) for row in self.rows] for name in self.columns}
        )
        return frame.convert_dtypes() if len(frame) else frame.astype("string")

    def text(self, form: str = "table", *, width: int | None = None) -> str:
        """
        Write the table.

        Args:
            form: One of `FORMATS`, or of the table's own.
            width: Columns of the terminal for `table`; None writes plain, uncut lines.

        >>> graph.events.chosen(["event"]).head(1).text("csv").splitlines()
        ['event', 'amnesty-1936']
        """
        if form in self.forms:
            return self.forms[form]()
        one_of("form of a table", form, (*FORMATS, *self.forms))
        match form:
            case "csv" | "tsv":
                from backstory.words.separated import separated

                cells = ([_plain(row[name]) for name in self.columns] for row in self.rows)
                return separated(self.columns, cells, "," if form == "csv" else "\t")
            case "json":
                rows = [{k: _plain(v) for k, v in row.items()} for row in self.rows]
                return json.dumps(rows, ensure_ascii=False, indent=1, default=str) + "\n"
            case "markdown":
                return self._markdown()
            case "turtle":
                return self._turtle()
            case _:
                seen = self._seen()
                return aligned(*seen) if width is None else ruled(*seen, self.title, width)

    def _turtle(self) -> str:
        from backstory.errors import QueryError

        if not self.triples and self.columns != ("subject", "predicate", "object"):
            raise QueryError("Turtle needs triples: write a CONSTRUCT or DESCRIBE query.")
        # A graph has no order, and a server gives another than a file does: here, one and the same.
        triples = sorted(set(self.triples), key=str)
        written = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=dict(PREFIXES))
        return (written or b"").decode("utf-8")

    def _seen(self) -> tuple[list[str], list[list[str]]]:
        """Give headings and cells for people: a name in place of its id, dates in words."""
        names = self._names()
        cells = [
            [
                harmless(shown(name, row[name], row.get(f"{name}_label"), self.lang))
                for name in names
            ]
            for row in self.rows
        ]
        return [heading(name, self.lang) for name in names], cells

    def _names(self) -> list[str]:
        """Give the columns people see: all but the words that stand in place of an id."""
        return [
            name
            for name in self.columns
            if not (name.endswith("_label") and name.removesuffix("_label") in self.columns)
            and not (self.plain and self._is_empty(name))
        ]

    def _is_empty(self, name: str) -> bool:
        shown = (name, f"{name}_label")
        return all(row.get(each) in (None, "") for row in self.rows for each in shown)

    def _markdown(self) -> str:
        told = "".join(f"- {marked(each)}\n" for each in self.told)
        return f"{told}\n{markdown(*self._seen(), self.notes)}".lstrip("\n")

    def _repr_mimebundle_(
        self, include: Iterable[str] | None = None, exclude: Iterable[str] | None = None
    ) -> dict[str, str]:
        """Give the forms in which a notebook may show the table."""
        forms = {
            "text/html": self._repr_html_,
            "image/svg+xml": self._repr_svg_,
            "text/markdown": self._repr_markdown_,
            "text/plain": self.__repr__,
        }
        wanted = (set(include) if include else set(forms)) - set(exclude or ())
        return {kind: write() for kind, write in forms.items() if kind in wanted}

    def _repr_html_(self) -> str:
        from backstory.words.table_forms import HTML_ROWS, table_html

        few = self.head(HTML_ROWS)
        heads, cells = few._seen()
        names = few._names()
        found = self.find([v for row in few.rows for n in names if isinstance(v := row[n], Id)])
        linked = [
            [_linked(words, row[name], found) for name, words in zip(names, line, strict=True)]
            for row, line in zip(few.rows, cells, strict=True)
        ]
        return table_html(few._parts(heads, linked))

    def _repr_markdown_(self) -> str:
        from backstory.words.table_forms import HTML_ROWS

        return self.head(HTML_ROWS)._markdown()

    def _repr_svg_(self) -> str:
        from backstory.words.table_forms import table_svg

        heads, cells = self._seen()
        return table_svg(self._parts(heads, cells))

    def _parts(self, heads: Sequence[str], cells: Sequence[Sequence[str]]) -> TableParts:
        from backstory.words.table_forms import TableParts

        return TableParts(
            self.title, heads, cells, self._numbers(), self.notes, self.lang, self.told
        )

    def _numbers(self) -> list[bool]:
        """Say of each column that is seen whether it holds numbers."""
        plain = [
            [row[name] for row in self.rows if row[name] is not None] for name in self._names()
        ]
        return [
            bool(values)
            and all(
                isinstance(v, int | float | Decimal) and not isinstance(v, bool) for v in values
            )
            for values in plain
        ]

    def __str__(self) -> str:
        """Write all rows, with what a reader has to know: `print(table)` is no file."""
        told = [*self.told, ""] if self.told else []
        return "\n".join([*told, aligned(*self._seen()).rstrip("\n"), *self.notes])

    def __repr__(self) -> str:
        return str(self.head(TEXT_ROWS))


def _plain(value: Any) -> Any:
    if isinstance(value, Id | Dated):
        return str(value)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _linked(words: str, value: Any, found: Mapping[str, tuple[str, str]]) -> str:
    """Write a cell in HTML: an address is a link; a thing leads to a source that tells of it."""
    if not isinstance(value, Id) or words == value.iri:
        return link(words, words)
    address, title = found.get(value.iri, ("", ""))
    return link(words, address, f"{value} · {title}") if address else _named(words, value)


def _named(words: str, value: Id) -> str:
    """Write a name; its id, by which the graph is asked, shows where the pointer rests."""
    shown = escaped(words)
    return shown if words == value else f'<span title="{escaped(value)}">{shown}</span>'
