"""A log record comes in; out goes a line beside the answer."""

from __future__ import annotations

import logging

__all__ = ["listen"]


class _Aside(logging.Handler):
    """Says beside the answer which way it came: from a server, or from a copy."""

    def emit(self, record: logging.LogRecord) -> None:
        from backstory.cli.spoken import say

        say(record.getMessage())


def listen() -> None:
    """Let what the package logs be read by whoever waits for an answer; once is enough."""
    log = logging.getLogger("backstory")
    log.setLevel(logging.INFO)
    if not any(isinstance(each, _Aside) for each in log.handlers):
        log.addHandler(_Aside())
