"""
The first screen of an event as HTML: it is read before any script runs, and where none does.

The page's script writes the same sentences in the same order (web/src/parts/answer.ts), with their
evidence; a test holds the two to each other.
"""

from __future__ import annotations

from collections.abc import Iterable
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
        dated = f'<span class="day"> · {day}</span>' if day else ""
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

    def _told(self, at: int, day: str = "") -> str:
        told = self.screens["told"][at]
        weak = told.get("weak")
        answer = told.get("answer")
        text = name_in(self.data, told["text"], self.lang)
        own = self.gists.get(told["claims"][0])
        if own:
            text = whole(text, own[self.data["languages"].index(self.lang)])
        text = after_day(text, day, self.lang)
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
        return f'<li><b class="step">{day}</b> {named}{self._told(at, day)}</li>'

    def _card(self, at: int) -> str:
        card = self.screens["cards"][at]
        parties: dict[str, str] = {}
        for row in card["rows"]:
            amount, party = self._name(row.get("amount", "")), self._name(row["party"])
            strong = f"<strong>{amount}</strong>{party.removeprefix(amount)}" if amount else party
            parties.setdefault(amount or party, f'<span class="party">{strong}</span>')
        shown = list(parties.values())[:3]
        rest = len(parties) - len(shown)
        more = self.data["words"][self.lang]["page"]["andMore"].format(rest)
        if rest:
            shown.append(f'<span class="note">{escape(more)}</span>')
        return (
            f'<li class="card {escape(card["verdict"])}"><h4><span class="question">'
            f'{self._name(card["question"])}</span> <span class="verdict-words">'
            f'{self._name(card["words"])}</span></h4><p class="short">{"".join(shown)}</p>'
            f'<p class="differs">{self._name(card["differs"])}</p></li>'
        )

    def _gap(self, at: int) -> str:
        gap = self.screens["gaps"][at]
        looked = f'<span class="note"> ({self._name(gap["looked"])})</span>'
        return f"<li>{self._name(gap['question'])}{looked}</li>"
