"""Text comes in; out go its words without accents and case, or the known word that was meant."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

__all__ = [
    "a_slip_away",
    "for_xml",
    "harmless",
    "mentions",
    "nearest",
    "normalise",
    "normalise_lines",
    "slips",
    "words_at",
    "written_words",
]

_ASCII_WORD: Final = re.compile(r"[a-z0-9]+")
_WORD: Final = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")


def _folded(word: str) -> str:
    """Take accents and case off a word."""
    apart = unicodedata.normalize("NFKD", word)
    folded = unicodedata.normalize("NFKD", apart.casefold())
    return "".join(letter for letter in folded if letter.isalnum())


_PLAIN: Final = {
    **{code: chr(code) for code in range(0x80)},  # as it is: what is missed here takes longest
    **{
        code: _folded(chr(code)) if _WORD.fullmatch(chr(code)) else " "
        for code in (*range(0x80, 0x250), *range(0x2010, 0x2040))
    },
}
"""What the letters and signs of Latin scripts come to, one by one: quicker than word by word."""
_SIGNS: Final = bytes(
    code if chr(code) in "\n0123456789abcdefghijklmnopqrstuvwxyz" else ord(" ")
    for code in range(0x100)
)
"""What each byte of a text in small letters comes to: all that is in no word is a space."""


_NOT_XML: Final = r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
"""Made into a pattern when it is first asked for: a class this wide takes 4 ms."""


def for_xml(text: str) -> str:
    """
    Drop what XML does not allow, escaped or not: controls, halves of signs.

    >>> for_xml("a\\x07b")
    'ab'
    """
    return re.sub(_NOT_XML, "", text)


_STEERING: Final = "[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
"""Signs that steer a terminal, or turn the direction in which a line is read."""
_PICTURES: Final = 0x2400
"""Where the signs are that stand for control characters: ESC is seen as ␛."""


def harmless(text: str) -> str:
    """
    Let what would steer a terminal be seen, and drop what would turn a line around.

    >>> harmless("a\\x1b[31mb\\u202ec"), harmless("two\\r\\nlines")
    ('a␛[31mbc', 'two\\nlines')
    """
    return text if text.isprintable() else re.sub(_STEERING, _seen, text.replace("\r\n", "\n"))


def _seen(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < ord(" "):
        return chr(_PICTURES + code)
    return "\u2421" if code == 0x7F else "" if code > 0x9F else "\ufffd"


def words_at(text: str) -> Iterator[tuple[str, int, int]]:
    """
    Give each word of a text, normalised, with its place.

    Returns:
        The word without accents and case; its start and end, in code points of `text`.

    >>> list(words_at("¡Amnistía!"))
    [('amnistia', 1, 9)]
    """
    for found in _WORD.finditer(text):
        word = found[0]
        if not word.isascii():
            word = _folded(word)
        if word:
            yield word.lower(), found.start(), found.end()


def written_words(text: str) -> list[str]:
    """
    Give the words of a text as they are written.

    >>> written_words("¡Amnistía, 1979!")
    ['Amnistía', '1979']
    """
    return _WORD.findall(text)


def normalise(text: str) -> str:
    """
    Make a text comparable: no accents, no case, one space for all that is not letter or digit.

    >>> normalise("  Ley de Amnistía, N.º 5.789 ")
    'ley de amnistia n o 5 789'
    """
    return _kept(text) if len(text) <= _SHORT else _comparable(text)


def _comparable(text: str) -> str:
    if text.isascii():
        return " ".join(_ASCII_WORD.findall(text.lower()))
    plain = text.translate(_PLAIN)
    if plain.isascii():
        return " ".join(_ASCII_WORD.findall(plain.lower()))
    return " ".join(word for word, _, _ in words_at(text))


_SHORT: Final = 300
"""Letters of a text that is kept when it is made comparable: names and sentences come again."""
_kept: Final = lru_cache(maxsize=8192)(_comparable)


def normalise_lines(texts: Sequence[str]) -> list[str]:
    """
    Make many texts comparable at once: a fifth of the time that it takes one by one.

    >>> normalise_lines(["Ley de Amnistía", "N.º 5.789", "Ναύπακτος"])
    ['ley de amnistia', 'n o 5 789', 'ναυπακτοσ']
    """
    if not texts:
        return []
    whole = "\n".join([each.replace("\n", " ") for each in texts])
    for letter in sorted(set(re.sub(r"[\0-\x7f]+", "", whole))):
        whole = whole.replace(letter, _PLAIN.get(ord(letter), letter))
    whole = whole.lower()
    odd = [at for at, line in enumerate(whole.split("\n")) if not line.isascii()]
    # Signs become spaces by a table of bytes, which takes a fifth of what a pattern takes.
    whole = whole.encode("ascii", "replace").translate(_SIGNS).decode("ascii")
    found = [line.strip() for line in re.sub("  +", " ", whole).split("\n")]
    for at in odd:
        found[at] = normalise(texts[at])
    return found


def slips(one: str, other: str) -> int:
    """
    Count the letters to put in, take out, exchange or swap to make one text of another.

    >>> slips("Evnt", "Event")
    1
    """
    from rapidfuzz.distance import OSA  # late: it takes long, and most runs slip nowhere

    return int(OSA.distance(one, other))


def a_slip_away(word: str, known: Iterable[str]) -> list[str]:
    """
    Give the words that are one slip away from another: a letter more, less, other, or two swapped.

    Of those that begin or end alike each is compared, which is quicker than to import what compares
    every two words.

    >>> a_slip_away("event", ["evnt", "vent", "evetn", "event", "evenings", "eventos", "advent"])
    ['evnt', 'vent', 'evetn']
    """
    half = len(word) // 2
    begins, ends = word[: max(half - 1, 0)], word[half + 1 :]
    return [
        each
        for each in known
        if (each.startswith(begins) or each.endswith(ends)) and _is_slip(word, each)
    ]


def _is_slip(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    pairs = enumerate(zip(short, long, strict=False))
    at = next((at for at, (a, b) in pairs if a != b), len(short))
    if len(short) == len(long):
        swapped = short[at : at + 2] == long[at : at + 2][::-1]
        return one != other and (
            short[at + 1 :] == long[at + 1 :] or (swapped and short[at + 2 :] == long[at + 2 :])
        )
    return len(long) - len(short) == 1 and short[at:] == long[at + 1 :]


def nearest(word: str, known: Iterable[str]) -> str | None:
    """
    Give the known word that somebody most likely meant, for "did you mean".

    Returns:
        None if none is near: one slip in up to 4 letters, two in up to 10, three in more; or the
        same words in another order; or the one known word that begins like this; or else the one
        that shares most letters in their order, if more than three in five, and if each word of
        the one has its like in the other: letters alone offer an *investigation* to who wrote
        *resignation*.

    >>> nearest("hapened", ["happened", "holds"]), nearest("zzz", ["happened"])
    ('happened', None)
    >>> nearest("resignation", ["investigation"]), nearest("valid votes", ["votes against"])
    (None, None)
    """
    query = normalise(word)
    choices = {choice: normalise(choice) for choice in sorted(known)}
    if not query or not choices:
        return None
    from rapidfuzz import fuzz, process  # late: it takes long, and most runs slip nowhere
    from rapidfuzz.distance import OSA

    near = process.extractOne(query, choices, scorer=OSA.distance, score_cutoff=_borne(query))
    if near:
        return near[2]
    turned = process.extractOne(query, choices, scorer=fuzz.token_sort_ratio, score_cutoff=85)
    if turned:
        return turned[2]
    longer = [choice for choice, normal in choices.items() if normal.startswith(query)]
    if len(longer) == 1:
        return longer[0]
    alike = process.extract(query, choices, scorer=fuzz.ratio, score_cutoff=61, limit=None)
    return next((choice for normal, _, choice in alike if _word_by_word(query, normal)), None)


def _borne(word: str) -> int:
    """Give how many slips a word of this length may hold and still be meant."""
    return 1 if len(word) <= 4 else 2 if len(word) <= 10 else 3


def _word_by_word(one: str, other: str) -> bool:
    """Tell whether each word of one of two texts is like one of the other's."""
    pair = one.split(), other.split()
    return any(
        all(any(_like(word, there) for there in beside) for word in words)
        for words, beside in (pair, pair[::-1])
    )


def _like(one: str, other: str) -> bool:
    """Tell whether two words are one with slips, or begin alike, or share a word within them."""
    if one in other or other in one:
        return min(len(one), len(other)) > 3 or one == other
    shares = any(one[at : at + 6] in other for at in range(len(one) - 5))
    return one[:4] == other[:4] or shares or slips(one, other) <= _borne(one)


def mentions(text: str, words: Iterable[str]) -> bool:
    """
    Say whether any of these keywords may stand anywhere in a text; quick, and never wrongly no.

    A keyword is of capital letters of ASCII, and may be written in small ones.

    >>> mentions("select ?fromage", ["FROM"]), mentions("SELECT ?s", ["FROM"])
    (True, False)
    """
    upper = text.upper()
    return any(word in upper for word in words)
