"""
Turn a YAML file into plain values and the spot of each, with a problem for all that is refused.

Works on YAML's own events, so that nothing is expanded, guessed or executed: every scalar is text.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any, Final

import yaml

from backstory.dossier.again import free_id, once_each
from backstory.dossier.hyphens import with_hyphen, with_indent
from backstory.dossier.lines import (
    ALONE,
    cut_off,
    decoded,
    one_document,
    plain_indents,
    without_fault,
    without_value,
)  # fmt: skip
from backstory.dossier.marked import Marked, Path_
from backstory.dossier.markup import plain
from backstory.dossier.pasted import parted
from backstory.dossier.quotes import closed
from backstory.dossier.slipped import at_fault, remedy_of, with_colon
from backstory.dossier.unseen import SAYS_NOTHING, hidden, says_something, tell_unseen
from backstory.dossier.values import DATED, hidden_in
from backstory.errors import Problem, Severity, Spot

__all__ = ["MAX_FILE_BYTES", "Marked", "read_marked", "read_text"]

MAX_FILE_BYTES = 20_000_000
"""A source file of a thousand claims has some 400,000 bytes."""
MAX_DEPTH = 12
_MOST_BROKEN: Final = 20
"""Parts of one file that are no YAML and are told; then the file is given up."""
_MOST_AGAIN: Final = 20
"""Names of one file that stand there a second time and are looked at."""
_DASH: Final = re.compile(r"^-[a-z-]+:(?=[^\n]*\Z)", re.MULTILINE)
"""A last line that was to begin an item of a list."""
_STANDS_IN: Final = ('"', "-")
"""The style and text that `lines` writes in place of a value that is no YAML."""
_WORD: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MORE_THAN = re.compile(
    r"^( *(?:- +)*(?:[a-z-]+: +)?)(>=? ?[0-9][^\n\"\\]*? [^\s#\"\\]+|>=\d+)( *(?: #.*)?)$", re.M
)
"""A figure of more than so many (`>6 deaths`), which YAML takes for the head of a folded text that
it cannot be, for want of a line break."""
_BY_NUMBER: Final = re.compile(
    r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U00(?:0[0-9a-fA-F]|10)[0-9a-fA-F]{4})"
)
"""A sign that is written by its number, in double quotes."""
_BREAKS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029\ufffe\uffff]")
"""What ends a line for YAML and for no editor, or what it refuses; each is told as hidden."""
_OF_NAMES: Final = frozenset(
    ("actors", "corrections", "disagreements", "events", "gaps", "instruments", "links", "places")
)
"""Files whose outermost keys are ids."""
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def dangling(path: Path, shown: str) -> Problem | None:
    """Tell of a link in place of a file that leads nowhere; None if it is none."""
    try:
        if not path.is_symlink() or path.exists():
            return None
    except OSError:  # a name too long, which is told where it is read
        return None
    what = f"this is a link to `{str(path.readlink())[:200]}`, and nothing is there"
    return Problem(Spot(shown), "D001", what, "put the file there, or remove the link")


def read_text(path: Path, shown: str, problems: list[Problem], *, on: bool = False) -> str | None:
    """
    Read a text file whatever it holds; if it cannot be used, note why.

    Args:
        path: The file.
        shown: The name that problems give it.
        problems: Where what is told goes.
        on: Whether to give what can be read of a file that is not wholly text.
    """
    start = Spot(shown)
    try:
        if not stat.S_ISREG((found := path.stat()).st_mode):
            what = "this is a folder, a pipe or a device, and not a file"
            problems.append(Problem(start, "D001", what, "put a file of text here"))
            return None
        size = found.st_size
        if size > MAX_FILE_BYTES:
            what = f"the file has {size:,} bytes; a dossier file has at most {MAX_FILE_BYTES:,}"
            problems.append(Problem(start, "D002", what, "write one file a source"))
            return None
        raw = path.read_bytes()
    except OSError as why:
        reason = why.strerror or type(why).__name__
        what = f"the file cannot be read: {reason.lower()}"
        if link := dangling(path, shown):
            problems.append(link)
            return None
        problems.append(Problem(start, "D001", what, "look at its name and permissions"))
        return None
    text = decoded(raw, shown, problems, on=on)
    if text is None:
        return None
    if text.startswith("\ufeff"):
        problems.append(
            Problem(start, "D004", "the file begins with a byte order mark (BOM); it is ignored",
                    "save it as UTF-8 without BOM", Severity.WARNING)
        )  # fmt: skip
        text = text[1:]
    tell_unseen(text, shown, problems)
    return text


def read_marked(path: Path, shown: str) -> Marked:
    """Read one YAML file, past what is no YAML; `shown` is the name that problems give it."""
    marked = Marked(shown)
    text = read_text(path, shown, marked.problems, on=True)
    if text is None:
        return marked
    text = plain_indents(text, shown, marked.problems)
    marked.text = text = one_document(text, shown, marked.problems)
    whole = closed(text, shown, marked.problems)
    marked.unclosed, marked.text, text = whole != text, whole, whole
    told = any(problem.code == "D006" for problem in marked.problems)
    for _ in range(_MOST_BROKEN + 1):
        read = Marked(shown, problems=[*marked.problems], text=text, doubted=marked.doubted)
        try:
            _Reader(read, _events(text), cut_off(text)).document()
        except yaml.MarkedYAMLError as why:
            if (told and not marked.cut) or _is_told(marked, why):
                marked.following += 1
            else:
                _tell(marked, text, why)
            if added := (
                with_hyphen(text, why) or with_indent(text, why) or with_colon(text, why)
                or parted(text, why, marked.blotted)
            ):  # fmt: skip
                text = added[1]
                continue
            if value := without_value(text, why, _fails):
                text, row, part = value
                marked.blotted.add(row)
                marked.doubted.update(_WORD.findall(part))
                continue
            found = without_fault(text, why, _fails)
            if found is None:
                return marked
            text, part, item = found
            marked.cut.append(part)
            if item is not None:
                marked.dropped.add(item)
        except yaml.YAMLError as why:
            marked.add(Spot(shown), "D005", f"this is not YAML: {why}", "look for odd characters")
            return marked
        else:
            marked.value, marked.values, marked.keys = read.value, read.values, read.keys
            marked.again = read.again
            marked.problems = once_each(marked, read.problems)
            break
    return marked


def _events(text: str) -> Iterator[Any]:
    """Give YAML's events as its parser makes them: `yaml.parse` passes each through two more."""
    plain = _MORE_THAN.sub(r'\1"\2"\3', text) if ">" in text else text
    plain = _BREAKS.sub(" ", plain)
    return iter(_LOADER(plain).get_event, None)


