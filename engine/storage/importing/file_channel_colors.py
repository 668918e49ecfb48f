"""Colours of channels as files and their names say them, for the images that are added to a project."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from engine.core import ImageId, UserError
from engine.document.decode import MOST_PIXELS
from engine.document.stacks.channel_colors import can_name_channels, fitting_view
from engine.document.stacks.reading import plane_layout
from engine.document.stacks.view import PictureView

if TYPE_CHECKING:
    from engine.storage.project import Project
    from engine.storage.records import ImageRecord

COLORS_SETTING: Final = "channel_colors"
"""Key in the project: whether channels of images that are added get the colours of their names."""
_SAMPLED: Final = 12


def begin_channel_colors(project: Project) -> None:
    """Let the images of a new project be shown in the colours of their channels.

    One that was made before has no such setting, and goes on as it began: what is shown is what its cuts and
    its networks have seen.
    """
    project.settings.set(COLORS_SETTING, True)


def adopt_channel_colors(project: Project, added: Iterable[ImageRecord]) -> str:
    """Show the channels of images that have just been added in their colours, and say so.

    Files are sampled; where none of the sample has other colours than those of a photograph, no more are
    looked at. Waits for the disk.

    Returns:
        What was done, in one sentence; empty for nothing.

    Raises:
        UserError: the project is open read-only.
    """
    if project.settings.get(COLORS_SETTING) is not True:
        return ""
    records = [record for record in added if can_name_channels(record.path)]
    sampled = records[:: max(1, -(-len(records) // _SAMPLED))]
    if not any(_view_of(record.path) for record in sampled):
        return ""
    views = {record.id: _view_of(record.path) for record in records}
    shown = {ImageId(image_id): view.text for image_id, view in views.items() if view is not None}
    project.images.set_views(shown)
    return "Channels have the colours of their names; Image > Pages and channels changes them."


def _view_of(path: Path) -> PictureView | None:
    try:
        layout, _ = plane_layout(path, MOST_PIXELS)
        return fitting_view(path, layout)
    except UserError:
        return None  # What is wrong with it is said when it is opened.
