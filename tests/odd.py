"""Values of all kinds, for calls that nobody means; and what a call of ours tells of them."""

from __future__ import annotations

import datetime
import fractions
import inspect
import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from backstory.errors import BackstoryError

VALUES = (
    None, True, -1, 10**30, 10**5000, 2.5, float("nan"), "", " ", "x", "\0", "\ud800", "x" * 20_000,
    "http://[", "../../..", "%zz", "king", "2026-02-30", b"x", [], [1], ["king"], {}, {"a": 1},
    range(3), memoryview(b"x"), bytearray(b"x"), 1j, datetime.date(2020, 1, 1), object(),
    datetime.timedelta(1), fractions.Fraction(1, 3), lambda: 0, io.StringIO("x"), ..., type,
)  # fmt: skip


def told(call: Callable[..., Any], placed: Sequence[Any], named: Mapping[str, Any]) -> str:
    """Call, and give the reason if there is one of ours; any other error goes through."""
    try:
        call(*placed, **named)
    except BackstoryError as why:
        return str(why)
    return "an answer"


def methods(cls: type) -> list[str]:
    """Name the methods that a class of ours offers; what Python's own give is Python's."""
    return sorted(
        name
        for name in dir(cls)
        if not name.startswith("_") and inspect.isfunction(getattr(cls, name))
    )
