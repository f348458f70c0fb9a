"""The register of languages that ships is that of IANA, as `langcodes` carries it."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from itertools import product
from string import ascii_lowercase
from typing import Any

import pytest
from langcodes import tag_is_valid
from langcodes.data_dicts import LANGUAGE_ALPHA3, LANGUAGE_ALPHA3_BIBLIOGRAPHIC, LIKELY_SUBTAGS
from langcodes.registry_parser import parse_registry
from paths import ROOT

from backstory.dossier.register import is_known, shorter

SHIPPED = ROOT / "src" / "backstory" / "dossier" / "register.json"
SORTS = {"language": "languages", "extlang": "extended", "script": "scripts",
         "region": "regions", "variant": "variants"}  # fmt: skip


def _between(first: str, last: str) -> list[str]:
    """Give all codes from one to another: `qaa..qtz` are anybody's own."""
    every = map("".join, product(ascii_lowercase, repeat=len(first)))
    return [each for each in every if first <= each <= last]


def _register() -> str:
    found: dict[str, Any] = defaultdict(list)
    for each in parse_registry():
        if sort := SORTS.get(each["Type"]):
            first, mark, last = each["Subtag"].lower().partition("..")
            found[sort] += _between(first, last) if mark else [first]
    told: dict[str, Any] = {sort: " ".join(sorted(found[sort])) for sort in SORTS.values()}
    # Where two codes of two letters were one language, the one that is used stands first.
    longer = (LANGUAGE_ALPHA3, LANGUAGE_ALPHA3_BIBLIOGRAPHIC)
    told["shorter"] = {three: two for table in reversed(longer)
                       for two, three in sorted(table.items(), reverse=True)}  # fmt: skip
    told["spoken"] = {tag[4:]: spoken.partition("-")[0] for tag, spoken in LIKELY_SUBTAGS.items()
                      if tag.startswith("und-") and len(tag) == len("und-VE")}  # fmt: skip
    return json.dumps(told, indent=0, sort_keys=True) + "\n"


def test_the_register_is_that_of_langcodes() -> None:
    """`BACKSTORY_WRITE=1` writes it anew, after langcodes has learnt of new languages."""
    if os.environ.get("BACKSTORY_WRITE") == "1":
        SHIPPED.write_text(_register(), "utf-8")
    assert SHIPPED.read_text("utf-8") == _register()


@pytest.mark.parametrize(
    "tag",
    ["pt-BR", "zh-Hant-TW", "zh-yue", "sr-Latn-RS", "es-419", "en-001", "de-1901", "sl-rozaj-1994",
     "ca-valencia", "qaa", "qaa-Qaaa-QM", "quz", "yrl-VE", "en-a-bbb-c-ddd", "en-x-b-a-b",
     "jp", "xyz", "es-QQ", "en-000", "en-Latx", "de-1901-1901", "en-a-bbb-a-ddd", "es-zzzzz"],
)  # fmt: skip
def test_a_tag_is_known_as_langcodes_knows_it(tag: str) -> None:
    assert is_known(tag) == tag_is_valid(tag)


def test_every_language_of_two_or_three_letters_is_known_as_langcodes_knows_it() -> None:
    every = map("".join, product(ascii_lowercase, repeat=2))
    some = map("".join, product("aeqyz", ascii_lowercase, "abtz"))
    tags = [tag for tag in (*every, *some) if not shorter(tag)]  # of `aka` the register has `ak`
    assert [tag for tag in tags if is_known(tag) != tag_is_valid(tag)] == []


def test_a_language_within_a_language_is_looked_up_too() -> None:
    """`langcodes` takes any three letters there."""
    assert [is_known(tag) for tag in ("zh-yue", "zh-yyy")] == [True, False]
