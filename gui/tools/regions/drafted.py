"""Base of tools whose region is shown as a draft and painted by Enter."""

from __future__ import annotations

from gui.language.texts import marked, tr
from gui.tools.base import Button, Pen, Pointer, ToolHost
from gui.tools.image_tool import ImageTool, changed_since_seen
from gui.tools.regions.pending import PendingRegion


class DraftedRegionTool(ImageTool):
    """Tool with one region that waits for Enter, which paints what is in sight.

    Where Enter comes before the region is found, and it is another one than was in sight, the draft waits and
    the key has to be pressed again.

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
        """Paint the region that is in sight.

        Raises:
            UserError: nothing can be drawn now; the draft stays.
        """
        return self._paint_region(only_seen=True)

    def _paint_region(self, *, only_seen: bool = False) -> bool:
        """Paint the region as soon as it is found, `only_seen` where it is the one in sight."""
        if self._pending is None or self._pending.is_painted:
            return False
        self._pending.paint(only_seen=only_seen)
        if self._pending.is_painted:
            self._conclude(self._pending)
        return True

    def choose_class(self, class_id: int) -> None:
        # What is to be painted once it is found has the class of that moment.
        if self._pending is not None and not self._pending.is_wanted and not self.is_active:
            self._class_id = self._pending.class_id = class_id

    def drop(self) -> bool:
        if self._pending is not None:
            self._pending.give_up()
        return super().drop()

    @property
    def paints_itself(self) -> bool:
        return self._pending is not None and self._pending.is_wanted

    def put_aside(self) -> None:
        if self._pending is not None:
            self._pending.put_aside()

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
        elif self._pending is not None and self._pending.is_unlike_seen:
            self.refused(changed_since_seen())
        self.changed()

    def _conclude(self, pending: PendingRegion) -> None:
        """The region was painted, or there was nothing to paint."""
        self.drop()
        self._note = f"{tr(self.nothing)} " if pending.is_empty else ""
