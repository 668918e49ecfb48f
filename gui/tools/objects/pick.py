"""Pick class: a click takes the class under the pointer to draw with."""

from __future__ import annotations

from gui.language.texts import tr
from gui.tools.base import Button, Pointer
from gui.tools.image_tool import ImageTool


class PickTool(ImageTool):
    """Draws nothing: a click chooses the class that is shown under the pointer."""

    heeds_only_over = False

    @property
    def hint(self) -> str:
        return self._problem or tr("Click: draw with the class under the pointer")

    def _begin(self, at: Pointer, button: Button) -> bool:
        self._pick_class(at)
        return False
