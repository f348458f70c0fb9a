"""What must not hurt a server: each gets a clear answer or is let go, and the next is answered."""

from __future__ import annotations

import contextlib
import gzip
import http.client
import json
import os
import re
import socket
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

import pytest
from serving import PATIENCE_S, Served, running

from backstory.ask.ended import TOO_DEEP
from backstory.server.connection import MAX_HEADER_BYTES

FORM = "application/x-www-form-urlencoded"
COMMON = re.compile(
    r'\S+ - - \[\d\d/\w{3}/\d{4}(:\d\d){3} \+0000\] "[A-Z]+ [^"\s]+ HTTP/[\d.]+" (\d{3}|-) \d+'
)
"""A line of the common log format."""
FORTY = " ".join(map(str, range(40)))
JOINED = " ".join(f"VALUES ?{name} {{ {FORTY} }}" for name in "abcdefgh")
ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {JOINED} }}"


def _raw(served: Served, sent: bytes, *, wait: float = PATIENCE_S) -> bytes:
    """Send bytes as they are, and read until the server closes or has answered."""
    where = urlsplit(served.home)
    with socket.create_connection(
        (str(where.hostname), int(where.port or 0)), timeout=wait
    ) as line:
        with contextlib.suppress(ConnectionError):
            line.sendall(sent)
        got = b""
        with contextlib.suppress(ConnectionError, TimeoutError):
            while piece := line.recv(65536):
                got += piece
                head, end, body = got.partition(b"\r\n\r\n")
                length = re.search(rb"(?i)\r\ncontent-length: (\d+)", head)
                if end and len(body) >= (int(length[1]) if length else 0):
                    break
        return got


def _well(served: Served) -> None:
    """Ask something small; whoever is told to come again on a busy machine does."""
    for _ in range(20):
        reply = served.get("/sparql?query=ASK%7B%7D")
        if reply.status != 503:
            break
    assert reply.status == 200, reply.text


