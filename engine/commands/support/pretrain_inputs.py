"""Inputs of `pretrain`: images of a folder, a project or a dataset, with masks for tasks that need them."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path

from engine.core import UserError
from engine.document.left_out import LeftOutFiles
from engine.formats.dataset import find_dataset_folder
from engine.session.learning.training_set import TrainingSet
from engine.storage import FileProblem, Finding, Project
from engine.storage.external.image_changes import image_problem
from engine.storage.paths import is_project


@dataclass(frozen=True, slots=True)
class PretrainInputs:
    """Images, and, for tasks that need them, a mask or None for each, and the classes in id order.

    `left_out` counts what a folder holds besides, `findings` are damaged rows of a project, `problems` its
    images that do not fit their masks.
    """

    images: tuple[Path, ...]
    masks: tuple[Path | None, ...] = ()
    class_names: tuple[str, ...] = ()
    left_out: LeftOutFiles = field(default_factory=LeftOutFiles)
    findings: tuple[Finding, ...] = ()
    problems: tuple[FileProblem, ...] = ()


def find_images(source: Path) -> PretrainInputs:
    """The images of a project, or in a folder and those below it; in a dataset folder those of `images`.

    Raises:
        UserError: there are none.
    """
    from engine.commands.support.inputs import existing_folder
    from engine.document.listing import list_pictures

    if is_project(source):
        with Project.open(source, read_only=True) as project:
            paths = tuple(record.path for record in project.images.rows())
            return _refuse_empty(source, PretrainInputs(paths, findings=project.findings))
    folder = existing_folder(source, "images")
    if (folder / "images").is_dir() and (folder / "masks").is_dir():
        # The masks beside them are pictures too, but nothing to learn from.
        folder = folder / "images"
    left_out = LeftOutFiles()
    images = tuple(list_pictures(folder, left_out))
    return _refuse_empty(source, PretrainInputs(images, left_out=left_out))


def find_labelled_images(source: Path) -> PretrainInputs:
    """The images of a project with its accepted masks, or of a dataset folder with the masks of their names.

    Raises:
        UserError: neither, or no image has a mask.
    """
    from engine.document.listing import list_pictures

    if is_project(source):
        with Project.open(source, read_only=True) as project:
            return _of_project(source, project)
    # DATASET/images is meant as DATASET, when that is one.
    folder = source.parent if source.name == "images" else source
    dataset = find_dataset_folder(folder)
    if dataset.masks is None:
        raise UserError(f"{folder} has no folder 'masks'.", "This task learns from labelled crops.")
    left_out = LeftOutFiles()
    images = list(list_pictures(dataset.images, left_out))
    names = [image.relative_to(dataset.images).with_suffix(".png") for image in images]
    masks = [dataset.masks / name for name in names]
    for folder in dict.fromkeys(mask.parent for mask in masks if _is_shut(mask)):
        left_out.add_unlisted(folder)
    return replace(_with_masks(source, images, masks, dataset.classes.names), left_out=left_out)


def _of_project(source: Path, project: Project) -> PretrainInputs:
    """Accepted images that are what their masks were made on."""
    records, problems = [], []
    for record in TrainingSet(project).accepted():
        problem = image_problem(project, record)
        if problem is None:
            records.append(record)
        else:
            problems.append(problem)
    masks = [project.mask_path(record.id) for record in records]
    inputs = _with_masks(source, [record.path for record in records], masks, project.classes.names)
    return replace(inputs, findings=project.findings, problems=tuple(problems))


def _with_masks(
    source: Path, images: list[Path], masks: list[Path], class_names: tuple[str, ...]
) -> PretrainInputs:
    mask_paths = tuple(mask if os.path.isfile(mask) else None for mask in masks)
    if not any(mask_paths):
        raise UserError(f"{source} has no image with a mask.", "Accept or import some masks first.")
    return PretrainInputs(tuple(images), mask_paths, class_names)


def _is_shut(path: Path) -> bool:
    """Whether the folder of a file may not be entered."""
    try:
        os.stat(path)
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False
    return False


def _refuse_empty(source: Path, inputs: PretrainInputs) -> PretrainInputs:
    if not inputs.images:
        raise UserError(f"{source} holds no image.", "Name a folder with PNG, JPEG, TIFF or similar files.")
    return inputs
