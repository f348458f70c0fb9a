"""
A text is posted; out goes the page of its reading, which nobody keeps.

The form stands at `/read`. What is posted goes to a process of its own, ended where it takes too
long, and into no file, no log and no cache.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any, Final

from backstory.server.choosing import HTML
from backstory.server.engine import Engine
from backstory.server.pages import POLICY, framed
from backstory.server.replies import reply
from backstory.server.requests import FORM, body_of, header, media_type, parameters
from backstory.server.spool import Refusal
from backstory.server.things import Things
from backstory.words.numbers import numeral
from backstory.words.phrases import phrase

__all__ = ["ADDRESS", "Reads"]

ADDRESS: Final = "/read"
MAX_BODY_BYTES: Final = 1 << 20
"""Size of what is posted: a form writes a letter with an accent as six bytes."""
MAX_LETTERS: Final = 300_000
"""Code points of a text that is read here."""
TIMEOUT_S: Final = 15.0
_PAGE_POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)


@dataclass(frozen=True, slots=True)
class _Text:
    """A text to be read."""

    text: str
    day: str
    lang: str

    def line(self, base: str, timeout_s: float) -> bytes:
        """Write it as a process reads it."""
        told = {"text": self.text, "day": self.day, "lang": self.lang, "timeout_s": timeout_s}
        return json.dumps(told).encode() + b"\n"


class Reads:
    """What answers the form and the texts that are posted with it."""

    def __init__(self, engine: Engine, things: Things) -> None:
        """
        Make it ready; no process is started before a text comes.

        Args:
            engine: What answers queries: its graph is read, and its memory is the limit.
            things: What knows the language that is wanted.
        """
        self.things = things
        self.engine = Engine(
            engine.path, size=1, timeout_s=TIMEOUT_S, memory=engine.memory, base=engine.base,
            module="backstory.server.reader", advice="Post a shorter text.",
        )  # fmt: skip
        self.started = False

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer one request."""
        given = parameters(scope["query_string"], "The address")
        lang = self.things.language(scope, given)
        if scope["method"] in ("GET", "HEAD"):
            more = {"Content-Security-Policy": POLICY, "Vary": "Accept-Language"}
            await reply(scope, send, 200, HTML, _form(lang).encode(), **more)
            return
        if scope["method"] != "POST":
            allowed = "GET, HEAD, POST, OPTIONS"
            raise Refusal(405, f"{scope['method']} is not answered here; {allowed} are.",
                          Allow=allowed)  # fmt: skip
        asked = await self._asked(scope, receive, lang)
        if not self.started:
            self.started = True
            self.engine.start()
        found = await self.engine.ask(asked)
        whole = found.whole or b""
        if found.pieces is not None:
            whole = b"".join([piece async for piece in found.pieces])
        await reply(scope, send, 200, HTML, whole, Cache_Control="no-store",
                    Content_Language=asked.lang, Content_Security_Policy=_PAGE_POLICY)  # fmt: skip

    async def close(self) -> None:
        """End the process."""
        if self.started:
            await self.engine.close()

    async def _asked(self, scope: Any, receive: Any, lang: str) -> _Text:
        """Read what is posted, or say why it is not read."""
        kind, charset = media_type(header(scope, b"content-type"))
        if kind not in (FORM, "text/plain") or charset not in ("", "utf-8", "us-ascii"):
            raise Refusal(
                415,
                f"A text is posted as {FORM} (text=…, date=…) or as text/plain, in UTF-8.",
                Accept_Post=f"{FORM}, text/plain",
            )
        body = await body_of(scope, receive, MAX_BODY_BYTES)
        told = parameters(scope["query_string"], "The address")
        if kind == FORM:
            told |= parameters(body, "The form")
            text = told.get("text", [""])[0]
        else:
            try:
                text = body.decode("utf-8-sig")
            except UnicodeDecodeError as why:
                raise Refusal(400, f"The text is not UTF-8: byte {why.start}.") from None
        if len(text) > MAX_LETTERS:
            raise Refusal(
                413,
                phrase("served too long", lang).format(
                    numeral(len(text), lang), numeral(MAX_LETTERS, lang)
                ),
            )
        return _Text(text, _day(told.get("date", [""])[0]), self.things.language(scope, told))


def _day(told: str) -> str:
    try:
        return date.fromisoformat(told.strip()).isoformat() if told.strip() else ""
    except ValueError:
        raise Refusal(400, f"'{told[:40]}' is no day. Write it as YYYY-MM-DD.") from None


def _form(lang: str) -> str:
    """Write the form."""
    say = {key: escape(phrase(f"served {key}", lang))
           for key in ("a text", "its day", "read it", "forgotten")}  # fmt: skip
    title = phrase("served read", lang)
    body = (
        f"<h1>{escape(title)}</h1><form method='post' action='{ADDRESS}?lang={lang}'>"
        f"<p><label>{say['a text']}<br><textarea name='text' rows='18' required "
        f"maxlength='{MAX_LETTERS}'></textarea></label></p>"
        f"<p><label>{say['its day']} <input type='date' name='date'></label> "
        f"<button>{say['read it']}</button></p></form><p>{say['forgotten']}</p>"
    )
    return framed(title, body, lang, here=ADDRESS)
