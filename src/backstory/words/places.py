"""
The place of a passage in its source comes in as written; out go its units and numbers, or words.

"Paragraphs 2-4", "article 3, letter f", "last paragraph", "entry of 12:30, 12 April": what a text
is counted by has a name in every language (`places` of its words); what is not among them stays as
it is written, between quotation marks where the reader's language is another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import islice
from typing import Final

from backstory.words.grammar import grammar_of
from backstory.words.languages import languages, shipped, words_of
from backstory.words.numbers import small_numeral
from backstory.words.phrases import form

__all__ = ["Step", "place", "steps", "written_out"]

_OFFSETS: Final = re.compile(r"(\d+)-(\d+) (.+ … .+)")
_NUMBER: Final = r"\d[\w.:]*(?:[-–]\d[\w.:]*)?"
_NAME: Final = rf"'[^']*'|[A-Z]?{_NUMBER}|[IVXLC]+(?!\w)|[a-z](?!\w)"
"""What stands after a unit: a number, a range, a letter, an id, a title between its marks."""
_WORD: Final = re.compile(r"[^\W\d_]+(?!\w)")
_SHORT: Final = re.compile(r"([^\W\d_]+|¶¶?|§§?)\.?\s*(\d.*)")
_MOST: Final = 20
"""The most that "the last few" are counted in words."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step to a place: a unit with its number, or words that say it."""

    unit: str = ""
    """Id of a concept of the scheme `place-unit`; empty where words alone say the place."""
    number: str = ""
    """As no language writes it: 3, 2-4, first, last, last 2, f, 'A title'."""
    when: tuple[int, int] | None = None
    """A month and a day, of what is ordered by days."""
    words: str = ""
    """What else is said, as it is written."""
    many: bool = False
    of: bool = False
    """Whether "of" stands before the number, as before a time or an id."""
    joined: bool = False
    """Whether "and" joins it to the step before; else a comma does."""


def place(locator: str, lang: str) -> str:
    """
    Say a place in a source in words.

    >>> place("paragraphs 1 and 3", "es"), place("section on reach, last paragraph", "es")
    ('párrafos 1 y 3', 'sección «on reach», párrafo final')
    >>> place("0-85 Venezuela … 1999", "en")
    'characters 0–85, “Venezuela … 1999”'
    """
    return _place(locator, lang, languages())


@lru_cache(maxsize=1 << 14)
def _place(locator: str, lang: str, spoken: tuple[str, ...]) -> str:
    offsets = _OFFSETS.fullmatch(locator)
    if offsets:
        quoted = grammar_of(lang).quoted(offsets[3])
        return str(words_of(lang)["places"]["characters"]).format(offsets[1], offsets[2], quoted)
    written, found = _read(locator, spoken)
    if written in ("", lang):
        return locator
    grammar = grammar_of(lang)
    told = ""
    for step in found:
        said = _said(step, lang)
        if not told:
            told = said
        else:
            told = grammar.joined([told, said]) if step.joined else f"{told}, {said}"
    return told


def steps(locator: str) -> tuple[Step, ...]:
    """
    Read a place as written, in a language that ships with the program; empty if no unit is known.

    What is handed over on one machine may not change what a dossier grows into there.

    >>> [(step.unit, step.number) for step in steps("artículo 3, letra f")]
    [('article', '3'), ('letter', 'f')]
    """
    return _read(locator, shipped())[1]


def written_out(locator: str) -> str:
    """
    Write out the word with which a place begins, if it is shortened; empty if it is not.

    >>> written_out("¶3, line 2"), written_out("págs. 3-5"), written_out("the middle of p. 3")
    ('paragraph 3, line 2', 'páginas 3-5', '')
    """
    found = _SHORT.fullmatch(locator)
    for lang in shipped() if found else ():
        places = words_of(lang)["places"]
        for unit, short in places["shortened"].items():
            if found and found[1].casefold() in short.split():
                many = re.match(r"\d+\s*[-–]", found[2]) is not None
                return f"{form(places['units'][unit], many)} {found[2]}"
    return ""


@cache
def _read(locator: str, spoken: tuple[str, ...]) -> tuple[str, tuple[Step, ...]]:
    """Read a place in the language that knows most of it; its words stay where none does."""
    best: tuple[str, tuple[Step, ...]] = ("", ())
    most = 0
    for lang in spoken:
        found = _reader(lang).steps(locator)
        known = sum(bool(step.unit) for step in found)
        if known > most:
            best, most = (lang, found), known
    return best


@cache
def _reader(lang: str) -> _Reader:
    return _Reader(lang)


