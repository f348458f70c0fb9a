"""What tests of a site share: its files read as a browser and a crawler do."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit


@dataclass
class Page(HTMLParser):
    """The tags, links and marks of a page."""

    text: str
    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        known = {key: value or "" for key, value in attrs}
        self.attributes += [(tag, key, value) for key, value in known.items()]
        self.links += [known[key] for key in ("href", "src") if key in known]
        if "id" in known:
            self.ids.append(known["id"])
        if known.get("http-equiv") == "refresh":
            self.links.append(known["content"].partition("url=")[2])


def pages(out: Path) -> dict[str, Page]:
    """Read every page of a site but the interactive one, by its path."""
    return {
        path.relative_to(out).as_posix(): Page(path.read_text("utf-8"))
        for path in sorted(out.rglob("*.html"))
        if path.name != "page.html"
    }


def dead(out: Path, found: dict[str, Page]) -> list[str]:
    """Name every link within a site that leads to no file, or to no mark in it."""
    bad = []
    for path, page in found.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            to = normpath(join(dirname(path), unquote(parts.path))) if parts.path else path
            if link.startswith("/") or to.startswith("..") or not (out / to).is_file():
                bad.append(f"{path}: {link}")
            elif parts.fragment and to in found and parts.fragment not in found[to].ids:
                bad.append(f"{path}: {link} has no such mark")
    return bad
