"""Live-wire: an outline that follows edges from click to click, then corners that can be edited."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from gui.language.texts import tr
from gui.tools.base import GRAB_PX, LEAST_CORNERS, Button, Draft, Pen, Pointer, PointYX, ToolHost
from gui.tools.paths.following import PathTool
from gui.tools.polygon import PolygonTool

if TYPE_CHECKING:
    from engine.core import Rect, RgbU8
    from engine.edit.paths.path_tree import PathTree


class LivewireTool(PathTool["PathTree"]):
    """Clicks around an object; the line between them snaps to its edge, live under the pointer.

    Closed at the first click, by a double click or by Enter, it becomes a polygon.
    """

    def __init__(self, host: ToolHost, pen: Pen) -> None:
        super().__init__(host, pen)
        self._polygon = PolygonTool(host, pen)
        self._is_closing = False

    @property
    def _is_closed(self) -> bool:
        return self._polygon.has_draft

    # ---- state

    @property
    def is_active(self) -> bool:
        return self._polygon.is_active or super().is_active

    @property
    def has_draft(self) -> bool:
        return self._is_closed or super().has_draft

    @property
    def draft(self) -> Draft | None:
        return self._polygon.draft if self._is_closed else super().draft

    @property
    def hint(self) -> str:
        if self._is_closed:
            return self._polygon.hint
        if self._problem:
            return self._problem
        if not self.has_draft:
            return tr("Click on the edge of an object, then around it: the line snaps to the edge")
        keys = tr("Click: next point (Alt: straight). Enter, first point: close. Backspace: back")
        return f"{tr('Finding the edge…')} {keys}" if self.is_busy else keys

    @property
    def letters(self) -> str:
        return self._polygon.letters if self._is_closed else ""

    def type_letter(self, letter: str) -> None:
        self._polygon.type_letter(letter)

    # ---- the pointer

    def press(self, at: Pointer, button: Button) -> None:
        if self._is_closed:
            self._polygon.press(at, button)
        else:
            super().press(at, button)

    def move(self, points: Sequence[Pointer]) -> None:
        if self._is_closed:
            self._polygon.move(points)
        else:
            super().move(points)

    def hover(self, at: Pointer | None) -> None:
        if self._is_closed:
            self._polygon.hover(at)
        else:
            super().hover(at)

    def release(self, at: Pointer) -> None:
        if self._is_closed:
            self._polygon.release(at)
        else:
            super().release(at)

    def cancel(self) -> None:
        self._polygon.cancel()
        super().cancel()

    # ---- the draft

    def apply(self) -> bool:
        """Close an open line, or paint the closed one.

        Raises:
            UserError: nothing can be drawn now; the draft stays.
        """
        if not self._is_closed:
            return super().apply()
        is_done = self._polygon.apply()
        if not self._is_closed:
            self.drop()
        return is_done

    def step_back(self) -> bool:
        if not self._is_closed:
            return super().step_back()
        self._polygon.drop()
        self._plant(None)
        return True

    def _clear(self) -> None:
        self._polygon.drop()
        super()._clear()

    def choose_class(self, class_id: int) -> None:
        super().choose_class(class_id)
        self._polygon.choose_class(class_id)

    # ---- as a tool of paths

    def _work(self, pixels: RgbU8, rect: Rect, start: PointYX, reach_px: float) -> Callable[[], PathTree]:
        def work() -> PathTree:
            from engine.edit.paths.livewire import edge_tree

            return edge_tree(pixels, rect, start, reach_px)

        return work

    def _took(self, step: PathTree) -> PathTree:
        return step

    def _path(self, tree: PathTree, at: Pointer) -> list[PointYX]:
        if self._pieces and at.distance_px(self._clicks[0]) < GRAB_PX and tree.holds(self._clicks[0]):
            return tree.path_to(tree.snapped(self._clicks[0], 0.0))
        return super()._path(tree, at)

    def _add_piece(self, path: list[PointYX]) -> bool:
        super()._add_piece(path)
        return path[-1] != self._clicks[0] or not self._close()

    def _apply_now(self) -> None:
        """Close the line by the shortest path to its first point."""
        tree = self._tree
        if tree is None or len(self._pieces) < 1:
            return
        first = self._clicks[0]
        if tree.holds(first):
            self._add_piece(tree.path_to(tree.snapped(first, 0.0)))
        else:
            self._is_wanted = True
            self._plant(first)

    def _close(self) -> bool:
        """Go over to the polygon, unless all points lie on one line."""
        from engine.edit.paths.livewire import corners_of

        corners = corners_of([point for piece in self._pieces for point in piece[:-1]])
        # The piece that closes it is no click of its own: Backspace opens the line where it was closed.
        self._pieces.pop()
        self._clicks.pop()
        if len(corners) < LEAST_CORNERS:
            return False
        self._waiting.clear()
        self._polygon.edit([corners], self._class_id)
        return True
