"""An address that leads through another site comes in; out goes the one that it leads to."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

__all__ = ["led_to"]

_THROUGH: Final = re.compile(
    r"https?://(?:www\.google\.[a-z.]+/url|lm?\.(?:facebook|instagram)\.com/l\.php/?"
    r"|[\w.]+\.safelinks\.protection\.outlook\.com/|out\.reddit\.com/[\w-]+|www\.youtube\.com/redirect"
    r"|www\.linkedin\.com/redir/[\w-]+)"
    r"\?(?:[^#]*&)?(?:url|q|u)=(?P<there>https?(?::|%3A)[^&#\s]+)"
)
"""What word processors, mail and social networks make of a link."""


def led_to(address: str) -> str:
    """
    Give the address to which one of another site leads on; empty if it leads nowhere else.

    >>> led_to("https://www.google.com/url?sa=D&q=https%3A%2F%2Fexample.org%2F9&ust=1")
    'https://example.org/9'
    >>> led_to("https://example.org/url?q=https://example.org/9")
    ''
    """
    found = _THROUGH.match(address)
    return unquote(found["there"]) if found else ""