def _fails(text: str) -> int | None:
    """Give the line, from 0, in which a text stops being YAML; None if it is."""
    try:
        _Reader(Marked(""), _events(text)).document()
    except yaml.MarkedYAMLError as why:
        mark = why.problem_mark or why.context_mark
        return mark.line if mark else 0
    except yaml.YAMLError:
        return 0
    return None


def _tell(marked: Marked, text: str, why: yaml.MarkedYAMLError) -> None:
    """Tell why a file is no YAML, where somebody slipped rather than where it was noticed."""
    if slip := at_fault(text, why):
        row, column, what, mend = slip
        marked.add(Spot(marked.file, row, column), "D005", what, mend)
        return
    mark = why.problem_mark or why.context_mark
    if re.search("quoted scalar|flow", str(why.context)):  # told where it opens, not ends
        mark = why.context_mark or mark
    lines = text.count("\n")  # the parser may stand behind the last
    at = (
        Spot(marked.file, min(mark.line, lines) + 1, mark.column + 1) if mark else Spot(marked.file)
    )
    if mark and (before := _DASH.search("\n".join(text.split("\n")[: mark.line]))):
        line = Spot(marked.file, mark.line, 1)
        at, why.problem = line, f"no blank after the dash of {before[0]!r}"
    marked.add(at, "D005", f"this is not YAML: {why.problem or why.context}", remedy_of(why))


