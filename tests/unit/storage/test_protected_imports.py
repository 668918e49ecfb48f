"""Masks from outside leave the pixels of locked and hidden classes alone, in the project and in its files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.core import ImageId, LabelMap
from engine.formats.plain_masks import import_masks
from engine.storage import Project, accept_mask
from engine.storage.external.mask_changes import find_mask_changes, take_over_masks
from engine.storage.mask_writer import VOC_PALETTE, write_mask_png
from tests.helpers.projects import SHAPE, blobs, one_image_project

KEPT = 1


def by_a_script(project: Project, image_id: ImageId, mask: LabelMap, folder: Path) -> None:
    accept_mask(project, image_id, mask)


def by_an_import(project: Project, image_id: ImageId, mask: LabelMap, folder: Path) -> None:
    (folder / "masks").mkdir()
    write_mask_png(folder / "masks" / "a.png", mask, VOC_PALETTE)
    assert import_masks(project, folder / "masks", replace=True).imported == 1


def by_another_program(project: Project, image_id: ImageId, mask: LabelMap, folder: Path) -> None:
    write_mask_png(project.mask_path(image_id), mask, VOC_PALETTE)
    changes = find_mask_changes(project)
    assert len(changes) == 1
    assert not take_over_masks(project, changes, {})


@pytest.mark.parametrize("flag", ["is_locked", "is_hidden"])
@pytest.mark.parametrize("bring", [by_a_script, by_an_import, by_another_program])
def test_protected_pixels_stay(
    tmp_path: Path, bring: Callable[[Project, ImageId, LabelMap, Path], None], flag: str
) -> None:
    project, image_id = one_image_project(tmp_path)
    with project:
        accept_mask(project, image_id, blobs())
        project.flush()
        project.flush_masks()
        project.set_classes(project.classes.with_infos([replace(project.classes[KEPT], **{flag: True})]))
        bring(project, image_id, np.full(SHAPE, 2, np.uint8), tmp_path)
        expected = np.where(blobs() == KEPT, np.uint8(KEPT), np.uint8(2))
        decided, written = project.decided_mask(image_id), project.read_mask_file(image_id)
        assert decided is not None
        assert written is not None
        assert np.array_equal(decided, expected)
        assert np.array_equal(written, expected)
        assert not find_mask_changes(project)
