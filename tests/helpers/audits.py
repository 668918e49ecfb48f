"""Small projects and data sets with planted faults for the audit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from engine.core import ClassList, LabelMap
from engine.storage import ImageStatus, Project
from engine.storage.mask_import import accept_mask

SHAPE = (60, 80)
CLASSES = ClassList.from_names(["background", "cell", "debris"])


def clean_mask() -> LabelMap:
    """Two cells and a piece of debris, at which nothing is wrong."""
    mask = np.zeros(SHAPE, np.uint8)
    mask[5:25, 5:25] = mask[30:55, 40:70] = 1
    mask[35:50, 8:28] = 2
    return mask


def islands_and_hole() -> LabelMap:
    """A mask with three findings of two kinds that can be repaired."""
    mask = faulty_masks()["islands"]
    mask[12:14, 12:14] = 0
    return mask


def noise(seed: int, shape: tuple[int, int] = SHAPE) -> Any:
    """A picture unlike that of any other seed."""
    rng = np.random.default_rng(seed)
    return np.kron(rng.integers(0, 255, (shape[0] // 4, shape[1] // 4), np.uint8), np.ones((4, 4), np.uint8))


def save_picture(path: Path, pixels: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels).save(path)
    return path


def dataset(folder: Path, masks: dict[str, LabelMap]) -> Path:
    """A plain dataset folder: a picture for each mask, and the names of `CLASSES`."""
    for seed, (name, mask) in enumerate(masks.items()):
        save_picture(folder / "images" / f"{name}.png", noise(seed, (mask.shape[0], mask.shape[1])))
        save_picture(folder / "masks" / f"{name}.png", mask)
    (folder / "classes.txt").write_text("\n".join(CLASSES.names), encoding="utf-8")
    return folder


def project(folder: Path, masks: dict[str, LabelMap]) -> Path:
    """A project with a picture for each mask, all accepted."""
    for seed, (name, mask) in enumerate(masks.items()):
        save_picture(folder / "pictures" / f"{name}.png", noise(seed, (mask.shape[0], mask.shape[1])))
    path = folder / "audited.inkling"
    with Project.create(path, name="Audited", classes=CLASSES) as made:
        made.images.add_folder(folder / "pictures")
        for record in made.images.rows():
            accept_mask(made, record.id, masks[record.path.stem])
            assert made.images.status(record.id) is ImageStatus.ACCEPTED
    return path


def faulty_masks() -> dict[str, LabelMap]:
    """Masks with one planted fault each, by the word of its kind, and a clean one."""
    masks = {word: clean_mask() for word in ("clean", "islands", "holes", "bridges")}
    masks["islands"][10, 40:43] = 1
    masks["islands"][15, 60] = 2
    masks["holes"][12:14, 12:14] = 0
    masks["bridges"][25:35, 50:52] = 1
    masks["bridges"][5:25, 40:60] = 1
    masks["empty"] = np.full(SHAPE, 255, np.uint8)
    masks["one-class"] = np.ones(SHAPE, np.uint8)
    return masks
