"""
A reading comes in; out goes one HTML file: the article with its marks, and what lies beside it.

It runs no script and asks nothing of the network; whatever comes from the text or the graph is
escaped. The text stands in the file that is asked for, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from backstory.read.beside import Beside, beside
from backstory.read.counts import Count
from backstory.read.figures import Figure
from backstory.read.lexicon import lexicon
from backstory.tell.answered import answered_by
from backstory.tell.cards import Card
from backstory.tell.context import Reason, Row
from backstory.vocabulary import id_of
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.read.found import Found

__all__ = ["article_page", "framed_page"]

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
_SORTS: Final = ("event", "actor", "post", "place", "instrument", "date", "figure")
_MOST_LETTERS: Final = 60_000
"""Code points of the article that are shown, so that the page stays below a megabyte."""
_FRAME_PX: Final = 640
"""Height of the frame in a notebook."""
_MOST_OPEN: Final = 60
"""Words that were not linked that are listed."""
_MOST_LISTED: Final = 300
"""Links that are listed below the article."""
_MOST_WITHOUT: Final = 6
"""Figures that are named which have nothing beside them."""
_SMALL: Final = 3
"""Below it a number is a word like another."""
_NOUN: Final = 3
"""Words between a number and its noun."""
_Mark = tuple[int, int, str, str, str]
"""Start, end, sort, what it shows on pointing at it, where it leads."""


def article_page(reading: Found) -> str:
    """Write the page of an article, in the language of the reading."""
    lang = reading.lang
    found = beside(reading)
    title = escape(_headline(reading))
    notes = "".join(f"<p>{escape(note)}</p>" for note in reading.notes)
    return "\n".join((
        "<!doctype html>",
        f'<html lang="{escape(lang)}"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{title}</title>",
        f"<style>{_style()}</style></head><body>",
        f"<header><h1>{escape(phrase('read page', lang))}</h1>{notes}{_key(lang)}</header>",
        f'<main><article lang="{escape(reading.article.lang)}" dir="auto">'
        f"{_marked(reading)}</article>",
        f'<div class="beside">{_right(reading, found)}</div>{_listed(reading)}</main>'
        f"{_answered(reading)}</body></html>",
        "",
    ))  # fmt: skip


def _answered(reading: Found) -> str:
    """Say from which dossiers it comes, and who answers for each."""
    record, lang = reading.known.record, reading.lang
    lines = [
        " · ".join((record.label(home, lang), *answered_by(record, home, lang)))
        for home in record.store.homes
    ]
    told = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return f'<footer class="soft">{told}</footer>' if told else ""


@cache
def _style() -> str:
    return files("backstory").joinpath("read", "page.css").read_text("utf-8")


def framed_page(reading: Found, table: str) -> str:
    """
    Write the page of an article for a notebook: in a frame of its own, which runs no script.

    Args:
        reading: The reading.
        table: Its table as HTML, for where frames are dropped.
    """
    title = escape(phrase("read page", reading.lang))
    listed = escape(phrase("read title", reading.lang))
    return (
        f'<iframe title="{title}" sandbox="" srcdoc="{escape(article_page(reading))}" '
        f'style="width:100%;height:{_FRAME_PX}px;border:1px solid #c9c2b3;border-radius:4px">'
        f"</iframe><details><summary>{listed}</summary>{table}</details>"
    )


def _headline(reading: Found) -> str:
    lines = reading.article.text.splitlines()
    first = next((line.strip() for line in lines if any(map(str.isalnum, line))), "")  # no `---`
    return first if len(first) <= 90 else first[:89] + "…"


def _key(lang: str) -> str:
    marks = "".join(
        f'<li><span class="{sort}">{escape(phrase(f"read sort {sort}", lang))}</span></li>'
        for sort in _SORTS
    )
    return f'<ul class="key">{marks}</ul>'


# -- the left side ---------------------------------------------------------------------------


def _marks(reading: Found) -> list[_Mark]:
    text = reading.linked.text
    found: list[_Mark] = []
    for number, one in enumerate(reading.mentions, 1):
        start, end = text.span(one.first, one.after)
        told = f"{reading.known.label(one.iri, reading.lang)} — {reading.why(one)}"
        found.append(
            (start, end, one.kind, told, f"#link-{number}" if number <= _MOST_LISTED else "")
        )
    found += [(*text.span(d.first, d.after), "date", d.value, "") for d in reading.linked.dates]
    found += [
        (*text.span(one.first, one.after), "figure", reading.figure_line(one), "")
        for one in reading.linked.figures
    ]
    return found


def _marked(reading: Found) -> str:
    """Write the article with its marks: cut where one begins or ends, so that they may overlap."""
    text = reading.article.text[:_MOST_LETTERS]
    marks = sorted(mark for mark in _marks(reading) if mark[1] <= len(text))
    edges = sorted({0, len(text), *(m[0] for m in marks), *(m[1] for m in marks)})
    parts: list[str] = []
    open_: list[_Mark] = []
    at = 0
    for low, high in pairwise(edges):
        open_ = [mark for mark in open_ if mark[1] > low]
        while at < len(marks) and marks[at][0] <= low:
            open_.append(marks[at])
            at += 1
        parts.append(_piece(text[low:high], open_))
    cut = "" if len(text) == len(reading.article.text) else " […]"
    return "".join(parts) + cut


def _piece(words: str, marks: Sequence[_Mark]) -> str:
    if not marks:
        return escape(words)
    inner = min(marks, key=lambda mark: (mark[1] - mark[0], mark[2]))
    sorts = " ".join(sorted({mark[2] for mark in marks}))
    told = escape("; ".join(dict.fromkeys(mark[3] for mark in (inner, *marks))))
    href = f' href="{inner[4]}"' if inner[4] else ""
    return f'<a class="{sorts}" title="{told}"{href}>{escape(words)}</a>'


def _listed(reading: Found) -> str:
    """List every link below the article, with its reason."""
    lang = reading.lang
    rows = "".join(
        f'<dt id="link-{number}"><bdi>{escape(reading.words_of(one.first, one.after))}</bdi> → '
        f"{escape(reading.known.label(one.iri, lang))} <code>{escape(id_of(one.iri))}</code></dt>"
        f"<dd>{escape(reading.why(one))} · {one.certainty:.2f}</dd>"
        for number, one in enumerate(reading.mentions[:_MOST_LISTED], 1)
    )
    if not rows:
        return ""
    title = escape(phrase("read title", lang))
    return f"<details open><summary>{title}</summary><dl>{rows}</dl></details>"


# -- the right side --------------------------------------------------------------------------


def _right(reading: Found, found: Beside) -> str:
    lang = reading.lang
    parts = (
        _section("read background", lang, _background(found)),
        _section("read before", lang, _rows(found.before)),
        _section("read beside", lang, _figures(reading, found)),
        _section("read otherwise", lang, "".join(_card(reading, card) for card in found.otherwise)),
        _section("read absent", lang, _rows(found.absent)),
        _section("read open", lang, _items(reading.open_lines[:_MOST_OPEN])),
    )
    shown = "".join(parts)
    return shown or f'<p class="soft">{escape(phrase("nothing", lang))}</p>'


def _section(key: str, lang: str, body: str) -> str:
    return f"<section><h2>{escape(phrase(key, lang))}</h2>{body}</section>" if body else ""


def _items(lines: Iterable[str]) -> str:
    found = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<ul>{found}</ul>" if found else ""


def _background(found: Beside) -> str:
    if not found.background:
        return ""
    told = "</p><p>".join(
        escape(f"{one.of}: {one.text} [{number}]")
        + (f" {escape(one.answer)}" if one.answer else "")
        for number, one in enumerate(found.background, 1)
    )
    notes = "".join(f"<li>{escape(one.note)}</li>" for one in found.background)
    return f'<div class="paste"><p>{told}</p><ol class="notes">{notes}</ol></div>'


def _better(why: Sequence[Reason]) -> list[Reason]:
    """Leave out of some reasons that words are alike: another made this the background."""
    return [one for one in why if one.feature != "text"]


def _rows(rows: Iterable[Row]) -> str:
    found = ""
    for row in rows:
        why = escape(next((one.text for one in (*_better(row.why), *row.why)), ""))
        answer = f" {escape(row.told[0].answer)}" if row.told[0].answer else ""
        date = f" · {escape(row.date)}" if row.date else ""
        found += (
            f"<li><strong>{escape(row.label)}</strong>{date}<br>"
            f'{escape(row.told[0].text)}{answer}<br><span class="soft">{why}</span></li>'
        )
    return f"<ol>{found}</ol>" if found else ""


def _figures(reading: Found, found: Beside) -> str:
    cards = "".join(_figure(reading, one, counts) for one, counts in found.figures if counts)
    lonely = "; ".join(_without(reading, found))
    told = phrase("read beside nothing", reading.lang).format(lonely)
    return f'{cards}<p class="soft">{escape(told)}</p>' if lonely else cards


def _without(reading: Found, found: Beside) -> list[str]:
    """Tell the figures that count something and have nothing beside them, as the text has them."""
    if not reading.linked.events:  # in a text about baseball no count is of ours
        return []
    shown = {one.value for one, counts in found.figures if counts}
    told = {
        one.value: _as_told(reading, one) for one in reversed(reading.linked.figures)
        if one.value not in shown and one.value >= _SMALL and (one.counted or one.voice)
    }  # fmt: skip
    return [words for words in reversed(told.values()) if words][:_MOST_WITHOUT]


def _as_told(reading: Found, one: Figure) -> str:
    """Give a figure in the words of the text, with the noun behind it; nothing if it has none."""
    first, after = one.thing or (0, 0)
    lex, words = lexicon(reading.article.lang), reading.linked.text.words
    stop = lex.sets["stop"]
    while after > first and words[after - 1] in stop:
        after -= 1
    if not one.after <= first <= one.after + _NOUN or first == after:
        return ""
    if words[first] in lex.raw["of"]:
        return ""  # «174 de los cerca de …»
    whole = one.counted or words[first] in stop
    return reading.words_of(one.first, after if whole else first + 1)


def _figure(reading: Found, one: Figure, counts: Sequence[Count]) -> str:
    rows = "".join(
        f'<li><span class="verdict">{escape(count.verdict)}</span>{escape(count.told)} '
        f'<span class="soft">{escape(count.source)} [{escape(count.claim)}]</span></li>'
        for count in counts
    )
    return f'<div class="card"><h3>{escape(reading.figure_line(one))}</h3><ul>{rows}</ul></div>'


def _card(reading: Found, card: Card) -> str:
    claims = reading.known.record.claims
    about = next((claims[iri].subject for row in card.rows for iri in row.told.claims), "")
    title = (
        f"{reading.known.label(about, reading.lang)}: {card.question}" if about else card.question
    )
    rows = "".join(
        f"<li>{escape(row.told.text)}"
        + (f" {escape(row.told.answer)}" if row.told.answer else "")
        + f' <span class="soft">{escape(row.who)}</span></li>'
        for row in card.rows
    )
    return (
        f'<div class="card"><h3>{escape(title)}</h3>'
        f'<span class="verdict">{escape(card.verdict_words)}</span><ul>{rows}</ul></div>'
    )
