"""
A function that people call from Python comes in; out goes one that tells a wrong call at the door.

What a signature says is held against what is given: names of parameters, kinds of values, words of
a choice. Nothing deeper is looked at; what is right costs microseconds.
"""

from __future__ import annotations

import ast
import functools
import inspect
import io
import numbers
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, ParamSpec, TypeAlias, TypeVar

from backstory.errors import NoSuchPart, UnknownName, WrongCall

__all__ = ["Typed", "door", "doors", "made_by", "no_part", "one_of"]

P = ParamSpec("P")
R = TypeVar("R")
C = TypeVar("C", bound=type)
Fits = Callable[[Any], bool]

_LONE: Final = re.compile("[\ud800-\udfff]")
"""Halves of characters, which no file and no query can hold."""
_SHOWN: Final = 60
_LEAST: Final = {
    "limit": 0,
    "rows": 0,
    "max_rows": 0,
    "days": 0,
    "words": 1,
    "width": 1,
}
"""The least number that makes sense, by what counts."""
_TEXTS: Final = frozenset(("article",))
"""Parameters that take a path or the text itself, which is as long as it is."""
_LONGEST: Final = 10_000
"""Letters of what is `Typed`; an article and a query have limits of their own."""
Typed: TypeAlias = str
"""What a signature calls a text that somebody types in full, a name or a word: none is very long.
"""
_SPECIAL: Final = frozenset({"__getitem__", "__init__", "__call__"})
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
    "Finding": ("findings", _is_a("Finding")),
}
"""By the name an annotation has: how it is told, and what fits. What is not here is not looked at.
"""


def door(call: Callable[P, R]) -> Callable[P, R]:
    """
    Hold each call of a function against its signature.

    Raises:
        UnknownName: A parameter or a word of a choice is not known; the nearest is offered.
        WrongCall: A value is missing, too many, or of another kind.
    """
    signature = inspect.signature(call)
    rules = {name: _rule(one.annotation) for name, one in signature.parameters.items()
             if one.kind is not inspect.Parameter.VAR_KEYWORD}  # fmt: skip

    @functools.wraps(call)
    def held(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            bound = signature.bind(*args, **kwargs)
        except TypeError as why:
            _tell_binding(call, signature, args, kwargs, why)
        for name, value in bound.arguments.items():
            rule = rules.get(name)
            if rule is not None:
                where = f"{_called(call)}: `{name}`"
                bound.arguments[name] = value = _with_paths(where, value)
                _hold(where, rule, value, signature.parameters[name])
        return call(*bound.args, **bound.kwargs)

    return held


def doors(cls: C) -> C:
    """Make a door of every method that a class of its own offers."""
    for name, value in list(vars(cls).items()):
        if inspect.isfunction(value) and (name in _SPECIAL or not name.startswith("_")):
            setattr(cls, name, door(value))
        elif isinstance(value, classmethod) and not name.startswith("_"):
            setattr(cls, name, classmethod(door(value.__func__)))
    return cls


def made_by(how: str) -> Callable[[C], C]:
    """
    Make a door of the making of a class that nobody has to make by hand.

    Args:
        how: What to call instead, as it is told to whoever does so wrongly.
    """

    def held(cls: C) -> C:
        make = cls.__init__  # type: ignore[misc]

        @functools.wraps(make)
        def made(self: Any, *args: Any, **kwargs: Any) -> None:
            try:
                make(self, *args, **kwargs)
            except TypeError as why:
                told = str(why).replace(".__init__()", "")
                raise WrongCall(f"{told}. To have one: {how}.") from None

        cls.__init__ = made  # type: ignore[misc]
        return cls

    return held


def one_of(kind: str, word: str, known: Iterable[str]) -> str:
    """
    Give a word back if it is one of a choice.

    Raises:
        UnknownName: It is not; the nearest is offered.
    """
    choice = list(known)
    if word not in choice:
        raise UnknownName(kind, word, choice)
    return word


def _rule(annotation: Any) -> list[tuple[str, Fits]] | None:
    """Read what an annotation allows; None if it says nothing that can be held."""
    if annotation is inspect.Parameter.empty:
        return None
    text = annotation if isinstance(annotation, str) else getattr(annotation, "__name__", "")
    return _parts(ast.parse(_ALIASES.get(text, text) or "Any", mode="eval").body)


def _parts(node: ast.expr) -> list[tuple[str, Fits]] | None:
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
        case ast.Subscript(value=ast.Name(id="Sequence" | "Iterable" as name), slice=inner):
            return [(_KINDS[name][0], _all_fit(_parts(inner)))]
        case _:
            return None


def _all_fit(rule: list[tuple[str, Fits]] | None) -> Fits:
    """Make a test of lists; what can be gone through once only is not gone through here."""

    def fits(value: Any) -> bool:
        if not _is_many(value):
            return False
        held = () if isinstance(value, Iterator) else value
        return rule is None or all(any(one(each) for _, one in rule) for each in held)

    return fits


def _told(rule: list[tuple[str, Fits]] | None) -> str:
    words = dict.fromkeys(word for word, _ in rule or () if word != "None")
    if "a path" in words:
        words.pop("a text", None)  # a text serves as one
    return " or ".join(words)


def _hold(
    where: str, rule: list[tuple[str, Fits]], value: Any, parameter: inspect.Parameter
) -> None:
    values = value if parameter.kind is inspect.Parameter.VAR_POSITIONAL else (value,)
    for each in values:
        if not any(fits(each) for _, fits in rule):
            raise WrongCall(f"{where} takes {_told(rule)}, not {_shown(each)}.{_hint(rule, each)}")
        if isinstance(each, int | float) and not isinstance(each, bool):
            _hold_number(where, each, parameter.name)
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


def _with_paths(where: str, value: Any) -> Any:
    """Make a path of whatever stands for one, as an entry of `os.scandir`; alone or in a list."""
    if type(value) in (list, tuple):
        odd = any(isinstance(each, os.PathLike) for each in value)
        return type(value)([_with_paths(where, each) for each in value]) if odd else value
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


def _hint(rule: list[tuple[str, Fits]], value: Any) -> str:
    """Say what to write, where that can be known from what was given."""
    wanted = [fits for _, fits in rule]
    texts = _is_text in wanted or _is_typed in wanted
    if isinstance(value, bytes) and texts:
        return " Decode it: `.decode()`."
    if value is None and _KINDS["None"][1] not in wanted:
        return " Leave it out, or give a value."
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value):
        return f" Write {value} without quotation marks."
    if isinstance(value, int | float) and not isinstance(value, bool) and texts:
        return f" Write '{value}' in quotation marks."
    if _is_many(value) and texts:
        return " Call it once for each."
    return ""


