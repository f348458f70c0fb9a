"""
A text comes in; out go the offices it speaks of, each with who held it on the day it speaks of.

Who stands beside the office holds it ("President X", "X, the interior minister"); else whoever
held it on the day of the sentence, or of the article. Of two whose terms may hold the day, the one
whose term began last; where that tells none, nobody is linked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from backstory.read.country import Gate
from backstory.read.dated import Dated
from backstory.read.holders import holder_on
from backstory.read.known import Known
from backstory.read.lands import country_words
from backstory.read.lexicon import LANGUAGES, Phrases, lexicon
from backstory.read.mention import Mention
from backstory.read.tokens import Tokens, tokens_of
from backstory.text import normalise

__all__ = ["Posts", "officials_of", "posts_in"]

_LONG: Final = 3
"""Words of an office that has the name of a body in it."""
_STATE: Final = 6
"""Words of the name of a state: `of the Bolivarian Republic of Venezuela`."""
_UNTIL: Final = 5
"""Words from a name to an office held `until that day`."""
_OFFICE: Final = 3
"""Words before the name of a body: `president of the`."""


@dataclass
class Posts:
    """The offices of a graph, ready to be found."""

    known: Known
    phrases: Phrases[str]

    @classmethod
    def of(cls, known: Known) -> Posts:
        """Make them of what is known; kept beside the store."""
        made = known.store.cache.get("read-posts")
        if not isinstance(made, Posts):
            home = known.home_words
            rows = [
                (told, thing.iri)
                for thing in known.things.values() if thing.kind == "post"
                for text in thing.texts for told in _told(_bare(text, home))
            ]  # fmt: skip
            rows += _by_other_names(known, rows)
            made = known.store.cache["read-posts"] = Posts(known, Phrases(sorted(set(rows))))
        return made


def _by_other_names(known: Known, rows: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Read «presidenta de la Constituyente»: an office of a body that goes by another name."""
    others: dict[str, list[str]] = {}
    for thing in known.things.values():
        if thing.kind == "body" and thing.aliases:
            for text in thing.labels.values():
                label = normalise(text.split(" (")[0])
                others.setdefault(label, []).extend(normalise(alias) for alias, _ in thing.aliases)
    found: list[tuple[str, str]] = []
    for told, post in rows:
        words = told.split()
        for at in range(1, len(words) - _LONG + 1):
            names = others.get(" ".join(words[at:]), ())
            found += [(" ".join([*words[:at], alias]), post) for alias in names]
    return found


def _told(words: list[str]) -> set[str]:
    """
    Give the ways in which texts write the name of an office.

    >>> sorted(_told(["interior", "minister"]))[:2]
    ['interior minister', 'interior secretary']
    """
    if not words:  # of a graph from elsewhere, whose label is blank
        return set()
    found = {" ".join(words)}
    for lang in LANGUAGES:
        plain = [word for word in words if word not in lexicon(lang).raw["offices"]["plain"]]
        found |= {" ".join(plain)} if len(plain) < len(words) else set()
        one, *rest = words
        if rest and rest[0] in lexicon(lang).raw["of"]:
            found |= {" ".join([head, *rest]) for head in _alike(one, lang)}
        ways, bodies = lexicon(lang).raw["offices"], lexicon(lang).raw["bodies"].values()
        for begin in ways["begins"]:
            if words[: len(begin)] == begin and len(words) > len(begin):
                rest = [word for word in words[len(begin) :] if word not in ways["light"]]
                cut = next((at for at, word in enumerate(rest) if word in ways["and"]), len(rest))
                found |= {way.format(" ".join(rest[:cut])) for way in ways["told"] if rest[:cut]}
        for end in ways["ends"]:
            if words[-1:] == [end] and len(words) > 1:
                found |= {way.format(" ".join(words[:-1])) for way in ways["told"]}
        for head in list(found):
            for names in bodies:
                body = max((name for name in names if head.endswith(f" {name}")),
                           key=len, default="")  # fmt: skip
                office = head.removesuffix(f" {body}").split()
                if body and office[0] in ways["heads"] and len(office) <= _OFFICE:
                    found |= {f"{name} {one}" for name in names for one in ways["after"]}
                    found |= {f"{one} {of} ~ {name}" for name in names for of in ways["of"]
                              for one in ways["heads"]}  # fmt: skip
    return found