class _Reader:
    """Reads places as one language writes them."""

    def __init__(self, lang: str) -> None:
        words = words_of(lang)
        self.lang = lang
        self.joint = str(words["grammar"]["joined"]).replace("{}", "").strip()
        self.units = dict(_forms(words["places"]["units"]))
        self.months = {name.casefold(): at for at, name in enumerate(words["months"], 1)}
        self.small = {small_numeral(n, lang): n for n in range(2, _MOST)}
        self.places: Mapping[str, str] = words["places"]
        self.patterns: dict[str, re.Pattern[str]] = {}
        self.longest = max(len(name.split(" ")) for name in self.units)

    def steps(self, locator: str) -> tuple[Step, ...]:
        """Read each piece between commas and "and", none within quotation marks."""
        found: list[Step] = []
        for joined, piece in self._pieces(locator):
            last = found[-1] if found else Step()
            date = self._date(piece)
            if last.unit and date and not last.when:
                found[-1] = replace(last, when=date)
            elif last.unit and self._goes_on(piece) and last.number:
                found[-1] = replace(last, number=f"{last.number}, {self._plain(piece)}", many=True)
            else:
                found.append(replace(self._step(piece), joined=joined))
        return tuple(found)

    def _pieces(self, locator: str) -> Iterator[tuple[bool, str]]:
        pattern = rf"(, | {re.escape(self.joint)} )(?=(?:[^']*'[^']*')*[^']*$)"
        parts = re.split(pattern, locator)
        yield False, parts[0]
        for mark, piece in zip(parts[1::2], parts[2::2], strict=True):
            yield mark != ", ", piece

    def _goes_on(self, piece: str) -> bool:
        return piece == self.places["the last"] or re.fullmatch(_NUMBER, piece) is not None

    def _plain(self, piece: str) -> str:
        return "last" if piece == self.places["the last"] else piece

    def _date(self, piece: str) -> tuple[int, int] | None:
        found = re.fullmatch(r"(\d{1,2}) (?:de )?([^\W\d]+)", piece)
        month = self.months.get(found[2].casefold()) if found else None
        return (month, int(found[1])) if found and month else None

    def _step(self, piece: str) -> Step:
        return (
            self._ordered(piece) or self._numbered(piece) or self._named(piece) or Step(words=piece)
        )

    def _ordered(self, piece: str) -> Step | None:
        """Read "last paragraph", "first paragraphs", "last two paragraphs"."""
        for key in ("last few", "first", "last"):
            for many in (False, True):
                words = form(self.places[key], many)
                lead, _, rest = words.partition("{}")
                # Most places are not ordered: no pattern is tried on them.
                folded = piece.casefold()
                if not folded.startswith(lead.casefold()):
                    continue
                if key == "last few" and not self._counts(folded[len(lead) :]):
                    continue
                if key != "last few" and rest and rest.casefold() not in folded:
                    continue
                found = self._pattern(key, words).match(piece)
                if found:
                    unit, many = self.units[found["unit"].casefold()]
                    n = found["n"] if key == "last few" else ""
                    number = f"last {self.small.get(n) or n}" if n else key
                    return Step(unit, number, words=found["rest"] or "", many=many)
        return None

    def _pattern(self, key: str, words: str) -> re.Pattern[str]:
        pattern = self.patterns.get(words)
        if pattern is None:
            units = "|".join(sorted(map(re.escape, self.units), key=len, reverse=True))
            number = rf"(?P<n>\d+|{'|'.join(self.small)})"
            written = re.escape(words.replace("{}", "\0"))
            for blank in (*([number] if key == "last few" else []), rf"(?P<unit>{units})"):
                written = written.replace("\0", blank, 1)
            pattern = re.compile(rf"{written}(?: (?P<rest>.+)|$)", re.IGNORECASE)
            self.patterns[words] = pattern
        return pattern

    def _counts(self, rest: str) -> bool:
        """Tell whether a number stands ahead: "two paragraphs"."""
        word = rest.partition(" ")[0]
        return word.isdecimal() or word in self.small

    def _numbered(self, piece: str) -> Step | None:
        """Read a unit, its number if it has one, and what else is said of it."""
        of = re.escape(self.places["of"].replace("{}", "").strip())
        end = self._unit_ahead(piece)
        if not end:
            return None
        unit, many = self.units[piece[:end].casefold()]
        rest = piece[end:].strip()
        number = re.match(rf"(?P<of>{of} )?(?P<number>{_NAME})(?!\w)", rest)
        date = self._date(rest.removeprefix(f"{self.places['of'].replace('{}', '').strip()} "))
        if date:
            return Step(unit, when=date, many=many, of=True)
        if number is None:
            return Step(unit, words=rest, many=many)
        words = rest[number.end() :].strip()
        return Step(unit, number["number"], words=words, many=many, of=bool(number["of"]))

    def _unit_ahead(self, piece: str) -> int:
        """Give the length of the longest unit that a piece begins with; 0 if there is none."""
        ends = [found.end() for found in islice(_WORD.finditer(piece), self.longest)]
        return next((end for end in reversed(ends) if piece[:end].casefold() in self.units), 0)

    def _named(self, piece: str) -> Step | None:
        """Read a unit with its name before it: "History section"."""
        words = piece.split(" ")
        for few in range(1, min(self.longest, len(words) - 1) + 1):
            name = " ".join(words[-few:]).casefold()
            if name in self.units:
                unit, many = self.units[name]
                return Step(unit, words=" ".join(words[:-few]), many=many)
        return None


def _forms(units: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, bool]]]:
    """Give what each unit is called, one and many of it; where both are one word, it is one."""
    for many in (True, False):
        for unit, name in units.items():
            yield form(name, many).casefold(), (unit, many)


def _said(step: Step, lang: str) -> str:
    """Say one step in a language."""
    grammar, places = grammar_of(lang), words_of(lang)["places"]
    if not step.unit:
        return grammar.quoted(step.words)
    unit = form(places["units"][step.unit], step.many)
    if step.number in ("first", "last"):
        told = form(places[step.number], step.many).format(unit)
    elif step.number.startswith("last "):
        few = int(step.number.removeprefix("last "))
        told = form(places["last few"], few > 1).format(small_numeral(few, lang), unit)
    else:
        each = [step.number] if step.number.startswith("'") else step.number.split(", ")
        numbers = [places["the last"] if one == "last" else one for one in each]
        number = grammar.joined(numbers)
        if step.when:
            month, day = step.when
            named = words_of(lang)["months"][month - 1]
            date = words_of(lang)["dates"]["day of month"].format(day, named)
            number = f"{number}, {date}" if number else date
        told = places["of" if step.of else "numbered"].format(unit, number) if number else unit
    return f"{told} {grammar.quoted(step.words)}" if step.words else told
