"""Import of masks made elsewhere, by a script or in files, as undoable steps of accepted images."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from engine.core import (
    IGNORE,
    NO_PROGRESS,
    BadInputError,
    CancelToken,
    ClassList,
    ImageId,
    LabelMap,
    Progress,
    Reporter,
    UserError,
    read_only,
)
from engine.document.image import probe_image, read_mask
from engine.document.listing import list_images
from engine.document.mask_file import check_ids
from engine.document.planes import Plane
from engine.storage.records import FileProblem, ImageRecord, ImageStatus, ImportReport

if TYPE_CHECKING:
    from engine.storage.project import Project

_LABEL: Final = "Import mask"
# Stored and written before the next ones are read, so that memory stays bounded.
_FLUSH_EVERY: Final = 16


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
        >>> from PIL import Image
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
            f"The mask is {mask.shape[1]}x{mask.shape[0]}, but {record.path.name} is {shape[1]}x{shape[0]}.",
            "Give a mask of the size of the image, upright.",
        )
    check_ids(record.path, mask, len(project.classes))
    _accept(project, record, read_only(mask.copy()), label)


def import_masks(
    project: Project, folder: Path, report: Reporter = NO_PROGRESS, token: CancelToken | None = None
) -> ImportReport:
    """Read every mask in `folder` into the image of its name; files that cannot be used are reported.

    A mask belongs to the image whose mask name it bears ('sub/name.png'), or whose file
    name, when only one image has it. What was there before can be had back by undo.

    Raises:
        UserError: the folder cannot be listed or holds no mask.
        CancelledError: what was imported until then stays.
    """
    files = list(list_images(folder))
    if not files:
        raise UserError(f"No mask in {folder}.", "Pick a folder with one PNG for each image.")
    by_name = _images_by_name(project.images.rows())
    is_binary = _are_all_binary(files, project.classes, token)
    problems: list[FileProblem] = []
    imported = 0
    for done, file in enumerate(files):
        if token is not None:
            token.check()
        report(Progress(done, len(files), "masks", file.name))
        try:
            record = _image_of(file, folder, by_name)
            _import_one(project, record, file, is_binary)
            imported += 1
        except UserError as error:
            problems.append(FileProblem(file, str(error)))
        if (done + 1) % _FLUSH_EVERY == 0:
            project.flush()
    project.flush()
    report(Progress(len(files), len(files), "masks"))
    return ImportReport(imported, tuple(problems), _note(is_binary, project.classes))


def _import_one(project: Project, record: ImageRecord, file: Path, is_binary: bool) -> None:
    mask = read_mask(file, _shape_of(record), len(project.classes))
    _accept(project, record, object_is_one(mask) if is_binary else mask, _LABEL)


def _shape_of(record: ImageRecord) -> tuple[int, int]:
    info = probe_image(record.path)
    return info.height, info.width


def _accept(project: Project, record: ImageRecord, mask: LabelMap, label: str) -> None:
    """Store a checked mask (read-only, of the size of the image) as a step, a status and a file."""
    height, width = mask.shape
    state = project.load_state(record.id, (height, width))
    if (record.height, record.width) != (height, width):
        project.images.set_size(record.id, height, width)
    with state.planes.edit(label) as edit:
        edit.write(Plane.MASK, mask)
    if edit.change is not None:
        project.journal(record.id).append(state.position, edit.change)
    project.images.set_status(record.id, ImageStatus.ACCEPTED)
    project.write_mask(record.id, mask)


def object_is_one(mask: LabelMap) -> LabelMap:
    """A 0/255 mask as class ids 0 and 1."""
    return read_only((mask == IGNORE).astype(np.uint8))


def _are_all_binary(files: Iterable[Path], classes: ClassList, token: CancelToken | None) -> bool:
    """True when the files hold only 0 and 255, both, and there are two classes.

    One such file may well be background and unlabelled pixels. A whole folder in which no
    pixel is of the other class is the usual way to write 'object is white'.
    """
    if len(classes) != 2:
        return False
    seen = np.zeros(256, bool)
    for file in files:
        if token is not None:
            token.check()
        try:
            seen |= np.bincount(read_mask(file, None, None).ravel(), minlength=256) > 0
        except UserError:
            continue  # The import itself tells what is wrong with this file.
        if seen[1:IGNORE].any():
            return False
    return bool(seen[0] and seen[IGNORE])


def _note(is_binary: bool, classes: ClassList) -> str:
    if not is_binary:
        return ""
    return f"All masks hold only 0 and 255, so 255 was read as '{classes[1].name}'."


def _images_by_name(records: Iterable[ImageRecord]) -> dict[str, ImageRecord | None]:
    """Images by mask name, and by the last part of their file name where it is unique (else None)."""
    records = list(records)
    by_name: dict[str, ImageRecord | None] = {}
    for record in records:
        stem = os.path.splitext(record.path.name)[0].casefold()
        by_name[stem] = None if stem in by_name else record
    by_name.update({record.mask_name.casefold(): record for record in records})
    return by_name


def _image_of(file: Path, folder: Path, by_name: dict[str, ImageRecord | None]) -> ImageRecord:
    mask_name = file.relative_to(folder).with_suffix("").as_posix().casefold()
    for name in (mask_name, mask_name.rsplit("/", 1)[-1]):
        if name in by_name:
            record = by_name[name]
            if record is None:
                raise UserError(
                    f"Several images are called like the mask {file.name}.",
                    "Put the mask into a subfolder as its image is.",
                )
            return record
    raise UserError(
        f"No image belongs to the mask {file.name}.", "Give the mask the name of its image, without suffix."
    )
