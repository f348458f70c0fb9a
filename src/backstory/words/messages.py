"""
A message of the program comes in, in English; out goes the same in the language of the reader.

Messages are made where the mistake is found, in English, with what somebody wrote in them. Here
each is known by its words with blanks for what was written: `messages` in the files of words, and
for the problems of a dossier `problems/LANGUAGE.json`. What is no text of somebody's (a blank that
stands in no quotation marks) is told in the language too. What no file knows stays as it is, so
that nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from backstory.errors import More, Problem, Severity, thinned, told
from backstory.words.languages import MODEL, beside, words_of
from backstory.words.numbers import numeral
from backstory.words.phrases import form

__all__ = ["message_in", "problem_texts", "problems_in_words", "said_of"]

_WRITTEN: Final = re.compile(r"`[^`\n]+`|'[^'\n]+'|«[^»\n]+»")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_BLANK: Final = re.compile(r"\{(\w*)\}")
_LINES: Final = re.compile(r"(?P<what>.*) \((?P<lines>`[^`]+` is at [^()]+)\)", re.S)
_SHARE: Final = re.compile(r"[0-9]{1,3}\.[0-9]")
_THOUSANDS: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
_CALL: Final = ("call", "calls")
"""How a blank is named that stands for names of Python's, which are words of no language."""
_QUOTING: Final = ("`", "'", "“", "«", "--")
"""What stands before the words of somebody, or the name of an option, which stay as they are."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A message with blanks, and what it is in another language."""

    pieces: tuple[str, ...]
    names: tuple[str, ...]
    said: str

    def fit(self, text: str) -> list[str] | None:
        """Give what stands in each blank; None if the text is another one."""
        first, last = self.pieces[0], self.pieces[-1]
        if len(self.pieces) == 1:
            return [] if text == first else None
        if not text.startswith(first) or not text.endswith(last):
            return None
        between = self.pieces[1:-1]
        found = list[str]()
        at, end = len(first), len(text) - len(last)
        for blank, piece in enumerate(between, 1):
            # A name that stands twice is one word: “more than 30” is 30 after “more than”.
            named = dict(zip(self.names, found, strict=False)) if self.names[blank] else {}
            there = text.find(piece + named.get(self.names[blank], ""), at, end)
            if there < 0:
                there = text.find(piece, at, end)
            if there < 0:
                return None
            found.append(text[at:there])
            at = there + len(piece)
        return [*found, text[at:end]] if at <= end else None

    def told(self, found: Sequence[str]) -> str:
        """Fill the blanks of the other language."""
        named = {name: word for name, word in zip(self.names, found, strict=True) if name}
        return self.said.format(*found, **named)

    def is_quoted(self, blank: int) -> bool:
        """Tell whether a blank stands in quotation marks, or for what Python is called with."""
        if self.names[blank] in _CALL:
            return True
        before = "".join(self.pieces[: blank + 1])
        return before.endswith(_QUOTING) or before.count("`") % 2 == 1

    def is_written(self, blank: int, word: str) -> bool:
        """Tell whether a blank stands in backticks and holds what they quote, and nothing else."""
        return "`" not in word and "".join(self.pieces[: blank + 1]).count("`") % 2 == 1


def _texts(known: Mapping[str, str]) -> tuple[_Text, ...]:
    """Give the messages that are known, the longest first: it says most of what was meant."""
    found = []
    for text, said in sorted(known.items(), key=lambda pair: (-len(_BLANK.sub("", pair[0])), pair)):
        pieces = _BLANK.split(text)
        found.append(_Text(tuple(pieces[::2]), tuple(pieces[1::2]), said))
    return tuple(found)


def message_in(text: str, lang: str) -> str:
    """
    Say a message of the program in a language, line by line.

    >>> message_in("No graph is called 'x'. Did you mean 'y'?", "es")
    "Nada de la clase «grafo» se llama 'x'. ¿Quiso decir 'y'?"
    """
    if lang == MODEL:
        return text
    return "\n".join(_line(line, lang) for line in text.split("\n"))


def _line(line: str, lang: str) -> str:
    indent = line[: len(line) - len(line.lstrip())]
    bare = line.strip()
    for text in _of_ends(lang, "messages", bare[:1], bare[-1:]):
        found = text.fit(bare)
        if found is not None:
            return indent + text.told(_parts(text, found, lang))
    return indent + (said_of(bare, lang) or bare)


@cache
def _messages(lang: str) -> tuple[_Text, ...]:
    return _texts(words_of(lang)["messages"])


@cache
def _of_ends(lang: str, which: str, first: str, last: str) -> tuple[_Text, ...]:
    """Give those that may begin and end so, in their order: of 1,900 texts few are tried."""
    known = {"messages": lambda: _messages(lang), "texts": lambda: _of_problems(lang)[0],
             "parts": lambda: _of_problems(lang)[1]}  # fmt: skip
    return tuple(
        each for each in known[which]()
        if each.pieces[0][:1] in ("", first) and each.pieces[-1][-1:] in ("", last)
    )  # fmt: skip


