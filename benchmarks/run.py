"""Run every benchmark of this folder, one after another: `python benchmarks/run.py`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main() -> None:
    """Run each other file here; stop at none, and tell which failed."""
    failed = []
    for path in sorted(HERE.glob("*.py")):
        if path.name != "run.py":
            print(f"\n== {path.name}", flush=True)
            if subprocess.run([sys.executable, str(path)], check=False).returncode:
                failed.append(path.name)
    if failed:
        raise SystemExit(f"failed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
