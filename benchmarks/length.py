"""
Tell how many keys and list items a claim costs to write, as it stands and written out.

    python benchmarks/length.py [FOLDER…]

Written out is what the same statements cost where nothing stands for another: each item with its
own place, voice, subject, dates and row, gists in a block of their own, each source with `read:`
and `language:`. A `voice:` at the head of a source is kept there: the format always had it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from backstory.dossier import read
from backstory.dossier.marks import read_marked
from backstory.dossier.shorten import count
from backstory.dossier.shorthand import HEADED, write_out

ROOT = Path(__file__).parents[1]
SEEDS = ("venezuela-amnesties", "spain-amnesty-1977")


def length(folder: Path) -> tuple[int, int, int]:
    """Count the claims of a dossier, and the keys and list items of its sources both ways."""
    short = long = 0
    dossier = read(folder)
    for path in sorted((folder / "sources").glob("*.yaml")):
        short += count(read_marked(path, str(path)).value)
        page = read_marked(path, str(path))
        write_out(page, "es")
        for key in set(HEADED) - {"voice"}:
            if key in page.value:
                head = page.value.pop(key)
                for item in page.value["says"]:
                    item.setdefault(key, head)
        long += count(page.value)
    return len(dossier.claims), short, long


def main() -> None:
    """Print a line for each dossier."""
    folders = [Path(each) for each in sys.argv[1:]] or [ROOT / "seeds" / each for each in SEEDS]
    for folder in folders:
        claims, short, long = length(folder)
        print(
            f"{folder.name}: {claims} claims; {short / claims:.2f} keys and list items a claim, "
            f"{long / claims:.2f} written out: {1 - short / long:.1%} fewer"
        )


if __name__ == "__main__":
    main()
