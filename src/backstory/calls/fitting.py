"""
What an annotation allows, read from its text; and whether a value is that.

A rule is a list of kinds, each with how it is told and what fits; None where nothing can be held.
"""

from __future__ import annotations

import ast
import inspect
import io
import numbers
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from backstory.errors import WrongCall

__all__ = ["Fits", "Rule", "hold", "hold_size", "rule_of", "shown", "with_paths"]

Fits = Callable[[Any], bool]
Rule = list[tuple[str, Fits]]

_LONE: Final = re.compile("[\ud800-\udfff]")
"""Halves of characters, which no file and no query can hold."""
_SHOWN: Final = 60
_LEAST: Final = {
    "limit": 1,
    "rows": 0,
    "max_rows": 1,
    "days": 0,
    "words": 1,
    "width": 1,
}
"""The least number that makes sense, by what counts."""
_TEXTS: Final = frozenset(("article",))
"""Parameters that take a path or the text itself, which is as long as it is."""
_DIGITS: Final = 100
_MOST: Final = 10**_DIGITS
"""A whole number from which on Python will not write it out, or count with it as with others."""
_LONGEST: Final = 10_000
"""Letters of what is `Typed`; an article and a query have limits of their own."""
_ALIASES: Final = {"Where": "Path | str | Sequence[Path | str] | None"}


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_typed(value: Any) -> bool:
    return isinstance(value, str)


def _is_path(value: Any) -> bool:
    return isinstance(value, os.PathLike)


def _is_many(value: Any) -> bool:
    return isinstance(value, Iterable) and not isinstance(
        value, str | bytes | os.PathLike | Mapping | io.IOBase
    )


def _is_tuple(value: Any) -> bool:
    return isinstance(value, tuple)


def _is_a(name: str) -> Fits:
    """Make a test that needs no import of the class."""
    return lambda value: any(each.__name__ == name for each in type(value).__mro__)


def _is_number(kind: type) -> Fits:
    return lambda value: isinstance(value, kind) and not isinstance(value, bool)


def _takes_two(value: Any) -> bool:
    """Tell whether something can be called with two values; what does not say is let through."""
    try:
        inspect.signature(value).bind(1, 1)
    except TypeError:
        return False
    except ValueError:
        return callable(value) and not isinstance(value, type)
    return True


_KINDS: Final[Mapping[str, tuple[str, Fits]]] = {
    "str": ("a text", _is_text),
    "Typed": ("a text", _is_typed),
    "Path": ("a path", _is_path),
    "int": ("a whole number", _is_number(numbers.Integral)),
    "float": ("a number", _is_number(numbers.Real)),
    "bool": ("True or False", lambda value: type(value).__name__ in ("bool", "bool_")),
    "Sequence": ("a list", _is_many),
    "Iterable": ("a list", _is_many),
    "None": ("None", lambda value: value is None),
    "Progress": ("a function of two numbers, how many are done and of how many", _takes_two),
    "Id": ("an id, as a table's cells have them", _is_a("Id")),
    "Graph": ("a graph", _is_a("Graph")),
    "Opened": ("a graph", _is_a("Opened")),
    "TripleStore": ("an open store", _is_a("TripleStore")),
    "Tables": ("what `graph.table` opens", _is_a("Tables")),
    "Mention": ("one of the links of a reading", _is_a("Mention")),
    "Figure": ("one of the figures of a reading", _is_a("Figure")),
    "Finding": ("findings", _is_a("Finding")),
    "Callable": ("a function", callable),
    "Decimal": ("a `Decimal`", _is_a("Decimal")),
    "TableMap": ("a map of a table", _is_a("TableMap")),
    "Mapping": ("a mapping", lambda value: isinstance(value, Mapping)),
    "Claim": ("a claim", _is_a("Claim")),
    "Problem": ("problems", _is_a("Problem")),
    "Span": ("a span, as `Span.parse` reads one", _is_a("Span")),
}
"""By the name an annotation has: how it is told, and what fits. What is not here is not looked at.
"""


_MANY: Final = {
    "a text": "texts",
    "a path": "paths",
    "findings": "findings",
    "problems": "problems",
    "an id, as a table's cells have them": "ids, as a table's cells have them",
    "a whole number": "whole numbers",
    "a number": "numbers",
    "a claim": "claims",
}
"""What there are many of in a list, by how one is told."""


def rule_of(annotation: Any) -> Rule | None:
    """Read what an annotation allows; None if it says nothing that can be held."""
    if annotation is inspect.Parameter.empty:
        return None
    text = annotation if isinstance(annotation, str) else getattr(annotation, "__name__", "")
    return _parts(ast.parse(_ALIASES.get(text, text) or "Any", mode="eval").body)


def _parts(node: ast.expr) -> Rule | None:
    match node:
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            one, other = _parts(left), _parts(right)
            return None if one is None or other is None else [*one, *other]
        case ast.Constant(value=None):
            return [_KINDS["None"]]
        case ast.Name(id=name):
            return [_KINDS[name]] if name in _KINDS else None
        case ast.Subscript(value=ast.Name(id="tuple")):
            return [("a tuple", _is_tuple)]
        case ast.Subscript(value=ast.Name(id="Mapping" | "Callable" as name)):
            return [_KINDS[name]]
        case ast.Subscript(value=ast.Name(id="Sequence" | "Iterable" as name), slice=inner):
            return [(_listed(_parts(inner)), _all_fit(_parts(inner)))]
        case _:
            return None


