"""What a parser of YAML stumbled over comes in; out goes where somebody slipped, and the remedy."""

from __future__ import annotations

import re
from typing import Any, Final

from backstory.dossier.hyphens import block_far_out, far_out, item_out_of_line, with_hyphen
from backstory.dossier.listed import list_astray, no_id, out_of_line
from backstory.dossier.pasted import other_form, parted
from backstory.dossier.unjoined import no_comma, text_astray
from backstory.dossier.unsigned import KEYS, LONGEST, NO_BLANK, no_key, no_sign, starred

__all__ = ["at_fault", "remedy_of", "with_colon"]

_BESIDE: Final = re.compile(r"( *)([\w-]+): +[^\s#|>]")
_TEXT_BELOW: Final = re.compile(r"( *)([\w-]+): +([|>])[-+]?[ \r]*$")
_OTHER_DASH: Final = re.compile(
    "( *)([\u2010-\u2015\u2212\u2022\u00b7*+](?= ?[a-z])|[0-9]{1,3}[.)](?= +[a-z-]+:)) *"
)
"""What word processors and Markdown put before an item of a list."""
_TOUCHES: Final = re.compile(r"( *(?:- +)?)([a-z][a-z-]*):(?!//)([^\s].*)")
_NO_COLON: Final = re.compile(r"( *(?:- +)?)([a-z][a-z-]*)[ \r]*")
"""A line on which a key stands alone."""
_BEHIND: Final = re.compile(
    r"""( *(?:- +)?[\w-]+: +)((?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|\[[^]]*\]|\{[^}]*\}) *)(\S.*)"""
)
"""A value in quotes or brackets, and what stands behind their end."""
_OF_A_FIGURE: Final = re.compile(r"\bcount: +$")
"""Before the value of a figure, in which no quotation mark stands: `count: "296" votes`."""
_WITHIN: Final = re.compile(r'"[^"]*\s"[^\s"][^"]*"[^"]*"')
"""A text in quotes with a quoted word within it: `"over the "iron" bridge"`."""
_SECOND: Final = re.compile(r"^ *(?:- +)?([a-z-]+): .*[\s,;]([a-z-]+)$")
_ADDRESS: Final = re.compile(r"\((https?://[^\s()]+)\)")
_FIRST: Final = re.compile("- (?:about|at|id|said|voice):")
_SAYS: Final = re.compile("^says *:", re.MULTILINE)
_ID_ALONE: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+ *\r?")
_WITHOUT_COLON: Final = re.compile(r"( *(?:- +)?)([a-z-]+) +([^\s:].*)")
"""A key and its value with a blank between them alone."""
_KEY_ALONE: Final = re.compile(r"( +)([\w-]+)")
_KEY_AT: Final = re.compile(r" *(?:- +)*(?=([\w-]+) ?:(?: |\r?$))")


def at_fault(text: str, why: Any) -> tuple[int, int, str, str] | None:
    """
    Find where somebody slipped, if that is not where the parser noticed it.

    Returns:
        Line and column from 1, what is wrong, and the remedy.
    """
    mark = why.problem_mark or why.context_mark
    if mark is None:
        return None
    lines = text.split("\n")[: mark.line]
    said = str(why.problem)
    if other := other_form(text, mark.line):
        return other
    if apart := parted(text, why):
        row, _, name = apart
        line = text.split("\n")[row - 1]
        what = f"an end of line is lost before `{name}:`"
        return row, line.rindex(f"{name}:") + 1, what, f"write `{name}:` on a line of its own"
    if begun := with_hyphen(text, why):
        what = "the first item of this list has no hyphen"
        bare = re.sub(r"^([^\"']*?)\s+#.*", r"\1", begun[3])  # no comment is part of the remedy
        return begun[0], begun[2], what, f"write `{bare}`, its other keys two further in"
    if added := with_colon(text, why):
        word = text.split("\n")[added[0] - 1].strip(" -\r")
        return added[0], added[2], f"`{word}` has no colon after it", f"write `{word}:`"
    if slip := (
        _id_alone(text, mark.line)
        or list_astray(text, why)
        or no_id(text, why)
        or no_sign(text, why)
        or no_comma(text, why)
        or text_astray(text, why)
        or _no_list(text, mark.line)
        or starred(text, why)
        or no_key(text, why)
        or _goes_on(text, mark.line)
        or _escaped(text, why)
    ):
        return slip
    if "mapping values are not allowed" in said:
        line = text.split("\n")[mark.line]
        second = _SECOND.search(line[: mark.column])
        if second and second[2] in KEYS:
            what = f"`{second[2]}:` stands on the line of `{second[1]}:`"
            mend = "write each key on a line of its own, below the other"
            return mark.line + 1, second.start(2) + 1, what, mend
        if outer := far_out(text, mark.line):
            return outer
        key = _KEY_ALONE.fullmatch(line[: mark.column])
        if key is None or mark.line == 0 or NO_BLANK.match(lines[-1]):
            return None
        above = _WITHOUT_COLON.match(lines[-1])
        if above and above[2] in KEYS:
            what = f"`{above[2]}` has no colon after it"
            mend = f"write `{above[1].lstrip()}{above[2]}: {above[3][:60].strip()}`"
            return mark.line, len(above[1]) + 1, what, mend
        what = f"`{key[2]}` stands within the value of the line above it"
        mend = "let it stand as far in as the key above, or give the value above a key of its own"
        return mark.line + 1, len(key[1]) + 1, what, mend
    if "expected key" in said:
        return _two_values(text, mark) or _not_below(text, mark.line) or _item_of_keys(text, mark)
    if "expected '-' indicator" in said and mark.line < text.count("\n") + 1:
        if slip := out_of_line(text, mark):
            return slip
        first = why.context_mark.line + 1 if why.context_mark else 1
        what = f"a list begins on line {first}, and this line begins no item of it"
        return mark.line + 1, mark.column + 1, what, "take out the hyphens of that list, or add one"
    if "document start" not in said:
        return None
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.lstrip().startswith("#"):
            if re.fullmatch(r"\[[^]]*\]\s*", line):
                what = f"`{line.strip()[:40]}` is no key, and YAML has no heads of sections"
                return number, 1, what, "delete this line"
            if line[0] != " ":
                return None
            what = "the first line is indented, as if it stood below another"
            return (
                number,
                1,
                what,
                "write the id that it belongs to above it, or take out the blanks",
            )
    return None


