"""
A function that people call from Python comes in; out goes one that tells a wrong call at the door.

What a signature says is held against what is given: names of parameters, kinds of values, words of
a choice. Nothing deeper is looked at; what is right costs microseconds.
"""

from __future__ import annotations

import functools
import inspect
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, ParamSpec, TypeAlias, TypeVar

from backstory.calls.fitting import hold, hold_size, rule_of, with_paths
from backstory.errors import BackstoryError, NoSuchId, NoSuchPart, UnknownName, WrongCall

__all__ = [
    "ById", "Typed", "called", "door", "doors", "made_by", "no_items", "no_part", "one_of",
    "quick_doors", "with_parts",
]  # fmt: skip

P = ParamSpec("P")
R = TypeVar("R")
C = TypeVar("C", bound=type)
V = TypeVar("V")
Typed: TypeAlias = str
"""What a signature calls a text that somebody types in full, a name or a word: none is very long.
"""
_SPECIAL: Final = frozenset({"__getitem__", "__init__", "__call__"})


def door(call: Callable[P, R]) -> Callable[P, R]:
    """
    Hold each call of a function against its signature.

    Raises:
        UnknownName: A parameter or a word of a choice is not known; the nearest is offered.
        WrongCall: A value is missing, too many, or of another kind.
    """

    @functools.cache  # of many doors few are gone through in one run
    def looked_at() -> tuple[inspect.Signature, dict[str, Any]]:
        signature = inspect.signature(call)
        return signature, {name: rule_of(one.annotation)
                           for name, one in signature.parameters.items()
                           if one.kind is not inspect.Parameter.VAR_KEYWORD}  # fmt: skip

    @functools.wraps(call)
    def held(*args: P.args, **kwargs: P.kwargs) -> R:
        signature, rules = looked_at()
        try:
            bound = signature.bind(*args, **kwargs)
        except TypeError as why:
            _tell_binding(call, signature, args, kwargs, why)
        for name, value in bound.arguments.items():
            hold_size(f"{_called(call)}: ", name, value)
            rule = rules.get(name)
            if rule is not None:
                where = f"{_called(call)}: `{name}`"
                bound.arguments[name] = value = with_paths(where, value)
                hold(where, rule, value, signature.parameters[name])
        return call(*bound.args, **bound.kwargs)

    return held


def called(call: Callable[P, R]) -> Callable[P, R]:
    """
    Hold a call of a function against its signature where it fails, and not before.

    For what is called by the hundred thousand: a right call costs no more than a name.

    Raises:
        UnknownName: A parameter is not known; the nearest is offered.
        WrongCall: A value is missing, too many, or of another kind.
    """
    late: list[Callable[..., Any]] = []

    @functools.wraps(call)
    def held(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return call(*args, **kwargs)
        except BackstoryError:
            raise
        except Exception:  # whatever a value of another kind leads to
            late[:] = late or [door(_nothing(call))]
            late[0](*args, **kwargs)
            raise

    return held


def _nothing(call: Callable[..., Any]) -> Callable[..., None]:
    """Give a function that is called alike and does nothing."""

    @functools.wraps(call)
    def nothing(*_: Any, **__: Any) -> None:
        return

    return nothing


def doors(cls: C) -> C:
    """Make a door of every method that a class of its own offers."""
    return _with_doors(cls, door)


def quick_doors(cls: C) -> C:
    """Make a door of every method of a class whose methods are called by the hundred thousand."""
    return _with_doors(cls, called)


def _with_doors(cls: C, made: Callable[[Any], Any]) -> C:
    for name, value in list(vars(cls).items()):
        if inspect.isfunction(value) and (name in _SPECIAL or not name.startswith("_")):
            setattr(cls, name, made(value))
        elif isinstance(value, classmethod) and not name.startswith("_"):
            setattr(cls, name, classmethod(made(value.__func__)))
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
    choice = list(dict.fromkeys(known))
    if word not in choice:
        raise UnknownName(kind, word, choice)
    return word


def _called(call: Callable[..., Any]) -> str:
    name = call.__qualname__.removesuffix(".__init__").replace(".__getitem__", "[…]")
    # A graph is made of floors, which are of no account to who calls it.
    name = re.sub(r"^(Graph|Telling|Asked|Beside|Listed|Opened|Grown)(\.|(?=\[))", "", name)
    name = f"graph{name}" if name.startswith("[") else name
    return name.replace(".__call__", "(…)")


def _tell_binding(
    call: Callable[..., Any], signature: inspect.Signature, args: tuple[Any, ...],
    kwargs: Mapping[str, Any], why: TypeError,
) -> None:  # fmt: skip
    """Say which parameter is not known, missing, given twice or too many."""
    own = {name: one for name, one in signature.parameters.items() if name not in ("self", "cls")}
    named = [name for name, one in own.items()
             if one.kind in (one.KEYWORD_ONLY, one.POSITIONAL_OR_KEYWORD)]  # fmt: skip
    where = _called(call)
    for name in kwargs:
        if name not in named and not any(one.kind is one.VAR_KEYWORD for one in own.values()):
            raise UnknownName(f"parameter of {where}", name, named) from None
    takes = ", ".join(
        f"{name}=…" if one.kind is one.KEYWORD_ONLY else name for name, one in own.items()
    )
    takes = takes or "nothing"
    raise WrongCall(f"{where}: {why}. It takes: {takes}.") from None


class ById(dict[Any, V]):
    """Things of one kind by their ids; whoever asks for none of them is told the nearest."""

    def __init__(self, things: Mapping[Any, V] | Iterable[Any] = (), kind: str = "thing") -> None:
        """Hold them; `kind` is what the message calls one of them."""
        super().__init__(things)
        self.kind = kind

    def __missing__(self, key: object) -> V:
        """Tell that nothing has this id."""
        raise NoSuchId(self.kind, str(key), map(str, self)) from None


def no_part(what: str = "") -> Callable[[Any, str], Any]:
    """
    Make the `__getattr__` of a class that tells the nearest name of what it does offer.

    Args:
        what: What the message calls a part of it; if empty, a part of what its class is called.
    """

    def missing(self: Any, name: str) -> Any:
        if name.startswith("_") or hasattr(type(self), name):
            return object.__getattribute__(self, name)  # raises what was raised
        part = what or f"part of a {type(self).__name__.lower()}"
        raise NoSuchPart(part, name, [each for each in dir(self) if not each.startswith("_")])

    return missing


def no_items(what: str, instead: str) -> Callable[[Any, object], Any]:
    """
    Make the `__getitem__` of a class that holds nothing by places or ids itself.

    Args:
        what: What the message calls it.
        instead: How its parts are asked for.
    """

    def asked(self: Any, place: object) -> Any:
        raise WrongCall(f"{what} has nothing at {str(place)[:40]!r} itself: write {instead}.")

    return asked


def with_parts(cls: C) -> C:
    """Let a class tell the nearest name of what it does offer, whoever asks it for another."""
    cls.__getattr__ = no_part()  # type: ignore[attr-defined]
    return cls
