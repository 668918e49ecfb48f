"""Files and folders that appear whole or not at all."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from engine.core import NO_PROGRESS, CancelToken, Progress, Reporter, UserError
from engine.files.disk_errors import disk_error, is_known
from engine.files.disk_sync import sync_file, sync_folder, watched_disks
from engine.files.held_files import replace_file
from engine.files.pinned_folders import require_pinned
from engine.files.temporary_names import unfinished_beside


def _always() -> bool:
    return True


@contextmanager
def atomic_file(path: Path, is_free: Callable[[], bool] = _always) -> Iterator[Path]:
    """A temporary path beside `path` to write to; it takes `path`'s place when the block ends well.

    The bytes are on the disk before the name is; an exception leaves `path` as it was.

    Args:
        is_free: asked right before `path` is replaced, after the wait for the disk; False leaves it as it is.

    Raises:
        UserError: the disk failed, in the block or here, or the project's folder is not at its place.
    """
    require_pinned(path)
    with unfinished_beside(path) as temporary, _failures_about(path, temporary):
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.open("xb").close()
        yield temporary
        sync_file(temporary)
        require_pinned(path)
        if is_free():
            replace_file(temporary, path)
            sync_folder(path.parent)


@contextmanager
def atomic_files(targets: Mapping[Path, Callable[[], bool]]) -> Iterator[list[Path]]:
    """As `atomic_file`, for many: the disk is waited for once, not once for each file; all must be written.

    Each of them appears whole or not at all; after a failure some may be new, and the others as they were.

    Args:
        targets: paths, each with the `is_free` of `atomic_file`.

    Raises:
        OSError: the disk failed; writing one by one tells at which file.
        UserError: a folder is not at its place.
    """
    folders = {path.parent: path for path in targets}
    with ExitStack() as stack:
        temporaries = [stack.enter_context(unfinished_beside(path)) for path in targets]
        for path in folders.values():
            require_pinned(path)
            path.parent.mkdir(parents=True, exist_ok=True)
        disks = stack.enter_context(watched_disks(folders))
        yield temporaries
        disks.sync_files(temporaries)
        for path in folders.values():
            require_pinned(path)
        for temporary, (path, is_free) in zip(temporaries, targets.items(), strict=True):
            if is_free():
                replace_file(temporary, path)
        for folder in folders:
            sync_folder(folder)


@contextmanager
def atomic_folder(
    path: Path, report: Reporter = NO_PROGRESS, token: CancelToken | None = None
) -> Iterator[Path]:
    """A temporary sibling folder to fill; it becomes `path` when the block ends well.

    Args:
        report: of the wait for the disk, where that is one for each file.

    Raises:
        UserError: `path` exists and is not an empty folder, or the disk failed, in the block or here.
        CancelledError: the token was cancelled during the wait; nothing is left.
    """
    require_pinned(path)
    with unfinished_beside(path) as temporary, _failures_about(path, temporary):
        refuse_filled_folder(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.mkdir()
        with watched_disks([temporary]) as disks:
            yield temporary
            # The pixels must be on the disk before the name is.
            disks.sync_below(temporary, report, token)
        refuse_filled_folder(path)
        if _is_current(path):
            _move_into(temporary, path)
        else:
            if path.exists():
                path.rmdir()
            replace_file(temporary, path)
        sync_folder(path.parent)


@contextmanager
def replaced_folder(
    path: Path, kept: Sequence[str], report: Reporter = NO_PROGRESS, token: CancelToken | None = None
) -> Iterator[Path]:
    """A temporary sibling folder to fill; it takes the place of the folder `path` when the block ends well.

    Until the last moment the folder stays as it is. It leaves its place under another name, in sight, before
    the new one takes it, and is removed afterwards: whatever happens, one of the two is there.

    Args:
        kept: files below `path`, with "/", that are carried over to the new folder.
        report: of these files, and of the wait for the disk, where that is one for each file.

    Raises:
        UserError: one of these files would meet a new one, or the disk failed, in the block or here.
        CancelledError: the token was cancelled meanwhile; the folder is as it was.
    """
    require_pinned(path)
    with unfinished_beside(path) as temporary, _failures_about(path, temporary):
        temporary.mkdir()
        with watched_disks([temporary]) as disks:
            yield temporary
            for done, name in enumerate(kept):
                if token is not None:
                    token.check()
                report(Progress(done, len(kept), "files", "carrying over"))
                _carry_over(path / name, temporary / name)
            disks.sync_below(temporary, report, token)
        aside = _free_beside(path)
        os.rename(path, aside)
        try:
            replace_file(temporary, path)
        except BaseException:
            os.rename(aside, path)
            raise
        sync_folder(path.parent)
        # What bears this name is removed at the end of the block, by a later sweep after a crash.
        with unfinished_beside(path) as unwanted:
            os.rename(aside, unwanted)


def _is_current(path: Path) -> bool:
    try:
        return os.path.samefile(path, os.curdir)
    except OSError:
        return False


def _move_into(source: Path, empty: Path) -> None:
    """Move all that is in a folder into the current one, which is empty; all of it or nothing.

    Another folder in its place would leave the terminal in one without a name, which looks empty.
    """
    moved: list[str] = []
    try:
        for name in sorted(os.listdir(source)):
            replace_file(source / name, empty / name)
            moved.append(name)
    except BaseException:
        for name in moved:
            os.rename(empty / name, source / name)
        raise
    source.rmdir()


def _free_beside(path: Path) -> Path:
    number, aside = 2, path.with_name(f"{path.name} (before)")
    while aside.exists() or aside.is_symlink():
        number, aside = number + 1, path.with_name(f"{path.name} (before {number})")
    return aside


def _carry_over(source: Path, target: Path) -> None:
    """A second name for a file, or a copy where the disk has no such names.

    Raises:
        UserError: a new file has its place.
    """
    if target.is_symlink() or target.exists():
        raise UserError(
            f"{source} is a file of your own, and the new export has one of the same name.",
            "Move it away, or name another folder.",
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(source, target, follow_symlinks=False)


def refuse_filled_folder(path: Path) -> None:
    """Raise UserError unless `path` does not exist or is an empty folder."""
    if path.is_dir():
        if any(path.iterdir()):
            raise UserError(f"The folder {path} is not empty.", "Name a new or an empty folder.")
    elif path.exists() or path.is_symlink():
        raise UserError(f"{path} is a file, not a folder.", "Name a new or an empty folder.")


@contextmanager
def _failures_about(path: Path, temporary: Path) -> Iterator[None]:
    """Failures of the disk as a UserError about `path`, or about another file that the error names."""
    try:
        yield
    except UserError as error:
        error.summary = _named(error.summary, path, temporary)
        error.hint = _named(error.hint, path, temporary)
        raise
    except sqlite3.Error as error:
        if not is_known(error):
            raise
        raise disk_error(error, path) from error
    except OSError as error:
        named = os.fsdecode(error.filename or "")
        is_other = bool(named) and not named.startswith(str(temporary))
        raise disk_error(error, named if is_other else path) from error


def _named(sentence: str, path: Path, temporary: Path) -> str:
    """The sentence with the name that the user has given, in the place of the hidden one.

    Whoever writes may have put the hidden name into a sentence. No other word is like it: it holds twelve
    drawn digits.
    """
    return sentence.replace(str(temporary), str(path)).replace(temporary.name, path.name)
