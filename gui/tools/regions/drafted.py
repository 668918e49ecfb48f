"""Base of tools whose region is shown as a draft and painted by Enter."""

from __future__ import annotations

from gui.language.texts import marked, tr
from gui.tools.base import Button, Pen, Pointer, ToolHost
from gui.tools.image_tool import ImageTool
from gui.tools.regions.pending import PendingRegion


class DraftedRegionTool(ImageTool):
    """Tool with one region that waits for Enter; applied before it is found, it is painted once it is there.

    A subclass makes `_pending` by `_make_pending`, and forgets in `_clear` what else belongs to the region.
    """

    nothing = marked("Nothing was found there.")
    """What is said when there was nothing to paint."""

    def __init__(self, host: ToolHost, pen: Pen) -> None:
        super().__init__(host, pen)
        self._pending: PendingRegion | None = None
        self._note = ""

    @property
    def has_draft(self) -> bool:
        return self._pending is not None and not self._pending.is_painted

    @property
    def problem(self) -> str:
        """Why nothing was painted, and a space; empty when nothing is wrong."""
        if self._pending is None:
            return self._note
        return f"{self._pending.problem} " if self._pending.problem else ""

    @property
    def color_class(self) -> int | None:
        """Class that the draft is drawn in the colour of; None for one that removes labels."""
        is_erasing = self._pending is not None and self._pending.is_erasing
        return None if is_erasing else self._class_id

    def apply(self) -> bool:
        """Paint the region, as soon as it is found.

        Raises:
            UserError: nothing can be drawn now; the draft stays.
        """
        if self._pending is None or self._pending.is_painted:
            return False
        self._pending.paint()
        if self._pending.is_painted:
            self._conclude(self._pending)
        return True

    def choose_class(self, class_id: int) -> None:
        if self._pending is not None and not self.is_active:
            self._class_id = self._pending.class_id = class_id

    def _clear(self) -> None:
        self._pending, self._note = None, ""

    def _make_pending(self, at: Pointer, button: Button) -> PendingRegion:
        """Another region, of the class that this press draws."""
        self._class_id = self._class_of(button)
        self._pending = PendingRegion(
            self._host, self.name, self._class_id, self._on_found, is_erasing=at.has_alt
        )
        return self._pending

    def _on_found(self) -> None:
        if self._pending is not None and self._pending.is_painted:
            self._conclude(self._pending)
        self.changed()

    def _conclude(self, pending: PendingRegion) -> None:
        """The region was painted, or there was nothing to paint."""
        self.drop()
        self._note = f"{tr(self.nothing)} " if pending.is_empty else ""
