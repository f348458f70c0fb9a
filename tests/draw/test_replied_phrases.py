"""What the page says of its own accord in a reply is packed with it, and no empty line."""

from __future__ import annotations

import re

from paths import ROOT

from backstory.draw import replied
from backstory.words.phrases import phrase

_SAID = re.compile(r"(?:phrase|nothing)\(\s*(?:this\.)?(?:known,\s*)?'([a-z ]+)'")


def test_each_phrase_of_the_replies_is_packed_with_the_page() -> None:
    folder = ROOT / "src" / "backstory" / "draw" / "web" / "src" / "replies"
    said = {each for path in folder.glob("*.ts") for each in _SAID.findall(path.read_text("utf-8"))}
    assert "no such law" in said
    assert sorted(said - set(replied._PHRASES)) == []
    assert all(phrase(each, lang) for each in said for lang in ("en", "es"))
