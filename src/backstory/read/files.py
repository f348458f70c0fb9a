"""A path, or standard input, comes in; out goes its text: plain, Markdown, HTML or PDF."""

from __future__ import annotations

import codecs
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from backstory.errors import CouldNotRun
from backstory.files import is_there
from backstory.read.article import ADDRESS, is_address

__all__ = ["MAX_BYTES", "Opened", "text_of", "text_of_html"]

MAX_BYTES: Final = 32_000_000
"""Bytes: a larger file is refused before it is read."""
_BLOCKS: Final = frozenset(
    ("address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt",
     "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
     "li", "main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "title", "tr",
     "ul")
)  # fmt: skip
_LEFT_OUT: Final = frozenset(("script", "style", "noscript", "template", "svg", "iframe", "nav",
                              "head", "button", "form", "aside", "footer"))  # fmt: skip
_DAY_NAMES: Final = frozenset(
    ("article:published_time", "datepublished", "date", "dc.date", "dcterms.issued", "pubdate",
     "publishdate", "dc.date.issued", "sailthru.date", "parsely-pub-date")
)  # fmt: skip
_FEED: Final = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.S)
_PUBLISHED: Final = re.compile(r'"datePublished"\s*:\s*"(\d{4}-\d\d-\d\d)')
"""In linked data beside the text (schema.org), which may tell of several articles."""
_CHANGED: Final = re.compile("modif|updated")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


class Opened(tuple[str, str]):
    """A text, and the day that its file tells beside it; empty if none."""

    __slots__ = ()


def text_of(where: Path | str) -> Opened:
    """
    Read the text of a file, or of standard input for "-".

    Raises:
        CouldNotRun: It is missing, too large, no text, or a PDF without text.
    """
    if str(where) == "-":
        data, name = sys.stdin.buffer.read(MAX_BYTES + 1), ""
    else:
        path = Path(where)
        if not (is_there(path) and path.is_file()):
            if is_address(str(where)):
                raise CouldNotRun(ADDRESS)
            raise CouldNotRun(f"There is no file at {where}. Write - to read standard input.")
        try:
            with path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
        except OSError as why:
            told = (why.strerror or "").lower()
            raise CouldNotRun(f"{where} cannot be read: {told}.") from None
        name = path.suffix.lower()
    if len(data) > MAX_BYTES:
        raise CouldNotRun(
            f"The text is larger than {MAX_BYTES // 1_000_000} MB. Cut it to the article."
        )
    if data[:5] == b"%PDF-":
        from backstory.read.pdf import text_of_pdf

        return Opened((text_of_pdf(data), ""))
    text = _decoded(data)
    if _FEED.match(text[:1000]):
        raise CouldNotRun("This is a feed of several articles. Save one of them, and read that.")
    if name in (".html", ".htm", ".xhtml") or (not name and _looks_like_html(text)):
        return text_of_html(text)
    return Opened((text, ""))


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data[:4096]:
        raise CouldNotRun("This is no text: it holds bytes that no text has.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    strange = sum(byte < 9 or 13 < byte < 32 for byte in data[:4096])
    if strange > 40:
        raise CouldNotRun("This is no text: it holds bytes that no text has.")
    return data.decode("utf-8", errors=_WESTERN)


def _western(why: UnicodeError) -> tuple[str, int]:
    """Read as Western European what is no UTF-8, so that a mixed text keeps its letters."""
    if not isinstance(why, UnicodeDecodeError):
        raise why
    return why.object[why.start : why.end].decode("cp1252", errors="replace"), why.end


_WESTERN: Final = "backstory-western"
codecs.register_error(_WESTERN, _western)


def _looks_like_html(text: str) -> bool:
    top = text[:1000].lstrip().lower()
    return top.startswith(("<!doctype html", "<html"))


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden = 0
        self.day = ""
        self.title: list[str] = []
        self.headed = False
        self.in_title = False
        self.linked_data = False
        self.published: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {key: value or "" for key, value in attrs}
        if tag == "meta" and not self.day:
            name = (told.get("property") or told.get("name") or told.get("itemprop") or "").lower()
            if name in _DAY_NAMES and (found := _DAY.search(told.get("content", ""))):
                self.day = found[0]
        if tag == "time" and not self.day and not self.hidden:
            when = _DAY.search(told.get("datetime", ""))
            role = f"{told.get('itemprop', '')} {told.get('class', '')}".lower()
            if when and ("publish" in role or not _CHANGED.search(role)):
                self.day = when[0]
        self.linked_data = tag == "script" and told.get("type", "").lower() == "application/ld+json"
        if tag == "title":
            self.in_title = True
        self.headed |= tag == "h1" and not self.hidden
        if tag in _LEFT_OUT:
            self.hidden += tag not in ("head",)
        elif tag in _BLOCKS:
            self.parts.append("\n\n" if tag != "br" else "\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self.in_title = False
        if tag in _LEFT_OUT and tag != "head":
            self.hidden = max(0, self.hidden - 1)
        elif tag in _BLOCKS:
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        if self.linked_data:
            self.published.update(_PUBLISHED.findall(data))
        if self.in_title:
            self.title.append(data)
        elif not self.hidden:
            self.parts.append(re.sub(r"\s+", " ", data))


def text_of_html(text: str) -> Opened:
    """
    Read what a page of HTML shows, a blank line between blocks, and the day its head tells.

    >>> text_of_html("<p>One <b>two</b></p><script>bad()</script>")[0]
    'One two'
    """
    parser = _Text()
    parser.feed(text)
    parser.close()
    lines = [re.sub(r"[ \t]+", " ", line).strip() for line in "".join(parser.parts).split("\n")]
    shown = re.sub(r"\n{2,}", "\n\n", "\n".join(lines)).strip()
    title = " ".join("".join(parser.title).split())
    if title and not parser.headed and title[:30] not in shown[:400]:
        shown = f"{title}\n\n{shown}"
    day = parser.day or ("".join(parser.published) if len(parser.published) == 1 else "")
    return Opened((shown, day))
