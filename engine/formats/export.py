"""Common part of all exports: choice and names of the images, and the report."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.core import IGNORE, CancelToken, EngineError, LabelMap, Progress, Reporter, UserError
from engine.document.image import probe_image
from engine.storage.atomic import atomic_folder
from engine.storage.project import Project
from engine.storage.records import FileProblem, ImageRecord, ImageStatus

_PAGE: Final = 1000


@dataclass(frozen=True, slots=True)
class ExportReport:
    """Outcome of an export. `left_out` counts images without a mask and skipped ones;
    `problems` are images with a mask that could not be written."""

    folder: Path
    exported: int
    left_out: int
    problems: tuple[FileProblem, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One image to write. `name` is unique among the exported ones, without folders or suffix."""

    name: str
    record: ImageRecord
    mask: LabelMap


def export(
    project: Project,
    out: Path,
    write: Callable[[Path, Item], None],
    finish: Callable[[Path, list[Item]], None],
    report: Reporter,
    token: CancelToken | None,
) -> ExportReport:
    """Write every image with a mask into a new folder `out`, which appears whole or not at all.

    Args:
        write: writes one item below a folder.
        finish: writes what belongs to all items; gets them without pixels.

    Raises:
        UserError: `out` is not empty or cannot be written, or no image has a mask.
        CancelledError: nothing was written.
    """
    total = project.images.count()
    written: list[Item] = []
    problems: list[FileProblem] = []
    names: set[str] = set()
    try:
        with atomic_folder(out) as folder:
            for done, record in enumerate(_records(project)):
                if token is not None:
                    token.check()
                report(Progress(done, total, "images", record.mask_name))
                try:
                    item = _item(project, record, names)
                    if item is not None:
                        write(folder, item)
                        written.append(Item(item.name, record, item.mask[:0]))
                except UserError as error:
                    problems.append(FileProblem(record.path, str(error)))
            if not written:
                raise _nothing(project, problems)
            finish(folder, written)
    except OSError as error:
        raise UserError(
            f"Cannot write to {out}: {error.strerror or error}.",
            "Name a folder on a disk with space and rights.",
        ) from error
    report(Progress(total, total, "images"))
    return ExportReport(out, len(written), total - len(written) - len(problems), tuple(problems))


def copy_image(record: ImageRecord, target: Path) -> None:
    """Copy the image's file as it is.

    Raises:
        UserError: it cannot be read.
    """
    try:
        source = open(record.path, "rb")  # noqa: SIM115 - closed below; only opening is the image's fault
    except OSError as error:
        raise UserError(
            f"The image {record.path} cannot be read: {error.strerror or error}.", "Put it back, or skip it."
        ) from error
    with source, open(target, "wb") as copy:
        shutil.copyfileobj(source, copy, 1 << 20)


def _records(project: Project) -> Iterator[ImageRecord]:
    offset = 0
    while page := project.images.rows(offset, _PAGE):
        yield from page
        offset += len(page)


def _item(project: Project, record: ImageRecord, names: set[str]) -> Item | None:
    """The image with its mask, or None when it is not for export."""
    if record.status == ImageStatus.SKIPPED:
        return None
    if record.mask_revision == 0 and not project.mask_path(record.id).is_file():
        return None
    mask = project.decided_mask(record.id)
    if mask is None or (record.status != ImageStatus.ACCEPTED and (mask == IGNORE).all()):
        return None
    info = probe_image(record.path)
    if (info.height, info.width) != mask.shape:
        raise UserError(
            f"{record.path.name} is {info.width}x{info.height}, its mask {mask.shape[1]}x{mask.shape[0]}.",
            "Put the image back that the mask was made on.",
        )
    return Item(_free_name(record.mask_name, names), record, mask)


def _free_name(mask_name: str, names: set[str]) -> str:
    base = name = mask_name.replace("/", "__")
    number = 2
    while name.casefold() in names:
        name = f"{base}-{number}"
        number += 1
    names.add(name.casefold())
    return name


def _nothing(project: Project, problems: list[FileProblem]) -> EngineError:
    if problems:
        return UserError(f"Nothing was exported: {problems[0].sentence}")
    return UserError(f"No image of {project.name} has a mask yet.", "Label or accept an image first.")
