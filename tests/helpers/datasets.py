"""Small data sets made on the spot."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from resources.demo_cells import draw_cells

CELL_CLASSES = ("background", "cell")


def make_cells(folder: Path, count: int = 4, size: tuple[int, int] = (128, 160)) -> Path:
    """A plain dataset folder of drawn cells: images/, masks/, classes.txt."""
    for part in ("images", "masks"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    height, width = size
    for seed in range(count):
        image, mask = draw_cells(seed)
        save(folder / "images" / f"{seed:02d}.png", image[:height, :width])
        save(folder / "masks" / f"{seed:02d}.png", mask[:height, :width])
    (folder / "classes.txt").write_text("\n".join(CELL_CLASSES) + "\n", encoding="utf-8")
    return folder


def save(path: Path, pixels: np.ndarray) -> Path:
    """Write pixels as PNG, making the folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(np.ascontiguousarray(pixels)).save(path, format="PNG")
    return path


def pixels_of(path: Path) -> np.ndarray:
    """Raw values of a picture file: indices of a palette, not its colours."""
    with Image.open(path) as picture:
        return np.array(picture)
