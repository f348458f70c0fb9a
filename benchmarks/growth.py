"""
Multiply the dossier and build it, to see that time grows no faster than size.

    python benchmarks/growth.py [10 100]

Each copy has ids of its own, so that nothing is shared but the concepts. Beside it stands the
time a bare PyYAML needs to load the same files, which is what a home-made script would start with.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds" / "venezuela-amnesties"
NAMES = ("events", "actors", "places", "instruments", "disagreements")
UNTOUCHED = frozenset({"title", "kind", "form", "position", "row", "caution", "en", "es", "name"})
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def load(path: Path) -> Any:
    """Read a YAML file with every scalar as text."""
    return yaml.load(path.read_text("utf-8"), Loader=LOADER)


def renamed(value: Any, rename: Callable[[str], str]) -> Any:
    """Rename every scalar that is an id of the dossier."""
    if isinstance(value, str):
        return rename(value)
    if isinstance(value, list):
        return [renamed(each, rename) for each in value]
    keep: Callable[[str], str] = str  # a copy: YAML would write what is shared as an alias
    return {k: renamed(v, keep if k in UNTOUCHED else rename) for k, v in value.items()}


def multiply(times: int, into: Path) -> Path:
    """Write a dossier of `times` copies of the seeds."""
    folder = into / f"times-{times}"
    (folder / "sources").mkdir(parents=True)
    names = {
        name: load(SEEDS / f"{name}.yaml") for name in NAMES if (SEEDS / f"{name}.yaml").exists()
    }
    sources = {path.stem: load(path) for path in sorted((SEEDS / "sources").glob("*.yaml"))}
    ids = {each for group in names.values() for each in group} | set(sources)
    ids |= {item["id"] for source in sources.values() for item in source["says"] if "id" in item}
    head = load(SEEDS / "dossier.yaml")
    head.pop("expect", None)
    write(folder / "dossier.yaml", head)
    (folder / "concepts.yaml").write_bytes((SEEDS / "concepts.yaml").read_bytes())
    for name, group in names.items():
        every = {}
        for copy in range(times):
            every |= {
                again(k, copy, ids, True): renamed(v, lambda t, c=copy: again(t, c, ids))
                for k, v in group.items()
            }
        write(folder / f"{name}.yaml", every)
    for copy in range(times):
        for name, source in sources.items():
            write(folder / "sources" / f"{again(name, copy, ids, True)}.yaml",
                  renamed(source, lambda t, c=copy: again(t, c, ids)))  # fmt: skip
    return folder


def again(text: str, copy: int, ids: set[str], sure: bool = False) -> str:
    """Give the id a copy uses; the first copy keeps the names."""
    if not copy:
        return text
    if sure or text in ids:
        return f"{text}-x{copy}"
    base, _, number = text.rpartition("-")  # the second claim of an item with an id
    return f"{base}-x{copy}-{number}" if base in ids and number.isdigit() else text


def write(path: Path, value: Any) -> None:
    """Write plain block YAML."""
    path.write_text(yaml.dump(value, Dumper=DUMPER, allow_unicode=True, sort_keys=False), "utf-8")


def main() -> None:
    """Print one row a size."""
    print(f"{'copies':>6} {'claims':>8} {'quads':>10} {'s':>7} {'µs a quad':>10} {'× PyYAML':>9}")
    for times in [1, *map(int, sys.argv[1:] or ["10", "100"])]:
        with tempfile.TemporaryDirectory() as place:
            folder = multiply(times, Path(place))
            command = [sys.executable, "-m", "backstory", "build", str(folder), "--out", place]
            began = time.perf_counter()
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            took = time.perf_counter() - began
            if done.returncode:
                sys.exit(done.stdout[:2000] + done.stderr[:2000])
            told = done.stderr.strip().split("\n")[-1].replace(",", "").split()
            claims, grown = int(told[0]), int(told[-2])
            began = time.perf_counter()
            for path in folder.rglob("*.yaml"):
                load(path)
            bare = time.perf_counter() - began
            print(f"{times:6} {claims:8,} {grown:10,} {took:7.2f} "
                  f"{took / grown * 1e6:10.1f} {took / bare:9.2f}")  # fmt: skip


if __name__ == "__main__":
    main()