def _shown(value: Any) -> str:
    if value is None:
        return "None"
    try:
        text = repr(value)
    except Exception:  # a stranger's object may do anything
        text = "something"
    text = " ".join(text.split())
    text = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return f"{text} ({type(value).__name__})"


def _called(call: Callable[..., Any]) -> str:
    name = call.__qualname__.removesuffix(".__init__").replace(".__getitem__", "[…]")
    return re.sub(r"^(Graph|Telling|Asked|Opened|Grown)\.", "", name)


def _tell_binding(
    call: Callable[..., Any], signature: inspect.Signature, args: tuple[Any, ...],
    kwargs: Mapping[str, Any], why: TypeError,
) -> None:  # fmt: skip
    """Say which parameter is not known, missing, given twice or too many."""
    own = {name: one for name, one in signature.parameters.items() if name != "self"}
    named = [name for name, one in own.items()
             if one.kind in (one.KEYWORD_ONLY, one.POSITIONAL_OR_KEYWORD)]  # fmt: skip
    where = _called(call)
    for name in kwargs:
        if name not in named and not any(one.kind is one.VAR_KEYWORD for one in own.values()):
            raise UnknownName(f"parameter of {where}", name, named) from None
    takes = ", ".join(name for name in own) or "nothing"
    raise WrongCall(f"{where}: {why}. It takes: {takes}.") from None


def no_part(what: str) -> Callable[[Any, str], Any]:
    """Make the `__getattr__` of a class that tells the nearest name of what it does offer."""

    def missing(self: Any, name: str) -> Any:
        if name.startswith("_") or hasattr(type(self), name):
            return object.__getattribute__(self, name)  # raises what was raised
        raise NoSuchPart(what, name, [each for each in dir(self) if not each.startswith("_")])

    return missing
