"""`new`: make a project from a folder of images and, if there are any, their masks."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from typing import Any

from engine.commands.support.terminal import Terminal
from engine.core import ClassList, UserError

HELP = "make a project from a folder of images"
DEFAULT_CLASSES = ("background", "object")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("project", type=Path, metavar="PROJECT", help="to make: NAME.inkling")
    parser.add_argument("--images", type=Path, required=True, metavar="DIR", help="folder of images")
    parser.add_argument("--masks", type=Path, metavar="DIR", help="PNG masks, named like the images")
    parser.add_argument(
        "--classes",
        type=Path,
        metavar="FILE",
        help="one class name a line, in id order (default: classes.txt beside the images, "
        f"else {' and '.join(DEFAULT_CLASSES)})",
    )


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """Make the project; on failure it is removed again."""
    from engine.commands.support.inputs import existing_folder
    from engine.commands.support.mask_import import report_import
    from engine.document.listing import list_images
    from engine.storage import Project

    images = existing_folder(options.images, "images")
    masks = None if options.masks is None else existing_folder(options.masks, "PNG masks")
    if next(iter(list_images(images)), None) is None:
        raise UserError(f"{images} holds no image.", "Name a folder with PNG, JPEG or TIFF files.")
    classes = _classes(options.classes, images, terminal)
    project = Project.create(options.project, name=options.project.stem, classes=classes)
    try:
        with project, terminal.progress("Adding images") as report:
            count = project.images.add_folder(images, report, terminal.token)
            terminal.token.check()
            result: dict[str, Any] = {"imported": 0, "problems": []}
            if masks is not None:
                from engine.storage.mask_import import import_masks

                with terminal.progress("Importing masks") as report:
                    outcome = import_masks(project, masks, report, terminal.token)
                result = report_import(outcome, terminal)
            terminal.token.check()
    except BaseException:
        shutil.rmtree(options.project, ignore_errors=True)
        raise
    terminal.say(f"{options.project}: {count} images, {result['imported']} masks, {len(classes)} classes")
    return {
        "project": str(options.project),
        "images": count,
        "masks": result["imported"],
        "classes": list(classes.names),
        "problems": result["problems"],
    }


def _classes(file: Path | None, images: Path, terminal: Terminal) -> ClassList:
    from engine.formats.dataset import read_class_file

    if file is not None:
        return read_class_file(file)
    beside = images.parent / "classes.txt"
    if beside.is_file():
        terminal.say(f"Classes from {beside}")
        return read_class_file(beside)
    return ClassList.from_names(DEFAULT_CLASSES)