def _listed(rule: Rule | None) -> str:
    """Say what a list is of: of `[1]` it is not enough that a list is wanted."""
    of = _MANY.get(_told(rule)) if rule else None
    return f"a list of {of}" if of else "a list"


def _all_fit(rule: Rule | None) -> Fits:
    """Make a test of lists; what can be gone through once only is not gone through here."""

    def fits(value: Any) -> bool:
        if not _is_many(value):
            return False
        held = () if isinstance(value, Iterator) else value
        return rule is None or all(any(one(each) for _, one in rule) for each in held)

    return fits


def _told(rule: Rule | None) -> str:
    words = dict.fromkeys(word for word, _ in rule or () if word != "None")
    if "a path" in words:
        words.pop("a text", None)  # a text serves as one
    return " or ".join(words)


def hold(where: str, rule: Rule, value: Any, parameter: inspect.Parameter) -> None:
    """
    Refuse a value that its rule does not allow, and what no text, number or path can be.

    Raises:
        WrongCall: It is; told with what is taken, what was given and what to write instead.
    """
    values = value if parameter.kind is inspect.Parameter.VAR_POSITIONAL else (value,)
    for each in values:
        if not any(fits(each) for _, fits in rule):
            raise WrongCall(
                f"{where} takes {_told(rule)}, not {shown(each)}.{_hint(rule, each, parameter)}"
            )
        if _KINDS["float"][1](each):  # numpy's as well
            whole = isinstance(each, numbers.Integral)
            _hold_number(where, int(each) if whole else each, parameter.name)
        if isinstance(each, str) and not each.isascii() and _LONE.search(each):
            raise WrongCall(f"{where} has half a character (a surrogate): give whole text.")
        typed = any(fits is _is_typed for _, fits in rule)
        if isinstance(each, str) and len(each) > _LONGEST and typed:
            raise WrongCall(
                f"{where} is longer than {_LONGEST:,} characters: give the words alone."
            )
        if any(fits is _is_path for _, fits in rule) and not (
            isinstance(each, str) and parameter.name in _TEXTS
        ):
            _hold_path(where, each)


def hold_size(where: str, name: str, value: Any) -> None:
    """Refuse a whole number that no program on the way could write out, alone or by its name."""
    for key, each in value.items() if type(value) is dict else ((name, value),):
        if type(each) is int and not -_MOST < each < _MOST:
            raise WrongCall(f"{where}`{key}` has more than {_DIGITS} digits, which nothing has.")


def with_paths(where: str, value: Any) -> Any:
    """Make a path of whatever stands for one, as an entry of `os.scandir`; alone or in a list."""
    if type(value) in (list, tuple):
        odd = any(isinstance(each, os.PathLike) for each in value)
        return type(value)([with_paths(where, each) for each in value]) if odd else value
    if not isinstance(value, os.PathLike) or isinstance(value, Path):
        return value
    try:
        return Path(os.fsdecode(value))
    except Exception as why:  # a stranger's object may do anything
        raise WrongCall(f"{where} is no path, {type(value).__name__} says: {why}.") from None


def _hold_path(where: str, value: Any) -> None:
    """Refuse what no path can be; an empty text would be the folder one stands in."""
    if "\0" in str(value):
        raise WrongCall(f"{where} has a zero character, which no path can have: leave it out.")
    if len(str(value)) > _LONGEST:
        raise WrongCall(f"{where} is longer than {_LONGEST:,} characters, which no path can be.")
    if isinstance(value, str) and not value.strip():
        raise WrongCall(f"{where} is empty: name a file or a folder.")


def _hold_number(where: str, value: float, name: str) -> None:
    """Refuse a number that can count nothing, and a stretch of time without an end."""
    timed = name == "timeout_s" or isinstance(value, float)
    if timed and not 0 < value <= sys.float_info.max:
        raise WrongCall(f"{where} takes a number above 0 that has an end, not {value!s:.40}.")
    if value < _LEAST.get(name, value):
        raise WrongCall(f"{where} takes a whole number from {_LEAST[name]} up, not {value}.")


def _hint(rule: Rule, value: Any, parameter: inspect.Parameter) -> str:
    """Say what to write, where that can be known from what was given."""
    wanted = [fits for _, fits in rule]
    texts = _is_text in wanted or _is_typed in wanted
    if isinstance(value, bytes) and texts:
        return " Decode it: `.decode()`."
    if value is None and _KINDS["None"][1] not in wanted:
        required = parameter.default is inspect.Parameter.empty
        return " Give a value." if required else " Leave it out, or give a value."
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value):
        return f" Write {value} without quotation marks."
    if isinstance(value, int | float) and not isinstance(value, bool) and texts:
        return f" Write '{value}' in quotation marks."
    if _is_many(value) and texts and len(rule) == 1:
        return " Call it once for each."
    return ""


def shown(value: Any) -> str:
    """Write a value as a complaint names it, whatever it does when it is looked at."""
    if value is None:
        return "None"
    try:
        text = repr(value)
    except Exception:  # a stranger's object may do anything
        text = "something"
    text = " ".join(text.split())
    text = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return f"{text} ({type(value).__name__})"