def _alike(head: str, lang: str) -> tuple[str, ...]:
    """Give the forms of the head of an office: «presidente» and «presidenta»."""
    heads = tuple(lexicon(lang).raw["offices"]["heads"])
    return tuple(one for one in heads if one[:-1] == head[:-1])


def _bare(text: str, home: frozenset[str]) -> list[str]:
    """Leave the country out of the name of an office."""
    words = normalise(text).split()
    kept = [word for word in words if word not in home]
    if len(kept) < len(words) and kept and kept[-1] in _of():
        kept.pop()
    return kept


def posts_in(
    text: Tokens, lang: str, posts: Posts, gate: Gate, dates: Sequence[Dated],
    names: Sequence[Mention], day: int | None,
) -> list[Mention]:  # fmt: skip
    """Find the offices of a text, each linked with the office and, as evidence, its holder."""
    found: list[Mention] = []
    taken = {at for one in names for at in range(one.first, one.after)}
    words, former = text.words, lexicon(lang).raw["former"]
    near: dict[int, list[Mention]] = {}
    for name in names:
        near.setdefault(text.sentence_at(name.first), []).append(name)
    peopled = {text.sentence_at(one.first) for one in names if one.kind == "actor"}
    told: dict[int, list[Dated]] = {}
    for when in dates:
        told.setdefault(text.sentence_at(when.first), []).append(when)
    begins, last = posts.phrases.begins(words), 0
    for at in [at for at, word in enumerate(words) if word in begins]:
        if at < last or gate.is_theirs(text.sentence_at(at), peopled):
            continue
        hits = posts.phrases.at(words, at)
        if at in taken:  # a name, unless an office is made of it: `Supreme Court president`
            hits = [hit for hit in hits if at + hit[0] - 1 not in taken]
        sentence = text.sentence_at(at)
        one = (
            _post(text, at, _fullest(hits, text, at, posts.known), posts.known, gate,
                  told.get(sentence, ()),
                  near.get(sentence, ()), day, former, lexicon(lang).raw["until"])
            if hits
            else None
        )  # fmt: skip
        if one is not None:
            found.append(one)
            last = one.after
    return found


def _post(
    text: Tokens, at: int, hit: tuple[int, str], known: Known, gate: Gate,
    dates: Sequence[Dated], names: Sequence[Mention], day: int | None, former: Sequence[str],
    until: Sequence[str],
) -> Mention | None:  # fmt: skip
    length, post = hit
    after = at + length
    if not _own(text, at, after, gate):
        return None
    if at and text.words[at - 1] in former:
        return None
    if length >= _LONG and _goes_on(text, after, names) and not _of_state(text, after - 1, gate):
        return None
    beside = _beside(text, at, after, names, known, until)
    spoken = [one.span.earliest_begin for one in dates
              if len(one.value) >= 7 and one.span.earliest_begin is not None]  # fmt: skip
    when = spoken[0] if len(spoken) == 1 else day
    evidence: list[tuple[str, str]] = [("post", known.things[post].id)]
    others: tuple[str, ...] = ()
    if beside:
        evidence.append(("holder", beside))
        return Mention(at, after, "post", post, "beside", 0.9, tuple(evidence))
    if when is not None:
        holder, others = holder_on(known, post, when)
        if holder:
            evidence.append(("holder", holder))
            return Mention(at, after, "post", post, "on the day", 0.85, tuple(evidence))
    return Mention(at, after, "post", post, "post", 0.7, tuple(evidence), others)


