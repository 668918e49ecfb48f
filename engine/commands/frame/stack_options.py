"""Options --pages and --channels: what becomes an image of files of several planes."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from engine.commands.frame.value_options import WORD_OR_NOTHING
from engine.core import UserError

if TYPE_CHECKING:
    from engine.document.stacks.choice import StackChoice


def add_stack_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--pages",
        type=WORD_OR_NOTHING,
        metavar="WHICH",
        default="",
        help="of files of several pages, slices, times or frames: first (default), all (each an image with a "
        "mask of its own), max or mean (one picture of all slices), numbers such as 2-9, or z=... and t=...",
    )
    parser.add_argument(
        "--channels",
        type=WORD_OR_NOTHING,
        metavar="WHICH",
        default="",
        help="of files of several channels: those that are shown, as in 1,3 or GFP=green:0:4095, or all "
        "(default: the first three)",
    )


def chosen_planes(options: argparse.Namespace) -> StackChoice:
    """The choice of the options.

    Raises:
        UserError: they make none.
    """
    from engine.document.stacks.choice import StackChoice

    return StackChoice.parse(options.pages, options.channels)


def unfolded(images: dict[str, Path], choice: StackChoice, warn: Callable[[str], object]) -> dict[str, Path]:
    """Planes of these files by the name of their outputs: those of stack.tif are stack/z1, stack/z2 ..."""
    from engine.core.plane_path import PlanePath, plane_name
    from engine.document.image import MAX_PIXELS

    if choice.is_first:
        return images
    planes: dict[str, Path] = {}
    problems: list[UserError] = []
    for name, file in images.items():
        for picture in choice.pictures_or_file(file, MAX_PIXELS, problems):
            plane = PlanePath.parse(picture)
            part = "" if plane is None else plane_name(plane.places)[1:]
            planes[f"{name}/{part}" if part else name] = picture
    for error in problems:
        warn(f"Taken as it is: {error}")
    return planes