@cache
def problem_texts(lang: str) -> Mapping[str, Mapping[str, str]]:
    """
    Give what problems say, in a language: `texts`, and `parts` that stand in blanks of them.

    Empty for a language that has no such file: it tells a problem by its code.
    """
    return {"texts": {}, "parts": {}, **beside(lang, "problems")}


@cache
def _of_problems(lang: str) -> tuple[tuple[_Text, ...], tuple[_Text, ...]]:
    known = problem_texts(lang)
    return _texts(known["texts"]), _texts(known["parts"])


def said_of(text: str, lang: str) -> str | None:
    """
    Say what a problem says in a language; None if no file knows it.

    >>> said_of("`part-of: a` is not a figure", "es")
    '`part-of: a` no es una cifra'
    """
    lines = _LINES.fullmatch(text)
    if lines and (what := _fitted(lines["what"], lang)):
        return f"{what} ({'; '.join(_part(each, lang) for each in lines['lines'].split('; '))})"
    return _fitted(text, lang)


def _fitted(text: str, lang: str) -> str | None:
    """Say it by the longest text that fits; one that leaves a blank in English yields to others."""
    partly = None
    for each in _of_ends(lang, "texts", text[:1], text[-1:]):
        found = each.fit(text)
        if found is None:
            continue
        parts = _parts(each, found, lang)
        if not any(
            _is_sentence(word, said) and not each.is_written(blank, word)
            for blank, (word, said) in enumerate(zip(found, parts, strict=True))
        ):
            return each.told(parts)
        partly = partly or each.told(parts)
    return partly


def _parts(text: _Text, found: Sequence[str], lang: str) -> list[str]:
    return [
        word if text.is_quoted(blank) else _part(word, lang) for blank, word in enumerate(found)
    ]


def _is_sentence(word: str, said: str) -> bool:
    """Tell whether a blank took in, beside what it quotes, words that no file knows."""
    return said == word and len(_WORD.findall(_WRITTEN.sub("", word))) > 1


def _part(word: str, lang: str) -> str:
    """Say what stands in a blank, if it is a word of the program."""
    if _SHARE.fullmatch(word):
        return numeral(Decimal(word), lang)
    if _THOUSANDS.fullmatch(word):
        return numeral(int(word.replace(",", "")), lang)
    known = problem_texts(lang)["parts"]
    bare = word.removesuffix(".")
    if whole := known.get(word) or known.get(bare):
        return whole if word in known else f"{whole}."
    if bare != word and (told_ := _fitted(bare, lang)):
        return f"{told_}."
    if told_ := _fitted(word, lang):
        return told_
    for each in _of_ends(lang, "parts", word[:1], word[-1:]):
        found = each.fit(word)
        if found is not None:
            said = [_part(part, lang) for part in found]
            # "x or y" of somebody else's sentence is no choice of ours.
            if each.pieces[0] or each.pieces[-1] or all(map(_is_said, found, said)):
                return each.told(said)
    return word


def _is_said(word: str, said: str) -> bool:
    """Tell whether a part is told in the language, or is no word that could be."""
    return said != word or not word[:1].isalpha()


def problems_in_words(
    problems: Iterable[Problem], following: int, lang: str, *, by_cause: bool = False
) -> list[str]:
    """
    Write problems a line each, with its remedy, in a language; see `errors.told`.

    Args:
        problems: What was found, in order.
        following: How many more merely follow from these.
        lang: The language.
        by_cause: See `errors.thinned`.
    """
    if lang == MODEL:
        return told(problems, following, by_cause=by_cause)
    words: Mapping[str, str] = words_of(lang)["problems"]
    found = [
        f"{each.file}: {each.code} {words['alike'].format(numeral(each.times, lang))}"
        if isinstance(each, More)
        else _problem(each, words, lang)
        for each in thinned(problems, by_cause=by_cause)
    ]
    if following:
        found.append(form(words["following"], following > 1).format(following))
    return found


def _problem(problem: Problem, words: Mapping[str, str], lang: str) -> str:
    code = words.get(problem.code)
    grades = {Severity.WARNING: f"{words['warning']}: ", Severity.NOTE: f"{words['note']}: "}
    what = said_of(problem.what, lang)
    if what is None:
        if code is None:
            return str(problem)
        written = ", ".join(dict.fromkeys(_WRITTEN.findall(problem.what)))
        what = f"{code.rstrip('.')}{': ' if written else ''}{written}"
    mend = said_of(problem.mend, lang) or problem.mend
    graded = f"{problem.at}: {problem.code} {grades.get(problem.severity, '')}"
    return f"{graded}{what}\n    {words['mend']}: {mend}"