def with_colon(text: str, why: Any) -> tuple[int, str, int] | None:
    """
    Add the colon that a key lacks, if what stands below it shows that it is one.

    Returns:
        The line from 1, the text with a colon in it, and the column of the key.
    """
    mark = why.context_mark or why.problem_mark
    if mark is None or not re.search("expected (?:':'|<block end>|key)", str(why.problem)):
        return None
    lines = text.split("\n")
    for row in dict.fromkeys((mark.line, why.problem_mark.line - 1)):
        key = _NO_COLON.fullmatch(lines[row]) if 0 <= row < len(lines) else None
        below = next((each for each in lines[row + 1 :] if each.strip()), "") if key else ""
        far = len(below) - len(below.lstrip(" "))
        is_above = (
            far > len(key[1]) or (far == len(key[1]) and below[far:].startswith("- "))
            if key
            else False
        )
        if key and is_above and re.match(r" *(?:- +)?[\w-]+ ?:(?: |$)", below):
            lines[row] = f"{key[1]}{key[2]}:"
            return row + 1, "\n".join(lines), len(key[1]) + 1
    return None


def _goes_on(text: str, row: int) -> tuple[int, int, str, str] | None:
    """Find a value that goes on behind the end of its quotes or brackets."""
    lines = text.split("\n")
    line = lines[row].rstrip() if row < len(lines) else ""
    found = _BEHIND.fullmatch(line) if len(line) <= LONGEST else None
    if found is None or found[3].startswith("#"):
        return None
    sign, whole = found[2][0], (found[2] + found[3])[:80]
    if address := _ADDRESS.match(found[3]):
        of_page = re.search(r"(?:url|archived|licence|contact|base): +$", found[1])
        mend = f"write `{address[1] if of_page else found[2].strip()[1:-1]}`"
    elif sign == "'" and found[3].endswith("'"):
        inner = whole[1:-1].replace('"', "'")
        mend = f'write `"{inner}"`'
    elif sign == '"' and _WITHIN.fullmatch(found[2].strip() + found[3]):
        mend = "write `'{}'`".format(whole.strip()[1:-1].replace("'", "’"))
    elif _OF_A_FIGURE.search(found[1]):
        mend = f"write `{found[2].strip()[1:-1]} {found[3]}`"[:80]
    else:
        mend = "write `'{}'`".format(whole.replace("'", "’"))
    what = f"the text goes on behind its `{found[2].rstrip()[-1]}`"
    return row + 1, len(found[1] + found[2]) + 1, what, mend


def _no_list(text: str, row: int) -> tuple[int, int, str, str] | None:
    """Find an item that begins with another sign than a hyphen, or a key that its value touches."""
    lines = text.split("\n")
    for number in (row, row - 1):
        if not 0 <= number < len(lines):
            continue
        line = lines[number]
        if sign := _OTHER_DASH.match(line):
            what = f"a list has a hyphen before each item, and here stands '{sign[2]}'"
            return (
                number + 1,
                len(sign[1]) + 1,
                what,
                f"write `- {line[sign.end() :][:40].strip()}`",
            )
        if number < row and (near := _TOUCHES.fullmatch(line)):
            what = f"no blank after the colon of `{near[2]}:`"
            at = len(near[1]) + len(near[2]) + 1
            return number + 1, at, what, f"write `{near[2]}: {near[3][:40].strip()}`"
    return None


