"""A file that cannot be read as RDF comes in; out goes why not, with its line."""

from __future__ import annotations

import codecs
import io
import re
import zlib
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

import pyoxigraph as ox

from backstory.errors import CouldNotRun
from backstory.rdf.looks import looks_like
from backstory.rdf.slips import slip_in, slip_of_xml

__all__ = ["plain_words", "refuse_packed", "why_not"]

_LONGEST_WHY: Final = 400
_LARGEST: Final = 1 << 28
"""Bytes of a file that is read once more, line by line, to find where its parser stopped."""
_WITH_LINE: Final = re.compile(r"(?:at|between) line [0-9]+")
_AT_LINE: Final = re.compile(r"(?:at|between) line ([0-9]+)")
_SINGLE: Final = re.compile(r"\bat line [0-9]")
"""What a parser says of one line; of several it tells where they begin and end."""
_ENDS: Final = re.compile(r"\bUnexpected end\b")
_TAG: Final = re.compile(
    r"[\"'](@[A-Za-z-]*(?:[^\x00-\x7f]|_)[\w-]*|@[A-Za-z0-9-]*[A-Za-z0-9]{9}[A-Za-z0-9-]*)"
)
"""What stands behind a text for its language, and is no code of one."""
_BY_LINE: Final = (
    ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG, ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS,
)  # fmt: skip
_IN_FILE: Final = re.compile(r" \((?:[^()]*, )?line [0-9]+\)$")
"""The line once more, which the parser adds behind the one that it tells."""
_ENTITY: Final = re.compile(r"(?:at [0-9.]+: )?(unrecognized entity `[^`]+`)")
_LONGEST_HEAD: Final = 1 << 20
_ELSEWHERE: Final = re.compile(rb"<!DOCTYPE\s+[^\s>\[]+\s+(?:SYSTEM|PUBLIC)\s")
_MARKUP: Final = "XML namespaces are required in RDF/XML"
_PACKED: Final = (
    (b"\x1f\x8b", "gzip", ".gz"),
    (b"\xfd7zXZ\0", "xz", ".xz"),
    (b"BZh", "bzip2", ""),
    (b"PK\x03\x04", "zip", ""),
    (b"\x28\xb5\x2f\xfd", "zstd", ""),
)
"""How a compressed file begins, what it is called, and the ending by which it is read here."""


class _ByLine(io.RawIOBase):
    """A file that is handed out line by line, so that a parser stops on the one it speaks of."""

    def __init__(self, file: BinaryIO) -> None:
        """Begin before the first line."""
        self.file, self.line, self.rest = file, 0, b""

    def read(self, size: int = -1) -> bytes:
        """Give what is left of a line, or the next one."""
        if not self.rest:
            self.rest = self.file.readline()
            self.line += bool(self.rest)
        given = self.rest if size < 0 else self.rest[:size]
        self.rest = self.rest[len(given) :]
        return given


def refuse_packed(path: Path, head: bytes) -> None:
    """
    Refuse what is compressed, though not named so, or UTF-16: a parser would speak of odd signs.

    Args:
        path: The file.
        head: Its first bytes, unpacked if its name says that it is packed.

    Raises:
        CouldNotRun: It is; the message says which, and what to do.
    """
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise CouldNotRun(f"{path} is written in UTF-16: save it as UTF-8.")
    for mark, how, ending in _PACKED:
        if not head.startswith(mark):
            continue
        if path.suffix.lower() in (".gz", ".xz"):
            raise CouldNotRun(f"{path} is compressed twice, within by {how}: unpack it once.")
        if ending:
            raise CouldNotRun(
                f"{path} is compressed ({how}), and its name does not say so: call it "
                f"`{path.name}{ending}`, or unpack it."
            )
        raise CouldNotRun(f"{path} is compressed ({how}): unpack it, then name what was in it.")


