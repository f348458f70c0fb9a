"""Values come in; out go pages, by the templates beside this module; everything is escaped."""

from __future__ import annotations

from functools import cache, partial
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from backstory.words.phrases import phrase

__all__ = ["rendered", "stylesheet"]


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("backstory.site", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def rendered(template: str, lang: str, **values: Any) -> bytes:
    """
    Fill a template.

    Args:
        template: Its name.
        lang: The language of the page.
        **values: What it shows.
    """
    made = _environment().get_template(template)
    return made.render(lang=lang, say=partial(phrase, lang=lang), **values).encode("utf-8")


def stylesheet() -> bytes:
    """Give the looks of every page."""
    return files("backstory").joinpath("site", "templates", "site.css").read_bytes()
