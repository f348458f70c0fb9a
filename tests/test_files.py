"""Every door writes through one room: whole or not at all, and nothing but files is replaced."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from paths import ROOT

from backstory.errors import CouldNotRun
from backstory.files import held, settle, text_of, write_set, write_whole
from backstory.words.messages import message_in

_SETS = {name: {f"{n}.txt": name.encode() * 9 for n in "abcde"} for name in ("old", "new")}


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _texts(folder: Path) -> set[bytes]:
    return {path.read_bytes() for path in folder.glob("*.txt")}


def _run(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a few lines in a process of its own, with `folder` and the writers at hand."""
    head = (
        "import os, sys, pathlib; from backstory import files; from backstory.files import held\n"
    )
    head += f"folder = pathlib.Path({str(folder)!r}); SETS = {_SETS!r}\n"
    return subprocess.run(
        [sys.executable, "-c", head + code], capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip


def test_a_file_is_written_once_and_left_alone_when_nothing_changed(tmp_path: Path) -> None:
    path = tmp_path / "below" / "a.txt"
    assert write_whole(path, b"one")
    assert not write_whole(path, b"one")
    assert write_whole(path, b"two")
    assert (_names(path.parent), path.read_bytes()) == (["a.txt"], b"two")


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "link.txt"
    link.symlink_to(Path("real") / "a.txt")  # to nothing yet
    assert write_whole(link, b"one")
    assert write_whole(link, b"two")
    assert link.is_symlink()
    assert (tmp_path / "real" / "a.txt").read_bytes() == b"two"
    assert write_set(tmp_path, {"link.txt": b"three"}) == {"link.txt": True}
    assert link.is_symlink()
    assert (tmp_path / "real" / "a.txt").read_bytes() == b"three"


def test_permissions_are_kept_and_a_read_only_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"one")
    path.chmod(0o640)
    write_whole(path, b"two")
    write_set(tmp_path, {"a.txt": b"three"})
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    path.chmod(0o444)
    for writing in (lambda: write_whole(path, b"x"), lambda: write_set(tmp_path, {"a.txt": b"x"})):
        with pytest.raises(CouldNotRun, match=r"a\.txt cannot be written: it is read-only\.$"):
            writing()
    assert (path.read_bytes(), _names(tmp_path)) == (b"three", ["a.txt"])


@pytest.mark.parametrize("as_set", [False, True], ids=["alone", "in a set"])
def test_a_pipe_and_a_device_are_written_to_and_never_replaced(
    tmp_path: Path, as_set: bool
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    heard: list[bytes] = []
    reader = threading.Thread(target=lambda: heard.append(pipe.read_bytes()))
    reader.start()
    if as_set:
        write_set(tmp_path, {"pipe": b"words"})
    else:
        write_whole(pipe, b"words")
    reader.join(5)
    assert heard == [b"words"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    link = tmp_path / "null"
    link.symlink_to("/dev/null")
    for device in (Path("/dev/null"), link):
        assert write_whole(device, b"words")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    assert link.is_symlink()


def test_standard_output_by_its_name_gets_the_bytes(tmp_path: Path) -> None:
    done = _run('files.write_whole(pathlib.Path("/dev/stdout"), b"words")', tmp_path)
    assert (done.stdout, done.returncode) == ("words", 0), done.stderr


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("", "empty, or the folder one stands in"),
        ("folder", "is a folder; name a file in it"),
        ("file/below", "file cannot be written|file/below cannot be written: "),
        ("x" * 300, "cannot be written: file name too long"),
        ("circle", "its links lead in a circle"),
        ("a\0b", "cannot be written: .*null"),
    ],
)
def test_what_can_be_no_file_is_told_in_one_line(
    name: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"old")
    (tmp_path / "circle").symlink_to("circle")
    with pytest.raises(CouldNotRun, match=told) as why:
        write_whole(Path(name), b"new")
    assert "\n" not in str(why.value)
    assert (tmp_path / "file").read_bytes() == b"old"
    assert _names(tmp_path) == ["circle", "file", "folder"]


