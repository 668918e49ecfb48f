"""A mask made by a script as the accepted mask of an image, as one undoable step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from engine.core import BadInputError, ImageId, LabelMap, UserError, read_only
from engine.document.image import probe_image
from engine.document.mask_file import check_ids
from engine.storage.importing.store_labels import store_labels
from engine.storage.records import ImageRecord, ImageStatus

if TYPE_CHECKING:
    from engine.storage.project import Project

_LABEL: Final = "Import mask"


def accept_mask(project: Project, image_id: ImageId, mask: LabelMap, label: str = _LABEL) -> None:
    """Make `mask` the accepted mask of an image, as one step of its history that undo takes back.

    Any thread, but not while a window or another thread edits the same image.

    Args:
        mask: (H, W) uint8 of the size of the image, upright: class ids, 255 where undecided.
        label: what the history calls the step.

    Raises:
        BadInputError: the mask is not (H, W) uint8.
        UserError: its size is not the image's, it holds an unknown class, the image cannot be read,
            or the project is open read-only.

    Example:
        >>> import tempfile
        >>> from pathlib import Path
        >>> from PIL import Image
        >>> from engine.core import ClassList
        >>> from engine.storage import Project
        >>> folder = tempfile.TemporaryDirectory()
        >>> Image.new("RGB", (60, 40)).save(Path(folder.name, "one.png"))
        >>> classes = ClassList.from_names(["background", "cell"])
        >>> with Project.create(Path(folder.name, "cells.inkling"), name="Cells", classes=classes) as project:
        ...     _ = project.images.add_files([Path(folder.name, "one.png")])
        ...     (image,) = project.images.rows()
        ...     accept_mask(project, image.id, np.ones((40, 60), np.uint8))
        ...     project.images.get(image.id).status.value, np.unique(project.decided_mask(image.id)).tolist()
        ('accepted', [1])
        >>> folder.cleanup()
    """
    record = project.images.get(image_id)
    if mask.ndim != 2 or mask.dtype != np.uint8:
        raise BadInputError(f"A mask is (H, W) uint8, got {mask.shape} {mask.dtype}.")
    shape = _shape_of(record)
    if mask.shape != shape:
        raise UserError(
            f"The mask is {mask.shape[1]}x{mask.shape[0]}, but {record.name} is {shape[1]}x{shape[0]}.",
            "Give a mask of the size of the image, upright.",
        )
    check_ids(record.path, mask, len(project.classes))
    store_labels(project, record, read_only(mask.copy()), label, ImageStatus.ACCEPTED)


def _shape_of(record: ImageRecord) -> tuple[int, int]:
    info = probe_image(record.path)
    return info.height, info.width
