"""Variants of one patch in a grid, with the mask over them; the first is the patch as it is."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from engine.core import IGNORE, ClassList
from gui.language.texts import tr
from gui.panels.card import label
from gui.style.theme import SPACE

COLUMNS: Final = 4
ROWS: Final = 2
CELL: Final = 168
_OPACITY: Final = 0.4

U8 = NDArray[np.uint8]


def overlaid(image: U8, mask: U8, classes: ClassList) -> U8:
    """(H, W, 3) with the classes' colours over it; bare where nothing is labelled."""
    colors = np.zeros((256, 3), np.float32)
    for class_id, info in enumerate(classes):
        colors[class_id] = info.color
    is_known = (mask != IGNORE)[..., None]
    blended = (1 - _OPACITY) * image + _OPACITY * colors[mask]
    return np.rint(np.where(is_known, blended, image)).astype(np.uint8)


class VariantGrid(QWidget):
    """Eight pictures in rows of `columns`, drawn at `CELL` px each."""

    def __init__(self, classes: ClassList, columns: int = COLUMNS) -> None:
        super().__init__()
        self._classes = classes
        self._images: U8 | None = None
        self._masks: U8 | None = None
        self._with_masks = True
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE // 2)
        self.cells: list[QLabel] = []
        for number in range(COLUMNS * ROWS):
            cell = QLabel()
            cell.setFixedSize(QSize(CELL, CELL))
            title = tr("As it is") if number == 0 else tr("Variant {number}", number=number)
            cell.setAccessibleName(title)
            row, column = 2 * (number // columns), number % columns
            grid.addWidget(label(title, "small"), row, column)
            grid.addWidget(cell, row + 1, column)
            self.cells.append(cell)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_variants(self, images: U8, masks: U8) -> None:
        """Show (8, S, S, 3) images with their (8, S, S) masks."""
        self._images, self._masks = images, masks
        self._draw()

    def show_masks(self, shown: bool) -> None:
        """Show or hide the masks."""
        self._with_masks = shown
        self._draw()

    def _draw(self) -> None:
        if self._images is None or self._masks is None:
            return
        ratio = self.devicePixelRatioF()
        side = round(CELL * ratio)
        for cell, image, mask in zip(self.cells, self._images, self._masks, strict=True):
            pixels = overlaid(image, mask, self._classes) if self._with_masks else image
            picked = np.arange(side) * pixels.shape[0] // side
            shown = np.ascontiguousarray(pixels[picked][:, picked])
            picture = QImage(shown.data, side, side, 3 * side, QImage.Format.Format_RGB888)
            pixmap = QPixmap.fromImage(picture)
            pixmap.setDevicePixelRatio(ratio)
            cell.setPixmap(pixmap)