def _is_told(marked: Marked, why: yaml.MarkedYAMLError) -> bool:
    """Tell whether something hidden on the very line is told, of which this comes."""
    mark = why.problem_mark or why.context_mark
    told = (problem.at.line for problem in marked.problems if problem.code == "D004")
    return mark is not None and mark.line + 1 in told


class _TooDeep(yaml.MarkedYAMLError):
    """Nested further than any dossier needs."""


class _Reader:
    """Build plain values from YAML's events, refusing what a dossier may not use."""

    def __init__(
        self,
        marked: Marked,
        events: Iterator[Any],
        cut_off: dict[tuple[int, int], int] | None = None,
    ) -> None:
        self.marked, self.events, self.cut_off = marked, events, cut_off or {}
        self.parsed = events
        self.lines: list[str] = []
        """The file's lines, once they are needed."""
        self.unseen = {each.at.line for each in marked.problems if each.code == "D004"}
        """Lines of which something is told that nobody sees."""
        self.parted: list[dict[str, Any]] = []
        """Items of `says:` to which the next was joined, for want of its hyphen."""

    def document(self) -> None:
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                break
        else:
            return
        self.marked.value = self.value(next(self.events), ())
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                at = self.spot(event)
                self.marked.add(at, "D005", "a second document begins here", ALONE)
                list(self.events)  # what it holds is looked at for its YAML alone

    def spot(self, event: Any) -> Spot:
        mark = event.start_mark
        return Spot(self.marked.file, mark.line + 1, mark.column + 1)

    def value(self, event: Any, path: Path_) -> Any:
        at = self.marked.values[path] = self.spot(event)
        if len(path) > MAX_DEPTH:
            raise _TooDeep(problem="nested too deeply", problem_mark=event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            self.marked.add(at, "D009", f"an alias (*{event.anchor})", "write the text out again")
            return ""
        if event.anchor:
            self.marked.add(at, "D009", f"an anchor (&{event.anchor})", "remove it")
        if event.tag and not (isinstance(event, yaml.ScalarEvent) and event.implicit[1]):
            self.marked.add(at, "D009", f"a tag ({event.tag})", "remove it: every value is text")
        if isinstance(event, yaml.ScalarEvent):
            key = path[-1] if path and (event.style, event.value) != _STANDS_IN else ""
            says = event.style or event.value not in SAYS_NOTHING
            says = says and says_something(event.value, key)
            return plain(self.marked, at, self.scalar(event, at), key) if says else ""
        is_date = isinstance(event, yaml.SequenceStartEvent) and path[-1:] and path[-1] in DATED
        if event.flow_style and is_date:  # one of several days, as a date may be written
            self.marked.add(at, "D008", "[ ] on one line", "put the whole date in quotes")
            return f"[{','.join(map(str, self.sequence(path, [])))}]"
        if event.flow_style:
            sign = "[ ]" if isinstance(event, yaml.SequenceStartEvent) else "{ }"
            if not self.in_brackets(at):  # what stands in others is mended with them
                self.marked.add(at, "D008", f"{sign} on one line", "write one key or item a line")
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(path, [])
        return self.mapping(path)

    def in_brackets(self, at: Spot) -> bool:
        """Tell whether brackets are told on this line already."""
        return any(p.code == "D008" and p.at.line == at.line for p in self.marked.problems[-1:])

    def scalar(self, event: Any, at: Spot) -> str:
        """Give the text of a value or key, and tell what an escape in quotes hides."""
        text: str = event.value
        end = event.end_mark
        if not event.style and (end.line, end.column) in self.cut_off:
            what = "`#` after a blank begins a comment: what follows it is no part of the text"
            mend = "put the whole text in quotes, or a blank behind the `#` of a comment"
            spot = Spot(self.marked.file, end.line + 1, self.cut_off.pop((end.line, end.column)))
            self.marked.add(spot, "D074", what, mend, Severity.WARNING)
        if text.isascii() and event.style != '"':
            return text  # it stands as it is in its lines, which have been looked at
        sign = hidden_in(text.replace("\n", "").replace("\r", "").replace("\t", ""))
        if sign and self.unseen.isdisjoint(range(at.line, event.end_mark.line + 2)):
            self.unseen.add(at.line)
            self.marked.problems.append(hidden(at, sign, self.remedy(event, sign)))
        return text

    def remedy(self, event: Any, sign: str) -> str:
        """Tell how to mend what is hidden: by its number it was meant, by one letter a slip."""
        if not event.style:
            return "delete it"
        self.lines = self.lines or self.marked.text.split("\n")
        written = "".join(self.lines[event.start_mark.line : event.end_mark.line + 1])
        for code in _BY_NUMBER.findall(written):
            if chr(int(code[2:], 16)) == sign:
                return f"delete `{code}`"
        return "a backslash in double quotes begins a code: put the text in single quotes"

    def sequence(self, path: Path_, found: list[Any]) -> list[Any]:
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            below = self.value(event, (*path, len(found)))
            if path == ("says",) and self.parted:
                found += self.parted
                self.parted = []
            found.append(below)
        return found

    def begins_item(self, path: Path_, key: str, found: dict[str, Any]) -> bool:
        """Tell whether a second `at:` of an item begins another, which goes on below it."""
        if key != "at" or len(path) != 2 or path[0] != "says" or len(found) < 2:
            return False
        value, after = next(self.events), next(self.events)
        self.events = chain((value, after), self.parsed)  # what was put back before is read
        return isinstance(value, yaml.ScalarEvent) and isinstance(after, yaml.ScalarEvent)

    def again(self, path: Path_, key: str, at: Spot, found: dict[str, Any]) -> None:
        """Read what stands below a key a second time: of a list it goes on, of a name apart."""
        event, first, known = next(self.events), found[key], self.marked.again
        if isinstance(event, yaml.SequenceStartEvent) and isinstance(first, list):
            self.sequence((*path, key), first)
        elif isinstance(event, yaml.MappingStartEvent) and len(known) < _MOST_AGAIN:
            number = 1 + [(at[:-1], name) for at, (name, _) in known.items()].count((path, key))
            below = (*path, free_id(key, number))
            self.marked.keys[below] = at
            known[below] = (key, self.value(event, below))
        else:
            lost = self.value(event, (*path, f"{key} again"))
            self.marked.doubted.update(_WORD.findall(lost) if isinstance(lost, str) else ())

    def no_key(self, event: Any, at: Spot, path: Path_) -> None:
        """Tell of a key that is no word, and read past what stands in it and below it."""
        if not self.in_brackets(at):
            self.marked.add(at, "D012", "a key that is not a word", "write `key: value`")
        lost = f"{self.value(event, (*path, '?'))} {self.value(next(self.events), (*path, '?'))}"
        self.marked.doubted.update(_WORD.findall(lost))

    def mapping(self, path: Path_) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            at = self.spot(event)
            if not isinstance(event, yaml.ScalarEvent) or not event.value:
                self.no_key(event, at, path)
                continue
            key = self.scalar(event, at)
            if key == "<<":
                self.marked.add(at, "D009", "a merge (<<)", "write the keys out")
            below = (*path, key)
            if key in found and self.begins_item(path, key, found):
                what = "an item begins here, and has no hyphen"
                self.marked.add(at, "D005", what, f"write `- {key}: …`")
                self.parted.append(found)
                found, path = {}, (*path[:-1], int(path[-1]) + 1)
                below = (*path, key)
                self.marked.values[path] = at
            if key in found:
                first = self.marked.keys[below]
                what = f"`{key}` stands here and on line {first.line}"
                mend = "keep one; several values go into a list"
                if not path and Path(self.marked.file).stem in _OF_NAMES:
                    mend = "keep one, or give the other an id of its own"
                self.marked.add(at, "D007", what, mend)
                self.again(path, key, at, found)
                continue
            self.marked.keys[below] = at
            value = self.value(next(self.events), below)
            if key != "<<":
                found[key] = value
        return found
