"""What a first screen tells comes in; out goes text, Markdown or JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping

from backstory.calls import one_of
from backstory.tell.cards import Card
from backstory.tell.context import Row
from backstory.tell.first import First
from backstory.tell.told import Told
from backstory.vocabulary import id_of
from backstory.words.dates import after_day
from backstory.words.markup import marked
from backstory.words.phrases import phrase

__all__ = ["written"]


def written(first: First, form: str, lang: str, short: Callable[[str], str] = id_of) -> str:
    """Write what a first screen tells: text, Markdown or JSON; `short` makes ids of IRIs."""
    one_of("form of a first screen", form, ("text", "markdown", "json"))
    if form == "json":
        return json.dumps(first.data(short), ensure_ascii=False, indent=1) + "\n"
    head = " · ".join(part for part in (first.title, first.date) if part)
    parts = [f"{head}\n{first.sources_end}".rstrip()]
    sections = {
        "what happened": [_sentence(each, short) for each in first.happened],
        "how it came": _steps(first.story, short, lang),
        "what before": _steps(first.before, short, lang),
        "accounts differ": [_told_card(card) for card in first.cards],
        "what since": _steps(first.since, short, lang),
        "not known": [f"{each.question} ({each.looked})" for each in first.unknown],
    }
    if form == "markdown":
        return _markdown(first, sections, lang)
    for key, lines in sections.items():
        if lines:
            parts.append("\n".join([phrase(key, lang), *(f"  {line}" for line in lines)]))
    return "\n\n".join(parts) + "\n"


def _markdown(first: First, sections: Mapping[str, list[str]], lang: str) -> str:
    """Write the same with headings and lists, for a page on a code host."""
    head = " · ".join(part for part in (first.title, first.date) if part)
    parts = [f"**{marked(head)}**", f"*{marked(first.sources_end)}*"]
    for key, lines in sections.items():
        if lines:
            parts.append(f"**{phrase(key, lang)}**")
            rows = [line.replace("\n    ", "\n  - ") for line in map(marked, lines)]
            parts.append("\n".join(f"- {row}" for row in rows))
    return "\n\n".join(part for part in parts if part != "**") + "\n"


def _sentence(told: Told, short: Callable[[str], str], text: str = "") -> str:
    weak = f" ({told.weak})" if told.weak else ""
    text = text or told.text
    return f"{text}{weak} {told.answer}".rstrip() + f" [{', '.join(map(short, told.claims))}]"


def _steps(rows: Iterable[Row], short: Callable[[str], str], lang: str) -> list[str]:
    return [
        f"{row.date}. "
        + " ".join(
            _sentence(told, short, after_day(told.text, row.date, lang)) for told in row.told
        )
        for row in rows
    ]


def _told_card(card: Card) -> str:
    lines = [f"{card.question} — {card.verdict_words}"]
    for row in card.rows:
        cells = (row.who, row.amount, row.what, row.period, row.told.answer)
        lines.append("    " + " | ".join(cell for cell in cells if cell))
    return "\n".join([*lines, f"    {card.differs}".rstrip()])
