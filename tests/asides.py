"""What the bad lines of problem codes say in words of their own, put into Spanish."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Final

ASIDE: Final = re.compile(r"\([^()]+\)|(?<=<)tab(?=>)|in both$")
"""An aside in brackets, the sign for a tab, or what is said after two ids."""
ASIDES: Final[dict[str, str]] = json.loads(
    Path(__file__).with_name("asides.es.json").read_text("utf-8")
)


def in_spanish(bad: str) -> str:
    """Put the asides of a bad line into Spanish; keys and values are the same in both languages."""
    return ASIDE.sub(lambda found: ASIDES.get(found[0], found[0]), bad)
