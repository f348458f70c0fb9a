"""A release from which a person and a claim were withdrawn; their words, looked for anywhere."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from paths import GOOD

from backstory.graph import Graph
from backstory.text import normalise

WORDS = ("Tarlenheim", "hunger strike")
"""The name, and the words of the claim, that are withdrawn."""
CORRECTIONS = """
no-public-role:
  of: anna-tarlenheim
  date: 1912-02-03
  change: withdrawn
  because:
    en: No public role.
    es: Sin cargo público.
not-on-the-page:
  of: {claim}
  date: 1912-02-04
  change: withdrawn
  because:
    en: The page does not say so.
    es: La página no lo dice.
better-day:
  of: board-date
  date: 1912-02-05
  change: changed
  because:
    en: Read a second time.
    es: Leído por segunda vez.
"""


def first_release(folder: Path) -> Path:
    """Write the release that still has them."""
    old = folder / "ruritania-lockout"
    shutil.copytree(GOOD / "ruritania-lockout", old)
    return old


def withdrawn_claim(old: Path) -> str:
    """Give the id of the claim that is withdrawn."""
    record = Graph(old).record
    return next(c.id for c in record.claims.values() if "hunger" in str(c.object))


def next_release(old: Path, folder: Path) -> Path:
    """Write the next release, in which a person and a claim are withdrawn."""
    new = folder / "ruritania-lockout"
    shutil.copytree(old, new)
    actors = new / "actors.yaml"
    text = re.sub(r"anna-tarlenheim:\n(  .*\n)+", "", actors.read_text("utf-8"))
    actors.write_text(text, "utf-8")
    for path in (new / "sources").glob("*.yaml"):
        text = path.read_text("utf-8")
        text = text.replace("  actors:\n    speaker: anna-tarlenheim\n", "")
        text = re.sub(r"- at: page 1\n  about: anna-tarlenheim\n(  .*\n)+\n?", "", text)
        path.write_text(text.replace("  - hunger strike\n", ""), "utf-8")
    told = CORRECTIONS.format(claim=withdrawn_claim(old))
    (new / "corrections.yaml").write_text(told, "utf-8")
    return new


def leaks(text: str) -> list[str]:
    """Give the withdrawn words that a text has."""
    spoken = f" {normalise(text)} "
    return [word for word in WORDS if f" {normalise(word)} " in spoken]
