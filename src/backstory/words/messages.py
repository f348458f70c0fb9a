"""
A message of the program comes in, in English; out goes the same in the language of the reader.

Messages are made where the mistake is found, in English, with what somebody wrote in them. Here
each is known by its words with blanks for what was written (`messages` in the files of words);
the problems of a dossier are told by their code (`problems`), with the author's own words after
it. What no file of words knows stays as it is, so that nothing is lost.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from backstory.errors import MOST_ALIKE, Problem, Severity, told
from backstory.words.languages import MODEL, words_of

__all__ = ["message_in", "problems_in_words"]

_WRITTEN: Final = re.compile(r"`[^`\n]+`|'[^'\n]+'|«[^»\n]+»")
_ROW: Final = re.compile(r"row (\d+), column `([^`]*)`: ")


def message_in(text: str, lang: str) -> str:
    """
    Say a message of the program in a language, line by line.

    >>> message_in("No graph is called 'x'. Did you mean 'y'?", "es")
    "Nada de la clase «graph» se llama 'x'. ¿Quiso decir 'y'?"
    """
    if lang == MODEL:
        return text
    return "\n".join(_line(line, lang) for line in text.split("\n"))


def _line(line: str, lang: str) -> str:
    indent = line[: len(line) - len(line.lstrip())]
    bare = line.strip()
    for pattern, said in _patterns(lang):
        found = pattern.fullmatch(bare)
        if found:
            return indent + said.format(*(part or "" for part in found.groups()))
    return line


@cache
def _patterns(lang: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Give the messages that are known, the longest first: it says most of what was meant."""
    known: Mapping[str, str] = words_of(lang)["messages"]
    return tuple(
        (re.compile("(.*?)".join(re.escape(part) for part in text.split("{}")), re.S), said)
        for text, said in sorted(known.items(), key=lambda pair: (-len(pair[0]), pair[0]))
    )


def problems_in_words(problems: Iterable[Problem], following: int, lang: str) -> list[str]:
    """
    Write problems a line each, with its remedy, in a language; see `errors.told`.

    Args:
        problems: What was found, in order.
        following: How many more merely follow from these.
        lang: The language.
    """
    if lang == MODEL:
        return told(problems, following)
    words: Mapping[str, str] = words_of(lang)["problems"]
    alike: Counter[tuple[str, str, str]] = Counter()
    found = []
    for problem in problems:
        key = (problem.at.file, problem.code, problem.what)
        alike[key] += 1
        if alike[key] <= MOST_ALIKE:
            found.append(_problem(problem, words))
    for (file, code, _), times in alike.items():
        if times > MOST_ALIKE:
            found.append(f"{file}: {code} {words['alike'].format(times - MOST_ALIKE)}")
    if following:
        found.append(words["following"].format(following))
    return found


def _problem(problem: Problem, words: Mapping[str, str]) -> str:
    said = words.get(problem.code)
    if said is None:
        return str(problem)
    grades = {Severity.WARNING: f"{words['warning']}: ", Severity.NOTE: f"{words['note']}: "}
    row = _ROW.match(problem.what)
    cell = f"{words['row'].format(row[1], row[2])}: " if row else ""
    rest = problem.what[row.end() :] if row else problem.what
    written = ", ".join(dict.fromkeys(_WRITTEN.findall(rest)))
    mend = words.get(f"{problem.code} mend", problem.mend)
    guess = re.match(r"did you mean (`[^`]+`)\?", problem.mend)
    if guess:
        mend = words["guess"].format(guess[1])
    told_ = f"{problem.at}: {problem.code} {grades.get(problem.severity, '')}{cell}{said}"
    told_ = told_.rstrip(".")
    return f"{told_}{': ' if written else ''}{written}\n    {words['mend']}: {mend}"
