"""`import`: masks of other programs into a project."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.commands.support.terminal import Terminal
from engine.core import UserError

if TYPE_CHECKING:
    from engine.storage import Project

HELP = "bring masks into a project"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("project", type=Path, metavar="PROJECT")
    parser.add_argument("--format", choices=["png"], default="png", help="png: class id per pixel")
    parser.add_argument(
        "--from",
        dest="source",
        type=Path,
        required=True,
        metavar="PATH",
        help="a folder of masks named like the images, or a folder with images/, masks/ and classes.txt",
    )


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """Import each mask as an undoable step of its image, which is accepted from then on."""
    from engine.commands.support.inputs import existing_folder
    from engine.commands.support.mask_import import import_mask_folder
    from engine.storage import Project

    source = existing_folder(options.source, "masks")
    with Project.open(options.project) as project:
        added = 0
        masks = source
        if (source / "masks").is_dir():
            masks = source / "masks"
            _check_classes(project, source / "classes.txt")
            if (source / "images").is_dir():
                with terminal.progress("Adding images") as report:
                    added = project.images.add_folder(source / "images", report, terminal.token)
        result = import_mask_folder(project, masks, terminal)
    terminal.say(f"{result['imported']} masks imported, {added} images added")
    return {"project": str(options.project), "images_added": added} | result


def _check_classes(project: Project, file: Path) -> None:
    from engine.formats import read_class_file

    if not file.is_file():
        return
    listed = read_class_file(file).names
    own = project.classes.names
    if listed[: len(own)] == own or own[: len(listed)] == listed:
        if len(listed) <= len(own):
            return
        raise UserError(
            f"{file} has {len(listed)} classes, the project only {len(own)}.",
            f"Add these classes to the project first: {', '.join(listed[len(own) :])}.",
        )
    raise UserError(
        f"The classes of {file} ({', '.join(listed)}) are not those of the project ({', '.join(own)}).",
        "Ids would change their meaning: import the folder masks/ alone if they are the same ids.",
    )
