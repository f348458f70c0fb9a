"""
Work for somebody comes in; out goes what it gives, or the work is left as soon as they are gone.

Whoever asks much and hangs up would else hold a process until its time is over, and be answered
by nobody's leave.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Final, TypeVar

from backstory.server.spool import Refusal

__all__ = ["while_there"]

PATIENT_S: Final = 1.0
"""Seconds until it is looked whether somebody is there: most answers are given long before."""

R = TypeVar("R")


async def while_there(work: Awaitable[R], receive: Callable[[], Awaitable[Any]]) -> R:
    """
    Do some work as long as somebody is there to take it.

    Args:
        work: What is waited for; it is cancelled when they are gone.
        receive: Tells of the connection, as ASGI does; the request has been read.

    Raises:
        Refusal: 499 where they are gone; whatever else the work raises.
    """
    loop, here = asyncio.get_running_loop(), asyncio.current_task()
    gone = False
    watching: asyncio.Task[None] | None = None

    async def watch() -> None:
        nonlocal gone
        while (await receive())["type"] != "http.disconnect":
            pass
        gone = True
        if here is not None:
            here.cancel()

    def begin() -> None:
        nonlocal watching
        watching = loop.create_task(watch())

    # A timer costs a quick answer next to nothing, where a second task for each would not.
    timer = loop.call_later(PATIENT_S, begin)
    try:
        return await work
    except asyncio.CancelledError:
        if not gone or here is None:
            raise
        here.uncancel()
        raise Refusal(499, "nobody reads it") from None
    finally:
        timer.cancel()
        if watching is not None:
            watching.cancel()
