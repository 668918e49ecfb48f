"""A folder of masks of 0 and 255 is decoded once, though its meaning is known at its end only."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.core import ClassList
from engine.document import mask_file
from engine.formats.plain_masks import import_masks
from engine.storage import Project
from engine.storage.importing import packed_masks

SHAPE = (9, 13)
CLASSES = ClassList.from_names(["background", "cell"])


def planted(number: int) -> np.ndarray:
    mask = np.zeros(SHAPE, np.uint8)
    mask[number : number + 3, 2:11] = 255
    return mask


def folders(root: Path) -> Path:
    for name in ("images", "masks"):
        (root / name).mkdir()
    for number in range(4):
        Image.fromarray(np.full(SHAPE, 90, np.uint8)).save(root / "images" / f"{number}.png")
        Image.fromarray(planted(number)).save(root / "masks" / f"{number}.png")
    return root


@pytest.mark.parametrize("most_bytes", [packed_masks.MOST_BYTES, 0])
def test_masks_are_decoded_once_where_there_is_room_and_mean_the_same_where_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most_bytes: int
) -> None:
    decoded: list[Path] = []
    read = mask_file.read_samples
    monkeypatch.setattr(packed_masks, "MOST_BYTES", most_bytes)
    monkeypatch.setattr(mask_file, "read_samples", lambda p, *more: decoded.append(p) or read(p, *more))
    with Project.create(tmp_path / "p.inkling", name="P", classes=CLASSES) as project:
        project.images.add_folder(folders(tmp_path) / "images")
        assert import_masks(project, tmp_path / "masks").imported == 4
        for number, row in enumerate(project.images.rows()):
            assert np.array_equal(project.decided_mask(row.id), planted(number) // 255)
    # Others are those of the project itself.
    assert sum(file.parent == tmp_path / "masks" for file in decoded) == (4 if most_bytes else 8)
