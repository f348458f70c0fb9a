"""The cell of a figure comes in; out goes the number as a source file writes it."""

from __future__ import annotations

import re

from backstory.dossier.amounts import DIGITS, count_said
from backstory.dossier.figures import FIGURE
from backstory.model.concepts import common_concepts
from backstory.words.languages import shipped
from backstory.words.phrases import phrase

__all__ = ["figure_written", "said_beside"]


def figure_written(text: str, counted: str) -> str:
    """
    Write the number of a cell as a source file does: its two words may be those of any language.

    >>> figure_written("61 de 98", "votes-for"), figure_written("casi 400", "people-affected")
    ('61 of 98', 'almost 400')
    >>> figure_written("17,3%", "turnout"), figure_written("más de 60", "deaths")
    ('17,3', 'más de 60')
    """
    known = common_concepts().get(("counted", counted))
    if known and known.unit == "percent":  # a cell of a share shows its sign
        text = text.removesuffix("%").rstrip()
    for lang in shipped():
        for key, head, between in (("out of", "", " of "), ("almost", "almost ", "")):
            said = re.escape(phrase(key, lang)).replace(r"\{\}", f"({DIGITS})")
            if found := re.fullmatch(said.replace(r"\ ", r"\s+"), text, re.IGNORECASE):
                return head + between.join(found.groups())
    return text


def said_beside(figure: str, counted: str) -> str:
    """
    Give what a cell says behind its number and nobody can read as a part of it; empty if nothing.

    >>> said_beside("60 arrests", "arrests"), said_beside("60 o más", "arrests")
    ('arrests', '')
    """
    found = FIGURE.fullmatch(figure)
    rest = found["counted"] if found else ""
    return rest if rest and rest[0].isalpha() and not count_said(f"{figure} {counted}") else ""
