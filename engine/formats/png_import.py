"""Import of PNG masks with class ids: a folder of masks, or a plain dataset folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from engine.core import NO_PROGRESS, CancelToken, Reporter, UserError
from engine.formats.dataset import CLASSES, IMAGES, MASKS, read_class_file
from engine.storage.mask_import import import_masks
from engine.storage.project import Project
from engine.storage.records import ImportReport


def import_png(
    project: Project, source: Path, report: Reporter = NO_PROGRESS, token: CancelToken | None = None
) -> ImportReport:
    """Import masks named like the images of the project, as undoable steps.

    Where `source` has a folder `masks/`, its `images/` are added first and the names in its
    `classes.txt` must be those of the project.

    Raises:
        UserError: there is no mask, or the classes do not fit.
        CancelledError: what was imported until then stays.
    """
    added = 0
    masks = source
    if (source / MASKS).is_dir():
        masks = source / MASKS
        _check_classes(project, source / CLASSES)
        if (source / IMAGES).is_dir():
            added = project.images.add_folder(source / IMAGES, report, token)
    return replace(import_masks(project, masks, report, token), images_added=added)


def _check_classes(project: Project, file: Path) -> None:
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
