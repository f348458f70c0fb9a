"""
The first screen of an event as HTML: it is read before any script runs, and where none does.

The page's script writes the same sentences in the same order (web/src/parts/answer.ts), with their
evidence; a test holds the two to each other.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from html import escape
from math import inf
from typing import TYPE_CHECKING, Any, Final

from backstory.draw.once import gists, whole
from backstory.draw.plain import label_of, name_in
from backstory.words.dates import after_day
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.draw.shape import Name, PageData, Screens

__all__ = ["first_html"]

_MOST: Final = {"story": 3, "before": 4, "since": 3}
_SIDES: Final = 2
"""Accounts without a number that a closed card tells."""


def first_html(screens: Screens, data: PageData, lang: str, ends: str) -> str:
    """
    Write the first screen of the event with which a page opens; empty where it has none.

    Args:
        screens: The first screens of all events.
        data: The page's data.
        lang: The language.
        ends: The sentence that tells to which day the sources reach.
    """
    event = data["start"]["event"]
    return _First(screens, data, lang).written(event, ends) if event in screens["of"] else ""


class _First:
    def __init__(self, screens: Screens, data: PageData, lang: str) -> None:
        self.screens, self.data, self.lang = screens, data, lang
        self.gists = gists(data["claims"], data["languages"])

    def written(self, event: str, ends: str) -> str:
        screen = self.screens["of"][event]
        seen = {self.screens["told"][at]["claims"][0] for at in screen["happened"]}
        rows = {name: self._rows(screen["steps"], name, seen) for name in _MOST}
        happened = [f"<li>{self._told(at)}</li>" for at in screen["happened"]]
        cards = [self._card(at) for at in screen["cards"]]
        gaps = [self._gap(at) for at in screen["unknown"]]
        telling = [("what happened", happened), ("how it came", rows["story"]),
                   ("what before", rows["before"])]  # fmt: skip
        differing = [("accounts differ", cards), ("what since", rows["since"]),
                     ("not known", gaps)]  # fmt: skip
        day = self._name(self.screens["days"].get(event, ""))
        dated = f'<span class="day"> · {_quieter(day)}</span>' if day else ""
        return (
            f'<header class="answer-head"><h2>{escape(label_of(self.data, event, self.lang))}'
            f'{dated}</h2><p class="ends">{escape(ends)}</p></header>'
            f'<div class="screen"><div class="telling">{self._parts(telling)}</div>'
            f'<div class="differing">{self._parts(differing)}</div></div>'
        )

    def _parts(self, parts: Iterable[tuple[str, list[str]]]) -> str:
        return "".join(
            f'<section class="part {key.replace(" ", "-")}"><h3>{escape(phrase(key, self.lang))}'
            f"</h3><ol>{''.join(lines)}</ol></section>"
            for key, lines in parts
            if lines
        )

    def _name(self, name: Name) -> str:
        return escape(name_in(self.data, name, self.lang))

    def _text(self, told: Any) -> str:
        text = name_in(self.data, told["text"], self.lang)
        own = self.gists.get(told["claims"][0])
        return whole(text, own[self.data["languages"].index(self.lang)]) if own else text

    def _told(self, at: int, day: str = "", told: Collection[str] = ()) -> str:
        """Write a sentence after a day, beside others: what answers it is told once."""
        each = self.screens["told"][at]
        weak, answer = each.get("weak"), each.get("answer")
        if answer and name_in(self.data, answer, self.lang) in told:
            answer = None
        text = after_day(self._text(each), day, self.lang)
        return (
            f'<span class="sentence">{escape(text)}</span>'
            + (f'<span class="note weak"> ({self._name(weak)})</span>' if weak else "")
            + (f'<span class="answer-to"> {self._name(answer)}</span>' if answer else "")
        )

    def _rows(self, steps: Iterable[Any], name: str, seen: set[str]) -> list[str]:
        """Write the best of a list, in the order of time; none repeats what was told."""
        found: list[tuple[str, int]] = []
        for kind, event, _, *given in steps:
            at = next(iter([*given, *self.screens["best"].get(event, ())]), -1)
            if kind == name and at >= 0 and len(found) < _MOST[name]:
                told = self.screens["told"][at]["claims"][0]
                found += [(event, at)] if told not in seen else []
                seen.add(told)
        return [self._row(event, at) for event, at in sorted(found, key=self._begins)]

    def _begins(self, row: tuple[str, int]) -> tuple[float, int]:
        thing = self.data["things"][row[0]]
        days = thing.get("days", thing.get("planned", []))
        begin = next((day for day in days if day is not None), inf)
        return begin, self.screens["hours"].get(row[0], 0)

    def _row(self, event: str, at: int) -> str:
        day = self._name(self.screens["days"].get(event, "")) or escape(
            self.data["words"][self.lang]["page"]["undated"]
        )
        bare = self.screens["told"][at].get("bare")
        label = "" if bare else escape(label_of(self.data, event, self.lang)) + ". "
        named = f'<span class="step-name">{label}</span>' if label else ""
        return f'<li><b class="step">{_quieter(day)}</b> {named}{self._told(at, day)}</li>'

    def _card(self, at: int) -> str:
        card = self.screens["cards"][at]
        # Where only some give a number, who speaks would stand there without what they say.
        amounts = [self._name(row.get("amount", "")) for row in card["rows"]]
        # One number for several things: the number alone would look as if nothing differed.
        counts = sum(map(bool, amounts)) * 2 > len(amounts) and len(set(amounts)) > 1
        short = self._counts(card["rows"]) if counts else self._sides(card["rows"])
        return (
            f'<li class="card {escape(card["verdict"])}"><h4><span class="question">'
            f'{self._name(card["question"])}</span> <span class="verdict-words">'
            f"{self._name(card['words'])}</span></h4>{short}"
            f'<p class="differs">{self._name(card["differs"])}</p></li>'
        )

    def _sides(self, rows: Sequence[Any]) -> str:
        """Tell what the first two say who give no number."""
        parties: dict[str, int] = {}
        for row in rows:
            parties.setdefault(self._name(row["party"]), row["told"])
        told = [*parties.values()] if len(parties) > 1 else [row["told"] for row in rows]
        shown = told[:_SIDES]
        texts = {self._text(self.screens["told"][at]) for at in shown}
        first = [self._told(at, told=texts) for at in shown]
        first[-1] += self._more(len(rows) - len(first))
        return f'<ul class="short sides">{"".join(f"<li>{one}</li>" for one in first)}</ul>'

    def _more(self, rest: int) -> str:
        more = self.data["words"][self.lang]["page"]["andMore"].format(rest)
        return f'<span class="note">{escape(more)}</span>' if rest else ""

    def _counts(self, rows: Sequence[Any]) -> str:
        """Give each number with who gives it first."""
        parties: dict[str, str] = {}
        for row in rows:
            amount, party = self._name(row.get("amount", "")), self._name(row["party"])
            strong = f"<strong>{amount}</strong>{party.removeprefix(amount)}" if amount else party
            parties.setdefault(amount or party, f'<span class="party">{strong}</span>')
        shown = list(parties.values())[:3]
        return f'<p class="short">{"".join(shown)}{self._more(len(parties) - len(shown))}</p>'

    def _gap(self, at: int) -> str:
        gap = self.screens["gaps"][at]
        looked = f'<span class="note"> ({self._name(gap["looked"])})</span>'
        return f"<li>{self._name(gap['question'])}{looked}</li>"


def _quieter(day: str) -> str:
    """Write what is said of a day in brackets in a quieter hand."""
    return re.sub(r" \([^()]*\)$", r'<span class="of-day">\g<0></span>', day)