def test_a_set_goes_where_the_link_of_its_folder_leads(tmp_path: Path) -> None:
    """It was told that a file exists, of a link in a circle and of one that led nowhere."""
    (tmp_path / "circle").symlink_to("circle")
    with pytest.raises(CouldNotRun, match="its links lead in a circle"):
        write_set(tmp_path / "circle", {"a": b"new"})
    (tmp_path / "link").symlink_to("folder/within")
    write_set(tmp_path / "link", {"a": b"new"})
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "folder" / "within" / "a").read_bytes() == b"new"


@pytest.mark.parametrize(
    "why",
    [errno.EACCES, errno.EBUSY, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EMFILE,
     errno.ENAMETOOLONG, errno.ENOSPC, errno.ENOTDIR, errno.EPERM, errno.EROFS],
    ids=errno.errorcode.get,
)  # fmt: skip
def test_why_nothing_can_be_written_is_told_in_spanish_too(why: int) -> None:
    """A full disk was told of in English to whoever asks for Spanish."""
    reason = os.strerror(why).lower()
    assert reason not in message_in(f"a cannot be written: {reason}.", "es")


def test_a_full_disk_leaves_the_old_files_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_set(tmp_path, _SETS["old"])
    calls = []

    def full(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 3:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CouldNotRun, match=r"c\.txt cannot be written: no space left on device\.$"):
        write_set(tmp_path, _SETS["new"])
    assert (_names(tmp_path), _texts(tmp_path)) == (sorted(_SETS["old"]), {b"old" * 9})
    calls[:] = [1, 1]
    with pytest.raises(CouldNotRun, match="no space left"):
        write_whole(tmp_path / "a.txt", b"new")
    assert (_names(tmp_path), _texts(tmp_path)) == (sorted(_SETS["old"]), {b"old" * 9})


@pytest.mark.parametrize("moves", range(7))
def test_a_kill_at_any_move_leaves_the_old_set_or_the_new(moves: int, tmp_path: Path) -> None:
    """The first move makes the set ready; until then nothing of it counts."""
    write_set(tmp_path, _SETS["old"])
    code = f"""
real, left = pathlib.Path.replace, {moves}
def replace(self, target):
    global left
    if not left:
        os.kill(os.getpid(), {signal.SIGKILL})
    left -= 1
    return real(self, target)
pathlib.Path.replace = replace
files.write_set(folder, SETS["new"])
"""
    done = _run(code, tmp_path)
    assert done.returncode == (-signal.SIGKILL if moves < 6 else 0), done.stderr
    settle(tmp_path)
    assert _texts(tmp_path) == ({b"old" * 9} if not moves else {b"new" * 9})
    write_set(tmp_path, _SETS["new"])
    assert (_names(tmp_path), _texts(tmp_path)) == (sorted(_SETS["new"]), {b"new" * 9})


