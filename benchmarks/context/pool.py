"""
Pool what is to be judged: for each focus event what simple rankers bring up, and some at random.

Written in an order that tells nothing of any ranking. Signed links are not looked at.

    python benchmarks/context/pool.py
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from rankers import BASELINES, context, seeded

from backstory import load
from backstory.vocabulary import id_of

HERE = Path(__file__).parent
DEEP = 7
"""How many of each ranker."""
RANDOM = 4


def main() -> None:
    """Write the pools, unless there are some: grades belong to the pools they were given for."""
    focus = json.loads((HERE / "focus.json").read_text("utf-8"))
    record = load().record
    pools = {}
    for name in focus["events"]:
        event = record.by_id[name]
        chosen: set[str] = set()
        for ranker in (*BASELINES.values(), context):
            chosen.update(ranker(record, event, False)[:DEEP])
        order = seeded(record, event, "pool")
        chosen.update([each for each in order if each not in chosen][:RANDOM])
        pools[name] = [id_of(each) for each in order if each in chosen]
    (HERE / "pools.json").write_text(json.dumps(pools, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
