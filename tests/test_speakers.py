"""
Hold the sentences of the seeds to naming their speaker once: `backstory` tells whose word it is.

"Foro Penal says that 302 were freed" in Foro Penal's voice is told with the name twice, or with no
voice at all. Whoever speaks of himself, or denies, may be named.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from paths import ROOT

SAYS = {
    "en": re.compile(
        r" (later |also |had |has )?(said|says|told|wrote|writes|stated|states|declared|declares"
        r"|counted|counts|reported|reports|warned|warns|holds|judges?|considers?|welcomed)\b"
    ),
    "es": re.compile(
        r" (después |también |había |ha )?(dijo|dice|escribió|escribe|declaró|declara|contó|cuenta"
        r"|informó|informa|advirtió|advierte|sostuvo|sostiene|juzgó|juzga|considera|señaló|señala)\b"
    ),
}
LONGEST_NAME = 3
"""Words of a name whose last one is a surname: a longer one is an office's or a page's."""
OF_THEMSELVES = {
    "claim-0dfc3b179d2e",  # his own bench
    "claim-2d89a4a75646",  # where he stood on the day
    "claim-b2e3134bfb24",  # what he had accepted in conscience
    "guanipa-freed-by-the-law",  # what he was told by those who held him
}
"""Statements of what their speaker did or was told himself, of which he is no part in the graph."""
GRAPHS = sorted((ROOT / "graph").glob("*.claims.csv"))


def names_its_speaker(row: dict[str, str], lang: str) -> bool:
    """Tell whether a sentence says of its one voice that it says so."""
    voice, said = row["voices_en"], row[f"gist_{lang}"]
    words = voice.split()
    names = {voice, words[-1]} if len(words) <= LONGEST_NAME else {voice}
    return any(
        said[found.end() :] and SAYS[lang].match(said, found.end())
        for name in names
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", said)
    )


def speaks_of_itself(row: dict[str, str]) -> bool:
    """Tell whether a claim is about its voice, or what it denies."""
    about_it = row["voices"] in (row["about"], row["object"])
    return about_it or row["modality"] == "denied" or row["claim"] in OF_THEMSELVES


@pytest.mark.parametrize("path", GRAPHS, ids=lambda path: path.name.split(".")[0])
def test_no_sentence_names_its_speaker_again(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as rows:
        twice = [
            f"{row['source']}: {row['claim']}: {row[f'gist_{lang}']}"
            for row in csv.DictReader(rows)
            for lang in SAYS
            if row["voices"] and not speaks_of_itself(row) and names_its_speaker(row, lang)
        ]
    assert not twice, "say the fact alone, its voice is told:\n" + "\n".join(twice)


@pytest.mark.parametrize(
    ("gist", "lang", "twice"),
    [
        ("Foro Penal says that 302 were freed.", "en", True),
        ("302 were freed, of those whom Foro Penal had named.", "en", False),
        ("Según Foro Penal declaró, salieron 302.", "es", True),
        ("Salieron 302.", "es", False),
    ],
)
def test_a_speaker_is_known_by_a_verb_of_speaking(gist: str, lang: str, twice: bool) -> None:
    row = {"voices_en": "Foro Penal", f"gist_{lang}": gist}
    assert names_its_speaker(row, lang) is twice
