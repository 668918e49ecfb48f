"""`restore`: a project made of a safety copy, in a new folder."""

from __future__ import annotations

import argparse
from typing import Any, Final

from engine.commands.frame.path_options import NEW_PROJECT, READ_PATH
from engine.commands.support.terminal import Terminal

HELP = "make a project of a safety copy, in a new folder"
_SHOWN: Final = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "copy", type=READ_PATH, metavar="COPY", help="a file that `backup` or the window made"
    )
    parser.add_argument(
        "--to",
        type=NEW_PROJECT,
        metavar="PROJECT",
        help="a new folder ending in .inkling (default: beside the project; in the folder of the copy where "
        "that is not NAME-backups)",
    )


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """Unpack the copy beside what is there; no project is ever written over."""
    from engine.backup.restore import restore_backup
    from engine.core.words import counted_images

    with terminal.progress("Restoring") as report:
        restored = restore_backup(options.copy.absolute(), options.to, report, terminal.token)
    manifest = restored.manifest
    created = f"{manifest.created_at:%Y-%m-%d %H:%M} UTC"
    terminal.say(f"{counted_images(manifest.images)} as of {created}: {restored.project}")
    for names, what in (
        (restored.missing, "not where they were"),
        (restored.changed, "other files than when the copy was made"),
    ):
        if names:
            shown = ", ".join(names[:_SHOWN]) + (", ..." if len(names) > _SHOWN else "")
            terminal.warn(f"{counted_images(len(names))} {what}: {shown}")
    return {
        "project": str(restored.project),
        "created": manifest.created,
        "images": manifest.images,
        "accepted": manifest.accepted,
        "missing": list(restored.missing),
        "changed": list(restored.changed),
    }
