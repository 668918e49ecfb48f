"""`backup`: a safety copy of a project as one file, also while it is open in the window."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, Final

from engine.commands.frame.path_options import READ_PATH, WRITTEN_FOLDER
from engine.commands.frame.value_options import NumberOption
from engine.commands.support.terminal import Terminal
from engine.core import UserError
from engine.core.ranges import NumberRange

_KEPT: Final = NumberRange(1, 10_000, is_whole=True)

_NAMED: Final = 5
_NO_FILE: Final = "It is missing, or its name has letters that a copy cannot hold; keep it elsewhere, too."

HELP = "make a safety copy of a project: one file, also while it is open"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("project", type=READ_PATH, metavar="PROJECT")
    parser.add_argument(
        "--out",
        type=WRITTEN_FOLDER,
        metavar="FILE|DIR",
        help="a new file ending in .zip, or a folder (default: the folder that was chosen in the window, "
        "or NAME-backups beside the project)",
    )
    parser.add_argument(
        "--keep",
        type=NumberOption(_KEPT),
        metavar="N",
        help="afterwards keep at most N copies in that folder, the older the fewer (default: all)",
    )
    parser.add_argument(
        "--if-changed",
        action="store_true",
        help="make none when nothing was changed since the newest copy in that folder",
    )
    parser.add_argument("--with-images", action="store_true", help="put the image files in, too")


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """Write and verify the copy; nothing is left behind when it fails."""
    from datetime import timedelta

    from engine.backup.collection import is_backup_due, thin_out
    from engine.backup.make import make_backup
    from engine.core.words import counted_images

    project = Path(options.project).absolute()
    target = _target(project, options.out)
    if options.if_changed and not is_backup_due(project, target.parent, timedelta(0), terminal.token):
        terminal.say("Nothing was changed since the newest copy.")
        return {"copy": None}
    with terminal.progress("Copying") as report:
        copied = make_backup(
            project, target, with_images=options.with_images, report=report, token=terminal.token
        )
    left_out = [entry.name for entry in copied.manifest.listed_images if not entry.member]
    left_out = left_out if options.with_images else []
    for name in left_out[:_NAMED]:
        terminal.reject(UserError(f"The file of {name} is not in the copy.", _NO_FILE))
    if len(left_out) > _NAMED:
        more = f"{len(left_out) - _NAMED:,} more image files are not in the copy."
        terminal.reject(UserError(more, _NO_FILE))
    removed = [] if options.keep is None else thin_out(project, target.parent, options.keep)
    size = target.stat().st_size
    terminal.say(f"{counted_images(copied.manifest.images)}, {size / 1e6:.1f} MB: {target}")
    if removed:
        terminal.say(f"{len(removed)} older copies removed")
    return {
        "copy": str(target),
        "bytes": size,
        "images": copied.manifest.images,
        "accepted": copied.manifest.accepted,
        "files": len(copied.manifest.members),
        "left_out": left_out,
        "removed": [str(path) for path in removed],
    }


def _target(project: Path, out: Path | None) -> Path:
    from datetime import UTC, datetime

    from engine.backup.before import options_of_commands
    from engine.backup.names import new_copy_path

    if out is not None and out.suffix.lower() == ".zip" and not out.is_dir():
        return out.absolute()
    folder = options_of_commands().existing_place(project) if out is None else out.absolute()
    if folder.exists() and not folder.is_dir():
        raise UserError(f"{folder} is a file.", "Give a folder, or a new file that ends in .zip.")
    return new_copy_path(project, folder, datetime.now(UTC))