def _escaped(text: str, why: Any) -> tuple[int, int, str, str] | None:
    """Find the backslash that begins a code in double quotes, and was to be one itself."""
    mark = why.problem_mark
    if mark is None or not re.search("escape|hexdecimal", str(why.problem)):
        return None
    lines = text.split("\n")
    row = min(mark.line, len(lines) - 1)
    at = lines[row].rfind("\\", 0, mark.column + 1)
    if at < 0:
        return None
    what = "a backslash in double quotes begins a code, and this is none"
    mend = "put the text in single quotes: '…'; or write the letter itself for its code"
    return row + 1, at + 1, what, mend


def _not_below(text: str, row: int) -> tuple[int, int, str, str] | None:
    """Find a key that stands neither below those of its item nor below any other."""
    lines = text.split("\n")
    here = _KEY_AT.match(lines[row]) if row < len(lines) else None
    if here is None or lines[row].lstrip().startswith("-"):
        return None
    above = [found for line in lines[:row] if (found := _KEY_AT.match(line))]
    if not above or len(above[-1][0]) <= len(here[0]):
        return None
    for each in reversed(above):
        if len(each[0]) == len(here[0]):
            return None  # it stands below that one: something else is wrong
        if len(each[0]) < len(here[0]) or ("-" in each[0] and each[0].index("-") < len(here[0])):
            break
    what = (
        f"`{here[1]}` begins in column {len(here[0]) + 1}, and `{above[-1][1]}` above it in "
        f"column {len(above[-1][0]) + 1}"
    )
    mend = "let the keys that belong together begin in one column"
    return row + 1, len(here[0]) + 1, what, mend


def _item_of_keys(text: str, mark: Any) -> tuple[int, int, str, str] | None:
    """Find an item of a list that stands where keys do."""
    lines = text.split("\n")
    if mark.line >= len(lines) or not lines[mark.line].startswith("- ", mark.column):
        return None
    if apart := item_out_of_line(text, mark.line) or block_far_out(text, mark.line):
        return apart
    what = "an item of a list begins here, and keys stand above it"
    mend = "take out its hyphen, or write the key of the list above it"
    return mark.line + 1, mark.column + 1, what, mend


def _two_values(text: str, mark: Any) -> tuple[int, int, str, str] | None:
    """Find the key with a value beside it under which the parser met another value."""
    lines = text.split("\n")
    if mark.line >= len(lines) or lines[mark.line][: mark.column].strip(" "):
        return None
    above = [n for n in range(mark.line) if lines[n].strip() and lines[n].lstrip()[0] != "#"]
    key = _BESIDE.match(lines[above[-1]]) if above else None
    text_of = _TEXT_BELOW.match(lines[above[-1]]) if above else None
    is_list = lines[mark.line].startswith("-", mark.column)
    if text_of is not None and is_list and len(text_of[1]) <= mark.column:
        what = f"`{text_of[2]}` begins a text with `{text_of[3]}`, and a list stands below it"
        return above[-1] + 1, len(text_of[0]), what, f"take out the `{text_of[3]}`"
    if key is None:
        return None
    column = len(key[1])
    if column > mark.column or (column == mark.column and not is_list):
        return None
    if is_list and not mark.column and _FIRST.match(lines[mark.line]) and not _SAYS.search(text):
        what = "no key stands above this list"
        return mark.line + 1, 1, what, "write `says:` on a line of its own above it"
    what = f"`{key[2]}` has a value beside it, and {'a list' if is_list else 'more'} below it"
    mend = "write all of it below the key; or let the key stand as far in as those of its item"
    return above[-1] + 1, column + 1, what, mend


def remedy_of(why: Any) -> str:
    """Say what to do about what a parser of YAML says."""
    said = str(why.problem)
    if re.search("(?:keys|entries) are not allowed|comment or line break", said):
        return 'put the text in quotes: "…"'
    if "after the dash" in said:
        return "write `- ` with a blank before the key"
    if "mapping values are not allowed" in said:
        return 'put text that has a colon and a space in it in quotes: "…"'
    if "could not find expected ':'" in said:
        return "write `key: value`, with a space after the colon"
    if re.search("cannot start any token|alphabetic or numeric|whitespace or line break", said):
        return 'put the text in quotes: "…"'
    if "flow" in str(why.context):
        return "write one key or item a line, without brackets"
    if "quoted scalar" in said or "end of stream" in said:
        return "close the quotation mark"
    return "look at the indentation of this line and the one above; quote odd characters"


def _id_alone(text: str, line: int) -> tuple[int, int, str, str] | None:
    """Tell of an id at the edge, above its keys, that has no colon after it."""
    lines = text.split("\n")
    for at in (line - 1, line):
        here = lines[at] if 0 <= at < len(lines) - 1 else ""
        if _ID_ALONE.fullmatch(here) and re.match(r"  [a-z-]+:", lines[at + 1]):
            name = here.strip()
            return at + 1, 1, f"`{name}` has no colon after it", f"write `{name}:`"
    return None
