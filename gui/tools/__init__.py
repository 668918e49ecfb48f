"""Tools of the canvas and their table: each turns events of the pointer into strokes, regions and drafts.

A new drawing tool is a class and a row of `TOOLS`; settings, actions, panel and canvas read the table.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from gui.modes import ToolOption
from gui.tools.base import CursorInfo, Draft, Pen, Pointer, Stroke, Tool, ToolHost
from gui.tools.brush import LIGHT_WIDTH, BrushTool
from gui.tools.ellipse import EllipseTool
from gui.tools.eraser import EraserTool
from gui.tools.lasso import LassoTool
from gui.tools.objects.measure import MeasureTool
from gui.tools.objects.nudge import NudgeTool
from gui.tools.objects.pick import PickTool
from gui.tools.pan import PanTool
from gui.tools.paths.livewire import LivewireTool
from gui.tools.paths.ridge import FIXED, WIDER, WIDEST, RidgeTool
from gui.tools.polygon import PolygonTool
from gui.tools.rectangle import RectangleTool
from gui.tools.regions.click import ClickTool
from gui.tools.regions.growing import REACH, GrowingTool
from gui.tools.regions.motion import MotionTool
from gui.tools.regions.object_box import ObjectBoxTool
from gui.tools.regions.splitting import SplitTool
from gui.tools.regions.superpixels import ALIKE, SIDE, SuperpixelTool
from gui.tools.regions.threshold import LEVEL, SURROUNDINGS, ThresholdTool
from gui.tools.regions.wand import TOLERANCE, WandTool
from gui.tools.scribble import ScribbleTool


@dataclass(frozen=True, slots=True)
class ToolSpec:
    """Row of the table of drawing tools.

    Args:
        id: name in the settings file; the tool's action is `tool_<id>`.
        make: the tool's class.
        radius_px: radius in image pixels until the user chooses another; 0 for a tool without a size.
        title, key, icon, tip: those of its action; an empty key for none.
        options: numbers that it works by.
        group: tools of one group stand together in the panel.
    """

    id: str
    make: Callable[[ToolHost, Pen], Tool]
    radius_px: float
    title: str
    key: str
    icon: str
    tip: str
    options: tuple[ToolOption, ...] = ()
    group: str = "More"

    @property
    def has_size(self) -> bool:
        """Whether the size of the pen matters to it."""
        return self.radius_px > 0

    @property
    def heeds_only_over(self) -> bool:
        """Whether labels can be protected from it: scribbles, and what draws nothing, heed no choice."""
        if isinstance(self.make, type) and issubclass(self.make, Tool):
            return self.make.heeds_only_over
        return True

    @property
    def action_id(self) -> str:
        return f"tool_{self.id}"


TOOLS: Final = (
    ToolSpec("scribble", ScribbleTool, 4.0, "Scribble", "S", "mdi6.gesture",
             "Mark a few pixels of each class; Inkling finds the borders",
             group="Pens"),
    ToolSpec("brush", BrushTool, 12.0, "Brush", "B", "mdi6.brush",
             "Paint the class exactly where you draw; these pixels stay as you left them", (LIGHT_WIDTH,),
             group="Pens"),
    ToolSpec("eraser", EraserTool, 12.0, "Eraser", "E", "mdi6.eraser",
             "Remove labels and scribbles; the prediction shows again",
             group="Pens"),
    ToolSpec("polygon", PolygonTool, 0.0, "Polygon", "L", "mdi6.vector-polygon",
             "Set corners that stay editable until Enter; Ctrl+click edits a region of the mask",
             group="Shapes"),
    ToolSpec("rectangle", RectangleTool, 0.0, "Rectangle", "R", "mdi6.vector-rectangle",
             "Draw a rectangle that stays editable until Enter, or until the next one is drawn",
             group="Shapes"),
    ToolSpec("ellipse", EllipseTool, 0.0, "Ellipse", "Shift+R", "mdi6.vector-ellipse",
             "Draw an ellipse that stays editable until Enter, or until the next one is drawn",
             group="Shapes"),
    ToolSpec("lasso", LassoTool, 0.0, "Lasso", "Shift+L", "mdi6.lasso",
             "Draw around a region by hand; Alt makes straight pieces",
             group="Shapes"),
    ToolSpec("wand", WandTool, 0.0, "Wand", "W", "mdi6.magic-staff",
             "Click a region of one colour; drag for more colours; Ctrl: all in view; Alt: remove",
             (TOLERANCE,),
             group="Regions"),
    ToolSpec("threshold", ThresholdTool, 0.0, "Threshold", "T", "mdi6.chart-bell-curve",
             "Drag a rectangle; click, or its key again: all in view. Bright or dark pixels, until Enter",
             (LEVEL, SURROUNDINGS),
             group="Regions"),
    ToolSpec("motion", MotionTool, 0.0, "Motion", "Shift+A", "mdi6.motion-outline",
             "Drag a rectangle; click, or its key again: all in view. What changed since the last frame",
             (LEVEL, SURROUNDINGS),
             group="Regions"),
    ToolSpec("growing", GrowingTool, 4.0, "Region growing", "Shift+W", "mdi6.sprout-outline",
             "Draw over what is typical of a region; it grows as far as its colours; drag for more or less",
             (REACH,),
             group="Regions"),
    ToolSpec("superpixels", SuperpixelTool, 0.0, "Superpixels", "Shift+S", "mdi6.hexagon-multiple-outline",
             "Stroke over patches of like colour to take them whole; Alt: remove",
             (SIDE, ALIKE),
             group="Regions"),
    ToolSpec("split", SplitTool, 1.5, "Split or join", "X", "mdi6.call-split",
             "Drag from half to half of an object to split it, from object to object to join, across to cut",
             group="Regions"),
    ToolSpec("object_box", ObjectBoxTool, 0.0, "Object box", "Shift+O", "mdi6.selection-drag",
             "Drag a box around one object to cut it out; clicks correct it until Enter",
             group="Regions"),
    ToolSpec("click", ClickTool, 0.0, "Click", "C", "mdi6.cursor-default-click-outline",
             "One click finds one object; further clicks correct it until Enter",
             group="Regions"),
    ToolSpec("ridge", RidgeTool, 0.0, "Trace a line", "Shift+T", "mdi6.chart-line-variant",
             "Trace cracks, vessels and neurites from click to click, in the width that they have",
             (WIDEST, FIXED, WIDER),
             group="Lines"),
    ToolSpec("livewire", LivewireTool, 0.0, "Live-wire", "Shift+Q", "mdi6.vector-polyline-edit",
             "Click around an object; the outline snaps to its edge, and its corners stay editable",
             group="Lines"),
    ToolSpec("nudge", NudgeTool, 24.0, "Push an edge", "Shift+E", "mdi6.gesture-swipe-horizontal",
             "Press in a class and drag: its edge goes with the hand",
             group="Lines"),
    ToolSpec("pick", PickTool, 0.0, "Pick class", "Shift+K", "mdi6.eyedropper",
             "Click: draw with the class under the pointer",
             group="Lines"),
    ToolSpec("measure", MeasureTool, 0.0, "Measure", "Shift+M", "mdi6.ruler",
             "Length of a line, angle between two, and area inside a closed one",
             group="Lines"),
)  # fmt: skip
"""Drawing tools in the order of the panel; the first is held at the first start."""


def tool_spec(tool_id: str) -> ToolSpec:
    """Row with this id; StopIteration when there is none."""
    return next(spec for spec in TOOLS if spec.id == tool_id)


__all__ = [
    "TOOLS",
    "BrushTool",
    "CursorInfo",
    "Draft",
    "EllipseTool",
    "EraserTool",
    "LassoTool",
    "LivewireTool",
    "PanTool",
    "Pen",
    "Pointer",
    "PolygonTool",
    "RectangleTool",
    "RidgeTool",
    "ScribbleTool",
    "Stroke",
    "Tool",
    "ToolHost",
    "ToolOption",
    "ToolSpec",
    "tool_spec",
]
