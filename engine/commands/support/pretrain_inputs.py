"""Inputs of `pretrain`: images of a folder, a project or a dataset, with masks for tasks that need them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.core import UserError
from engine.formats.dataset import find_dataset_folder
from engine.storage import ImageStatus, Project
from engine.storage.paths import is_project


@dataclass(frozen=True, slots=True)
class PretrainInputs:
    """Images, and, for tasks that need them, a mask or None for each, and the classes in id order."""

    images: tuple[Path, ...]
    masks: tuple[Path | None, ...] = ()
    class_names: tuple[str, ...] = ()


def find_images(source: Path) -> PretrainInputs:
    """The images of a project, or in a folder and those below it; in a dataset folder those of `images`.

    Raises:
        UserError: there are none.
    """
    from engine.commands.support.inputs import existing_folder
    from engine.document.listing import list_images

    if is_project(source):
        with Project.open(source, read_only=True) as project:
            return _refuse_empty(source, PretrainInputs(tuple(r.path for r in project.images.rows())))
    folder = existing_folder(source, "images")
    if (folder / "images").is_dir() and (folder / "masks").is_dir():
        # The masks beside them are pictures too, but nothing to learn from.
        folder = folder / "images"
    return _refuse_empty(source, PretrainInputs(tuple(list_images(folder))))


def find_labelled_images(source: Path) -> PretrainInputs:
    """The images of a project with its accepted masks, or of a dataset folder with the masks of their names.

    Raises:
        UserError: neither, or no image has a mask.
    """
    from engine.document.listing import list_images

    if is_project(source):
        with Project.open(source, read_only=True) as project:
            records = project.images.rows(status=ImageStatus.ACCEPTED)
            masks = [project.mask_path(record.id) for record in records]
            return _with_masks(source, [r.path for r in records], masks, project.classes.names)
    # DATASET/images is meant as DATASET, when that is one.
    folder = source.parent if source.name == "images" else source
    dataset = find_dataset_folder(folder)
    if dataset.masks is None:
        raise UserError(f"{folder} has no folder 'masks'.", "This task learns from labelled crops.")
    images = list(list_images(dataset.images))
    names = [image.relative_to(dataset.images).with_suffix(".png") for image in images]
    return _with_masks(source, images, [dataset.masks / name for name in names], dataset.classes.names)


def _with_masks(
    source: Path, images: list[Path], masks: list[Path], class_names: tuple[str, ...]
) -> PretrainInputs:
    mask_paths = tuple(mask if mask.is_file() else None for mask in masks)
    if not any(mask_paths):
        raise UserError(f"{source} has no image with a mask.", "Accept or import some masks first.")
    return PretrainInputs(tuple(images), mask_paths, class_names)


def _refuse_empty(source: Path, inputs: PretrainInputs) -> PretrainInputs:
    if not inputs.images:
        raise UserError(f"{source} holds no image.", "Name a folder with PNG, JPEG, TIFF or similar files.")
    return inputs
