"""What stands in a query, as parts of patterns that Python and JavaScript read alike."""

from __future__ import annotations

from typing import Final

from backstory.vocabulary import PREFIXES

__all__ = ["BRACES", "FLAT", "GAP", "IN", "KNOWN", "ONE", "OTHER", "TERM", "WORD"]

KNOWN: Final = "|".join(sorted(filter(None, PREFIXES)))
"""The prefixes that every query knows."""
BRACES: Final = r"\{(?:[^{}]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*\}"
"""What stands in braces, with three floors of others in it."""
TERM: Final = r"(?:[?$]\w+|[\w-]*:[\w.%-]*[\w%-]|a\b)"
"""A variable or a short name; a text and an address are blanked out."""
GAP: Final = r"(?:[ \t]{1,2}|[ \t]?\n[ \t]*)"
"""What is between two terms: no wider, for a text may have stood there."""
IN: Final = r"(?:[^()]|\((?:[^()]|\([^()]*\))*\))*"
"""What stands in parentheses, with two floors of others in it."""
FLAT: Final = r"(?:[^(),]|\((?:[^()]|\([^()]*\))*\))*"
"""One value of several in parentheses, with two floors of others in it."""
WORD: Final = r"(?<![\w?$:])"
"""Before a word that is part of no name."""
ONE: Final = r"[^\s(){}]+"
"""A value in a row of VALUES."""
OTHER: Final = r"\u0370-\u04ff\uff21-\uff3a\uff41-\uff5a"
"""Greek and Cyrillic letters, and those as wide as Chinese ones: many look like Latin ones."""
