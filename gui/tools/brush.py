"""Brush: paints a class exactly where the user draws."""

from __future__ import annotations

from typing import Final

from engine.document.stroke_kind import StrokeKind
from gui.modes import ToolOption
from gui.tools.base import Pen, Pointer, ToolHost
from gui.tools.stroke import StrokeTool

LIGHT_WIDTH: Final = ToolOption(
    "light_width", "Light touch", 10, 100, 33, " %",
    "Width under the lightest touch of a pen with pressure; a mouse always has the full width",
    ("a light touch draws a thin line", "pressure changes nothing"),
)  # fmt: skip


class BrushTool(StrokeTool):
    """Brush: paints a class exactly where the user draws, wider the harder a pen is pressed."""

    def __init__(self, host: ToolHost, pen: Pen) -> None:
        super().__init__(StrokeKind.BRUSH, host, pen)

    def radius_at(self, at: Pointer) -> float:
        if at.pressure >= 1:
            return self._pen.radius_px
        light = self._pen.option(LIGHT_WIDTH.id) / 100
        return self._pen.radius_px * (light + (1 - light) * max(0.0, at.pressure))
