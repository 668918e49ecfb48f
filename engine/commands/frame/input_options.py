"""Option --network-channels: channels of the images that networks see."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from engine.commands.frame.value_options import WORD_OR_NOTHING
from engine.core import UserError
from engine.core.words import plural

if TYPE_CHECKING:
    from engine.storage import Project

_LOOKED_AT: Final = 100


def add_input_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--network-channels",
        type=WORD_OR_NOTHING,
        metavar="WHICH",
        default=None,
        help="channels of the images that networks see: all, 1-5, 1,3,4, names such as GFP,DAPI, or shown "
        "(the picture in red, green and blue, as it is without this); remembered by the project",
    )


def set_input_channels(project: Project, text: str | None, say: Callable[[str], object]) -> tuple[int, ...]:
    """Numbers from 1 of the channels that networks see in this project, after the option was taken.

    Names and numbers are those of the first image that can be read. A project that is open elsewhere, or
    only read, keeps what it has.

    Raises:
        UserError: no such channel, or no image to look at.
    """
    from engine.document.stacks.network_input import INPUT_CHANNELS_SETTING, stored_input_channels

    if text is None:
        return stored_input_channels(project.settings.get(INPUT_CHANNELS_SETTING))
    channels = _chosen(text, [record.path for record in project.images.rows(limit=_LOOKED_AT)])
    if not project.read_only:
        project.settings.set(INPUT_CHANNELS_SETTING, list(channels))
    if channels:
        say(f"Networks see {plural(len(channels), 'channel')}: {', '.join(map(str, channels))}")
    return channels


def _chosen(text: str, paths: list[Path]) -> tuple[int, ...]:
    from engine.document.image import MAX_PIXELS
    from engine.document.stacks.network_input import SHOWN, parse_input_channels
    from engine.document.stacks.reading import input_layout

    if text == SHOWN:
        return ()
    problem = UserError("There is no image whose channels could be chosen.", "Add images first.")
    for path in paths:
        try:
            layout = input_layout(path, MAX_PIXELS)
        except UserError as error:
            problem = error
            continue
        return parse_input_channels(text, layout)
    raise problem
