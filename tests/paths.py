"""Where the tests find things."""

from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
GOOD = HERE / "dossiers" / "good"
BAD = HERE / "dossiers" / "bad"
