"""Base of rectangle and ellipse: a box that stays editable until it is applied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from gui.language.texts import tr
from gui.tools.base import GRAB_PX, Button, Draft, DraftLine, Pen, Pointer, PointYX, ToolHost
from gui.tools.image_tool import ImageTool

if TYPE_CHECKING:
    from engine.core import BoolMap, Rect

BoxYX = tuple[float, float, float, float]
"""(y0, x0, y1, x1) in image pixels, y0 <= y1 and x0 <= x1."""
Grip = tuple[int, int]
"""What of a box is dragged, along y and along x: its first side (-1), its last (1), or neither (0)."""

_GRIPS: Final[tuple[Grip, ...]] = (
    (-1, -1), (-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1),
)  # fmt: skip


class BoxTool(ImageTool):
    """A shape in a box, by press, drag and release; then corners, sides and the inside are dragged.

    Shift keeps it a square, Alt or Ctrl draws it from the middle. Enter applies it. A press elsewhere applies
    it, too, and begins the next one, so that many objects cost one drag each, as in CVAT; a click elsewhere
    applies only. The sides lie on the borders of pixels: what is seen is what is painted. The secondary
    button draws class 0, the background.
    """

    first_hint = ""
    """What the next press does."""
    out_of_view = ""
    """Sentence for a shape that is not applied and was scrolled away."""

    def __init__(self, host: ToolHost, pen: Pen) -> None:
        super().__init__(host, pen)
        self._box: BoxYX | None = None
        self._earlier: list[BoxYX] = []
        self._before: BoxYX | None = None
        self._grip: Grip | None = None

    def line(self, box: BoxYX) -> tuple[PointYX, ...]:
        """Points of the closed line that is shown."""
        raise NotImplementedError

    def fill(self, box: BoxYX, shape: tuple[int, int]) -> tuple[Rect, BoolMap]:
        """Pixels of the shape inside an image of `shape` (H, W)."""
        raise NotImplementedError

    # ---- state

    @property
    def has_draft(self) -> bool:
        return self._box is not None

    @property
    def draft(self) -> Draft | None:
        box = self._box
        if box is None:
            return None
        grips = [grip for grip in _GRIPS if 0 not in grip] if self._is_new else list(_GRIPS)
        grip = self._grip
        if grip is None and self._at is not None:
            grip = _grip_at(box, self._at)
        chosen = grips.index(grip) if grip is not None and grip in grips else None
        text = f"{box[3] - box[1]:.0f} x {box[2] - box[0]:.0f} px" if self.is_active else ""
        handles = tuple(_place_of(box, grip) for grip in grips)
        return Draft(
            (DraftLine(self.line(box), is_closed=True),), handles, chosen, None, self._class_id, text
        )

    @property
    def hint(self) -> str:
        if self.is_active and self._is_new:
            return tr("Shift: equal sides. Alt or Ctrl: from the middle. Esc: drop")
        if self.has_draft:
            return tr("Drag a side, a corner or the inside. Enter, or a press elsewhere: apply. Esc: drop")
        return tr(self.first_hint)

    # ---- the pointer

    def _begin(self, at: Pointer, button: Button) -> bool:
        if self._box is not None and not _is_near(self._box, at):
            if _is_out_of_view(self._box, at):
                from engine.core import UserError

                raise UserError(tr(self.out_of_view), tr("Enter applies it, Escape drops it."))
            self.apply()
        self._before = self._box
        if self._box is None:
            self._class_id = self._class_of(button)
        else:
            self._grip = _grip_at(self._box, at)
        return True

    def _drag(self, points: Sequence[Pointer]) -> None:
        at, start = points[-1], self._start
        assert start is not None
        if self._before is None:
            self._box = _whole(_drawn(start.point, at))
        elif self._grip is None:
            dy, dx = round(at.y - start.y), round(at.x - start.x)
            y0, x0, y1, x1 = self._before
            self._box = y0 + dy, x0 + dx, y1 + dy, x1 + dx
        else:
            self._box = _whole(_dragged(self._before, self._grip, at))

    def _end(self, start: Pointer, at: Pointer) -> None:
        if self._box is not None and _is_empty(self._box):
            self._box = self._before
        if self._before is not None and self._box != self._before:
            self._earlier.append(self._before)
        self._before = self._grip = None

    def _revert(self) -> None:
        self._box = self._before
        self._before = self._grip = None

    # ---- the draft

    def apply(self) -> bool:
        """Paint the shape as one step.

        Raises:
            UserError: nothing can be drawn now; the draft stays.
        """
        image = self._host.image
        if image is None or self._box is None:
            return False
        self._paint(self.fill(self._box, image.shape))
        self.drop()
        return True

    def step_back(self) -> bool:
        if self._earlier:
            self._box = self._earlier.pop()
            return True
        return self.drop()

    def _clear(self) -> None:
        self._box = self._before = self._grip = None
        self._earlier = []

    # ---- inside

    @property
    def _is_new(self) -> bool:
        """Whether the box is being drawn by the press that began it."""
        return self._start is not None and self._before is None


def _drawn(start: PointYX, at: Pointer) -> BoxYX:
    """Box from where the press was to the pointer."""
    dy, dx = at.y - start[0], at.x - start[1]
    if at.has_shift:
        side = max(abs(dy), abs(dx))
        dy, dx = side if dy >= 0 else -side, side if dx >= 0 else -side
    is_centred = at.has_alt or at.has_ctrl
    first = (start[0] - dy, start[1] - dx) if is_centred else start
    return _sorted(first[0], first[1], start[0] + dy, start[1] + dx)


def _dragged(box: BoxYX, grip: Grip, at: Pointer) -> BoxYX:
    """Box after one of its corners or sides went to the pointer."""
    fixed = tuple((box[axis] + box[axis + 2]) / 2 for axis in (0, 1))
    is_centred = at.has_alt or at.has_ctrl
    if not is_centred:
        fixed = tuple(box[axis + 2] if grip[axis] < 0 else box[axis] for axis in (0, 1))
    if 0 not in grip:
        return _drawn((fixed[0], fixed[1]), at)
    ends = list(box)
    for axis, place in enumerate(at.point):
        if grip[axis]:
            ends[axis], ends[axis + 2] = fixed[axis], place
            if is_centred:
                ends[axis] = 2 * fixed[axis] - place
    return _sorted(*ends)


def _sorted(y0: float, x0: float, y1: float, x1: float) -> BoxYX:
    return min(y0, y1), min(x0, x1), max(y0, y1), max(x0, x1)


def _whole(box: BoxYX) -> BoxYX:
    """The nearest box whose sides are borders of pixels."""
    y0, x0, y1, x1 = box
    return round(y0), round(x0), round(y1), round(x1)


def _is_empty(box: BoxYX) -> bool:
    return box[2] <= box[0] or box[3] <= box[1]


def _place_of(box: BoxYX, grip: Grip) -> PointYX:
    y0, x0, y1, x1 = box
    return ((y0, (y0 + y1) / 2, y1)[grip[0] + 1], (x0, (x0 + x1) / 2, x1)[grip[1] + 1])


def _is_near(box: BoxYX, at: Pointer) -> bool:
    """Whether the pointer is inside, or within reach of a side."""
    reach = GRAB_PX / at.scale
    return box[0] - reach < at.y < box[2] + reach and box[1] - reach < at.x < box[3] + reach


def _is_out_of_view(box: BoxYX, at: Pointer) -> bool:
    seen = at.seen
    if seen is None:
        return False
    return box[0] >= seen.y1 or box[2] <= seen.y0 or box[1] >= seen.x1 or box[3] <= seen.x0


def _grip_at(box: BoxYX, at: Pointer) -> Grip | None:
    """Corner or side within reach, the nearer of two; None for the inside and for what is far away."""
    if not _is_near(box, at):
        return None
    reach = GRAB_PX / at.scale

    def side(place: float, first: float, last: float) -> int:
        away = {-1: abs(place - first), 1: abs(place - last)}
        nearest = min(away, key=away.__getitem__)
        return nearest if away[nearest] < reach else 0

    grip = side(at.y, box[0], box[2]), side(at.x, box[1], box[3])
    return None if grip == (0, 0) else grip
