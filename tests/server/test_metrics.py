"""What a server has answered is counted, as Prometheus reads it, and nobody's words are in it."""

from __future__ import annotations

import re
from pathlib import Path

from serving import running

LINE = re.compile(r'([a-z_]+)(\{[a-z]+="[^"]*"(?:,[a-z]+="[^"]*")*\})? (-?[\d.]+(?:e[+-]\d+)?)')


def _read(text: str) -> dict[str, float]:
    """Read the text format; each value's name is described above it, and stands once."""
    found: dict[str, float] = {}
    described = set()
    for line in text.splitlines():
        if line.startswith("# "):
            _, what, name, *_ = line.split()
            assert what in ("HELP", "TYPE")
            described.add(name)
            continue
        read = LINE.fullmatch(line)
        assert read, line
        assert read[1].removesuffix("_sum").removesuffix("_count") in described
        assert f"{read[1]}{read[2] or ''}" not in found
        found[f"{read[1]}{read[2] or ''}"] = float(read[3])
    return found


def test_requests_are_counted_by_status_and_door(tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_text('<urn:a> <urn:b> "c" .\n')
    with running(tmp_path, "--graph", str(tmp_path / "graph.nq"), "--quiet") as served:
        for path in ("/sparql?query=ASK%7B%7D", "/sparql?query=ASK%7B%7D", "/sparql?query=secret",
                     "/no-such-secret", "/health"):  # fmt: skip
            served.get(path)
        reply = served.get("/metrics")
    assert reply.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    told = _read(reply.text)
    assert told['backstory_requests_total{door="sparql",code="200"}'] == 2
    assert told['backstory_requests_total{door="sparql",code="400"}'] == 1
    assert told['backstory_requests_total{door="other",code="404"}'] == 1
    assert told['backstory_request_seconds_count{door="sparql"}'] == 3
    assert told["backstory_quads"] == 1
    assert told["backstory_engines"] >= 1
    assert "secret" not in reply.text
