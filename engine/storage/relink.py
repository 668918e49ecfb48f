"""Relinking: images of a project that were moved to another folder are found again there."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.core import NO_PROGRESS, CancelToken, Progress, Reporter, UserError
from engine.core.plane_path import files_of
from engine.core.words import plural
from engine.document.image import probe_image
from engine.files.project_signature import refuse_as_images
from engine.storage.image_names import names_under, slashed, stored_name
from engine.storage.project import Project
from engine.storage.records import FolderRecord, ImageRecord


@dataclass(frozen=True, slots=True)
class RelinkReport:
    """Outcome of a relinking: `found` of the `images` of the folder `old` are at `new`.

    `other_size` has the names of those whose pixels are of another size than before, so that
    their masks do not fit.
    """

    old: Path
    new: Path
    images: int
    found: int
    other_size: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A folder of the project, and those of its images whose names are in the new one."""

    folder: FolderRecord
    found: tuple[ImageRecord, ...]

    @property
    def rank(self) -> tuple[bool, bool, int]:
        """Greatest for the folder that was moved: it is gone, and many of its names are in the new one."""
        return bool(self.found), not os.path.isdir(self.folder.path), len(self.found)


def relink_images(
    project: Project,
    new: Path,
    old: Path | None = None,
    report: Reporter = NO_PROGRESS,
    token: CancelToken | None = None,
) -> RelinkReport:
    """Let the images of one folder of the project lie under `new` from now on.

    They are known by their names, subfolders included, and by their size in pixels where it is
    known. Masks and history stay as they are. Images that are not there are marked missing.

    Args:
        old: the folder as the project has it; None for the one that was moved, by its names.

    Raises:
        UserError: there is no such folder, or none of the images is there; nothing was changed.
        CancelledError: nothing was changed.
    """
    new = Path(os.path.abspath(new))
    if not new.is_dir():
        raise UserError(f"There is no folder {new}.", "Name the folder where the images are now.")
    refuse_as_images(new)
    present = names_under(new)
    candidates = [_candidate(project, folder, present) for folder in _folders(project, old)]
    best = max(candidates, key=lambda candidate: candidate.rank)
    if not best.found:
        total = sum(candidate.folder.image_count for candidate in candidates)
        raise UserError(
            f"None of {plural(total, 'image')} is in {new}.",
            "Names and subfolders must be as they were: pick the folder that stands for the old one.",
        )
    if any(folder.path == new and folder.id != best.folder.id for folder in project.images.folders()):
        raise UserError(f"The images in {new} are in the project already.", "Pick another folder.")
    other_size = _of_other_size(best, new, report, token)
    if other_size and len(other_size) == sum(record.width is not None for record in best.found):
        raise UserError(
            f"The images in {new} have the right names, but other sizes than before.",
            "Pick the folder with the images that the masks were made on.",
        )
    project.images.move_folder(best.folder.id, new)
    project.images.check_files(report)
    count = best.folder.image_count
    return RelinkReport(best.folder.path, new, count, len(best.found), tuple(other_size))


def _folders(project: Project, old: Path | None) -> Sequence[FolderRecord]:
    folders = project.images.folders()
    if not folders:
        raise UserError("The project has no images.", "Add a folder of images to it.")
    if old is None:
        return folders
    chosen = [folder for folder in folders if folder.path == Path(os.path.abspath(old))]
    if not chosen:
        known = ", ".join(str(folder.path) for folder in folders)
        raise UserError(f"The project has no images from {old}.", f"Its folders are: {known}.")
    return chosen


def _candidate(project: Project, folder: FolderRecord, present: set[str | bytes]) -> _Candidate:
    records = project.images.in_folder(folder.id)
    found = (record for record in records if present.issuperset(_file_names(record, folder)))
    return _Candidate(folder, tuple(found))


def _of_other_size(
    candidate: _Candidate, new: Path, report: Reporter, token: CancelToken | None
) -> list[str]:
    sized = [record for record in candidate.found if record.width is not None]
    names: list[str] = []
    for done, record in enumerate(sized):
        if token is not None:
            token.check()
        name = _name(record, candidate.folder)
        report(Progress(done, len(sized), "images", name))
        try:
            info = probe_image(new / name)
        except UserError:
            continue  # The opening of the image says what is wrong with it.
        if (info.height, info.width) != (record.height, record.width):
            names.append(name)
    return names


def _file_names(record: ImageRecord, folder: FolderRecord) -> list[str | bytes]:
    """Names of the files of an image, which may be a plane of one, below its folder, as they are stored."""
    return [stored_name(slashed(str(file.relative_to(folder.path)))) for file in files_of(record.path)]


def _name(record: ImageRecord, folder: FolderRecord) -> str:
    return slashed(str(record.path.relative_to(folder.path)))