def test_what_a_killed_run_left_is_swept_and_what_a_living_one_writes_is_not(
    tmp_path: Path,
) -> None:
    done = _run(
        f"with held.part_of(folder / 'a.txt'): os.kill(os.getpid(), {signal.SIGKILL})", tmp_path
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert len(_names(tmp_path)) == 1
    with held.part_of(tmp_path / "b.txt") as living:
        write_whole(tmp_path / "a.txt", b"new")
        assert _names(tmp_path) == sorted([living.name, "a.txt"])
    assert _names(tmp_path) == ["a.txt"]


def test_what_a_killed_run_left_is_swept_where_nothing_is_to_be_written(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_whole(path, b"a")
    (tmp_path / ".backstory-1-0.part").write_bytes(b"half")
    assert not write_whole(path, b"a")
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]


def test_two_runs_at_once_never_mix_their_sets(tmp_path: Path) -> None:
    code = """
for n in range(40):
    files.write_set(folder, SETS[sys.argv[0] and ("old", "new")[n % 2]])
    found = {path.read_bytes() for path in folder.glob("*.txt")}
"""
    seen: list[set[bytes]] = []
    with held.locked(tmp_path):
        pass
    runs = [threading.Thread(target=_run, args=(code, tmp_path)) for _ in range(3)]
    for run in runs:
        run.start()
    while any(run.is_alive() for run in runs):
        with held.locked(tmp_path):  # between two sets, never within one
            seen.append(_texts(tmp_path))
    assert all(len(each) <= 1 for each in seen)
    assert _names(tmp_path) == sorted(_SETS["old"])


def test_a_set_goes_into_a_folder_and_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    with pytest.raises(CouldNotRun, match="is not a folder"):
        write_set(tmp_path / "file", _SETS["new"])
    write_set(tmp_path / "new", {"below/a.txt": b"a"})
    assert (tmp_path / "new" / "below" / "a.txt").read_bytes() == b"a"


def test_a_text_too_large_to_be_one_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "query.rq"
    path.write_text("ASK {}", "utf-8")
    assert text_of(path, 10) == "ASK {}"
    with path.open("wb") as file:
        file.truncate(1 << 40)  # a terabyte of nothing, which takes no room
    with pytest.raises(CouldNotRun, match="larger than 10 bytes"):
        text_of(path, 10)
    path.unlink()
    path.write_bytes(b"\xff")
    with pytest.raises(CouldNotRun, match="not UTF-8"):
        text_of(path, 10)


def test_what_has_no_folder_to_stand_in_is_refused_before_anything_moves(tmp_path: Path) -> None:
    write_set(tmp_path, _SETS["old"])
    with pytest.raises(CouldNotRun, match=r"below cannot be written: not a directory\.$"):
        write_set(tmp_path, _SETS["new"] | {"e.txt/below": b"x"})
    assert (_names(tmp_path), _texts(tmp_path)) == (sorted(_SETS["old"]), {b"old" * 9})
    if os.geteuid():  # who is root may write anywhere
        (tmp_path / "closed").mkdir(mode=0o555)
        with pytest.raises(CouldNotRun, match="closed/a cannot be written: permission denied"):
            write_set(tmp_path, _SETS["new"] | {"closed/a": b"x"})
        assert _texts(tmp_path) == {b"old" * 9}


@pytest.mark.parametrize("moves", [0, 1, 2, 3, 4])
def test_what_is_gone_with_a_set_goes_with_it(moves: int, tmp_path: Path) -> None:
    """A kill at any move leaves what was, or what is to be, files that went included."""
    write_set(tmp_path, {"a.txt": b"old", "below/b.txt": b"old", "mine.txt": b"mine"})
    done = _run(
        f"""
real, left = pathlib.Path.replace, {moves}
def replace(self, target):
    global left
    if not left:
        os.kill(os.getpid(), {signal.SIGKILL})
    left -= 1
    return real(self, target)
pathlib.Path.replace = replace
with files.gathered(folder) as gathered:
    gathered.put("a.txt", b"new")
    gathered.put("c.txt", b"new")
    gathered.drop({{"below/b.txt"}})
""",
        tmp_path,
    )
    assert done.returncode == (-signal.SIGKILL if moves < 3 else 0), done.stderr
    settle(tmp_path)
    found = {str(path.relative_to(tmp_path)): path.read_bytes()
             for path in tmp_path.rglob("*.txt") if ".backstory" not in str(path)}  # fmt: skip
    old = {"a.txt": b"old", "below/b.txt": b"old"}
    new = {"a.txt": b"new", "c.txt": b"new"}
    assert found == (old if not moves else new) | {"mine.txt": b"mine"}
    assert (tmp_path / "below").exists() == (not moves)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="has no such folder")
def test_a_folder_in_which_nothing_can_be_made_is_told() -> None:
    """Whoever wrote there made a part of a file again and again, for ever."""
    with pytest.raises(CouldNotRun, match="cannot be written: no such file"):
        write_whole(Path("/proc/picture.svg"), b"<svg/>")
    with pytest.raises(CouldNotRun):
        write_set(Path("/proc/built"), {"a.txt": b"a"})
