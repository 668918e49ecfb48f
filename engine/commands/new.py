"""`new`: make a project from a folder of images and, if there are any, their masks."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.commands.frame.input_options import add_input_option, set_input_channels
from engine.commands.frame.path_options import NEW_PROJECT, READ_PATH
from engine.commands.frame.stack_options import add_stack_options, chosen_planes
from engine.commands.support.terminal import Terminal
from engine.core import ClassList, UserError
from engine.core.class_names import confusable_sentence

if TYPE_CHECKING:
    from engine.document.left_out import LeftOutFiles
    from engine.document.stacks.choice import StackChoice
    from engine.document.used_part import UsedPart
    from engine.storage import Project

HELP = "make a project from a folder of images"
DEFAULT_CLASSES = ("background", "object")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("project", type=NEW_PROJECT, metavar="PROJECT", help="to make: NAME.inkling")
    parser.add_argument("--images", type=READ_PATH, required=True, metavar="DIR", help="folder of images")
    add_stack_options(parser)
    add_input_option(parser)
    parser.add_argument("--masks", type=READ_PATH, metavar="DIR", help="PNG masks, named like the images")
    parser.add_argument(
        "--classes",
        type=READ_PATH,
        metavar="FILE",
        help="one class name a line, in id order (default: classes.txt beside the images, "
        f"else {' and '.join(DEFAULT_CLASSES)})",
    )


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """Make the project, whole or not at all."""
    from engine.commands.support.dataset_import import report_import
    from engine.commands.support.inputs import existing_folder, report_used_parts, say_left_out
    from engine.document.left_out import LeftOutFiles
    from engine.document.listing import list_images
    from engine.document.used_part import with_all_channels
    from engine.files.atomic import atomic_folder
    from engine.files.project_signature import refuse_as_images
    from engine.storage import Project
    from engine.storage.project_file import refuse_project_at

    choice = chosen_planes(options)
    images = existing_folder(options.images, "images")
    refuse_as_images(images)
    masks = None if options.masks is None else existing_folder(options.masks, "PNG masks")
    left_out = LeftOutFiles()
    if next(iter(list_images(images, left_out=LeftOutFiles())), None) is None:
        raise UserError(f"{images} holds no image.", "Name a folder with PNG, JPEG or TIFF files.")
    classes = _classes(options.classes, images, terminal)
    if sentence := confusable_sentence(classes.names):
        terminal.warn(sentence)
    refuse_project_at(options.project)
    # In the same folder until it is whole, so that the places of images relative to the project stay true.
    with (
        atomic_folder(options.project) as place,
        Project.create(place, name=options.project.stem, classes=classes) as project,
    ):
        count, parts = _add_images(project, images, choice, left_out, terminal)
        channels = set_input_channels(project, options.network_channels, terminal.say)
        result: dict[str, Any] = {
            "imported": 0,
            "not_accepted": [],
            "odd_palettes": [],
            "warnings": [],
            "problems": [],
        }
        if masks is not None:
            from engine.formats.plain_masks import import_masks

            with terminal.progress("Importing masks") as report:
                outcome = import_masks(project, masks, report, terminal.token, images=images)
            classes = project.classes
            result = report_import(outcome, classes, terminal)
        terminal.token.check()
    say_left_out(left_out, terminal)
    partly_used = report_used_parts(with_all_channels(parts) if channels else parts, count, terminal)
    terminal.say(f"{options.project}: {count} images, {result['imported']} masks, {len(classes)} classes")
    return {
        "project": str(options.project),
        "images": count,
        "masks": result["imported"],
        "classes": list(classes.names),
        "network_channels": list(channels),
        "left_out": left_out.to_json(),
        "partly_used": partly_used,
    } | {key: result[key] for key in ("not_accepted", "odd_palettes", "warnings", "problems")}


def _add_images(
    project: Project, images: Path, choice: StackChoice, left_out: LeftOutFiles, terminal: Terminal
) -> tuple[int, dict[Path, UsedPart]]:
    """Add the images of a folder, or their chosen planes; how many, and those used in part."""
    from engine.document.image import MAX_PIXELS
    from engine.document.stacks.choice import STACKS_SETTING
    from engine.document.used_part import count_used_parts
    from engine.storage.importing.file_pixel_size import adopt_pixel_size

    problems: list[UserError] = []
    with terminal.progress("Adding images") as report:
        count = project.images.add_folder(
            images,
            report,
            terminal.token,
            left_out,
            pictures=lambda file: choice.pictures_or_file(file, MAX_PIXELS, problems),
        )
    for error in problems:
        terminal.warn(f"Taken as it is: {error}")
    if not choice.is_first:
        project.settings.set(STACKS_SETTING, choice.to_json())
    with terminal.progress("Looking at pages and channels") as report:
        paths = [record.path for record in project.images.rows()]
        if size := adopt_pixel_size(project, paths):
            terminal.say(size)
        return count, count_used_parts(paths, report, terminal.token)


def _classes(file: Path | None, images: Path, terminal: Terminal) -> ClassList:
    from engine.formats.dataset import read_class_file

    if file is not None:
        return read_class_file(file)
    beside = images.parent / "classes.txt"
    if beside.is_file():
        terminal.say(f"Classes from {beside}")
        return read_class_file(beside)
    return ClassList.from_names(DEFAULT_CLASSES)
