"""A command comes in; out goes one that speaks the language somebody asked for or set."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import Final

import click

from backstory.errors import BackstoryError, CouldNotRun

__all__ = [
    "asked_language",
    "complaint",
    "help_of",
    "helping",
    "manual_asked",
    "say",
    "speak",
    "speaking",
]

_OPTION: Final = "--lang"


def asked_language() -> str:
    """Give the language that was asked for, wherever in the command, else what somebody set."""
    from backstory.settings import default_language
    from backstory.words.languages import MODEL, languages, words_of

    typed = _typed()
    try:
        lang = typed[-1] if typed else default_language()
        if lang == MODEL or lang not in languages():
            return MODEL
        words_of(lang)
        return lang
    except BackstoryError:
        return MODEL  # what is wrong with the settings, or with its words, is what is being told


def _typed() -> list[str]:
    """List the languages that the command names, before or behind its own name."""
    return [each.partition("=")[2] or after for each, after in zip(sys.argv, [*sys.argv[1:], ""],
            strict=True) if each == _OPTION or each.startswith(f"{_OPTION}=")]  # fmt: skip


def say(message: str, *, err: bool = True) -> None:
    """Print a message in the language that was asked for."""
    click.echo(_said(message), err=err)


def _said(message: str) -> str:
    from backstory.words.languages import MODEL

    lang = asked_language()
    if lang == MODEL:
        return message
    from backstory.words.messages import message_in  # late: messages are written in English

    return message_in(message, lang)


def complaint(why: click.ClickException) -> str:
    """Write what a command line lacks, as click does, in the language that was asked for."""
    from backstory.words.messages import message_in

    lang = asked_language()
    if isinstance(why, click.exceptions.NoArgsIsHelpError) and why.ctx is not None:
        return help_of(why.ctx)
    lines = []
    if isinstance(why, click.UsageError) and why.ctx is not None:
        from backstory.cli.helped import in_language, laid

        in_language(why.ctx.command, lang)
        path, names = why.ctx.command_path, why.ctx.help_option_names
        lines.append(laid(why.ctx.get_usage(), lang))
        if names:
            lines += [f"Try '{path} {names[0]}' for help.", ""]
    told = message_in("Error: {}", lang).replace("{}", message_in(why.format_message(), lang))
    return "\n".join([*(message_in(line, lang) for line in lines), told])


def help_of(ctx: click.Context) -> str:
    """Give the help of a command in the reader's language, though nobody asked for it."""
    from backstory.cli.helped import in_language, laid

    lang = asked_language()
    command = in_language(ctx.command, lang)
    return laid(type(command).get_help(command, ctx), lang)


def speak(lang: str | None) -> None:
    """
    Take the language that was asked for before the command, for all that is said after.

    Raises:
        UnknownName: The program does not speak it.
        CouldNotRun: It was asked for nowhere, and the program does not speak the one that is set.
    """
    from backstory.settings import LANG, language_set
    from backstory.words.languages import languages, words_of

    if lang is None:
        known, (lang, by) = languages(), language_set()
        if lang and lang not in known and not _typed():
            raise CouldNotRun(f"{by} sets the language '{lang}'; there are {', '.join(known)}.")
        return
    words_of(lang)  # told here if the program does not speak it
    os.environ[LANG] = lang


def manual_asked() -> Mapping[str, str]:
    """Give the manual in the language that was asked for, by its English; nothing for English."""
    from backstory.words.languages import MODEL

    lang = asked_language()
    if lang == MODEL:
        return {}
    from backstory.cli.helped import manual

    return manual(lang)


def helping(command: click.Command) -> click.Command:
    """Let the help of a command, if it is what is asked for, be in the reader's language."""
    if not any(word in ("-h", "--help") for word in sys.argv[1:]):
        return command
    lang = asked_language()
    if not manual_asked():
        return command
    from backstory.cli.helped import in_language, laid

    for one in (command, *getattr(command, "commands", {}).values()):
        one.get_help = lambda ctx, each=one: laid(type(each).get_help(each, ctx), lang)
    return in_language(command, lang)


def speaking(command: click.Command) -> click.Command:
    """Let a command that only reports be told the language to report in, as others are."""
    from backstory.words.languages import languages

    if isinstance(command, click.Group):
        for below in command.commands.values():
            speaking(below)
    for one in command.params:
        if isinstance(one, click.Option) and one.prompt:
            one.prompt = _said(one.prompt)
    if not any(_OPTION in one.opts for one in command.params):
        command.params.append(
            click.Option([_OPTION], type=click.Choice(languages()), expose_value=False,
                         help="The language to report in; en, or what you set.")
        )  # fmt: skip
    return command
