"""
The name of a language comes in; out go the words of its file: all that the program says in it.

One file a language, here (`en.json`, `es.json`) or where the environment variable BACKSTORY_WORDS
says: a file NAME.json or a folder of them. What stands there has to have every key of `en.json`,
and every blank; a file is read when something is first said in it. What is told of mistakes and in
the manual of the shell, and what a named question asks, is known by its English and stands beside
it, in `problems/NAME.json`, `help/NAME.json` and `questions/NAME.json`.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from backstory.carried import carried, is_carried
from backstory.errors import CouldNotRun, UnknownName

__all__ = [
    "MODEL",
    "TWO_LETTERS",
    "VARIABLE",
    "Asked",
    "Texts",
    "add_words",
    "beside",
    "blanks",
    "labelled",
    "language_name",
    "languages",
    "shipped",
    "told",
    "words_of",
]

MODEL: Final = "en"
"""The language whose file says which keys and blanks there are."""
VARIABLE: Final = "BACKSTORY_WORDS"
"""The environment variable that names more files of words."""

TWO_LETTERS: Final = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy "
    "da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu "
    "hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb "
    "lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om "
    "or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw "
    "ta te tg th ti tk tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)
"""
The languages of two letters as ISO 639-1 has them, a list that no longer grows.

They stand here so that a dossier with a source in Portuguese does not wait a tenth of a second for
the whole register; a test holds them to it.
"""

_HERE: Final = Path(__file__).parent
_CODE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""What a language is called in HTML, and by the browsers that sort its words."""
_BLANK: Final = re.compile(r"\{\w*\}")
_added: list[Path] = []


class Texts(dict[str, str]):
    """
    What a dossier, a concept or a question says, by language; another where one lacks its own.

    >>> Texts({"es": "golpe", "en": "coup"})["pt"], Texts({"es": "golpe"})["pt"]
    ('coup', 'golpe')
    """

    def __missing__(self, lang: str) -> str:
        return self[MODEL] if MODEL in self else next(iter(self.values()), "")


class Asked(Texts):
    """What a question says: its file has it in the languages that ship, `questions/` in others."""

    def __missing__(self, lang: str) -> str:
        own = beside(lang, "questions").get(super().__missing__(MODEL))
        return own if isinstance(own, str) else super().__missing__(lang)


def _files() -> Mapping[str, Path]:
    """Find the files of words, by language: English first, then by name."""
    return _found(tuple(_added), os.environ.get(VARIABLE, ""))


@cache
def _found(added: tuple[Path, ...] = (), written: str = "") -> Mapping[str, Path]:
    places = [*added, *(Path(each) for each in written.split(os.pathsep) if each)]
    names = {path.name.partition(".")[0] for path in _HERE.glob("*.json*")}
    found = {
        name: _HERE / f"{name}.json"
        for name in sorted(names, key=lambda each: (each != MODEL, each))
    }
    for place in places:
        if not place.exists():
            raise CouldNotRun(f"There are no words at {place}: name a file NAME.json, or a folder.")
        for path in sorted(place.glob("*.json")) or [place]:
            if not _CODE.fullmatch(path.stem):
                raise CouldNotRun(f"{path} names no language: call it by its code, as pt.json.")
            found[path.stem] = path
    return found


def languages() -> tuple[str, ...]:
    """Name the languages the program speaks: English, Spanish, and what was handed over."""
    return tuple(_files())


def shipped() -> tuple[str, ...]:
    """Name the languages that come with the program, whatever is handed over."""
    return tuple(_found())


def labelled(lang: str) -> str:
    """
    Give the language of the labels that are shown to who reads a language.

    Concepts and dossiers have labels in the languages that ship with the program (a test holds the
    concepts to it); who reads any other sees those in English.
    """
    return lang if lang in shipped() else MODEL


def add_words(place: Path | str) -> None:
    """Hand over a file NAME.json of words, or a folder of them, as BACKSTORY_WORDS does."""
    _added.append(Path(place))
    words_of.cache_clear()


@cache
def words_of(lang: str) -> Mapping[str, Any]:
    """
    Give the words of a language, by section; where they stand is looked for once a language.

    Raises:
        UnknownName: The program does not speak it.
        CouldNotRun: The file that was handed over lacks words, or cannot be read.

    >>> words_of("es")["language"]["name"]
    'Español'
    """
    path = _files().get(lang)
    if path is None:
        raise UnknownName(f"language ({' or '.join(languages())})", lang, languages())
    return _read(path)


@cache
def _read(path: Path) -> Mapping[str, Any]:
    try:
        found: dict[str, Any] = json.loads(carried(path))
    except (OSError, ValueError) as why:
        raise CouldNotRun(f"The words at {path} cannot be read: {why}") from None
    if path.parent != _HERE:
        _check(path, found)
    # In groups for who writes them, in one for who asks: no key stands in two.
    groups = found["phrases"].values()
    return {**found, "phrases": {key: text for group in groups for key, text in group.items()}}


def beside(lang: str, room: str) -> Mapping[str, Any]:
    """
    Read what stands beside the words of a language: its `problems`, its `help`, its `questions`.

    They lie in a folder of that name beside its file, where that ships (packed in a wheel) and
    where it is handed over. A language without them tells a mistake, and its manual, in English.

    Raises:
        CouldNotRun: The file cannot be read.

    >>> beside("en", "help")
    {}
    """
    words = _files().get(lang)
    path = words and words.parent / room / f"{lang}.json"
    if not path or not is_carried(path):
        return {}
    try:
        found: dict[str, Any] = json.loads(carried(path))
    except (OSError, ValueError) as why:
        raise CouldNotRun(f"The words at {path} cannot be read: {why}") from None
    return found


def language_name(code: str, lang: str = MODEL) -> str:
    """
    Name a language by its code; one that is not known stays its code.

    >>> language_name("es"), language_name("es", "es")
    ('Spanish', 'español')
    """
    return str(words_of(lang)["prose"]["languages"].get(code, code))


def told(words: Any, at: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Walk through words: each text with the keys that lead to it."""
    if isinstance(words, str):
        yield at, words
        return
    pairs = words.items() if isinstance(words, Mapping) else enumerate(words)
    for key, inner in pairs:
        yield from told(inner, (*at, str(key)))


def blanks(at: tuple[str, ...], text: str) -> list[str]:
    """List what is filled in a text, in no order."""
    return sorted(_BLANK.findall(text))


def _check(path: Path, words: Mapping[str, Any]) -> None:
    """Hold a file that was handed over against the English one, so that nothing is told half."""
    found = dict(told(words))
    wrong = [
        " › ".join(at)
        for at, text in told(json.loads((_HERE / f"{MODEL}.json").read_text("utf-8")))
        if at not in found or blanks(at, found[at]) != blanks(at, text)
    ]
    if wrong:
        many = f" and {len(wrong) - 5} more" if len(wrong) > 5 else ""
        raise CouldNotRun(
            f"{path} lacks words, or their blanks, at: {'; '.join(wrong[:5])}{many}. "
            f"Copy {MODEL}.json and put every text in your words."
        )