def _goes_on(text: Tokens, after: int, names: Sequence[Mention]) -> bool:
    """Tell whether the name in which an office ends goes on: the Assembly that is Constituent."""
    return (
        after < len(text.words) and text.gap(after - 1) == " "
        and text.raw(after - 1)[:1].isupper() and text.raw(after)[:1].isupper()
        and not any(one.first == after for one in names)
    )  # fmt: skip


def _fullest(
    hits: Sequence[tuple[int, str]], text: Tokens, at: int, known: Known
) -> tuple[int, str]:
    """Give the longest of some hits; of those, the one whose names hold most of its words."""
    return max(
        hits,
        key=lambda hit: (
            hit[0],
            len(known.words_of(hit[1]) & {*text.words[at : at + hit[0]]}),
            hit[1],
        ),
    )


def _own(text: Tokens, at: int, after: int, gate: Gate) -> bool:
    """Tell whether an office is one of the country of the graph."""
    if gate.home_beside(at, after, 1):
        return True
    if gate.abroad_beside(at, after, 2):
        return False
    if gate.home_beside(at, after, 2):
        return True
    if after < len(text.words) and text.words[after] in _of() and text.gap(after - 1) == " ":
        return _of_state(text, after, gate)  # not of what the name of the office does not tell
    return gate.open and not gate.abroad_in(text.sentence_at(at))


@cache
def _of() -> frozenset[str]:
    """Give the words for `of`, of all languages."""
    return frozenset(word for lang in LANGUAGES for word in lexicon(lang).raw["of"])


@cache
def _the() -> frozenset[str]:
    """Give the articles that stand in the name of a state, of all languages."""
    return frozenset(word for lang in LANGUAGES for word in lexicon(lang).raw["offices"]["light"])


def _of_state(text: Tokens, at: int, gate: Gate) -> bool:
    """Tell whether what follows is the state at home: `de la República Bolivariana de …`."""
    low = at
    while at < len(text.words) and at - low < _STATE and (
        text.words[at] in _of() or text.words[at] in _the() or text.raw(at)[:1].isupper()
    ):  # fmt: skip
        at += 1
    states = {word for lang in LANGUAGES for word in lexicon(lang).raw["states"]}
    sentence = text.sentence_at(low)
    named = {word.code for word in gate.by_sentence.get(sentence, ()) if low < word.first < at}
    return bool(states & {*text.words[low:at]}) and gate.open and named <= {gate.home} and (
        gate.home in named or not gate.abroad_in(sentence)
    )  # fmt: skip


def _beside(
    text: Tokens, at: int, after: int, names: Sequence[Mention], known: Known, until: Sequence[str]
) -> str:  # fmt: skip
    last = len(text.words)
    for one in names:
        if known.things[one.iri].kind != "person" or one.after >= last:
            continue
        if one.first == after and text.gap(after - 1).strip() in ("", ","):
            return one.iri
        if (
            0 <= one.first - after <= 2
            and text.gap(one.first - 1).strip() in (",", "")
            and text.words[after] in _of()
        ):
            return one.iri
        far = _UNTIL if text.words[one.after] in until else 2
        if one.after <= at and at - one.after <= far and text.gap(one.after - 1).strip() == ",":
            return one.iri
    return ""


def officials_of(known: Known) -> frozenset[str]:
    """Give the IRIs of those who hold or held an office of the country that a graph is about."""
    made = known.store.cache.get("read-officials")
    if not isinstance(made, frozenset):
        home, own = known.home, set()
        for post in {one.post for one in known.holdings if one.post in known.things}:
            texts = known.things[post].labels.values()
            if not {word.code for text in texts for word in country_words(tokens_of(text))} - {
                home
            }:
                own.add(post)
        made = frozenset(one.person for one in known.holdings if one.post in own)
        known.store.cache["read-officials"] = made
    return made