def why_not(path: Path, form: ox.RdfFormat, why: Exception, *, packed: bool) -> str:
    """
    Tell in one line why a file cannot be read, with its line where one can be found.

    Args:
        path: The file.
        form: What it was read as.
        why: What its parser says.
        packed: Whether the file is compressed: it has no lines of its own then.
    """
    if packed and isinstance(why, EOFError | zlib.error | OSError | ValueError):
        if isinstance(why, EOFError):
            return "the compressed file is cut off: copy or download it once more, whole"
        if not isinstance(why, SyntaxError):
            return (
                "it is damaged, or not compressed as its name says: copy it once more, or unpack it"
            )
    told = plain_words(why)
    if not packed and not isinstance(why, OSError):
        like = looks_like(path, form, _line_of(path, told) if form in _BY_LINE else "")
        if like:
            return like
    if not packed and form in _BY_LINE and (odd := _odd_sign(path, told)):
        return odd
    if _ENDS.search(told) and not packed and (at := _AT_LINE.search(told)):
        mend = "get it whole, or close what is open"
        return f"line {at[1]}: the file ends within what is said: {mend}"
    if _WITH_LINE.search(told):
        return _IN_FILE.sub("", told)
    if form == ox.RdfFormat.RDF_XML and not packed:
        if found := _ENTITY.fullmatch(told):
            told = (found[1] + far) if (far := _declared_elsewhere(path)) else slip_of_xml(told)
        elif told == _MARKUP:
            told = "an element has no namespace, or a `<` stands in a text (write `&lt;`)"
        else:
            told = slip_of_xml(told) or told
    line = 0 if packed or isinstance(why, OSError) else _stopped(path, form)
    # Of JSON-LD a parser looks at a thing when it has read it whole.
    where = "at or before line" if form == ox.RdfFormat.JSON_LD else "line"
    return f"{where} {line}: {told}" if line else told


def _odd_sign(path: Path, told: str) -> str:
    """Tell of a sign on the line where a parser stopped that it has no word for; empty if none."""
    at, line = _AT_LINE.search(told), _line_of(path, told)
    if not at:
        return ""
    if "\0" in line:
        return (
            f"line {at[1]}: a NUL stands here, which no text has: remove it, or copy the file anew"
        )
    if "Invalid UTF-8" in told:
        return f"line {at[1]}: it is not written in UTF-8: save it as UTF-8, in which all of RDF is"
    wrong = _TAG.search(line)
    if wrong:
        mend = "write a code, as `@es` or `@es-VE`"
        return f"line {at[1]}: `{wrong[1]}` is no tag of a language: {mend}"
    slip = slip_in(line, told if _SINGLE.search(told) else "")
    return f"line {at[1]}: {slip}" if slip else ""


def _line_of(path: Path, told: str) -> str:
    """Give the line of which a parser speaks; empty if it speaks of none."""
    at = _AT_LINE.search(told)
    if not at or path.stat().st_size > _LARGEST:
        return ""
    with path.open("rb") as file:
        return next(islice(file, int(at[1]) - 1, None), b"").decode("utf-8", "replace")


def _declared_elsewhere(path: Path) -> str:
    """Say where an entity may be declared, if the file names declarations in another."""
    with path.open("rb") as file:
        named = _ELSEWHERE.search(file.read(_LONGEST_HEAD))
    if not named:
        return ""
    return "; what another file or the network declares (a DTD) is not read: write its text out"


def _stopped(path: Path, form: ox.RdfFormat) -> int:
    """Give the line on which the parser of a file stops; 0 if that cannot be found."""
    if path.stat().st_size > _LARGEST:
        return 0
    with path.open("rb") as file:
        lines = _ByLine(file)
        try:
            for _ in ox.parse(input=lines, format=form):  # type: ignore[arg-type]
                pass
        except (SyntaxError, ValueError):
            return lines.line
    return 0


def plain_words(why: object) -> str:
    """Tell what a parser says, in one line that hides nothing."""
    told = "".join(c if c.isprintable() or c.isspace() else f"\\x{ord(c):02x}" for c in str(why))
    told = " ".join(told.split())
    if "LoadDocumentCallback" in told:
        return "it names a @context on the network, which is not fetched: write it into the file"
    return told if len(told) <= _LONGEST_WHY else told[: _LONGEST_WHY - 1] + "…"
