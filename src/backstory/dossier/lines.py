"""Read on in a file of which some lines are not text or not YAML: tell them, and set them aside."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from backstory.dossier.unseen import MOST_UNSEEN, tell_more
from backstory.dossier.values import hidden_in
from backstory.errors import Problem, Spot

__all__ = [
    "ALONE",
    "cut_off",
    "decoded",
    "one_document",
    "plain_indents",
    "without_fault",
    "without_value",
]

_LONGEST: Final = 1_000_000
"""Letters; nobody looks for the faulty part of a longer file by reading it again and again."""
_ITEM: Final = re.compile(r"( {0,2})-(?: +(?=[a-z-]+ ?:)|(?=[a-z][a-z-]* ?:))")
"""The first key of an item, after its hyphen; or, as a slip, with no blank between the two."""
_CUT_OFF: Final = re.compile(r" *(?:- +)*(?:[\w-]+ *: +)?[^\s\"'|>#].*? #(?=[^\s#!])")
"""A value and, after a blank, a sign of number that begins a comment for YAML: `Report #12`."""
_VALUE: Final = re.compile(r"( *(?:- +)?[a-z][a-z-]*:) +[^\s|>&*{\[#].*")
"""A key with a value beside it, in one line."""
_HEAD: Final = re.compile(r"[^\s#-]")
_BELOW: Final = re.compile(r"  [\w-]+ ?:[ \r]*$")
_ENDS: Final = re.compile(r"^(?:---|\.\.\.|<<<<<<< |=======|>>>>>>> |```)", re.MULTILINE)
_FENCE: Final = re.compile(r"```[\w-]*\s*")
"""What stands around a piece of code in Markdown, and comes along where it is copied."""
_BASE: Final = re.compile(r"^\|{7}.*?(?=^=======)", re.MULTILINE | re.DOTALL)
"""What git shows of a conflict as it was before."""
ALONE: Final = "delete the `---` here, or write each into a file of its own"
"""What to do about a second document."""
_BLANKS: Final = " \t\u00a0\u202f\u205f\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200E)))
"""What looks like a space at the start of a line."""
_STRANGE: Final = re.compile(f"^ *[{_BLANKS[1:]}]", re.MULTILINE)
"""A line indented with what is no space."""
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_UTF_32: Final = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
_OTHERS: Final = (
    (b"%PDF-", "a PDF"), (b"PK\x03\x04", "an archive, or a document of a word processor"),
    (b"\x1f\x8b", "packed with gzip"), (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"),
    (b"{\\rtf", "a document of a word processor"),
)  # fmt: skip
"""How a file begins that is of another kind, whatever it is called."""


def decoded(raw: bytes, shown: str, problems: list[Problem], *, on: bool) -> str | None:
    """
    Turn the bytes of a file into text, and tell the first that is none.

    Args:
        raw: What the file holds.
        shown: The name that problems give it.
        problems: Where what is told goes.
        on: Whether to read on: a line that is not UTF-8 as Windows wrote it, without zero bytes.
    """
    if kind := next((kind for head, kind in _OTHERS if raw.startswith(head)), ""):
        mend = "keep only .yaml text files here"
        problems.append(Problem(Spot(shown), "D003", f"the file is {kind}, not text", mend))
        return None
    if wide := _wide(raw):
        name = wide.upper()[:6]
        what = f"the file is {name}, not UTF-8"
        mend = "save it as UTF-8: editors ask for the encoding where a file is saved under a name"
        problems.append(Problem(Spot(shown), "D003", what, mend))
        return raw.decode(wide, "replace").removeprefix("\ufeff") if on else None
    if b"\x00" in raw:
        before = raw[: raw.index(b"\x00")]
        at = Spot(shown, before.count(b"\n") + 1, len(before) - before.rfind(b"\n"))
        what = "the file is not text (it holds zero bytes)"
        if raw.count(b"\x00") > len(raw) // 100 + 20 or not on:
            problems.append(Problem(at, "D003", what, "keep only .yaml text files here"))
            return None
        problems.append(Problem(at, "D003", what, "delete the zero byte, which cannot be seen"))
        raw = raw.replace(b"\x00", b"")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as why:
        before_it = raw[: why.start].decode("utf-8")
        line, column = before_it.count("\n") + 1, len(before_it) - before_it.rfind("\n")
        what = f"the byte 0x{raw[why.start]:02x} is not UTF-8"
        mend = "save the file as UTF-8 (it looks like Latin-1 or Windows-1252)"
        problems.append(Problem(Spot(shown, line, column), "D003", what, mend))
    lines = list(map(_as_windows, raw.split(b"\n")))
    return "\n".join(lines) if on and "\ufffd" not in "".join(lines) else None


def _wide(raw: bytes) -> str:
    """Name the encoding of a text whose letters have two bytes or four; empty if it is not one."""
    if raw[:4] in _UTF_32:
        return "utf-32"
    if raw[:2] in _UTF_16:
        return "utf-16"
    for at, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        every = raw[: 2 * (len(raw) // 2)]
        if len(every) > 3 and every[at::2].count(0) > len(every) // 3 > every[1 - at :: 2].count(0):
            return name
    return ""


def _as_windows(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def plain_indents(text: str, shown: str, problems: list[Problem]) -> str:
    """Tell what indents a line and is no space, and read on as if it were spaces."""
    if not _STRANGE.search(text):
        return text
    lines, found = text.split("\n"), 0
    for number, line in enumerate(lines, 1):
        rest = line.lstrip(_BLANKS)
        indent = line[: len(line) - len(rest)]
        strange = indent.strip(" ")[:1]
        if not strange:
            continue
        if strange == "\t":
            what, mend = "a tab at the start of a line; YAML indents with spaces", "type two spaces"
        else:
            what = f"a blank at the start of a line that is no space (U+{ord(strange):04X})"
            mend = "type spaces"
        found += 1
        if not hidden_in(strange) and found <= MOST_UNSEEN:  # what is hidden is told already
            at = Spot(shown, number, indent.index(strange) + 1)
            problems.append(Problem(at, "D006", what, mend))
        plain = "".join("" if hidden_in(each) else each for each in indent)
        lines[number - 1] = re.sub(r"[^\S ]", lambda t: "  " if t[0] == "\t" else " ", plain) + rest
    if found > MOST_UNSEEN:
        tell_more(found - MOST_UNSEEN, Spot(shown), "D006", problems)
    return "\n".join(lines)


def one_document(text: str, shown: str, problems: list[Problem]) -> str:
    """Tell where a file ends or begins anew within itself, or git left a conflict, and read on."""
    if not _ENDS.search(text):
        return text
    lines, begun, left, within = text.split("\n"), False, False, False
    if "\n<<<<<<< " in f"\n{text}":  # what stood before the two parted is neither of them
        lines = _BASE.sub(lambda base: "\n" * base[0].count("\n"), text).split("\n")
    for number, line in enumerate(lines, 1):
        at, told = Spot(shown, number), ""
        if line.startswith("<<<<<<< "):
            told, mend = "git left a conflict here", "keep one of the two and delete the marks"
        elif not within and (line.startswith(">>>>>>> ") or line.rstrip() == "======="):
            told, mend = "a mark stands here that git left of a conflict", "delete this line"
        elif _FENCE.fullmatch(line):
            told, mend = "a fence of Markdown stands here, and not YAML", "delete this line"
        elif line.startswith("---") and begun:
            told, mend = "a second document begins here", ALONE
        elif line.rstrip() == "..." and any(each.strip() for each in lines[number:]):
            told, mend = "`...` ends the file here", "remove the line"
        within = within or line.startswith("<<<<<<< ")
        left = (within and line.startswith("=======")) or left
        begun = begun or bool(line.strip() and not line.startswith(("#", "%")))
        if told:
            problems.append(Problem(at, "D005", told, mend))
        if told or left:
            lines[number - 1] = ""
        within = within and not line.startswith(">>>>>>> ")
        left = left and within
    return "\n".join(lines)


def cut_off(text: str) -> dict[tuple[int, int], int]:
    """
    Give where, from 0, a text may end that a `#` cuts off; and the column, from 1, of the `#`.

    >>> cut_off("title: Report #12"), cut_off("kind: news  # a comment")
    ({(0, 13): 15}, {})
    """
    if " #" not in text:
        return {}
    found = (
        (row, _CUT_OFF.match(line)) for row, line in enumerate(text.split("\n")) if " #" in line
    )
    return {(row, len(each[0][:-1].rstrip())): each.end() for row, each in found if each}


def without_fault(
    text: str, why: Any, fails: Callable[[str], int | None]
) -> tuple[str, str, tuple[str, int] | None] | None:
    """
    Set the part of a file aside in which a parser stumbled, so that the rest can be read.

    Args:
        text: What is no YAML.
        why: The parser's error.
        fails: Gives the line, from 0, in which a text fails; None if it does not.

    Returns:
        The text with lines of nothing in place of the part; the part; and which item of which
        list it was. None if no part can be blamed.
    """
    if len(text) > _LONGEST:
        return None
    lines = text.split("\n")
    mark = why.problem_mark or why.context_mark
    for begins in (_begins, _HEAD.match):  # an item, or all that stands below a key
        best: tuple[int, int, int, int] | None = None
        for first, end in dict.fromkeys(_suspects(lines, why, begins)):
            if end < len(lines) and _HEAD.match(lines[first]) and _ITEM.match(lines[end]):
                continue  # the items below a key do not stand without it
            if (
                end < len(lines)
                and _BELOW.match(lines[end])
                and any(map(_HEAD.match, lines[first:end]))
            ):
                continue  # what is left of a name would be taken for that of the one above
            failing = fails("\n".join(_blank(lines, first, end)))
            reached = len(lines) + 1 if failing is None else failing
            if best is None or (-reached, end - first) < best[:2]:
                best = (-reached, end - first, first, end)
        if best is not None and -best[0] > mark.line:
            first, end = best[2:]
            part = "\n".join(lines[first:end])
            return "\n".join(_blank(lines, first, end)), part, _item(lines, first)
    return None


def without_value(
    text: str, why: Any, fails: Callable[[str], int | None]
) -> tuple[str, int, str] | None:
    """
    Set the value of one key aside, if that is all in which a parser stumbled.

    Args:
        text: What is no YAML.
        why: The parser's error.
        fails: Gives the line, from 0, in which a text fails; None if it does not.

    Returns:
        The text with a hyphen in place of the value, the line from 1, and what stood there.
    """
    lines = text.split("\n") if len(text) <= _LONGEST else []
    mark = why.problem_mark or why.context_mark
    at = {each.line for each in (why.problem_mark, why.context_mark) if each and lines}
    for row in sorted({row for line in at for row in (line, line - 1) if 0 <= row < len(lines)}):
        if key := _VALUE.match(lines[row]):
            rest = "\n".join([*lines[:row], f'{key[1]} "-"', *lines[row + 1 :]])
            failing = fails(rest)
            if failing is None or failing > mark.line + 1:
                return rest, row + 1, lines[row]
    return None


def _suspects(
    lines: list[str], why: Any, begins: Callable[[str], object]
) -> Iterator[tuple[int, int]]:
    """Give the parts, as first line and the one past the last, that an error may come from."""
    starts = [0] + [n for n, line in enumerate(lines) if begins(line)] + [len(lines)]
    for mark in (why.problem_mark, why.context_mark):
        if mark is None:
            continue
        odd = [n for n in range(max(0, mark.line - 200), min(mark.line + 1, len(lines)))
               if (lines[n].count('"') - lines[n].count('\\"')) % 2]  # fmt: skip
        for line in dict.fromkeys((mark.line, mark.line - 1, *odd[-3:])):
            below = [n for n in starts if n <= max(line, 0)]
            after = [n for n in starts if n > max(line, 0)]
            if after:
                yield below[-1], after[0]
                if len(below) > 1 and below[-2] != below[-1]:
                    yield below[-2], below[-1]
                    yield below[-2], after[0]


def _begins(line: str) -> bool:
    return bool(_HEAD.match(line) or _ITEM.match(line) or _BELOW.match(line))


def _blank(lines: list[str], first: int, end: int) -> list[str]:
    """Put nothing where a part stood; an item of a list keeps its place."""
    kept = _ITEM.match(lines[first]) if first < len(lines) else None
    head = [f'{kept[1]}- at: "-"'] if kept else [""]
    return [*lines[:first], *head, *[""] * (end - first - 1), *lines[end:]]


def _item(lines: list[str], first: int) -> tuple[str, int] | None:
    """Tell which item of which list of a file begins on a line."""
    if not _ITEM.match(lines[first]):
        return None
    above = [n for n in range(first) if _HEAD.match(lines[n])]
    if not above:
        return None
    number = sum(bool(_ITEM.match(line)) for line in lines[above[-1] : first])
    return lines[above[-1]].split(":")[0].strip(), number
