"""
A command whose help is asked for comes in; out goes the same with its help in a reader's language.

The manual of the shell stands in English with its commands. In another language it is read, only
when it is asked for, from `help/LANGUAGE.json` beside its words: each paragraph, option and heading
by its English words. Examples are commands and stay as they are; what no file knows stays so.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from functools import cache
from typing import Final

import click

from backstory.words.languages import MODEL, beside

__all__ = ["in_language", "laid", "manual", "paragraphs"]

_HEADS: Final = ("Usage:", "Options:", "Commands:")
_EXAMPLES: Final = "\b"
"""How click marks a paragraph whose lines stay as they are."""
_VALUE: Final = re.compile(r"(?<![\w-])[A-Z]{2,}(?: RANGE)?(?![\w-])")


@cache
def manual(lang: str) -> Mapping[str, str]:
    """Give the texts of the manual in a language, by the English ones; none for English."""
    return {} if lang == MODEL else beside(lang, "help")


def in_language(command: click.Command, lang: str) -> click.Command:
    """Put the help of a command, its options and its commands into a language."""
    known = manual(lang)
    if not known:
        return command
    command.help = "\n\n".join(_told(each, known) for each in paragraphs(command.help or ""))
    if command.short_help:
        command.short_help = known.get(command.short_help, command.short_help)
    context = click.Context(command)
    for one in command.params:
        if not isinstance(one, click.Option) or not one.is_flag:
            one.metavar = _put(one.make_metavar(context), known)
        if isinstance(one, click.Option):
            if one.help:
                told = known.get(" ".join(one.help.split()), one.help)
                one.help = _put(told, known)
            if isinstance(one.show_default, str):
                one.show_default = known.get(one.show_default, one.show_default)
    if isinstance(command, click.Group):
        for below in command.commands.values():
            in_language(below, lang)
    return command


def paragraphs(text: str) -> list[str]:
    """Cut a help text into paragraphs, those of examples with the mark that click knows."""
    return [each.strip(" \n") for each in re.split(r"\n\s*\n", inspect.cleandoc(text)) if each]


def _told(paragraph: str, known: Mapping[str, str]) -> str:
    if not paragraph.startswith(_EXAMPLES):
        plain = " ".join(paragraph.split())
        return _put(known.get(plain, plain), known)
    return "\n".join(known.get(line, line) for line in paragraph.split("\n"))


def _put(text: str, known: Mapping[str, str]) -> str:
    """Put what stands for a value, a word in capitals, into a language: FOLDER, CARPETA."""
    return _VALUE.sub(lambda found: known.get(found[0], found[0]), text)


def laid(text: str, lang: str) -> str:
    """Say in a language what click itself says around the help of a command."""
    known = manual(lang)
    if not known:
        return text
    for head in _HEADS:
        text = re.sub(rf"^{head}", known.get(head, head), text, flags=re.M)
    for words in ("Show this message and exit.", "[OPTIONS]", "COMMAND [ARGS]...",
                  "[COMMAND] [ARGS]..."):  # fmt: skip
        text = text.replace(words, known.get(words, words))
    text = re.sub(r"\[default:(\s)", rf"[{known.get('default', 'default')}:\1", text)
    return re.sub(r"(\[|; )required\]", rf"\1{known.get('required', 'required')}]", text)
