"""Ellipse: the one in a box that stays editable until it is applied."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from gui.language.texts import marked
from gui.tools.base import PointYX
from gui.tools.box import BoxTool, BoxYX

if TYPE_CHECKING:
    from engine.core import BoolMap, Rect

_PIECES: Final = 120
"""Straight pieces of the line that is shown; on a screen of 4,000 pixels it is off by 0.7 at most."""


class EllipseTool(BoxTool):
    """Ellipse: the one in a box that stays editable until it is applied."""

    name = marked("Ellipse")
    first_hint = marked("Drag: ellipse (Shift: equal sides; Alt, Ctrl: from the middle)")
    out_of_view = marked("The ellipse that you drew before is out of view.")

    def line(self, box: BoxYX) -> tuple[PointYX, ...]:
        y0, x0, y1, x1 = box
        turns = [2 * math.pi * piece / _PIECES for piece in range(_PIECES)]
        return tuple(
            (
                (y0 + y1) / 2 + (y1 - y0) / 2 * math.sin(turn),
                (x0 + x1) / 2 + (x1 - x0) / 2 * math.cos(turn),
            )
            for turn in turns
        )

    def fill(self, box: BoxYX, shape: tuple[int, int]) -> tuple[Rect, BoolMap]:
        from engine.edit.ellipse import fill_ellipse

        return fill_ellipse(box, shape)
