"""What a client writes is read as the standard library reads it, and an engine's frames whole."""

from __future__ import annotations

import contextlib
import json
from itertools import pairwise
from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from serving import Served, finished

pytest.importorskip("uvicorn", reason="the extra [server] brings it")

from backstory.server.connection import Joined
from backstory.server.engine import Asked
from backstory.server.loop import DATA, END, HEAD, frame
from backstory.server.process import Frame, Running
from backstory.server.requests import parameters
from backstory.server.spool import Refusal
from backstory.text import mentions

WRITTEN = st.lists(st.sampled_from([*"%%=&+aF0_ \r\n", "%25", "%3D", "%C3%A1", "%ff", "á"]))


@given(WRITTEN.map("".join))
def test_parameters_are_those_that_the_standard_library_reads(text: str) -> None:
    try:
        told = parse_qs(text, keep_blank_values=True, errors="strict")
    except UnicodeDecodeError:
        with pytest.raises(Refusal, match="is not UTF-8"):
            parameters(text.encode(), "The form")
        return
    assert parameters(text.encode(), "The form") == told


@given(st.dictionaries(st.text(min_size=1), st.text(), max_size=5))
def test_what_is_written_is_read(told: dict[str, str]) -> None:
    read = parameters(urlencode(told).encode(), "The address")
    assert read == {name: [value] for name, value in told.items()}


@given(st.text(), st.sampled_from(["from", "FROM", "FrOm"]), st.text())
def test_no_word_is_overlooked_wherever_it_stands(before: str, word: str, after: str) -> None:
    assert mentions(before + word + after, ["FROM"])


@given(st.text(), st.lists(st.text(), max_size=2).map(tuple))
def test_a_request_to_an_engine_is_one_line_of_json(query: str, graphs: tuple[str, ...]) -> None:
    line = Asked(query, graphs).line("http://x/", 1.5)
    assert line.index(b"\n") == len(line) - 1
    told = json.loads(line)
    assert (told["query"], told["default"], told["timeout_s"]) == (query, list(graphs), 1.5)


@given(st.lists(st.binary(max_size=9)), st.lists(st.integers(0, 60)))
def test_frames_are_whole_however_they_are_cut(contents: list[bytes], cuts: list[int]) -> None:
    sent = [(HEAD, b"text/csv"), *((DATA, each) for each in contents), (END, b"")]
    line = b"".join(frame(*each) for each in sent)
    at = sorted({0, len(line), *(cut for cut in cuts if cut < len(line))})

    async def read() -> list[Frame]:
        running = Running()
        for begin, end in pairwise(at):
            running.pipe_data_received(1, line[begin:end])
        running.pipe_connection_lost(1, None)
        found = []
        with contextlib.suppress(ConnectionError):
            while True:
                found.append(await running.frame())
        return found

    assert finished(read()) == sent


def test_a_reply_leaves_in_one_piece_and_none_is_held_back() -> None:
    """Its head is sent with what follows it; where nothing does, at its end or with the close."""

    class Sent:
        def __init__(self) -> None:
            self.pieces: list[bytes] = []

        def write(self, data: bytes) -> None:
            self.pieces.append(data)

        def close(self) -> None:
            self.pieces.append(b"closed")

        def get_write_buffer_size(self) -> int:
            return 0

    sent = Sent()
    joined = Joined(sent)
    head = b"HTTP/1.1 200 OK\r\n\r\n"
    for each in (b"HTTP/1.1 100 Continue\r\n\r\n", head, b"body", b"more", head):
        joined.write(each)
    assert sent.pieces == [b"HTTP/1.1 100 Continue\r\n\r\n", head + b"body", b"more"]
    joined.flush()
    joined.flush()
    joined.write(head)
    joined.close()
    assert sent.pieces[3:] == [head, head, b"closed"]


@pytest.mark.parametrize(
    "typed", ["/anouncement-2026", "/announcement-2026", "/x/announcement_2026"]
)
def test_a_mistyped_address_is_told_the_nearest(served: Served, typed: str) -> None:
    path = "/venezuela-amnesties/announcement-2026"
    for form in ("", ".ttl"):
        reply = served.get(f"{typed}{form}", Accept="text/plain")
        assert reply.status == 404
        assert reply.text.rstrip().endswith(path)
    page = served.get(typed, Accept="text/html").text
    assert f'<a href="{path}">{path}</a>' in page
    far = served.get("/qqqqqqqq", Accept="text/html").text
    assert '<a href="/venezuela-amnesties/' not in far.partition("<h1>")[2].partition("</p>")[0]
