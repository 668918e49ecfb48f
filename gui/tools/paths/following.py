"""Base of tools that follow lines or edges from click to click, by shortest paths found in the background."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from gui.language.sentences import sentence
from gui.language.texts import marked, tr
from gui.tools.base import GRAB_PX, Button, Draft, DraftLine, Pen, Pointer, PointYX, ToolHost, ToolImage
from gui.tools.image_tool import ImageTool

if TYPE_CHECKING:
    from engine.core import Rect, RgbU8
    from engine.edit.paths.path_tree import PathTree

_MOST_REACH_PX: Final = 15.0
_NUMBERS: Final = itertools.count()
_TOO_FAR: Final = marked("Too far from the last click for a path: click nearer")

Step = TypeVar("Step")
"""What the work between two clicks gives."""


class PathTool(ImageTool, Generic[Step]):
    """Clicks, and the shortest path from each to the next; the path to the pointer is shown live.

    After a click the tree of the shortest paths from there is made in the background. Clicks that come
    earlier wait for it, in order, and so does `apply`.
    """

    def __init__(self, host: ToolHost, pen: Pen) -> None:
        super().__init__(host, pen)
        self._clicks: list[PointYX] = []
        """Places on the path that were clicked."""
        self._pieces: list[list[PointYX]] = []
        """Paths between them."""
        self._waiting: list[Pointer] = []
        self._tree: PathTree | None = None
        self._live: list[PointYX] = []
        self._sought_in: ToolImage | None = None
        # Of its own: a draft that waits in another image has its tool, too.
        self._key = f"{type(self).__name__} {next(_NUMBERS)}"
        self._round = 0
        self._is_busy = False
        self._is_wanted = False

    # ---- state

    @property
    def has_draft(self) -> bool:
        return bool(self._clicks)

    @property
    def is_busy(self) -> bool:
        """Whether a path is being sought, or a click waits for one."""
        return self._is_busy or bool(self._waiting)

    @property
    def draft(self) -> Draft | None:
        if not self._clicks:
            return None
        lines = [DraftLine(tuple(piece)) for piece in self._pieces]
        if self._live:
            lines.append(DraftLine(tuple(self._live), is_dashed=True))
        return Draft(tuple(lines), tuple(self._clicks), class_id=self._class_id)

    # ---- the pointer

    def _begin(self, at: Pointer, button: Button) -> bool:
        if not self.has_draft:
            self._class_id = self._class_of(button)
        return True

    def _drag(self, points: Sequence[Pointer]) -> None:
        self.hover(points[-1])

    def hover(self, at: Pointer | None) -> None:
        super().hover(at)
        self._ask_again()
        self._follow()

    def _end(self, start: Pointer, at: Pointer) -> None:
        self._problem = ""
        if start.clicks == 2 and self.has_draft:
            self.finish()
        elif self.has_draft:
            self._waiting.append(at)
            self._go_on()
        elif self._is_inside(at, reach_of(at)):
            self._click_first(at)

    # ---- the draft

    def finish(self) -> None:
        """What a double click does: as Enter."""
        self.apply()

    def apply(self) -> bool:
        """Paint what was traced; while a path is being sought, as soon as it is there.

        Raises:
            UserError: nothing can be drawn now; the draft stays.
        """
        if not self.has_draft or self._host.image is None:
            return False
        self._ask_again()
        self._is_wanted = self.is_busy
        if not self._is_wanted:
            self._apply_now()
        return True

    def step_back(self) -> bool:
        if not self.has_draft:
            return False
        self._problem, self._is_wanted = "", False
        if self._waiting:
            self._waiting.pop()
            return True
        if not self._pieces:
            return self.drop()
        self._pieces.pop()
        self._clicks.pop()
        self._plant(None)
        return True

    def _clear(self) -> None:
        self._clicks, self._pieces, self._waiting, self._live = [], [], [], []
        self._tree, self._problem = None, ""
        self._is_busy = self._is_wanted = False
        # What is on its way belongs to no draft.
        self._round += 1

    # ---- for subclasses

    def _work(self, pixels: RgbU8, rect: Rect, start: PointYX, reach_px: float) -> Callable[[], Step]:
        """Work of another thread: the tree from `start`, and what is to know of the newest piece."""
        raise NotImplementedError

    def _took(self, step: Step) -> PathTree:
        """Remember what the work gave; its tree."""
        raise NotImplementedError

    def _apply_now(self) -> None:
        """Paint, or go on to another stage, with nothing being sought."""
        raise NotImplementedError

    def _path(self, tree: PathTree, at: Pointer) -> list[PointYX]:
        """Path from the last click to this place; straight with Alt."""
        if at.has_alt:
            return [tree.start_point, at.point]
        return tree.path_to(tree.snapped(at.point, reach_of(at)))

    def _add_piece(self, path: list[PointYX]) -> bool:
        """Make this path a piece; False when no further one can follow."""
        self._pieces.append(path)
        self._clicks.append(path[-1])
        return True

    def _plant(self, towards: PointYX | None) -> None:
        """Make the tree from the last click, in a window that holds `towards` as well."""
        self._seek(self._clicks[-1], towards, 0.0)

    # ---- inside

    def _ask_again(self) -> None:
        """Seek what was being sought when another image was opened: that answer never comes."""
        if self._is_busy and self._sought_in is not self._host.image:
            self._plant(None)

    def _click_first(self, at: Pointer) -> None:
        self.drop()
        self._clicks = [at.point]
        self._seek(at.point, None, reach_of(at))

    def _seek(self, start: PointYX, towards: PointYX | None, reach_px: float) -> None:
        from engine.edit.paths.window import window_around

        image = self._host.image
        if image is None:
            return
        rect = window_around([start] if towards is None else [start, towards], image.shape)
        if rect is None:
            self._problem = tr(_TOO_FAR)
            self._waiting.clear()
            self._is_wanted = False
            return
        # A path that begins elsewhere would be a lie.
        self._tree, self._live = None, []
        self._round += 1
        number = self._round
        self._is_busy = True
        self._sought_in = image
        work = self._work(image.pixels, rect, start, reach_px)

        def done(step: Step) -> None:
            if number == self._round:
                self._arrived(step)

        self._host.compute(self._key, lambda _token: work(), done)

    def _arrived(self, step: Step) -> None:
        # Not at the top: the window paints before arrays come.
        from engine.core import UserError

        self._is_busy = False
        self._tree = self._took(step)
        self._clicks[-1] = self._tree.start_point
        self._go_on()
        if not self.is_busy:
            self._follow()
            if self._is_wanted:
                self._is_wanted = False
                try:
                    self._apply_now()
                except UserError as error:
                    self._problem = sentence(str(error))
        self.changed()

    def _go_on(self) -> None:
        """The path to the next click that waits, and the tree from there."""
        tree = self._tree
        if self._is_busy or not self._waiting or tree is None:
            return
        at = self._waiting[0]
        if not tree.holds(at.point):
            self._plant(at.point)
            return
        self._waiting.pop(0)
        path = self._path(tree, at)
        if len(path) > 1 and self._add_piece(path):
            self._plant(None)

    def _follow(self) -> None:
        """The path to the pointer."""
        tree, at = self._tree, self._at
        if at is None or tree is None:
            self._live = []
        elif tree.holds(at.point):
            self._live = self._path(tree, at)
        elif not self._is_busy and self._is_inside(at):
            self._seek(self._clicks[-1], at.point, 0.0)

    def _is_inside(self, at: Pointer, margin_px: float = 0.0) -> bool:
        """Whether the pointer is over the image, or no further than `margin_px` image pixels beside it."""
        if self._host.image is None:
            return False
        height, width = self._host.image.shape[:2]
        return -margin_px <= at.y < height + margin_px and -margin_px <= at.x < width + margin_px


def reach_of(at: Pointer) -> float:
    """How far a click is moved onto a line or an edge, in image pixels."""
    return min(_MOST_REACH_PX, GRAB_PX / at.scale)