def _memory(pid: int) -> int:
    """Give the resident memory of a process, in kB."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        pytest.skip("this system does not tell the memory of a process")
    return next(int(line.split()[1]) for line in status.read_text().splitlines() if "VmRSS" in line)


def test_a_query_past_its_time_is_stopped_and_the_others_never_notice(hasty: Served) -> None:
    late = hasty.get(f"/sparql?query={quote(ENDLESS)}")
    assert late.status == 503
    assert "stopped after 1.5 seconds" in late.text
    assert int(late.headers["retry-after"]) > 0
    _well(hasty)
    assert json.loads(hasty.get("/health").text)["restarted"] >= 1


@pytest.mark.parametrize(
    "query",
    [f"ASK {{ FILTER ({'(' * 200_000}1{')' * 200_000}) }}",
     f"SELECT * {{ {'OPTIONAL { ?s ?p ?o ' * 3000}{'}' * 3000} }}"],
    ids=["parentheses", "optionals"],
)  # fmt: skip
def test_brackets_within_brackets_do_not_reach_the_engine(query: str, small: Served) -> None:
    reply = small.ask("POST", "/sparql", query.encode(), Content_Type="application/sparql-query")
    assert reply.status == 400
    assert reply.text.startswith(
        "The brackets of the query stand deeper than 100 within each other"
    )
    _well(small)


@pytest.mark.parametrize(
    "query",
    [f"ASK {{ FILTER ({'||'.join(['true'] * 100_000)}) }}",
     f"SELECT * {{ ?s ?p ?o FILTER ({'!' * 50_000}true) }}"],
    ids=["alternatives", "negations"],
)  # fmt: skip
def test_what_crashes_the_engine_is_told_as_too_deep_and_another_is_started(
    query: str, small: Served
) -> None:
    reply = small.ask("POST", "/sparql", query.encode(), Content_Type="application/sparql-query")
    assert (reply.status, reply.text.strip()) == (400, TOO_DEEP)
    _well(small)


def test_more_memory_than_allowed_is_told(hasty: Served) -> None:
    big = 'SELECT (STRLEN(GROUP_CONCAT(?s)) AS ?n) { VALUES ?x { %s } %s BIND ("%s" AS ?s) }'
    query = big % (" ".join(map(str, range(100))), " ".join(
        f"VALUES ?{n} {{ 0 1 2 3 4 5 6 7 8 9 }}" for n in "abc"), "y" * 40_000)  # fmt: skip
    reply = hasty.ask("POST", "/sparql", urlencode({"query": query}).encode(), Content_Type=FORM)
    assert reply.status == 503
    assert "needed more memory than" in reply.text or "seconds" in reply.text
    assert "nested" not in reply.text
    _well(hasty)


def test_a_request_of_a_hundred_megabytes_is_turned_away_unread(small: Served) -> None:
    before = _memory(small.pid)
    told = _raw(small, b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query"
                       b"\r\nContent-Length: 104857600\r\n\r\n" + b"x" * 100)  # fmt: skip
    assert told.startswith(b"HTTP/1.1 413 ")
    assert b"larger than 4 MB" in told
    where = urlsplit(small.home)
    line = http.client.HTTPConnection(str(where.hostname), where.port, timeout=PATIENCE_S)
    pieces = (b"x" * 65536 for _ in range(1600))
    with contextlib.suppress(ConnectionError):
        line.request("POST", "/sparql", pieces, {"Content-Type": "application/sparql-query"},
                     encode_chunked=True)  # fmt: skip
    line.close()
    _well(small)
    assert _memory(small.pid) - before < 50_000


@pytest.mark.parametrize("size", [5 << 20, 15 << 20])
def test_who_sends_a_little_too_much_reads_why(small: Served, size: int) -> None:
    reply = small.ask("POST", "/sparql", b"x" * size, Content_Type="application/sparql-query")
    assert (reply.status, "larger than 4 MB" in reply.text) == (413, True)
    _well(small)


def test_malformed_utf8_is_named(small: Served) -> None:
    assert "UTF-8" in small.get("/sparql?query=%FF%FE").text
    body = small.ask("POST", "/sparql", b"ASK { \xff }", Content_Type="application/sparql-query")
    assert (body.status, "at byte 6" in body.text) == (400, True)
    assert small.get("/%ff%fe").status == 404
    assert small.get("/search?q=%ff").status == 400


@pytest.mark.parametrize(
    "path",
    ["/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/venezuela-amnesties/../../x.ttl",
     "/static/%00", "//etc/passwd", "/a%0d%0aSet-Cookie:%20x=1", "/a%0ab", "/%0a",
     "/%3Cscript%3E", "/\\..\\x"],
)  # fmt: skip
def test_no_path_leads_to_a_file_or_into_a_header(served: Served, path: str) -> None:
    for accept in ("text/html", "text/turtle"):
        reply = served.get(path, Accept=accept)
        assert reply.status == 404
        assert "set-cookie" not in reply.headers
        assert "root:" not in reply.text
        assert "<script>" not in reply.text
        assert "Traceback" not in reply.text
        assert reply.headers["x-content-type-options"] == "nosniff", "it is answered by another"
        assert "Nothing stands at this address" in reply.text


def test_the_asterisk_is_no_thing(small: Served) -> None:
    answered = _raw(small, b"GET * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert answered.startswith(b"HTTP/1.1 404 ")
    assert b"nosniff" in answered
    assert b"Nothing stands at this address" in answered


@pytest.mark.parametrize("path", ["/sparql", "/read", "/reconcile"])
def test_what_is_packed_is_not_unpacked(small: Served, path: str) -> None:
    """Fifty megabytes of one letter are fifty kilobytes packed: told as that, and not read."""
    kind = "application/sparql-query" if path == "/sparql" else FORM
    bomb = gzip.compress(b"query=" + b"#" * 10_000_000)
    reply = small.ask("POST", path, bomb, Content_Type=kind, Content_Encoding="gzip")
    assert reply.status == 415
    assert "not packed as gzip" in reply.text
    spanish = small.ask("POST", path, bomb, Content_Type=kind, Content_Encoding="gzip",
                        Accept_Language="es")  # fmt: skip
    assert "no comprimido como gzip" in spanish.text
    _well(small)


def test_what_is_no_http_is_turned_away(small: Served) -> None:
    tls, header = b"\x16\x03\x01\x02\x00\x01\x00", b"GET / HTTP/1.1\r\nA B: \x00\r\n\r\n"
    for sent in (tls, b"GET\r\n\r\n", header):
        told = _raw(small, sent, wait=3)
        assert told == b"" or told.startswith(b"HTTP/1.1 4")
    _well(small)


@pytest.mark.parametrize("version", [b"", b" HTTP/0.9", b" HTTP/2.0"])
def test_a_version_that_is_not_spoken_is_named_at_once(small: Served, version: bytes) -> None:
    """After a line without any nothing came, and after ten seconds the connection was closed."""
    told = _raw(small, b"GET /health" + version + b"\r\n")
    assert told.startswith(b"HTTP/1.1 400 ")
    assert b"HTTP/1.1 and HTTP/1.0 are spoken here" in told
    _well(small)


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        (b"GET /health HTTP/1.1\r\n", b"400"),
        (b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\n", b"400"),
        (b"GET /health HTTP/1.1\r\nHost: a\r\nHost: a\r\n", b"400"),
        (b"GET /health HTTP/1.1\r\nHost: a/b\r\n", b"400"),
        (b"GET /health HTTP/1.1\r\nHost: a@b\r\n", b"400"),
        (b"GET /health HTTP/1.1\r\nHost:\r\n", b"200"),
        (b"GET /health HTTP/1.1\r\nHost: [::1]:80\r\n", b"200"),
        (b"GET /health HTTP/1.1\r\nHost: xn--caf-dma.example:8765\r\n", b"200"),
        (b"GET /health HTTP/1.0\r\n", b"200"),
    ],
)  # fmt: skip
def test_a_request_says_once_whom_it_is_sent_to(small: Served, lines: bytes, status: bytes) -> None:
    told = _raw(small, lines + b"\r\n")
    assert told.startswith(b"HTTP/1.1 " + status)
    assert (b"header Host" in told) == (status == b"400")


def test_headers_without_end_are_turned_away(small: Served) -> None:
    told = _raw(small, b"GET / HTTP/1.1\r\n" + b"".join(b"X-%d: %s\r\n" % (n, b"y" * 1000)
                                                         for n in range(200)))  # fmt: skip
    assert told.startswith(b"HTTP/1.1 431 ") or told == b""
    _well(small)


@pytest.mark.parametrize(("more", "status"), [(0, b"200"), (1, b"431")])
def test_headers_may_be_as_long_as_is_said_and_no_longer(
    more: int, status: bytes, small: Served
) -> None:
    begins, ends = b"GET /health HTTP/1.1\r\nHost: a\r\nX-Long: ", b"\r\n\r\n"
    fill = MAX_HEADER_BYTES + more - len(begins) - len(ends)
    assert _raw(small, begins + b"y" * fill + ends).startswith(b"HTTP/1.1 " + status)
    _well(small)


def test_a_body_right_behind_the_longest_headers_is_read(small: Served) -> None:
    body = b"ASK { ?a ?b " + b" " * 1000 + b"?c }"
    begins = b"POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Type: application/sparql-query\r\n"
    begins += b"Content-Length: %d\r\nX-Long: " % len(body)
    fill = b"y" * (MAX_HEADER_BYTES - len(begins) - 4)
    assert _raw(small, begins + fill + b"\r\n\r\n" + body).startswith(b"HTTP/1.1 200 ")


def test_an_address_longer_than_can_be_read_is_told_to_be_that(small: Served) -> None:
    told = _raw(small, b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n")
    assert told.startswith(b"HTTP/1.1 431 ") or told == b""
    assert b"400" not in told
    _well(small)


def test_idle_connections_cost_little_and_keep_nobody_out(tmp_path: Path) -> None:
    """A thousand that never ask; bounded, for a test shares its machine."""
    (tmp_path / "graph.nq").write_text('<urn:a> <urn:b> "c" .\n')
    with running(tmp_path, "--graph", str(tmp_path / "graph.nq"), "--quiet") as served:
        before = _memory(served.pid)
        where = urlsplit(served.home)
        lines = []
        with contextlib.ExitStack() as open_:
            for _ in range(1000):
                line = socket.create_connection((str(where.hostname), int(where.port or 0)))
                lines.append(open_.enter_context(line))
            _well(served)
            assert _memory(served.pid) - before < 40_000


def test_a_slow_reader_holds_up_nobody(small: Served) -> None:
    """More than there are engines have asked and read nothing; another is answered, then they."""
    digits = " ".join(f"VALUES ?{name} {{ 0 1 2 3 4 5 6 7 8 9 }}" for name in "abcd")
    query = quote(f"SELECT * {{ {digits} BIND ('{'z' * 2000}' AS ?z) }}")
    where = urlsplit(small.home)
    before = _memory(small.pid)
    with contextlib.ExitStack() as open_:
        lines = []
        for _ in range(2 * (os.cpu_count() or 2) + 2):
            line = open_.enter_context(
                socket.create_connection((str(where.hostname), int(where.port or 0)), PATIENCE_S)
            )
            line.sendall(
                f"GET /sparql?query={query} HTTP/1.1\r\nHost: x\r\n"
                "Accept: text/csv\r\nConnection: close\r\n\r\n".encode()
            )
            lines.append(line)
        for line in lines:
            assert line.recv(9) == b"HTTP/1.1 "  # its answer has begun, and is left unread
        _well(small)
        assert _memory(small.pid) - before < 60_000
        last = b""
        while piece := lines[-1].recv(1 << 20):
            last = last[-16:] + piece
        assert last.endswith(b"\r\n0\r\n\r\n")  # nobody was given up meanwhile: it comes whole


def test_a_million_rows_come_whole_and_memory_stays(small: Served) -> None:
    digits = " ".join(f"VALUES ?{name} {{ 0 1 2 3 4 5 6 7 8 9 }}" for name in "abcdef")
    where = urlsplit(small.home)
    before = _memory(small.pid)
    line = http.client.HTTPConnection(str(where.hostname), where.port, timeout=PATIENCE_S)
    line.request(
        "GET", f"/sparql?query={quote(f'SELECT ?a {{ {digits} }}')}", headers={"Accept": "text/csv"}
    )
    got = line.getresponse()
    rows = 0
    try:
        while piece := got.read(1 << 16):
            rows += piece.count(b"\n")
        assert rows == 1_000_001
    except http.client.IncompleteRead:
        pass  # a slow machine: stopped at its time limit, and cut so that it shows
    line.close()
    assert _memory(small.pid) - before < 60_000
    _well(small)


def test_the_log_has_one_line_a_request_whatever_is_asked(small: Served) -> None:
    small.get('/x"%0a127.0.0.1 - - "GET /forged HTTP/1.1" 200 1'.replace(" ", "%20"))
    lines = small.logged("/x%22%0a127.0.0.1").splitlines()
    (first,) = (line for line in lines if not COMMON.fullmatch(line))
    assert first.startswith("Of this file only what stands in no named graph"), "said once at start"


def test_pages_say_what_a_browser_may_do(served: Served) -> None:
    for path, kind in (
        ("/venezuela-amnesties/coup-2002", "text/html"),
        ("/health", "application/json"),
    ):
        reply = served.get(path, Accept="text/html, */*;q=0.5")
        assert reply.kind == kind
        policy = reply.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe-inline" not in policy
        assert reply.headers["x-content-type-options"] == "nosniff"
        assert "server" not in reply.headers
