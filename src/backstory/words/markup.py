"""
Words and numbers come in; elements of a picture in SVG, and links and text for HTML, go out.

Whatever is written is escaped here, once; an address becomes a link only if it is http or https.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["clean", "escaped", "line", "link", "marked", "picture", "sheet", "tag", "text"]


def escaped(words: str, *, quote: bool = True) -> str:
    """Write words in HTML as themselves."""
    from html import escape  # late: it brings the names of all entities, and most answers are text

    return escape(words, quote=quote)


def tag(name: str, attributes: Mapping[str, str | float], *children: str) -> str:
    """Write one element; its children are markup already, made by `tag` or `text`."""
    written = "".join(f' {key}="{escaped(_number(value))}"' for key, value in attributes.items())
    inner = "".join(children)
    return f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>"


def _number(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:g}"


def text(x: float, y: float, words: str, **attributes: str | float) -> str:
    """Write words at a place; `font_size=12` becomes the attribute font-size."""
    kept = {key.replace("_", "-"): value for key, value in attributes.items()}
    return tag("text", {"x": round(x, 1), "y": round(y, 1), **kept}, _safe(words))


def _safe(words: str) -> str:
    return escaped(clean(words), quote=False)


def clean(words: str) -> str:
    """Drop what XML does not allow, and keep a label to a length that can be read."""
    kept = "".join(letter for letter in words if letter >= " " and letter not in "\ufffe\uffff")
    return kept if len(kept) <= 120 else kept[:119] + "…"


def marked(words: str) -> str:
    """Write words in Markdown as themselves: no letter of theirs marks anything."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>#|" else letter for letter in words)


def picture(width: float, height: float, box: str, title: str, told: str, body: list[str]) -> str:
    """Write a picture with its title and description; the body is elements already."""
    attributes: dict[str, str | float] = {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": box,
        "width": width,
        "height": height,
        "role": "img",
        "font-family": "system-ui, sans-serif",
    }
    head = [tag("title", {}, _safe(title)), tag("desc", {}, _safe(told))]
    return tag("svg", attributes, *head, *body) + "\n"


def line(x1: float, y1: float, x2: float, y2: float, colour: str) -> str:
    """Write a straight line."""
    return tag("line", {"x1": x1, "y1": y1, "x2": x2, "y2": y2, "stroke": colour})


def sheet(x: float, y: float, width: float, height: float) -> str:
    """Write the paper a picture is drawn on."""
    return tag("rect", {"x": x, "y": y, "width": width, "height": height, "fill": "#fcfaf5"})


def link(words: str, address: str, title: str = "") -> str:
    """Write a link in HTML; only the words, where the address is no plain web address."""
    shown = escaped(words)
    plain = not any(mark.isspace() or ord(mark) < 32 for mark in address)
    if not (plain and address.startswith(("http://", "https://"))):
        return shown
    hover = f' title="{escaped(title)}"' if title else ""
    href = escaped(address)
    return f'<a rel="noopener noreferrer nofollow" target="_blank" href="{href}"{hover}>{shown}</a>'
