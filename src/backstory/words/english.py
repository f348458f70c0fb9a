"""
English: the article before a name, the head of a noun phrase, "on" and "in", what a label is.

Rules of thumb: what they cannot tell stays as the dossier writes it, without an article and with
its capital, or in quotation marks where it is a clause and not a noun.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from backstory.words.plain import Common, Plain

if TYPE_CHECKING:
    from backstory.dates.edtf import Stretch

__all__ = ["English"]

_INSTITUTIONS: Final = re.compile(
    r"\b(Administration|administration|Agency|Alliance|Assembly|Association|Bench|Board|Cent(?:er|re)"
    r"|Chamber|Church|Coalition|Commission|[Cc]ommission|[Cc]ommittee|Confederation|Conference|Congress|Council"
    r"|[Cc]ourts?|Cabinet|Department|Diet|Directorate|Junta|League|Legislature|Regency|Secretariat|Vicariate"
    r"|Embassy|embassy|Federation|Foundation|Government|Group|Guard|Institute"
    r"|Ministry|Mission|Nations|Observatory|Office|Organi[sz]ation|Parliament|Party|Platform|Police"
    r"|Programme|Roundtable|Senate|Service|Treasury|Tribunal|Union(?! and)|University"
    r"|Academy|Bureau|Canton|Chancellery|Crown|Front|Municipality|Navy|Prefecture|Society)\b"
)  # fmt: skip
"""Words of bodies that take an article."""
_STOP: Final = re.compile(
    r"[(,:0-9]|\b(?:of|in|on|at|to|that|who|which|from|for|with|by|since|after|before|between|"
    r"around|over|under|as|not|against|into|\w{3,}ed|\w{2,}ing|held|put|led|made)\b"
)
"""Where the head of a noun phrase has ended."""
_VERBS: Final = re.compile(
    r"\s[a-z]{2,}(?<!s)s\s(?!of\b|in\b|on\b|from\b|for\b|at\b|by\b|and\b|under\b|after\b|around\b"
    r"|between\b|over\b|against\b|with\b|to\b)"
    r"|\s(?:begin|declare|named|refer|resign|withdraw|passed)\b"
)
"""What may be a verb in a label; a plural noun taken for one does no harm."""
_TELLS: Final = re.compile(
    r"\s(?:begin|declare|resign|withdraw|[a-z]{2,}(?<!s)s\s(?:that|a|an|the|his|her|its|acting))\s"
    r"|\s(?:asks|says|speaks|becomes|refuses|resigns|arrives|comments on)\s"
)
"""What is a verb in a label for sure."""
_NAME_AND_VERB: Final = re.compile(r"(?:[A-Z]\w+ )+(?:[a-z]+(?<!s)s|\w+ed|held)\b")
_PLURALS: Final = frozenset(("people", "police", "men", "women", "media"))
_NUMBERS: Final = re.compile(
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty"
    r"|fifty|sixty|seventy|eighty|ninety|over|more than|\d+)\b",
    re.IGNORECASE,
)
_LINKS: Final = frozenset(("of", "for"))


class English(Plain):
    """English names in English sentences."""

    def small(self, text: str, common: Common) -> str:
        """Begin with a small letter if the first word is an ordinary one and no title goes on."""
        return self._small(text, common, _NUMBERS)

    def is_plural(self, name: str) -> bool:
        """
        Tell whether a group, an event or a thing counted takes a plural verb.

        >>> English("en").is_plural("Three Metropolitan Police officers held since 2003")
        True
        """
        if not name.strip() or _NUMBERS.match(name):
            return bool(name.strip())
        last = self.head(name).casefold()
        return last in _PLURALS or (last.endswith("s") and not last.endswith(("ss", "is", "us")))

    def is_noun(self, name: str, kind: str, common: Common) -> bool:
        """Tell whether a label is a noun phrase, and not a clause ("The president resigns")."""
        if kind != "event" or not name.strip():
            return True
        named = not common(name.split()[0]) and _NAME_AND_VERB.match(name)
        # "Pardon of the dockers": what follows "of" ends in a noun, and "Carmona resigns" does not.
        whole = name if re.match(r"[A-Z]\w+ (?:of|to|on|at|for|against) ", name) else f"{name} "
        return not (named or _VERBS.search(whole) or re.search(r"[a-z]{2}ed$| set up$", name))

    def is_clause(self, name: str, common: Common) -> bool:
        """
        Tell whether the label of an event that looks plural is a clause.

        >>> English("en").is_clause("Carmona resigns", lambda word: word != "Carmona")
        True
        """
        words, head = name.split(), self.head(name)
        at = words.index(head) if head in words else 0
        named = at and not common(words[at - 1]) and not words[at - 1].isupper()
        return bool(named or (at and head[:1].isupper()) or _TELLS.search(f"{name} "))

    def head(self, name: str) -> str:
        """
        Give the head of a noun phrase, without what specifies it.

        >>> English("en").head("April 2002 coup"), English("en").head("Amnesty decreed on 31 May")
        ('coup', 'Amnesty')
        """
        words = name.split()
        if not words:
            return name
        bare = re.sub(r"^(?:\w+ )?\d{4} (?=\w)", "", name)
        found = _STOP.search(bare, len(bare.split()[0]))
        whole = bare[: found.start()].split() if found else bare.split()
        return whole[-1] if whole else words[0]

    def noun(self, name: str, kind: str, common: Common) -> str:
        """
        Write a name as a part of a sentence: with its article, and small if an ordinary word.

        >>> English("en").noun("Red Cross", "body", lambda word: False)
        'Red Cross'
        """
        if not name or kind in ("", "person", "concept", "place", "source"):
            return name
        if kind == "group":
            name = self._grouped(name)
            if self.is_plural(name):
                return self.small(name, common)
        if kind == "body" and not _INSTITUTIONS.search(name):
            return name
        if not self.is_noun(name, kind, common):
            return self.quoted(name)
        # "Law 46/1977 on amnesty", "Clemency Decree 12": a number stands for the article.
        if kind == "instrument" and re.match(r"\w+ \d|(?!.* of ).* \d{1,3}$", name):
            return name
        if kind == "event" and re.match(r"(?:[A-Z][\w-]+ )*[A-Z][\w-]+['’]s\b", name):
            return name
        bare = self.small(name, common) if self._is_small(name, kind, _LINKS) else name
        if kind == "event" and re.match(r"\w+ (?:of|by|on|to|at|for|between)\b", name):
            bare = name[0].lower() + name[1:]
        return f"the {bare.removeprefix('The ').removeprefix('the ')}"

    def one(self, name: str) -> str:
        """Give the indefinite article of a name."""
        return "an" if name[:1] in "aeiou" else "a"

    def unexpected(self, counted: str) -> str:
        """Take "expected" off a thing counted, where the sentence says so already."""
        return counted.removesuffix(" expected")

    def stretch(self, begin: Stretch, end: Stretch, first: str, last: str, year: str) -> str:
        """Name a stretch from one date to another, saying nothing twice: 3–5 May 2014."""
        same_year = begin.year == end.year and bool(year)
        same_month = same_year and begin.month == end.month and begin.month is not None
        years = (begin.month, end.month) == (None, None) and "X" not in begin.year + end.year
        if same_month and begin.day is not None and end.day is not None:
            return f"{begin.day}–{last}"
        if same_year and begin.month is not None and end.month is not None:
            first = first.removesuffix(f" {year}")
            return f"{first}–{last}" if begin.day is end.day is None else f"{first} – {last}"
        return f"{first}–{last}" if years else f"{first} – {last}"
