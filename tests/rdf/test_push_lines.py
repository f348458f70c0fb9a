"""Lines of a graph are given while the rest is written, and met while they come back."""

from __future__ import annotations

import hashlib
import random

import pyoxigraph as ox
import pytest

from backstory.rdf import push_lines
from backstory.rdf.push_lines import Meeting, Summing, Written, digest_of, written

_TRUTH = ox.NamedNode("http://www.w3.org/2001/XMLSchema#boolean")


def _store(count: int) -> ox.Store:
    store, says = ox.Store(), ox.NamedNode("http://x/says")
    store.extend(
        ox.Quad(ox.NamedNode(f"http://x/{number}"), says, ox.Literal(f"línea {number}\n«{number}»"))
        for number in range(count)
    )
    return store


@pytest.mark.parametrize("count", [0, 1, 2, 99, 100, 101, 1000])
@pytest.mark.parametrize("size", [1, 7, 100, 10**9])
def test_parts_are_so_long_and_make_the_whole(count: int, size: int) -> None:
    store = _store(count)
    whole = (store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()) or b"").split(
        b"\n"
    )[:-1]
    with Written(store) as making:
        parts = [list(part) for part in making.parts(size)]
        assert [line for part in parts for line in part] == whole == making.every
        assert all(len(part) == size for part in parts[:-1])
        assert [list(part) for part in making.parts(size)] == parts, "it is not written again"
        assert making.here == {*whole}
        lines = b"".join(line + b"\n" for line in sorted(whole))
        assert making.digest == hashlib.sha256(lines).hexdigest()


def test_truth_is_written_one_way_and_once() -> None:
    store, node = ox.Store(), ox.NamedNode("http://x/a")
    for text in ("1", "true", "0"):
        store.add(ox.Quad(node, node, ox.Literal(text, datatype=_TRUTH)))
    with Written(store) as making:
        assert [line for part in making.parts(1) for line in part]
        assert sorted(making.every) == sorted(written(store))
        assert {line.split(b'"')[1] for line in making.every} == {b"true", b"false"}
        assert making.digest == digest_of(making.here)


@pytest.mark.parametrize("at_once", [1, 50, 1 << 20])
def test_what_comes_back_is_met_however_it_is_cut(
    at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(push_lines, "_MEETING", at_once)
    lines, chance = written(_store(200)), random.Random(1977)
    here = {*lines}

    def met(came: list[bytes], end: bytes = b"\n") -> set[bytes]:
        meeting = Meeting(here)
        meeting.take(b"what was cut, and comes again")
        meeting.begin()
        content = b"\n".join(came) + end
        while content:
            size = chance.randint(1, 90)
            meeting.take(content[:size])
            content = content[size:]
        return meeting.found()

    chance.shuffle(lines)
    assert met(lines) is here
    assert met(lines, end=b"") is here
    assert met([*lines, lines[3], b"", lines[3]]) is here, "a line may come twice"
    assert met(lines[1:]) == here - {lines[0]}
    assert met([*lines[1:], lines[5]]) == here - {lines[0]}, "as many came, and one is missing"
    assert met([*lines[1:], b"<x> <y> <z> ."]) == here - {lines[0]} | {b"<x> <y> <z> ."}
    assert met([]) == set()


@pytest.mark.parametrize("at_once", [1, 50, 1 << 20])
def test_what_comes_back_has_the_sum_of_the_very_lines_and_of_no_others(
    at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(push_lines, "_MEETING", at_once)
    chance = random.Random(1977)
    with Written(_store(200)) as making:
        lines = [*making.every]

        def came(lines: list[bytes], end: bytes = b"\n") -> bool:
            summing = Summing()
            summing.begin()
            summing.take(b"what was cut,\nand comes again")
            summing.begin()
            content = b"\n".join(lines) + end
            while content:
                size = chance.randint(1, 90)
                summing.take(content[:size])
                content = content[size:]
            return summing.found() == making.sum

        chance.shuffle(lines)
        assert came(lines)
        assert came(lines, end=b"")
        assert not came(lines[1:])
        assert not came([*lines, lines[0]])
        assert not came([*lines[1:], lines[5]]), "as many came, and one is missing"
        first, second = (line.split(b'"') for line in lines[:2])
        first[1], second[1] = second[1], first[1]
        swapped = [b'"'.join(first), b'"'.join(second), *lines[2:]]
        assert sorted(b"".join(swapped)) == sorted(b"".join(lines))
        assert not came(swapped), "two objects that changed places"
    with Written(ox.Store()) as making:
        lines = []
        assert came([], end=b"")
