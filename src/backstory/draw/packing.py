"""Pack what a page carries: the quickest way where it is much, and the smallest where it is not."""

from __future__ import annotations

import base64
import gzip
import json
import lzma
import zlib
from collections.abc import Mapping
from typing import Any, Final

__all__ = ["MUCH", "block", "late", "packed_json", "packed_text", "zipped"]

MUCH: Final = 3_000_000
"""Bytes from which on packing is what takes the time."""


def packed_text(plain: bytes) -> bytes:
    """Pack for the library that the page unpacks its engine with; of much, for the browser."""
    if len(plain) >= MUCH:  # a fifteenth of the time, and half as much again in bytes
        return gzip.compress(plain, 6, mtime=0)
    # The quick way to look for repeats, for what is often repeated was folded before, but for
    # longer ones than it would (a tenth less, for a quarter of a second).
    how = {
        "id": lzma.FILTER_LZMA1, "preset": 4, "nice_len": 128, "dict_size": 1 << 22,
        "lc": 4, "lp": 0, "pb": 0,
    }  # fmt: skip
    packed = bytearray(lzma.compress(plain, lzma.FORMAT_ALONE, filters=[how]))
    # The length is left open, with a mark at the end; the page wants it told beforehand.
    packed[5:13] = len(plain).to_bytes(8, "little")
    return bytes(packed)


def packed_json(data: Mapping[str, Any]) -> bytes:
    """Pack data that is read as soon as the page opens."""
    return zipped(json.dumps(data, ensure_ascii=False, separators=(",", ":")))


def late(data: Mapping[str, Any]) -> bytes:
    """Pack what is read when it is asked for: longer to unpack, and a fifth less."""
    return packed_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8"))


def zipped(text: str) -> bytes:
    """Pack a text as every browser unpacks it, with the same bytes each time."""
    plain = text.encode("utf-8")
    if len(plain) >= MUCH:
        return gzip.compress(plain, 5, mtime=0)
    # Smaller parts with a code of their own each: half a per cent less than gzip makes by itself.
    how = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16, memLevel=6)
    packed = bytearray(how.compress(plain) + how.flush())
    packed[9] = 255  # on no matter what machine it was packed
    return bytes(packed)


def block(name: str, compressed: bytes) -> str:
    """Write what was packed as a part of a page."""
    text = base64.b64encode(compressed).decode("ascii")
    return f'<script type="application/octet-stream" id="packed-{name}">{text}</script>'
