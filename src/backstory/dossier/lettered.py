"""A word comes in; out goes the letter in it that looks Latin and is of another script."""

from __future__ import annotations

import unicodedata
from typing import Final

__all__ = ["as_latin", "told_letter"]

_SCRIPTS: Final = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "FULLWIDTH", "MATHEMATICAL")
_LATIN: Final = str.maketrans(
    "авсԁеһіјкӏмнорԛгѕтԝхуѵёїοόραάειίκντυχϲγηհոսօցАВЕКМНОРСТХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "abcdehijklmhopqrstwxyveioopaaeiikvtuxcynhnuogABEKMHOPCTXIJSABEZHIKMNOPTYX",
)
"""Letters of other scripts, and the Latin ones that they are taken for."""


def as_latin(word: str) -> str:
    """
    Give a word with the Latin letters that it seems to have.

    >>> as_latin("rіsing-19о9")
    'rising-19o9'
    """
    return "".join(
        letter if letter.isascii() else unicodedata.normalize("NFKC", letter).translate(_LATIN)
        for letter in word
    )


def told_letter(word: str) -> str:
    """
    Tell the first letter of another script in a word that has Latin ones too, and its place.

    >>> told_letter("rіsing"), told_letter("señal"), told_letter("мир")
    ("letter 2, 'і', is U+0456 of the Cyrillic script, and looks like 'i'", '', '')
    """
    if word.isascii() or not any(letter.isascii() and letter.isalnum() for letter in word):
        return ""
    for number, letter in enumerate(word, 1):
        script = "" if letter.isascii() else unicodedata.name(letter, "").partition(" ")[0]
        if script in _SCRIPTS and (like := as_latin(letter)).isascii():
            return (
                f"letter {number}, '{letter}', is U+{ord(letter):04X} of the "
                f"{script.capitalize()} script, and looks like '{like}'"
            )
    return ""
