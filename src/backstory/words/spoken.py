"""
A class or function of Python's doors comes in; out goes one whose errors speak its language.

Mistakes are told in English where they are found, as `words.messages` expects them; the shell says
them in the language that was asked for, and so does Python.
"""

from __future__ import annotations

import functools
import inspect
import re
import sys
from collections.abc import Callable
from contextvars import Token
from typing import Any, Final, TypeVar

from backstory.errors import BackstoryError, DossierError
from backstory.words.aside import SAID_IN

__all__ = ["put", "spoken"]

_QUIET: Final = ("lang", "is_elsewhere")
"""Properties that tell which language is asked for, or nothing of the graph."""
_OPTION: Final = re.compile(r"`[^`\n]*`|(?<![\w-])--([a-z]+(?:-[a-z]+)*)(?![\w-])")
_OF_SHELL: Final = frozenset(("graph", "help", "list", "template"))
_ELSE: Final = {"in": "lang", "pairs": "every"}
"""Options of the shell that are called otherwise in Python."""
_EARLY: Final = ("__init__", "__getattr__")
"""Methods that are called before it is known which language is asked for."""
_SPECIAL: Final = ("__init__", "__getitem__", "__getattr__", "__call__")

T = TypeVar("T", bound=Callable[..., Any])
E = TypeVar("E", bound=BackstoryError)


def spoken(what: T) -> T:
    """
    Tell in the reader's language what goes wrong in a function, or in each method of a class.

    That is the language which a call asks for, else that of what is called. What no file of words
    knows stays as it is.
    """
    if not inspect.isclass(what):
        return _told_by(what)
    for name, value in list(vars(what).items()):
        if inspect.isfunction(value) and (not name.startswith("_") or name in _SPECIAL):
            setattr(what, name, _told_by(value, early=name in _EARLY))
        elif isinstance(value, property) and value.fget:
            read = value.fget if name in _QUIET else _told_by(value.fget)
            write = value.fset and _told_by(value.fset)
            setattr(what, name, property(read, write, doc=value.__doc__))
    return what


def put(why: E, lang: object) -> E:
    """Put what goes wrong into a language, if it is one that the program speaks."""
    _say(why, lang)
    return why


def _told_by(call: T, *, early: bool = False) -> T:
    @functools.wraps(call)
    def held(*args: Any, **kwargs: Any) -> Any:
        langs = kwargs.get("lang"), None if early or not args else _own(args[0])
        lang = next((one for one in langs if isinstance(one, str) and one), SAID_IN.get())
        said = SAID_IN.set(lang)
        try:
            return call(*args, **kwargs)
        except BackstoryError as why:
            _say(why, langs[0], _own(args[0] if args else None))
            if said.old_value in ("", Token.MISSING):  # nobody else puts it in words after this
                _in_python(why)
            raise
        finally:
            SAID_IN.reset(said)

    return held  # type: ignore[return-value]


def _own(thing: object) -> object:
    """Give the language of what is asked, if it is made already."""
    try:
        return object.__getattribute__(thing, "lang")
    except AttributeError:
        return None


def _in_python(why: BackstoryError) -> None:
    """Name parameters as Python does, unless the shell asks: there `--known-at` is right."""
    click = sys.modules.get("click")  # not imported for this: who has not loaded it is no shell
    text = why.args[0] if why.args else None
    if not isinstance(text, str) or "--" not in text or isinstance(why, DossierError):
        return
    if "(in Python" in text or "(en Python" in text:
        return  # says both
    if click is None or click.get_current_context(silent=True) is None:
        why.args = (_OPTION.sub(_parameter, text), *why.args[1:])


def _parameter(found: re.Match[str]) -> str:
    name = found[1]
    if not name or name in _OF_SHELL:  # within a command that is quoted, or the shell's alone
        return found[0]
    return f"`{_ELSE.get(name, name.replace('-', '_'))}`"


def _say(why: BackstoryError, *langs: object) -> None:
    from backstory.words.languages import MODEL, languages
    from backstory.words.messages import message_in, problems_in_words

    lang = next((one for one in langs if isinstance(one, str) and one in languages()), MODEL)
    if lang == MODEL or not why.args:
        return
    text = (
        "\n".join(problems_in_words(why.problems, why.following, lang))
        if isinstance(why, DossierError)
        else message_in(str(why.args[0]), lang)
    )
    why.args = (text, *why.args[1:])
