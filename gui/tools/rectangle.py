"""Rectangle: a box that stays editable until it is applied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.language.texts import marked
from gui.tools.base import PointYX
from gui.tools.box import BoxTool, BoxYX

if TYPE_CHECKING:
    from engine.core import BoolMap, Rect


class RectangleTool(BoxTool):
    """Rectangle: a box that stays editable until it is applied."""

    name = marked("Rectangle")
    first_hint = marked("Drag: rectangle (Shift: equal sides; Alt, Ctrl: from the middle)")
    out_of_view = marked("The rectangle that you drew before is out of view.")

    def line(self, box: BoxYX) -> tuple[PointYX, ...]:
        y0, x0, y1, x1 = box
        return (y0, x0), (y0, x1), (y1, x1), (y1, x0)

    def fill(self, box: BoxYX, shape: tuple[int, int]) -> tuple[Rect, BoolMap]:
        import numpy as np

        from engine.edit.polygons import fill_polygon

        return fill_polygon([np.array(self.line(box), np.float64)], shape)
