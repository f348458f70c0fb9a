"""At the last byte, word and parameter that a bound allows all is taken; at the next it is told."""

from __future__ import annotations

import asyncio
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from paths import GOOD
from serving import finished

from backstory.dossier import read_all
from backstory.dossier.claims import MAX_QUOTED_WORDS_A_SOURCE
from backstory.dossier.items import MAX_WORDING_WORDS
from backstory.dossier.marks import MAX_DEPTH, MAX_FILE_BYTES
from backstory.dossier.unseen import MOST_UNSEEN
from backstory.errors import BackstoryError
from backstory.rdf.withheld import _MOST_BYTES, read_profile
from backstory.server import pool, requests
from backstory.server.spool import Refusal

HEAD = """title: What the union says
kind: news
publisher: Dockers' Gazette
language: en
issued: 1911-05-03
read: whole
says:
"""
ITEM = "- at: paragraph {0}\n  voice: king\n  about: lockout-1911\n  wording: {1}\n"


def _codes(folder: Path, text: str) -> set[str]:
    """Give what is told of a source with such a text."""
    place = folder / "ruritania-lockout"
    shutil.copytree(GOOD / "ruritania-lockout", place)
    (place / "sources" / "odd.yaml").write_text(text, "utf-8")
    return {each.code for each in read_all(place).problems if each.at.file.endswith("odd.yaml")}


@pytest.mark.parametrize("more", [0, 1])
def test_a_wording_and_all_of_a_source_may_have_so_many_words(more: int, tmp_path: Path) -> None:
    long = " ".join(["word"] * (MAX_WORDING_WORDS + more))
    assert ("D046" in _codes(tmp_path / "one", HEAD + ITEM.format(1, long))) == bool(more)
    ten = [ITEM.format(n, " ".join(["word"] * 10)) for n in range(MAX_QUOTED_WORDS_A_SOURCE // 10)]
    text = HEAD + "".join([*ten, *[ITEM.format(99, "word")] * more])
    assert ("D054" in _codes(tmp_path / "all", text)) == bool(more)


@pytest.mark.parametrize("more", [0, 1])
def test_a_dossier_file_may_have_so_many_bytes(more: int, tmp_path: Path) -> None:
    place = tmp_path / "ruritania-lockout"
    shutil.copytree(GOOD / "ruritania-lockout", place)
    odd = place / "sources" / "odd.yaml"
    odd.write_text("a: b\n", "utf-8")
    os.truncate(odd, MAX_FILE_BYTES + more)  # the rest is zero bytes, which are told otherwise
    told = [each.code for each in read_all(place).problems if each.at.file.endswith("odd.yaml")]
    assert ("D002" in told) == bool(more)


def test_a_dossier_file_may_have_so_many_floors(tmp_path: Path) -> None:
    def nested(floors: int) -> str:
        return "".join("  " * n + f"k{n}:\n" for n in range(floors)) + "  " * floors + "v: 1\n"

    assert "D005" not in _codes(tmp_path / "last", nested(MAX_DEPTH - 1))
    assert "D005" in _codes(tmp_path / "next", nested(MAX_DEPTH + 1))


def test_of_a_file_that_is_very_long_the_first_slip_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "ruritania-lockout"
    shutil.copytree(GOOD / "ruritania-lockout", place)
    (place / "sources" / "odd.yaml").write_text(HEAD + "- at: ]1\n- at: x\n- at: ]2\n", "utf-8")

    def told() -> int:
        problems = read_all(place).problems
        return sum(p.code == "D005" and p.at.file.endswith("odd.yaml") for p in problems)

    assert told() == 2
    monkeypatch.setattr("backstory.dossier.lines._LONGEST", 100)
    assert told() == 1


@pytest.mark.parametrize("more", [0, 1])
def test_a_profile_may_have_so_many_bytes(more: int, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    text = "title: Mine\n"
    path.write_text(text + "#" * (_MOST_BYTES - len(text) + more), "utf-8")
    if not more:
        assert read_profile(path).title == "Mine"
        return
    with pytest.raises(BackstoryError, match="1,000,000"):
        read_profile(path)


@pytest.mark.parametrize("more", [0, 1])
def test_a_request_may_have_so_many_parameters(more: int) -> None:
    content = "&".join(["a=1"] * (requests.MAX_PARAMETERS + more)).encode()
    if not more:
        assert len(requests.parameters(content, "The request")["a"]) == requests.MAX_PARAMETERS
        return
    with pytest.raises(Refusal, match="more than 200 parameters"):
        requests.parameters(content, "The request")


def test_a_request_that_trickles_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(requests, "BODY_S", 0.05)
    pieces = 0

    async def trickles() -> dict[str, Any]:
        nonlocal pieces
        pieces += 1
        await asyncio.sleep(0.01)
        return {"type": "http.request", "body": b"x", "more_body": True}

    with pytest.raises(Refusal, match="within 30 seconds") as told:
        finished(requests.body_of({"headers": []}, trickles))
    assert told.value.status == 408
    assert pieces


def test_so_many_queries_may_wait_for_an_engine(tmp_path: Path) -> None:
    async def asked() -> None:
        waits = pool.Pool("none", tmp_path, 2, 0)
        loop = asyncio.get_running_loop()
        waits.waiting = dict.fromkeys((loop.create_future() for _ in range(pool.MAX_WAITING)), 0.0)
        with pytest.raises(Refusal, match="busy"):
            await waits.free()

    finished(asked())


@pytest.mark.parametrize("more", [0, 1, 5])
@pytest.mark.parametrize(("line", "code"), [("# \u202e", "D004"), ("\t# x", "D006")])
def test_so_many_lines_with_what_nobody_sees_are_told_and_the_others_counted(
    line: str, code: str, more: int, tmp_path: Path
) -> None:
    """Half a million of them took a minute: each was a problem of its own."""
    place = tmp_path / "ruritania-lockout"
    shutil.copytree(GOOD / "ruritania-lockout", place)
    odd = place / "sources" / "odd.yaml"
    odd.write_text(f"{line}\n" * (MOST_UNSEEN + more) + HEAD + ITEM.format(1, "word"), "utf-8")
    told = [each for each in read_all(place).problems if each.code == code]
    assert len(told) == MOST_UNSEEN + bool(more)
    counted = [each.what for each in told if "more lines" in each.what]
    assert counted == [f"{more} more lines of this file are like those"] * bool(more)
