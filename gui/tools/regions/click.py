"""Click tool: one click, one object; further clicks correct it until Enter."""

from __future__ import annotations

from typing import Final

from gui.language.texts import marked, tr
from gui.tools.base import Button, Pen, Pointer, ToolHost
from gui.tools.regions.hinted import HintedObjectTool
from gui.tools.regions.pending import window_around

_SIDE: Final = 2048
"""Image pixels on a side of the part that the object is looked for in."""


class ClickTool(HintedObjectTool):
    """The first click finds the object under it, in the part of the image in view, as a draft."""

    name = marked("Click")

    def __init__(self, host: ToolHost, pen: Pen) -> None:
        super().__init__(host, pen)
        host.expect_clicks()

    def _first_hint(self) -> str:
        return tr("Click or stroke: the object under it, as a draft until Enter")

    def _begin(self, at: Pointer, button: Button) -> bool:
        image = self._host.image
        if image is None or at.pixel_in(image.shape) is None:
            return False
        if self.has_draft and at.has_shift:
            self.apply_and_go_on()
        if not self.has_draft:
            self._open(window_around(at, image.shape, _SIDE), None)
        return self._start_hint(at, button)
