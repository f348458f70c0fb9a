"""Tell of markup in a text: every text of a dossier is plain, and is shown as it is written."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

from backstory.dossier.quotes import quoted_whole
from backstory.errors import Severity, Spot

if TYPE_CHECKING:
    from backstory.dossier.marked import Marked

__all__ = ["markup_in", "plain"]

_NAMES: Final = (
    "a|b|big|blockquote|body|br|button|center|cite|code|del|div|em|embed|font|form|h[1-6]|hr|html|i"
    "|iframe|img|input|ins|li|link|mark|math|meta|object|ol|p|pre|q|s|script|small|span|strike"
    "|strong|style|sub|sup|svg|table|td|th|tr|tt|u|ul|video"
)
_MARKUP: Final = re.compile(
    rf"</?(?:{_NAMES})(?:[\s/][^<>]*)?>|<!--|&(?:#\d+|#x[0-9a-f]+|[a-z]+[0-9]*);"
    r"|【[^【】]*】|:contentReference\[[^\[\]]*\](?:\{[^{}]*\})?"
    r"|\*\*(?=\S)[^*]+(?<=\S)\*\*|!?\[[^\[\]]+\]\((?:https?:|mailto:|javascript:|/)[^()]*\)",
    re.IGNORECASE,
)
"""Tags, comments and signs of HTML; bold and links of Markdown; what programs that chat leave."""
_BLANK: Final = re.compile(r"<[^\W\d_][^<>/=:@]* [^<>/=:@]*>")
"""What stands in a form for what somebody is to write there: `<title of the article>`."""
_NAMED: Final = ("title", "publisher", "en", "es", "name", "wording", "characterised-as")
"""Keys of names, titles and quoted words, which need no quotation marks."""
_SOME: Final = re.compile(r"[<&【]|\*\*|\]\(|:contentReference")
"""What is in all of these, and in few other texts."""


def markup_in(text: str) -> tuple[str, str]:
    """
    Find the first piece of markup in a text, and what to write in its place.

    >>> markup_in("<b>Rising</b> of 1909"), markup_in("Marks &amp; Sons"), markup_in("a < b & c")
    (('<b>', ''), ('&amp;', '&'), ('', ''))
    >>> markup_in("the **great** strike"), markup_in("[the act](https://a.example)")
    (('**great**', 'great'), ('[the act](https://a.example)', 'the act'))
    """
    for found in _MARKUP.finditer(text) if _SOME.search(text) else ():
        piece = found[0]
        if not piece.startswith("&"):
            return piece, re.sub(r"^!?\[|\]\(.*|\*\*|<.*|^[【:].*", "", piece)
        if (sign := unescape(piece)) != piece and sign.isprintable():
            return piece, sign
        if sign != piece:  # a blank that does not break, and the like
            return piece, " "
    return "", ""


def plain(marked: Marked, at: Spot, text: str, key: object = "") -> str:
    """Give a text as it is, and warn of markup in it, and of the quotation marks of a name."""
    piece, meant = markup_in(text)
    if key in _NAMED and (inner := quoted_whole(text)):
        what = "quotation marks stand around the text or before it, and are shown as part of it"
        mend = f"write `{inner[:60]}`; leave them if they are of the text itself"
        marked.add(at, "D076", what, mend, Severity.WARNING)
    if not piece and _BLANK.fullmatch(text):
        what, mend = "this is the blank of a form, and not what belongs there", "write the text"
        marked.add(at, "D076", what, mend, Severity.WARNING)
    if piece:
        short = piece if len(piece) <= 40 else f"{piece[:39]}…"
        what = f"`{short}` is markup, and a text is shown as it is written"
        mend = f"write `{meant}`" if meant.strip() else "write the text without it"
        marked.add(at, "D076", what, mend, Severity.WARNING)
    return text
