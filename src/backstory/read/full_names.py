"""A text and the names of a graph come in; out goes what the text names in full, and how."""

from __future__ import annotations

from collections.abc import Collection

from backstory.read.entries import Entry
from backstory.read.names import UNION, Names
from backstory.read.tokens import Tokens
from backstory.text import normalise

__all__ = ["full_names", "in_longer_names", "initials_in", "written_as_name"]


def full_names(text: Tokens, names: Names) -> tuple[frozenset[str], dict[str, str]]:
    """
    Give what a text names in full somewhere, and the short forms that it gives for them.

    Returns:
        IRIs; and IRIs by initials that stand in brackets after a name, as in `X (ABC)`.
    """
    found: set[str] = set()
    short: dict[str, str] = {}
    words = text.words
    first, begins = names.by_first, names.by_first.begins(words)
    for at in [at for at, word in enumerate(words) if word in begins]:
        for length, rows in first.by_length(words[at]):
            here = tuple(words[at : at + length])
            if length == 1 or here not in rows:
                continue
            row = rows[here][0]
            if written_as_name(text, at, row):
                found.add(row.thing)
                after = at + length
                if (
                    after < len(words)
                    and text.gap(after - 1) == " ("
                    and (text.raw(after).isupper() and text.gap(after).startswith(")"))
                ):
                    short[text.raw(after)] = row.thing
            break
    return frozenset(found), short


def in_longer_names(text: Tokens, found: Collection[str], names: Names) -> frozenset[str]:
    """
    Give whom a text names only within a longer name, as some stranger: `Jorge Rodríguez Abad, …`.

    What follows is a name where it is written large within a sentence, and nothing behind it is.
    """
    stands: set[str] = set()
    longer: set[str] = set()
    words, capitals, first = text.words, (*text.capitals, False, False), names.by_first
    begins = {
        normalise(told).partition(" ")[0]
        for iri in found for told in names.known.things[iri].texts
    }  # fmt: skip
    for at in [at for at, word in enumerate(words) if word in begins]:
        for row in first.get(words[at]):
            after = at + len(row.words)
            if len(row.words) == 1 or tuple(words[at:after]) != row.words:
                continue
            if row.thing in found:
                alone = not capitals[after] or text.gap(after - 1) != " "
                title = capitals[after + 1] and text.gap(after) == " "  # `X Signs Law`: a headline
                (stands if alone or title else longer).add(row.thing)
            break
    return frozenset(longer - stands)


def initials_in(text: Tokens, names: Names) -> frozenset[str]:
    """Give what a text calls by initials of three letters and more, as IRIs."""
    first = names.by_first
    begins = {word for word in first.begins(text.words) if len(word) > 2}
    return frozenset(
        row.thing for at, word in enumerate(text.words) if word in begins and text.raw(at).isupper()
        for row in first.get(word) if row.initials and row.text == text.raw(at)
    )  # fmt: skip


def written_as_name(text: Tokens, at: int, entry: Entry) -> bool:
    """Hold a name to the case rule: capitals where the graph writes capitals."""
    if entry.initials:
        return text.raw(at).isupper()
    ends = (text.raw(at), text.raw(at + len(entry.words) - 1))
    if len(entry.words) > UNION and any(len(end) > 1 and end.isupper() for end in ends):
        return True  # `the UN fact-finding mission`, «la misión de la ONU»
    for place, capital in enumerate(entry.capitals, at):
        if capital and not text.capitals[place]:
            return False
    return True
