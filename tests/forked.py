"""
Run many short commands without importing the program anew for each: half of their time is that.

A process of its own has imported the program and does nothing but fork: each command has a process,
an environment, a folder and streams of its own, begins with nothing read, and ends as ever. A graph
is opened, and a setting read, by each. What is about how a process starts is tested with a true
one: `python -m backstory`.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import os
import pkgutil
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

_ASKER = """#!{python} -IS
import os, signal, socket, sys
with socket.socket(socket.AF_UNIX) as asked:
    asked.connect({address!r})
    told = [os.getcwd(), str(len(sys.argv)), *sys.argv]
    told += [name + "=" + value for name, value in os.environ.items()]
    text = os.fsencode("\\0".join(told))
    socket.send_fds(asked, [len(text).to_bytes(8, "big")], [0, 1, 2])
    asked.sendall(text)
    status = int(asked.recv(16) or b"-9")
if status < 0:  # it was ended by a signal, as a shell is to see
    signal.signal(-status, signal.SIG_DFL) if status != -9 else None
    os.kill(os.getpid(), -status)
sys.exit(status)
"""
"""What stands for the program on the PATH: it starts in a hundredth of a second."""

_APART = ("table", "server")
"""Rooms that are left to each command: what they bring starts threads, which a fork would lose."""


@cache
def program() -> Path:
    """Start what forks, once; give the file that asks it, which is called `backstory`."""
    # The address of a socket is short, and a folder of tests has a long name.
    folder = Path(tempfile.mkdtemp(prefix="backstory-"))
    asks, address = folder / "backstory", str(folder / "asked")
    asks.write_text(_ASKER.format(python=sys.executable, address=address), "utf-8")
    asks.chmod(0o755)
    with socket.socket(socket.AF_UNIX) as waits:
        waits.bind(address)
        waits.listen(16)
        forks = subprocess.Popen([sys.executable, __file__], stdin=waits)
    atexit.register(_end, forks, folder)
    return asks


def _end(forks: subprocess.Popen[bytes], folder: Path) -> None:
    forks.terminate()
    forks.wait()
    shutil.rmtree(folder)


def _imported() -> None:
    """Import the program, but for what a command with its own threads needs."""
    import backstory

    for found in pkgutil.walk_packages(backstory.__path__, "backstory."):
        if found.name.split(".")[1] not in (*_APART, "__main__"):
            with suppress(ImportError):  # what an extra brings
                importlib.import_module(found.name)


def _whole(asked: socket.socket) -> tuple[list[str], list[int]]:
    """Read what is asked: a folder, words, an environment; and the three streams."""
    head, streams, *_ = socket.recv_fds(asked, 8, 3)
    left, text = int.from_bytes(head, "big"), b""
    while len(text) < left and (more := asked.recv(65_536)):
        text += more
    return os.fsdecode(text).split("\0"), list(streams)


def _begin(folder: str, words: list[str], environment: Mapping[str, str]) -> None:
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = words
    from backstory.cli import main

    status: object = 0
    try:
        main()
    except SystemExit as end:
        status = end.code
    # To take all apart that was imported costs as much as to import it.
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status if isinstance(status, int) else int(status is not None))


def _serve() -> None:
    """Fork for each that asks: one that tells how the command ended, and the command."""
    with socket.socket(fileno=os.dup(0)) as waits:
        while True:
            asked, _ = waits.accept()
            if not os.fork():
                waits.close()
                break
            asked.close()
            while _ended():
                pass
    told, streams = _whole(asked)
    if child := os.fork():
        for stream in streams:
            os.close(stream)  # else a reader would wait for what is never written
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        asked.sendall(str(status).encode())
        os._exit(0)
    asked.close()
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    count = int(told[1])
    named = (each.partition("=") for each in told[2 + count :])
    _begin(told[0], told[2 : 2 + count], {name: value for name, _, value in named})


def _ended() -> bool:
    """Take leave of one that has told its end, if there is one."""
    try:
        return os.waitpid(-1, os.WNOHANG)[0] != 0
    except ChildProcessError:
        return False


if __name__ == "__main__":
    sys.path.pop(0)  # the folder of this file, which no command would have
    _imported()
    gc.collect()
    gc.freeze()  # what is never looked at by a command is never copied for it
    _serve()
